// A script's page: what is shown comes from the server; this wires it, and listens to the newsroom.
import * as approving from "./approving.js";
import { ask, begin, isNamed, linkTold, listen, make } from "./desk.js";
import * as editing from "./editing.js";
import * as keyboard from "./keyboard.js";
import { id, refresh } from "./page.js";
import * as recording from "./recording.js";
import * as remarks from "./remarks.js";
import * as sound from "./sound.js";
import * as sources from "./sources.js";

const PRESENT_MS = 20_000;

async function present() {
  await begin();
  if (document.hidden || !isNamed()) return;
  try {
    showPresent(await ask("POST", `bulletins/${id}/presence`, { editing: editing.busy() }));
  } catch {
    linkTold("lost");
  }
}

async function showPresent(people) {
  const { name } = await begin();
  const others = people.filter((one) => one.name !== (document.getElementById("name")?.value || name));
  const told = others.map((one) => make("span", { className: "face", text: `${one.name || "quelqu’un"} ${one.editing ? "corrige" : "lit"} ce script` }));
  document.getElementById("here").replaceChildren(...told);
}

/** The board's line changed: the page is fetched again only where it says something else. */
function lineChanged(row) {
  const shown = document.getElementById("body").dataset;
  const holds = row.approval && !row.lapsed ? "yes" : "no";
  if (row.version !== Number(shown.version) || row.state !== shown.state || holds !== shown.holds) refresh();
}

for (const one of [editing, sound, recording, remarks, approving, sources, keyboard]) one.wire();
editing.whenItChanges(present);

let first = true;
listen(`/api/events?bulletin=${id}`, {
  hello: () => {
    if (!first) refresh(); // what happened while the line was down
    first = false;
    editing.sendKept();
  },
  quiet: editing.sendKept,
  script: () => {
    editing.someoneSaved();
    refresh();
  },
  approval: refresh,
  takes: refresh,
  comments: refresh,
  air: () => {
    sound.airChanged();
    refresh();
  },
  row: lineChanged,
  job: approving.job,
  presence: (told) => showPresent(told.present),
});

addEventListener("online", editing.sendKept);
document.addEventListener("named", present);
present();
setInterval(present, PRESENT_MS);
addEventListener("pagehide", () => {
  ask("DELETE", `bulletins/${id}/presence`).catch(() => {});
});
