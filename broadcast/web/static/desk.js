// What every page needs: who asks, how to ask, what the newsroom tells, and whether the line holds.

const QUIET_MS = 25_000; // the server says something every 10 s

let csrf = "";
let named = false;
let session = null;
let listening = false;

export class Refused extends Error {
  constructor(status, told) {
    super(told.hint ? `${told.error}. À faire : ${told.hint}` : told.error);
    this.status = status;
    this.told = told;
  }
}

/** Thrown where no answer came: what was typed must be kept. */
export class Unreached extends Error {}

export function begin() {
  session ??= fetch("/api/session").then(async (answer) => {
    if (answer.status === 401 && location.pathname !== "/entrer") location.assign("/entrer");
    const told = await answer.json();
    csrf = told.csrf ?? "";
    named = told.named ?? false;
    return told;
  });
  return session;
}

/** Ask the desk. Gives what it answers; raises `Refused` or `Unreached`. */
export async function ask(method, path, sent) {
  let answer;
  try {
    await begin();
    const form = sent instanceof FormData;
    answer = await fetch(`/api/${path}`, {
      method,
      headers: { "X-CSRF-Token": csrf, ...(form ? {} : { "Content-Type": "application/json" }) },
      body: form ? sent : sent === undefined ? undefined : JSON.stringify(sent),
    });
  } catch {
    session = csrf ? session : null;
    linkTold("lost");
    throw new Unreached("La connexion est perdue.");
  }
  const told = answer.status === 204 ? null : await answer.json();
  if (answer.status === 401) {
    throw new Refused(401, { error: "Votre session est finie", hint: "entrez de nouveau, dans un autre onglet" });
  }
  if (!answer.ok) throw new Refused(answer.status, told);
  return told;
}

/** A part of a page, made by the server. */
export async function part(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Refused(answer.status, { error: "Cette page ne peut pas être mise à jour", hint: "rechargez-la" });
  return answer.text();
}

// -- who is there

export const isNamed = () => named;

/** Whether someone has said who they are; else the name is asked for. */
export async function someone() {
  await begin();
  if (named) return true;
  const name = document.getElementById("name");
  if (name?.value.trim()) return sayName(name.value);
  notice("Dites d’abord qui vous êtes : votre nom, en haut de la page.");
  name?.focus();
  return false;
}

async function sayName(name) {
  const told = await ask("PUT", "session", { name: name.trim() });
  csrf = told.csrf;
  named = told.named;
  localStorage.setItem("name", told.name);
  notice("");
  document.dispatchEvent(new Event("named"));
  return named;
}

function listenForName() {
  const form = document.getElementById("who");
  const name = document.getElementById("name");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    name?.blur();
  });
  name?.addEventListener("change", () => {
    if (name.value.trim()) sayName(name.value).catch(tell);
  });
  if (name && !name.value) name.value = localStorage.getItem("name") ?? "";
  document.getElementById("leave")?.addEventListener("click", async () => {
    await ask("DELETE", "session").catch(tell);
    location.assign("/entrer");
  });
}

// -- what is told

export function notice(words) {
  const place = document.getElementById("notice");
  place.textContent = words;
  place.hidden = !words;
}

export function tell(error) {
  notice(error.message);
}

export function linkTold(state) {
  const place = document.getElementById("link");
  if (!place) return;
  place.dataset.state = state;
  const told = { live: "En direct", lost: "Connexion perdue : ce que vous tapez est gardé ici", wait: "Connexion…" };
  document.getElementById("link-told").textContent = told[state];
}

/** Listen to the desk while the page is seen; `hello` is called at each new beginning. */
export function listen(path, heard) {
  listening = true;
  let source = null;
  let quiet = 0;

  const alive = () => {
    linkTold("live");
    clearTimeout(quiet);
    quiet = setTimeout(() => {
      linkTold("lost");
      open();
    }, QUIET_MS);
  };
  const close = () => {
    clearTimeout(quiet);
    source?.close();
    source = null;
  };
  const open = () => {
    close();
    source = new EventSource(path);
    source.onerror = () => {
      linkTold("lost");
      if (source?.readyState === EventSource.CLOSED) setTimeout(open, 2_000);
    };
    for (const name of new Set(["hello", "quiet", ...Object.keys(heard)])) {
      source.addEventListener(name, (event) => {
        alive();
        heard[name]?.(JSON.parse(event.data));
      });
    }
  };
  // A browser keeps six lines to a server: a tab that nobody sees lets go of its own
  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  addEventListener("pagehide", close);
  open();
}

// -- words

export function minutes(ms) {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}'${String(seconds % 60).padStart(2, "0")}`;
}

export function signed(ms) {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (!seconds) return "à l’heure";
  return `${ms > 0 ? "+" : "−"} ${seconds < 60 ? `${seconds} s` : minutes(Math.abs(ms))}`;
}

/** An element with its words: never markup. */
export function make(tag, { text, ...rest } = {}, ...children) {
  const made = Object.assign(document.createElement(tag), rest);
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

listenForName();
begin().then(() => {
  if (!listening) linkTold("live");
}, () => linkTold("lost"));
