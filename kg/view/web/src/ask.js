// The query tab: SPARQL over the graph in the page, ready-made questions first; only where the page holds an engine.
import { byIri, nodes, questions } from "./data.js";
import { button, icon, make } from "./dom.js";
import { saveCsv } from "./copying.js";
import { select } from "./store.js";
import { nameOf, tongue, word } from "./words.js";

const MOST = 500;
export const present = Boolean(questions);
let box, text, answer;

export function mount(element) {
  box = element;
  text = make("textarea", { id: "query", rows: 7, spellcheck: "false", keydown: onKey });
  answer = make("div", { class: "scroll", id: "answer", tabindex: 0 });
}

export function render(now, before) {
  if (now.view !== "ask" || (before && before.view === "ask")) return;
  text.setAttribute("aria-label", "SPARQL");
  const ready = questions.map((one) => button(tongue === "en" ? one.title : one.title_zh, () => { text.value = one.text; run(); }, { "data-question": one.name }));
  box.replaceChildren(make("div", { class: "tools" }, ready), text, make("div", { class: "tools" }, button(word("run"), run, { id: "run" })), answer);
  if (!text.value) text.value = questions.length ? questions[0].text : "";
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
    show(await window.dashijiAsk(text.value));
  } catch (error) {
    answer.replaceChildren(make("p", { class: "conflict", role: "alert" }, String(error.message || error)));
  }
}

function show(result) {
  if (typeof result === "boolean") return answer.replaceChildren(make("p", { role: "status" }, String(result)));
  const rows = result.map((one) => (one instanceof Map ? one : new Map([["subject", one.subject], ["predicate", one.predicate], ["object", one.object]])));
  const heads = [...new Set(rows.slice(0, MOST).flatMap((row) => [...row.keys()]))];
  const cells = rows.map((row) => heads.map((head) => (row.get(head) ? row.get(head).value : "")));
  const table = make("table", { class: "facts" }, make("thead", {}, make("tr", {}, heads.map((head) => make("th", { scope: "col" }, head)))),
    make("tbody", {}, rows.slice(0, MOST).map((row) => make("tr", {}, heads.map((head) => make("td", {}, cell(row.get(head))))))));
  const save = button(word("saveCsv"), () => saveCsv("answer.csv", [heads, ...cells]), { id: "save-answer" });
  return answer.replaceChildren(make("p", { class: "hint", role: "status" }, word("found", rows.length), " ", save), table);
}

// A thing of the page is a button that selects it everywhere; all else is text.
function cell(term) {
  if (!term) return "";
  const index = term.termType === "NamedNode" ? byIri(term.value) : -1;
  if (index < 0) return term.value;
  return [icon(nodes[index].kind), " ", make("button", { type: "button", class: "name", "data-thing": index, click: () => select(index) }, nameOf(nodes[index]))];
}
