// What can be taken from the page: SPARQL, Turtle, a link, CSV, pictures.
import { kinds, links, linksOf, nodes, predicates, sentenceOf, articles } from "./data.js";
import { download, make } from "./dom.js";
import { shown } from "./filters.js";
import { frame, picture } from "./network.js";
import { corners } from "./shapes.js";
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

// Rows as CSV (RFC 4180); a cell that a spreadsheet would run gets an apostrophe.
export function csvOf(rows) {
  const cell = (value) => {
    const text = String(value ?? "");
    const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+([.-]\d+)*$/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

export function saveCsv(name, rows) {
  download(name, new Blob([csvOf(rows)], { type: "text/csv;charset=utf-8" }));
}

export function savePng() {
  picture().toBlob((blob) => download("network.png", blob), "image/png");
}

export function saveSvg() {
  download("network.svg", new Blob([svgOf()], { type: "image/svg+xml" }));
}

// What is in sight, as SVG.
export function svgOf() {
  const { width, height, view, colors, radius, seen, chosen } = frame();
  const at = (index) => view.apply([nodes[index].x, nodes[index].y]).map((one) => one.toFixed(1));
  const mask = shown().links;
  const near = new Set(seen);
  const drawn = links.filter((link, number) => mask[number] && (near.has(link.from) || near.has(link.to)));
  const parts = drawn.map((link) => {
    const [[x1, y1], [x2, y2]] = [at(link.from), at(link.to)];
    return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"${link.inferred ? ' stroke-dasharray="4 4"' : ""}/>`;
  });
  const things = seen.map((index) => {
    const [x, y] = at(index);
    const r = radius(index);
    const kind = kinds[nodes[index].shape];
    const faint = chosen && !chosen.has(index) ? ' opacity="0.25"' : "";
    if (kind.shape === "dot") return `<circle cx="${x}" cy="${y}" r="${r.toFixed(1)}" fill="${escaped(kind.color)}"${faint}/>`;
    const points = corners(kind.shape, Number(x), Number(y), r).map((point) => point.map((one) => one.toFixed(1)).join(",")).join(" ");
    return `<polygon points="${points}" fill="${escaped(kind.color)}"${faint}/>`;
  });
  const names = seen.length > 400 ? [] : seen.map((index) => {
    const [x, y] = at(index);
    return `<text x="${x}" y="${(Number(y) + radius(index) + 13).toFixed(1)}">${escaped(nameOf(nodes[index]))}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="${escaped(colors.paper)}"/><g stroke="${escaped(colors.link)}">${parts.join("")}</g>${things.join("")}<g font-family="sans-serif" font-size="12" text-anchor="middle" fill="${escaped(colors.ink)}">${names.join("")}</g></svg>`;
}

function escaped(text) {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff]/gu, "\ufffd").replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
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
