// A text in pieces: what stands in sentences that tell something, and the words that tell it.

/** Spans of facts, [start, end, fact], as stretches that do not overlap, each with all its facts. */
function stretches(spans) {
  const found = [];
  for (const [start, end, fact] of [...spans].sort((x, y) => x[0] - y[0] || x[1] - y[1])) {
    const before = found.at(-1);
    if (before && start < before.end) {
      before.end = Math.max(before.end, end);
      before.facts.push(fact);
    } else found.push({ start, end, facts: [fact] });
  }
  return found;
}
/** The text cut at sentences and stretches: { start, end, facts }, facts only where a stretch is. */
function passages(length, sentences, marked) {
  const cuts = [0, length, ...[...sentences, ...marked].flatMap(({ start, end }) => [start, end])];
  const sorted = [...new Set(cuts)].filter((at) => at >= 0 && at <= length).sort((x, y) => x - y);
  const starts = new Map(marked.filter(({ end }) => end <= length).map((each) => [each.start, each]));
  const found = [];
  for (let i = 0; i + 1 < sorted.length;) {
    const here = starts.get(sorted[i]);
    const end = here ? here.end : sorted[i + 1];
    found.push({ start: sorted[i], end, facts: here?.facts ?? null });
    while (i + 1 < sorted.length && sorted[i] < end) i += 1;
  }
  return found;
}
/** Where a text that has its own lines is broken: at an empty line; one whose lines are long is broken at each. */
function gapsIn(text) {
  const lines = text.split("\n").filter((line_) => line_.trim());
  return text.length > 80 * lines.length ? /\n\s*/g : /\n[^\S\n]*\n\s*/g;
}
/** The pieces of each paragraph. */
function paragraphs(text, pieces) {
  const gaps = gapsIn(text),
    found = [[]];
  for (const piece of pieces) {
    let at = piece.start;
    for (const gap of piece.facts ? [] : text.slice(piece.start, piece.end).matchAll(gaps)) {
      found.at(-1).push({ ...piece, start: at, end: piece.start + gap.index });
      at = piece.start + gap.index + gap[0].length;
      found.push([]);
    }
    found.at(-1).push({ ...piece, start: at });
  }
  return found.map((list) => list.filter(({ start, end }) => start < end)).filter((list) => list.length);
}
