// Facets: properties of facts by which they are chosen, each a part of the view.

/** By name, in the order in which they were made. */
const FACETS = new Map();

/**
 * of(fact) -> its values; label: the heading; name(value), text(value): how the page and how the address calls it;
 * only(names), chip(value): the words of its chips; names(value): by what it is found, if not by its name;
 * icon(value), cls(value); legend: all values are shown, in the order of the data; open: it begins unfolded.
 */
function facet(key, about) {
  const of = (fact) => (remembered(made).memo[fact.index] ??= about.of(fact));
  const plain = { name: String, text: about.name ?? String, only: (names) => `Only ${names}` };
  const made = { ...plain, chip: (value) => short(made.name(value), 40), ...about, key, of };
  FACETS.set(key, made);
  asks(key, {
    fresh: () => ANY,
    write: ({ only, not }) => [
      ...only.map((value) => [key, made.text(value)]),
      ...not.map((value) => [`no-${key}`, made.text(value)]),
    ],
    read: (params) => ({
      only: valuesNamed(made, params.getAll(key)),
      not: valuesNamed(made, params.getAll(`no-${key}`)),
    }),
    chips: (choice) => chipsOf(made, choice),
    passes: (choice) => sieve(choice, of),
  });
}
/** What is worked out once for a facet holds until other actors are the same. */
function remembered(made) {
  if (made.united !== united) Object.assign(made, { united, memo: [], values: null, byText: null, there: null });
  return made;
}
/** All values that there are, in their order where the data has one. */
function valuesOf(made) {
  remembered(made).values ??= made.legend ?? [...new Set(tellings.flatMap(made.of))];
  return made.values;
}
/** The values that an address names; what is not there is left alone. */
function valuesNamed(made, texts) {
  remembered(made).byText ??= new Map(valuesOf(made).map((value) => [made.text(value), value]));
  return [...new Set(texts)].filter((text) => made.byText.has(text)).map((text) => made.byText.get(text));
}
/** What is chosen in one chip; each that is left out in its own, many in one. */
function chipsOf(made, choice) {
  const { only, not } = choice;
  const to = (change_) => (v) => {
    v[made.key] = change_(v[made.key]);
  };
  const without = (values) =>
    to((old) => ({ only: old.only, not: old.not.filter((value) => !values.includes(value)) }));
  const lots = not.length > 3 && { text: `Without ${manyOf(made, not)}`, clear: without(not) };
  const each = not.map((value) => ({ text: `Without ${made.chip(value)}`, clear: without([value]) }));
  const chosen = only.length > 0 && { text: onlyText(made, choice), clear: to((old) => ({ only: [], not: old.not })) };
  return [chosen, ...(lots ? [lots] : each)].filter(Boolean);
}
function onlyText(made, { only }) {
  return made.only(only.length > 3 ? manyOf(made, only) : only.map(made.chip).join(" or "), only);
}
function manyOf({ label }, values) {
  return `${num(values.length)} ${label.toLowerCase()}`;
}
/** Only this value, whatever was chosen of the facet before. */
function pickOnly(key, value) {
  return (v) => {
    v[key] = { only: [value], not: [] };
  };
}
/** What stops facts in a view, by the part of it that does. */
function sieves(v) {
  const ground = grounds(v),
    cast_ = { ...ground, tests: [] };
  const set = [...ASKED].map(([key, part]) => [key, part.passes?.(v[key], v)]).filter(([, test]) => test);
  return [...set, ["cast", (fact) => passes(fact, cast_)]];
}
/** The live counts of some facets: what a click on each value would leave. */
function liveCounts(keys_, v = view) {
  return counts(
    pool(v),
    sieves(v),
    keys_.map((key) => FACETS.get(key)),
  );
}
