// Correcting in place: the fact check and the length follow the typing; nothing typed is ever lost.
import { ask, make, minutes, notice, signed, someone, tell, Unreached } from "./desk.js";
import { goTo } from "./keyboard.js";
import * as merging from "./merging.js";
import { afterwards, holdWhile, id, refresh, refreshIfWaiting } from "./page.js";

const PAUSE_MS = 350;
const KEPT = `draft:${id}`;
const TOLD = {
  contradiction: "✕ Les données disent autre chose",
  unsourced: "✕ Les données ne le disent pas",
  doubt: "? À vérifier",
};

/** What is being edited: from which version, and which of its lines. */
let edit = null;
let asked = 0;
let soon = 0;
let present = () => {};

export const busy = () => edit !== null || document.getElementById("merge").open;

/** Called when someone begins or ends typing. */
export const whenItChanges = (act) => (present = act);

const fullText = () => JSON.parse(document.getElementById("text").textContent);
const version = () => Number(document.getElementById("body").dataset.version);

/** The whole script with what is typed in its place. */
function typed() {
  const before = edit.lines.slice(0, edit.first - 1);
  const after = edit.lines.slice(edit.last);
  return [...before, ...edit.area.value.split("\n"), ...after].join("\n");
}

export function open(item) {
  if (!item || edit || !item.querySelector('[data-act="edit"]')) return;
  begin(item.querySelector(".said"), Number(item.dataset.line), Number(item.dataset.last), item);
}

function openWhole() {
  if (edit) return;
  begin(document.getElementById("page"), 1, fullText().split("\n").length, null);
}

function begin(place, first, last, item) {
  const lines = fullText().split("\n");
  const id = `edit-${first}`;
  const area = make("textarea", { id, className: "typing", spellcheck: true, value: lines.slice(first - 1, last).join("\n") });
  const label = make("label", { htmlFor: id, className: "unseen", text: item ? `Texte de la ligne ${first}` : "Texte entier du script" });
  const keep = make("button", { type: "button", className: "main", text: "Enregistrer", title: "Ctrl + Entrée" });
  const leave = make("button", { type: "button", text: "Laisser", title: "Échap" });
  const state = make("span", { className: "quiet", role: "status" });
  const findings = make("div", { className: "findings", ariaLive: "polite" });
  const box = make("div", { className: item ? "edit" : "edit whole" }, label, area, make("div", { className: "acts" }, keep, leave, state), findings);
  edit = { version: version(), lines, first, last, area, item, box, state, findings, keep, was: area.value };
  place.classList.add("hidden-under");
  place.before(box);
  keep.addEventListener("click", save);
  leave.addEventListener("click", abandon);
  area.addEventListener("input", changed);
  area.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
    else if (event.key === "Escape") abandon();
    else return;
    event.preventDefault();
  });
  grow();
  area.focus({ preventScroll: !item });
  present();
}

function grow() {
  edit.area.style.height = "auto";
  edit.area.style.height = `${edit.area.scrollHeight + 4}px`;
}

function changed() {
  grow();
  keepDraft();
  edit.state.textContent = "…";
  clearTimeout(soon);
  soon = setTimeout(check, PAUSE_MS);
}

function keepDraft() {
  const kept = { version: edit.version, first: edit.first, last: edit.last, lines: edit.lines, value: edit.area.value };
  localStorage.setItem(KEPT, JSON.stringify(kept));
}

/** The fact check and the length of what is typed, before it is kept. */
async function check() {
  const current = edit;
  const mine = ++asked;
  try {
    const told = await ask("POST", `bulletins/${id}/check`, { text: `${typed().trimEnd()}\n` });
    if (edit === current && mine === asked) showCheck(told);
  } catch (error) {
    if (edit === current) edit.state.textContent = error instanceof Unreached ? "Connexion perdue : votre texte est gardé ici" : error.message;
  }
}

function showCheck(told) {
  edit.findings.replaceChildren();
  if (!told.understood) {
    edit.state.textContent = "";
    const where = told.error_line ? ` (ligne ${told.error_line})` : "";
    edit.findings.append(make("p", { className: "finding stop" }, make("strong", { text: "✕ Ce n’est pas un script" }), ` ${told.error}${where}. ${told.hint}`));
    return;
  }
  const last = edit.first + edit.area.value.split("\n").length - 1;
  const own = told.findings.filter((one) => edit.first <= one.line && one.line <= last);
  edit.findings.append(...own.map(finding));
  const others = told.findings.length - own.length;
  const count = others ? `${others} autre${others > 1 ? "s" : ""} point${others > 1 ? "s" : ""} ailleurs` : "";
  edit.state.textContent = own.length ? count : ["✓ conforme aux données", count].filter(Boolean).join(", ");
  showFit(told);
  showClocks(told);
}

function finding(one) {
  const says = one.data_says ? [make("span", {}, "Données : ", make("b", { text: one.data_says }))] : [];
  const where = one.trace ? [make("span", { className: "file", text: `${one.source}, ${one.trace.split("/").pop()}` })] : [];
  return make(
    "p",
    { className: `finding ${one.severity === "doubt" ? "doubt" : "stop"}` },
    make("strong", { text: TOLD[one.severity] }),
    ` ligne ${one.line} : ${one.found} `,
    ...says,
    " ",
    ...where,
  );
}

export function showFit(told) {
  const fit = document.getElementById("fit");
  fit.classList.toggle("over", !told.fits);
  fit.querySelector("[data-expected]").textContent = minutes(told.expected_ms);
  fit.querySelector("[data-over]").textContent = told.fits ? "tient dans le créneau" : signed(told.over_ms);
  fit.querySelector("[data-told]").textContent = told.fit_told;
}

/** The running times in the margin, while the paragraphs are the same ones. */
function showClocks(told) {
  const items = told.stories.flatMap((story) => story.items);
  const shown = document.querySelectorAll(".item");
  if (items.filter((one) => one.kind === "read" || one.kind === "clip").length !== shown.length) return;
  for (const item of shown) {
    const one = items[Number(item.dataset.index)];
    const clock = one.cut ? "coupé" : one.start_ms === null ? "" : minutes(one.start_ms);
    item.querySelector("[data-clock]").textContent = clock;
  }
}

async function save() {
  const current = edit;
  try {
    if (!(await someone())) return;
    current.keep.disabled = true;
    await keep(`${typed().trimEnd()}\n`, current.version);
    if (edit === current) close();
    await refresh();
    goTo(document.getElementById(current.item?.id));
  } catch (error) {
    failed(error, current);
  } finally {
    current.keep.disabled = false;
  }
}

export async function keep(text, based_on) {
  const kept = await ask("PUT", `bulletins/${id}/script`, { text, based_on });
  localStorage.removeItem(KEPT);
  notice("");
  return kept;
}

function failed(error, current) {
  if (error.status === 409 && error.told.hunks) {
    keepDraft();
    merging.show(error.told);
  } else if (error instanceof Unreached) {
    keepDraft();
    localStorage.setItem(`${KEPT}:send`, "yes");
    current.state.textContent = "Pas encore enregistré : la connexion est perdue. Votre texte est gardé et partira à son retour.";
  } else {
    current.state.textContent = "";
    current.findings.replaceChildren(make("p", { className: "finding stop", role: "alert" }, make("strong", { text: "✕ Pas enregistré" }), ` ${error.message}`));
  }
}

/** The line is back: what waited is sent. */
export function sendKept() {
  if (!edit || !localStorage.getItem(`${KEPT}:send`)) return;
  localStorage.removeItem(`${KEPT}:send`);
  save();
}

export function close() {
  if (!edit) return;
  clearTimeout(soon);
  edit.box.nextElementSibling.classList.remove("hidden-under");
  edit.box.remove();
  edit = null;
  present();
}

function abandon() {
  const { item, area, was } = edit;
  const differs = area.value !== was;
  if (!differs) localStorage.removeItem(KEPT);
  close();
  refresh().then(() => {
    goTo(document.getElementById(item?.id));
    if (differs) offerDraft();
  });
}

/** A text that was typed and not kept is offered again, after a reload as after Escape. */
export function offerDraft() {
  const kept = JSON.parse(localStorage.getItem(KEPT) ?? "null");
  document.getElementById("draft")?.remove();
  if (!kept || edit) return;
  const take = make("button", { type: "button", className: "main", text: "Reprendre ce texte" });
  const drop = make("button", { type: "button", text: "L’oublier" });
  const words = kept.value.trim().replace(/\s+/g, " ").slice(0, 80);
  const box = make("p", { id: "draft", className: "draft" }, `Une correction n’a pas été enregistrée : « ${words} » `, take, drop);
  document.getElementById("page").prepend(box);
  take.addEventListener("click", () => resume(kept));
  drop.addEventListener("click", () => {
    localStorage.removeItem(KEPT);
    box.remove();
  });
}

function resume(kept) {
  document.getElementById("draft")?.remove();
  const all = kept.lines.length === kept.last && kept.first === 1;
  const item = all ? null : document.querySelector(`.item[data-line="${kept.first}"]`);
  begin(item ? item.querySelector(".said") : document.getElementById("page"), kept.first, kept.last, item);
  const partial = item || all ? kept.value : [...kept.lines.slice(0, kept.first - 1), kept.value, ...kept.lines.slice(kept.last)].join("\n");
  Object.assign(edit, item || all ? { lines: kept.lines } : { lines: kept.lines, first: 1, last: kept.lines.length });
  edit.version = kept.version; // what it was written on: a later version brings the merge view
  edit.area.value = partial;
  changed();
}

/** Someone else saved while this one types. */
export function someoneSaved() {
  if (edit && !edit.keep.disabled) {
    notice("Quelqu’un vient d’enregistrer ce script. Continuez : votre texte est gardé, et vous verrez les deux en enregistrant.");
  }
}

export function wire() {
  holdWhile(busy);
  afterwards(offerDraft);
  document.addEventListener("click", (event) => {
    if (event.target.closest('[data-act="edit"]')) open(event.target.closest(".item"));
    if (event.target.closest("#whole, [data-whole]")) openWhole();
  });
  document.addEventListener("dblclick", (event) => {
    if (!event.target.closest("button, .edit")) open(event.target.closest(".item"));
  });
  addEventListener("beforeunload", (event) => {
    if (edit && edit.area.value !== edit.was) event.preventDefault();
  });
  merging.wire({
    keep,
    done: async () => {
      close();
      await refresh();
    },
    later: refreshIfWaiting,
    tell,
  });
  offerDraft();
}
