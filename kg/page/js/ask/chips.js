// The filters that are set: a chip for each, and what could be dropped where nothing passes.

/** Changes the view, and all that shows it. */
function change(how, refit = false) {
  stop();
  how(view);
  update({ filters: true, refit });
}
function dropFilters(v) {
  for (const [key, part] of ASKED) if (!part.lasting) v[key] = part.fresh();
}
/** Each filter in words, with what takes it away. */
function setFilters(v = view) {
  return [...ASKED].flatMap(([key, part]) => part.chips?.(v[key], v) ?? []);
}
function renderChips() {
  $("chips").replaceChildren(
    ...setFilters().map(({ text, clear, refit }) =>
      make(
        "span",
        { class: "chip" },
        make("span", null, make("bdi", null, text)),
        make("button", { type: "button", "aria-label": `Remove: ${text}`, onclick: () => change(clear, refit) }, "×"),
      ),
    ),
  );
}
/** How many facts the list would hold without a filter. */
function countWithout({ clear }) {
  const v = copy(view);
  clear(v);
  return scope(v, answer(v)).list.length;
}
/** Whether the two that are chosen count as one, so that nothing stands between them. */
function isWithin({ pick } = view) {
  return Boolean(pick?.pair) && head(pick.pair[0]) === head(pick.pair[1]);
}
function eachAlone(v) {
  v.people = false;
}
function noFact() {
  if (isWithin()) return ["Both count as ", name(head(view.pick.pair[0])), " here."];
  const { key, words: which } = scope(view, now);
  if (!["chosen", "pair"].includes(key)) return ["Nothing passes these filters."];
  const filtered = setFilters().length > (view.between ? 1 : 0);
  return ["No fact ", ...which, filtered ? " passes the filters." : " is told."];
}
/** Why a list is empty, and the filters that make it so, each with what it takes away. */
function nothing() {
  if (!pool().length) return [make("p", null, "There are no facts in this graph.")];
  const offers = setFilters()
    .map((filter) => ({ ...filter, n: countWithout(filter) }))
    .filter(({ n }) => n > 0);
  const button = (text, how) => make("button", { type: "button", class: "quiet", onclick: how }, text);
  const more = widening(),
    apart = isWithin() ? countWithout({ clear: eachAlone }) : 0;
  return [
    make("p", null, ...noFact()),
    apart > 0 && button(`Each by itself: ${many(apart, "fact")}`, () => change(eachAlone, true)),
    more > 0 && button(`With people and organs: ${many(more, "fact")}`, () => change(withPeople, true)),
    ...offers.map(({ text, clear, refit, n }) =>
      button(`Drop “${withinQuotes(text)}”: ${many(n, "fact")}`, () => change(clear, refit)),
    ),
    setFilters().length > 0 && !offers.length && button("Drop all filters", () => change(dropFilters, true)),
  ].filter(Boolean);
}
/** Quotation marks as they stand within others. */
function withinQuotes(text) {
  return text.replaceAll("“", "‘").replaceAll("”", "’");
}
/** The same for the picture, which holds only what stands between two. */
function nothingDrawn() {
  if (!now.facts.length) return nothing();
  const list = make(
    "button",
    { type: "button", class: "quiet", onclick: () => listIn("all", "table") },
    `List ${many(now.facts.length, "fact")}`,
  );
  return [make("p", null, "No line can be drawn of what passes these filters."), list];
}
function withPeople(v) {
  v.people = true;
}
