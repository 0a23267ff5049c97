// SPARQL in the page: Oxigraph's own build for the web, made ready at the first question.
import start, { Store } from "oxigraph/web.js";

let store = null;

// The bytes of an element that holds them compressed (gzip) and in base 64.
async function unpacked(id) {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (one) => one.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// What SPARQL answers over the union of all articles; a query that is wrong rejects.
export async function ask(query) {
  if (!store) {
    await start({ module_or_path: await unpacked("engine") });
    const fresh = new Store();
    fresh.load(await unpacked("graph"), { format: "application/n-quads", no_transaction: true });
    store = fresh;
  }
  return store.query(query, { use_default_graph_as_union: true });
}

window.dashijiAsk = ask;
