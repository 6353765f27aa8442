// Counting two actors as one, and parting them again, in the details of an actor.

function setSame(groups) {
  const chosen = subject()?.actor,
    key = chosen === undefined ? null : actors[chosen].key;
  unite(groups);
  view.same = groups;
  // What was chosen before may be somebody else's now.
  Object.assign(view, { pick: key === null ? null : { actor: byKey.get(key) }, focus: null, between: null, scope: "" });
  trail.length = 0;
  update({ filters: true, refit: true, push: true });
}
/** Whom a name may mean, too: of the same kind, with the same last word; the busiest first. */
function likely(index) {
  const last = (text) => fold(text).split(/\s+/).at(-1);
  const one = actors[index],
    ends_ = new Set([one.label, ...one.aliases].map(last));
  const alike = (other) =>
    other.index !== index && other.kind === one.kind && other.value > 0 && ends_.has(last(other.label));
  const found = cast().filter(alike);
  return found.sort((x, y) => y.value - x.value || x.index - y.index).slice(0, 5);
}
/** A field for any other actor's name. */
function anybody(index, merge) {
  const known = new Map(
    cast()
      .filter((actor) => actor.index !== index && actor.terms.length)
      .map((actor) => [actor.label, actor]),
  );
  const take = ({ target }) => known.has(target.value) && merge(known.get(target.value));
  return make(
    "p",
    null,
    make("input", {
      type: "text",
      class: "entry",
      list: "everybody",
      "aria-label": "The same as whom?",
      placeholder: "Another name",
      onchange: take,
    }),
    make("datalist", { id: "everybody" }, ...[...known.keys()].map((label) => make("option", { value: label }))),
  );
}
PARTS.actor.push((index) => {
  const { key } = actors[index],
    group = view.same.find((each) => each.includes(key));
  const merge = (other) => setSame(joined([...view.same, [key, other.key]]));
  const label = (one) => apart.actors[apart.numbers.get(one)].label;
  const box = make(
    "details",
    { class: "why same", open: Boolean(group) },
    make("summary", null, group ? "Counted as one" : "The same as somebody else?"),
  );
  const fill_ = () => {
    if (box.children.length > 1) return;
    box.append(
      ...(group
        ? [
            make("p", null, make("bdi", null, group.map(label).join(" = "))),
            quiet("Part them again", () => setSame(view.same.filter((each) => each !== group)), { id: "part" }),
          ]
        : []),
      ...likely(index).map((other) => quiet(`Same as ${short(other.label, 40)}`, () => merge(other))),
      anybody(index, merge),
    );
  };
  box.addEventListener("toggle", fill_);
  return box;
});
