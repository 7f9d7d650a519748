// A bulletin that has no script yet.
import { ask, someone, tell } from "./desk.js";

document.getElementById("write").addEventListener("click", async () => {
  try {
    if (!(await someone())) return;
    await ask("POST", `bulletins/${document.body.dataset.id}/script`, {});
    location.reload();
  } catch (error) {
    tell(error);
  }
});
