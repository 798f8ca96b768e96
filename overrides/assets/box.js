// The search box until it is used: nothing of the search is loaded before. Focus starts the worker and fetches the rest at the same time.
const form = document.querySelector(".search");
const field = form?.querySelector("input");
const asked = new URLSearchParams(location.search);
const at = (name) => new URL(form.dataset[name], document.baseURI);

if (field) {
  field.addEventListener("focus", () => {
    const worker = new Worker(at("worker"));
    worker.onerror = () => (worker.isLost = true); // may come before the rest is here to hear it
    import(at("box")).then(({ open }) => open(form, worker));
  }, { once: true });
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, [contenteditable]")) return;
    if (!["/", "s", "f"].includes(event.key)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
  if (asked.has("q")) {
    field.value = asked.get("q");
    field.focus();
  }
  if (location.hash.includes("~found=")) import(at("marks"));
}
