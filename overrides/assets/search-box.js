// The search box in use: asks the worker at every key, shows the hits, and moves among them by keyboard.
// All words come from the worker with its first answer. Focus stays in the box; the hit in question is named by aria-activedescendant.
// Milliseconds without another key after which a search is made; two letters wait longer, since a third is likely.
const PAUSE = 12;
const LONG_PAUSE = 250;

const make = (name, facts = {}, ...children) => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(facts)) {
    if (key === "text") element.textContent = value;
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children);
  return element;
};
const marked = (pieces) => pieces.map(([words, isMark]) => (isMark ? make("mark", { text: words }) : words));
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

export function open(form, worker) {
  const field = form.querySelector("input");
  const list = form.querySelector("[role=listbox]");
  const status = make("p", { class: "hits__status", role: "status" });
  const filters = make("div", { class: "hits__kinds", role: "group" });
  const help = make("div", { class: "hits__help", hidden: true });
  const panel = make("div", { class: "hits", hidden: true }, filters, status);
  const language = document.documentElement.lang;
  const number = new Intl.NumberFormat(language).format;
  const plural = new Intl.PluralRules(language);
  const root = new URL(form.action);
  let texts, wanted = 0, askedFrom = 0, shown, kind = "", active = -1;

  form.append(panel);
  panel.append(list, help);
  document.head.append(make("link", { rel: "stylesheet", href: form.dataset.styles }));

  const options = () => [...list.querySelectorAll("[role=option]")];
  const link = (option) => option?.querySelector("a");

  function toggle(isOpen) {
    panel.hidden = !isOpen;
    list.hidden = !isOpen || !options().length;
    field.setAttribute("aria-expanded", String(isOpen && !list.hidden));
    if (!isOpen) choose(-1);
  }

  function choose(place) {
    const all = options();
    active = all.length ? Math.max(-1, Math.min(place, all.length - 1)) : -1;
    all.forEach((option, number) => option.setAttribute("aria-selected", String(number === active)));
    if (active < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", all[active].id);
      all[active].scrollIntoView({ block: "nearest" });
    }
  }

  function ask(from = 0) {
    const text = field.value.trimStart();
    const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
    const id = ++wanted;
    const send = () => id === wanted && worker.postMessage({ id, text, kind, from });
    askedFrom = from;
    if (letters > 2 || /[\u3400-\u9fff]/.test(text)) setTimeout(send, PAUSE);
    else if (letters === 2) setTimeout(send, LONG_PAUSE);
    else {
      shown = undefined;
      toggle(false);
    }
  }

  function option({ address, language: of, kind, title, text, words }, place) {
    const foreign = of === language ? undefined : of;
    return make("div", { role: "option", id: `hit-${place}`, class: "hit", "aria-selected": "false" },
      make("a", { href: new URL(address, root).href, tabindex: "-1", class: "hit__title", lang: foreign, "data-words": words.join(" ") }, ...marked(title)), " ",
      make("span", { class: "tag", text: texts.kinds[kind] }),
      make("span", { class: "hit__text", lang: foreign }, ...marked(text)));
  }

  // The words to be marked go along behind the sign # when a hit is opened, so the host never learns them.
  function hand(link) {
    const { words } = link.dataset;
    if (words) link.hash = `${link.hash.slice(1)}~found=${words.split(" ").map(encodeURIComponent).join("+")}`;
    delete link.dataset.words;
  }

  function filter(value, words, count) {
    const button = make("button", { type: "button", class: "hits__kind", "aria-pressed": String(value === kind), text: `${words} (${number(count)})` });
    button.addEventListener("click", () => {
      kind = value;
      ask();
    });
    return button;
  }

  function showFilters({ kinds, count }) {
    const focused = filters.contains(document.activeElement);
    const present = Object.keys(kinds).sort((a, b) => kinds[b] - kinds[a]);
    filters.hidden = present.length < 2;
    filters.setAttribute("aria-label", texts.narrow);
    filters.replaceChildren(filter("", texts.all, count), ...present.map((each) => filter(each, texts.kinds[each], kinds[each])));
    if (focused) filters.querySelector("[aria-pressed=true]")?.focus();
  }

  function show(answer) {
    if (kind && !answer.kinds[kind] && answer.count) {
      kind = "";
      ask();
      return;
    }
    const chosen = shown?.id === answer.id ? active : -1; // the rest of the same answer leaves the choice where it is
    shown = answer;
    const isMore = answer.from > 0;
    if (!isMore) list.replaceChildren();
    const first = answer.from;
    options().slice(first).forEach((option) => option.remove());
    answer.hits.forEach((hit, place) => {
      let home = list;
      if (hit.language !== language) {
        home = list.querySelector("[role=group]") ?? make("div", { role: "group", "aria-label": texts.english }, make("p", { class: "hits__english", text: texts.english, "aria-hidden": "true" }));
        list.append(home);
      }
      home.append(option(hit, first + place));
    });
    if (!isMore) {
      list.scrollTop = 0;
      showFilters(answer);
      showWords(answer);
    }
    choose(isMore ? active : chosen);
    toggle(true);
  }

  function showWords({ total, text, righted }) {
    const counted = fill(texts.hits[plural.select(total)] ?? texts.hits.other, { n: number(total) });
    const right = righted.length ? `${fill(texts.righted, { words: righted.map(([, word]) => word).join(", ") })} ` : "";
    status.textContent = total ? right + counted : fill(texts.none, { query: text.trim() });
    help.hidden = total > 0;
    if (total) return;
    help.replaceChildren(make("p", { text: texts.help }), make("ul", {}, ...texts.links.map(([words, address]) => make("li", {}, make("a", { href: new URL(address, root).href, text: words })))));
  }

  const isMore = () => shown?.isWhole && options().length < shown.total;
  const more = () => isMore() && askedFrom < options().length && ask(options().length);

  worker.addEventListener("message", ({ data }) => {
    if (data.words) {
      texts = data.words;
      list.setAttribute("aria-label", texts.label);
    } else if (data.failed) fail();
    else if (data.id === wanted && document.contains(form)) show(data);
  });
  worker.addEventListener("error", fail);

  function fail() {
    status.textContent = form.dataset.failed;
    list.replaceChildren();
    filters.hidden = true;
    form.classList.add("search--failed");
    toggle(true);
  }

  field.addEventListener("input", () => {
    kind = "";
    ask();
  });
  field.addEventListener("keydown", (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.isComposing) return;
    if (event.key in steps) {
      event.preventDefault();
      if (panel.hidden) return ask();
      if (event.key === "ArrowDown" && active === options().length - 1 && isMore()) return more();
      choose(active + steps[event.key]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (!panel.hidden) link(options()[Math.max(active, 0)])?.click();
    } else if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault(); // the second Esc empties the box, as browsers do
      toggle(false);
    }
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.target === field) return;
    field.focus();
    toggle(false);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const kind of ["pointerdown", "click"]) {
    list.addEventListener(kind, ({ target }) => {
      if (link(target.closest("[role=option]"))) hand(link(target.closest("[role=option]")));
    }, { capture: true });
  }
  list.addEventListener("click", (event) => {
    const chosen = event.target.closest("[role=option]");
    if (chosen && !event.target.closest("a")) link(chosen).click();
  });
  list.addEventListener("scroll", () => {
    if (list.scrollTop + list.clientHeight > list.scrollHeight - 40) more();
  }, { passive: true });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !form.contains(relatedTarget)) toggle(false);
  });
  addEventListener("pointerdown", ({ target }) => {
    if (!form.contains(target)) toggle(false);
  });
  field.addEventListener("focus", () => {
    if (field.value && panel.hidden) ask();
  });
  if (worker.isLost) fail();
  worker.postMessage({ id: 0 });
  ask();
}
