// The morning at a glance: lines that change are fetched again, a few at a time.
import { Unreached, ask, listen, part, someone, tell } from "./desk.js";

const day = document.body.dataset.day;
const find = document.getElementById("find");
const changed = new Set();
let only = "";
let soon = 0;
let whole = false;

function refresh(id) {
  changed.add(id);
  soon ||= setTimeout(update, 150);
}

function refreshAll() {
  whole = true;
  soon ||= setTimeout(update, 150);
}

/** One request at a time: an older answer never lands on a newer one. */
async function update() {
  const ids = [...changed];
  const all = whole || ids.length > 60;
  changed.clear();
  whole = false;
  try {
    if (all) await fetchBoard();
    else replace(await part(`/jour/${day}/lignes?${ids.map((id) => `id=${id}`).join("&")}`));
    tally();
  } catch (error) {
    tell(error);
  }
  soon = changed.size || whole ? setTimeout(update, 150) : 0;
}

function replace(html) {
  const made = document.createElement("template");
  made.innerHTML = html;
  for (const line of made.content.querySelectorAll(".line")) {
    const old = document.getElementById(line.id);
    if (!old) return refreshAll();
    const held = old.contains(document.activeElement);
    old.replaceWith(line);
    if (held) line.querySelector("a").focus();
  }
}

async function fetchBoard() {
  const held = document.activeElement?.closest(".line")?.id;
  const made = document.createElement("template");
  made.innerHTML = await part(`/jour/${day}/tableau`);
  document.getElementById("board").replaceWith(made.content);
  if (held) document.getElementById(held)?.querySelector("a").focus();
}

/** Counts follow the lines; a state that was not there before comes with the whole board. */
function tally() {
  const counts = {};
  for (const line of document.querySelectorAll(".line")) {
    counts[line.dataset.state] = (counts[line.dataset.state] ?? 0) + 1;
  }
  const shown = [...document.querySelectorAll(".sum[data-only]")].filter((one) => one.dataset.only);
  const known = new Set(shown.map((one) => one.dataset.only));
  if (Object.keys(counts).some((state) => !known.has(state)) || shown.some((one) => !counts[one.dataset.only])) {
    refreshAll();
  }
  for (const one of shown) one.querySelector("strong").textContent = counts[one.dataset.only] ?? 0;
  sift();
}

/** Another program hands over: its ledger is read again now and then, while someone looks. */
async function handed() {
  if (document.hidden) return;
  try {
    const told = await part(`/jour/${day}/remises/bref`);
    const place = document.getElementById("handed");
    if (place.dataset.told !== told) place.innerHTML = told; // told again only where it changed
    place.dataset.told = told;
  } catch (error) {
    if (!(error instanceof Unreached)) tell(error);
  }
}

function sift() {
  const words = find.value.trim().toLowerCase();
  let seen = 0;
  for (const slot of document.querySelectorAll(".slot")) {
    let here = 0;
    for (const line of slot.querySelectorAll(".line")) {
      const fits = (!only || line.dataset.state === only) && line.dataset.words.includes(words);
      line.hidden = !fits;
      here += fits;
    }
    slot.hidden = !here;
    seen += here;
  }
  document.getElementById("nothing").hidden = seen > 0;
  for (const one of document.querySelectorAll(".sum")) {
    one.setAttribute("aria-pressed", String(one.dataset.only === only));
  }
}

function job(told) {
  const place = document.getElementById("under-way");
  if (told.kind === "speech") return;
  if (told.state === "running" && told.kind === "scripts") {
    place.textContent = `Écriture des scripts : ${told.done} sur ${told.total || "…"}`;
  } else if (told.state === "failed") {
    place.textContent = `Échec : ${told.error}`;
  } else if (told.kind === "scripts" && told.state === "done") {
    place.textContent = "";
    refreshAll();
  }
  if (told.bulletin) refresh(told.bulletin);
}

document.addEventListener("click", async (event) => {
  const sumButton = event.target.closest(".sum");
  if (sumButton) {
    only = sumButton.dataset.only;
    sift();
  }
  if (event.target.id === "write-all") {
    try {
      if (!(await someone())) return;
      await ask("POST", `days/${day}/scripts`, {});
      document.getElementById("under-way").textContent = "Écriture des scripts…";
    } catch (error) {
      tell(error);
    }
  }
});
find.addEventListener("input", sift);
document.addEventListener("visibilitychange", handed);
setInterval(handed, 15_000);
handed();

listen("/api/events", {
  hello: refreshAll, // what happened while the line was down, or before it was up
  row: (row) => refresh(row.id),
  presence: (told) => refresh(told.id),
  board: refreshAll,
  job,
});
