// The basket: facts kept in an order, each with a note; in the address, and as a file.

asks("keep", {
  fresh: () => [],
  write: (kept) => kept.map(({ id, note }) => ["keep", note ? `${id}~${note}` : id]),
  read: readKept,
  lasting: true,
});
opens("basket", {
  label: () => (view?.keep.length ? `Basket ${num(view.keep.length)}` : "Basket"),
  order: 99,
  render: renderBasket,
  says: () => `${many(view.keep.length, "fact")} kept`,
});
keys("b", "Keep the chosen event in the basket, or take it out", () => view.pick?.fact && toggleKept(view.pick.fact));
TOOLS.push((fact) => {
  const kept = isKept(fact.id);
  return make(
    "button",
    {
      type: "button",
      class: "link keep",
      id: `keep-${fact.id}`,
      "aria-pressed": String(kept),
      onclick: () => toggleKept(fact.id),
    },
    kept ? "Kept" : "Keep",
  );
});
TOOLS.push((fact) =>
  make(
    "button",
    { type: "button", class: "link", onclick: (event) => copyText(citation(fact), event.currentTarget) },
    "Cite",
  ),
);

function readKept(params) {
  const found = new Map();
  for (const text of params.getAll("keep")) {
    const [id, ...note] = text.split("~");
    if (byFact.has(id)) found.set(id, { id, note: note.join("~") });
  }
  return [...found.values()];
}
function isKept(id) {
  return view.keep.some((each) => each.id === id);
}
function toggleKept(id) {
  view.keep = isKept(id) ? view.keep.filter((each) => each.id !== id) : [...view.keep, { id, note: "" }];
  update();
}
function moveKept(at, step) {
  const [one] = view.keep.splice(at, 1);
  view.keep.splice(at + step, 0, one);
  update({ tabOnly: true });
}
/** A note is written while somebody types: nothing is drawn anew. */
function note(id, text) {
  view.keep.find((each) => each.id === id).note = text;
  writeFragment(false);
}
function keptFacts() {
  return view.keep.map(({ id, note: text }) => ({ fact: byFact.get(id), note: text }));
}
/** Copies, and says so on the button for a while. */
async function copyText(text, button) {
  const before = button.textContent;
  button.textContent = (await copied(text)) ? "Copied" : "Not allowed here";
  setTimeout(() => {
    button.textContent = before;
  }, 1800);
}
/** How many facts there are of which documents. */
function keptAbout(kept) {
  return `${many(kept.length, "fact")}, from ${sourceLine()}`;
}
const DOSSIERS = {
  md: ["Markdown", "text/markdown", (kept) => markdownOf(data.title, keptAbout(kept), kept)],
  html: ["HTML", "text/html", (kept) => htmlOf(data.title, keptAbout(kept), kept)],
  csv: ["CSV", "text/csv", basketCsv],
};
function mover(id, at, step, disabled) {
  const [words_, arrow] = step < 0 ? ["up", "↑"] : ["down", "↓"];
  return make(
    "button",
    {
      type: "button",
      id: `${words_}-${id}`,
      title: `Move ${words_}`,
      "aria-label": `Move ${words_}`,
      disabled,
      onclick: () => moveKept(at, step),
    },
    arrow,
  );
}
function keptItem({ id, note: text }, at) {
  const fact = byFact.get(id),
    last = view.keep.length - 1;
  const area = make("textarea", {
    rows: 2,
    id: `note-${id}`,
    "aria-label": `Note on ${deedWords(fact)}`,
    placeholder: "A note",
    oninput: (event) => note(id, event.target.value),
  });
  area.value = text;
  return make(
    "li",
    null,
    make(
      "div",
      { class: "order" },
      make("b", null, num(at + 1)),
      mover(id, at, -1, at === 0),
      mover(id, at, 1, at === last),
    ),
    card(fact),
    area,
  );
}
function renderBasket() {
  const kept = keptFacts();
  const empty = make(
    "p",
    { class: "nothing" },
    "Nothing is kept yet. “Keep” under a fact puts it here, to be ordered, noted and exported.",
  );
  const files = Object.entries(DOSSIERS).map(([ending, [label, type, text]]) =>
    quiet(label, () => save(text(kept), type, fileName([data.title, "basket"], ending)), { id: `basket-${ending}` }),
  );
  $("basket").replaceChildren(
    ...(kept.length
      ? [
          make(
            "div",
            { class: "acts" },
            ...files,
            quiet("Copy citations", (event) =>
              copyText(kept.map(({ fact }) => citation(fact)).join("\n"), event.currentTarget),
            ),
            quiet("Empty the basket", emptyBasket, { id: "basket-empty" }),
          ),
          make("ol", { class: "kept" }, ...view.keep.map(keptItem)),
        ]
      : [empty]),
  );
}
function emptyBasket() {
  view.keep = [];
  update();
}
