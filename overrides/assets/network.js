// The network: a box under the pointer or with the focus shows its lines, and what they lead to. An addition only.
const network = document.querySelector(".network");
const boxes = [...network.querySelectorAll("[data-n]")];
const lines = [...network.querySelectorAll("[data-l]")].map((line) => [line, line.dataset.l.split(" ")]);

const show = ({ type, target }) => {
  const box = type === "focusout" || type === "pointerleave" ? null : target.closest("[data-n]");
  const at = box?.dataset.n;
  const near = new Set(box ? [at, ...(box.dataset.also ?? "").split(" ")] : []);
  for (const [, ends] of lines) if (ends.includes(at)) ends.forEach((end) => near.add(end));
  for (const [line, ends] of lines) line.classList.toggle("lit", ends.every((end) => near.has(end)));
  for (const each of boxes) each.classList.toggle("lit", near.has(each.dataset.n));
  network.classList.toggle("network--lit", Boolean(box));
};
for (const type of ["pointerover", "pointerleave", "focusin", "focusout"]) network.addEventListener(type, show);
