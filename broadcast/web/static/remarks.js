// Remarks to the newsroom, on a paragraph or on the whole bulletin.
import { ask, someone, tell } from "./desk.js";
import { holdWhile, id, refresh, refreshIfWaiting } from "./page.js";

let about = null;

function busy() {
  const text = document.getElementById("remark");
  return Boolean(text && (text.value.trim() || (text === document.activeElement && about)));
}

/** Make a remark on a paragraph. */
export function begin(item) {
  const text = document.getElementById("remark");
  if (!text || !item) return;
  const words = item.querySelector(".words").textContent.trim().replace(/\s+/g, " ");
  about = { line: Number(item.dataset.line), quoted: words.slice(0, 160) };
  document.getElementById("remark-label").textContent = `Une remarque sur la ligne ${about.line} : « ${words.slice(0, 60)}… »`;
  text.focus();
}

export function wire() {
  holdWhile(busy);
  document.addEventListener("submit", async (event) => {
    if (event.target.id !== "remark-form") return;
    event.preventDefault();
    const text = document.getElementById("remark");
    try {
      if (!(await someone())) return;
      await ask("POST", `bulletins/${id}/comments`, { text: text.value, ...(about ?? {}) });
      text.value = "";
      about = null;
      text.blur();
      refresh();
    } catch (error) {
      tell(error);
    }
  });
  document.addEventListener("click", async (event) => {
    const closing = event.target.closest("[data-close-remark]");
    if (event.target.closest('[data-act="remark"]')) begin(event.target.closest(".item"));
    if (!closing) return;
    try {
      if (!(await someone())) return;
      await ask("PATCH", `bulletins/${id}/comments/${closing.dataset.closeRemark}`, { resolved: closing.dataset.resolved === "yes" });
      refresh();
    } catch (error) {
      tell(error);
    }
  });
  document.addEventListener("focusout", (event) => {
    if (event.target.id === "remark" && !event.target.value.trim()) {
      about = null;
      document.getElementById("remark-label").textContent = "Une remarque sur tout le bulletin";
      refreshIfWaiting();
    }
  });
}
