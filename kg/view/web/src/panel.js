// The side panel: the chronicle, one thing or one link with its evidence, or what a search found.
import { articles, links, linksOf, mentionsOf, nodes, otherEnd, predicates } from "./data.js";
import { chronicle } from "./chronicle.js";
import { address, button, icon, make } from "./dom.js";
import { evidence, footer, sourceOf } from "./evidence.js";
import { resultsOf } from "./finding.js";
import { hiddenNeighbours } from "./filters.js";
import { linksOnWay, wayBetween } from "./ways.js";
import { denyingLink, denyingNote } from "./denying.js";
import { correcting } from "./correcting.js";
import { onCorrection } from "./corrections.js";
import { copyLink, copySparql, copyTurtle } from "./copying.js";
import { long } from "./lists.js";
import { fold } from "./search.js";
import { back, change, select, state, trail } from "./store.js";
import { colon, nameOf, namesOf, say, whenOf, word, wordOfCode } from "./words.js";

const MANY = 8;
let panel;
export let query = "";
let startOfPath = -1;
let seeking = () => {};

// Whom to tell that a search began or ended.
export function onSeek(listener) {
  seeking = listener;
}

export function mount(box) {
  panel = box;
  panel.addEventListener("keydown", step);
  onCorrection(() => render(state, null));
}

// Shows what a search found; nothing asked shows the selection again.
export function seek(words) {
  query = words.trim();
  render(state, null);
  seeking();
}

export function render(now, before) {
  if (before && before.selected === now.selected && before.link === now.link && before.place === now.place && !changedShown(now, before) && !query) return;
  if (before && (before.selected !== now.selected || before.link !== now.link)) query = "";
  const reading = panel.contains(document.activeElement);
  const rows = query ? found() : now.link >= 0 ? linkPage(now.link) : now.selected >= 0 ? thingPage(now.selected) : chronicle(thingButton);
  panel.replaceChildren(...rows.flat(3).filter(Boolean));
  if (before && (before.selected !== now.selected || before.link !== now.link)) panel.scrollTop = 0;
  if (!reading || query) return;
  const row = before && now.selected < 0 && before.selected >= 0 ? panel.querySelector(`[data-thing="${before.selected}"]`) : null;
  if (row) row.scrollIntoView({ block: "center" });
  (row || panel).focus({ preventScroll: true });
}

function changedShown(now, before) {
  return ["focus", "path", "hops", "hidden", "relations", "from", "to", "source", "sure", "degree", "group", "singles"].some((name) => now[name] !== before[name]);
}

// The first of the list, for the Enter key of the search box.
export function firstFound() {
  return panel.querySelector(".thing, .hit");
}

function found() {
  return resultsOf(query, (index) => thing(index, otherName(index)), (article, place) => {
    query = "";
    change({ view: "reader", article, place, selected: -1, link: -1 });
  });
}

// The other name that a query met, where it is not the one shown.
function otherName(index) {
  const wanted = fold(query);
  if (fold(nameOf(nodes[index])).includes(wanted)) return whenBeside(index);
  return namesOf(nodes[index]).find((name) => fold(name).includes(wanted)) || "";
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
    correcting(index, () => render(state, null)),
    notes(index),
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
  const steps = linksOnWay(state.path).map((number, at) => [wayStep(number), thing(state.path[at + 1])]);
  return make("div", { class: "way" }, make("p", { class: "nothing" }, word("path", state.path.length - 1)), thing(state.path[0]), steps);
}

// A step of a path as a sentence: who stands to whom in which relation, and the words that say so.
function wayStep(number) {
  const link = links[number];
  return make("div", { class: "step-told" }, make("p", {}, word("standsTo", nameOf(nodes[link.from]), say(link.word), nameOf(nodes[link.to]))), evidence(link.facts.slice(0, 1), namesAtEnds(link), true));
}

function notes(index) {
  const rows = nodes[index].notes.flatMap((note) => noteRow(index, note));
  return rows.length ? [make("dl", { class: "notes" }, rows)] : [];
}

function noteRow(index, note) {
  const { word: name, value, facts, contested } = note;
  return [
    make("dt", {}, say(name), contested ? make("span", { class: "conflict" }, word("conflict")) : null),
    make("dd", {}, wordOfCode(value), facts.length ? evidence(facts, [value], false, denyingNote(index, note)) : null),
  ];
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
    return [make("h3", {}, title), long(some, (number) => linkRow(number, index, open))];
  });
}

function linkRow(number, index, open) {
  const other = otherEnd(links[number], index);
  return [thing(other, whenBeside(other)), evidence(links[number].facts, namesAtEnds(links[number]), open, denyingLink(links[number]))];
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
    evidence(link.facts, namesAtEnds(link), true, denyingLink(link)),
    make("details", { class: "iri" }, make("summary", {}, word("identifier")), make("code", {}, predicates[link.predicate])),
  ];
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
  const others = node.same.map((other) => make("p", {}, address(other, siteOf(other))));
  return [others.length ? [make("h3", {}, word("same")), others] : [], make("details", { class: "iri" }, make("summary", {}, word("identifier")), make("code", {}, node.iri))];
}

// The site of an address and what of it tells the thing: wikidata.org Q148.
function siteOf(iri) {
  const [, site, rest] = /^https?:\/\/(?:www\.)?([^/]+)\/(.*)$/i.exec(iri) || [];
  const last = rest && rest.split(/[/#]/).filter(Boolean).pop();
  return site ? [site, last && decoded(last)].filter(Boolean).join(" ") : iri;
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

// Arrow keys walk through the list of things.
function step(event) {
  if (!["ArrowDown", "ArrowUp"].includes(event.key)) return;
  const items = [...panel.querySelectorAll(".thing, .hit")];
  const next = items[items.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next || !items.includes(document.activeElement)) return;
  event.preventDefault();
  next.focus();
}
