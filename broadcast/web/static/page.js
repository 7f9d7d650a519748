// The script that is open, and how its page is brought up to date under whoever works on it.
import { part, tell } from "./desk.js";

export const id = document.body.dataset.id;
const busy = [];
const after = [];
let waiting = false;
let asked = 0;

/** While `working()` is true, nothing is replaced under someone's hands. */
export const holdWhile = (working) => busy.push(working);

/** What is to be done once the page was brought up to date. */
export const afterwards = (act) => after.push(act);

const held = () => busy.some((working) => working());

/** Bring the page up to date, unless someone is at work: then it waits for them. */
export async function refresh() {
  waiting = held();
  if (waiting) return;
  const mine = ++asked;
  try {
    const html = await part(`/script/${id}/corps`);
    if (mine !== asked) return; // a later one is on its way
    waiting = held();
    if (waiting) return;
    const focused = focusPlace();
    const made = document.createElement("template");
    made.innerHTML = html;
    const here = document.getElementById("here");
    document.getElementById("body").replaceWith(made.content);
    document.getElementById("here").replaceWith(here);
    if (focused) document.querySelector(focused)?.focus({ preventScroll: true });
    for (const act of after) act();
  } catch (error) {
    tell(error);
  }
}

export function refreshIfWaiting() {
  if (waiting) refresh();
}

/** How to find again what had the focus. */
function focusPlace() {
  const focused = document.activeElement;
  if (!focused || !document.getElementById("body").contains(focused)) return "";
  const source = focused.getAttribute("aria-describedby"); // a figure has no name but its source's
  if (source) return `[aria-describedby="${CSS.escape(source)}"]`;
  const item = focused.closest(".item");
  if (focused.dataset.act) return `#${item.id} [data-act="${focused.dataset.act}"]`;
  if (focused.id) return `#${CSS.escape(focused.id)}`;
  return item ? `#${item.id}` : "";
}
