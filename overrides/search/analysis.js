// Analysis: text as the terms that the index holds, step by step as in `hooks/publisher/search/analysis.py`.
// What differs by language comes from there, in INDEX.analysis.
const WORD = /[\p{L}\p{N}]+/gu;
const HAN = /[\u3400-\u9fff]/;
const CELEX = /^3(\d{4})[a-z]{1,2}0*(\d+)$/;
const OTHER_LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", đ: "d", ð: "d", ł: "l", þ: "th", ħ: "h", ı: "i" };
const NUMBER = /^\p{N}+$/u;
const SHORT = 4;
const PART = 4;
const WHOLE = "=";
const CYBER = "cyber";

const isAscii = (text) => /^[\0-\x7f]*$/.test(text);
const without = (letter) => letter.normalize("NFD").replace(/\p{M}/gu, "").replace(/./gu, (part) => OTHER_LETTERS[part] ?? part);

function foldLetters(word, kept) {
  if (isAscii(word)) return word;
  return [...word].map((letter) => (kept.includes(letter) || isAscii(letter) ? letter : without(letter))).join("");
}

const unique = (values) => [...new Set(values)];
const isNumber = (word) => NUMBER.test(word);
const isWord = (word) => word.length > 1 || isNumber(word) || HAN.test(word);

/** Two neighbours of running text that are one thing: 2019/796, NIS 2, cyber attack. */
function belong(first, second) {
  if (first === CYBER) return true;
  const digits = isNumber(first) + isNumber(second);
  return digits === 2 || (digits === 1 && (isNumber(second) ? first : second).length <= SHORT);
}

/** Two neighbours as one word; the second number of a legal act has no zeros in front. */
function joined(first, second) {
  return first + (isNumber(first) && isNumber(second) ? second.replace(/^0+/, "") : second);
}

class Analyser {
  constructor({ kept, endings, links, parts, small }, stemmer) {
    Object.assign(this, { kept, links, stemmer });
    this.endings = endings.map(([pattern, ending]) => [new RegExp(pattern), ending]);
    this.parts = new Set(parts.split(" ").filter(Boolean));
    this.small = new Set(small.split(" "));
  }

  /** The words of a text in its order: where each stands, and the word folded. */
  words(text) {
    return [...text.normalize("NFC").matchAll(WORD)].map((match) => ({ start: match.index, length: match[0].length, word: this.fold(match[0]) }));
  }

  fold(word) {
    return foldLetters(word.toLowerCase(), this.kept);
  }

  root(word) {
    if (!this.stemmer || word.length < 3 || /\p{N}/u.test(word) || HAN.test(word)) return foldLetters(word, "");
    for (const [pattern, ending] of this.endings) word = word.replace(pattern, ending);
    return foldLetters(this.stemmer.stemWord(word), "");
  }

  /** The terms of one folded word: its root, then those of what it is made of. */
  termsOf(word) {
    return unique([this.root(word), ...this.within(word)]);
  }

  within(word) {
    const celex = CELEX.exec(word);
    if (celex) return [celex[1] + celex[2]];
    if (HAN.test(word)) return word.length > 2 ? Array.from({ length: word.length - 1 }, (_, start) => word.slice(start, start + 2)) : [];
    return this.takenApart(word).map((part) => this.root(part));
  }

  /** The parts of a compound, from known words; empty if it is none. */
  takenApart(word) {
    if (word.startsWith(CYBER) && word.length >= CYBER.length + PART) {
      const rest = word.slice(CYBER.length);
      const parts = this.takenApart(rest);
      return [CYBER, ...(parts.length ? parts : [rest])];
    }
    if (!this.links || !this.parts.size || !/^\p{L}+$/u.test(word)) return [];
    for (let end = word.length - PART; end >= PART; end--) {
      const head = this.head(word.slice(0, end));
      if (!head) continue;
      const tail = word.slice(end);
      const rest = this.parts.has(tail) ? [tail] : this.takenApart(tail);
      if (rest.length) return [head, ...rest];
    }
    return [];
  }

  /** The term of a name as a whole; the last word as it stands if it is still being typed. */
  whole(words, begun) {
    return words.map((word, place) => (begun && place === words.length - 1 ? foldLetters(word, "") : this.root(word))).join("") + (begun ? "" : WHOLE);
  }

  head(text) {
    for (const link of ["", ...this.links]) {
      const head = text.slice(0, text.length - link.length);
      if (text.endsWith(link) && head.length >= PART && this.parts.has(head)) return head;
    }
    return "";
  }
}
