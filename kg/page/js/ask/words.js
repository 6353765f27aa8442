// Words as a reader asks for them: without accents and capitals, found by how they begin; in quotes exactly so.

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const COMPOUND = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:[-‐‑][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)+/gu;
const QUOTED = /["“”„«»]([^"“”„«»]*)(["“”«»]?)|[^\s"“”„«»]+/gu;

function closed(word) {
  return fold(word).replace(/[-‐‑]/g, "");
}
/** The words of a text, each with its place. */
function wordsOf(text) {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word: fold(word),
    start: index,
    end: index + word.length,
  }));
}
/** Words with hyphens as one: "cease-fire" is "ceasefire", too. */
function compoundsOf(text) {
  return [...text.matchAll(COMPOUND)].map(({ 0: word, index }) => ({
    word: closed(word),
    start: index,
    end: index + word.length,
  }));
}
/** The words alone, with a blank before and after each, then the compounds: what terms are looked for in. */
function hayOf(text) {
  const row = (list) => (list ? ` ${list.join(" ")} ` : " ");
  const easy = fold(text);
  return row(easy.match(WORD)) + row(easy.match(COMPOUND)?.map(closed));
}
/** `"north sea" oil` are two terms: two words in a row and whole, and one that may go on. */
function termsOf(text) {
  return [...text.matchAll(QUOTED)]
    .map(([all, quoted, end]) =>
      term(
        wordsOf(quoted ?? all).map(({ word }) => word),
        Boolean(end),
        quoted === undefined,
      ),
    )
    .filter(({ parts }) => parts.length);
}
/** `ways`: how it may be written; what is not quoted may also stand in one word. */
function term(parts, whole, isFree) {
  const ways = isFree && parts.length > 1 ? [parts, [parts.join("")]] : [parts];
  return { parts, whole, ways, needles: ways.map((way) => ` ${way.join(" ")}${whole ? " " : ""}`) };
}
/** Whether all terms are there. */
function hasAll(terms, hay) {
  return terms.every(({ needles }) => needles.some((needle) => hay.includes(needle)));
}
/** Whether the words stand in a row from some place on; the last may go on, unless it is to be whole. */
function standsAt(way, whole, list, at) {
  return way.every((part, i) => {
    const word = list[at + i]?.word;
    return word === part || (!whole && i === way.length - 1 && Boolean(word?.startsWith(part)));
  });
}
/** Where the terms stand in a text, as [start, end], in order and without overlap. */
function spansOf(terms, text) {
  const rows = terms.length ? [wordsOf(text), ...compoundsOf(text).map((word) => [word])] : [];
  const spans = rows.flatMap((row) =>
    row.flatMap((_, at) =>
      terms.flatMap(({ ways, whole }) =>
        ways.filter((way) => standsAt(way, whole, row, at)).map((way) => [row[at].start, row[at + way.length - 1].end]),
      ),
    ),
  );
  return withoutOverlap(spans.sort((x, y) => x[0] - y[0]));
}
function withoutOverlap(spans) {
  const found = [];
  for (const [start, end] of spans) {
    const last = found.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else found.push([start, end]);
  }
  return found;
}
/** A part of a text, cut where what was found begins and ends: [piece, whether it was found]. */
function pieces(text, start, end, spans) {
  const cuts = [...new Set([start, ...spans.flat().filter((at) => at > start && at < end), end])];
  return cuts
    .slice(0, -1)
    .map((at, i) => [text.slice(at, cuts[i + 1]), spans.some(([from, to]) => from <= at && at < to)]);
}
