// The next page feels instant: it is fetched when pointer or focus rests on its link, or a finger touches it.
// Never on a slow or metered connection, never the same page twice, and only so many from one page.
const REST = 80; // milliseconds
const MOST = 12;
const { saveData = false, effectiveType = "4g", type = "" } = navigator.connection ?? {};
const seen = new Set([location.pathname]);
let waiting;

// Links inside drawings have no address of their own to ask for, so it is made from the attribute.
function prefetch(link) {
  const { origin, pathname, search } = new URL(link.getAttribute("href"), document.baseURI);
  if (origin !== location.origin || link.hasAttribute("download") || seen.has(pathname) || seen.size > MOST) return;
  seen.add(pathname);
  const hint = document.createElement("link");
  hint.rel = "prefetch";
  hint.href = pathname + search;
  document.head.append(hint);
}

if (!saveData && effectiveType === "4g" && type !== "cellular") {
  const intent = (rest) => (event) => {
    clearTimeout(waiting);
    const link = event.target.closest?.("a[href]");
    if (link) waiting = setTimeout(prefetch, rest, link);
  };
  addEventListener("pointerover", intent(REST), { passive: true });
  addEventListener("focusin", intent(REST));
  addEventListener("pointerdown", intent(0), { passive: true });
}
