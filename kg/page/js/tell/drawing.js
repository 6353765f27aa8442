// The picture as a drawing: its lines, discs and names as SVG, in a frame with a legend.

/** The mark of what is denied, as on the screen. */
function signOf({ mark }, x, y) {
  if (!mark) return "";
  const sign = mark === "contested" ? "⊗" : "✕";
  return `<text x="${x.toFixed(1)}" y="${(y + 5).toFixed(1)}" text-anchor="middle" font-size="14" font-weight="700" fill="${ink.denied}" stroke="${ink.canvas}" stroke-width="3" paint-order="stroke">${sign}</text>`;
}
function drawnLine(item, places) {
  const [a, b] = [places[item.from], places[item.to]],
    bend = item.smooth.roundness * (item.smooth.type === "curvedCW" ? 1 : -1);
  const mid = [(a.x + b.x) / 2 + (b.y - a.y) * bend, (a.y + b.y) / 2 - (b.x - a.x) * bend];
  const r = radius(actors[+item.to.slice(1)]) + 3,
    away = Math.hypot(b.x - mid[0], b.y - mid[1]) || 1;
  const tip_ = [b.x - ((b.x - mid[0]) * r) / away, b.y - ((b.y - mid[1]) * r) / away];
  return `<path class="line" d="M${a.x} ${a.y}Q${mid[0].toFixed(1)} ${mid[1].toFixed(1)} ${tip_[0].toFixed(1)} ${tip_[1].toFixed(1)}" fill="none" stroke="${item.color.color}" stroke-opacity="${item.color.opacity}" stroke-width="${item.width.toFixed(2)}"${item.dashes ? ` stroke-dasharray="${item.dashes.join(" ")}"` : ""}${item.arrows.to.enabled ? ` marker-end="url(#to${item.color.color.slice(1)})"` : ""}/>${signOf(item, (a.x + 2 * mid[0] + b.x) / 4, (a.y + 2 * mid[1] + b.y) / 4)}`;
}
function drawnDisc(i, places) {
  const actor = actors[i],
    at = places[actor.id],
    r = radius(actor);
  return `<g class="disc" transform="translate(${at.x} ${at.y})"><path d="${outline(actor.kind, r)}" fill="${colour(actor)}" stroke="${ink.canvas}" stroke-width="2"/><text y="${r * 0.26}" text-anchor="middle" font-size="${Math.round(r * 0.68)}" font-weight="600" fill="#fff">${xml(initials(actor))}</text><text y="${r + 14}" text-anchor="middle" font-size="12" fill="${ink.ink}" stroke="${ink.halo}" stroke-width="3" paint-order="stroke">${xml(short(actor.label, 30))}</text></g>`;
}
/** The picture itself, as it stands: { picture, box }. */
function drawnPicture() {
  const places = network.getPositions(),
    { left, top, right, bottom } = boxOf(now.shown),
    edge = 90;
  const box = [left - edge, top - edge, right - left + 2 * edge, bottom - top + 2 * edge].map(Math.round);
  const items = edgeSet.get();
  const heads_ = [...new Set(items.map((item) => item.color.color))].map(
    (c) =>
      `<marker id="to${c.slice(1)}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="${c}"/></marker>`,
  );
  const discs = [...now.shown].filter((i) => places[actors[i].id]).sort((x, y) => y - x);
  return {
    box,
    picture: `<defs>${heads_.join("")}</defs>\n${items.map((item) => drawnLine(item, places)).join("\n")}\n${discs.map((i) => drawnDisc(i, places)).join("\n")}`,
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
/** The rules of the fonts that the page carries, so that a drawing has them, too. */
function fontRules() {
  return [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter((rule) => rule instanceof CSSFontFaceRule)
    .map((rule) => rule.cssText)
    .join("");
}
function svg() {
  return inFrame({ title: data.title, about: aboutWords(heldWords()), fonts: fontRules(), ...drawnPicture() });
}
function inFrame(more) {
  const colours_ = { ink: ink.ink, soft: ink.soft, paper: ink.canvas, line: ink.line };
  return framed({ source: sourceLine(), legend: legend(), colours: colours_, ...more });
}
/** What paper has over its lists: the picture, where that is looked at; else what the list is of. The title is there. */
function paperHead() {
  const plain_ = { title: "", width: 1000 };
  if (view.tab !== "network" || !now.shown.size)
    return inFrame({ ...plain_, about: aboutWords(), legend: legend(false) });
  return inFrame({ ...plain_, about: aboutWords(heldWords()), ...drawnPicture() });
}
