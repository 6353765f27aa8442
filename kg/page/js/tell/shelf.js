// The documents: a list by date, and what stands over and under the text of one.

/** The documents by date, those without one last. */
const shelf = documents
  .map(({ published }, index) => [published || "9999", index])
  .sort((x, y) => (x[0] === y[0] ? x[1] - y[1] : x[0] < y[0] ? -1 : 1))
  .map(([, index]) => index);

function renderShelf() {
  const counts = new Map();
  const told = gathered(now.kept, (fact) => [fact.document]);
  for (const [index, list] of told) counts.set(index, list.length);
  const some_ = shelf.filter((index) => counts.has(index) || !setFilters().length),
    shown = some_.slice(0, printing ? some_.length : rowsShown),
    left = some_.length - shown.length;
  const row_ = (index) => {
    const { title, source, published } = documents[index];
    return make(
      "li",
      null,
      make(
        "button",
        { type: "button", onclick: () => openDocument(index) },
        make("time", null, published ? dayWords(day(published)) : "no date"),
        make("span", null, make("bdi", null, short(title, 160)), source && make("small", null, source)),
        make("span", { class: "number" }, many(counts.get(index) ?? 0, "fact")),
      ),
    );
  };
  $("reader").replaceChildren(
    make("ul", { class: "shelf" }, ...shown.map(row_)),
    left > 0 ? quiet(`Show ${num(Math.min(200, left))} more of ${num(left)}`, moreOfShelf) : "",
  );
}
function moreOfShelf() {
  const from = rowsShown;
  rowsShown += 200;
  renderShelf();
  $("reader").querySelectorAll("li button")[from].focus();
}
/** The document before or after this one, by date. */
function afterOnShelf(index, step) {
  return shelf[shelf.indexOf(index) + step];
}
function turn(index, step, words_) {
  const to = afterOnShelf(index, step);
  return quiet(words_, () => openDocument(to), {
    disabled: to === undefined,
    title: to === undefined ? null : short(documents[to].title, 100),
  });
}
function readerHead(index, list) {
  const source = documents[index],
    kept = once(list).length,
    hidden = once(pool().filter((fact) => fact.document === index)).length - kept;
  return make(
    "header",
    null,
    make(
      "div",
      { class: "turns" },
      quiet("All documents", () => openDocument(null)),
      kept > 0 && quiet(`List ${many(kept, "fact")}`, () => change(factsOfDocument(index)), { id: "list-document" }),
      turn(index, -1, "← Earlier"),
      turn(index, 1, "Later →"),
    ),
    make("h3", { tabindex: -1, dir: "auto" }, short(source.title, 300)),
    make(
      "p",
      { class: "about" },
      whence(source),
      source.url && " · ",
      safeLink(source.url, source.url ? "Where it stands" : ""),
    ),
    make(
      "p",
      { class: "about" },
      `${many(kept, "fact")} marked`,
      hidden > 0 && `, ${num(hidden)} more taken out by filters`,
      !library && ". Only the sentences that tell something are in this file.",
    ),
    make(
      "div",
      { class: "turns" },
      quiet("Fact before", () => stepFact(-1)),
      quiet("Next fact", () => stepFact(1)),
    ),
  );
}
/** The table of what a document tells. */
function factsOfDocument(index) {
  return (v) => {
    pickOnly("document", index)(v);
    Object.assign(v, { tab: "table", pick: null, between: null, scope: "" });
  };
}
function readerFoot(index) {
  return make("footer", { class: "turns" }, turn(index, -1, "← Earlier"), turn(index, 1, "Later →"));
}
