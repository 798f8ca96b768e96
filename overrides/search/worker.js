// The worker: answers `{ id, text, kind, from }` with hits, and a message without text with the words of the box. The page makes it when the search box is first focused.
const HITS = 6;
let latest = 0;

const analysers = Object.entries(INDEX.analysis).map(([language, rules]) => [language, new Analyser(rules, STEMMERS[language])]);
const [[ownLanguage, own]] = analysers;
const english = new Set(INDEX.english);

/** Ranked entries of the reader's language, and apart from them English ones of pages that are not translated yet. */
async function both(text) {
  const first = await search(text, own);
  const other = analysers[1] && english.size ? await search(text, analysers[1][1]) : { results: [], righted: new Map() };
  return {
    results: [...first.results.filter(({ number }) => !english.has(number)), ...other.results.filter(({ number }) => english.has(number))],
    righted: first.righted.size || first.results.length ? first.righted : other.righted,
  };
}

async function hit({ number, terms }, begun) {
  const { address, title, text } = await entryOf(number);
  const language = english.has(number) ? analysers[1][0] : ownLanguage;
  const analyser = english.has(number) ? analysers[1][1] : own;
  const met = new Set(terms);
  const pieces = excerpt(text, met, analyser, begun);
  const words = unique(marksIn(`${title} ${text}`, met, analyser, begun).map(({ word }) => word)).slice(0, 8);
  return { address, language, kind: kindOf(number), title: excerpt(title, met, analyser, begun, 400), text: pieces, words };
}

/** Answers a query: at once with the first hits as far as they are here, then with all of this page of hits. */
async function answer({ id, text, kind, from = 0 }, post) {
  const { results, righted } = await both(text);
  if (id !== latest) return; // another key was hit meanwhile: nothing more is loaded for this one
  const kinds = {};
  for (const { number } of results) kinds[kindOf(number)] = (kinds[kindOf(number)] ?? 0) + 1;
  const wanted = kind ? results.filter(({ number }) => kindOf(number) === kind) : results;
  const last = /[\p{L}\p{N}]$/u.test(text) ? foldLetters(own.words(text).at(-1)?.word ?? "", "") : "";
  const page = wanted.slice(from, from + HITS);
  const send = async (shown, isWhole) => post({
    id, text, kind, from, kinds, isWhole, count: results.length, total: wanted.length, righted: [...righted],
    hits: await Promise.all(shown.map((each) => hit(each, last.length > 2 ? last : ""))),
  });
  const missing = page.findIndex(({ number }) => !isHere(number));
  if (missing > 0) await send(page.slice(0, missing), false);
  await send(page, true);
}

self.onmessage = async ({ data }) => {
  try {
    if (data.text === undefined) {
      self.postMessage({ words: INDEX.texts });
      return;
    }
    latest = data.id;
    await answer(data, (message) => self.postMessage(message));
  } catch (error) {
    self.postMessage({ id: data.id, failed: String(error) });
  }
};
