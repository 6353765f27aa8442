// The reader: a document's text with its facts marked, one document and one fact after the other.

const hasTexts = $("texts") !== null;
/** { texts, starts }, once somebody reads. */
let library = null;
/** What is drawn: of which document and facts, and the marks with their facts. */
let opened = { key: "", marks: [], sentences: [] };
const byDocument = new Map(documents.map((d, index) => [d.id, index]));

asks("read", {
  fresh: () => null,
  write: (index) => (index === null ? [] : [["read", documents[index].id]]),
  read: (params) => byDocument.get(params.get("read")) ?? null,
  lasting: true,
});
opens("reader", {
  label: "Documents",
  order: 95,
  render: renderReader,
  says: () => (view.read === null ? many(documents.length, "document") : many(once(factsIn(view.read)).length, "fact")),
});
keys("n", "In a document: the next fact", () => stepFact(1));
keys("p", "In a document: the fact before", () => stepFact(-1));
TOOLS.push((fact) =>
  isReading(fact.document)
    ? null
    : make(
        "button",
        { type: "button", class: "link", onclick: () => readAt(fact) },
        hasTexts ? "Read on" : "In its document",
      ),
);
function isReading(index) {
  return view.tab === "reader" && view.read === index;
}

function readAt(fact) {
  view.read = fact.document;
  view.tab = "reader";
  if (view.pick?.fact === fact.id) update({ push: true });
  else choose({ fact: fact.id });
}
function openDocument(index) {
  view.read = index;
  update({ push: true });
  $("view-reader").scrollTop = 0;
  $("reader").querySelector("h3")?.focus();
}
/** The reports of a document that pass the filters, in the order of its text. */
function factsIn(index) {
  const place = (fact) => [startOfFact(fact), fact.start, fact.index];
  const before = (x, y) => x.map((n, i) => n - y[i]).find(Boolean) ?? 0;
  return now.kept.filter((fact) => fact.document === index).sort((x, y) => before(place(x), place(y)));
}
/** Where the sentence of a fact begins: in the whole text, or else among the sentences. */
function startOfFact(fact) {
  return library ? library.starts[fact.sentence] : fact.sentence;
}
/** The sentences that tell something, one after the other, where the page has no whole text. */
function excerpts(list) {
  const starts = new Map();
  let text = "";
  for (const { sentence: at } of list) {
    if (starts.has(at)) continue;
    text += text && "\n\n";
    starts.set(at, text.length);
    text += data.sentences[at][1];
  }
  return { text, starts };
}
/** The text, and where in it each sentence of these facts begins. */
function textOf(index, list) {
  if (!library) return excerpts(list);
  return {
    text: library.texts[index],
    starts: new Map(list.map((fact) => [fact.sentence, library.starts[fact.sentence]])),
  };
}
async function renderReader() {
  if (hasTexts && !library) library = JSON.parse(await inflate("texts"));
  if (view.tab !== "reader") return;
  const list = view.read === null ? [] : factsIn(view.read),
    key = JSON.stringify([view.read, view[QUERY], ...list.map(({ id }) => id)]);
  if (view.read === null) renderShelf();
  else if (opened.key !== key) renderText(view.read, list);
  opened.key = key;
  showChosen();
}
function renderText(index, list) {
  const { text, starts } = textOf(index, list);
  const sentences = [...starts].map(([at, start]) => ({ at, start, end: start + data.sentences[at][1].length }));
  const spans = list.map((fact) => [
    starts.get(fact.sentence) + fact.start,
    starts.get(fact.sentence) + fact.end,
    fact,
  ]);
  Object.assign(opened, { marks: [], sentences: [] });
  const pieces = passages(text.length, sentences, stretches(spans.filter(([start, end]) => end > start)));
  const within = (start, end) => sentences.filter((one) => one.start <= start && end <= one.end).map(({ at }) => at);
  const element = ({ start, end, facts: told }) => {
    const words_ = text.slice(start, end),
      of = within(start, end);
    const shown = withMarks(words_, 0, words_.length);
    if (!told && !of.length) return shown;
    const part = told ? markOf_(words_, told, shown) : make("span", null, ...shown);
    opened.sentences.push({ part, of });
    return [part];
  };
  $("reader").replaceChildren(
    readerHead(index, list),
    make(
      "div",
      { class: "leaf", dir: "auto" },
      ...paragraphs(text, pieces).map((some_) => make("p", null, ...some_.flatMap(element))),
    ),
    readerFoot(index),
  );
}
/** The words that tell one fact or several: each press is the next of them. */
function markOf_(words_, told, shown) {
  const said_ = [...new Set(told.map((fact) => `${headed(fact)}, ${data.statuses[fact.status]}`))].join("; ");
  const part = make(
    "button",
    {
      type: "button",
      class: `told-here q${told[0].quad}`,
      title: told.map(deedWords).join("\n"),
      "aria-label": `${words_}: ${said_}`,
      "aria-pressed": "false",
      onclick: () => pickIn(told[(told.findIndex(({ id }) => id === view.pick?.fact) + 1) % told.length]),
    },
    ...shown,
    told.length > 1 && make("sup", { "aria-hidden": "true" }, num(told.length)),
  );
  opened.marks.push({ part, told });
  return part;
}
/** Chooses a fact of the text; the focus stays in the text. */
function pickIn(fact) {
  view.pick = { fact: fact.id, of: subject() };
  update({ push: true });
  markOfFact(fact.id)?.part.focus({ preventScroll: true });
}
function markOfFact(id) {
  return opened.marks.find(({ told }) => told.some((fact) => fact.id === id));
}
/** The chosen fact: its words pressed, its sentence lit, both in sight. */
function showChosen() {
  const id = view.pick?.fact,
    fact = id && byFact.get(id);
  for (const { part, told } of opened.marks)
    part.setAttribute("aria-pressed", String(told.some((one) => one.id === id)));
  for (const { part, of } of opened.sentences) part.classList.toggle("lit", of.includes(fact?.sentence));
  const at = markOfFact(id)?.part;
  if (!at || opened.shown === id) return;
  opened.shown = id;
  // On narrow screens the details lie over the lower half of the text.
  at.scrollIntoView({ block: innerWidth > 900 ? "center" : "start", behavior: "instant" });
}
/** The next fact of the document, or the first where none is chosen. */
function stepFact(step) {
  if (view.tab !== "reader" || view.read === null) return;
  const list = factsIn(view.read),
    at = list.findIndex(({ id }) => id === view.pick?.fact);
  const next = at < 0 ? (step > 0 ? 0 : list.length - 1) : at + step;
  if (list[next]) pickIn(list[next]);
}
