// Answering for a script as it was read, making its sound, and saying that it went to air.
import { ask, someone, tell } from "./desk.js";
import { afterwards, holdWhile, id, refresh } from "./page.js";

/** Why the last making failed: said until another begins. */
let failure = "";

function busy() {
  const typed = [document.getElementById("because"), document.getElementById("note")];
  return typed.some((one) => one?.value.trim());
}

/** Work under way on this bulletin: its progress, then the page as it stands. */
export function job(told) {
  if (told.bulletin !== id) return;
  if (told.kind === "listen") refresh();
  if (told.kind !== "render") return;
  const place = document.getElementById("air");
  failure = told.state === "failed" ? `Échec : ${told.error}` : "";
  showFailure();
  if (told.state === "waiting" || told.state === "running") {
    let bar = place.querySelector("progress");
    if (!bar) {
      bar = document.createElement("progress");
      bar.setAttribute("aria-label", "Fabrication");
      place.querySelector("h2").after(bar, Object.assign(document.createElement("span"), { className: "job" }));
    }
    bar.max = told.total || 1;
    bar.value = told.done;
    const words = place.querySelector(".job, [data-job]");
    words.textContent = told.total ? ` ${told.done} sur ${told.total} phrases` : " en attente";
  } else if (told.state !== "failed") {
    refresh();
  }
}

function showFailure() {
  document.getElementById("air-fault").textContent = failure;
}

const print = () => document.getElementById("body").dataset.fingerprint;

const ACTS = {
  approve: async () => {
    const note = document.getElementById("note").value.trim();
    await ask("POST", `bulletins/${id}/approval`, { fingerprint: print(), note });
    document.getElementById("note").value = "";
  },
  override: async () => {
    const because = document.getElementById("because");
    if (because.value.trim().length < 3) {
      because.focus();
      throw new Error("Dites pourquoi : cette raison est gardée au registre.");
    }
    await ask("POST", `bulletins/${id}/override`, { fingerprint: print(), because: because.value.trim() });
    because.value = "";
  },
  withdraw: () => ask("DELETE", `bulletins/${id}/approval`),
  rewrite: () => ask("POST", `bulletins/${id}/script`, { afresh: true }),
  render: () => ask("POST", `bulletins/${id}/render`, { for_air: false }),
  "render-air": () => ask("POST", `bulletins/${id}/render`, { for_air: true }),
  aired: () => ask("POST", `bulletins/${id}/aired`, {}),
};

export function wire() {
  holdWhile(busy);
  afterwards(showFailure);
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button");
    const act = button && ACTS[button.id];
    if (!act) return;
    const fault = document.getElementById(button.id.startsWith("render") || button.id === "aired" ? "air-fault" : "approval-fault");
    fault.textContent = failure = "";
    button.disabled = true;
    try {
      if (!(await someone())) return;
      await act();
      await refresh();
    } catch (error) {
      fault.textContent = error.message;
      if (error.status === undefined && error.name === "TypeError") tell(error);
      fault.scrollIntoView({ block: "nearest" });
    } finally {
      button.disabled = false;
    }
  });
}
