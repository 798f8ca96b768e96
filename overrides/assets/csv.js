// A list as it is shown, as a CSV file (RFC 4180): the columns of its tables, those of its filters by the words of their options,
// and what else the rows tell. All words come from the page.
const quoted = (text) => `"${text.replace(/^[=+\-@\t\r]/, "'$&").replaceAll('"', '""')}"`; // what a spreadsheet would run is disarmed

const words = (cell) => cell.querySelector("time:only-child")?.dateTime ?? cell.querySelector(".external")?.href
  ?? (cell.querySelector("th > a") ?? cell).innerText.trim().replace(/\s*\n\s*/g, "; ");

const chosen = ({ name, options }, { dataset }) => [...options]
  .filter(({ value }) => value && dataset[name]?.split(" ").includes(value))
  .map(({ text }) => text.replace(/ \([^(]*\)$/, "") + (dataset[`${name}Note`] ?? "")).join("; ");

function table({ form, dataset: { native, until, page, state } }, day) {
  const bodies = [...document.querySelectorAll(`tbody[data-entries=${form.dataset.list}]`)];
  const rows = bodies.flatMap((body) => [...body.rows]).filter((row) => !row.hidden);
  const base = document.querySelector("[rel=canonical]")?.href ?? location.href;
  const columns = [
    ...[...bodies[0].closest("table").tHead.rows[0].cells].map((head, index) => [head.textContent, ({ cells }) => words(cells[index])]),
    [native, (row) => row.querySelector(".native")?.textContent ?? ""],
    ...[...form.elements].filter(({ options }) => options).map((select) => [select.labels[0].textContent, (row) => chosen(select, row)]),
    [until, (row) => row.dataset.until ?? ""],
    [page, (row) => new URL(row.querySelector("th > a").getAttribute("href"), base).href],
    [state, () => day],
  ].filter(([head]) => head);
  return [columns.map(([head]) => head), ...rows.map((row) => columns.map(([, tell]) => tell(row)))];
}

for (const button of document.querySelectorAll("[data-csv]")) {
  button.addEventListener("click", () => {
    const { on } = button.form.elements;
    const day = (on?.validity.valid && on.value) || button.dataset.day;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", ...table(button, day).map((row) => `${row.map(quoted)}\r\n`)], { type: "text/csv" }));
    link.download = button.dataset.csv.replace("[day]", day);
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
  });
}
