// Lists to filter, sort and share (`csv.js`: to take along). A form names its list (`data-list`), containers of entries say whose they are
// (`data-entries`), entries carry facts in data- attributes named like the controls. All words come from the page.
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/’/g, "'").toUpperCase().toLowerCase();
const fill = (text, values) => text.replace(/\[(\w+)\]/g, (_, name) => values[name]);
const cellOf = (row, column) => row?.cells[Math.abs(column) - 1];
const has = (entry, key, value) => entry.dataset[key]?.split(" ").includes(value);
const inForce = ({ dataset: { from, until } }, day) => from <= day && !(until <= day);

// A part of a page that is gone with its list: the list, and what stands before it from its heading on if that is all its own.
function section(part) {
  const found = [part];
  for (let each = part.previousElementSibling; each && !each.matches("form, [data-part], .sheet"); each = each.previousElementSibling) {
    found.push(each);
    if (/^H/.test(each.tagName)) return found;
  }
  return [part];
}

function list(form) {
  const { list: name, locale, shown, day, firstDay, up, down } = form.dataset;
  const status = form.querySelector("[role=status]");
  const none = document.querySelector(`[data-none=${name}]`);
  const number = new Intl.NumberFormat(locale).format;
  const { compare } = new Intl.Collator(locale, { numeric: true });
  const controls = [...form.elements].filter((control) => control.name);
  const groups = [...document.querySelectorAll(`[data-entries=${name}]`)].map((group) =>
    [group, [...group.children].filter((child) => !/^H/.test(child.tagName)), section(group.closest("[data-part], .sheet") ?? group)]);
  const entries = groups.flatMap(([, own]) => own);
  const followers = document.querySelectorAll(`[data-follows=${name}] [data-kind]`);
  const heads = groups.map(([group]) => group.closest("table")?.tHead.rows[0]).filter(Boolean);
  let sort = 0, sorted = 0, timer;

  const matches = (entry, conditions) => [...conditions].every(([key, values]) =>
    key === "text" ? fold(values[0]).split(/\s+/).every((word) => fold(`${entry.textContent} ${entry.dataset.text ?? ""}`).includes(word))
    : key === "on" ? inForce(entry, values[0])
    : values.some((value) => has(entry, key, value)));

  function wanted() {
    const conditions = new Map();
    for (const { name, type, checked, value, validity } of controls) {
      if (type === "checkbox" ? checked : value.trim() && validity.valid) conditions.set(name, [...(conditions.get(name) ?? []), value]);
    }
    return conditions;
  }

  function set(search) {
    const query = new URLSearchParams(search);
    for (const control of controls) {
      const values = query.getAll(control.name);
      if (control.type === "checkbox") control.checked = values.includes(control.value);
      else control.value = values[0] ?? "";
      if (control.selectedIndex < 0) control.value = "";
    }
    sort = Number(query.get("sort"));
    if (!cellOf(heads[0], sort)) sort = 0;
    update();
  }

  function totals(date) {
    const values = {};
    for (const { dataset } of form.querySelectorAll("[data-total]")) {
      const n = entries.filter((entry) => inForce(entry, date) && dataset.kinds.split(" ").includes(entry.dataset.kind)).length;
      values[dataset.total] = fill(dataset[new Intl.PluralRules(locale).select(n)] ?? dataset.other, { n: number(n) });
    }
    const parts = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }).formatToParts(new Date(date));
    values.date = parts.map(({ type, value }) => (type === "day" && value === "1" ? firstDay : value)).join("");
    return fill(day, values);
  }

  function order() {
    const key = (row) => ((cell) => cell.dataset.sort ?? cell.querySelector("time")?.dateTime ?? cell.textContent.trim())(cellOf(row, sort));
    for (const [group, own] of groups) group.append(...(sort ? [...own].sort((a, b) => sort * compare(key(a), key(b))) : own));
    for (const head of heads) {
      cellOf(head, sorted)?.removeAttribute("aria-sort");
      cellOf(head, sort)?.setAttribute("aria-sort", sort > 0 ? "ascending" : "descending");
    }
    sorted = sort;
  }

  function update() {
    const conditions = wanted();
    const kinds = new Map([...conditions].filter(([key]) => key === "kind"));
    for (const entry of entries) entry.hidden = !matches(entry, conditions);
    for (const follower of followers) follower.toggleAttribute("data-off", !matches(follower, kinds));
    for (const [, own, parts] of groups) {
      const hidden = own.every((entry) => entry.hidden);
      for (const part of parts) {
        part.hidden = hidden;
        for (const { id } of [part, ...part.querySelectorAll("h3[id]")]) {
          for (const link of document.querySelectorAll(`.md-main li > a[href="#${id}"]`)) link.parentNode.hidden = hidden;
        }
      }
    }
    if (sort !== sorted) order();
    const left = entries.filter((entry) => !entry.hidden).length;
    none.hidden = left > 0;
    const said = [fill(shown, { shown: number(left), total: number(entries.length) })];
    const unknown = controls.find(({ value, validity }) => value && !validity.valid);
    if (unknown) said.unshift(document.getElementById(unknown.getAttribute("aria-describedby")).textContent);
    if (conditions.has("on")) said.unshift(totals(conditions.get("on")[0]));
    if (sort) said.push(fill(sort > 0 ? up : down, { column: cellOf(heads[0], sort).textContent }));
    if (status.textContent !== said.join(" ")) status.textContent = said.join(" ");

    const address = new URL(location);
    for (const key of ["sort", ...controls.map(({ name }) => name)]) address.searchParams.delete(key);
    for (const [key, values] of conditions) for (const value of values) address.searchParams.append(key, value);
    if (sort) address.searchParams.set("sort", sort);
    if (address.href !== location.href) history.replaceState(history.state, "", address);
  }

  function reveal() {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.closest("[hidden]")) return;
    set();
    target.scrollIntoView();
  }

  for (const { cells } of heads) {
    for (const cell of cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...cell.childNodes);
      cell.append(button);
      button.addEventListener("click", () => {
        const column = cell.cellIndex + 1;
        sort = sort === column ? -column : column;
        update();
      });
    }
  }

  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(update, { search: 150, date: 500 }[event.target.type] ?? 0);
  });
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    const { activeElement } = document;
    set();
    if (activeElement.closest("[hidden]")) controls[0].focus();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
  set(location.search);
  reveal();
}

document.querySelectorAll("form[data-list]").forEach(list);
delete document.documentElement.dataset.asked;
