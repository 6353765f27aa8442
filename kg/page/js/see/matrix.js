// The matrix: who (a row) does what to whom (a column); those who deal most with each other stand together.

opens("matrix", { label: "Matrix", order: 30, render: renderMatrix, says: matrixSays });
keys("← ↑ ↓ →", "In the matrix: the next cell. Enter: all between its two");

/** The group of each actor, and its place among all, for states with their people and for everybody alone. */
const blocs = Object.fromEntries(Object.entries(data.blocs).map(([key, groups]) => [key, blocOf(groups)]));
/** More rows than this are no help. */
const MOST_ROWS = 64;
/** The cell that Tab reaches, by the keys of its row and column; "" is the heading. */
let cellAt = "";

function blocOf(groups) {
  const found = new Map();
  groups.forEach((group, bloc) => group.forEach((key) => found.set(byKey.get(key), { bloc, at: found.size })));
  return found;
}
/** Who stands in the matrix, group by group: the busiest of the picture who have to do with each other, and who is chosen. */
function membersOf({ shown, pairs, weight, picked }, groups) {
  const tied = new Set();
  for (const { a, b, facts: list } of pairs.values())
    if (shown.has(a) && shown.has(b) && list.length >= view.least) tied.add(a).add(b);
  const place = (index) => groups.get(index) ?? { bloc: Infinity, at: Infinity };
  return [...shown]
    .filter((index) => tied.has(index))
    .sort((x, y) => picked.has(y) - picked.has(x) || weight[y] - weight[x] || x - y)
    .slice(0, MOST_ROWS)
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
