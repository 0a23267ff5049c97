// SPARQL in the page: Oxigraph's own build for the web, made ready at the first question.
import start, { Store } from "oxigraph/web.js";

let store = null;

// The bytes of an element that holds them compressed (gzip) and in base 64.
async function unpacked(id) {
  const packed = Uint8Array.from(atob(document.getElementById(id).textContent), (one) => one.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// What SPARQL answers over the union of all articles: { truth }, or { heads, rows } whose cells are { iri } or
// { text }, undefined where nothing is bound; a query that is wrong rejects.
export async function ask(query) {
  if (!store) {
    await start({ module_or_path: await unpacked("engine") });
    const fresh = new Store();
    fresh.load(await unpacked("graph"), { format: "application/n-quads", no_transaction: true });
    store = fresh;
  }
  const over = { use_default_graph_as_union: true };
  const { head, boolean, results } = JSON.parse(store.query(query, { ...over, results_format: "json" }));
  if (boolean !== undefined) return { truth: boolean };
  if (results) return { heads: head.vars, rows: results.bindings.map((row) => head.vars.map((name) => row[name] && cellOf(row[name].type === "uri", row[name].value))) };
  const triples = store.query(query, over); // the answer is a graph
  return { heads: ["subject", "predicate", "object"], rows: triples.map((one) => [one.subject, one.predicate, one.object].map((term) => cellOf(term.termType === "NamedNode", term.value))) };
}

const cellOf = (named, value) => (named ? { iri: value } : { text: value });

window.dashijiAsk = ask;
