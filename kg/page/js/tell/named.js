// Names of files: the title and what is looked at, in small letters that every disk takes.

function slug(text, most_) {
  const bare = fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return [...bare].slice(0, most_).join("").replace(/-+$/, "");
}
/** "winter-2022--russia--table.csv" */
function fileName(parts, ending) {
  const found = parts.map((part) => slug(part, 40)).filter(Boolean);
  return `${found.join("--") || "graph"}.${ending}`;
}
