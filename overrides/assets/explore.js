// A picture with data-explore: the slider below it moves a line from row to row of its table and says what the row says.
for (const figure of document.querySelectorAll("[data-explore]")) {
  const rows = [...figure.querySelectorAll("tr[data-x]")];
  const drawing = figure.querySelector(".drawing");
  const line = figure.querySelector(".drawing__cursor");
  const slider = figure.querySelector("input[type=range]");
  const output = figure.querySelector("output");

  const show = (index) => {
    const { x, words } = rows[index].dataset;
    for (const end of ["x1", "x2"]) line.setAttribute(end, `${x}%`);
    line.removeAttribute("visibility");
    slider.value = index;
    slider.setAttribute("aria-valuetext", words);
    output.textContent = words;
  };
  slider.addEventListener("input", () => show(slider.value));
  const follow = (event) => {
    const box = drawing.getBoundingClientRect();
    const place = (100 * (event.clientX - box.left)) / box.width;
    const after = rows.findIndex((row) => Number(row.dataset.x) > place);
    show(after < 0 ? rows.length - 1 : Math.max(after - 1, 0));
  };
  for (const kind of ["pointermove", "pointerdown"]) drawing.addEventListener(kind, follow);
  slider.setAttribute("aria-valuetext", output.textContent);
}
