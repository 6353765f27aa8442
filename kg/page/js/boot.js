// Unpacks what the page carries, first of all the two scripts: the library that draws, and the page's own.

/** The text of a block: gzip in base64. */
async function inflate(id) {
  const bytes = Uint8Array.from(atob(document.getElementById(id).textContent), (c) => c.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}
/** Scripts like any other once they are unpacked; the policy knows each by its hash. */
async function boot(...ids) {
  for (const id of ids) {
    const script = document.createElement("script");
    script.textContent = await inflate(id);
    document.head.append(script);
  }
}
if (typeof DecompressionStream === "undefined") document.getElementById("old").hidden = false;
else boot("vis", "script");
