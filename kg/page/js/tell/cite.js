// Citing: a fact as words, and the sentence with where it stands, as kg.cited has it.

const said = (fact) => data.sentences[fact.sentence][1];
/** "Norland · Sanction (banned) → Sudia in Sel" */
function deedWords(fact) {
  const names_ = (list) => list.map((index) => actors[index].label).join(", ");
  const what = inWords(fact) ? `${headed(fact)} (${inWords(fact)})` : headed(fact);
  const whom = fact.targets.length ? ` ${fact.mutual ? "↔" : "→"} ${names_(fact.targets)}` : "";
  const where = fact.place === undefined ? "" : ` in ${actors[fact.place].label}`;
  return `${names_(fact.sources) || "Nobody named"} · ${what}${whom}${where}`;
}
function tellerWords(fact) {
  return fact.speakers.map((index) => actors[index].label).join(", as told by ");
}
/** Title, source, day and address of the document. */
function sourceWords(fact) {
  const d = documents[fact.document];
  return [d.title, d.source, d.published, safeAddress(d.url)].filter(Boolean).join(", ");
}
function safeAddress(url) {
  return /^https?:\/\//i.test(url) ? url : "";
}
function citation(fact) {
  return `“${said(fact).replace(/\s+/g, " ").trim()}” (${sourceWords(fact)})`;
}
