// The camera: what is in the picture, and how near.

/** The box around actors, their names and the lines between them, on a screen of this scale. */
function boxOf(indices, scale = 1) {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const reach_ = (x, y, w, h, below = h) => {
    box.left = Math.min(box.left, x - w);
    box.right = Math.max(box.right, x + w);
    box.top = Math.min(box.top, y - h);
    box.bottom = Math.max(box.bottom, y + below);
  };
  const places = network.getPositions(),
    letters = indices.size > 80 ? 0 : 3.6;
  for (const i of indices) {
    const at = places[actors[i].id];
    if (!at) continue;
    const r = seen(i, scale);
    reach_(at.x, at.y, Math.max(r * 1.2, (letters * Math.min(26, actors[i].label.length)) / scale), r, r + 20 / scale);
  }
  for (const { curve, pair } of (scene?.strokes ?? []).filter(({ pair: { a, b } }) => indices.has(a) && indices.has(b)))
    if (isApart(pair)) for (const t of [0.25, 0.5, 0.75]) reach_(pointOn(curve, t).x, pointOn(curve, t).y, 0, 0);
  return box;
}
/** How high the buttons are that lie over the top of the picture on a narrow screen. */
function topBar() {
  const { offsetTop, offsetHeight } = document.querySelector(".zoom");
  return offsetTop < 40 ? offsetHeight : 0;
}
/** All that is shown, or some of it, with room for the names at the rim and for what lies over the picture. */
function fit(indices = now.shown, animate = !reduced) {
  if (!network || !indices.size) return;
  renderSets();
  const { clientWidth: width, clientHeight: height } = $("canvas");
  unfit = !width;
  if (unfit) return;
  const [rimX, above, below] = [
    16,
    $("chips").offsetHeight + topBar() + 16,
    $("more").hidden ? 16 : $("more").offsetHeight + 20,
  ];
  // Of a very low window the chips and the button may have all: the picture lies under them then.
  const room = Math.max(height - above - below, height / 2, 40);
  let scale = 1,
    box = null;
  for (let i = 0; i < 4; i += 1) {
    box = boxOf(indices, scale);
    scale = Math.min((width - 2 * rimX) / (box.right - box.left), room / (box.bottom - box.top), 1.4);
  }
  if (box.left > box.right) return;
  network.moveTo({
    position: { x: (box.left + box.right) / 2, y: (box.top + box.bottom + (below - above) / scale) / 2 },
    scale,
    animation: animate && { duration: 450, easingFunction: "easeInOutQuad" },
  });
}
/** On a phone the details lie over the picture: what is chosen comes up into the part that is left. */
function uncover() {
  if (!network || !now.picked.size || view.tab !== "network") return;
  const canvas = $("canvas").getBoundingClientRect(),
    { left, top } = $("panel").getBoundingClientRect(),
    free = top - canvas.top;
  if (left > canvas.left || free < 60 || top > canvas.bottom) return;
  const at = Object.values(network.getPositions([...now.picked].map((i) => actors[i].id))),
    middle_ = (side) => at.reduce((sum, point) => sum + point[side], 0) / at.length;
  const scale = network.getScale();
  network.moveTo({
    position: { x: middle_("x"), y: middle_("y") + (canvas.height - free) / 2 / scale },
    scale,
    animation: !reduced && { duration: 300, easingFunction: "easeInOutQuad" },
  });
}
/** What could not be fitted while the picture was out of sight. */
function fitLate() {
  if (!network || !unfit || view.tab !== "network") return;
  network.setSize("100%", "100%");
  fit(now.near ?? now.shown, false);
}
function zoom(factor) {
  if (view.tab === "map") return zoomMap(factor);
  network.moveTo({ scale: network.getScale() * factor, animation: !reduced && { duration: 180 } });
}
function centre(index) {
  if (view.tab === "map" && sites.has(index)) return centreMap(index);
  if (!network || !now.shown.has(index)) return;
  network.focus(actors[index].id, {
    scale: Math.max(network.getScale(), 0.75),
    animation: !reduced && { duration: 450, easingFunction: "easeInOutQuad" },
  });
}
const onPicture = (act) => () => view.tab === "network" && act();
keys(
  "+",
  "Nearer to the picture, or on the map",
  onPicture(() => zoom(1.4)),
);
keys(
  "-",
  "Further away",
  onPicture(() => zoom(1 / 1.4)),
);
keys(
  "0",
  "All of the picture, or of the map",
  onPicture(() => fit()),
);
/** Where on the screen an actor is, and the middle of a line between two. */
function onScreen(point) {
  const box = $("canvas").getBoundingClientRect(),
    at = network.canvasToDOM(point);
  return { x: box.x + at.x, y: box.y + at.y };
}
function placeOf(key) {
  return onScreen(network.getPosition(actors[byKey.get(key)].id));
}
function middleOf(source, target, quad) {
  const [a, b] = [byKey.get(source), byKey.get(target)];
  const isIt = ({ pair, strands }) =>
    pair.key === ordered(a, b) && strands.some((one) => data.quads[one.quad] === quad && (one.mutual || one.a === a));
  return onScreen(pointOn(scene.strokes.find(isIt).curve, 0.5));
}
/** What is drawn, on the screen: discs and names by the keys of their actors. */
function seenNow() {
  const scale = network.getScale(),
    key = (index) => actors[index].key;
  return {
    discs: scene.discs.map(({ index, x, y, r, opacity }) => ({
      key: key(index),
      ...onScreen({ x, y }),
      r: r * scale,
      opacity,
    })),
    names: scene.names.map(({ index, x, y, w, size }) => ({
      key: key(index),
      ...onScreen({ x, y }),
      w: w * scale,
      h: size * scale,
    })),
    lines: scene.strokes.map(({ pair, quad, opacity, facts: list }) => ({
      facts: list.length,
      ends: [key(pair.a), key(pair.b)],
      quad: data.quads[quad],
      opacity,
    })),
  };
}
