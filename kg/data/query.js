"use strict";
const at = (id) => document.getElementById(id);
const cell = (row, tag, text) => { const made = document.createElement(tag); made.textContent = text; row.append(made); };
let cookbook = [];

function show(columns, rows) {
  const table = at("answer");
  table.replaceChildren();
  const head = document.createElement("tr");
  for (const name of columns) cell(head, "th", name);
  table.append(head);
  for (const values of rows.slice(0, 1000)) {
    const row = document.createElement("tr");
    for (const value of values) cell(row, "td", value);
    table.append(row);
  }
  at("said").textContent = rows.length + " rows" + (rows.length > 1000 ? ", the first 1000 shown" : "");
}

async function run() {
  at("said").textContent = "…";
  const answer = await fetch("sparql", {
    method: "POST",
    headers: {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json, text/turtle"},
    body: at("query").value,
  });
  const text = await answer.text();
  if (!answer.ok) { show([], []); at("said").textContent = text; return; }
  if (!answer.headers.get("Content-Type").includes("json")) { show(["Turtle"], [[text]]); return; }
  const found = JSON.parse(text);
  if ("boolean" in found) { show(["answer"], [[String(found.boolean)]]); return; }
  const names = found.head.vars;
  show(names, found.results.bindings.map((row) => names.map((name) => row[name] ? row[name].value : "")));
}

at("run").addEventListener("click", run);
at("query").addEventListener("keydown", (event) => { if (event.ctrlKey && event.key === "Enter") run(); });
at("named").addEventListener("change", () => {
  const found = cookbook.find((each) => each.name === at("named").value);
  if (found) { at("query").value = found.text; at("told").textContent = found.description; }
});
fetch("cookbook.json").then((answer) => answer.json()).then((found) => {
  cookbook = found;
  for (const each of found) { const made = document.createElement("option"); made.textContent = each.name; at("named").append(made); }
  at("named").value = "types";
  at("named").dispatchEvent(new Event("change"));
});
