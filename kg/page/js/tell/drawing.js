// The picture as a drawing: its lines, discs and names as SVG, in a frame with a legend.

const fix = (n) => +n.toFixed(2);

function drawnLine({ curve, heads: tips, colour: colour_, width, dash, opacity }) {
  const [x0, y0, cx, cy, x1, y1] = curve.map(fix),
    dashed = dash.length ? ` stroke-dasharray="${dash.map(fix).join(" ")}"` : "";
  const corner = (at) => at.map(fix).join(" ");
  const arrows = tips.map(
    (tip_) => `<path d="M${corners(tip_).map(corner).join("L")}Z" fill="${colour_}" fill-opacity="${opacity}"/>`,
  );
  return `<path class="line" d="M${x0} ${y0}Q${cx} ${cy} ${x1} ${y1}" fill="none" stroke="${colour_}" stroke-opacity="${opacity}" stroke-width="${fix(width)}"${dashed}/>${arrows.join("")}`;
}
function drawnDisc({ x, y, r, kind, letters, colour: colour_, opacity }, { unit, scale }) {
  const text = `<text y="${fix(r * 0.26)}" text-anchor="middle" font-size="${fix(r * (letters.length < 4 ? 0.72 : 0.52))}" font-weight="600" fill="${ink["disc-ink"]}">${xml(letters)}</text>`;
  return `<g class="disc" transform="translate(${fix(x)} ${fix(y)})" opacity="${opacity}"><path d="${outline(kind, fix(r))}" fill="${colour_}" stroke="${ink.canvas}" stroke-width="${fix(1.5 * unit)}"/>${scale * r > 9 ? text : ""}</g>`;
}
/** The mark of what is denied, as on the screen. */
function drawnMark({ x, y, r, contested: ring }) {
  return `<text x="${fix(x)}" y="${fix(y + r)}" text-anchor="middle" font-size="${fix(3.6 * r)}" font-weight="700" fill="${ink.denied}" stroke="${ink.canvas}" stroke-width="${fix(r * 0.8)}" paint-order="stroke">${ring ? "⊗" : "✕"}</text>`;
}
function drawnName({ text, x, y, size, weight }, { unit }) {
  return `<text x="${fix(x)}" y="${fix(y + size * 0.35)}" text-anchor="middle" font-size="${fix(size)}" font-weight="${weight}" fill="${ink.ink}" stroke="${ink.halo}" stroke-width="${fix(3 * unit)}" paint-order="stroke">${xml(text)}</text>`;
}
/** All of the picture, at the scale at which it fills a frame so wide: { picture, box }. */
function drawnPicture(width = 1500) {
  const ctx = make("canvas").getContext("2d"),
    at = network.getPositions(),
    rough = boxOf(now.shown),
    scale = Math.min(width / (rough.right - rough.left), 860 / (rough.bottom - rough.top), 1.4);
  const { left, top, right, bottom } = boxOf(now.shown, scale);
  const found = sceneOf({
    scale,
    place: (i) => at[actors[i].id],
    span: null,
    measure: (...text) => measured(ctx, ...text),
  });
  const how = { unit: found.unit, scale },
    edge = 30 * found.unit;
  const parts = [
    ...found.strokes.map(drawnLine),
    ...found.discs.map((disc) => drawnDisc(disc, how)),
    ...found.marks.map(drawnMark),
    ...found.names.map((name_) => drawnName(name_, how)),
  ];
  return {
    box: [left - edge, top - edge, right - left + 2 * edge, bottom - top + 2 * edge].map(fix),
    picture: `<g font-family="${xml(ink.sans)}">\n${parts.join("\n")}\n</g>`,
  };
}
/** The classes, ways of telling and kinds that the picture has: { mark, words }. */
function legend(withKinds = true) {
  const strands = [...now.lines.values()].flatMap(({ strands: list }) => list);
  const stroke = (colour_, dash) =>
    `<path d="M0 7H34" stroke="${colour_}" stroke-width="4"${dash ? ` stroke-dasharray="${dash.join(" ")}"` : ""}/>`;
  const classes = data.quads
    .map((label, quad) => [label, quad])
    .filter(([, quad]) => strands.some((one) => one.quad === quad));
  const statuses = data.statuses.filter(
    (status) => status !== "asserted" && strands.some((one) => statusOf(one.facts) === status),
  );
  const kinds = data.kinds.filter((kind) => withKinds && [...now.shown].some((i) => actors[i].kind === kind));
  return [
    ...classes.map(([label, quad]) => ({ mark: stroke(ink[`q${quad}`]), words: words(label) })),
    ...statuses.map((status) => ({
      mark: stroke(status === "denied" ? ink.denied : ink.soft, STATUS_DASH[status]),
      words: words(status),
    })),
    ...(strands.some((one) => isContested(one.facts))
      ? [
          {
            mark: `<text x="17" y="13" text-anchor="middle" font-size="17" font-weight="700" fill="${ink.denied}">⊗</text>`,
            words: "Contested",
          },
        ]
      : []),
    ...kinds.map((kind) => ({
      mark: `<g transform="translate(17 7)"><path d="${outline(kind, 9)}" fill="${ink.soft}"/></g>`,
      words: words(kind),
    })),
  ];
}
/** What the open tab draws: the map, or else the picture. */
function drawnNow(width) {
  const drawn = view.tab === "map" && drawnMap();
  return drawn || { about: aboutWords(heldWords()), ...drawnPicture(width) };
}
function svg() {
  return inFrame({ title: data.title, fonts: fontRules(), ...drawnNow() });
}
function inFrame(more) {
  const colours_ = { ink: ink.ink, soft: ink.soft, paper: ink.canvas, line: ink.line };
  return framed({ source: sourceLine(), legend: legend(), colours: colours_, ...more });
}
/** What paper has over its lists: the picture, where that is looked at; else what the list is of. The title is there. */
function paperHead() {
  const plain_ = { title: "", width: 1000 };
  if (!["network", "map"].includes(view.tab) || !now.shown.size)
    return inFrame({ ...plain_, about: aboutWords(), legend: legend(false) });
  return inFrame({ ...plain_, ...drawnNow() });
}
