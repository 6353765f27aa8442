// How well a name answers what was typed: the smaller the better, `NOWHERE` not at all.

const NOWHERE = 9;
const WITHIN = 4;

/** What was typed, as names are compared with it. */
function typedAs(text) {
  const asked = fold(text.trim());
  return { asked, row: hayOf(asked).trimEnd(), terms: termsOf(asked) };
}
/** 0 the name itself, 1 its beginning, 2 from one of its words on, 3 its words in another order, 4 within a word. */
function rankOf(name_, { asked, row, terms }) {
  const at = name_.indexOf(asked);
  if (at === 0) return name_ === asked ? 0 : 1;
  const own = terms.length ? hayOf(name_) : "";
  if (row && own.includes(row)) return 2;
  if (own && hasAll(terms, own)) return 3;
  return at > 0 && asked.length > 2 ? WITHIN : NOWHERE;
}
/** The best of several names: [rank, which]. */
function bestOf(names, typed) {
  return names.map((name_, i) => [rankOf(name_, typed), i]).reduce((x, y) => (y[0] < x[0] ? y : x), [NOWHERE, 0]);
}
/** The best answers among items by their names in small letters; those within a word only where there are no others. */
function answers(items, namesOf, text) {
  const typed = typedAs(text);
  if (!typed.asked) return [];
  const found = items
    .map((item, order) => {
      const [rank, which] = bestOf(namesOf(item), typed);
      return { item, order, rank, which };
    })
    .filter(({ rank }) => rank < NOWHERE)
    .sort((x, y) => x.rank - y.rank || x.order - y.order);
  return found.filter(({ rank }) => rank < WITHIN || found[0].rank === WITHIN);
}
