// The page without a mouse. One-letter keys can be switched off (WCAG 2.1.4).
import * as editing from "./editing.js";
import * as remarks from "./remarks.js";
import * as sound from "./sound.js";

const items = () => [...document.querySelectorAll(".item")];
let last = -1;

export function current() {
  const held = document.activeElement?.closest(".item");
  return held ?? document.getElementById(`item-${last}`) ?? items()[0];
}

export function goTo(item) {
  if (!item) return;
  last = Number(item.dataset.index);
  item.focus({ preventScroll: true });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  item.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

export function goToLine(line) {
  const found = items().find((one) => one.dataset.line <= line && line <= Number(one.dataset.last));
  goTo(found);
  return found;
}

function move(by) {
  const all = items();
  const held = document.activeElement?.closest(".item") ?? document.getElementById(`item-${last}`);
  goTo(held ? all[all.indexOf(held) + by] : all[by > 0 ? 0 : all.length - 1]);
}

function nextPoint() {
  const points = items().filter((one) => one.querySelector(".finding, .lapse, .remark"));
  if (!points.length) return;
  const after = points.find((one) => Number(one.dataset.index) > last);
  goTo(after ?? points[0]);
}

const KEYS = {
  j: () => move(1),
  k: () => move(-1),
  e: () => editing.open(current()),
  l: () => sound.listenTo(current()),
  d: () => sound.listenFrom(current()),
  p: () => sound.toggle(),
  n: nextPoint,
  r: () => remarks.begin(current()),
  a: () => {
    const panel = document.getElementById("approval");
    panel.scrollIntoView({ block: "nearest" });
    (document.getElementById("approve") ?? panel).focus();
  },
  "?": () => document.getElementById("keys").showModal(),
};

export function wire() {
  const on = document.getElementById("keys-on");
  on.checked = localStorage.getItem("keys") !== "off";
  on.addEventListener("change", () => localStorage.setItem("keys", on.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, dialog")) return;
    if (event.key === "Escape") return sound.stop();
    if (!on.checked || !KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  document.addEventListener("focusin", (event) => {
    const item = event.target.closest(".item");
    if (item) last = Number(item.dataset.index);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("#help")) document.getElementById("keys").showModal();
    const to = event.target.closest("[data-go]");
    if (to) {
      event.preventDefault();
      goToLine(Number(to.dataset.go));
    }
  });
}
