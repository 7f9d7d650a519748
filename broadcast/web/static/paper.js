// A script on paper: the browser prints it, or keeps it as PDF.
document.getElementById("print").addEventListener("click", () => print());
