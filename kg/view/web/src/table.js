// The table: things or facts, sorted by any column, saved as CSV.
import { linksOf, nodes } from "./data.js";
import { button, icon, make } from "./dom.js";
import { factRows, saveCsv } from "./copying.js";
import { shown } from "./filters.js";
import { change, select, state } from "./store.js";
import { nameOf, say, word } from "./words.js";

const STEP = 300;
const THINGS = ["name", "type", "start", "end", "mentions", "linkCount"];
const FACTS = ["subject", "relation", "object", "sentence", "source", "sure", "holder"];
let box;
let what = "things";
let sorted = { column: 5, down: true };
let most = STEP;

export function mount(element) {
  box = element;
}

export function render(now, before) {
  if (now.view !== "table") return;
  const again = before && before.view === "table" && before.selected !== now.selected;
  const top = box.querySelector(".scroll")?.scrollTop || 0;
  const rows = ordered(what === "things" ? thingRows() : factRows());
  const tools = make("div", { class: "tools" },
    tab("things"), tab("facts"),
    button(word("saveCsv"), () => saveCsv(`${what}.csv`, [heads(), ...rows.map((row) => row.cells)]), { id: "save-csv" }));
  const body = make("tbody", {}, rows.slice(0, most).map(rowOf));
  const more = rows.length > most ? button(word("more", Math.min(STEP, rows.length - most)), () => { most += STEP; render(state, state); }, { class: "more" }) : null;
  const empty = rows.length ? null : make("p", { class: "nothing" }, word("nothingShown"));
  box.replaceChildren(tools, make("div", { class: "scroll", tabindex: 0 }, make("table", { class: what }, make("thead", {}, headRow()), body), more, empty));
  box.querySelector(".scroll").scrollTop = top;
  if (again) box.querySelector('tr[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
}

function tab(name) {
  return button(word(name), () => { what = name; most = STEP; sorted = { column: name === "things" ? 5 : 0, down: name === "things" }; render(state, null); }, { "aria-pressed": String(what === name), class: "tab", id: `table-${name}` });
}

const columns = () => (what === "things" ? THINGS : FACTS);
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
