// The table: things or facts, sorted by any column, saved as CSV.
import { articles, figures, linksOf, nodes } from "./data.js";
import { button, icon, make } from "./dom.js";
import { factRows, saveCsv } from "./copying.js";
import { listed } from "./lists.js";
import { shown } from "./filters.js";
import { fold } from "./search.js";
import { originOf } from "./naming.js";
import { change, select, state } from "./store.js";
import { nameOf, say, word } from "./words.js";

const STEP = 300;
const THINGS = ["name", "type", "start", "end", "mentions", "linkCount"];
const ARTICLES = ["title", "published", "event", "things", "figures", "origin"];
const FACTS = ["subject", "relation", "object", "sentence", "source", "sure", "holder"];
let box;
let what = "things";
const FIRST = { things: { column: 5, down: true }, facts: { column: 0, down: false }, articles: { column: 1, down: true } };
let sorted = { ...FIRST.things };
let asked = ""; // what the titles must hold

export function mount(element) {
  box = element;
}

export function render(now, before) {
  if (now.view !== "table") return;
  const again = before && before.view === "table" && before.selected !== now.selected;
  const top = box.querySelector(".scroll")?.scrollTop || 0;
  const rows = ordered({ things: thingRows, facts: factRows, articles: articleRows }[what]());
  const tools = make("div", { class: "tools" },
    tab("things"), tab("facts"), tab("articles"), what === "articles" ? titleBox() : null,
    button(word("saveCsv"), () => saveCsv(`${what}.csv`, [heads(), ...rows.map((row) => row.cells)]), { id: "save-csv" }));
  const body = make("tbody");
  const more = listed(body, rows, rowOf, STEP);
  const empty = rows.length ? null : make("p", { class: "nothing" }, word("nothingShown"));
  box.replaceChildren(tools, make("div", { class: "scroll", tabindex: 0 }, make("table", { class: what }, make("thead", {}, headRow()), body), more, empty));
  box.querySelector(".scroll").scrollTop = top;
  if (again) box.querySelector('tr[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
}

function tab(name) {
  return button(word(name), () => { what = name; sorted = { ...FIRST[name] }; render(state, null); }, { "aria-pressed": String(what === name), class: "tab", id: `table-${name}` });
}

const columns = () => ({ things: THINGS, facts: FACTS, articles: ARTICLES })[what];
const NAMES = { sure: "confidence", holder: "holder" };

function heads() {
  return columns().map((name) => word(NAMES[name] || name).replace("{}", "").replace(/undefined/, "…"));
}

function headRow() {
  return make("tr", {}, heads().map((head, column) => {
    const mine = sorted.column === column;
    const order = mine ? (sorted.down ? "descending" : "ascending") : "none";
    return make("th", { scope: "col", "aria-sort": order }, button(`${head}${mine ? (sorted.down ? " ↓" : " ↑") : ""}`, () => sortBy(column), { "data-column": column }));
  }));
}

function sortBy(column) {
  sorted = { column, down: sorted.column === column ? !sorted.down : false };
  render(state, state);
}

function thingRows() {
  const mask = shown().nodes;
  const rows = [];
  nodes.forEach((node, index) => {
    if (!mask[index]) return;
    const type = node.types.length ? say(node.types[0]) : word(node.kind);
    rows.push({ index, cells: [nameOf(node), type, node.start, node.end, node.mentions, linksOf[index].length] });
  });
  return rows;
}

// The articles with how much each tells.
function articleRows() {
  const numbers = new Map();
  for (const one of figures) numbers.set(one.fact.article, (numbers.get(one.fact.article) || 0) + 1);
  const wanted = fold(asked);
  return articles.map((article, number) => {
    const told = new Set(article.marks.flatMap((mark) => mark.slice(2)));
    const events = [...told].filter((index) => nodes[index].kind === "event").length;
    return { article: number, cells: [article.title, article.published || "", events, told.size, numbers.get(number) || 0, originOf(article.source)] };
  }).filter((row) => fold(row.cells[0]).includes(wanted));
}

function titleBox() {
  const box = make("input", { type: "search", id: "title-filter", value: asked, placeholder: word("searchArticles"), "aria-label": word("searchArticles"), input: () => {
    asked = box.value;
    render(state, state);
    const again = document.getElementById("title-filter");
    again.focus();
    again.setSelectionRange(asked.length, asked.length);
  } });
  return box;
}

function ordered(rows) {
  const { column, down } = sorted;
  const compare = new Intl.Collator("zh-u-co-pinyin", { numeric: true }).compare;
  const sign = down ? -1 : 1;
  return rows.sort((one, other) => {
    const [left, right] = [one.cells[column], other.cells[column]];
    if (left === right) return 0;
    if (left === "") return 1;
    if (right === "") return -1;
    return sign * (typeof left === "number" ? left - right : compare(left, right));
  });
}

function rowOf(row) {
  if (row.article !== undefined) return articleRow(row);
  const isThing = row.index !== undefined;
  const on = isThing ? row.index === state.selected : row.number === state.link || row.ends.includes(state.selected);
  const act = () => (isThing ? select(row.index) : change({ link: row.number, selected: -1 }));
  const attributes = { "aria-selected": String(on), click: act, "data-thing": isThing ? row.index : null, "data-link": isThing ? null : row.number };
  return make("tr", attributes, row.cells.map((cell, at) => {
    const words = String(cell);
    if (at) return make("td", {}, words);
    const name = make("button", { type: "button", class: "name", click: (event) => { event.stopPropagation(); act(); } }, words);
    return make("td", {}, isThing ? icon(nodes[row.index].kind) : null, " ", name);
  }));
}

function articleRow({ article, cells: [title, ...rest] }) {
  const act = () => change({ view: "reader", article, place: 0, selected: -1, link: -1 });
  const name = make("button", { type: "button", class: "name", click: (event) => { event.stopPropagation(); act(); } }, title);
  return make("tr", { click: act, "data-article": article }, make("td", {}, name), rest.map((cell) => make("td", {}, String(cell))));
}
