// A presenter's own voice for one story: recorded here, or dropped as a file; heard before it is kept.
import { ask, make, minutes, someone, tell } from "./desk.js";
import { holdWhile, id, refresh } from "./page.js";
import { stop } from "./sound.js";

const KINDS = ["audio/webm;codecs=opus", "audio/mp4;codecs=mp4a.40.2", "audio/ogg;codecs=opus"];
let box = null;

function open(section) {
  if (box) return;
  const { story, expected } = section.dataset;
  const status = make("p", { role: "status", className: "take-told", text: `Prévu : ${minutes(Number(expected))}. Lisez le sujet tel qu’il est écrit.` });
  const level = make("meter", { min: 0, max: 1, value: 0, ariaLabel: "Niveau du micro" });
  const record = make("button", { type: "button", className: "main record", text: "● Enregistrer" });
  const file = make("input", { type: "file", accept: "audio/*", id: `file-${story}` });
  const drop = make("label", { htmlFor: file.id, className: "drop", text: "ou déposez un fichier son : " }, file);
  const after = make("div", { className: "acts" });
  const leave = make("button", { type: "button", text: "Fermer" });
  box = make("div", { className: "recorder" }, status, make("div", { className: "acts" }, record, level, leave), drop, after);
  section.querySelector(".story-head").after(box);
  const take = { story, expected: Number(expected), status, level, record, after, recorder: null };
  record.addEventListener("click", () => (take.recorder ? end(take) : start(take)));
  leave.addEventListener("click", close);
  file.addEventListener("change", () => file.files[0] && offer(take, file.files[0]));
  box.addEventListener("dragover", (event) => event.preventDefault());
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files[0]) offer(take, event.dataTransfer.files[0]);
  });
  box.take = take;
  record.focus();
}

function close() {
  if (!box) return;
  const { take } = box;
  if (take.recorder) {
    take.recorder.ondataavailable = take.recorder.onstop = null;
    release(take);
  }
  box.remove();
  box = null;
  refresh();
}

async function start(take) {
  stop();
  try {
    take.stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
  } catch (error) {
    take.status.textContent = error.name === "NotAllowedError" ? "Le micro est refusé : autorisez-le dans le navigateur, puis recommencez." : "Aucun micro ne répond : branchez-en un, ou déposez un fichier.";
    return;
  }
  const parts = [];
  const mimeType = KINDS.find((kind) => MediaRecorder.isTypeSupported(kind));
  take.recorder = new MediaRecorder(take.stream, { mimeType, audioBitsPerSecond: 192_000 });
  take.recorder.ondataavailable = (event) => parts.push(event.data);
  take.recorder.onstop = () => {
    const kind = take.recorder.mimeType;
    release(take);
    offer(take, new Blob(parts, { type: kind }));
  };
  take.recorder.start(1_000);
  take.began = performance.now();
  take.record.textContent = "■ Arrêter";
  take.after.replaceChildren();
  watch(take);
}

/** How long, and how loud, while it records. */
function watch(take) {
  take.sounds = new AudioContext();
  const meter = take.sounds.createAnalyser();
  take.sounds.createMediaStreamSource(take.stream).connect(meter);
  const samples = new Float32Array(meter.fftSize);
  const look = () => {
    if (!take.recorder) return;
    meter.getFloatTimeDomainData(samples);
    take.level.value = samples.reduce((high, one) => Math.max(high, Math.abs(one)), 0);
    take.status.textContent = `Enregistrement : ${minutes(performance.now() - take.began)} pour ${minutes(take.expected)}`;
    setTimeout(look, 100);
  };
  look();
}

function end(take) {
  take.recorder.stop();
}

function release(take) {
  if (take.recorder.state !== "inactive") take.recorder.stop();
  for (const track of take.stream.getTracks()) track.stop();
  take.sounds.close();
  take.recorder = null;
  take.level.value = 0;
  take.record.textContent = "● Recommencer";
}

/** The recording is there: it is heard, then kept or made again. */
function offer(take, sound) {
  const player = make("audio", { controls: true, src: URL.createObjectURL(sound) });
  const keep = make("button", { type: "button", className: "main", text: "Garder cette prise" });
  take.status.textContent = "Réécoutez, puis gardez ou recommencez.";
  take.after.replaceChildren(player, keep);
  keep.addEventListener("click", () => send(take, sound, keep));
  keep.focus();
}

async function send(take, sound, keep) {
  const form = new FormData();
  form.append("sound", sound, sound.name ?? "prise");
  try {
    if (!(await someone())) return;
    keep.disabled = true;
    take.status.textContent = "Mise à niveau…";
    await ask("PUT", `bulletins/${id}/takes/${take.story}`, form);
    close();
  } catch (error) {
    take.status.textContent = `Pas gardée : ${error.message}`;
    keep.disabled = false;
  }
}

export function wire() {
  holdWhile(() => box !== null);
  document.addEventListener("click", async (event) => {
    const begin = event.target.closest("[data-take]");
    if (begin) open(begin.closest(".story"));
    const drop = event.target.closest("[data-drop-take]");
    if (!drop) return;
    try {
      if (!(await someone())) return;
      await ask("DELETE", `bulletins/${id}/takes/${drop.dataset.dropTake}`);
      refresh();
    } catch (error) {
      tell(error);
    }
  });
}
