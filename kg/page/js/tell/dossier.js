// The basket as a file: Markdown, HTML or CSV, each fact with its note, its sentence and its citation.

/** Text that Markdown takes for nothing but text, in one line. */
function markdownText(text) {
  return String(text)
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>#|~$]/g, "\\$&")
    .replace(/^(\d*)([-+=.)])/, "$1\\$2");
}
/** The sentence with the words that tell the fact between two marks. */
function markedText(fact, clean, open, close) {
  const text = said(fact),
    mark_ = text.slice(fact.start, fact.end);
  const [before, after] = [text.slice(0, fact.start), text.slice(fact.end)];
  const edge = (part, at) => (/^\s/.test(part.at(at) ?? "") ? " " : "");
  const middle = mark_.trim() ? open + clean(mark_) + close : "";
  return clean(before) + edge(before, -1) + middle + edge(after, 0) + clean(after);
}
function factLine(fact) {
  const by = tellerWords(fact);
  return [whenWords(fact), data.statuses[fact.status], by && `according to ${by}`].filter(Boolean).join(", ");
}
function markdownOf(title, about, kept) {
  const item = ({ fact, note }, i) =>
    [
      `${i + 1}. **${markdownText(deedWords(fact))}** (${markdownText(factLine(fact))})`,
      note && `   ${markdownText(note)}`,
      `   > ${markedText(fact, markdownText, "**", "**")}`,
      `   ${markdownText(sourceWords(fact))}`,
    ]
      .filter(Boolean)
      .join("\n\n");
  return `# ${markdownText(title)}\n\n${markdownText(about)}\n\n${kept.map(item).join("\n\n")}\n`;
}
const DOSSIER_STYLE =
  "body{max-width:44rem;margin:3rem auto;padding:0 1rem;font:17px/1.55 Georgia,serif;color:#1c1b19;background:#fff}" +
  "h1{font-size:28px}li{margin:0 0 1.6rem}blockquote{margin:.4rem 0;padding-left:1rem;border-left:3px solid #c9c3b8}" +
  "mark{background:#f4e3a6}p{margin:.3rem 0}.note{font-style:italic}small,.about{color:#5d584f}";
function htmlOf(title, about, kept) {
  const item = ({ fact, note }) => {
    const link = safeAddress(documents[fact.document].url),
      where = xml(sourceWords(fact));
    return `<li><p><b>${xml(deedWords(fact))}</b> <small>${xml(factLine(fact))}</small></p>${
      note ? `<p class="note">${xml(note)}</p>` : ""
    }<blockquote dir="auto">${markedText(fact, xml, "<mark>", "</mark>")}</blockquote><p><small>${
      link ? `<a href="${xml(link)}" rel="noopener noreferrer">${where}</a>` : where
    }</small></p></li>`;
  };
  return `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"><meta name="viewport" content="width=device-width"><title>${xml(title)}</title><style>${DOSSIER_STYLE}</style></head><body><h1 dir="auto">${xml(title)}</h1><p class="about">${xml(about)}</p><ol>\n${kept.map(item).join("\n")}\n</ol></body></html>\n`;
}
function basketCsv(kept) {
  const rows = kept.map(({ fact, note }) => [note, citation(fact), ...csvRow(fact)]);
  return csvText([["note", "citation", ...CSV_HEAD], ...rows]);
}
