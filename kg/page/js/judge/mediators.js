// Who brings others together: mediates, convenes, or has their talks in his country.

const mediations = data.mediators.map(([i, by, hosts]) => ({
  fact: tellings[i],
  by: by.map((key) => byKey.get(key)).filter((index) => index !== undefined),
  hosts: hosts === 1,
}));
const mediationOf = new Map(mediations.map((one) => [one.fact, one]));
asks("mediator", {
  fresh: () => null,
  write: (index) => (index === null ? [] : [["mediator", actors[index].key]]),
  read: (params) => byKey.get(params.get("mediator")) ?? null,
  chips: (index) =>
    index === null ? [] : [{ text: `Brought together by ${some(index)}`, clear: dropped("mediator") }],
  passes: (index, v) => (index === null ? null : (fact) => mediates(fact, head(index, v), v)),
});
function mediates(fact, index, v = view) {
  return (mediationOf.get(fact)?.by ?? []).some((i) => head(i, v) === index);
}
/** Each who brings others together, with the facts that tell it. */
function mediatorsIn(list) {
  return gathered(list, (fact) => (mediationOf.get(fact)?.by ?? []).map((i) => head(i)));
}
function listMediations(index) {
  change((v) => Object.assign(v, { mediator: index, pick: null, between: null, scope: "", tab: "table" }));
}
function mediatorRow([index, list], most_) {
  const hosts = list.every((fact) => mediationOf.get(fact).hosts);
  return make(
    "button",
    {
      type: "button",
      title: hosts ? "Their talks were in this country" : "Brings others together",
      onclick: () => listMediations(index),
    },
    token(index),
    make("span", null, name(index), make("small", { class: "about" }, hosts ? " hosts" : "")),
    bars(list, list.length / most_),
    count(list.length),
  );
}
PARTS.home.push(() => {
  const found = mediatorsIn(now.kept).slice(0, 6);
  if (!found.length) return null;
  return make(
    "div",
    null,
    make("h3", null, "Bring others together"),
    ranks(found, "", (row_) => mediatorRow(row_, found[0][1].length)),
  );
});
PARTS.actor.push((index) => {
  const list = once(now.kept.filter((fact) => mediates(fact, head(index))));
  const button = quiet(`Brings others together: ${many(list.length, "fact")}`, () => listMediations(index), {
    id: "mediations",
  });
  return list.length ? make("div", { class: "acts" }, button) : null;
});
