// What can be taken from the page: SPARQL, Turtle, a link, CSV, pictures.
import { links, linksOf, nodes, predicates, sentenceOf, articles } from "./data.js";
import { csvOf } from "./csv.js";
import { download, make } from "./dom.js";
import { shown } from "./filters.js";
import { drawing, picture } from "./network.js";
import { fragment } from "./store.js";
import { nameOf, say, word } from "./words.js";

// An IRI as SPARQL and Turtle write it; what may not stand in one is escaped.
function iri(name) {
  return `<${name.replace(/[\u0000-\u0020<>"{}|^`\\]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`)}>`;
}

function literal(text, language = "") {
  const escaped = text.replace(/["\\]/g, "\\$&").replace(/\n/g, "\\n").replace(/\r/g, "\\r").replace(/\t/g, "\\t");
  return `"${escaped}"${language ? `@${language}` : ""}`;
}

export function sparqlOf(index) {
  const thing = iri(nodes[index].iri);
  return `SELECT ?subject ?predicate ?object WHERE {\n  { ${thing} ?predicate ?object . BIND(${thing} AS ?subject) }\n  UNION\n  { ?subject ?predicate ${thing} . BIND(${thing} AS ?object) }\n}\n`;
}

export function turtleOf(index) {
  const node = nodes[index];
  const label = iri("http://www.w3.org/2000/01/rdf-schema#label");
  const lines = node.classes.map((one) => `${iri(node.iri)} a ${iri(predicates[one])} .`);
  lines.push(`${iri(node.iri)} ${label} ${literal(node.label, "zh-Hans")} .`);
  if (node.traditional) lines.push(`${iri(node.iri)} ${label} ${literal(node.traditional, "zh-Hant")} .`);
  for (const name of node.names) lines.push(`${iri(node.iri)} ${iri("http://www.w3.org/2004/02/skos/core#altLabel")} ${literal(name)} .`);
  for (const number of linksOf[index]) {
    const link = links[number];
    lines.push(`${iri(nodes[link.from].iri)} ${iri(predicates[link.predicate])} ${iri(nodes[link.to].iri)} .`);
  }
  return `${lines.join("\n")}\n`;
}

export const copySparql = (index) => copy(sparqlOf(index));
export const copyTurtle = (index) => copy(turtleOf(index));
export const copyLink = () => copy(`${location.href.split("#")[0]}#${fragment()}`);

// Copies text, or shows it to be selected where the browser forbids that.
async function copy(text) {
  const told = document.getElementById("told");
  try {
    await navigator.clipboard.writeText(text);
    told.replaceChildren(word("copied"));
  } catch {
    const box = make("textarea", { readonly: true, rows: 6, "aria-label": word("notCopied") });
    box.value = text;
    told.replaceChildren(word("notCopied"), box);
    box.select();
    if (document.execCommand("copy")) told.replaceChildren(word("copied"));
  }
  told.dataset.text = text;
  setTimeout(() => { if (!told.querySelector("textarea")) told.replaceChildren(); }, 2500);
}

export function saveCsv(name, rows) {
  download(name, new Blob([csvOf(rows)], { type: "text/csv;charset=utf-8" }));
}

export function savePng() {
  picture().toBlob((blob) => download("network.png", blob), "image/png");
}

export function saveSvg() {
  download("network.svg", new Blob([drawing()], { type: "image/svg+xml" }));
}

// The facts that are shown: subject, relation, object, sentence, article, rule, confidence, who said it.
export function factRows() {
  const mask = shown().links;
  const rows = [];
  links.forEach((link, number) => {
    if (!mask[number]) return;
    const ends = [link.from, link.to];
    if (!link.facts.length) rows.push({ number, ends, cells: [nameOf(nodes[link.from]), say(link.word), nameOf(nodes[link.to]), word("inferred"), "", "", ""] });
    for (const fact of link.facts) {
      const article = articles[fact.article];
      rows.push({ number, ends, cells: [nameOf(nodes[link.from]), say(link.word), nameOf(nodes[link.to]), sentenceOf(fact.sentence).words, article ? article.title : "", fact.confidence, fact.holder] });
    }
  });
  return rows;
}
