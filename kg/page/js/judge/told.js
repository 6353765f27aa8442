// Corroboration: by how many documents of how many sources a fact is told, and since when.

const againOf = new Map();
for (const [n, sources, first, numbers] of data.told_again) {
  const again = { documents: n, sources, first, tellings: numbers.map((i) => tellings[i]) };
  for (const fact of again.tellings) againOf.set(fact, again);
}
const BACKED = { documents: "two documents or more", sources: "two sources or more" };
facet("backed", {
  label: "Told by several",
  legend: Object.keys(BACKED),
  of: (fact) => Object.keys(BACKED).filter((by) => isBacked(fact, by)),
  name: (by) => words(BACKED[by]),
  text: String,
  chip: (by) => BACKED[by],
  only: (names_) => `Told by ${names_}`,
});
function isBacked(fact, by) {
  return (againOf.get(fact)?.[by] ?? 1) > 1;
}
function againWords({ documents: n, sources, first }) {
  const since = first && `, first on ${dayWords(day(first))}`;
  return `Told by ${many(n, "document")} of ${many(sources, "source")}${since}`;
}
/** Who else tells of the same event, or of the same standing tie. */
function retold(fact) {
  const again = againOf.get(fact);
  if (!again) return null;
  const rest = again.tellings.filter((other) => other !== fact);
  return make(
    "details",
    { class: "why retold" },
    make("summary", null, againWords(again)),
    ...rest.slice(0, 40).flatMap((other) => [quoted(other), origin(other)]),
  );
}
/** In the table: how many tell it, where they are several. */
function again(fact) {
  const { documents: n, sources } = againOf.get(fact) ?? {};
  return n ? make("span", { class: "by" }, `${many(n, "document")}, ${many(sources, "source")}`) : null;
}
/** From how many documents and sources the reports of these facts come. */
function tellersIn(list) {
  const told = list.flatMap((fact) => reports.get(fact.event)).map((fact) => fact.document);
  return { documents: new Set(told).size, sources: new Set(told.map((i) => documents[i].source || i)).size };
}
/** How well the facts of a choice are told, and the way to those that others tell, too. */
function toldPart(list) {
  if (!list.length) return null;
  const { documents: n, sources } = tellersIn(list);
  return make(
    "p",
    { class: "about" },
    `Told by ${many(n, "document")} of ${many(sources, "source")}.`,
    ...backedLinks(list),
  );
}
function listBacked(by) {
  change((v) => {
    pickOnly("backed", by)(v);
    v.tab = "table";
  });
}
function backedLinks(list) {
  return Object.keys(BACKED).flatMap((by) => {
    const n = list.filter((fact) => isBacked(fact, by)).length;
    const link = (text) => make("button", { type: "button", class: "link", onclick: () => listBacked(by) }, text);
    return n && !view.backed.only.includes(by) ? [" ", link(`${many(n, "fact")} by ${BACKED[by]}`)] : [];
  });
}
for (const where of ["actor", "pair", "line"]) PARTS[where].push((subject_, list) => toldPart(list));
