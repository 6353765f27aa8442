// The map: states as areas and dots, what happened between them as arcs, and places; moved, zoomed, chosen.

opens("map", { label: "Map", order: 20, render: renderMap, over: true, says: mapSays });
keys("↑ ↓ ← →", "On the map: the next state or place in that direction");

const CREDIT = "Borders show who holds an area, not whose it is; hatched: disputed. Outlines: Natural Earth.";
/** Who of the map's dots is reached by Tab. */
let dotAt = null;

function buildMap() {
  if ($("map-svg")) return;
  const hatch = draw("pattern", {
    id: "disputed",
    width: 5,
    height: 5,
    patternUnits: "userSpaceOnUse",
    patternTransform: "rotate(45)",
  });
  hatch.append(
    draw("rect", { class: "ground", width: 5, height: 5 }),
    draw("rect", { class: "stripe", width: 1.6, height: 5 }),
  );
  const lands = LANDS.filter((land) => land.path).map((land) =>
    draw("path", { class: "land", d: land.path, "data-land": LANDS.indexOf(land) }),
  );
  const area = (id, ...children) => draw("g", { id }, ...children);
  const round = (id, label, text, act) =>
    make("button", { type: "button", id, "aria-label": label, title: label, onclick: act }, text);
  $("map").append(
    draw(
      "svg",
      { id: "map-svg", role: "group", "aria-label": "Map of the world. The table holds the same facts as text." },
      draw("defs", null, hatch),
      area("map-lands", ...lands),
      area("map-arcs"),
      area("map-names"),
      area("map-dots"),
    ),
    make(
      "div",
      { class: "zoom", role: "group", "aria-label": "Map" },
      round("map-in", "Zoom in", "+", () => zoomMap(1.5)),
      round("map-out", "Zoom out", "−", () => zoomMap(1 / 1.5)),
      round(
        "map-fit",
        "Fit everything",
        draw(
          "svg",
          { class: "icon", viewBox: "0 0 20 20", "aria-hidden": "true" },
          draw("path", { d: "M4 8V4h4M12 4h4v4M16 12v4h-4M8 16H4v-4" }),
        ),
        () => fitMap(),
      ),
    ),
    make("p", { class: "credit" }, CREDIT),
    make("div", { id: "map-empty", class: "empty nothing", hidden: true }),
    make("div", { id: "map-tip", class: "tip", role: "tooltip", hidden: true }),
  );
  listenMap();
}
function renderMap() {
  buildMap();
  const { arcs, spots } = worldNow(),
    busy = new Set(spots.map(({ index }) => index)),
    lit = litOf(arcs);
  for (const path_ of $("map-lands").children) {
    const land = LANDS[path_.dataset.land],
      index = actorOf(land);
    path_.setAttribute(
      "class",
      `land${busy.has(index) ? " on" : ""}${now.picked.has(index) ? " picked" : ""}${land.disputed ? " disputed" : ""}`,
    );
  }
  $("map-arcs").replaceChildren(...arcs.map(arc));
  const first = busy.has(dotAt) ? dotAt : spots[0]?.index;
  $("map-dots").replaceChildren(...[...spots].reverse().map((spot) => dot(spot, lit, first)));
  $("map-empty").hidden = spots.length > 0;
  $("map-empty").replaceChildren(
    ...(spots.length
      ? []
      : now.facts.length
        ? [make("p", null, "Nothing of this has a place on the map.")]
        : nothing()),
  );
  if (frame) placeMap();
  else fitMap();
}
/** Ribbons are thinner than in the picture: the map is wider. */
const THIN = 0.75;
/** With more arcs than this their directions are told by the matrix and the details alone. */
const POINTED = 30;
/** Who is not dimmed: the chosen, and those with whom they have arcs; null where nothing is chosen. */
function litOf(arcs) {
  if (!now.near) return null;
  const lit = new Set(now.picked);
  if (view.pick.actor !== undefined) for (const pair of arcs) if (isPicked(pair)) lit.add(pair.a).add(pair.b);
  return lit;
}
/** An arc: a place to click, its sides, their heads where arcs are few, and a mark where it is denied. */
function arc(pair) {
  const dim = now.near && !isPicked(pair),
    pointed = now.near ? !dim : worldNow().arcs.length <= POINTED;
  const group = draw("g", { class: `arc${dim ? " dim" : ""}`, "data-pair": pair.key }, draw("path", { class: "hit" }));
  const stripes_ = stripesOf(ownPart(pair)),
    at = lanes(
      stripes_.map(({ width }) => width * THIN * narrow()),
      0.6,
    );
  stripes_.forEach(({ quad, status, to }, i) => {
    const { off, width } = at[i];
    group.append(
      draw("path", {
        class: `side q${quad}${status === "denied" ? " denied" : ""}`,
        "stroke-width": width.toFixed(2),
        "stroke-dasharray": STATUS_DASH[status] ? STATUS_DASH[status].join(" ") : null,
        "data-off": off.toFixed(2),
        "data-heads": pointed ? to.map(Number).join(" ") : "",
      }),
    );
  });
  const mark = markOf(pair.facts);
  if (mark)
    group.append(
      draw("g", { class: `cross ${mark}` }, draw("circle", { r: 6 }), draw("path", { d: "M-3-3L3 3M-3 3L3-3" })),
    );
  return group;
}
/** Small screens have small dots. */
function narrow() {
  return Math.max(0.65, Math.min(1, mapRoom().width / 760));
}
function dotRadius({ index, n, there }) {
  const busiest = worldNow().spots[0],
    part = Math.sqrt((n + there) / Math.max(1, busiest.n + busiest.there));
  return (actors[index].kind === "place" ? 2.5 + 5 * part : 3 + 7 * part) * narrow();
}
function dot(spot, lit, first) {
  const { index, n, there } = spot,
    { kind, label } = actors[index],
    r = dotRadius(spot);
  const shape =
    kind === "place"
      ? draw("path", { class: "point", d: outline("place", r + 1) })
      : draw("circle", { class: "point", r });
  const told_ = [many(n, "fact"), there && `${many(there, "event")} there`].filter(Boolean).join(", ");
  return draw(
    "g",
    {
      class: `dot ${kind}${spot.tied ? " tied" : ""}${now.picked.has(index) ? " picked" : ""}${lit && !lit.has(index) ? " dim" : ""}`,
      id: `dot-${index}`,
      role: "button",
      tabindex: index === first ? 0 : -1,
      "aria-label": `${short(label, 80)}: ${told_}`,
      "data-actor": index,
      "data-r": r.toFixed(1),
    },
    draw("circle", { class: "hit", r: Math.max(12, r + 4) }),
    shape,
  );
}
