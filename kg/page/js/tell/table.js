// The facts as a table.

opens("table", { label: "Table", order: 90, render: renderTable, lists: true, wide: true });

const sorting = { column: 0, down: false };
const nameList = (list) => list.map((index) => actors[index].label).join(", ");
const COLUMNS = [
  ["When", (f) => (Number.isNaN(f.since) ? Infinity : f.since)],
  ["Who", (f) => nameList(f.sources)],
  ["Did", (f) => `${headed(f)} ${inWords(f)}`],
  ["To whom", (f) => nameList(f.targets)],
  ["Told", (f) => `${f.status} ${nameList(f.speakers)}`],
  ["Sentence", (f) => data.sentences[f.sentence][1]],
  ["Document", (f) => `${documents[f.document].title} ${documents[f.document].published}`],
];
function heads() {
  const heading_ = ([label], i) => {
    const way = sorting.down ? "descending" : "ascending";
    const sort = () => {
      sorting.down = sorting.column === i && !sorting.down;
      sorting.column = i;
      renderTable();
      $("table").tHead.querySelectorAll("button")[i].focus();
    };
    return make(
      "th",
      { role: "columnheader", scope: "col", "aria-sort": sorting.column === i ? way : "none" },
      make("button", { type: "button", onclick: sort }, label),
    );
  };
  return make("tr", { role: "row" }, ...COLUMNS.map(heading_));
}
function renderTable() {
  const [, key] = COLUMNS[sorting.column],
    sign = sorting.down ? -1 : 1,
    list = now.scope.list;
  const keyed = list.map((fact) => [key(fact), fact]);
  keyed.sort((x, y) => (x[0] < y[0] ? -sign : x[0] > y[0] ? sign : x[1].index - y[1].index));
  const shown = printing ? list.length : rowsShown,
    left = list.length - shown;
  $("table").tHead.replaceChildren(heads());
  $("table").tBodies[0].replaceChildren(...keyed.slice(0, shown).map(([, fact]) => row(fact)));
  $("table-empty").replaceChildren(...(list.length ? [] : nothing()));
  $("rows-more").hidden = left <= 0;
  $("rows-more").textContent = `Show ${num(Math.min(200, left))} more of ${num(left)}`;
}
/** A cell; a table that is laid out as a grid needs its roles said. */
function td(cls, ...children) {
  return make("td", { role: "cell", class: cls }, ...children);
}
function row(fact) {
  const source = documents[fact.document];
  const kind = make(
    "button",
    { type: "button", class: "kind", onclick: () => choose({ fact: fact.id }) },
    make("bdi", null, headed(fact)),
  );
  const title = safeLink(source.url, make("bdi", null, short(source.title, 140)));
  const did = inWords(fact) && [": ", short(inWords(fact), 60)];
  return make(
    "tr",
    { role: "row", class: `q${fact.quad}${view.pick?.fact === fact.id ? " chosen" : ""}`, "data-fact": fact.id },
    td("when", whenWords(fact)),
    td("who-did", ...doers(fact)),
    td("did", kind, ...(did || []), ...(fact.place === undefined ? [] : [" in ", who(fact.place)]), ...sized(fact)),
    td("whom", ...whos(fact.targets)),
    td(
      "told",
      badge(fact),
      fact.speakers.length > 0 && make("span", { class: "by" }, ...whos(fact.speakers)),
      again(fact),
    ),
    td("text", make("div", { dir: "auto" }, ...excerpt(fact))),
    td("paper", make("div", null, title), make("small", null, whence(source))),
  );
}
/** The sentence; where its words stand far in, what comes before them is out of sight but still read out and printed. */
function excerpt(fact) {
  const text = data.sentences[fact.sentence][1],
    found_ = firstFound(text),
    first = fact.start - found_ < 90 ? Math.min(fact.start, found_) : fact.start,
    cut = first > 70 ? text.lastIndexOf(" ", first - 40) + 1 : 0;
  return cut ? [make("span", { class: "far" }, text.slice(0, cut)), ...sentence(fact, cut)] : sentence(fact);
}
$("rows-more").addEventListener("click", () => showMore("table"));
