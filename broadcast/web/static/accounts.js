// Who may come in: accounts opened, changed, closed. Their history stays in the log.
import { ask, someone } from "./desk.js";

const fault = document.getElementById("account-fault");

async function act(method, path, sent) {
  fault.textContent = "";
  try {
    if (!(await someone())) return;
    await ask(method, path, sent);
    location.reload();
  } catch (error) {
    fault.textContent = error.message;
    fault.scrollIntoView({ block: "center" });
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-person]");
  if (!form) return;
  event.preventDefault();
  const { name, role, password } = Object.fromEntries(new FormData(form));
  if (form.dataset.person) act("PATCH", `people/${form.dataset.person}`, { role, ...(password ? { password } : {}) });
  else act("POST", "people", { name, role, password });
});

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-active]");
  if (button) act("PATCH", `people/${button.closest("form").dataset.person}`, { active: button.dataset.active === "yes" });
});
