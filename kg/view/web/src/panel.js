// The side panel: the chronicle, one thing or one link with its evidence, or what a search found.
import { articles, links, linksOf, mentionsOf, nodes, otherEnd, predicates, sentenceOf } from "./data.js";
import { address, button, icon, make, marked } from "./dom.js";
import { hiddenNeighbours, shown, stretch, wayBetween } from "./filters.js";
import { copyLink, copySparql, copyTurtle } from "./copying.js";
import { fold, matches } from "./search.js";
import { back, change, select, state, trail } from "./store.js";
import { colon, nameOf, namesOf, say, tongue, whenOf, word } from "./words.js";

const MANY = 8;
const MOST = 300;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
let panel;
export let query = "";
let startOfPath = -1;

export function mount(box) {
  panel = box;
  panel.addEventListener("keydown", step);
}

// Shows what a search found; nothing asked shows the selection again.
export function seek(words) {
  query = words.trim();
  render(state, null);
}

export function render(now, before) {
  if (before && before.selected === now.selected && before.link === now.link && !changedShown(now, before) && !query) return;
  if (before && (before.selected !== now.selected || before.link !== now.link)) query = "";
  const reading = panel.contains(document.activeElement);
  const rows = query ? found() : now.link >= 0 ? linkPage(now.link) : now.selected >= 0 ? thingPage(now.selected) : chronicle();
  panel.replaceChildren(...rows.flat(3).filter(Boolean));
  if (!before || before.selected !== now.selected || before.link !== now.link) panel.scrollTop = 0;
  if (!reading || query) return;
  const row = before && now.selected < 0 && before.selected >= 0 ? panel.querySelector(`[data-thing="${before.selected}"]`) : null;
  if (row) row.scrollIntoView({ block: "center" });
  (row || panel).focus({ preventScroll: true });
}

function changedShown(now, before) {
  return ["focus", "path", "hops", "hidden", "relations", "from", "to", "source", "sure", "degree", "group", "singles"].some((name) => now[name] !== before[name]);
}

// The first thing of the list, for the Enter key of the search box.
export function firstFound() {
  return panel.querySelector(".thing");
}

function found() {
  const all = matches(query);
  return [
    make("h2", { role: "status" }, all.length ? word("found", all.length) : word("none")),
    all.slice(0, MOST).map((index) => thing(index, otherName(index))),
  ];
}

// The other name that a query met, where it is not the one shown.
function otherName(index) {
  const wanted = fold(query);
  if (fold(nameOf(nodes[index])).includes(wanted)) return whenBeside(index);
  return namesOf(nodes[index]).find((name) => fold(name).includes(wanted)) || "";
}

// The events in order of time, a heading for each year.
function chronicle() {
  const mask = shown().nodes;
  const events = nodes.map((_, index) => index).filter((index) => nodes[index].kind === "event" && mask[index]);
  events.sort((one, other) => moment(one) - moment(other) || one - other);
  const rows = [make("h2", {}, word("chronicle"))];
  let heading = null;
  for (const index of events.slice(0, MOST * 2)) {
    const year = (/^-?\d+/.exec(nodes[index].start || nodes[index].end) || [""])[0] || word("undated");
    if (year !== heading) rows.push(make("h3", {}, year));
    heading = year;
    rows.push(thingButton(index, make("span", { class: "when" }, dayOf(nodes[index])), make("span", {}, nameOf(nodes[index]))));
  }
  if (!events.length) rows.push(make("p", { class: "nothing" }, word("noEvents")));
  return rows;
}

function moment(index) {
  const known = stretch(index);
  return known ? known.low : Number.MAX_SAFE_INTEGER;
}

// The days of an event as the chronicle shows them below its year.
function dayOf(node) {
  const from = node.start || node.end;
  const to = node.end || node.start;
  if (!from || from === to) return dayWords(from);
  const [year, month] = from.split("-");
  const day = to.split("-")[2];
  const rest = day && to.startsWith(`${year}-${month}-`) ? dayNumber(Number(day)) : dayWords(to);
  return to.startsWith(`${year}-`) ? `${dayWords(from)}–${rest}` : `${dayWords(from)}–${to}`;
}

const dayNumber = (day) => (tongue === "en" ? String(day) : `${day}日`);

function dayWords(date) {
  const [, month, day] = /^-?\d+-(\d\d)(?:-(\d\d))?$/.exec(date || "") || [];
  if (!month) return "";
  const name = tongue === "en" ? MONTHS[month - 1] : `${Number(month)}月`;
  if (!day) return name;
  return tongue === "en" ? `${name} ${Number(day)}` : `${name}${Number(day)}日`;
}

// A button that selects a thing.
export function thing(index, note = "") {
  const node = nodes[index];
  return thingButton(index, icon(node.kind), make("span", {}, nameOf(node), note ? make("small", {}, note) : null));
}

function thingButton(index, ...children) {
  return make("button", { type: "button", class: "thing", "data-thing": index, click: () => choose(index) }, children);
}

// Selects a thing, or ends the path that was begun.
function choose(index) {
  query = "";
  if (startOfPath >= 0) return endPath(index);
  return select(index);
}

function thingPage(index) {
  const node = nodes[index];
  const types = [...new Set(node.types.map(say))].join(" · ");
  return [
    backButton(),
    make("h2", {}, nameOf(node)),
    make("p", { class: "kind" }, icon(node.kind), types),
    whenOf(node) && node.kind !== "date" ? make("p", { class: "when" }, word("when") + colon() + whenOf(node)) : null,
    otherNames(node),
    actions(index),
    notes(node),
    linkGroups(index),
    mentions(index),
    sameAs(node),
  ];
}

function backButton() {
  const steps = trail.slice(-6, -1).reverse().filter((one) => one !== state.selected);
  return make("div", { class: "backs" },
    button(word("back"), () => { startOfPath = -1; back(); }, { class: "back" }),
    steps.length ? make("span", { class: "trail", role: "group", "aria-label": word("trail") }, steps.map((one) => button(nameOf(nodes[one]), () => choose(one), { class: "step" }))) : null);
}

function otherNames(node) {
  const names = namesOf(node).slice(1);
  if (!names.length) return [];
  return [make("h3", {}, word("names")), make("ul", { class: "names" }, names.map((name) => make("li", {}, name)))];
}

// What can be done with a thing: focus, expand, path, copy.
function actions(index) {
  const hidden = hiddenNeighbours(index).length;
  const focused = state.focus.length || state.path.length;
  return make("div", { class: "actions" },
    button(word("focus"), () => change({ focus: [index], path: [], hops: 1 }), { id: "focus" }),
    focused && state.focus.length && !state.path.length ? hopsChoice() : null,
    focused ? button(word("wholeGraph"), () => change({ focus: [], path: [] }), { id: "whole" }) : null,
    hidden ? button(word("expand", hidden), () => expand(index), { id: "expand" }) : null,
    startOfPath >= 0 && startOfPath !== index ? button(word("path", "…"), () => endPath(index)) : null,
    button(startOfPath === index ? word("pathTo", nameOf(nodes[index])) : word("pathFrom"), () => beginPath(index), { id: "path", "aria-pressed": String(startOfPath === index) }),
    button(word("copySparql"), () => copySparql(index), { id: "copy-sparql" }),
    button(word("copyTurtle"), () => copyTurtle(index), { id: "copy-turtle" }),
    button(word("copyLink"), copyLink, { id: "copy-link" }),
    pathLine());
}

function hopsChoice() {
  const choice = make("select", { id: "hops", "aria-label": word("focus"), change: (event) => change({ hops: Number(event.target.value) }) },
    [0, 1, 2, 3, 4].map((hops) => make("option", { value: hops }, hops ? word("hops", hops) : word("onlyThese"))));
  choice.value = String(state.hops);
  return choice;
}

// Shows the hidden neighbours of a thing, whatever hid them.
function expand(index) {
  const hidden = hiddenNeighbours(index);
  const kinds = new Set(hidden.map((other) => nodes[other].kind));
  const parts = { hidden: state.hidden.filter((kind) => !kinds.has(kind)) };
  if (state.path.length) parts.path = [...new Set([...state.path, ...hidden])];
  else if (state.focus.length) parts.focus = [...new Set([...state.focus, index])];
  Object.assign(parts, { degree: 0, source: -1, group: -1, sure: 0, from: null, to: null, relations: [] });
  change(parts);
}

function beginPath(index) {
  startOfPath = startOfPath === index ? -1 : index;
  render(state, null);
}

function endPath(index) {
  const way = wayBetween(startOfPath, index);
  startOfPath = -1;
  if (!way.length) {
    document.getElementById("told").textContent = word("noPath");
    return select(index);
  }
  return change({ selected: index, link: -1, path: way, focus: [] });
}

function pathLine() {
  if (state.path.length < 2) return null;
  return make("div", { class: "way" }, make("p", { class: "nothing" }, word("path", state.path.length - 1)), state.path.map((one) => thing(one)));
}

function notes(node) {
  const several = new Set();
  const values = new Map();
  for (const note of node.notes) {
    if (!note.facts.length) continue;
    if (values.has(note.word) && values.get(note.word) !== note.value) several.add(note.word);
    values.set(note.word, note.value);
  }
  const rows = node.notes.flatMap(({ word: name, value, facts }) => [
    make("dt", {}, say(name), several.has(name) ? make("span", { class: "conflict" }, word("conflict")) : null),
    make("dd", {}, value, facts.length ? evidence(facts, [value], false) : null),
  ]);
  return rows.length ? [make("dl", { class: "notes" }, rows)] : [];
}

// The links of a thing under the words that name them, those that lead from it first.
function linkGroups(index) {
  const groups = new Map();
  for (const number of linksOf[index]) {
    const outward = links[number].from === index;
    const name = say(links[number].word);
    const title = outward ? name : word("inward", name);
    const key = `${outward ? 0 : 1}${title}`;
    if (!groups.has(key)) groups.set(key, { title, links: [] });
    groups.get(key).links.push(number);
  }
  const open = linksOf[index].length <= MANY;
  return [...groups.keys()].sort().flatMap((key) => {
    const { title, links: some } = groups.get(key);
    return [make("h3", {}, title), ...some.slice(0, MOST).flatMap((number) => linkRow(number, index, open))];
  });
}

function linkRow(number, index, open) {
  const other = otherEnd(links[number], index);
  return [thing(other, whenBeside(other)), evidence(links[number].facts, namesAtEnds(links[number]), open)];
}

// The dates of a thing beside its name; a date's own name tells them.
function whenBeside(index) {
  return nodes[index].kind === "date" ? "" : whenOf(nodes[index]);
}

function namesAtEnds(link) {
  return [...namesOf(nodes[link.from]), ...namesOf(nodes[link.to])];
}

function linkPage(number) {
  const link = links[number];
  return [
    button(word("back"), () => change({ link: -1 }), { class: "back" }),
    make("h2", {}, word("link") + colon() + say(link.word)),
    thing(link.from),
    thing(link.to),
    evidence(link.facts, namesAtEnds(link), true),
    make("p", { class: "iri" }, predicates[link.predicate]),
  ];
}

// All sentences behind a link, closed where many would bury the rest.
function evidence(facts, names, open) {
  if (!facts.length) return make("p", { class: "nothing" }, word("inferred"));
  const quotes = facts.map((fact) => quoteOfFact(fact, names));
  const box = make("details", {}, make("summary", {}, facts.length === 1 ? word("oneSentence") : word("sentences", facts.length)), quotes);
  box.open = open;
  return box;
}

// A sentence with where it stands, the rule that read it, how sure that is and who said it.
function quoteOfFact(fact, names) {
  const told = sentenceOf(fact.sentence);
  const source = [
    ...sourceOf(fact.article),
    fact.holder && word("holder", fact.holder),
    fact.rule && `${word("rule")} ${fact.rule}`,
    fact.confidence && `${word("confidence")} ${percent(fact.confidence)}`,
    told.article >= 0 ? button(word("readThere"), () => change({ view: "reader", article: told.article, place: told.start }), { class: "read" }) : null,
  ];
  return make("blockquote", {}, make("p", {}, marked(told.words, names)), footer(source));
}

// The headline of an article, a link where the article stands on the web, and its day.
function sourceOf(number) {
  const article = articles[number];
  return article ? [article.title && address(article.source || "", `《${article.title}》`), article.published] : [];
}

function footer(parts) {
  return make("footer", {}, parts.filter(Boolean).flatMap((part, at) => (at ? [" · ", part] : [part])));
}

function percent(confidence) {
  const share = Number(confidence);
  return Number.isFinite(share) ? `${Math.round(share * 100)}%` : confidence;
}

// The first mentions of a thing with the words around them.
function mentions(index) {
  const all = mentionsOf[index];
  if (!all.length) return [];
  const more = all.length > 4 ? make("p", { class: "nothing" }, word("mentioned", all.length)) : null;
  return [make("h3", {}, word("told")), ...all.slice(0, 4).map(quoteOfMention), more];
}

function quoteOfMention({ article, start, end }) {
  const { text } = articles[article];
  const before = /[^。！？!?\n\r]{0,60}$/.exec(text.slice(Math.max(0, start - 60), start))[0];
  const after = /^[^。！？!?\n\r]{0,60}[。！？!?]?/.exec(text.slice(end, end + 61))[0];
  const there = button(word("readThere"), () => change({ view: "reader", article, place: start }), { class: "read" });
  return make("blockquote", {}, make("p", {}, before.trimStart(), make("mark", {}, text.slice(start, end)), after.trimEnd()), footer([...sourceOf(article), there]));
}

function sameAs(node) {
  const others = node.same.map((other) => make("p", {}, address(other)));
  return [others.length ? [make("h3", {}, word("same")), others] : [], make("p", { class: "iri" }, node.iri)];
}

// Arrow keys walk through the list of things.
function step(event) {
  if (!["ArrowDown", "ArrowUp"].includes(event.key)) return;
  const items = [...panel.querySelectorAll(".thing")];
  const next = items[items.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next || !items.includes(document.activeElement)) return;
  event.preventDefault();
  next.focus();
}
