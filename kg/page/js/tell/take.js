// Taking away: CSV, GEXF, SVG, PNG, paper.

function save(text, type, ending) {
  const url = URL.createObjectURL(text instanceof Blob ? text : new Blob([text], { type }));
  const link = make("a", { href: url, download: `graph.${ending}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
/** How a cell begins that a spreadsheet takes for a formula, as in kg/tables.py. */
const FORMULA = /^(?:[\t\r]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;
function cell(value) {
  const text = String(value);
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
function csv() {
  const head = [
    "id",
    "event",
    "from",
    "to",
    "published",
    "type",
    "class",
    "predicate",
    "role",
    "source",
    "target",
    "place",
    "size",
    "status",
    "according to",
    "confidence",
    "sentence",
    "document",
    "document date",
    "document source",
    "url",
  ];
  const line_ = (f) => {
    const d = documents[f.document];
    return [
      f.id,
      reports.get(f.event)[0].id,
      f.from,
      f.to,
      f.published,
      data.types[f.type],
      data.quads[f.quad],
      f.predicate,
      f.role,
      nameList(f.sources),
      nameList(f.targets),
      f.place === undefined ? "" : actors[f.place].label,
      f.size,
      data.statuses[f.status],
      nameList(f.speakers),
      f.confidence,
      data.sentences[f.sentence][1],
      d.title,
      d.published,
      d.source,
      d.url,
    ];
  };
  return (
    "\ufeff" +
    [head, ...now.scope.list.flatMap((f) => reports.get(f.event)).map(line_)]
      .map((list) => list.map(cell).join(","))
      .join("\r\n") +
    "\r\n"
  );
}
function xml(text) {
  return String(text)
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, " ")
    .replace(/[<>&"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
function gexf() {
  const nodes = cast().map(
    (a) =>
      `<node id="${a.id}" label="${xml(a.label)}"><attvalues><attvalue for="kind" value="${xml(a.kind)}"/><attvalue for="country" value="${xml(a.country)}"/></attvalues><viz:position x="${a.x}" y="${-a.y}" z="0"/></node>`,
  );
  const lines = pool().flatMap((f) =>
    f.relations.map(
      (r) =>
        `<edge id="${f.id}-${r}" source="${edges[r].from}" target="${edges[r].to}" label="${xml(f.other ? f.role || f.predicate : data.types[f.type])}"><attvalues><attvalue for="directed" value="${!f.mutual}"/><attvalue for="quad" value="${data.quads[f.quad]}"/><attvalue for="status" value="${data.statuses[f.status]}"/><attvalue for="date" value="${xml(f.when)}"/><attvalue for="speakers" value="${xml(nameList(f.speakers))}"/><attvalue for="sentence" value="${xml(data.sentences[f.sentence][1])}"/></attvalues></edge>`,
    ),
  );
  const attributes = (cls, names) =>
    `<attributes class="${cls}">${names.map((n) => `<attribute id="${n}" title="${n}" type="string"/>`).join("")}</attributes>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2"><graph defaultedgetype="directed" mode="static">\n${attributes("node", ["kind", "country"])}${attributes("edge", ["directed", "quad", "status", "date", "speakers", "sentence"])}\n<nodes>\n${nodes.join("\n")}\n</nodes>\n<edges>\n${lines.join("\n")}\n</edges>\n</graph></gexf>\n`;
}
function say(text) {
  $("showing").textContent = text;
  setTimeout(renderBar, 2500);
}
/** The scene as SVG: all of it, at the scale of the screen. */
function svg() {
  const ctx = make("canvas").getContext("2d"),
    scale = network.getScale(),
    places = network.getPositions(),
    { left, top, right, bottom } = boxOf(now.shown, scale);
  const drawn = sceneOf({ scale, place: (i) => places[actors[i].id], span: null, measure: (...text) => measured(ctx, ...text) });
  const fix = (n) => +n.toFixed(2),
    edge = 30 * drawn.unit;
  const box = [left - edge, top - edge, right - left + 2 * edge, bottom - top + 2 * edge].map(fix);
  const line = ({ curve, heads, colour: colour_, width, dash, opacity }) => {
    const [x0, y0, cx, cy, x1, y1] = curve.map(fix);
    const arrows = heads.map((one) => `<path d="M${corners(one).map((at) => at.map(fix).join(" ")).join("L")}Z" fill="${colour_}" fill-opacity="${opacity}"/>`);
    return `<path d="M${x0} ${y0}Q${cx} ${cy} ${x1} ${y1}" fill="none" stroke="${colour_}" stroke-opacity="${opacity}" stroke-width="${fix(width)}"${dash.length ? ` stroke-dasharray="${dash.map(fix).join(" ")}"` : ""}/>${arrows.join("")}`;
  };
  const disc = ({ x, y, r, kind, letters, colour: colour_, opacity }) =>
    `<g transform="translate(${fix(x)} ${fix(y)})" opacity="${opacity}"><path d="${outline(kind, fix(r))}" fill="${colour_}" stroke="${ink.canvas}" stroke-width="${fix(1.5 * drawn.unit)}"/>${scale * r > 9 ? `<text y="${fix(r * 0.26)}" text-anchor="middle" font-size="${fix(r * 0.72)}" font-weight="600" fill="${ink["disc-ink"]}">${xml(letters)}</text>` : ""}</g>`;
  const mark = ({ x, y, r, contested }) =>
    `<text x="${fix(x)}" y="${fix(y + r)}" text-anchor="middle" font-size="${fix(3.6 * r)}" font-weight="700" fill="${ink.denied}" stroke="${ink.canvas}" stroke-width="${fix(r * 0.8)}" paint-order="stroke">${contested ? "⊗" : "✕"}</text>`;
  const label = ({ text, x, y, size, weight }) =>
    `<text x="${fix(x)}" y="${fix(y + size * 0.35)}" text-anchor="middle" font-size="${fix(size)}" font-weight="${weight}" fill="${ink.ink}" stroke="${ink.halo}" stroke-width="${fix(3 * drawn.unit)}" paint-order="stroke">${xml(text)}</text>`;
  const parts = [...drawn.strokes.map(line), ...drawn.discs.map(disc), ...drawn.marks.map(mark), ...drawn.names.map(label)];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(" ")}" font-family="${xml(ink.sans)}"><title>${xml(data.title)}</title><rect x="${box[0]}" y="${box[1]}" width="${box[2]}" height="${box[3]}" fill="${ink.canvas}"/>\n${parts.join("\n")}\n</svg>\n`;
}
/** On paper the picture is a drawing, in light colours, and lists are whole. */
function toPaper() {
  const dark = document.documentElement.dataset.theme === "dark";
  printing = true;
  theme(false);
  if (now.shown.size)
    $("paper").replaceChildren(
      document.importNode(new DOMParser().parseFromString(svg(), "image/svg+xml").documentElement, true),
    );
  addEventListener(
    "afterprint",
    () => {
      $("paper").replaceChildren();
      printing = false;
      theme(dark);
    },
    { once: true },
  );
}
function png() {
  const from = $("canvas").querySelector("canvas"),
    to = make("canvas", { width: from.width, height: from.height }),
    ctx = to.getContext("2d");
  ctx.fillStyle = ink.canvas;
  ctx.fillRect(0, 0, to.width, to.height);
  ctx.drawImage(from, 0, 0);
  to.toBlob((blob) => save(blob, "image/png", "png"));
}
function copyLink() {
  navigator.clipboard?.writeText(location.href).then(
    () => say("Link copied"),
    () => say("Copy the address of this window"),
  );
}
exports_("png", { label: "Picture (PNG)", act: png });
exports_("svg", { label: "Drawing (SVG)", act: () => save(svg(), "image/svg+xml", "svg") });
exports_("csv", {
  label: () => `${many(now.scope.list.length, "fact")} (CSV)`,
  act: () => save(csv(), "text/csv", "csv"),
});
exports_("gexf", { label: "Whole network (GEXF)", act: () => save(gexf(), "application/xml", "gexf") });
exports_("link", { label: "Copy link to this view", act: copyLink });
exports_("print", { label: "Print", act: () => print() });
