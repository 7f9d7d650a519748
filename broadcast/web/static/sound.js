// Hearing a script: sentence by sentence before it is mixed, whole once it is, with the text following.
import { ask, minutes, notice, tell } from "./desk.js";
import { afterwards, id } from "./page.js";

const AGAIN_MS = 500;
const audio = new Audio();
const bulletin = new Audio();
let round = 0;
let air = null;
let playing = null;
let warned = "";

const told = (words) => (document.getElementById("player-told").textContent = words);
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Have a sentence spoken if nobody has; waits until it can be heard. */
async function ready(key, mine) {
  for (;;) {
    const state = await ask("POST", `bulletins/${id}/speech/${key}`);
    if (state.warning && state.warning !== warned) notice((warned = state.warning));
    if (state.ready || mine !== round) return;
    if (state.job?.state === "failed") throw new Error(`Cette phrase ne peut pas être dite : ${state.job.error}`);
    told("La voix prépare cette phrase…");
    await pause(AGAIN_MS);
  }
}

async function play(path, mine) {
  if (mine !== round) return;
  audio.src = path;
  await new Promise((done, fail) => {
    audio.onended = done;
    audio.onpause = () => audio.ended || mine === round || done();
    audio.onerror = () => (mine === round ? fail(new Error("Ce son ne se lit pas.")) : done());
    audio.play().catch((error) => (mine === round ? fail(error) : done()));
  });
}

function heard(element) {
  for (const one of document.querySelectorAll(".heard")) one.classList.remove("heard");
  element?.classList.add("heard");
}

/** Play everything of some paragraphs, one after the other. */
async function playItems(items) {
  stop();
  const mine = round;
  playing = "items";
  showButton();
  try {
    for (const [at, item] of items.entries()) {
      if (mine !== round) return;
      if (items.length > 1) item.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
      const next = items[at + 1]?.querySelector("[data-key]")?.dataset.key;
      await playItem(item, mine, next);
    }
  } catch (error) {
    if (mine === round) tell(error);
  } finally {
    if (mine === round) stop();
  }
}

async function playItem(item, mine, next) {
  if (item.dataset.quote) {
    heard(item.querySelector(".words"));
    drawPeaks(`bulletins/${id}/clips/${item.dataset.quote}/peaks`);
    told(`Son : ${item.querySelector(".sound").textContent.trim()}`);
    return play(`/api/bulletins/${id}/clips/${item.dataset.quote}/sound`, mine);
  }
  const sentences = [...item.querySelectorAll("[data-key]")];
  for (const [at, sentence] of sentences.entries()) {
    if (mine !== round) return;
    await ready(sentence.dataset.key, mine);
    if (mine !== round) return;
    const after = sentences[at + 1]?.dataset.key ?? next;
    if (after) ask("POST", `bulletins/${id}/speech/${after}`).catch(() => {});
    heard(sentence);
    told(`Ligne ${item.dataset.line}`);
    drawPeaks(`bulletins/${id}/speech/${sentence.dataset.key}/peaks`);
    await play(`/api/bulletins/${id}/speech/${sentence.dataset.key}/sound`, mine);
  }
}

export function listenTo(item) {
  if (item) playItems([item]);
}

export function listenFrom(item) {
  const all = [...document.querySelectorAll(".item:not(.cut)")];
  playItems(item ? all.slice(Math.max(0, all.indexOf(item))) : all);
}

export function stop() {
  round += 1;
  audio.pause();
  bulletin.pause();
  playing = null;
  heard(null);
  told("Rien n’est en cours.");
  showButton();
}

export function toggle() {
  if (playing === "items") return stop();
  if (air) return bulletin.paused ? playAir() : bulletin.pause();
  const held = document.activeElement?.closest(".item");
  listenFrom(held);
}

function showButton() {
  const button = document.getElementById("play");
  const on = playing === "items" || (air && !bulletin.paused);
  button.textContent = on ? "■ Arrêter" : air ? "▶ Le bulletin" : "▶ Écouter";
}

// -- the finished bulletin

/** What is on disk, if anything: its player. */
export async function loadAir() {
  const seek = document.getElementById("seek");
  air = null;
  if (document.querySelector("[data-play-air]")) {
    try {
      air = await ask("GET", `bulletins/${id}/air`);
    } catch (error) {
      if (error.status !== 404) tell(error);
    }
  }
  seek.hidden = !air;
  if (air) {
    seek.max = air.duration_ms;
    bulletin.src = `/api/bulletins/${id}/air/sound?${air.sha256.slice(0, 12)}`;
    drawPeaks(`bulletins/${id}/air/peaks`);
    document.getElementById("clock").textContent = `0'00 / ${minutes(air.duration_ms)}`;
  }
  showButton();
}

export function airChanged() {
  if (bulletin.paused) air = null;
}

async function playAir() {
  if (!air) await loadAir();
  if (!air) return;
  round += 1;
  audio.pause();
  playing = "air";
  if (!air.fresh) notice("Ce son date d’avant la dernière correction : refaites-le pour entendre le texte d’aujourd’hui.");
  bulletin.play().catch(tell);
}

function followSound() {
  const at = bulletin.currentTime * 1000;
  document.getElementById("seek").value = at;
  document.getElementById("clock").textContent = `${minutes(at)} / ${minutes(air.duration_ms)}`;
  const cue = air.cues.findLast((one) => one.start_ms <= at && at < one.end_ms && one.line);
  const item = cue && document.querySelector(`.item[data-line="${cue.line}"]`);
  const words = item?.querySelector(".words");
  if (words && !words.classList.contains("heard")) {
    heard(words);
    if (!bulletin.paused) item.scrollIntoView({ block: "center", behavior: calm() ? "auto" : "smooth" });
  }
}

// -- the waveform

async function drawPeaks(path) {
  const canvas = document.getElementById("wave");
  const width = (canvas.width = canvas.clientWidth * devicePixelRatio);
  const height = (canvas.height = 40 * devicePixelRatio);
  const pen = canvas.getContext("2d");
  try {
    const { peaks } = await ask("GET", path);
    pen.clearRect(0, 0, width, height);
    pen.fillStyle = getComputedStyle(canvas).color;
    for (let x = 0; x < width; x += 3) {
      const from = Math.floor((x * peaks.length) / width);
      const to = Math.max(from + 1, Math.floor(((x + 3) * peaks.length) / width));
      const high = Math.max(2, (Math.max(...peaks.slice(from, to)) / 1000) * height);
      pen.fillRect(x, (height - high) / 2, 2, high);
    }
  } catch {
    pen.clearRect(0, 0, width, height); // a waveform that does not come keeps nobody from listening
  }
}

export function wire() {
  afterwards(() => air || playing || loadAir());
  document.getElementById("play").addEventListener("click", toggle);
  document.getElementById("seek").addEventListener("input", (event) => (bulletin.currentTime = event.target.value / 1000));
  bulletin.addEventListener("timeupdate", () => air && followSound());
  for (const name of ["play", "pause", "ended"]) bulletin.addEventListener(name, showButton);
  document.addEventListener("click", (event) => {
    if (event.target.closest('[data-act="listen"]')) listenTo(event.target.closest(".item"));
    if (event.target.closest("[data-play-air]")) playAir();
    const take = event.target.closest("[data-hear-take]");
    if (take) hearTake(take.dataset.hearTake);
  });
  loadAir();
}

async function hearTake(story) {
  stop();
  const mine = round;
  playing = "items";
  showButton();
  told("Votre prise");
  drawPeaks(`bulletins/${id}/takes/${story}/peaks`);
  try {
    await play(`/api/bulletins/${id}/takes/${story}/sound`, mine);
  } catch (error) {
    tell(error);
  } finally {
    if (mine === round) stop();
  }
}
