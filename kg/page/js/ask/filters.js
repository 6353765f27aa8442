// The filters at the left: what happened, how it is told, by whom and where; the first lists are the legend.

function renderFilters() {
  const box = $("filters"),
    folds = [...box.querySelectorAll("details")],
    open = new Map(folds.map(({ id, open: isOpen_ }) => [id, isOpen_])),
    at = box.scrollTop;
  box.replaceChildren(...[...whatHappened(), ...howTold(), ...whoAndWhere(), ...howMuch()].filter(Boolean));
  for (const fold_ of box.querySelectorAll("details")) fold_.open = open.get(fold_.id) ?? fold_.open;
  renderRows();
  box.scrollTop = at;
}
function heading(text, ...rest) {
  return make("div", { class: "head" }, make("h2", null, text), ...rest);
}
function whatHappened() {
  const others_ = others > 0 && tick("relations", `Other relations (${num(others)})`, showRelations, swatch(OTHER));
  return [
    heading("What happened", make("button", { type: "button", class: "link", id: "reset", onclick: reset }, "Reset")),
    facetLegend("quad"),
    others_,
    facetBox("type"),
  ];
}
function howTold() {
  const contested = make(
    "p",
    { class: "value legend" },
    swatch(1, "contested"),
    make("span", null, "Contested: told and denied"),
  );
  return [
    heading("How it is told"),
    facetLegend("status"),
    hasContested() && contested,
    confidence(),
    facetBox("speaker"),
  ];
}
function whoAndWhere() {
  const rest = ["role", "place", "publisher", "document"].filter((key) => valuesOf(FACETS.get(key)).length > 1);
  const lands = valuesOf(FACETS.get("country")).length > 0 && facetBox("country", { open: true });
  return [heading("Who, where, from whom"), facetLegend("kind"), lands, ...rest.map((key) => facetBox(key))];
}
function confidence() {
  return slider("confidence", "Confidence at least", {
    min: 0,
    max: 100,
    step: 5,
    value: Math.round(view.confidence * 100),
    text: (n) => `${n}%`,
    set: (n) => {
      view.confidence = n / 100;
    },
  });
}
/** What the picture draws of what passes. */
function howMuch() {
  const mostFacts = Math.min(
    20,
    edges.reduce((n, e) => Math.max(n, e.n), 1),
  );
  const least = slider("least", "Facts per line at least", {
    min: 1,
    max: mostFacts,
    value: Math.min(view.least, mostFacts),
    text: String,
    set: (n) => {
      view.least = n;
    },
  });
  return [
    heading("In the picture"),
    tick("people", "States with their people"),
    limitSlider(),
    mostFacts > 1 && least,
    tick("all", "All lines, not the strongest only"),
    tick("loners", "Actors without relations"),
  ];
}
function limitSlider() {
  const all = cast().length,
    sizes = [10, 25, 50, 100, data.limit, 300, 600, 1000, 2500, 5000, 10000].filter((n) => n < all),
    steps = [...new Set([...sizes, all])].sort((x, y) => x - y),
    at = steps.findIndex((n) => n >= Math.min(limitOf(), all));
  if (steps.length < 2) return null;
  return slider("limit", "Actors shown", {
    min: 0,
    max: steps.length - 1,
    value: at < 0 ? steps.length - 1 : at,
    text: (n) => num(steps[n]),
    set: (n) => {
      view.limit = steps[n];
    },
  });
}
function slider(id, title, { min, max, step = 1, value, text, set }) {
  const shown = make("output", { class: "number", for: id }, text(value));
  const input = make("input", {
    type: "range",
    id,
    min,
    max,
    step,
    oninput: () => {
      set(+input.value);
      shown.textContent = text(+input.value);
      later();
    },
  });
  input.value = value;
  return make("label", { class: "field" }, make("span", null, title, shown), input);
}
function tick(key, title, set = (on) => change_(key, on), icon = null) {
  const box = make("input", { type: "checkbox", id: key, onchange: () => set(box.checked) });
  box.checked = view[key];
  return make("label", { class: "check" }, box, icon, make("span", null, title));
}
function change_(key, on) {
  view[key] = on;
  update();
}
function reset() {
  const { tab, pick } = view;
  view = { ...fresh(), tab, pick };
  withoutRelations(view);
  update({ filters: true, refit: true });
}
let waiting = 0;
function later() {
  clearTimeout(waiting);
  waiting = setTimeout(() => update(), 60);
}
