// The button for dark colours. A choice equal to the system's is forgotten, so the page follows the system again.
const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const button = document.querySelector(".palette");

const isDark = () => (root.dataset.mdColorScheme === "auto" ? system.matches : root.dataset.mdColorScheme === "slate");
const show = () => button.setAttribute("aria-pressed", String(isDark()));

if (button) {
  button.addEventListener("click", () => {
    const dark = !isDark();
    root.dataset.mdColorScheme = dark === system.matches ? "auto" : dark ? "slate" : "default";
    try {
      if (root.dataset.mdColorScheme === "auto") localStorage.removeItem("scheme");
      else localStorage.setItem("scheme", root.dataset.mdColorScheme);
    } catch {}
    show();
  });
  system.addEventListener("change", show);
  show();
}
