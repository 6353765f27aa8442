// Boxes that are taken on the picture: [left, top, right, bottom, whose].

/** Boxes by the cells of a grid, so that few are tried. */
function newRoom(side) {
  const cells = new Map();
  const each = ([left, top, right, bottom], act) => {
    for (let x = Math.floor(left / side); x <= Math.floor(right / side); x += 1)
      for (let y = Math.floor(top / side); y <= Math.floor(bottom / side); y += 1) if (act(x * 65536 + y)) return true;
    return false;
  };
  const meet = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
  return {
    take(box) {
      each(box, (cell) => {
        if (cells.has(cell)) cells.get(cell).push(box);
        else cells.set(cell, [box]);
      });
    },
    /** Whether nothing but what is its own lies there. */
    isFree: (box, whose = -1) =>
      !each(box, (cell) => (cells.get(cell) ?? []).some((other) => other[4] !== whose && meet(box, other))),
  };
}
