"use strict";
// The query page: pick a question or write one, fill in what it wants, see the answer.
// All that comes from the graph is put in as text, all that goes into a query as a term.

const SHOWN = 1000;
const OWN = {
  name: "your own", description: "Write SPARQL: the usual prefixes need not be declared.", parameters: [],
  text: "SELECT ?what ?status ?sentence WHERE {\n    ?fact rdfs:label ?what ; kg:status ?status ;\n" +
    "        kg:evidence/oa:hasSelector/oa:exact ?sentence .\n}\nLIMIT 20\n",
};
const ABOUT = {
  name: "about", description: "All that is said of one thing: an actor, a fact, a document.",
  parameters: [{name: "thing", kind: "actor", default: null, description: "of what; a name or an IRI"}],
  text: "SELECT ?of ?property ?value WHERE {\n    { ?thing ?property ?value } UNION { ?of ?property ?thing }\n}\n" +
    "ORDER BY ?of ?property ?value\nLIMIT 1000\n",
};
const GONE = "The server does not answer. Is kg serve still running?";

const at = (id) => document.getElementById(id);
let prefixes = {}, types = [], questions = [], chosen = OWN, own = "", running = null, download = null, actorsKnown = false;

class Told extends Error {}  // What the person who asks is told.

function element(tag, text, properties = {}) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(text);
  return made;
}

// Terms and queries

const TOKEN = new RegExp([
  /#[^\n\r]*/, /'''(?:[^\\]|\\.)*?'''|"""(?:[^\\]|\\.)*?"""/, /'(?:[^'\\\n\r]|\\.)*'|"(?:[^"\\\n\r]|\\.)*"/,
  /<[^<>"{}|^`\\\u0000-\u0020]*>/, /[?$][\p{L}\p{N}_]+/u, /[\p{L}\p{N}_.\-]*:[\p{L}\p{N}_.:%~\\\-]*|@[A-Za-z\-]+/u,
  /[\p{L}_][\p{L}\p{N}_]*/u, /[{}]/,
].map((each) => each.source).join("|"), "gsu");
const isVariable = (token) => token[0] === "?" || token[0] === "$";
const ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\0": "\ufffd"};

// Halves of characters cannot be written; a \u escape would be undone before the string is read.
const wellFormed = (text) => text.replace(/\p{Cs}/gu, "\ufffd");
const literal = (text) => `"${wellFormed(text).replace(/[\\"\n\r\t\0]/g, (odd) => ESCAPES[odd])}"`;

function iri(text) {
  if (/[\u0000-\u0020<>"{}|^`\\]/.test(text)) throw new Told(`${text} is no legal IRI`);
  return `<${text}>`;
}

// As kg.sparql.bound: each such variable becomes its term, or VALUES binds it where it is asked for as well.
function bound(text, values) {
  const asked = new Set();
  let inside = false, where = false;
  for (const [token] of text.matchAll(TOKEN)) {
    inside = (inside || token.toUpperCase() === "SELECT") && token !== "{";
    if (inside && isVariable(token) && values.has(token.slice(1))) asked.add(token.slice(1));
  }
  const listed = [...asked].sort();
  let open = listed.length > 0;
  const made = text.replace(TOKEN, (token) => {
    where ||= token.toUpperCase() === "WHERE";
    const name = token.slice(1);
    if (isVariable(token) && values.has(name) && !asked.has(name)) return values.get(name);
    if (!where || token !== "{" || !open) return token;
    open = false;
    return `{ VALUES (${listed.map((each) => "?" + each).join(" ")}) { (${listed.map((each) => values.get(each)).join(" ")}) }`;
  });
  if (open) throw new Told("The query has no WHERE, so nothing can be bound in it.");
  return made;
}

async function ask(text, signal) {
  let answer, body;
  try {
    answer = await fetch("sparql", {
      method: "POST", signal, body: text,
      headers: {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json, text/turtle"},
    });
    body = await answer.text();
  } catch (error) {
    throw error.name === "AbortError" ? error : new Told(GONE);
  }
  if (!answer.ok) throw new Told(body);
  return answer.headers.get("Content-Type").includes("json") ? JSON.parse(body) : body;
}

// The server knows by which names an actor goes.
async function actor(text, signal) {
  if (/^[a-z]+:[/][/]/i.test(text)) return iri(text);
  let answer, body;
  try {
    answer = await fetch("actor?name=" + encodeURIComponent(wellFormed(text)), {signal});
    body = await answer.text();
  } catch (error) {
    throw error.name === "AbortError" ? error : new Told(GONE);
  }
  if (!answer.ok) throw new Told(body);
  return iri(body);
}

const LIKE = {date: "a whole date, such as 2022-02-01", number: "a number, such as 0.8"};

async function values(signal) {
  const found = new Map();
  for (const each of chosen.parameters) {
    const field = at("field-" + each.name);
    if (field.validity.badInput) throw new Told(`${each.name} wants ${LIKE[each.kind]}.`);
    const text = field.value.trim() || each.default;
    if (!text) {
      field.focus();
      throw new Told(`“${chosen.name}” wants ${each.name}: ${each.description}.`);
    }
    if (each.kind === "actor") found.set(each.name, await actor(text, signal));
    else if (each.kind === "date") found.set(each.name, `"${text}"^^${iri(prefixes.xsd + "date")}`);
    else if (each.kind === "flag") found.set(each.name, `"${text === "yes"}"^^${iri(prefixes.xsd + "boolean")}`);
    else if (each.kind === "number") found.set(each.name, `"${Number(text).toFixed(4)}"^^${iri(prefixes.xsd + "decimal")}`);
    else if (each.kind === "type") found.set(each.name, iri(prefixes.code + text));
    else found.set(each.name, literal(text));
  }
  return found;
}

// Answers

function local(name) {
  const whole = name.replace(/[/#]+$/, "");
  const end = whole.slice(Math.max(whole.lastIndexOf("/"), whole.lastIndexOf("#")) + 1);
  try { return decodeURIComponent(end) || name; } catch { return end || name; }
}

function cell(name, term) {
  const made = element("td", "", {dir: "auto"});
  made.dataset.name = name;
  if (!term) return made;
  if (term.type === "uri") {
    const short = local(term.value).replace(/^([0-9a-f]{6})[0-9a-f]{10,}$/, "$1…");
    const link = element("button", short, {type: "button", title: term.value});
    link.addEventListener("click", () => tellAbout(term.value));
    made.append(link);
    return made;
  }
  const kind = local(term.datatype || "");
  made.className = kind === "date" ? "day" : /^(integer|decimal|double)$/.test(kind) ? "number" : term.value.length > 60 ? "long" : "";
  made.append(term.value);
  return made;
}

function table(names, rows) {
  const head = element("tr", "");
  head.append(...names.map((name) => element("th", name, {scope: "col"})));
  const body = element("tbody", "");
  for (const row of rows.slice(0, SHOWN)) {
    const line = element("tr", "");
    line.append(...names.map((name) => cell(name, row[name])));
    body.append(line);
  }
  at("answer").replaceChildren(element("thead", head), body);
}

// A spreadsheet computes a cell that starts so: the apostrophe makes it text.
const safe = (text) => (/^[=+\-@\t\r]/.test(text) ? "'" : "") + text;
const csv = (lines) => lines.map((line) => line.map((text) => `"${safe(text).replaceAll('"', '""')}"`).join(",") + "\r\n").join("");

// Turtle with the prefixes of the graph, as far as the local part is plain.
function turtle(text) {
  const spaces = Object.entries(prefixes).sort(([, one], [, two]) => two.length - one.length);
  const used = new Set();
  const body = text.replace(TOKEN, (token) => {
    const [name, space] = (token[0] === "<" && spaces.find(([, each]) => token.startsWith("<" + each))) || [];
    if (space === undefined || !/^[\p{L}_][\p{L}\p{N}_]*>$/u.test(token.slice(space.length + 1))) return token;
    used.add(`@prefix ${name}: <${space}> .\n`);
    return `${name}:${token.slice(space.length + 1, -1)}`;
  });
  return [...used].sort().join("") + "\n" + body;
}

function clear() {
  at("answer").replaceChildren();
  at("turtle").hidden = true;
  at("error").textContent = at("said").textContent = "";
  at("save").disabled = true;
}

function show(found, seconds) {
  const took = ` in ${seconds.toFixed(2)} s`;
  if (typeof found === "string") {
    const text = turtle(found);
    at("turtle").textContent = text;
    at("turtle").hidden = false;
    at("said").textContent = "A graph" + took;
    download = {name: "answer.ttl", kind: "text/turtle", text};
  } else {
    const isTruth = "boolean" in found;
    const names = isTruth ? ["answer"] : found.head.vars;
    const rows = isTruth ? [{answer: {type: "literal", value: found.boolean ? "yes" : "no"}}] : found.results.bindings;
    table(names, rows);
    const count = rows.length === 1 ? "1 row" : `${rows.length} rows`;
    at("said").textContent = count + took + (rows.length > SHOWN ? `; the first ${SHOWN} are shown, the download has all` : "");
    download = {name: "answer.csv", kind: "text/csv", text: csv([names, ...rows.map((row) => names.map((name) => row[name]?.value ?? ""))])};
  }
  at("save").textContent = typeof found === "string" ? "Download Turtle" : "Download CSV";
  at("save").disabled = false;
}

async function run() {
  running?.abort();
  const mine = running = new AbortController();
  clear();
  at("said").textContent = "Asking …";
  at("stop").disabled = false;
  try {
    const text = bound(at("query").value, await values(mine.signal));
    const start = performance.now();
    const found = await ask(text, mine.signal);
    if (mine === running) show(found, (performance.now() - start) / 1000);
  } catch (error) {
    if (mine !== running) return;
    at("said").textContent = error.name === "AbortError" ? "Stopped." : "";
    if (error.name !== "AbortError") at("error").textContent = error instanceof Told ? error.message : String(error);
  } finally {
    if (mine === running) at("stop").disabled = true;
  }
}

// Questions and their parameters

async function knowActors() {
  if (actorsKnown) return;
  actorsKnown = true;
  const found = await ask("SELECT DISTINCT ?name WHERE { ?actor skos:prefLabel ?name ; dcterms:identifier ?id } ORDER BY ?name LIMIT 5000");
  at("actors").replaceChildren(...found.results.bindings.map((row) => element("option", "", {value: row.name.value})));
}

function field(parameter) {
  const {name, kind, description} = parameter;
  const label = element("label", name[0].toUpperCase() + name.slice(1));
  const choices = {type: ["", ...types], flag: ["yes", "no"]}[kind];
  const input = element(choices ? "select" : "input", "", {id: "field-" + name, name});
  if (kind === "date") Object.assign(input, {type: "date", max: "9999-12-31"});
  if (kind === "number") Object.assign(input, {type: "number", step: "any"});
  if (choices) input.append(...choices.map((each) => element("option", each, {value: each, selected: each === parameter.default})));
  if (kind === "actor") {
    input.autocomplete = "off";
    input.setAttribute("list", "actors");
    knowActors().catch(() => { actorsKnown = false; });  // The list is a help: one can ask without it.
  }
  label.append(input, element("small", description + (parameter.default ? " (may be left empty)" : "")));
  return label;
}

function choose(question) {
  if (chosen === OWN) own = at("query").value || OWN.text;
  chosen = question;
  clear();
  document.querySelector(`input[name=question][value="${CSS.escape(question.name)}"]`).checked = true;
  at("told").textContent = question.description;
  at("query").value = question === OWN ? own : question.text;
  at("text").open = question === OWN;
  at("fields").replaceChildren(...question.parameters.map(field));
}

function tellAbout(name) {
  choose(ABOUT);
  at("field-thing").value = name;
  run();
}

async function begin() {
  let found;
  try {
    found = await (await fetch("cookbook.json")).json();
  } catch {
    at("error").textContent = GONE;
    return;
  }
  ({prefixes, types} = found);
  questions = [OWN, ABOUT, ...found.queries];
  at("known").textContent = "Known without PREFIX: " + Object.keys(prefixes).filter(Boolean).map((name) => name + ":").join(" ");
  for (const each of questions) {
    const radio = element("input", "", {type: "radio", name: "question", value: each.name});
    radio.addEventListener("change", () => choose(each));
    const label = element("label", radio);
    label.append(each.name, element("small", each.description));
    at("named").append(label);
  }
  choose(questions.find((each) => each.name === "actors") ?? OWN);
}

at("page").addEventListener("submit", (event) => { event.preventDefault(); run(); });
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  run();
});
at("stop").addEventListener("click", () => running?.abort());
at("save").addEventListener("click", () => {
  const href = URL.createObjectURL(new Blob([download.text], {type: download.kind}));
  element("a", "", {href, download: download.name}).click();
  setTimeout(() => URL.revokeObjectURL(href), 10000);
});
begin();
