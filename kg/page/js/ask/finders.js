// What the search box finds: actors, words of sentences, offices, types, places, sources, documents.

/** By name: { label, order, most, find(text, on) -> [{ rank, icon, says, also, n(), act }, ...] }, the best first. */
const FINDERS = new Map();
function finds(key, finder) {
  FINDERS.set(key, { most: 4, ...finder });
}
/** The groups that found something: those whose best is only within a word come last. */
function findAll(text) {
  const on = groundOfSearch();
  const groups = [...FINDERS.values()].map((finder) => ({ ...finder, found: finder.find(text, on) }));
  const late = ({ order, found }) => order + (found[0].rank >= WITHIN ? 100 : 0);
  return groups.filter(({ found }) => found.length).sort((x, y) => late(x) - late(y));
}
/** What is found is looked at among all actors, whatever was chosen or looked at before. */
const freed = dropped("pick", "focus", "between", "scope");

/** The view in which it is found, what passes there, and the counts of its facets: each worked out once, if asked for. */
function groundOfSearch() {
  const v = copy(view),
    sums = new Map();
  let kept = null;
  freed(v);
  return {
    v,
    kept: () => (kept ??= keep(v)),
    sum(key, value) {
      if (!sums.has(key)) sums.set(key, liveCounts([key], v).get(key));
      return sums.get(key).get(value) ?? 0;
    },
  };
}
/** Asks for something in a new view of everybody, and goes to what is told of it. */
function ask(how) {
  stop();
  trail.length = 0;
  freed(view);
  how(view);
  update({ filters: true, refit: true, push: true, choice: true });
  // On a phone the details lie below the picture.
  if ($("panel").getBoundingClientRect().top > innerHeight / 2) $("panel").scrollIntoView();
}

finds("actors", {
  label: "Actors",
  order: 1,
  most: 6,
  find: (text, on) =>
    answers(cast(), ({ terms }) => terms, text).map(({ item, rank, which }) => ({
      rank,
      icon: () => token(item.index),
      says: [name(item.index)],
      also: which ? short(item.aliases[which - 1], 50) : "",
      n: () => listedOf({ actor: item.index }, on.kept()),
      act: () => chooseFound(item.index),
    })),
});
/** How many facts its list will hold: its own; of who has none, what it says or what happened there. */
function listedOf(about, kept) {
  const beside = Object.keys(BESIDE).map((key) => besideOf(key, about, kept).length);
  return factsOf(about, kept).length || beside.find(Boolean) || 0;
}
function chooseFound(index) {
  dropped("focus", "between")(view);
  choose({ actor: index }, { move: true });
}
finds("words", { label: "In the sentences", order: 2, most: 5, find: findWords });
/** All that is told with the words; of what is chosen, too; and the first few sentences. */
function findWords(text, { v }) {
  if (!termsOf(text).length) return [];
  const list = once(keep({ ...v, [QUERY]: text }));
  if (!list.length) return [];
  const all = {
    rank: 2,
    icon: lens,
    says: ["All with ", quotedWords(text.trim())],
    n: () => list.length,
    act: () => ask(askWords(text)),
  };
  return [all, ...within(text), ...examples(list, text).map((fact) => inSentence(fact, text))];
}
/** Three sentences, each once: those with the words in a row first, then the earliest. */
function examples(list, text) {
  const row = rowOf(text);
  const sentences = new Map(
    byDate(list)
      .reverse()
      .map((fact) => [fact.sentence, fact]),
  );
  const inRow = ({ sentence: index }) => hasAll(row, sentenceHay(index));
  const sorted = byDate([...sentences.values()]);
  return [...sorted.filter(inRow), ...sorted.filter((fact) => !inRow(fact))].slice(0, 3);
}
/** The words as one term: all in a row. */
function rowOf(text) {
  return [
    term(
      wordsOf(text).map(({ word }) => word),
      false,
      true,
    ),
  ];
}
function within(text) {
  const about = subject();
  if (about?.actor === undefined) return [];
  const n = factsOf(about, keep({ ...view, [QUERY]: text })).length;
  const act = () => change(askWords(text));
  return n
    ? [{ rank: 2, icon: lens, says: [quotedWords(text.trim()), " with ", name(about.actor)], n: () => n, act }]
    : [];
}
function inSentence(fact, text) {
  const whole = data.sentences[fact.sentence][1],
    [[start, end]] = [...spansOf(rowOf(text), whole), ...byLength(spansOf(termsOf(text), whole))],
    from = start > 24 ? whole.lastIndexOf(" ", start - 16) + 1 : 0;
  const says = [
    from ? "…" : "",
    whole.slice(from, start),
    make("b", null, whole.slice(start, end)),
    whole.slice(end, end + 80),
  ];
  return {
    rank: 2,
    icon: () => null,
    says,
    also: whenWords(fact),
    n: () => null,
    act: () => choose({ fact: fact.id }),
  };
}
function byLength(spans) {
  return spans.sort((x, y) => y[1] - y[0] - (x[1] - x[0]));
}
function lens() {
  return draw(
    "svg",
    { viewBox: "-3 -1 26 22", class: "lens" },
    draw("circle", { cx: 9, cy: 9, r: 5 }),
    draw("path", { d: "m13 13 4 4" }),
  );
}
/** The values of a facet: choosing one asks for it alone. */
function findsIn(key, order, icon = () => null) {
  const made = FACETS.get(key);
  finds(key, {
    label: made.label,
    order,
    find: (text, on) => {
      const answers_ = answers(valuesOf(made), namesToFind(made), text);
      answers_.sort((x, y) => x.rank - y.rank || on.sum(key, y.item) - on.sum(key, x.item));
      return answers_.map(({ item, rank }) => ({
        rank,
        icon,
        says: [make("bdi", null, short(made.name(item), 90))],
        n: () => on.sum(key, item),
        act: () => ask(pickOnly(key, item)),
      }));
    },
  });
}
findsIn("role", 3);
finds("held", { label: "Who held it", order: 3.5, most: 1, find: heldAs });
/** Offices and ties of that name, as of the day that is looked at. */
function heldAs(text) {
  const asked_ = fold(text).split(/\s+/u);
  const isIt = ({ hay }) => asked_.every((word) => hay.includes(word));
  if (!tenures.some(isIt)) return [];
  const go = (v) => {
    Object.assign(asofAsked, { text, more: 0 });
    v.tab = "asof";
  };
  const n = () => tenuresTold().filter(({ tenure }) => isIt(tenure)).length;
  return [{ rank: 2, icon: lens, says: [quotedWords(text), ` as of ${dayWords(asofDay())}`], n, act: () => ask(go) }];
}
findsIn("type", 4);
findsIn("place", 5, () => shape("place"));
findsIn("publisher", 6);
findsIn("document", 7);
