// The matrix: who (a row) does what to whom (a column); those who deal most with each other stand together.

opens("matrix", { label: "Matrix", order: 30, render: renderMatrix, says: matrixSays });
keys("← ↑ ↓ →", "In the matrix: the next cell. Enter: all between its two");

/** The group of each actor, and its place among all, for states with their people and for everybody alone. */
const blocs = Object.fromEntries(Object.entries(data.blocs).map(([key, groups]) => [key, blocOf(groups)]));
/** More rows than this are no help. */
const MOST_ROWS = 96;
/** The cell that Tab reaches, by the keys of its row and column; "" is the heading. */
let cellAt = "";

function blocOf(groups) {
  const found = new Map();
  groups.forEach((group, bloc) => group.forEach((key) => found.set(byKey.get(key), { bloc, at: found.size })));
  return found;
}
/** Who stands in the matrix, group by group: those whom the picture shows and who have to do with each other. */
function membersOf({ shown, pairs, weight }, groups) {
  const tied = new Set();
  for (const { a, b, facts: list } of pairs.values())
    if (shown.has(a) && shown.has(b) && list.length >= view.least) tied.add(a).add(b);
  const place = (index) => groups.get(index) ?? { bloc: Infinity, at: Infinity };
  return [...shown]
    .filter((index) => tied.has(index))
    .sort((x, y) => place(x).at - place(y).at || weight[y] - weight[x] || x - y)
    .map((index) => ({ index, bloc: place(index).bloc }));
}
/** By "row column", what the row does to the column: its facts, on the side of cooperation, of conflict, or neither. */
function cellsOf(pairs, members) {
  const inside = new Set(members.map(({ index }) => index)),
    found = new Map();
  const add = (from, to, strand) => {
    const key = `${from} ${to}`;
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(...strand.facts);
  };
  for (const { a, b, strands, facts: list } of pairs.values()) {
    if (!inside.has(a) || !inside.has(b) || list.length < view.least) continue;
    for (const strand of strands) {
      add(strand.a, strand.b, strand);
      if (strand.mutual) add(strand.b, strand.a, strand);
    }
  }
  for (const [key, list] of found) found.set(key, halves(once(list)));
  return found;
}
function halves(list) {
  return {
    facts: list,
    good: list.filter(({ quad }) => quad < 2),
    bad: list.filter(({ quad }) => quad === 2 || quad === 3),
    ties: list.filter(({ quad }) => quad >= TIES),
  };
}
let grid = {};
function gridNow() {
  if (grid.of === now) return grid;
  const members = membersOf(now, blocs[view.people ? "states" : "actors"]);
  grid = { of: now, members, cells: cellsOf(now.pairs, members) };
  return grid;
}
function matrixSays() {
  const { members, cells } = gridNow(),
    list = once([...cells.values()].flatMap(({ facts: told_ }) => told_)),
    all = now.order.length;
  const who_ = members.length < all ? `${num(members.length)} of ${num(all)}` : num(members.length),
    kind = view.people ? "states and others" : "actors",
    next = Math.min(MOST_ROWS, all) - now.shown.size;
  const more = (v) => {
    v.limit = now.shown.size + Math.min(24, next);
  };
  return [
    `The matrix holds ${many(list.length, "fact")} between ${who_} ${kind}`,
    next > 0
      ? make(
          "span",
          null,
          " · ",
          make(
            "button",
            { type: "button", class: "link", id: "matrix-more", onclick: () => change(more) },
            `See ${num(Math.min(24, next))} more`,
          ),
        )
      : "",
  ];
}

function renderMatrix() {
  const { members, cells } = gridNow(),
    most_ = Math.max(1, ...[...cells.values()].flatMap(({ good, bad }) => [good.length, bad.length]));
  const box = $("matrix");
  if (!members.length) {
    box.replaceChildren(make("div", { class: "nothing" }, ...nothing()));
    return;
  }
  const known = members.some(({ index }) => cellAt.split(" ").includes(String(index)));
  if (!known) cellAt = ` ${members[0].index}`;
  const starts = ({ bloc }, i) => (i > 0 && members[i - 1].bloc !== bloc ? " first" : "");
  const head_ = (member, i, role) => heading_(member, role, starts(member, i));
  const rows = members.map((row, r) =>
    make(
      "div",
      { role: "row", class: `line${starts(row, r)}` },
      head_(row, r, "rowheader"),
      ...members.map((column, c) => matrixCell(row, column, cells, most_, starts(column, c))),
    ),
  );
  const table = make(
    "div",
    {
      role: "grid",
      class: "matrix",
      "aria-label": "Who does what to whom: rows act on columns",
      "aria-rowcount": members.length + 1,
    },
    make(
      "div",
      { role: "row", class: "line top-line" },
      make("div", { role: "columnheader", class: "corner" }, make("span", { class: "unseen" }, "Who acts")),
      ...members.map((column, c) => head_(column, c, "columnheader")),
    ),
    ...rows,
  );
  table.style.setProperty("--n", members.length);
  table.addEventListener("keydown", matrixKey);
  table.addEventListener("focusin", ({ target }) => {
    if (target.dataset.at) moveTo(target);
  });
  box.replaceChildren(table, matrixLegend(most_));
}
function heading_({ index }, role, start) {
  const at = role === "rowheader" ? `${index} ` : ` ${index}`;
  return make(
    "div",
    {
      role,
      class: `name${start}${now.picked.has(index) ? " chosen" : ""}`,
      id: `cell-${at.replace(" ", "-")}`,
      "data-at": at,
      tabindex: at === cellAt ? 0 : -1,
      title: short(actors[index].label, 200),
      onclick: () => choose({ actor: index }),
    },
    make("bdi", null, short(actors[index].label, 40)),
  );
}
function matrixCell({ index: a }, { index: b }, cells, most_, start) {
  const at = `${a} ${b}`,
    cell_ = cells.get(at),
    chosen = now.picked.has(a) && now.picked.has(b) && a !== b;
  const element = make("div", {
    role: "gridcell",
    class: `cell${start}${a === b ? " self" : ""}${chosen ? " chosen" : ""}`,
    id: `cell-${a}-${b}`,
    "data-at": at,
    tabindex: at === cellAt ? 0 : -1,
  });
  if (!cell_) return element;
  element.append(...["good", "bad"].flatMap((side) => half(cell_[side], side, most_)));
  if (cell_.ties.length) element.append(make("i", { class: "tie q4" }));
  if (isContested(cell_.facts)) element.append(make("i", { class: "doubt" }));
  element.setAttribute("aria-label", cellWords(a, b, cell_));
  element.title = cellWords(a, b, cell_);
  element.addEventListener("click", () => choosePair(a, b));
  return element;
}
/** A bar of one side: what is material nearest to the line in the middle, what is verbal beyond. */
function half(list, side, most_) {
  if (!list.length) return [];
  const bar = make("i", { class: side });
  bar.style.height = `${Math.max(8, 50 * Math.sqrt(list.length / most_))}%`;
  for (const [quad, told_] of gathered(list, ({ quad }) => [quad]).sort(([x], [y]) => y - x)) {
    const part = make("b", { class: `q${quad}` });
    part.style.flexGrow = told_.length;
    bar.append(part);
  }
  return [bar];
}
function cellWords(a, b, { good, bad, ties, facts: list }) {
  const parts = [
    good.length && many(good.length, "cooperation", "cooperation"),
    bad.length && `${num(bad.length)} conflict`,
    ties.length && many(ties.length, "standing tie"),
  ];
  return `${some(a)} → ${some(b)}: ${parts.filter(Boolean).join(", ")}${isContested(list) ? ", contested" : ""}`;
}
function matrixLegend(most_) {
  const sample = (side, text) => make("span", { class: "sample" }, make("i", { class: side }), text);
  return make(
    "p",
    { class: "matrix-key" },
    "A row acts, a column is acted upon: ",
    sample("q0", "cooperation, upward"),
    sample("q2", "conflict, downward"),
    sample("tie q4", "standing tie"),
    sample("doubt", "contested"),
    ` The highest bar is ${many(most_, "fact")}; dark is material, light is verbal. Groups deal most with each other.`,
  );
}

/** The cell that has the focus is the one that Tab comes back to. */
function moveTo(element) {
  const before = document.querySelector(".matrix [tabindex='0']");
  if (before) before.tabIndex = -1;
  element.tabIndex = 0;
  cellAt = element.dataset.at;
}
function matrixKey(event) {
  const { target, key } = event,
    line_ = target.closest("[role=row]");
  if (!line_ || !target.dataset.at) return;
  const lines = [...line_.parentElement.children],
    [r, c] = [lines.indexOf(line_), [...line_.children].indexOf(target)],
    last = lines.length - 1;
  const to = {
    ArrowLeft: [r, c - 1],
    ArrowRight: [r, c + 1],
    ArrowUp: [r - 1, c],
    ArrowDown: [r + 1, c],
    Home: [r, 0],
    End: [r, last],
  }[key];
  if (key === "Enter" || key === " ") target.click();
  else if (!to) return;
  else lines[Math.max(0, Math.min(last, to[0]))].children[Math.max(0, Math.min(last, to[1]))].focus();
  event.preventDefault();
}
