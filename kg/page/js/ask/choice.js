// A choice among the values of a facet: all, only some, or all but some.  Never changed, always made anew.

const ANY = Object.freeze({ only: Object.freeze([]), not: Object.freeze([]) });

function isAny({ only, not }) {
  return !only.length && !not.length;
}
function isAllowed({ only, not }, value) {
  return !not.includes(value) && (!only.length || only.includes(value));
}
function isSole({ only }, value) {
  return only.length === 1 && only[0] === value;
}
/** Only this value; asked for once more, all again. */
function onlyThis(choice, value) {
  return isSole(choice, value) ? ANY : { only: [value], not: [] };
}
/** One value more, or one less; none at all is all again. */
function turned({ only, not }, value, on) {
  const less = (list) => list.filter((each) => each !== value);
  if (on) return { only: only.length ? [...less(only), value] : only, not: less(not) };
  return only.length ? { only: less(only), not } : { only, not: [...less(not), value] };
}
/** What lets pass whatever has one of the values chosen and none of those left out; null lets all pass. */
function sieve({ only, not }, valuesOf) {
  const yes = new Set(only),
    no = new Set(not);
  if (!yes.size && !no.size) return null;
  const wanted = (values) => !yes.size || values.some((value) => yes.has(value));
  return (fact) => {
    const values = valuesOf(fact);
    return wanted(values) && !values.some((value) => no.has(value));
  };
}
/** In how many events each value is: the reports of one event are one. */
function counter() {
  const sums = new Map(),
    seen = new Set();
  const isNew = (value, event) => {
    const key = `${value} ${event}`;
    return event < 0 || (!seen.has(key) && seen.add(key));
  };
  return {
    sums,
    add(values, event) {
      for (const value of values) if (isNew(value, event)) sums.set(value, (sums.get(value) ?? 0) + 1);
    },
  };
}
/** The counts of each facet's values, under every filter but the facet's own: what a click on them would leave. */
function counts(list, sieves, facets_) {
  const counters = new Map(facets_.map(({ key }) => [key, counter()]));
  for (const fact of list) {
    const stops = sieves.filter(([, passes_]) => !passes_(fact)).map(([key]) => key);
    if (stops.length > 1) continue;
    for (const { key, of } of facets_)
      if (!stops.length || stops[0] === key) counters.get(key).add(of(fact), fact.event);
  }
  return new Map([...counters].map(([key, { sums }]) => [key, sums]));
}
