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
/** The mark of what is denied, as on the screen. */
function signOf({ mark }, x, y) {
  if (!mark) return "";
  const sign = mark === "contested" ? "⊗" : "✕";
  return `<text x="${x.toFixed(1)}" y="${(y + 5).toFixed(1)}" text-anchor="middle" font-size="14" font-weight="700" fill="${ink.denied}" stroke="${ink.canvas}" stroke-width="3" paint-order="stroke">${sign}</text>`;
}
function svg() {
  const places = network.getPositions(),
    { left, top, right, bottom } = boxOf(now.shown),
    edge = 90;
  const box = [left - edge, top - edge, right - left + 2 * edge, bottom - top + 2 * edge].map(Math.round);
  const lines = edgeSet.get().map((item) => {
    const [a, b] = [places[item.from], places[item.to]],
      bend = item.smooth.roundness * (item.smooth.type === "curvedCW" ? 1 : -1);
    const mid = [(a.x + b.x) / 2 + (b.y - a.y) * bend, (a.y + b.y) / 2 - (b.x - a.x) * bend];
    const r = radius(actors[+item.to.slice(1)]) + 3,
      away = Math.hypot(b.x - mid[0], b.y - mid[1]) || 1;
    const tip_ = [b.x - ((b.x - mid[0]) * r) / away, b.y - ((b.y - mid[1]) * r) / away];
    return `<path d="M${a.x} ${a.y}Q${mid[0].toFixed(1)} ${mid[1].toFixed(1)} ${tip_[0].toFixed(1)} ${tip_[1].toFixed(1)}" fill="none" stroke="${item.color.color}" stroke-opacity="${item.color.opacity}" stroke-width="${item.width.toFixed(2)}"${item.dashes ? ` stroke-dasharray="${item.dashes.join(" ")}"` : ""}${item.arrows.to.enabled ? ` marker-end="url(#to${item.color.color.slice(1)})"` : ""}/>${signOf(item, (a.x + 2 * mid[0] + b.x) / 4, (a.y + 2 * mid[1] + b.y) / 4)}`;
  });
  const heads = [...new Set(edgeSet.get().map((item) => item.color.color))].map(
    (c) =>
      `<marker id="to${c.slice(1)}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="${c}"/></marker>`,
  );
  const nodes = [...now.shown]
    .filter((i) => places[actors[i].id])
    .sort((x, y) => y - x)
    .map((i) => {
      const actor = actors[i],
        at = places[actor.id],
        r = radius(actor);
      return `<g transform="translate(${at.x} ${at.y})"><path d="${outline(actor.kind, r)}" fill="${colour(actor)}" stroke="${ink.canvas}" stroke-width="2"/><text y="${r * 0.26}" text-anchor="middle" font-size="${Math.round(r * 0.68)}" font-weight="600" fill="#fff">${xml(initials(actor))}</text><text y="${r + 14}" text-anchor="middle" font-size="12" fill="${ink.ink}" stroke="${ink.halo}" stroke-width="3" paint-order="stroke">${xml(short(actor.label, 30))}</text></g>`;
    });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(" ")}" font-family="Inter, system-ui, sans-serif"><title>${xml(data.title)}</title><defs>${heads.join("")}</defs><rect x="${box[0]}" y="${box[1]}" width="${box[2]}" height="${box[3]}" fill="${ink.canvas}"/>\n${lines.join("\n")}\n${nodes.join("\n")}\n</svg>\n`;
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
