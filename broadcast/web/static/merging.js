// Two people changed one script: both texts side by side, and a choice where they touch the same lines.
import { make } from "./desk.js";

let conflict = null;
let acts = null;

const dialog = () => document.getElementById("merge");

export function show(told) {
  conflict = told;
  const both = told.hunks.filter((one) => one.kind === "both").length;
  document.getElementById("merge-told").textContent =
    `${told.by} a enregistré la version ${told.version} pendant que vous écriviez. ` +
    (both ? `À ${both === 1 ? "un endroit" : `${both} endroits`}, il faut choisir.` : "Vos deux corrections ne se touchent pas : elles tiennent ensemble.");
  document.getElementById("merge-fault").textContent = "";
  document.getElementById("hunks").replaceChildren(...told.hunks.map((one, at) => hunk(one, at, told.by)));
  dialog().showModal();
  ready();
}

function hunk(one, at, by) {
  if (one.kind === "same") return make("p", { className: "same", text: one.base.filter(Boolean).length > 2 ? "…" : one.base.join(" ") });
  if (one.kind !== "both") {
    const lines = one.kind === "yours" ? one.yours : one.theirs;
    const who = one.kind === "yours" ? "Vous" : by;
    return make("div", { className: `hunk ${one.kind}` }, make("strong", { text: who }), make("del", { text: one.base.join("\n") }), make("ins", { text: lines.join("\n") }));
  }
  const name = `hunk-${at}`;
  const box = make("fieldset", { className: "hunk both" }, make("legend", { text: "Que garder ici ?" }));
  const area = make("textarea", { id: `${name}-text`, className: "typing", rows: Math.max(one.yours.length, one.theirs.length, 2), disabled: true });
  const choices = [
    ["yours", "Votre texte", one.yours],
    ["theirs", `Le texte de ${by}`, one.theirs],
    ["own", "Les deux, réunis à la main :", [...one.yours, ...one.theirs]],
  ];
  for (const [value, told, lines] of choices) {
    const pick = make("input", { type: "radio", name, value, id: `${name}-${value}` });
    pick.addEventListener("change", () => {
      area.disabled = value !== "own";
      if (value === "own" && !area.value) area.value = lines.join("\n");
      ready();
    });
    const words = value === "own" ? [] : [make("span", { className: "words", text: lines.join("\n") || "(rien)" })];
    box.append(make("label", { htmlFor: pick.id }, pick, make("strong", { text: told }), ...words));
  }
  area.setAttribute("aria-label", "Texte réuni");
  box.append(area);
  return box;
}

const chosen = (at) => document.querySelector(`input[name="hunk-${at}"]:checked`)?.value;

function ready() {
  const all = conflict.hunks.every((one, at) => one.kind !== "both" || chosen(at));
  document.getElementById("merge-keep").disabled = !all;
}

function merged() {
  const lines = conflict.hunks.flatMap((one, at) => {
    if (one.kind === "same") return one.base;
    if (one.kind === "yours" || one.kind === "theirs") return one[one.kind];
    const pick = chosen(at);
    return pick === "own" ? document.getElementById(`hunk-${at}-text`).value.split("\n") : one[pick];
  });
  return `${lines.map((line) => line.replace(/\n$/, "")).join("\n").trimEnd()}\n`;
}

async function save() {
  try {
    await acts.keep(merged(), conflict.version);
    dialog().close();
    await acts.done();
  } catch (error) {
    if (error.status === 409 && error.told?.hunks) return show(error.told);
    document.getElementById("merge-fault").textContent = error.message;
  }
}

export function wire(given) {
  acts = given;
  document.getElementById("merge-keep").addEventListener("click", save);
  document.getElementById("merge-leave").addEventListener("click", () => dialog().close());
}
