// SPARQL in a worker: Oxigraph's own build for the web, made ready at the first question.
import start, { Store } from "oxigraph/web.js";

let store = null; // a promise of the store

// The answer over the union of all articles: { truth }, or { heads, rows } whose cells are { iri } or { text },
// undefined where nothing is bound.
function answer(query) {
  const over = { use_default_graph_as_union: true };
  const { head, boolean, results } = JSON.parse(store.query(query, { ...over, results_format: "json" }));
  if (boolean !== undefined) return { truth: boolean };
  if (results) return { heads: head.vars, rows: results.bindings.map((row) => head.vars.map((name) => row[name] && cellOf(row[name].type === "uri", row[name].value))) };
  const triples = store.query(query, over); // the answer is a graph
  return { heads: ["subject", "predicate", "object"], rows: triples.map((one) => [one.subject, one.predicate, one.object].map((term) => cellOf(term.termType === "NamedNode", term.value))) };
}

const cellOf = (named, value) => (named ? { iri: value } : { text: value });

async function prepare({ engine, graph }) {
  await start({ module_or_path: engine });
  store = new Store();
  store.load(graph, { format: "application/n-quads", no_transaction: true });
}

self.onmessage = async ({ data: { query, parts } }) => {
  try {
    if (parts) await prepare(parts);
    self.postMessage({ found: answer(query) });
  } catch (error) {
    self.postMessage({ error: String(error.message || error) });
  }
};
