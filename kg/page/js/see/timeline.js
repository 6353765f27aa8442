// The facts in the order of their dates.

opens("timeline", { label: "Timeline", order: 40, render: renderTimeline, lists: true });
function renderTimeline() {
  const all = byDate(now.scope.list),
    list = printing ? all : all.slice(0, rowsShown),
    groups = new Map();
  for (const fact of list) {
    const key = whenWords(fact);
    if (groups.has(key)) groups.get(key).push(fact);
    else groups.set(key, [fact]);
  }
  const left = all.length - list.length;
  const day_ = ([label, some]) =>
    make(
      "section",
      null,
      make("h3", null, label),
      make("ol", null, ...some.map((fact) => make("li", { class: `q${fact.quad}` }, card(fact)))),
    );
  $("timeline").className = "chronicle";
  $("timeline").replaceChildren(
    ...[...groups].map(day_),
    ...(all.length ? [] : [make("div", { class: "nothing" }, ...nothing())]),
    left > 0 ? quiet(`Show ${num(Math.min(200, left))} more of ${num(left)}`, () => showMore("timeline")) : "",
  );
}
