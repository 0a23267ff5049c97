// The head of the page: title, search, views, and the filters.
import { articles, groups, kinds, leftOut, links, linksOf, nodes, questions, title } from "./data.js";
import { daysOf, isoOf } from "./dates.js";
import { plain } from "./bidi.js";
import { corrections, onCorrection } from "./corrections.js";
import { button, icon, make } from "./dom.js";
import { saveCsv, savePng, saveSvg, factRows } from "./copying.js";
import { filtered, shown, span } from "./filters.js";
import { firstFound, seek } from "./panel.js";
import { canUndo, change, NOTHING, state, undo } from "./store.js";
import { nameOf, say, tongue, turnLanguage, word } from "./words.js";

const VIEWS = ["front", "network", "timeline", "map", "table", "reader", ...(questions ? ["ask"] : []), "corrections"];
export { VIEWS };
let header, nav, box, counts, repaintAll;
let open = false;

export function mount(top, below, repaint) {
  [header, nav, repaintAll] = [top, below, repaint];
  box = make("input", { id: "search", type: "search", autocomplete: "off", spellcheck: "false", input: () => seek(box.value), keydown: onKey });
  counts = make("p", { id: "counts", role: "status" });
  onCorrection(() => replace(tabs()));
}

export function searchBox() {
  return box;
}

// Enter takes the first, arrow down steps into the list.
function onKey(event) {
  if (event.isComposing || !["Enter", "ArrowDown"].includes(event.key) || !box.value.trim()) return;
  const first = firstFound();
  if (!first) return;
  event.preventDefault();
  if (event.key === "Enter") first.click();
  else first.focus();
}

export function render(now, before) {
  if (before && (before.selected !== now.selected || before.link !== now.link || before.place !== now.place || before.article !== now.article)) box.value = "";
  const focused = document.activeElement && document.activeElement.id;
  box.placeholder = word("search");
  box.setAttribute("aria-label", word("search"));
  document.title = plain(title);
  const known = shown();
  const all = known.count === nodes.length ? word("counts", nodes.length, links.length) : word("countsOf", known.count, nodes.length, known.linkCount);
  counts.textContent = leftOut ? `${all} · ${word("leftOut", leftOut)}` : all;
  const head = [make("h1", { id: "title", title }, title), box, counts, tabs(), tools()];
  if (box.parentElement !== header) header.replaceChildren(...head);
  else for (const one of head) if (one !== box && one !== counts) replace(one);
  filters();
  if (focused && focused !== "search" && document.activeElement === document.body) document.getElementById(focused)?.focus();
}

function replace(one) {
  const old = document.getElementById(one.id);
  if (old) old.replaceWith(one);
}

function tabs() {
  return make("div", { id: "views", role: "tablist", "aria-label": word("views"), keydown: turnTab },
    VIEWS.map((view) => make("button", { type: "button", role: "tab", id: `view-${view}`, "aria-selected": String(state.view === view), "aria-controls": "stage", click: () => change({ view }, { keep: true }) }, word(view), view === "corrections" && corrections.length ? make("span", { class: "count" }, ` ${corrections.length}`) : "")));
}

// Left and right go to the tab beside, as in any list of tabs.
function turnTab(event) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const view = VIEWS[(VIEWS.indexOf(state.view) + step + VIEWS.length) % VIEWS.length];
  change({ view }, { keep: true });
  document.getElementById(`view-${view}`).focus();
}

function tools() {
  return make("div", { id: "tools" },
    button("↶", undo, { id: "undo", title: word("undo"), "aria-label": word("undo"), disabled: !canUndo() }),
    button("◐", turnTheme, { id: "theme", title: word("theme"), "aria-label": word("theme") }),
    button(word("language"), () => { turnLanguage(); document.documentElement.lang = tongue; repaintAll(); }, { id: "language", "aria-label": `${word("languageName")} ${word("language")}` }));
}

// From what the system asks for to its opposite, and back.
function turnTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  repaintAll();
}

// The legend, which is also the filter by type, and behind a button all other filters.
function filters() {
  const tally = new Map();
  nodes.forEach((node) => tally.set(node.kind, (tally.get(node.kind) || 0) + 1));
  const chips = kinds.filter((kind) => tally.has(kind.id)).map((kind) => chip(kind.id, [icon(kind.id), word(kind.id)], tally.get(kind.id), !state.hidden.includes(kind.id), () => toggle(kind.id)));
  const alone = nodes.filter((node, index) => !linksOf[index].length && node.kind !== "event").length;
  if (alone && links.length) chips.push(chip("single", [word("singles")], alone, state.singles, () => change({ singles: !state.singles })));
  const toggleMore = make("button", { type: "button", id: "more-filters", class: "filter", "aria-expanded": String(open), "aria-controls": "more", click: () => { open = !open; filters(); } }, word("filters"), filtered() ? " •" : "", open ? " ▴" : " ▾");
  const clear = filtered() || state.focus.length || state.path.length ? button(word("clear"), clearAll, { id: "clear", class: "filter" }) : null;
  nav.replaceChildren(make("div", { id: "chips", role: "group", "aria-label": word("types") }, chips, toggleMore, clear), more());
}

function clearAll() {
  const { selected, link, view, article, place } = state;
  change({ ...NOTHING, selected, link, view, article, place });
}

function chip(id, children, count, on, act) {
  return make("button", { type: "button", id: `kind-${id}`, class: "filter", "aria-pressed": String(on), "data-kind": id, click: act }, children, make("span", { class: "count" }, String(count)));
}

function toggle(kind) {
  const hidden = state.hidden.includes(kind) ? state.hidden.filter((one) => one !== kind) : [...state.hidden, kind];
  const gone = state.selected >= 0 && hidden.includes(nodes[state.selected].kind);
  change(gone ? { hidden, selected: -1 } : { hidden });
}

function more() {
  const box = make("div", { id: "more", hidden: !open });
  if (open) box.append(dates(), source(), slider("sure", 0, 1, 0.05, (value) => `${Math.round(value * 100)}%`), slider("degree", 0, Math.min(30, Math.max(1, ...linksOf.map((one) => one.length))), 1, String), community(), relations(), saving());
  return box;
}

function field(key, ...children) {
  return make("div", { class: "field", role: "group", "aria-label": word(key) }, make("span", { class: "label" }, word(key)), children);
}

// Two sliders and two boxes for the first and the last day, which both belong to the range.
function dates() {
  const whole = span();
  if (!whole) return "";
  const one = (name, fallback) => {
    const day = state[name] ?? fallback;
    const set = (value) => change({ [name]: Math.min(whole[1] - 1, Math.max(whole[0], value)) });
    const range = make("input", { type: "range", id: `slide-${name}`, min: whole[0], max: whole[1] - 1, step: 1, "aria-label": word(name), "aria-valuetext": isoOf(day), change: (event) => set(Number(event.target.value)) });
    range.value = String(day);
    const text = make("input", { type: "text", id: `day-${name}`, size: 10, value: isoOf(day), "aria-label": word(name), change: (event) => { const known = daysOf(event.target.value); if (known) set(name === "from" ? known[0] : known[1] - 1); } });
    return [make("span", {}, word(name)), range, text];
  };
  return field("dates", one("from", whole[0]), one("to", whole[1] - 1));
}

function source() {
  if (articles.length < 2) return "";
  const choice = make("select", { id: "source", "aria-label": word("source"), change: (event) => change({ source: Number(event.target.value) }) },
    make("option", { value: -1 }, word("allSources")), articles.map((article, number) => make("option", { value: number }, article.title)));
  choice.value = String(state.source);
  return field("source", choice);
}

function slider(name, low, high, step, words) {
  const range = make("input", { type: "range", id: `slide-${name}`, min: low, max: high, step, "aria-label": word(name), change: (event) => change({ [name]: Number(event.target.value) }) });
  range.value = String(state[name]);
  return field(name, range, make("output", {}, words(state[name])));
}

function community() {
  if (groups.length < 2) return "";
  const choice = make("select", { id: "group", "aria-label": word("group"), change: (event) => change({ group: Number(event.target.value) }) },
    make("option", { value: -1 }, word("allGroups")),
    groups.slice(0, 200).map((group, number) => make("option", { value: number }, word("groupOf", nameOf(nodes[group.head]), group.members.length))));
  choice.value = String(state.group);
  return field("group", choice);
}

function relations() {
  const tally = new Map();
  for (const link of links) tally.set(link.word, (tally.get(link.word) || 0) + 1);
  if (!tally.size) return "";
  const boxes = [...tally].sort((one, other) => other[1] - one[1]).map(([number, count]) => {
    const tick = make("input", { type: "checkbox", "data-relation": number, change: (event) => change({ relations: event.target.checked ? state.relations.filter((one) => one !== number) : [...state.relations, number] }) });
    tick.checked = !state.relations.includes(number);
    return make("label", { class: "tick" }, tick, say(number), make("span", { class: "count" }, String(count)));
  });
  return make("div", { class: "field wide", role: "group", "aria-label": word("relations") }, make("span", { class: "label" }, word("relations")), boxes);
}

function saving() {
  return make("div", { class: "field" },
    button(word("savePng"), savePng, { id: "save-png" }), button(word("saveSvg"), saveSvg, { id: "save-svg" }),
    button(word("saveCsv"), () => saveCsv("facts.csv", factRows().map((row) => row.cells))), button(word("print"), () => window.print()));
}
