// The filters at the left: what happened, how it is told, by whom and where; the first lists are the legend.

/** What brings a control up to the view; the controls themselves are made once. */
const refreshers = [];

function renderFilters() {
  const box = $("filters");
  if (!box.firstChild)
    box.replaceChildren(...[...whatHappened(), ...howTold(), ...whoAndWhere(), ...howMuch()].filter(Boolean));
  for (const refresh of refreshers) refresh();
  renderRows();
}
/** An element that is kept up to the view from now on. */
function refreshed(element, refresh) {
  refreshers.push(refresh);
  return element;
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
  const words_ = make("span", null, "Contested: told and denied"),
    contested = hasContested() && make("p", { class: "value legend" }, swatch(1, "contested"), words_),
    several = againOf.size > 0 && facetBox("backed");
  return [heading("How it is told"), facetLegend("status"), contested, confidence(), facetBox("speaker"), several];
}
function whoAndWhere() {
  const rest = ["role", "place", "publisher", "document"].filter((key) => valuesOf(FACETS.get(key)).length > 1);
  const lands = valuesOf(FACETS.get("country")).length > 0 && facetBox("country", { open: true });
  const folds = folk.size > 0 && tick("people", "States with their people");
  return [heading("Who, where, from whom"), folds, facetLegend("kind"), lands, ...rest.map((key) => facetBox(key))];
}
function confidence() {
  return slider("confidence", "Confidence at least", {
    step: 5,
    range: () => [0, 100],
    value: () => Math.round(view.confidence * 100),
    text: (n) => `${n}%`,
    set: (n) => {
      view.confidence = n / 100;
    },
  });
}
/** What the picture draws of what passes. */
function howMuch() {
  return [
    heading("In the picture"),
    limitSlider(),
    leastSlider(),
    tick("all", "All lines, not the strongest only"),
    tick("loners", "Actors without relations"),
  ];
}
function leastSlider() {
  const most_ = edges.reduce((n, e) => Math.max(n, e.n), 1);
  return slider("least", "Facts per line at least", {
    range: () => [1, Math.min(20, most_)],
    value: () => view.least,
    text: String,
    set: (n) => {
      view.least = n;
    },
  });
}
function limitSlider() {
  return slider("limit", "Actors shown", {
    range: () => [0, limitSteps().length - 1],
    value: () => limitSteps().findIndex((n) => n >= Math.min(limitOf(), cast().length)),
    text: (n) => num(limitSteps()[n]),
    set: (n) => {
      view.limit = limitSteps()[n];
    },
  });
}
function limitSteps() {
  const all = cast().length,
    sizes = [10, 25, 50, 100, data.limit, 300, 600, 1000, 2500, 5000, 10000].filter((n) => n < all);
  return [...new Set([...sizes, all])].sort((x, y) => x - y);
}
/** A slider; where there is nothing to choose it is not shown. */
function slider(id, title, { range, step = 1, value, text, set }) {
  const shown = make("output", { class: "number", for: id }),
    input = make("input", { type: "range", id, step });
  const label = make("label", { class: "field" }, make("span", null, title, shown), input);
  input.addEventListener("input", () => {
    set(+input.value);
    shown.textContent = text(+input.value);
    later();
  });
  return refreshed(label, () => {
    [input.min, input.max] = range();
    input.value = value();
    shown.textContent = text(+input.value);
    label.hidden = input.min === input.max;
  });
}
function tick(key, title, set = (on) => change_(key, on), icon = null) {
  const box = make("input", { type: "checkbox", id: key, onchange: () => set(box.checked) });
  return refreshed(make("label", { class: "check" }, box, icon, make("span", null, title)), () => {
    box.checked = view[key];
  });
}
function change_(key, on) {
  view[key] = on;
  update();
}
/** As the page opened, but for the choice, the basket and who is the same as whom. */
function reset() {
  dropFilters(view);
  dropped("limit", "all", "loners", "people", "relations")(view);
  withoutRelations(view);
  update({ filters: true, refit: true });
}
let waiting = 0;
function later() {
  clearTimeout(waiting);
  waiting = setTimeout(() => update(), 60);
}
