// The question tab: ready-made questions, answered beforehand or by the engine in the page, which then takes any SPARQL.
import { articles, byIri, links, nodes, predicates, prefixes, questions, vocabulary } from "./data.js";
import { button, icon, make } from "./dom.js";
import { saveCsv } from "./copying.js";
import { listed } from "./lists.js";
import { ask, cancel, live } from "./sparql.js";
import { change, NOTHING, select } from "./store.js";
import { unpacked } from "./unpacking.js";
import { headOf, nameOf, tongue, word, wording } from "./words.js";

const STEP = 500;
const GROUPS = ["events", "who", "places", "documents", "figures", "sources"];
const STAGES = ["network", "timeline", "map", "table"];
export const present = Boolean(questions);
let box, text, answer;
let running = false;
let sources = null; // the articles by their addresses
let asked = null; // the question last chosen, or null
let answers = null; // every answer that was found beforehand, once unpacked
let given = null; // { heads, rows, count } of the last answer; a cell is the number of a thing, a word in three tongues, or text

export function mount(element) {
  box = element;
  text = make("textarea", { id: "query", rows: 7, spellcheck: "false", "aria-label": "SPARQL", keydown: onKey });
  text.value = questions.length ? questions[0].text || "" : "";
  answer = make("div", { class: "scroll", id: "answer", tabindex: 0 });
}

export function render(now, before) {
  if (now.view !== "ask" || (before && before.view === "ask" && before.selected === now.selected)) return;
  const query = live ? [text, make("div", { class: "tools" }, button(word("run"), run, { id: "run" }), button(word("cancel"), stop, { id: "cancel", disabled: !running }), make("span", { class: "hint" }, word("prefixHint", Object.keys(prefixes).join(", "))))] : [];
  box.replaceChildren(make("div", { id: "questions", role: "group", "aria-label": word("ask") }, grouped()), ...query, answer);
  if (given) show();
  else answer.replaceChildren(make("p", { class: "hint" }, word("askHint")));
}

// The questions by what they ask after, each group under its heading.
function grouped() {
  const groups = [...GROUPS, ""].map((group) => [group, questions.filter((one) => (GROUPS.includes(one.group) ? one.group : "") === group)]);
  return groups.filter(([, some]) => some.length).map(([group, some]) => make("div", { class: "asked", role: "group", "aria-label": word(`ask-${group || "more"}`) },
    make("span", { class: "label" }, word(`ask-${group || "more"}`)),
    some.map((one) => button(tongue === "en" ? one.title : one.title_zh, () => put(one), { "data-question": one.name, "aria-pressed": String(one === asked) }))));
}

// Asks a ready-made question.
async function put(one) {
  asked = one;
  for (const other of box.querySelectorAll("[data-question]")) other.setAttribute("aria-pressed", String(other.dataset.question === one.name));
  if (live) {
    text.value = one.text;
    return run();
  }
  answers ||= unpacked("answers").then((bytes) => JSON.parse(new TextDecoder().decode(bytes)));
  const found = (await answers)[one.name];
  if (asked !== one) return undefined; // another was asked meanwhile
  given = { ...one, rows: found };
  return show();
}

// Control and Enter run the query.
function onKey(event) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  run();
}

async function run() {
  turn(true);
  answer.replaceChildren(make("p", { class: "nothing", role: "status" }, word("running")));
  try {
    const mine = text.value;
    given = read(await ask(mine));
    turn(false);
    show();
  } catch (error) {
    if (!error) return; // stopped, and told so already
    turn(false);
    given = null;
    answer.replaceChildren(mistake(error));
  }
}

function stop() {
  cancel();
  turn(false);
  given = null;
  answer.replaceChildren(make("p", { class: "nothing", role: "status" }, word("cancelled")));
}

function turn(on) {
  running = on;
  const stopper = document.getElementById("cancel");
  if (stopper) stopper.disabled = !on;
}

// Where a query is wrong: the place in words, the line with a mark below, and the cursor there.
function mistake({ message, line, column }) {
  const lines = text.value.split("\n");
  if (!line || line > lines.length) return make("p", { class: "conflict", role: "alert" }, message || word("failed"));
  const at = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0) + Math.min(column - 1, lines[line - 1].length);
  text.focus();
  text.setSelectionRange(at, at + 1);
  return make("div", { class: "conflict", role: "alert" }, make("p", {}, word("wrongAt", line, column), message), make("pre", {}, `${lines[line - 1]}\n${" ".repeat(column - 1)}^`));
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
  const { heads, rows, truth, own } = given;
  if (truth !== undefined) return answer.replaceChildren(make("p", { class: "hint", role: "status" }, word(truth ? "yes" : "no")));
  const kept = heads.map((_, at) => at).filter((at) => own || !repeats(rows, at));
  const body = make("tbody");
  const rest = listed(body, rows, (row) => make("tr", {}, kept.map((at) => make("td", { class: textOf(row[at]).length <= 12 ? "short" : null }, shownCell(row[at])))), STEP);
  const table = make("table", { class: "facts" }, make("thead", {}, make("tr", {}, kept.map((at) => make("th", { scope: "col" }, headOf(heads[at]))))), body);
  return answer.replaceChildren(head(), ...(rows.length ? [table, rest] : []));
}

// How many were found, and what can be done with them: the things of the answer shown in every view, or a file.
function head() {
  const { heads, rows, count } = given;
  const things = [...new Set(rows.flat().filter((cell) => typeof cell === "number"))];
  const part = count > rows.length;
  const save = () => saveCsv("answer.csv", [heads.map(headOf), ...rows.map((row) => row.map(textOf))]);
  const showIn = things.length ? [make("span", { class: "show" }, word("showIn")), ...STAGES.map((view) => button(word(view), () => showThings(things, view), { "data-show": view }))] : [];
  return make("div", { class: "hint", id: "found" }, make("span", { role: "status" }, count ? word("rows", count) : word("none")), " ", count ? button(part ? word("saveCsvOf", rows.length) : word("saveCsv"), save, { id: "save-answer" }) : "", " ", showIn, part ? make("p", { id: "kept-rows" }, word("rowsKept", rows.length, count, asked.name)) : null);
}

// Leaves only these things, in another view; undo or "clear" leads back.
function showThings(things, view) {
  change({ ...NOTHING, view, focus: things, hops: 0, singles: true });
}

// Whether a column only says the main names of the things that stand in another one, or holds but addresses.
function repeats(rows, at) {
  if (rows.length && rows.every((row) => typeof row[at] === "string" && /^https?:/.test(row[at]) && !sourceOf(row[at]))) return true;
  return rows.length > 0 && rows.every((row) => typeof row[at] === "string" && row.some((cell) => typeof cell === "number" && [nodes[cell].label, nodes[cell].traditional].includes(row[at])));
}

// The article that an address is of, with the place in it, or null.
function sourceOf(cell) {
  const [, iri, at] = /^(.+?)(?:#char=(\d+),\d+|#.*)?$/.exec(cell) || [];
  sources ||= new Map(articles.map((article, number) => [article.iri, number]));
  return iri && sources.has(iri) ? { article: sources.get(iri), place: at ? Number(at) : 0 } : null;
}

const textOf = (cell) => (typeof cell === "number" ? nodes[cell].iri : Array.isArray(cell) ? wording(cell) : cell);

// A thing of the page is a button that selects it everywhere; all else is text.
function shownCell(cell) {
  if (typeof cell !== "number") {
    const source = typeof cell === "string" && /[:/]/.test(cell) ? sourceOf(cell) : null;
    if (!source) return textOf(cell);
    return make("button", { type: "button", class: "name source", title: cell, click: () => change({ view: "reader", link: -1, ...source }) }, `《${articles[source.article].title}》`);
  }
  return [icon(nodes[cell].kind), " ", make("button", { type: "button", class: "name", "data-thing": cell, click: () => select(cell) }, nameOf(nodes[cell]))];
}
