// Comes after the page's own module, which listens by now: before that a click would be lost, and a
// form would go to the address bar, its password with it.
document.body.inert = false;
