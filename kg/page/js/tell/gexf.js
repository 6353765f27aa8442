// The whole network as GEXF, for Gephi.

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
        `<edge id="${f.id}-${r}" source="${actors[edges[r].a].id}" target="${actors[edges[r].b].id}" label="${xml(f.other ? f.role || f.predicate : data.types[f.type])}"><attvalues><attvalue for="directed" value="${!f.mutual}"/><attvalue for="quad" value="${data.quads[f.quad]}"/><attvalue for="status" value="${data.statuses[f.status]}"/><attvalue for="date" value="${xml(f.when)}"/><attvalue for="speakers" value="${xml(nameList(f.speakers))}"/><attvalue for="sentence" value="${xml(data.sentences[f.sentence][1])}"/></attvalues></edge>`,
    ),
  );
  const attributes = (cls, names) =>
    `<attributes class="${cls}">${names.map((n) => `<attribute id="${n}" title="${n}" type="string"/>`).join("")}</attributes>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2"><meta><creator>diplomatic-kg</creator><description>${xml(`${data.title}. ${sourceLine()}`)}</description></meta><graph defaultedgetype="directed" mode="static">\n${attributes("node", ["kind", "country"])}${attributes("edge", ["directed", "quad", "status", "date", "speakers", "sentence"])}\n<nodes>\n${nodes.join("\n")}\n</nodes>\n<edges>\n${lines.join("\n")}\n</edges>\n</graph></gexf>\n`;
}
