// The facts as rows: CSV that no spreadsheet runs.

/** How a cell begins that a spreadsheet takes for a formula, as in kg/files/tables.py. */
const FORMULA = /^(?:[\t\r]|[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠])/u;
const CSV_HEAD = [
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
function csvRow(f) {
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
}
function cell(value) {
  const text = String(value);
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
function csvText(rows) {
  return `\ufeff${rows.map((row_) => row_.map(cell).join(",")).join("\r\n")}\r\n`;
}
/** Every report of what the table lists. */
function csv() {
  return csvText([CSV_HEAD, ...now.scope.list.flatMap((f) => reports.get(f.event)).map(csvRow)]);
}
