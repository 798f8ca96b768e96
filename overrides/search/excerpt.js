// Excerpt: the part of a text that shows best why it was found, as pieces that are marked or not.
const LENGTH = 170;

/** Where words of a text have one of the terms. */
function marksIn(text, terms, analyser, begun) {
  return analyser.words(text).filter(({ word }) => analyser.termsOf(word).some((term) => terms.has(term)) || (begun && word.startsWith(begun)));
}

/** A text as pieces, `[words, marked]` in turn, cut to about LENGTH characters around the place with most different words met. */
function excerpt(text, terms, analyser, begun, length = LENGTH) {
  const normal = text.normalize("NFC");
  const marks = marksIn(normal, terms, analyser, begun);
  let best = 0;
  let most = -1;
  for (const { start } of marks) {
    const near = new Set(marks.filter((mark) => mark.start >= start && mark.start < start + length - 30).map(({ word }) => word)).size;
    if (near > most) [best, most] = [start, near];
  }
  let from = 0;
  if (best > length - 60) {
    const sentence = normal.slice(0, best).search(/[^.!?\n]*$/);
    from = best - sentence < length / 2 ? sentence : normal.indexOf(" ", best - 50) + 1;
  }
  let to = Math.min(normal.length, from + length);
  if (to < normal.length) to = normal.lastIndexOf(" ", to);
  if (to <= from) to = Math.min(normal.length, from + length);
  const pieces = [];
  let place = from;
  for (const { start, length: size } of marks.filter((mark) => mark.start >= from && mark.start + mark.length <= to)) {
    pieces.push([normal.slice(place, start), false], [normal.slice(start, start + size), true]);
    place = start + size;
  }
  pieces.push([normal.slice(place, to), false]);
  if (from && !/[.!?\n]\s*$/.test(normal.slice(0, from))) pieces.unshift(["…", false]);
  if (to < normal.length) pieces.push([" …", false]);
  return pieces.filter(([words]) => words);
}
