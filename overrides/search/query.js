// Query: from what is typed to ranked entries. lunr ranks; here its query is made, and its index from the terms of the query alone.
const BOOST = { part: 0.6, begun: 0.7, pair: 1.2, whole: 2, corrected: 0.8, remains: 0.4 };
const MOST_BEGUN = 24;
const LONGEST_NAME = 6; // words; a longer query is a question

/** A part of the query: the places of the words that it stands for, and what each term counts by which it is found. */
class Sought {
  constructor(word, places) {
    Object.assign(this, { word, places, terms: new Map(), begun: "" });
  }

  add(term, boost) {
    this.terms.set(term, Math.max(boost, this.terms.get(term) ?? 0));
    return this;
  }
}

/** What a query asks for: its words, neighbours as they would be written in one, and the whole as a name. */
function soughtIn(text, analyser) {
  const words = analyser.words(text).map(({ word }) => word);
  const open = /[\p{L}\p{N}]$/u.test(text); // no space yet: the last word may go on
  const meant = [...words.keys()].filter((number) => !analyser.small.has(words[number]) && isWord(words[number]));
  const place = new Map(meant.map((number, place) => [number, place]));
  const isBegun = (number) => open && number === words.length - 1;

  const singles = meant.map((number) => {
    const word = words[number];
    const single = new Sought(word, [place.get(number)]);
    analyser.termsOf(word).forEach((term, nth) => nth && term === analyser.root(CYBER) || single.add(term, nth ? BOOST.part : 1));
    if (isBegun(number)) single.begun = foldLetters(word, "");
    else if (!analyser.stemmer && word.length > PART) single.begun = foldLetters(word, "").slice(0, Math.max(PART, word.length - 2));
    return single;
  });
  const asPair = ([first, second]) => {
    const pair = new Sought(joined(words[first], words[second]), [first, second].filter((number) => place.has(number)).map((number) => place.get(number)));
    pair.add(analyser.root(pair.word), BOOST.pair);
    if (isNumber(words[first]) && /^(19|20)\d\d$/.test(words[second])) pair.add(joined(words[second], words[first]), BOOST.pair);
    if (isBegun(second)) pair.begun = foldLetters(pair.word, "");
    return pair;
  };
  const next = [...words.keys()].slice(1).map((number) => [number - 1, number]);
  const isMeant = (both) => both.every((number) => place.has(number) || words[number].length === 1);
  const touches = (both) => both.some((number) => place.has(number));
  const across = meant.slice(1).map((number, nth) => [meant[nth], number]).filter(([first, second]) => second - first > 1);
  const others = [...next.filter(isMeant), ...across].filter(touches).map(asPair);
  if (words.length <= LONGEST_NAME) {
    const whole = new Sought("", meant.length ? [...meant.keys()] : [0]).add(analyser.whole(words), BOOST.whole);
    if (open && (words.length > 1 || !meant.length)) whole.begun = analyser.whole(words, true);
    others.push(whole);
  }
  return { singles, others, rare: next.filter((both) => !isMeant(both) && touches(both)).map(asPair), count: Math.max(1, meant.length) };
}

/** Loads the terms that the index has of what is sought. */
async function resolve(each) {
  const most = each.begun.length > 2 || HAN.test(each.begun) ? 3 : 1;
  const [begun, ...exact] = await Promise.all([each.begun ? find(each.begun, false, most) : [], ...[...each.terms.keys()].map((term) => find(term, true))]);
  each.found = new Map(exact.flat().map((term) => [term, each.terms.get(term)]));
  const full = Math.max(...each.terms.values());
  const more = begun.filter((term) => !each.found.has(term)).sort((a, b) => a.length - b.length || postings.get(b).length - postings.get(a).length);
  for (const term of more.slice(0, MOST_BEGUN)) each.found.set(term, full * BOOST.begun * (each.begun.length / term.length));
}

/** Words that are found nowhere are sought as one with their neighbours, then again with one error put right, else by what of them is known. Returns what was put right. */
async function correct(singles, others, rare, analyser) {
  const isLost = (each) => !each.found.size && each.word.length >= PART && !others.some((other) => other.found.size && other.places.includes(each.places[0]));
  const split = rare.filter(({ places }) => singles.some((each) => each.places[0] === places[0] && isLost(each)));
  await Promise.all(split.map(resolve)); // "not petya": a word that was torn in two, of which one part is small
  others.push(...split);
  const lost = singles.filter(isLost);
  const righted = new Map();
  await Promise.all(lost.map(async (each) => {
    const words = await neighbours(each.word);
    const right = corrections(each.word, words, each.begun !== "");
    for (const word of right) analyser.termsOf(word).forEach((term) => each.add(term, BOOST.corrected));
    if (!right.length) for (const word of remains(each.word, words)) each.add(analyser.root(word), BOOST.remains);
    each.begun = "";
    await resolve(each);
    if (right.length && each.found.size) righted.set(each.word, right[0]);
  }));
  return righted;
}

/** lunr's index of just these terms. It ranks as one of the whole site would. */
function indexOf(terms) {
  const invertedIndex = Object.create(null);
  const vectors = Object.create(null);
  terms.forEach((term, number) => {
    const entries = {};
    const numbers = postings.get(term);
    for (let place = 0; place < numbers.length; place += 2) {
      entries[numbers[place]] = {};
      (vectors[numbers[place]] ??= []).push(number, numbers[place + 1]);
    }
    invertedIndex[term] = { _index: number, all: entries };
  });
  const fieldVectors = Object.create(null);
  for (const entry in vectors) fieldVectors[`all/${entry}`] = new lunr.Vector(vectors[entry]);
  return new lunr.Index({ invertedIndex, fieldVectors, tokenSet: lunr.TokenSet.fromArray(terms), fields: ["all"], pipeline: new lunr.Pipeline() });
}

/** Entries that answer, best first: number, score, the terms that were met. An entry that lacks a word of the query counts far less. */
function ranked(sought, count) {
  const boosts = new Map();
  const places = new Map();
  for (const each of sought) {
    for (const [term, boost] of each.found) {
      boosts.set(term, (boosts.get(term) ?? 0) + boost);
      places.set(term, [...(places.get(term) ?? []), ...each.places]);
    }
  }
  const terms = [...boosts.keys()].sort();
  const results = indexOf(terms).query((query) => {
    for (const [term, boost] of boosts) query.clause({ term, boost, usePipeline: false });
  });
  return results.map(({ ref, score, matchData }) => {
    const met = Object.keys(matchData.metadata);
    const share = new Set(met.flatMap((term) => places.get(term))).size / count;
    return { number: Number(ref), score: score * share ** 2, terms: met };
  }).sort((a, b) => b.score - a.score || a.number - b.number);
}

/** All entries for a query in one language's words. */
async function search(text, analyser) {
  const { singles, others, rare, count } = soughtIn(text, analyser);
  await Promise.all([...singles, ...others].map(resolve));
  const righted = await correct(singles, others, rare, analyser);
  const sought = [...singles, ...others];
  return { results: sought.some((each) => each.found.size) ? ranked(sought, count) : [], righted };
}
