// A script that rolls at the pace of speech; space starts and stops it, arrows change the pace.
const roll = document.getElementById("roll");
const pace = document.getElementById("pace");
const size = document.getElementById("size");
const text = document.querySelector(".roll");
const left = document.getElementById("left");
const words = text.textContent.trim().split(/\s+/).length;
let rolling = false;
let last = 0;
let at = 0;

const height = () => text.scrollHeight;
const toGo = () => Math.max(0, height() - at - innerHeight / 3);

function told() {
  const seconds = Math.round((words * (toGo() / height())) / (pace.value / 60));
  left.textContent = `${Math.floor(seconds / 60)}'${String(seconds % 60).padStart(2, "0")}`;
  document.getElementById("pace-told").textContent = `${pace.value} mots/min`;
}

function step(now) {
  if (!rolling) return;
  const pixels = (height() / words) * (pace.value / 60) * ((now - last) / 1000);
  last = now;
  if (Math.abs(scrollY - at) > 40) at = scrollY; // moved by hand
  at += pixels;
  scrollTo(0, at);
  told();
  if (scrollY + innerHeight >= document.documentElement.scrollHeight - 1) toggle();
  else requestAnimationFrame(step);
}

function toggle() {
  rolling = !rolling;
  roll.textContent = rolling ? "Arrêter" : "Défiler";
  roll.setAttribute("aria-pressed", String(rolling));
  if (rolling) {
    at = scrollY;
    last = performance.now();
    requestAnimationFrame(step);
  }
}

function sized() {
  text.style.setProperty("--size", `${size.value}px`);
  localStorage.setItem("prompter-size", size.value);
  told();
}

roll.addEventListener("click", toggle);
pace.addEventListener("input", told);
size.addEventListener("input", sized);
document.getElementById("mirror").addEventListener("change", (event) => text.classList.toggle("mirror", event.target.checked));
document.addEventListener("keydown", (event) => {
  if (event.target.closest("input, button, a")) return;
  if (event.key === " ") {
    event.preventDefault();
    toggle();
  } else if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
    pace.valueAsNumber += event.key === "ArrowRight" ? 5 : -5;
    told();
  } else if (event.key === "Escape") {
    document.querySelector(".prompter-bar a").click();
  }
});
const kept = localStorage.getItem("prompter-size");
size.value = kept ?? Math.round(Math.min(64, Math.max(30, innerWidth / 20)));
sized();
