// The properties by which facts are chosen: class, type, status, who, where, from whom.

const numbers = (list) => list.map((_, i) => i);
const labelOf = (index) => short(actors[index].label, 40);
const traits = (list, property) => [...new Set(list.map((index) => actors[index][property]))].filter(Boolean);
const ITSELF = -1;

facet("quad", {
  label: "Classes",
  legend: numbers(data.quads).filter((quad) => quad !== OTHER),
  of: (fact) => (fact.other ? [] : [fact.quad]),
  name: (quad) => words(data.quads[quad]),
  text: (quad) => data.quads[quad],
  chip: (quad) => data.quads[quad],
  icon: (quad) => swatch(quad),
  cls: (quad) => `q${quad}`,
});
facet("type", {
  label: "Types",
  of: (fact) => (fact.other ? [] : [fact.type]),
  name: (type) => words(data.types[type]),
  text: (type) => data.types[type],
  chip: (type) => words(data.types[type]).toLowerCase(),
  cls: (type) => `q${data.quad_of[type]}`,
});
facet("status", {
  label: "Statuses",
  legend: numbers(data.statuses),
  of: (fact) => [fact.status],
  name: (status) => words(data.statuses[status]),
  text: (status) => data.statuses[status],
  chip: (status) => data.statuses[status],
  icon: (status) => swatch(1, data.statuses[status]),
});
facet("speaker", {
  label: "Who says so",
  of: (fact) => (fact.speakers.length ? fact.speakers : [ITSELF]),
  name: (index) => (index === ITSELF ? "The documents themselves" : labelOf(index)),
  text: (index) => (index === ITSELF ? "-" : actors[index].key),
  chip: (index) => (index === ITSELF ? "the documents themselves" : labelOf(index)),
  only: (names, [first]) => (first === ITSELF ? "Told by the documents themselves" : `According to ${names}`),
  names: (index) => (index === ITSELF ? ["the documents themselves"] : actors[index].terms),
});
facet("kind", {
  label: "Kinds",
  legend: data.kinds,
  of: ({ parties }) => traits(parties, "kind"),
  name: words,
  text: String,
  chip: String,
  icon: shape,
  only: (names) => `With a ${names}`,
});
facet("country", {
  label: "Countries",
  of: ({ parties }) => traits(parties, "country"),
  name: landName,
  text: String,
  names: (country) => [fold(landName(country)), fold(country)],
  only: (names) => `With ${names}`,
});
facet("role", {
  label: "Offices",
  of: (fact) => (fact.role && !fact.other ? [fold(fact.role)] : []),
  name: roleName,
  text: String,
  only: (names) => `As ${names}`,
});
facet("place", {
  label: "Places",
  of: ({ place }) => (place === undefined ? [] : [place]),
  name: labelOf,
  text: (index) => actors[index].key,
  only: (names) => `In ${names}`,
  names: (index) => actors[index].terms,
});
facet("publisher", {
  label: "Sources",
  of: (fact) => [documents[fact.document].source].filter(Boolean),
  name: String,
  only: (names) => `Told by ${names}`,
});
facet("document", {
  label: "Documents",
  of: (fact) => [fact.document],
  name: (index) => documents[index].title,
  text: (index) => documents[index].id,
  chip: (index) => short(documents[index].title, 40),
  only: (names) => `In “${names}”`,
  names: (index) => [fold(documents[index].title), fold(documents[index].id), fold(whence(documents[index]))],
});

/** A country by the name of its state. */
function landName(country) {
  landName.known ??= new Map(
    actors
      .filter(({ kind }) => kind === "country")
      .map((actor) => [actor.country, short(actor.label, 60)])
      .reverse(),
  );
  return landName.known.get(country) ?? country;
}
/** An office as it is written most; "PRESIDENT" and "president" are one. */
function roleName(role) {
  roleName.known ??= new Map(
    ranked(
      facts.filter(({ role: own }) => own),
      (fact) => fact.role,
    )
      .reverse()
      .map(([own]) => [fold(own), own]),
  );
  return roleName.known.get(role) ?? role;
}
