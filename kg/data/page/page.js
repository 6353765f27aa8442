"use strict";
/* The page's script.  It reads #data, keeps one `view` (what is asked for), works out what passes,
   and draws that four times: picture, table, timeline, panel.  All text goes in by textContent. */
(() => {

// ---------------------------------------------------------------- data

const data = JSON.parse(document.getElementById("data").textContent);
const records = ({ columns, rows }) => rows.map((row) => Object.fromEntries(columns.map((name, i) => [name, row[i]])));
const actors = records(data.nodes);
const edges = records(data.edges).map((edge, index) => ({ ...edge, index, a: +edge.from.slice(1), b: +edge.to.slice(1) }));
const documents = records(data.documents);
const facts = records(data.facts);
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAY = 86400000;
const PALETTE = ["#2f5f8f", "#8c3a48", "#3b7557", "#86651c", "#5c4b8c", "#1d747c", "#9a4f2b", "#626f1c", "#87487a", "#41607c"];
const STATUS_DASH = { asserted: false, reported: [9, 5], planned: [2, 5], hypothetical: [2, 5], denied: [9, 5] };
const reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;

actors.forEach((actor, index) => {
  actor.index = index;
  actor.terms = [actor.label, ...actor.aliases].map(fold);
});
facts.forEach((fact, index) => {
  fact.index = index;
  fact.parties = [...new Set([...fact.sources, ...fact.targets])];
  fact.document = data.sentences[fact.sentence][0];
  fact.quad = data.quad_of[fact.type];
  fact.predicate = data.phrases[fact.predicate];
  fact.published ||= documents[fact.document].published;
  [fact.from, fact.to] = bounds(fact.when);
  // Where a text gives no date, the day on which it was published stands in.
  const told = day(fact.published);
  fact.since = fact.from ? day(fact.from) : fact.to ? day(fact.to) : told;
  fact.first = fact.from ? day(fact.from) : fact.to ? -Infinity : told;
  fact.last = fact.to ? day(fact.to) : !fact.from ? told : isState(fact) ? Infinity : day(fact.from);
});
const byKey = new Map(actors.map((actor) => [actor.key, actor.index]));
const byFact = new Map(facts.map((fact) => [fact.id, fact]));
const countries = ranked(actors.filter((a) => a.country), (a) => a.country, (a) => a.value);
const colours = new Map(countries.slice(0, PALETTE.length).map(([country], i) => [country, PALETTE[i]]));
const most = actors.reduce((n, actor) => Math.max(n, actor.value), 1);

function isState(fact) { return fact.quad === data.quads.length - 1; }
function fold(text) { return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase(); }
function day(iso) { return iso ? Date.parse(iso + "T00:00:00Z") / DAY : NaN; }
function ranked(items, key, weight = () => 1) {
  const sums = new Map();
  for (const item of items) sums.set(key(item), (sums.get(key(item)) || 0) + weight(item));
  return [...sums].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1));
}
function words(text) { const t = text.replaceAll("_", " ").toLowerCase(); return t.charAt(0).toUpperCase() + t.slice(1); }
function short(text, most_) { const all = [...text.slice(0, most_ * 2 + 4)]; return all.length > most_ ? all.slice(0, most_ - 1).join("") + "…" : text; }
function many(n, one, more = one + "s") { return `${n.toLocaleString("en")} ${n === 1 ? one : more}`; }

// ---------------------------------------------------------------- dates in words

/** First and last day of an EDTF date: 2022-02-01, 2022-02, 2022, 202X, 20XX, 2021-12-01/.. */
function bounds(edtf) {
  if (edtf.includes("/")) return edtf.split("/").map((side) => (side === ".." ? "" : side));
  if (/^\d{4}-\d{2}$/.test(edtf)) {
    const last = new Date(Date.UTC(+edtf.slice(0, 4), +edtf.slice(5), 0)).getUTCDate();
    return [`${edtf}-01`, `${edtf}-${last}`];
  }
  if (/^\d{2,4}X{0,2}$/.test(edtf)) return [`${edtf.replaceAll("X", "0")}-01-01`, `${edtf.replaceAll("X", "9")}-12-31`];
  return [edtf, edtf];
}
function dayWords(number) {
  const d = new Date(number * DAY);
  return `${d.getUTCDate()} ${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()}`;
}
function rangeWords(first, last) {
  if (first === last) return dayWords(first);
  const [a, b] = [dayWords(first).split(" "), dayWords(last).split(" ")];
  if (a[2] !== b[2]) return `${a.join(" ")} – ${b.join(" ")}`;
  return a[1] === b[1] ? `${a[0]}–${b.join(" ")}` : `${a[0]} ${a[1]} – ${b.join(" ")}`;
}
function isoOf(number) { return new Date(number * DAY).toISOString().slice(0, 10); }
function whenWords(fact) {
  if (/^\d{4}$/.test(fact.when)) return fact.when;
  if (/^\d{4}-\d{2}$/.test(fact.when)) return `${MONTHS[+fact.when.slice(5) - 1]} ${fact.when.slice(0, 4)}`;
  if (/X$/.test(fact.when)) return `${fact.when.replaceAll("X", "0")}s`;
  if (fact.from && fact.to) return rangeWords(day(fact.from), day(fact.to));
  if (fact.from) return `since ${/-01-01$/.test(fact.from) ? fact.from.slice(0, 4) : dayWords(day(fact.from))}`;
  if (fact.to) return `until ${/-12-31$/.test(fact.to) ? fact.to.slice(0, 4) : dayWords(day(fact.to))}`;
  return fact.published ? `told ${dayWords(day(fact.published))}` : "no date";
}

// ---------------------------------------------------------------- the view: what is asked for

const fresh = () => ({
  tab: "network", limit: innerWidth < 700 ? Math.min(40, data.limit) : data.limit, least: 1, loners: false, all: false, confidence: 0, speaker: "", document: "",
  off: { quad: new Set(), status: new Set(), type: new Set(), kind: new Set(), country: new Set() },
  since: null, until: null, focus: null, between: null, pick: null,
});
let view = fresh();
let now = null;
const trail = [];

/** Which actors the kind and country filters, "focus" and "only between" leave. */
function allowedActors() {
  const open = actors.map((a) => !view.off.kind.has(a.kind) && !view.off.country.has(a.country || "none"));
  if (view.between) return open.map((ok, i) => view.between.includes(i));
  if (view.focus === null) return open;
  const near = new Set([view.focus]);
  for (const edge of edges) {
    if (edge.a === view.focus) near.add(edge.b);
    if (edge.b === view.focus) near.add(edge.a);
  }
  return open.map((ok, i) => (ok || i === view.focus) && near.has(i));
}

function passes(fact, open) {
  const { off } = view;
  if (off.quad.has(fact.quad) || off.status.has(fact.status) || off.type.has(fact.type)) return false;
  if (fact.confidence < view.confidence) return false;
  if (view.speaker === "-" ? fact.speakers.length : view.speaker !== "" && !fact.speakers.includes(+view.speaker)) return false;
  if (view.document && !documents[fact.document].hay.includes(view.document)) return false;
  if (view.since !== null && !(fact.last >= view.since && fact.first <= view.until)) return false;
  if (view.between) return fact.relations.some((r) => open[edges[r].a] && open[edges[r].b]);
  return fact.sources.some((a) => open[a]) && (!fact.targets.length || fact.targets.some((a) => open[a]));
}
documents.forEach((d) => { d.hay = fold(`${d.title} ${d.source} ${d.id}`); });

/** Facts that pass, then the most important actors and the strongest relations of those. */
function work() {
  const open = allowedActors();
  const kept = facts.filter((fact) => passes(fact, open));
  const weight = new Int32Array(actors.length);
  const perEdge = new Map();
  for (const fact of kept) {
    for (const a of fact.parties) weight[a] += 1;
    for (const r of fact.relations) {
      if (!open[edges[r].a] || !open[edges[r].b]) continue;
      if (perEdge.has(r)) perEdge.get(r).push(fact); else perEdge.set(r, [fact]);
    }
  }
  const strong = [...perEdge].filter(([, list]) => list.length >= view.least);
  const tied = new Set(strong.flatMap(([r]) => [edges[r].a, edges[r].b]));
  const order = actors.map((a) => a.index).filter((i) => open[i] && weight[i] && (view.loners || tied.has(i)))
    .sort((x, y) => weight[y] - weight[x] || x - y);
  const shown = new Set(order.slice(0, view.limit));
  for (const i of pickedActors()) if (open[i]) shown.add(i);
  if (view.focus !== null) shown.add(view.focus);
  const picked = new Set(pickedActors());
  const able = strong.filter(([r]) => shown.has(edges[r].a) && shown.has(edges[r].b))
    .sort((x, y) => y[1].length - x[1].length || x[0] - y[0]);
  const lines = able.filter(([r], i) => view.all || i < Math.max(80, 2.5 * shown.size) || r === view.pick?.edge || (view.pick?.actor !== undefined && (picked.has(edges[r].a) || picked.has(edges[r].b))));
  return { facts: kept, weight, perEdge, order, shown, lines: new Map(lines), able: able.length };
}

function pickedActors() {
  const pick = view.pick;
  if (!pick) return [];
  if (pick.actor !== undefined) return [pick.actor];
  if (pick.edge !== undefined) return [edges[pick.edge].a, edges[pick.edge].b];
  return byFact.get(pick.fact).parties;
}

// ---------------------------------------------------------------- making elements

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  fill(element, attributes, children);
  return element;
}
function draw(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  fill(element, attributes, children);
  return element;
}
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
}
const $ = (id) => document.getElementById(id);
const name = (index) => make("bdi", null, short(actors[index].label, 80));
function who(index) {
  return make("button", { type: "button", class: "who", title: short(actors[index].label, 200), onclick: () => choose({ actor: index }) }, name(index));
}
function whos(indices) {
  return indices.flatMap((index, i) => [i ? (i === indices.length - 1 ? " and " : ", ") : "", who(index)]);
}
function safeLink(url, text) {
  if (!/^https?:\/\//i.test(url)) return text;
  return make("a", { class: "link", href: url, target: "_blank", rel: "noopener noreferrer" }, text);
}

// ---------------------------------------------------------------- shapes: one path for canvas, SVG and legend

function outline(kind, r) {
  if (kind === "country") { const w = r * 1.18, h = r * .86, c = r * .24; return `M${-w + c} ${-h}H${w - c}Q${w} ${-h} ${w} ${-h + c}V${h - c}Q${w} ${h} ${w - c} ${h}H${-w + c}Q${-w} ${h} ${-w} ${h - c}V${-h + c}Q${-w} ${-h} ${-w + c} ${-h}Z`; }
  if (kind === "organization") { const s = r * .88, t = r * .5; return `M${-r} 0L${-t} ${-s}H${t}L${r} 0L${t} ${s}H${-t}Z`; }
  if (kind === "group") { const s = r * 1.05; return `M0 ${-s}L${s} 0L0 ${s}L${-s} 0Z`; }
  if (kind === "place") { const s = r * .95; return `M0 ${s}L${-s} ${-s * .7}H${s}Z`; }
  return `M${-r} 0A${r} ${r} 0 1 1 ${r} 0A${r} ${r} 0 1 1 ${-r} 0Z`;
}
function radius(actor) { return Math.round(12 + 20 * Math.sqrt(actor.value / most)); }
/** From afar a node is drawn larger than it is, so that it never shrinks to a dot. */
function seen(actor) { return Math.max(radius(actor), (4 + 9 * Math.sqrt(actor.value / most)) / network.getScale()); }
function colour(actor) { return colours.get(actor.country) || "#667080"; }
function initials(actor) {
  if (actor.kind === "country") return [...(actor.country || actor.label)].slice(0, 3).join("").toUpperCase();
  if (/^\p{Lu}{2,5}$/u.test(actor.label)) return actor.label.slice(0, 4);
  const parts = actor.label.split(/[\s\-–.]+/u).filter((part) => /^[\p{Lu}\p{Lo}]/u.test(part));
  if (actor.kind === "group" || actor.kind === "place") return "";
  return (parts.length > 1 && actor.kind === "person" ? [parts[0], parts.at(-1)] : parts.slice(0, 3)).map((part) => [...part][0]).join("");
}
function token(index) {
  const actor = actors[index], letters = initials(actor);
  const path = draw("path", { class: "token", d: outline(actor.kind, 14) });
  path.style.fill = colour(actor);
  return draw("svg", { viewBox: "-18 -16 36 32", "aria-hidden": "true" }, path, letters && draw("text", { y: 0, class: letters.length > 3 ? "four" : null }, letters));
}

// ---------------------------------------------------------------- the picture

const ink = {};
let network = null;
let nodeSet = null;
let edgeSet = null;
let hovered = null;
const outlines = new Map();
const widths = new Map();

function readInk() {
  const style = getComputedStyle(document.documentElement);
  for (const key of ["ink", "soft", "canvas", "card", "line", "accent", "denied", "halo", "q0", "q1", "q2", "q3", "q4"]) ink[key] = style.getPropertyValue(`--${key}`).trim();
}
function path(kind) {
  if (!outlines.has(kind)) outlines.set(kind, new Path2D(outline(kind, 24)));
  return outlines.get(kind);
}
function near() {
  if (!view.pick) return null;
  const set = new Set(pickedActors());
  if (view.pick.actor !== undefined) for (const r of now.lines.keys()) {
    if (edges[r].a === view.pick.actor) set.add(edges[r].b);
    if (edges[r].b === view.pick.actor) set.add(edges[r].a);
  }
  return set;
}
function node(index) {
  const actor = actors[index], letters = initials(actor);
  const render = ({ ctx, x, y }) => ({
    drawNode() {
      const r = seen(actor), scale = network.getScale(), bright = !now.near || now.near.has(index), chosen = now.picked.has(index);
      ctx.globalAlpha = bright ? 1 : .22;
      ctx.translate(x, y);
      const zoomed = r / 24, shape = path(actor.kind);
      ctx.scale(zoomed, zoomed);
      const thin = 1 / (zoomed * Math.max(scale, .45));
      ctx.lineWidth = (chosen ? 9 : 3) * thin;
      ctx.strokeStyle = chosen || hovered === index ? ink.accent : ink.canvas;
      ctx.stroke(shape);
      if (chosen) { ctx.lineWidth = 3 * thin; ctx.strokeStyle = ink.canvas; ctx.stroke(shape); }
      ctx.fillStyle = colour(actor);
      ctx.fill(shape);
      if (letters && scale * r > 8) {
        ctx.fillStyle = "#fff";
        ctx.font = `600 ${[19, 19, 19, 16.5, 13][letters.length]}px Inter, system-ui, sans-serif`;
        ctx.textAlign = "center";
        ctx.textBaseline = "middle";
        ctx.fillText(letters, 0, 1);
      }
    },
    nodeDimensions: { width: seen(actor) * 2, height: seen(actor) * (actor.kind === "country" ? 1.7 : 2) },
  });
  return { id: actor.id, x: actor.x, y: actor.y, shape: "custom", size: radius(actor), ctxRenderer: render, label: undefined };
}
/** The bend that keeps the relations of one pair apart, the same whichever of them are shown. */
const bends = (() => {
  const groups = new Map();
  edges.forEach((edge) => {
    const key = edge.a < edge.b ? `${edge.a} ${edge.b}` : `${edge.b} ${edge.a}`;
    if (groups.has(key)) groups.get(key).push(edge); else groups.set(key, [edge]);
  });
  const found = new Array(edges.length);
  for (const group of groups.values()) group.forEach((edge, i) => {
    const bend = (i - (group.length - 1) / 2) * .24 + (group.length % 2 ? .06 : 0);
    found[edge.index] = edge.a < edge.b ? bend : -bend;
  });
  return found;
})();
function statusOf(list) { return data.statuses[+ranked(list, (fact) => fact.status)[0][0]]; }
function line(index, list) {
  const edge = edges[index], status = statusOf(list), bend = bends[index];
  const bright = !now.near || index === view.pick?.edge || (view.pick.actor !== undefined && (edge.a === view.pick.actor || edge.b === view.pick.actor))
    || (view.pick.fact && byFact.get(view.pick.fact).relations.includes(index));
  const badge = !edge.asserted && (now.near ? bright && now.near.size <= 25 : now.lines.size <= 60);
  const base = now.lines.size > 150 ? .5 : .8;
  return {
    id: `e${index}`, from: edge.from, to: edge.to,
    arrows: { to: { enabled: edge.arrows === "to", scaleFactor: .55 } },
    width: Math.min(7, 1.3 + 1.15 * Math.log2(list.length) + (edge.quad % 2 === 1 ? .5 : 0)) + (index === view.pick?.edge ? 2 : 0),
    color: { color: status === "denied" ? ink.denied : ink[`q${edge.quad}`], inherit: false, opacity: bright ? (now.near ? 1 : base) : .07 },
    dashes: STATUS_DASH[status],
    smooth: { enabled: true, type: bend < 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(bend) },
    badge: badge ? [...new Set(list.map((fact) => data.statuses[fact.status]))].join(", ") : "",
  };
}
function startPicture() {
  nodeSet = new vis.DataSet();
  edgeSet = new vis.DataSet();
  renderSets();
  network = new vis.Network($("canvas"), { nodes: nodeSet, edges: edgeSet }, data.options);
  network.on("click", ({ nodes, edges: lines }) => {
    if (nodes.length) choose({ actor: +nodes[0].slice(1) });
    else if (lines.length) choose({ edge: +lines[0].slice(1) });
    else choose(null);
  });
  network.on("doubleClick", ({ nodes }) => { if (nodes.length) focusOn(+nodes[0].slice(1)); });
  network.on("hoverNode", ({ node: id, pointer }) => { hovered = +id.slice(1); tipNode(hovered, pointer.DOM); network.redraw(); });
  network.on("blurNode", () => { hovered = null; $("tip").hidden = true; network.redraw(); });
  network.on("hoverEdge", ({ edge, pointer }) => tipEdge(+edge.slice(1), pointer.DOM));
  network.on("blurEdge", () => { $("tip").hidden = true; });
  for (const type of ["dragStart", "zoom"]) network.on(type, () => { $("tip").hidden = true; });
  network.on("afterDrawing", labels);
  fit(false);
}
function renderSets() {
  sync(nodeSet, [...now.shown].map(node));
  sync(edgeSet, [...now.lines].map(([index, list]) => line(index, list)));
}
function sync(set, items) {
  const ids = new Set(items.map((item) => item.id));
  const gone = set.getIds().filter((id) => !ids.has(id));
  if (gone.length) set.remove(gone);
  const known = new Set(set.getIds());
  const old = items.filter((item) => known.has(item.id)), added = items.filter((item) => !known.has(item.id));
  if (added.length) set.add(added);
  // A node that is there stays where the reader has put it.
  if (old.length) set.update(old.map(({ x, y, ...rest }) => rest));
}
/** Names of constant size on the screen, the important first; one that would cover another waits for a closer look. */
function labels(ctx) {
  const scale = network.getScale(), taken = [], size = 12.5 / scale, air = (now.shown.size > 40 && !now.near ? 11 : 3) / scale;
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  ctx.lineJoin = "round";
  ctx.direction = "ltr";
  const important = (i) => (i === hovered ? 4 : 0) + (now.picked.has(i) ? 3 : 0) + (now.near?.has(i) ? 1 : 0);
  const queue = [...now.shown].sort((x, y) => important(y) - important(x) || now.weight[y] - now.weight[x] || x - y);
  const places = network.getPositions();
  const discs = queue.filter((i) => places[actors[i].id] && (!now.near || now.near.has(i))).map((i) => {
    const at = places[actors[i].id], r = seen(actors[i]);
    return [at.x - r, at.y - r * .8, at.x + r, at.y + r * .8, i];
  });
  const covers = (box, index, others) => others.some((b) => b[4] !== index && b[0] < box[2] && b[2] > box[0] && b[1] < box[3] && b[3] > box[1]);
  for (const index of queue) {
    if (now.near && !now.near.has(index) && index !== hovered) continue;
    const actor = actors[index], at = places[actor.id];
    if (!at) continue;
    const text = short(actor.label, 26), bold = important(index) > 2;
    ctx.font = `${bold ? 700 : 550} ${size}px Inter, system-ui, sans-serif`;
    const key = text + bold;
    if (!widths.has(key)) widths.set(key, ctx.measureText(text).width / size);
    const w = widths.get(key) * size, top = at.y + seen(actor) * (actor.kind === "country" ? .9 : 1.05) + 4 / scale;
    const box = [at.x - w / 2 - air, top - air / 2, at.x + w / 2 + air, top + size * 1.2 + air / 2];
    // The first dozen may cover a disc, but no name covers another.
    if (!bold && covers(box, index, taken.length < 12 ? taken : taken.concat(discs))) continue;
    taken.push(box);
    ctx.lineWidth = 4 / scale;
    ctx.strokeStyle = ink.halo;
    ctx.strokeText(text, at.x, top);
    ctx.fillStyle = ink.ink;
    ctx.fillText(text, at.x, top);
  }
  badges(ctx, scale, (box) => covers(box, -1, taken.concat(discs)) || (taken.push(box), false));
  ctx.restore();
}
/** How a line that is not asserted is told, in a small plate at its middle. */
function badges(ctx, scale, covered) {
  ctx.font = `500 ${10.5 / scale}px Inter, system-ui, sans-serif`;
  ctx.textBaseline = "middle";
  for (const { id, badge: text } of edgeSet.get({ filter: (item) => item.badge })) {
    const drawn = network.body.edges[id], w = ctx.measureText(text).width + 10 / scale, h = 16 / scale;
    const at = drawn?.connected && [.5, .38, .62, .28, .72].map((t) => drawn.edgeType.getPoint(t)).find(({ x, y }) => !covered([x - w / 2, y - h / 2, x + w / 2, y + h / 2]));
    if (!at) continue;
    ctx.beginPath();
    ctx.roundRect(at.x - w / 2, at.y - h / 2, w, h, h / 2);
    ctx.fillStyle = ink.card;
    ctx.strokeStyle = ink.line;
    ctx.lineWidth = 1 / scale;
    ctx.fill();
    ctx.stroke();
    ctx.fillStyle = ink.soft;
    ctx.fillText(text, at.x, at.y + .5 / scale);
  }
}
function tip(point, title, ...lines) {
  const box = $("tip");
  box.replaceChildren(make("b", null, title), ...lines.map((text) => make("small", null, text)));
  box.hidden = false;
  const room = $("view-network").getBoundingClientRect();
  box.style.left = `${Math.max(8, Math.min(point.x + 14, room.width - box.offsetWidth - 8))}px`;
  box.style.top = `${Math.max(8, Math.min(point.y + 14, room.height - box.offsetHeight - 8))}px`;
}
function tipNode(index, point) {
  const actor = actors[index];
  tip(point, short(actor.label, 120), [words(actor.kind), actor.country].filter(Boolean).join(" · "), many(now.weight[index], "event or tie", "events and ties"));
}
function tipEdge(index, point) {
  const edge = edges[index], list = now.lines.get(index);
  if (!list) return;
  tip(point, `${short(actors[edge.a].label, 40)} ${edge.arrows === "to" ? "→" : "↔"} ${short(actors[edge.b].label, 40)}`,
    `${words(data.quads[edge.quad])} · ${many(list.length, "fact")}`, edge.asserted ? "asserted" : ranked(list, (f) => data.statuses[f.status]).map(([s, n]) => `${s} ${n}`).join(" · "));
}
/** All that is shown, with room for the names at the rim. */
function fit(animate = !reduced) {
  if (!now.shown.size) return;
  const from = { position: network.getViewPosition(), scale: network.getScale() };
  network.fit({ nodes: [...now.shown].map((i) => actors[i].id), animation: false, maxZoomLevel: 1.6 });
  const to = { position: network.getViewPosition(), scale: network.getScale() * .88 };
  if (animate) network.moveTo(from);
  network.moveTo({ ...to, animation: animate && { duration: 450, easingFunction: "easeInOutQuad" } });
}
function zoom(factor) { network.moveTo({ scale: network.getScale() * factor, animation: !reduced && { duration: 180 } }); }
function centre(index) {
  if (!network || !now.shown.has(index)) return;
  const scale = Math.max(network.getScale(), .75);
  network.focus(actors[index].id, { scale, animation: !reduced && { duration: 450, easingFunction: "easeInOutQuad" } });
}
function physics() {
  const on = $("physics").getAttribute("aria-pressed") !== "true";
  $("physics").setAttribute("aria-pressed", String(on));
  network.setOptions({ physics: { ...data.options.physics, enabled: on } });
}

// ---------------------------------------------------------------- facts in words

function sentence(fact) {
  const text = data.sentences[fact.sentence][1];
  return [text.slice(0, fact.start), make("mark", null, text.slice(fact.start, fact.end)), text.slice(fact.end)];
}
function badge(fact) { return make("span", { class: `badge s${fact.status}` }, `${fact.status === 4 ? "✕ " : ""}${data.statuses[fact.status]}`); }
function deed(fact) {
  const type = make("button", { type: "button", class: "kind", title: "This event alone", onclick: () => choose({ fact: fact.id }) }, words(data.types[fact.type]));
  const arrow = fact.targets.length ? (fact.mutual ? " ↔ " : " → ") : "";
  return make("p", { class: "deed" }, ...whos(fact.sources), " · ", type, fact.predicate && make("span", { class: "about" }, ` (${short(fact.predicate, 60)})`), arrow, ...whos(fact.targets),
    ...(fact.place === undefined ? [] : [" in ", who(fact.place)]));
}
function origin(fact) {
  const source = documents[fact.document];
  const said = fact.speakers.length
    ? ["According to ", ...fact.speakers.flatMap((index, i) => [i ? ", as told by " : "", make("span", { class: "by" }, who(index))]), " · "] : [];
  const parts = [source.source, source.published && dayWords(day(source.published))].filter(Boolean).join(", ");
  return make("p", { class: "origin" }, ...said, safeLink(source.url, make("bdi", null, short(source.title, 140))), parts && ` · ${parts}`, fact.confidence < 1 && ` · confidence ${Math.round(fact.confidence * 100)}%`);
}
function card(fact) {
  return make("article", { class: `card q${fact.quad}${view.pick?.fact === fact.id ? " chosen" : ""}`, "data-fact": fact.id },
    make("div", { class: "row" }, make("time", null, whenWords(fact)), badge(fact)),
    deed(fact), make("blockquote", { class: "said", dir: "auto" }, ...sentence(fact)), origin(fact));
}
function byDate(list) {
  const key = (fact) => (Number.isNaN(fact.since) ? Infinity : fact.since);
  return [...list].sort((x, y) => key(x) - key(y) || x.index - y.index);
}
/** Cards, forty at a time. */
function cards(list, tag = "div") {
  const box = make(tag, { class: "cards" });
  let at = 0;
  const more = make("button", { type: "button", class: "quiet", onclick: () => step() });
  function step() {
    more.remove();
    box.append(...list.slice(at, at + 40).map(card));
    at += 40;
    if (at < list.length) { more.textContent = `Show ${Math.min(40, list.length - at)} more of ${list.length - at}`; box.append(more); }
  }
  step();
  return box;
}
function bars(list, scale = 1) {
  const box = make("div", { class: "bars", "aria-hidden": "true" });
  data.quads.forEach((label, quad) => {
    const n = list.filter((fact) => fact.quad === quad).length;
    if (!n) return;
    const bar = make("i", { class: `q${quad}` });
    bar.style.width = `${(100 * scale * n) / list.length}%`;
    box.append(bar);
  });
  return box;
}
function tally(list) { return ranked(list, (fact) => fact.quad).map(([quad, n]) => (quad === data.quads.length - 1 ? many(n, data.quads[quad]) : `${n} ${data.quads[quad]}`)).join(", "); }

// ---------------------------------------------------------------- the panel

function renderPanel() {
  const pick = view.pick, panel = $("panel");
  const parts = !pick ? home() : pick.actor !== undefined ? ofActor(pick.actor) : pick.edge !== undefined ? ofEdge(pick.edge) : ofFact(byFact.get(pick.fact));
  const crumbs = pick && make("div", { class: "crumbs" },
    make("button", { type: "button", class: "link", id: "back", onclick: back }, trail.length ? "← Back" : "← Overview"),
    make("button", { type: "button", class: "link", onclick: () => choose(null), "aria-label": "Close the details" }, "Close"));
  panel.replaceChildren(...[crumbs, ...parts].filter(Boolean));
  panel.scrollTop = 0;
}
function ranks(items, cls, row) {
  return make("ul", { class: `ranks ${cls}` }, ...items.map((item) => make("li", null, row(item))));
}
function home() {
  const perActor = new Map();
  for (const fact of now.facts) for (const a of fact.parties) { if (perActor.has(a)) perActor.get(a).push(fact); else perActor.set(a, [fact]); }
  const top = [...perActor].sort((x, y) => y[1].length - x[1].length || x[0] - y[0]).slice(0, 10);
  const pairs = new Map();
  for (const [r, list] of now.perEdge) {
    const key = [edges[r].a, edges[r].b].sort((x, y) => x - y).join(" ");
    if (!pairs.has(key)) pairs.set(key, new Set());
    list.forEach((fact) => pairs.get(key).add(fact));
  }
  const busy = [...pairs].sort((x, y) => y[1].size - x[1].size || (x[0] < y[0] ? -1 : 1)).slice(0, 8);
  const strongest = top.length ? top[0][1].length : 1, busiest = busy.length ? busy[0][1].size : 1;
  return [
    make("h2", null, "At a glance"),
    make("p", { class: "lead" }, now.facts.length ? `${many(now.facts.length, "fact")}. Choose an actor or a line to read what happened, who says so, and in which words.` : "Nothing passes the filters."),
    now.facts.length > 0 && bars(now.facts),
    top.length > 0 && make("h3", null, "Main actors"),
    ranks(top, "", ([index, list]) => make("button", { type: "button", onclick: () => choose({ actor: index }) }, token(index), make("span", null, name(index)), bars(list, list.length / strongest), make("span", { class: "number" }, String(list.length)))),
    busy.length > 0 && make("h3", null, "Most between"),
    ranks(busy, "pairs", ([key, set]) => {
      const [a, b] = key.split(" ").map(Number), list = [...set];
      return make("button", { type: "button", onclick: () => onlyBetween(a, b) }, make("span", null, name(a), " – ", name(b)), bars(list, list.length / busiest), make("span", { class: "number" }, String(list.length)));
    }),
  ];
}
function ofActor(index) {
  const actor = actors[index];
  const mine = byDate(now.facts.filter((fact) => fact.parties.includes(index)));
  const told = byDate(now.facts.filter((fact) => fact.speakers.includes(index) && !fact.parties.includes(index)));
  const partners = new Map();
  for (const fact of mine) for (const r of fact.relations) {
    const { a, b } = edges[r], other = a === index ? b : b === index ? a : null;
    if (other === null) continue;
    if (!partners.has(other)) partners.set(other, new Set());
    partners.get(other).add(fact);
  }
  const best = [...partners].sort((x, y) => y[1].size - x[1].size || x[0] - y[0]).slice(0, 12);
  const about = [words(actor.kind), actor.country, actor.sector].filter(Boolean).join(" · ");
  return [
    make("div", { class: "title" }, token(index), make("div", null, make("h2", null, make("bdi", null, short(actor.label, 300))),
      make("p", { class: "about" }, about, actor.wikidata && " · ", actor.wikidata && safeLink(`https://www.wikidata.org/wiki/${actor.wikidata}`, "Wikidata")))),
    actor.aliases.length > 0 && make("p", { class: "about" }, "Also: ", make("bdi", null, actor.aliases.slice(0, 12).map((alias) => short(alias, 60)).join(", "))),
    mine.length > 0 && bars(mine),
    make("p", { class: "about" }, mine.length ? tally(mine) : "Nothing that passes the filters."),
    make("div", { class: "acts" },
      make("button", { type: "button", class: "quiet", "aria-pressed": String(view.focus === index), onclick: () => focusOn(view.focus === index ? null : index) }, "Neighbourhood"),
      make("button", { type: "button", class: "quiet", onclick: () => { centre(index); } }, "Centre")),
    best.length > 0 && make("h3", null, "Deals with", make("small", null, " · choose one for all between the two")),
    ranks(best, "", ([other, set]) => make("button", { type: "button", title: "Only between these two", onclick: () => onlyBetween(index, other) }, token(other), make("span", null, name(other)), bars([...set], set.size / best[0][1].size), make("span", { class: "number" }, String(set.size)))),
    mine.length > 0 && make("h3", null, many(mine.length, "fact")), mine.length > 0 && cards(mine),
    told.length > 0 && make("h3", null, `Says of others (${told.length})`), told.length > 0 && cards(told),
  ];
}
function ofEdge(index) {
  const edge = edges[index], list = byDate(now.perEdge.get(index) || []);
  return [
    make("h2", null, who(edge.a), edge.arrows === "to" ? " → " : " ↔ ", who(edge.b)),
    make("p", { class: "about" }, `${words(data.quads[edge.quad])} · ${edge.asserted ? "asserted" : "claimed, planned or denied"}`),
    list.length > 0 && bars(list),
    make("div", { class: "acts" }, make("button", { type: "button", class: "quiet", id: "only-between", onclick: () => onlyBetween(edge.a, edge.b) }, "Only between these two")),
    make("h3", null, list.length ? many(list.length, "fact") : "Nothing that passes the filters"), cards(list),
  ];
}
function ofFact(fact) {
  const actorsOf = [...new Set([...fact.parties, ...fact.speakers])];
  return [
    make("h2", null, words(data.types[fact.type])),
    make("p", { class: "about" }, `${words(data.quads[fact.quad])} · ${whenWords(fact)}`),
    make("h3", null, "The evidence"), card(fact),
    make("h3", null, "Who is in it"),
    ranks(actorsOf, "", (index) => make("button", { type: "button", onclick: () => choose({ actor: index }) }, token(index), make("span", null, name(index)),
      make("span", { class: "about" }, fact.sources.includes(index) ? "source" : fact.targets.includes(index) ? "target" : "speaker"), make("span", { class: "number" }, String(now.weight[index])))),
    fact.relations.length > 0 && make("div", { class: "acts" }, make("button", { type: "button", class: "quiet", onclick: () => onlyBetween(edges[fact.relations[0]].a, edges[fact.relations[0]].b) }, "Only between these two")),
  ];
}

// ---------------------------------------------------------------- choosing, going back, fragments

function choose(pick, { remember = true, move = false } = {}) {
  if (JSON.stringify(pick) === JSON.stringify(view.pick)) return;
  if (remember) { trail.push(view.pick); if (trail.length > 60) trail.shift(); }
  if (!pick) trail.length = 0;
  view.pick = pick;
  update({ push: remember });
  if (!remember) write("replaceState");
  if (move && pick?.actor !== undefined) centre(pick.actor);
}
function back() { choose(trail.pop() ?? null, { remember: false }); }
function focusOn(index) { view.focus = index; view.between = null; update({ refit: true }); }
function onlyBetween(a, b) {
  view.between = [a, b];
  view.focus = null;
  if (view.pick) { trail.push(view.pick); view.pick = null; }
  update({ refit: true, push: true });
  renderBetween(a, b);
}
function renderBetween(a, b) {
  const list = byDate(now.facts);
  $("panel").replaceChildren(
    make("div", { class: "crumbs" }, make("button", { type: "button", class: "link", id: "back", onclick: () => { view.between = null; choose(trail.pop() ?? null, { remember: false }); update({ refit: true }); } }, "← Back"), ""),
    make("h2", null, who(a), " – ", who(b)), make("p", { class: "about" }, list.length ? tally(list) : "Nothing that passes the filters."),
    list.length ? bars(list) : "", make("h3", null, many(list.length, "fact")), cards(list));
}
function fragment() {
  const params = new URLSearchParams(), put = (key, value) => params.append(key, value);
  const { pick } = view, plainView = fresh();
  if (pick?.actor !== undefined) put("actor", actors[pick.actor].key);
  if (pick?.fact) put("event", pick.fact);
  if (pick?.edge !== undefined) {
    const edge = edges[pick.edge];
    for (const [key, value] of [["source", actors[edge.a].key], ["target", actors[edge.b].key], ["class", data.quads[edge.quad]], ["claimed", 1 - edge.asserted], ["mutual", edge.arrows === "to" ? 0 : 1]]) put(key, value);
  }
  if (view.focus !== null) put("focus", actors[view.focus].key);
  if (view.between) view.between.forEach((index) => put("between", actors[index].key));
  for (const key of ["tab", "limit", "least", "confidence", "document"]) if (view[key] !== plainView[key]) put(key, view[key]);
  for (const key of ["all", "loners"]) if (view[key]) put(key, 1);
  if (view.speaker !== "") put("speaker", view.speaker === "-" ? "-" : actors[+view.speaker].key);
  if (view.since !== null) { put("since", isoOf(view.since)); put("until", isoOf(view.until)); }
  for (const [key, set] of Object.entries(view.off)) for (const value of set) put(`no-${key}`, named[key] ? named[key][value] : value);
  return params.toString();
}
const named = { quad: data.quads, status: data.statuses, type: data.types };
let unwritten = 0;
/** Selections are steps of the browser's history; filters only change the address, and not at every move of a slider. */
function writeFragment(push) {
  clearTimeout(unwritten);
  if (push) write("pushState");
  else unwritten = setTimeout(write, 200, "replaceState");
}
function write(how) {
  clearTimeout(unwritten);
  const text = fragment();
  if (text === location.hash.slice(1)) return;
  try { history[how](null, "", text ? `#${text}` : location.pathname + location.search); } catch { /* a srcdoc frame has no address of its own */ }
}
function readFragment() {
  const params = new URLSearchParams(location.hash.slice(1)), next = fresh();
  const actor = (key) => byKey.get(params.get(key));
  if (actor("actor") !== undefined) next.pick = { actor: actor("actor") };
  if (byFact.has(params.get("event"))) next.pick = { fact: params.get("event") };
  const edge = edges.find((e) => e.a === actor("source") && e.b === actor("target") && data.quads[e.quad] === params.get("class")
    && 1 - e.asserted === +params.get("claimed") && (e.arrows === "to" ? 0 : 1) === +params.get("mutual"));
  if (edge) next.pick = { edge: edge.index };
  if (actor("focus") !== undefined) next.focus = actor("focus");
  const two = params.getAll("between").map((key) => byKey.get(key)).filter((index) => index !== undefined);
  if (two.length === 2) next.between = two;
  for (const key of ["limit", "least", "confidence"]) if (Number.isFinite(parseFloat(params.get(key)))) next[key] = Math.max(key === "confidence" ? 0 : 1, parseFloat(params.get(key)));
  if (["network", "timeline", "table"].includes(params.get("tab"))) next.tab = params.get("tab");
  next.document = fold(params.get("document") || "");
  for (const key of ["all", "loners"]) next[key] = params.get(key) === "1";
  next.speaker = params.get("speaker") === "-" ? "-" : actor("speaker") !== undefined ? String(actor("speaker")) : "";
  const [since, until] = [day(params.get("since")), day(params.get("until"))];
  if (since <= until) [next.since, next.until] = [since, until];
  for (const [key, set] of Object.entries(next.off)) for (const value of params.getAll(`no-${key}`)) {
    if (!named[key]) set.add(value); else if (named[key].includes(value)) set.add(named[key].indexOf(value));
  }
  view = next;
}

// ---------------------------------------------------------------- filters and legend

function swatch(quad, status = "asserted") {
  const dash = STATUS_DASH[status];
  return draw("svg", { viewBox: "0 0 26 18", "aria-hidden": "true" },
    draw("path", { class: `swatch ${quad === null ? "" : `q${quad}`}`, d: "M1 9H20", "stroke-dasharray": dash ? dash.map((n) => n * .6).join(" ") : null }),
    draw("path", { class: `swatch head-of ${quad === null ? "" : `q${quad}`}`, d: "M18 4.5 25 9l-7 4.5z" }));
}
function check(label, count, set, value, icon) {
  const box = make("input", { type: "checkbox", onchange: () => { if (box.checked) set().delete(value); else set().add(value); update(); } });
  box.checked = !set().has(value);
  return make("label", { class: "check" }, box, icon, make("span", { title: label }, label), make("small", null, count.toLocaleString("en")));
}
function slider(id, label, { min, max, step = 1, value, text, set }) {
  const shown = make("output", { class: "number", for: id }, text(value));
  const input = make("input", { type: "range", id, min, max, step, oninput: () => { set(+input.value); shown.textContent = text(+input.value); later(); } });
  input.value = value;
  return make("label", { class: "field" }, make("span", null, label, shown), input);
}
function heading(text, ...rest) { return make("div", { class: "head" }, make("h2", null, text), ...rest); }
function renderFilters() {
  const count = (key) => new Map(ranked(facts, (fact) => fact[key]));
  const quads = count("quad"), statuses = count("status"), types = count("type");
  const kinds = new Map(ranked(actors, (a) => a.kind)), lands = ranked(actors.filter((a) => a.country), (a) => a.country);
  const steps = [...new Set([10, 25, 50, 100, data.limit, 300, 600, 1000, 2500, 5000, 10000].filter((n) => n < actors.length).concat(actors.length))].sort((x, y) => x - y);
  const at = steps.findIndex((n) => n >= Math.min(view.limit, actors.length));
  const mostFacts = Math.min(20, edges.reduce((n, e) => Math.max(n, e.n), 1));
  const speakers = ranked(facts.flatMap((fact) => fact.speakers), (a) => a).slice(0, 300);
  const speaker = make("select", { id: "speaker", onchange: () => { view.speaker = speaker.value; update(); } },
    make("option", { value: "" }, "Anybody"), make("option", { value: "-" }, "The documents themselves"),
    ...speakers.map(([index, n]) => make("option", { value: index }, `${short(actors[index].label, 40)} (${n})`)));
  speaker.value = view.speaker;
  const source = make("input", { type: "search", id: "document", list: "titles", placeholder: "Title, source …", oninput: () => { view.document = fold(source.value); later(); } });
  source.value = view.document;
  const icon = (kind) => draw("svg", { viewBox: "-13 -9 26 18", "aria-hidden": "true" }, draw("path", { class: "shape", d: outline(kind, 8) }));
  const patch = (country) => { const p = draw("path", { d: outline("country", 8) }); p.style.fill = colours.get(country) || "#667080"; return draw("svg", { viewBox: "-13 -9 26 18", "aria-hidden": "true" }, p); };
  const land = ([country, n]) => check(country, n, () => view.off.country, country, patch(country));
  const listed = (items, first, more) => [...items.slice(0, first), items.length > first && make("details", { id: "lands" }, make("summary", null, more), ...items.slice(first))];
  const open = new Set([...$("filters").querySelectorAll("details[open]")].map((box) => box.id));
  $("filters").replaceChildren(...[
    heading("What happened", make("button", { type: "button", class: "link", id: "reset", onclick: reset }, "Reset")),
    ...data.quads.map((label, quad) => quads.has(quad) && check(words(label), quads.get(quad), () => view.off.quad, quad, swatch(quad))),
    make("details", { id: "types" }, make("summary", null, "By type"), ...data.types.map((label, type) => types.has(type) && check(words(label), types.get(type), () => view.off.type, type))),
    heading("How it is told"),
    ...data.statuses.map((label, status) => statuses.has(status) && check(words(label), statuses.get(status), () => view.off.status, status, swatch(label === "denied" ? null : 1, label))),
    slider("confidence", "Confidence at least", { min: 0, max: 100, step: 5, value: Math.round(view.confidence * 100), text: (n) => `${n}%`, set: (n) => { view.confidence = n / 100; } }),
    make("label", { class: "field" }, make("span", null, "Who says so"), speaker),
    make("label", { class: "field" }, make("span", null, "Document"), source),
    make("datalist", { id: "titles" }, ...documents.slice(0, 200).map((d) => make("option", { value: short(d.title, 100) }))),
    heading("Actors"),
    ...data.kinds.map((kind) => kinds.has(kind) && check(words(kind), kinds.get(kind), () => view.off.kind, kind, icon(kind))),
    heading("How much"),
    steps.length > 1 && slider("limit", "Actors shown", { min: 0, max: steps.length - 1, value: at < 0 ? steps.length - 1 : at, text: (n) => steps[n].toLocaleString("en"), set: (n) => { view.limit = steps[n]; } }),
    mostFacts > 1 && slider("least", "Facts per line at least", { min: 1, max: mostFacts, value: Math.min(view.least, mostFacts), text: String, set: (n) => { view.least = n; } }),
    tick("all", "All lines, not the strongest only"), tick("loners", "Actors without relations"),
    lands.length > 0 && heading("Countries"), ...listed(lands.map(land), 10, `${lands.length - 10} more`)].filter(Boolean));
  $("filters").querySelectorAll("details").forEach((box) => { box.open = open.has(box.id); });
}
function tick(key, label) {
  const box = make("input", { type: "checkbox", id: key, onchange: () => { view[key] = box.checked; update(); } });
  box.checked = view[key];
  return make("label", { class: "check" }, box, make("span", null, label));
}
function reset() {
  const { tab, pick } = view;
  view = { ...fresh(), tab, pick };
  $("search").value = "";
  renderFilters();
  update({ refit: true });
}
let waiting = 0;
function later() { clearTimeout(waiting); waiting = setTimeout(() => update(), 60); }

// ---------------------------------------------------------------- search

let options = [], active = -1;
function find(text) {
  const wanted = fold(text.trim());
  if (!wanted) return [];
  const found = [];
  for (const actor of actors) {
    let best = 9, alias = "";
    actor.terms.forEach((term, i) => {
      const at = term.indexOf(wanted);
      const rank = at < 0 ? 9 : term === wanted ? 0 : at === 0 ? 1 : /\s|-|\(/.test(term[at - 1]) ? 2 : 3;
      if (rank < best) { best = rank; alias = i ? actor.aliases[i - 1] : ""; }
    });
    if (best < 9) found.push({ index: actor.index, best, alias });
  }
  return found.sort((x, y) => x.best - y.best || x.index - y.index).slice(0, 12);
}
function renderFound() {
  const list = $("found"), input = $("search");
  list.replaceChildren(...options.map((option, i) => make("li", { role: "option", id: `option-${i}`, "aria-selected": String(i === active), onmousedown: (event) => { event.preventDefault(); take(i); } },
    token(option.index), make("span", null, name(option.index), option.alias && make("small", null, " · ", make("bdi", null, short(option.alias, 50)))), make("small", null, String(actors[option.index].value)))));
  if (!options.length && input.value.trim()) list.replaceChildren(make("li", { role: "option", "aria-selected": "false", "aria-disabled": "true" }, "Nobody of that name"));
  list.querySelectorAll("svg").forEach((svg) => { svg.setAttribute("width", "26"); svg.setAttribute("height", "23"); });
  list.hidden = !input.value.trim() || document.activeElement !== input;
  input.setAttribute("aria-expanded", String(!list.hidden));
  if (active >= 0) input.setAttribute("aria-activedescendant", `option-${active}`); else input.removeAttribute("aria-activedescendant");
}
function take(i) {
  const option = options[i];
  if (!option) return;
  $("search").value = actors[option.index].label.slice(0, 80);
  options = [];
  $("found").hidden = true;
  $("search").setAttribute("aria-expanded", "false");
  if (view.focus !== null || view.between) { view.focus = null; view.between = null; }
  choose({ actor: option.index }, { move: true });
}
function listenSearch() {
  const input = $("search");
  input.addEventListener("input", () => { options = find(input.value); active = options.length ? 0 : -1; renderFound(); });
  input.addEventListener("blur", () => { $("found").hidden = true; input.setAttribute("aria-expanded", "false"); });
  input.addEventListener("keydown", (event) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && options.length) { active = (active + move + options.length) % options.length; event.preventDefault(); renderFound(); }
    if (event.key === "Enter") take(active);
    if (event.key === "Escape") { input.value = ""; options = []; renderFound(); }
  });
}

// ---------------------------------------------------------------- dates: histogram and range

/** Periods that have events, in order; empty stretches are folded, so that one old date does not flatten all others. */
const grain = (() => {
  const known = facts.filter((fact) => !isState(fact) && Number.isFinite(fact.since));
  const units = {
    day: (d) => d, week: (d) => d - (((d + 3) % 7) + 7) % 7,
    month: (d) => at(d, (y, m) => Date.UTC(y, m, 1)), quarter: (d) => at(d, (y, m) => Date.UTC(y, m - (m % 3), 1)),
    year: (d) => at(d, (y) => Date.UTC(y, 0, 1)), decade: (d) => at(d, (y) => Date.UTC(y - (y % 10), 0, 1)), century: (d) => at(d, (y) => Date.UTC(y - (y % 100), 0, 1)),
  };
  const next = {
    day: (d) => d + 1, week: (d) => d + 7, month: (d) => at(d, (y, m) => Date.UTC(y, m + 1, 1)), quarter: (d) => at(d, (y, m) => Date.UTC(y, m + 3, 1)),
    year: (d) => at(d, (y) => Date.UTC(y + 1, 0, 1)), decade: (d) => at(d, (y) => Date.UTC(y + 10, 0, 1)), century: (d) => at(d, (y) => Date.UTC(y + 100, 0, 1)),
  };
  function at(d, f) { const date = new Date(d * DAY); return f(date.getUTCFullYear(), date.getUTCMonth()) / DAY; }
  for (const unit of Object.keys(units)) {
    const starts = [...new Set(known.map((fact) => units[unit](fact.since)))].sort((x, y) => x - y);
    if (starts.length <= 72 || unit === "century") {
      const coarse = new Map();
      if (unit === "day") for (const fact of known) coarse.set(fact.since, fact.from === fact.to ? "" : (coarse.get(fact.since) ?? whenWords(fact)));
      return { unit, floor: units[unit], bins: starts.map((start, i) => ({ start, coarse: coarse.get(start), end: next[unit](start) - 1, gap: i > 0 && next[unit](starts[i - 1]) !== start })) };
    }
  }
  return { unit: "day", floor: units.day, bins: [] };
})();
/** The words for a bar: as coarse as the texts are, where none of its events has a day of its own. */
function binWords(bin) {
  if (grain.unit === "day" && bin.coarse) return bin.coarse;
  const d = new Date(bin.start * DAY), year = d.getUTCFullYear(), month = d.getUTCMonth();
  return { day: `${d.getUTCDate()} ${MONTHS[month]} ${year}`, week: `${d.getUTCDate()} ${MONTHS[month]} ${year}`, month: `${MONTHS[month]} ${year}`, quarter: `Q${month / 3 + 1} ${year}`, year: `${year}`, decade: `${year}s`, century: `${year}s` }[grain.unit];
}
function renderDates() {
  const { bins, floor } = grain, svg = $("histogram"), n = bins.length;
  if (!n) { document.querySelector(".dates").hidden = true; return; }
  const width = svg.clientWidth || 600, height = 76, middle = 30, index = new Map(bins.map((bin, i) => [bin.start, i]));
  const sums = bins.map(() => new Array(data.quads.length).fill(0));
  const [since, until] = [view.since, view.until];
  view.since = view.until = null;
  const open = allowedActors();
  for (const fact of facts) if (!isState(fact) && Number.isFinite(fact.since) && passes(fact, open)) sums[index.get(floor(fact.since))][fact.quad] += 1;
  [view.since, view.until] = [since, until];
  const top = Math.max(1, ...sums.map((s) => Math.max(s[0] + s[1], s[2] + s[3]))), unit = (middle - 2) / top;
  const slot = (width - 15) / n, bar = Math.max(1.5, Math.min(26, slot * .72)), every = Math.ceil(74 / slot);
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.replaceChildren(draw("line", { class: "axis", x1: 0, x2: width, y1: middle, y2: middle }), ...bins.map((bin, i) => {
    const x = 7.5 + slot * (i + .5), out = since !== null && (bin.end < since || bin.start > until);
    let up = middle, down = middle;
    const rects = [1, 0, 3, 2].map((quad) => {
      const h = sums[i][quad] * unit;
      if (!h) return null;
      if (quad < 2) up -= h;
      const rect = draw("rect", { class: `q${quad}`, x: x - bar / 2, y: quad < 2 ? up : down, width: bar, height: Math.max(.8, h), rx: 1 });
      if (quad > 1) down += h;
      return rect;
    });
    const label = i % every === 0 && x < width - 30 && draw("text", { x: Math.max(x, 26), y: height - 4, "text-anchor": "middle" }, binWords(bin));
    return draw("g", { class: `bin${out ? " out" : ""}`, onclick: () => setWindow(i, i) }, draw("title", null, `${binWords(bin)}: ${many(sums[i].reduce((s, v) => s + v, 0), "event")}`),
      draw("rect", { class: "hit", x: x - slot / 2, y: 0, width: slot, height: 62 }), bin.gap && draw("line", { class: "gap", x1: x - slot / 2, x2: x - slot / 2, y1: 4, y2: 58 }), ...rects, label);
  }));
  const [i, j] = windowBins();
  for (const [id, value] of [["since", i], ["until", j]]) { const input = $(id); input.max = n - 1; input.value = value; input.setAttribute("aria-valuetext", binWords(bins[value])); }
  $("window").textContent = since === null ? "All dates" : i === j ? binWords(bins[i]) : `${binWords(bins[i])} – ${binWords(bins[j])}`;
}
function windowBins() {
  const { bins } = grain;
  if (view.since === null) return [0, bins.length - 1];
  let i = bins.findIndex((bin) => bin.end >= view.since), j = bins.findLastIndex((bin) => bin.start <= view.until);
  if (i < 0) i = bins.length - 1;
  if (j < i) j = i;
  return [i, j];
}
function setWindow(i, j, options_ = {}) {
  const { bins } = grain, all = i <= 0 && j >= bins.length - 1;
  view.since = all ? null : bins[Math.min(i, j)].start;
  view.until = all ? null : bins[Math.max(i, j)].end;
  update(options_);
}
let timer = 0;
function play() {
  if (timer) { stop(); return; }
  const n = grain.bins.length;
  if (n < 2) return;
  let [i, j] = windowBins();
  const span = j - i + 1 >= n ? Math.max(1, Math.round(n / 10)) : j - i + 1;
  if (j >= n - 1) i = -1; else i -= 1;
  $("play").setAttribute("aria-pressed", "true");
  const step = () => { i += 1; if (i + span > n) { stop(); return; } setWindow(i, i + span - 1); };
  step();
  timer = setInterval(step, 650);
}
function stop() { clearInterval(timer); timer = 0; $("play").setAttribute("aria-pressed", "false"); }
function listenDates() {
  $("since").addEventListener("input", () => { stop(); setWindow(Math.min(+$("since").value, +$("until").value), +$("until").value); });
  $("until").addEventListener("input", () => { stop(); setWindow(+$("since").value, Math.max(+$("since").value, +$("until").value)); });
  $("play").addEventListener("click", play);
}

// ---------------------------------------------------------------- table and timeline

const sorting = { column: 0, down: false };
let rowsShown = 100;
const nameList = (list) => list.map((index) => actors[index].label).join(", ");
const COLUMNS = [
  ["When", (f) => (Number.isNaN(f.since) ? Infinity : f.since)], ["Who", (f) => nameList(f.sources)], ["Did", (f) => data.types[f.type]],
  ["To whom", (f) => nameList(f.targets)], ["Told as", (f) => f.status], ["According to", (f) => nameList(f.speakers)],
  ["Sentence", (f) => data.sentences[f.sentence][1]], ["Document", (f) => documents[f.document].title],
];
function renderTable() {
  const [, key] = COLUMNS[sorting.column], sign = sorting.down ? -1 : 1;
  const keyed = now.facts.map((fact) => [key(fact), fact]);
  keyed.sort((x, y) => (x[0] < y[0] ? -sign : x[0] > y[0] ? sign : x[1].index - y[1].index));
  $("table").tHead.replaceChildren(make("tr", null, ...COLUMNS.map(([label], i) => make("th", { scope: "col", "aria-sort": sorting.column === i ? (sorting.down ? "descending" : "ascending") : "none" },
    make("button", { type: "button", onclick: () => { sorting.down = sorting.column === i && !sorting.down; sorting.column = i; renderTable(); $("table").tHead.querySelectorAll("button")[i].focus(); } }, label)))));
  $("table").tBodies[0].replaceChildren(...keyed.slice(0, rowsShown).map(([, fact]) => row(fact)));
  const left = keyed.length - rowsShown;
  $("rows-more").hidden = left <= 0;
  $("rows-more").textContent = `Show ${Math.min(200, left)} more of ${left.toLocaleString("en")}`;
}
function row(fact) {
  return make("tr", { class: `q${fact.quad}${view.pick?.fact === fact.id ? " chosen" : ""}` },
    make("td", { class: "when" }, whenWords(fact)), make("td", null, ...whos(fact.sources)),
    make("td", { class: "did" }, make("button", { type: "button", class: "kind", onclick: () => choose({ fact: fact.id }) }, words(data.types[fact.type]))),
    make("td", null, ...whos(fact.targets)), make("td", null, badge(fact)), make("td", null, ...whos(fact.speakers)),
    make("td", { class: "text", dir: "auto" }, make("div", null, ...sentence(fact))), make("td", { class: "paper" }, make("div", null, safeLink(documents[fact.document].url, make("bdi", null, short(documents[fact.document].title, 90))))));
}
function renderTimeline() {
  const list = byDate(now.facts).slice(0, rowsShown), groups = new Map();
  for (const fact of list) { const key = whenWords(fact); if (groups.has(key)) groups.get(key).push(fact); else groups.set(key, [fact]); }
  const left = now.facts.length - list.length;
  $("timeline").replaceChildren(...[...groups].map(([label, some]) => make("section", null, make("h3", null, label), make("ol", null, ...some.map((fact) => make("li", { class: `q${fact.quad}` }, card(fact)))))),
    left > 0 ? make("button", { type: "button", class: "quiet", onclick: () => { rowsShown += 200; renderTimeline(); } }, `Show ${Math.min(200, left)} more of ${left.toLocaleString("en")}`) : "");
}
function renderTab() {
  for (const tab of ["network", "timeline", "table"]) {
    const on = view.tab === tab;
    $(`view-${tab}`).hidden = !on;
    $(`tab-${tab}`).setAttribute("aria-selected", String(on));
    $(`tab-${tab}`).tabIndex = on ? 0 : -1;
  }
  document.querySelector(".body").classList.toggle("wide", view.tab === "table" && !view.pick && !view.between);
  if (view.tab === "table") renderTable();
  if (view.tab === "timeline") renderTimeline();
  if (view.tab === "network" && network) network.redraw();
}
function listenTabs() {
  const tabs = ["network", "timeline", "table"];
  tabs.forEach((tab, i) => {
    $(`tab-${tab}`).addEventListener("click", () => { view.tab = tab; rowsShown = 100; update({ tabOnly: true }); });
    $(`tab-${tab}`).addEventListener("keydown", (event) => {
      const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (move) { const next = $(`tab-${tabs[(i + move + 3) % 3]}`); next.focus(); next.click(); }
    });
  });
  document.querySelector("[data-skip]").addEventListener("click", (event) => { event.preventDefault(); $("tab-table").click(); $("view-table").focus(); });
  $("rows-more").addEventListener("click", () => { rowsShown += 200; renderTable(); });
}

// ---------------------------------------------------------------- taking away

function save(text, type, ending) {
  const url = URL.createObjectURL(text instanceof Blob ? text : new Blob([text], { type }));
  const link = make("a", { href: url, download: `graph.${ending}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}
/** A cell that no spreadsheet takes for a formula. */
function cell(value) {
  const text = String(value);
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
function csv() {
  const head = ["id", "from", "to", "published", "type", "class", "source", "target", "status", "according to", "confidence", "sentence", "document", "url"];
  const line_ = (f) => { const d = documents[f.document]; return [f.id, f.from, f.to, f.published, data.types[f.type], data.quads[f.quad], nameList(f.sources), nameList(f.targets), data.statuses[f.status], nameList(f.speakers), f.confidence, data.sentences[f.sentence][1], d.title, d.url]; };
  return "\ufeff" + [head, ...now.facts.map(line_)].map((list) => list.map(cell).join(",")).join("\r\n") + "\r\n";
}
function xml(text) {
  return String(text).replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, " ").replace(/[<>&"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
function gexf() {
  const nodes = actors.map((a) => `<node id="${a.id}" label="${xml(a.label)}"><attvalues><attvalue for="kind" value="${xml(a.kind)}"/><attvalue for="country" value="${xml(a.country)}"/></attvalues><viz:position x="${a.x}" y="${-a.y}" z="0"/></node>`);
  const lines = facts.flatMap((f) => f.relations.map((r) => `<edge id="${f.id}-${r}" source="${edges[r].from}" target="${edges[r].to}" label="${data.types[f.type]}"><attvalues><attvalue for="directed" value="${!f.mutual}"/><attvalue for="quad" value="${data.quads[f.quad]}"/><attvalue for="status" value="${data.statuses[f.status]}"/><attvalue for="date" value="${xml(f.when)}"/><attvalue for="speakers" value="${xml(nameList(f.speakers))}"/><attvalue for="sentence" value="${xml(data.sentences[f.sentence][1])}"/></attvalues></edge>`));
  const attributes = (cls, names) => `<attributes class="${cls}">${names.map((n) => `<attribute id="${n}" title="${n}" type="string"/>`).join("")}</attributes>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" xmlns:viz="http://www.gexf.net/1.2draft/viz" version="1.2"><graph defaultedgetype="directed" mode="static">\n${attributes("node", ["kind", "country"])}${attributes("edge", ["directed", "quad", "status", "date", "speakers", "sentence"])}\n<nodes>\n${nodes.join("\n")}\n</nodes>\n<edges>\n${lines.join("\n")}\n</edges>\n</graph></gexf>\n`;
}
function say(text) { $("showing").textContent = text; setTimeout(renderBar, 2500); }
function svg() {
  const places = network.getPositions(), xs = Object.values(places).map((p) => p.x), ys = Object.values(places).map((p) => p.y), edge = 90;
  const box = [Math.min(...xs) - edge, Math.min(...ys) - edge, Math.max(...xs) - Math.min(...xs) + 2 * edge, Math.max(...ys) - Math.min(...ys) + 2 * edge];
  const lines = edgeSet.get().map((item) => {
    const [a, b] = [places[item.from], places[item.to]], bend = item.smooth.roundness * (item.smooth.type === "curvedCW" ? 1 : -1);
    const mid = [(a.x + b.x) / 2 + (b.y - a.y) * bend, (a.y + b.y) / 2 - (b.x - a.x) * bend];
    const r = radius(actors[+item.to.slice(1)]) + 3, away = Math.hypot(b.x - mid[0], b.y - mid[1]) || 1;
    const tip_ = [b.x - ((b.x - mid[0]) * r) / away, b.y - ((b.y - mid[1]) * r) / away];
    return `<path d="M${a.x} ${a.y}Q${mid[0].toFixed(1)} ${mid[1].toFixed(1)} ${tip_[0].toFixed(1)} ${tip_[1].toFixed(1)}" fill="none" stroke="${item.color.color}" stroke-opacity="${item.color.opacity}" stroke-width="${item.width.toFixed(2)}"${item.dashes ? ` stroke-dasharray="${item.dashes.join(" ")}"` : ""}${item.arrows.to.enabled ? ` marker-end="url(#to${item.color.color.slice(1)})"` : ""}/>`;
  });
  const heads = [...new Set(edgeSet.get().map((item) => item.color.color))].map((c) => `<marker id="to${c.slice(1)}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="9" markerHeight="9" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0L8 4L0 8z" fill="${c}"/></marker>`);
  const nodes = [...now.shown].filter((i) => places[actors[i].id]).map((i) => {
    const actor = actors[i], at = places[actor.id], r = radius(actor);
    return `<g transform="translate(${at.x} ${at.y})"><path d="${outline(actor.kind, r)}" fill="${colour(actor)}" stroke="${ink.canvas}" stroke-width="2"/><text y="${r * .26}" text-anchor="middle" font-size="${Math.round(r * .68)}" font-weight="600" fill="#fff">${xml(initials(actor))}</text><text y="${r + 14}" text-anchor="middle" font-size="12" fill="${ink.ink}" stroke="${ink.halo}" stroke-width="3" paint-order="stroke">${xml(short(actor.label, 30))}</text></g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(" ")}" font-family="Inter, system-ui, sans-serif"><title>${xml(data.title)}</title><defs>${heads.join("")}</defs><rect x="${box[0]}" y="${box[1]}" width="${box[2]}" height="${box[3]}" fill="${ink.canvas}"/>\n${lines.join("\n")}\n${nodes.join("\n")}\n</svg>\n`;
}
/** On paper the picture is a drawing, in light colours. */
function toPaper() {
  const dark = document.documentElement.dataset.theme === "dark";
  if (dark) theme(false);
  if (now.shown.size) $("paper").replaceChildren(document.importNode(new DOMParser().parseFromString(svg(), "image/svg+xml").documentElement, true));
  addEventListener("afterprint", () => { $("paper").replaceChildren(); if (dark) theme(true); }, { once: true });
}
function png() {
  const from = $("canvas").querySelector("canvas"), to = make("canvas", { width: from.width, height: from.height }), ctx = to.getContext("2d");
  ctx.fillStyle = ink.canvas;
  ctx.fillRect(0, 0, to.width, to.height);
  ctx.drawImage(from, 0, 0);
  to.toBlob((blob) => save(blob, "image/png", "png"));
}
const TAKE = {
  png, svg: () => save(svg(), "image/svg+xml", "svg"), csv: () => save(csv(), "text/csv", "csv"), gexf: () => save(gexf(), "application/xml", "gexf"),
  link: () => navigator.clipboard?.writeText(location.href).then(() => say("Link copied"), () => say("Copy the address of this window")), print: () => print(),
};

// ---------------------------------------------------------------- drawing it all

function renderBar() {
  const hiddenLines = now.able - now.lines.size, all = now.order.length;
  const shown = now.shown.size;
  $("showing").textContent = view.tab !== "network" ? many(now.facts.length, "fact")
    : `Showing ${shown.toLocaleString("en")} of ${many(Math.max(all, shown), "actor")}${hiddenLines > 0 ? ` · the ${now.lines.size} strongest of ${many(now.able, "line")}` : ` · ${many(now.lines.size, "line")}`}`;
  const chip = (text, clear) => make("span", { class: "chip" }, make("span", null, make("bdi", null, text)), make("button", { type: "button", "aria-label": `Remove: ${text}`, onclick: clear }, "×"));
  $("chips").replaceChildren(...[
    view.focus !== null && chip(`Around ${short(actors[view.focus].label, 40)}`, () => focusOn(null)),
    view.between && chip(`Only between ${view.between.map((i) => short(actors[i].label, 30)).join(" and ")}`, () => { view.between = null; update({ refit: true }); }),
    view.since !== null && chip(dayWords(view.since) === dayWords(view.until) ? dayWords(view.since) : `${dayWords(view.since)} – ${dayWords(view.until)}`, () => { stop(); setWindow(0, Infinity); }),
  ].filter(Boolean));
  const more = $("more"), left = all - shown;
  more.hidden = left <= 0;
  if (left > 0) more.replaceChildren(make("span", null, `The ${shown.toLocaleString("en")} most important of ${all.toLocaleString("en")}`),
    make("button", { type: "button", class: "quiet", id: "see-more", onclick: () => { view.limit = Math.min(all, shown + Math.max(50, shown)); renderFilters(); update({ refit: true }); } }, `See ${Math.min(left, Math.max(50, shown)).toLocaleString("en")} more`));
  $("empty").hidden = shown > 0;
  $("empty").textContent = facts.length ? "Nothing passes these filters." : "There are no facts in this graph.";
}
function update({ refit = false, push = false, tabOnly = false } = {}) {
  now = work();
  now.near = null;
  now.near = near();
  now.picked = new Set(pickedActors());
  renderBar();
  renderTab();
  writeFragment(push);
  if (tabOnly) return;
  if (network) {
    renderSets();
    network.redraw();
    if (refit) fit();
  }
  renderDates();
  if (view.between && !view.pick) renderBetween(...view.between); else renderPanel();
}
function theme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  readInk();
  if (now) update();
}
function listen() {
  listenSearch();
  listenDates();
  listenTabs();
  $("zoom-in").addEventListener("click", () => zoom(1.4));
  $("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
  $("fit").addEventListener("click", () => fit());
  $("physics").addEventListener("click", physics);
  $("theme").addEventListener("click", () => theme(document.documentElement.dataset.theme !== "dark"));
  $("open-filters").addEventListener("click", () => { const open = $("filters").classList.toggle("open"); $("open-filters").setAttribute("aria-expanded", String(open)); });
  document.querySelectorAll("[data-take]").forEach((button) => button.addEventListener("click", () => { $("take").open = false; TAKE[button.dataset.take](); }));
  document.addEventListener("click", (event) => { if (!$("take").contains(event.target)) $("take").open = false; });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target !== $("search")) { if ($("take").open) $("take").open = false; else choose(null); }
    if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { event.preventDefault(); $("search").focus(); }
  });
  const follow = () => { clearTimeout(unwritten); readFragment(); renderFilters(); update(); };
  addEventListener("popstate", follow);
  addEventListener("hashchange", () => { if (fragment() !== location.hash.slice(1)) follow(); });
  addEventListener("resize", () => renderDates());
  addEventListener("beforeprint", toPaper);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", (event) => theme(event.matches));
}

edges.forEach((edge) => { edge.n = 0; });
facts.forEach((fact) => fact.relations.forEach((r) => { edges[r].n += 1; }));
theme(matchMedia("(prefers-color-scheme: dark)").matches);
readFragment();
renderFilters();
listen();
update();
startPicture();
/** Where on the screen an actor, or the middle of a line between two, is: for tests and for guides laid over the page. */
window.graphPage = Object.freeze({
  place(key) {
    const box = $("canvas").getBoundingClientRect(), at = network.canvasToDOM(network.getPosition(actors[byKey.get(key)].id));
    return { x: box.x + at.x, y: box.y + at.y };
  },
  middle(source, target, quad) {
    const edge = edges.find((e) => actors[e.a].key === source && actors[e.b].key === target && data.quads[e.quad] === quad && now.lines.has(e.index));
    const box = $("canvas").getBoundingClientRect(), at = network.canvasToDOM(network.body.edges[`e${edge.index}`].edgeType.getPoint(.5));
    return { x: box.x + at.x, y: box.y + at.y };
  },
});
document.documentElement.dataset.ready = "yes";

})();
