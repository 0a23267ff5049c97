// The question tab: ready-made questions, answered beforehand or by the engine in the page, which then takes any SPARQL.
import { byIri, links, nodes, predicates, questions, vocabulary } from "./data.js";
import { button, icon, make } from "./dom.js";
import { saveCsv } from "./copying.js";
import { change, NOTHING, select } from "./store.js";
import { headOf, nameOf, namesOf, tongue, word, wording } from "./words.js";

const MOST = 500;
const STAGES = ["network", "timeline", "map", "table"];
export const present = Boolean(questions);
let box, text, answer;
let asked = null; // the question last chosen, or null
let given = null; // { heads, rows, count } of the last answer; a cell is the number of a thing, a word in three tongues, or text

export function mount(element) {
  box = element;
  text = make("textarea", { id: "query", rows: 7, spellcheck: "false", "aria-label": "SPARQL", keydown: onKey });
  text.value = questions.length ? questions[0].text || "" : "";
  answer = make("div", { class: "scroll", id: "answer", tabindex: 0 });
}

// Whether the page can answer any query.
const live = () => Boolean(window.dashijiAsk);

export function render(now, before) {
  if (now.view !== "ask" || (before && before.view === "ask" && before.selected === now.selected)) return;
  const ready = questions.map((one) => button(tongue === "en" ? one.title : one.title_zh, () => put(one), { "data-question": one.name, "aria-pressed": String(one === asked) }));
  const query = live() ? [text, make("div", { class: "tools" }, button(word("run"), run, { id: "run" }))] : [];
  box.replaceChildren(make("div", { class: "tools", id: "questions", role: "group", "aria-label": word("ask") }, ready), ...query, answer);
  if (given) show();
  else answer.replaceChildren(make("p", { class: "hint" }, word("askHint")));
}

// Asks a ready-made question.
function put(one) {
  asked = one;
  for (const other of box.querySelectorAll("[data-question]")) other.setAttribute("aria-pressed", String(other.dataset.question === one.name));
  if (live()) {
    text.value = one.text;
    return run();
  }
  given = one;
  return show();
}

// Control and Enter run the query.
function onKey(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  run();
}

async function run() {
  answer.replaceChildren(make("p", { class: "nothing", role: "status" }, word("running")));
  try {
    given = read(await window.dashijiAsk(text.value));
    show();
  } catch (error) {
    given = null;
    answer.replaceChildren(make("p", { class: "conflict", role: "alert" }, String(error.message || error)));
  }
}

// What the engine answered, in the form of an answer given beforehand.
function read({ heads = [], rows = [], truth }) {
  return { heads, rows: rows.map((row) => row.map(cellOf)), count: rows.length, truth, own: !asked || asked.text !== text.value };
}

function cellOf(term) {
  if (!term) return "";
  if (term.iri === undefined) return term.text;
  const index = byIri(term.iri);
  return index >= 0 ? index : wordOf(term.iri) || term.iri;
}

// The word for a predicate that links things of the page.
function wordOf(iri) {
  const link = links.find((one) => predicates[one.predicate] === iri);
  return link && vocabulary[link.word];
}

function show() {
  const { heads, rows, count, truth, own } = given;
  if (truth !== undefined) return answer.replaceChildren(make("p", { class: "hint", role: "status" }, word(truth ? "yes" : "no")));
  const kept = heads.map((_, at) => at).filter((at) => own || !repeats(rows, at));
  const body = rows.slice(0, MOST).map((row) => make("tr", {}, kept.map((at) => make("td", { class: textOf(row[at]).length <= 12 ? "short" : null }, shownCell(row[at])))));
  const table = make("table", { class: "facts" }, make("thead", {}, make("tr", {}, kept.map((at) => make("th", { scope: "col" }, headOf(heads[at]))))), make("tbody", {}, body));
  return answer.replaceChildren(head(), ...(rows.length ? [table] : []), ...(count > body.length ? [make("p", { class: "hint" }, word("firstRows", body.length, count))] : []));
}

// How many were found, and what can be done with them: the things of the answer shown in every view, or a file.
function head() {
  const { heads, rows, count } = given;
  const things = [...new Set(rows.flat().filter((cell) => typeof cell === "number"))];
  const save = () => saveCsv("answer.csv", [heads.map(headOf), ...rows.map((row) => row.map(textOf))]);
  const showIn = things.length ? [make("span", { class: "show" }, word("showIn")), ...STAGES.map((view) => button(word(view), () => showThings(things, view), { "data-show": view }))] : [];
  return make("div", { class: "hint", id: "found" }, make("span", { role: "status" }, count ? word("rows", count) : word("none")), " ", count ? button(word("saveCsv"), save, { id: "save-answer" }) : "", " ", showIn);
}

// Leaves only these things, in another view; undo or "clear" leads back.
function showThings(things, view) {
  change({ ...NOTHING, view, focus: things, hops: 0, singles: true });
}

// Whether a column only says the names of the things that stand in another one, or holds but addresses.
function repeats(rows, at) {
  if (rows.length && rows.every((row) => typeof row[at] === "string" && /^https?:/.test(row[at]))) return true;
  return rows.length > 0 && rows.every((row) => typeof row[at] === "string" && row.some((cell) => typeof cell === "number" && namesOf(nodes[cell]).includes(row[at])));
}

const textOf = (cell) => (typeof cell === "number" ? nodes[cell].iri : Array.isArray(cell) ? wording(cell) : cell);

// A thing of the page is a button that selects it everywhere; all else is text.
function shownCell(cell) {
  if (typeof cell !== "number") return textOf(cell);
  return [icon(nodes[cell].kind), " ", make("button", { type: "button", class: "name", "data-thing": cell, click: () => select(cell) }, nameOf(nodes[cell]))];
}
