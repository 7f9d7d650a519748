// The way in.

const form = document.getElementById("door");
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const fault = document.getElementById("door-fault");
  fault.textContent = "";
  const { name, password } = Object.fromEntries(new FormData(form));
  try {
    const answer = await fetch("/api/session", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ name, password }),
    });
    if (answer.ok) return location.assign("/");
    const told = await answer.json();
    fault.textContent = told.hint ? `${told.error} : ${told.hint}` : told.error;
  } catch {
    fault.textContent = "Le serveur ne répond pas. Réessayez.";
  }
  form.elements.password.select();
});
