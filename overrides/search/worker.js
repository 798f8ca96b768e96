// The worker: answers `{ id, text, kind, from }` with hits, and a message without text with the words of the box. The page makes it when the search box is first focused.
const HITS = 8;
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

async function answer({ id, text, kind, from = 0 }) {
  const { results, righted } = await both(text);
  if (id !== latest) return undefined; // another key was hit meanwhile: nothing more is loaded for this one
  const kinds = {};
  for (const { number } of results) kinds[kindOf(number)] = (kinds[kindOf(number)] ?? 0) + 1;
  const wanted = kind ? results.filter(({ number }) => kindOf(number) === kind) : results;
  const begun = foldLetters(own.words(text).at(-1)?.word ?? "", "");
  const hits = await Promise.all(wanted.slice(from, from + HITS).map((each) => hit(each, /[\p{L}\p{N}]$/u.test(text) && begun.length > 2 ? begun : "")));
  return { id, text, kind, from, hits, kinds, count: results.length, total: wanted.length, righted: [...righted] };
}

self.onmessage = async ({ data }) => {
  try {
    if (data.text === undefined) {
      self.postMessage({ words: INDEX.texts });
      return;
    }
    latest = data.id;
    const answered = await answer(data);
    if (answered) self.postMessage(answered);
  } catch (error) {
    self.postMessage({ id: data.id, failed: String(error) });
  }
};
