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
  const cut = short(text, 60).replace(/"([^"]*)"/gu, "“$1”");
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
/** Where the first of the words asked for stands; nowhere is endlessly far. */
function firstFound(text) {
  return spansOf(termsOf(view[QUERY]), text)[0]?.[0] ?? Infinity;
}
/** What is asked for, in words: the values chosen and the words of sentences; not what is left out. */
function askedFor(v = view) {
  const chosen = [...FACETS.values()]
    .filter(({ key }) => v[key].only.length)
    .map((made) => onlyText(made, v[made.key]));
  return v[QUERY] ? [...chosen, `Told with ${quotedWords(v[QUERY])}`] : chosen;
}
/** What is told of it, at the top of the first page; a tab that lists it has it already. */
function askedPart() {
  const asked = askedFor();
  if (!asked.length || !now.facts.length || TABS.get(view.tab).lists) return null;
  const title = make("h3", null, [many(now.facts.length, "fact"), ...asked].join(" · "));
  return make("section", { class: "asked" }, title, cards(byDate(now.facts)));
}
PARTS.lead.push(askedPart);
asks("confidence", {
  fresh: () => 0,
  write: (least) => (least ? [["confidence", least]] : []),
  read: (params) => Math.min(1, Math.max(0, parseFloat(params.get("confidence")) || 0)),
  chips: (least) =>
    least ? [{ text: `Confidence at least ${Math.round(least * 100)}%`, clear: dropped("confidence") }] : [],
  passes: (least) => (least ? (fact) => fact.confidence >= least : null),
});
