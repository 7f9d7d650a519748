// Where a figure comes from: hover and focus are the style sheet's; a tap and Escape are here.
function close(but) {
  for (const one of document.querySelectorAll('.figure[aria-expanded="true"]')) {
    if (one !== but) one.setAttribute("aria-expanded", "false");
  }
}

export function wire() {
  document.addEventListener("click", (event) => {
    const figure = event.target.closest(".figure");
    if (figure) {
      const open = figure.getAttribute("aria-expanded") === "true";
      figure.setAttribute("aria-expanded", String(!open));
      if (open) figure.blur();
    }
    if (!event.target.closest(".source")) close(figure);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.activeElement?.classList.contains("figure")) {
      close(null);
      document.activeElement.closest(".item")?.focus();
    }
  });
}
