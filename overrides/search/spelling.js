// Spelling: words of the site that differ from a typed one by a single error - a letter missing, added, wrong, or two swapped.
// An error leaves the first letters as they are or the last ones, so both ends are looked up.
const ENDS = 2;

/** Whether one error turns `typed` into `word`; with `begun`, into the beginning of `word`. */
function isOneOff(typed, word, begun) {
  let same = 0;
  while (same < typed.length && typed[same] === word[same]) same++;
  const fits = (from, to) => {
    const rest = typed.slice(same + from);
    const wanted = word.slice(same + to);
    return begun ? wanted.startsWith(rest) : rest === wanted;
  };
  const swapped = typed[same] === word[same + 1] && typed[same + 1] === word[same];
  return fits(1, 1) || fits(1, 0) || fits(0, 1) || (swapped && fits(2, 2));
}

const reversed = (word) => [...word].reverse().join("");

/** Words of the site that share their first or last letters with a typed one, and in how many entries they stand. */
async function neighbours(typed) {
  const [starting, ending] = await Promise.all([lines("words", typed.slice(0, ENDS)), lines("ends", reversed(typed.slice(-ENDS)))]);
  const words = new Map(starting.map((line) => line.split("\t")));
  for (const line of ending) words.set(reversed(line.split("\t")[0]), line.split("\t")[1]);
  return words;
}

/** The words one error away; whole words before beginnings, frequent ones first. */
function corrections(typed, words, begun) {
  const near = (begun) => [...words].filter(([word]) => isOneOff(typed, word, begun)).sort((a, b) => b[1] - a[1] || a[0].length - b[0].length).map(([word]) => word);
  const whole = near(false);
  return (whole.length || !begun ? whole : near(true)).slice(0, 3);
}

/** What of a word is known where the whole is not: its longest beginning, and its longest end. */
function remains(typed, words) {
  const known = [...words.keys()].sort((a, b) => b.length - a.length);
  const shared = (word) => {
    let same = 0;
    while (same < word.length && word[same] === typed[same]) same++;
    return same;
  };
  const beginning = known.map((word) => [shared(word), word]).sort((a, b) => b[0] - a[0] || a[1].length - b[1].length)[0];
  const end = known.find((word) => word.length >= PART && typed.length - word.length >= PART && typed.endsWith(word));
  return [beginning && beginning[0] >= Math.max(5, typed.length / 2) ? beginning[1] : "", end].filter(Boolean);
}
