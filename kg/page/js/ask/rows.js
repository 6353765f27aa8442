// A facet as a list: one row a value, with its count; its box takes it out or in, its name asks for it alone.

const FIRST = 8;
const STEP = 40;
/** What the reader did to each list: typed into it, or asked for more of it. */
const narrowed = new Map();

function listOf(key) {
  if (!narrowed.has(key)) narrowed.set(key, { typed: "", most: FIRST });
  return narrowed.get(key);
}
/** A fold with the list of a facet; its rows are drawn when it is open. */
function facetBox(key, { open = false, title = FACETS.get(key).label } = {}) {
  const made = FACETS.get(key),
    box = make(
      "details",
      { class: "facet", id: `facet-${key}`, ontoggle: () => renderRows(key) },
      make("summary", null, make("h3", null, title), make("small", { class: "state" })),
      !made.legend && narrowing(key, title),
      make("div", { class: "values", role: "group", "aria-label": title }),
    );
  box.open = open;
  return box;
}
/** The same without a fold: a legend is always there. */
function facetLegend(key) {
  const made = FACETS.get(key);
  return make("div", { class: "values", id: `facet-${key}`, role: "group", "aria-label": made.label });
}
function narrowing(key, title) {
  const input = make("input", {
    type: "search",
    id: `narrow-${key}`,
    class: "narrow",
    "aria-label": `Find among: ${title}`,
    autocomplete: "off",
    spellcheck: "false",
    oninput: () => {
      Object.assign(listOf(key), { typed: input.value, most: FIRST });
      renderRows(key);
    },
  });
  return refreshed(input, () => {
    const all = valuesOf(FACETS.get(key)).length;
    input.placeholder = `Find in ${num(all)}`;
    input.hidden = all <= FIRST;
  });
}
function isUnfolded(key) {
  const box = $(`facet-${key}`);
  return Boolean(box) && box.open !== false;
}
/** Draws the rows of one facet anew, or of all that are open, with the counts of today. */
function renderRows(...only) {
  const open = (only.length ? only : [...FACETS.keys()]).filter(isUnfolded),
    live = liveCounts(open);
  for (const key of open) fillRows(FACETS.get(key), live.get(key));
  for (const key of FACETS.keys()) tellState(key);
}
function tellState(key) {
  const state = document.querySelector(`#facet-${key} > summary .state`);
  if (!state) return;
  const { only, not } = view[key],
    all = valuesOf(FACETS.get(key)).length;
  state.textContent = isAny(view[key]) ? num(all) : `${num(only.length || all - not.length)} of ${num(all)}`;
  state.classList.toggle("set", !isAny(view[key]));
}
function fillRows(made, sums) {
  const { key } = made,
    box = $(`facet-${key}`),
    found = inOrder(made, sums),
    { most, typed } = listOf(key),
    shown = made.legend ? found : found.slice(0, most).concat(found.slice(most).filter((value) => isNamed(key, value)));
  const strongest = Math.max(1, ...shown.map((value) => sums.get(value) ?? 0));
  const row = (value) => valueRow(made, value, sums.get(value) ?? 0, strongest);
  const values = box.matches(".values") ? box : box.querySelector(".values");
  values.replaceChildren(...shown.map(row), ...rowActs(made, found, shown.length, typed));
}
function isNamed(key, value) {
  const { only, not } = view[key];
  return only.includes(value) || not.includes(value);
}
/** A legend as the data has it; else what is most told first, or what was typed best. */
function inOrder(made, sums) {
  if (made.legend) return made.legend.filter((value) => legendHas(made, value));
  const { typed } = listOf(made.key);
  const worth = (value) => sums.get(value) ?? 0;
  const some_ = valuesOf(made).filter((value) => worth(value) || isNamed(made.key, value) || typed.trim());
  const ranked_ = some_.sort((x, y) => worth(y) - worth(x) || (made.name(x) < made.name(y) ? -1 : 1));
  return typed.trim() ? answers(ranked_, namesToFind(made), typed).map(({ item }) => item) : ranked_;
}
/** By what names the values of a facet are found. */
function namesToFind(made) {
  return made.names ?? ((value) => [fold(made.name(value))]);
}
/** A legend names only what the page holds. */
function legendHas(made, value) {
  remembered(made).there ??= new Set(tellings.flatMap(made.of));
  return made.there.has(value);
}
function valueRow(made, value, n, strongest) {
  const { key } = made,
    title = short(made.name(value), 80),
    on = isAllowed(view[key], value);
  const box = make("input", {
    type: "checkbox",
    id: `${key}-${made.text(value)}`,
    "aria-label": title,
    onchange: () => change(setTo(key, turned(view[key], value, box.checked))),
    onkeydown: (event) => rowKeys(event, () => only.click()),
  });
  box.checked = on;
  const only = make(
    "button",
    {
      type: "button",
      tabindex: -1,
      class: "only",
      "aria-label": `Only ${title}`,
      "aria-pressed": String(isSole(view[key], value)),
      title: isSole(view[key], value) ? "All again" : `Only this: ${title}`,
      onclick: () => change(setTo(key, onlyThis(view[key], value))),
    },
    make("bdi", null, title),
  );
  const share = make("i", { class: "share" });
  share.style.width = `${(44 * n) / strongest}px`;
  const cls = `value${on ? "" : " off"}${n ? "" : " none"} ${made.cls?.(value) ?? ""}`;
  return make("div", { class: cls }, share, box, made.icon?.(value), only, make("small", null, num(n)));
}
function setTo(key, choice) {
  return (v) => {
    v[key] = choice;
  };
}
/** Enter asks for this alone; the arrows go from row to row. */
function rowKeys(event, onlyThis_) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Enter") onlyThis_();
  if (!step) return;
  event.preventDefault();
  const boxes = [...event.target.closest(".values").querySelectorAll("input")];
  boxes[boxes.indexOf(event.target) + step]?.focus();
}
/** Under the rows: all again, all that were found, more. */
function rowActs({ key }, found, shown, typed) {
  const left = found.length - shown,
    link = (id, text, act) => make("button", { type: "button", class: "link", id: `${id}-${key}`, onclick: act }, text);
  const more = () => {
    listOf(key).most += STEP;
    renderRows(key);
    $(`more-${key}`)?.focus();
  };
  const acts = [
    left > 0 && link("more", left > STEP ? `${STEP} more of ${num(left)}` : `${left} more`, more),
    typed.trim() &&
      found.length > 1 &&
      link("these", `Only these ${num(found.length)}`, () => change(setTo(key, { only: found, not: [] }))),
    !isAny(view[key]) && link("all", "All again", () => change(setTo(key, ANY))),
  ].filter(Boolean);
  if (!found.length)
    return [make("p", { class: "about" }, typed.trim() ? "Nothing of that name" : "None in what passes")];
  return acts.length ? [make("div", { class: "more-values" }, ...acts)] : [];
}
