// Words asked for in the sentences: a filter, and marks where they stand.

const QUERY = "q";
const hays = [];
/** The words of a sentence, read once. */
function sentenceHay(index) {
  return (hays[index] ??= hayOf(data.sentences[index][1]));
}
/** Which facts are told with these words; null lets all pass. */
function toldWith(text) {
  const terms = termsOf(text);
  return terms.length ? (fact) => hasAll(terms, sentenceHay(fact.sentence)) : null;
}
asks(QUERY, {
  fresh: () => "",
  write: (text) => (text ? [[QUERY, text]] : []),
  read: (params) => (params.get(QUERY) ?? "").trim().slice(0, 200),
  chips: (text) => (text ? [{ text: `Told with ${quotedWords(text)}`, clear: dropped(QUERY) }] : []),
  passes: (text) => toldWith(text),
});
/** The words in quotation marks, unless the reader set some. */
function quotedWords(text) {
  const cut = short(text, 60);
  return /["“”„«»]/.test(cut) ? cut : `“${cut}”`;
}
function askWords(text) {
  return (v) => {
    v[QUERY] = text.trim();
  };
}
/** A part of a sentence, with marks on the words that were asked for. */
function withMarks(text, start, end) {
  const terms = termsOf(view?.[QUERY] ?? "");
  if (!terms.length) return [text.slice(start, end)];
  return pieces(text, start, end, spansOf(terms, text)).map(([piece, isFound]) =>
    isFound ? make("mark", { class: "found" }, piece) : piece,
  );
}
/** What is told with the words, at the top of the first page. */
function toldPart() {
  if (!view[QUERY]) return null;
  return make(
    "section",
    { class: "told-with" },
    make("h3", null, `${many(now.facts.length, "fact")} with ${quotedWords(view[QUERY])}`),
    now.facts.length ? cards(byDate(now.facts)) : make("div", { class: "nothing" }, ...nothing()),
  );
}
PARTS.lead.push(toldPart);
