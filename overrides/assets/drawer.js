// The menu on small screens and the list of languages: each a <details> that also closes with Esc, by a click elsewhere, and when
// focus leaves it.
for (const drawer of document.querySelectorAll(".drawer, .languages__all")) {
  const summary = drawer.querySelector("summary");
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drawer.open) return;
    drawer.open = false;
    summary.focus();
  });
  addEventListener("click", (event) => {
    if (drawer.open && !drawer.contains(event.target)) drawer.open = false;
  });
  drawer.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !drawer.contains(event.relatedTarget)) drawer.open = false;
  });
}
