// Words as a reader asks for them: without accents and capitals, found by how they begin; in quotes exactly so.

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const PLAIN = { ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ı: "i", ß: "ss", æ: "ae", œ: "oe", þ: "th" };
const NOT_PLAIN = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "g");

/** Small letters without accents; "Ł" is an "l", too. */
function flat(text) {
  return fold(text).replace(NOT_PLAIN, (letter) => PLAIN[letter]);
}
/** The words of a text, each with its place. */
function wordsOf(text) {
  return [...text.matchAll(WORD)].map(({ 0: word, index }) => ({
    word: flat(word),
    start: index,
    end: index + word.length,
  }));
}
/** The words alone, with a blank before and after each: what terms are looked for in. */
function hayOf(text) {
  const some = flat(text).match(WORD);
  return some ? ` ${some.join(" ")} ` : " ";
}
/** `"north sea" oil` are two terms: two words in a row and whole, and one that may go on. */
function termsOf(text) {
  return [...text.matchAll(/["“”„«»]([^"“”„«»]*)(["“”«»]?)|[^\s"“”„«»]+/gu)]
    .map(([all, quoted, closed]) => ({ parts: wordsOf(quoted ?? all).map(({ word }) => word), whole: Boolean(closed) }))
    .filter(({ parts }) => parts.length)
    .map(({ parts, whole }) => ({ parts, whole, needle: ` ${parts.join(" ")}${whole ? " " : ""}` }));
}
/** Whether all terms are there. */
function hasAll(terms, hay) {
  return terms.every(({ needle }) => hay.includes(needle));
}
function isThere({ parts, whole }, words_, at) {
  return parts.every((part, i) => {
    const word = words_[at + i]?.word;
    return word === part || (!whole && i === parts.length - 1 && Boolean(word?.startsWith(part)));
  });
}
/** Where the terms stand in a text, as [start, end], in order and without overlap. */
function spansOf(terms, text) {
  const found = [];
  wordsOf(text).forEach((_, at, words_) => {
    for (const term of terms)
      if (isThere(term, words_, at)) found.push([words_[at].start, words_[at + term.parts.length - 1].end]);
  });
  return found.reduce((joined, [start, end]) => {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
    return joined;
  }, []);
}
/** A part of a text, cut where what was found begins and ends: [piece, whether it was found]. */
function pieces(text, start, end, spans) {
  const cuts = new Set([start, ...spans.flat().filter((at) => at > start && at < end), end]);
  const places = [...cuts];
  return places
    .slice(0, -1)
    .map((at, i) => [text.slice(at, places[i + 1]), spans.some(([from, to]) => from <= at && at < to)]);
}
