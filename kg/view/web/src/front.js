// The front page: in words who did what, when and where; every line leads to its sentence.
import { articles, figures, groups, leftOut, links, linksOf, newest, nodes, otherEnd, textsLeftOut, title, vocabulary } from "./data.js";
import { isoOf } from "./dates.js";
import { button, icon, make } from "./dom.js";
import { placeOf, toSource } from "./evidence.js";
import { filtered, shown, stretch } from "./filters.js";
import { listed } from "./lists.js";
import { groupName } from "./naming.js";
import { openingOf, partsOf } from "./outline.js";
import { change, NOTHING, select, state } from "./store.js";
import { codeOf, eventWeight, heaviest, isCertain, thingWeight, whereOf, whoOf } from "./weight.js";
import { colon, nameOf, say, shortWhen, tongue, word, wordOfCode } from "./words.js";

const EVENTS = 10;
const NAMES = 5;
const FEW = 5; // articles whose parts are told one by one
const UNSURE = 0.5; // a confidence below is doubtful
let box;
let laid = ""; // what the page was laid out for

export function mount(element) {
  box = element;
}

export function render(now) {
  if (now.view !== "front") return;
  const wanted = [document.documentElement.lang, shown().count, shown().linkCount, now.from, now.to, now.source, now.hidden].join();
  if (wanted !== laid) lay();
  laid = wanted;
}

function lay() {
  const mask = shown().nodes;
  const narrow = filtered() || state.focus.length || state.path.length;
  const all = nodes.map((_, index) => index).filter((index) => mask[index] || (!narrow && !linksOf[index].length)); // in words there is room for what has no links
  const of = (kind) => all.filter((index) => nodes[index].kind === kind);
  const columns = [
    make("div", { class: "main" }, events(of("event")), parts(), articleList()),
    make("div", { class: "side" }, ["organisation", "person", "place", "document"].map((kind) => leading(kind, of(kind))), topics(), doubts(of("event"))),
  ];
  box.replaceChildren(make("div", { class: "scroll", tabindex: 0 }, head(of("event")), make("div", { class: "columns" }, columns)));
}

// The title, the period, and how much there is.
function head(events) {
  const dated = events.filter((index) => stretch(index));
  const days = articles.map((one) => one.published).filter(Boolean).sort();
  const sources = new Set(articles.map((one) => one.source).filter(Boolean)).size;
  const published = days.length ? word(days[0] === days[days.length - 1] ? "publishedOn" : "publishedFrom", days[0], days[days.length - 1]) : "";
  const counts = [word("articleCount", articles.length), sources > 1 ? word("sourceCount", sources) : "", published, word("eventCount", events.length, dated.length), figures.length ? word("figureCount", figures.length) : ""];
  return make("div", { class: "head" }, make("h2", {}, title), make("p", {}, counts.filter(Boolean).join(" · ")), make("p", { class: "period" }, periodOf(dated)), leftOut || textsLeftOut ? make("p", { id: "left-out" }, word("leftOutAll", leftOut, textsLeftOut)) : null);
}

// From when to when most of the events lie.
function periodOf(dated) {
  const lows = dated.map((index) => stretch(index).low).sort((one, other) => one - other);
  const highs = dated.map((index) => stretch(index).high - 1).sort((one, other) => one - other);
  if (!lows.length) return "";
  const cut = lows.length > 20 ? Math.floor(lows.length * 0.05) : 0;
  const low = lows[cut];
  const high = highs[highs.length - 1 - cut];
  return word(cut ? "mostlyFrom" : "allFrom", isoOf(low), isoOf(high));
}

function section(name, heading, ...children) {
  return make("section", { id: `front-${name}` }, make("h3", {}, heading), children);
}

// A list of lines, the rest at a touch.
function lines(items, lineOf, step) {
  const list = make("ol");
  return [list, listed(list, items, lineOf, step)];
}

// The weightiest dated events, in order of time; one told twice under the same name and day stands once.
function events(all) {
  const once = new Map();
  const dated = heaviest(all.filter((index) => stretch(index) && isCertain(index)), eventWeight);
  for (const index of dated) {
    const key = `${nodes[index].label} ${nodes[index].start}`;
    if (!once.has(key)) once.set(key, index);
  }
  const best = [...once.values()].slice(0, EVENTS).sort((one, other) => stretch(one).low - stretch(other).low || one - other);
  if (!best.length) return section("events", word("mainEvents"), make("p", { class: "nothing" }, word("noDates")));
  const more = dated.length > best.length ? button(word("allInTime", dated.length), () => change({ view: "timeline" }), { class: "further" }) : null;
  return section("events", word("mainEvents"), make("ol", {}, best.map(eventLine)), more);
}

function eventLine(index) {
  const told = grouped([...whoOf(index), ...whereOf(index)], index).join(" · ");
  return make("li", {}, make("span", { class: "when" }, shortWhen(nodes[index])),
    make("div", {}, nameButton(index), told ? make("p", { class: "told" }, told) : null), toSource(placeOf(index), { selected: index }));
}

// Links as words, those of one relation together: 主办方：甲、乙.
function grouped(numbers, index) {
  const found = new Map();
  for (const number of numbers) {
    const name = nameOf(nodes[otherEnd(links[number], index)]);
    const names = found.get(links[number].word) || found.set(links[number].word, []).get(links[number].word);
    if (!names.includes(name)) names.push(name);
  }
  const comma = tongue === "en" ? ", " : "、";
  return [...found].slice(0, 4).map(([relation, names]) => `${say(relation)}${colon()}${names.slice(0, 3).join(comma)}${names.length > 3 ? ` ${word("andMore", names.length - 3)}` : ""}`);
}

function nameButton(index) {
  return make("button", { type: "button", class: "name", "data-thing": index, click: () => select(index) }, nameOf(nodes[index]));
}

// The things of a kind that are told of most.
function leading(kind, all) {
  const best = heaviest(all.filter((index) => placeOf(index)), thingWeight);
  if (!best.length) return null;
  return section(kind, [icon(kind), " ", word(kind), make("span", { class: "count" }, String(best.length))], lines(best, (index) => thingLine(index), NAMES));
}

function thingLine(index) {
  const office = nodes[index].notes.find((note) => vocabulary[note.word][1] === "job title" && note.facts.length);
  const events = new Set(linksTo(index, "event")).size;
  const beside = [office?.value, events ? word("eventsHere", events) : "", word("mentionsHere", nodes[index].mentions)].filter(Boolean).join(" · ");
  return make("li", {}, make("div", {}, nameButton(index), make("p", { class: "told" }, beside)), toSource(placeOf(index), { selected: index }));
}

function linksTo(index, kind) {
  return linksOf[index].map((number) => otherEnd(links[number], index)).filter((other) => nodes[other].kind === kind);
}

// What belongs together: the communities by their weightiest things.
function topics() {
  const some = groups.map((group, number) => ({ group, number })).filter(({ group }) => group.members.length > 3);
  if (some.length < 2) return null;
  const line = ({ group, number }) => make("li", {}, make("div", {}, button(groupName(group), () => change({ ...NOTHING, view: "network", group: number }), { class: "name", "data-group": number }), make("p", { class: "told" }, word("thingsHere", group.members.length))));
  return section("topics", word("topics"), lines(some, line, NAMES));
}

// What is contested, denied, only planned or rumoured, or read with little confidence.
function doubts(all) {
  const contested = nodes.flatMap((node, index) => {
    const notes = node.notes.filter((note) => note.contested);
    return notes.length ? [{ index, words: `${word("conflict")}${colon()}${say(notes[0].word)} ${notes.map((note) => note.value).join(" / ")}` }] : [];
  });
  const said = all.filter((index) => !isCertain(index)).map((index) => ({ index, words: wordOfCode(codeOf(index, "polarity") || codeOf(index, "modality")) }));
  const mask = shown().links;
  const weak = links.filter((link, number) => mask[number] && link.facts.length && link.facts.every((fact) => fact.sure < UNSURE)).map((link) => ({ index: link.from, words: `${word("unsure")}${colon()}${say(link.word)} ${nameOf(nodes[link.to])}` }));
  const found = [...contested, ...said, ...weak].filter(({ index }) => placeOf(index));
  if (!found.length) return null;
  const line = ({ index, words }) => make("li", {}, make("div", {}, nameButton(index), make("p", { class: "told" }, words)), toSource(placeOf(index), { selected: index }));
  return section("doubts", [word("doubts"), make("span", { class: "count" }, String(found.length))], lines(found, line, NAMES));
}

// The parts of few articles, each by its main event.
function parts() {
  if (articles.length > FEW) return null;
  return articles.map((article, number) => {
    const some = partsOf(article);
    if (some.length < 2) return null;
    const open = (part) => change({ view: "reader", article: number, place: part.start, selected: part.event, link: -1 });
    const line = (part) => make("li", {}, make("span", { class: "heading" }, part.heading), make("div", {},
      button(part.event >= 0 ? nameOf(nodes[part.event]) : openingOf(part.body), () => open(part), { class: "name" }),
      make("p", { class: "told" }, part.event >= 0 ? `${shortWhen(nodes[part.event])} ${openingOf(part.body)}`.trim() : "")));
    return section(`parts-${number}`, word("partsOf", articles.length > 1 ? article.title : "", some.length), lines(some, line, 20));
  });
}

// The articles by their own titles, the latest first.
function articleList() {
  if (articles.length < 2) return null;
  const line = (number) => make("li", {}, make("span", { class: "when" }, articles[number].published || ""), make("div", {}, button(articles[number].title, () => change({ view: "reader", article: number, place: 0, selected: -1, link: -1 }), { class: "name", "data-article": number })));
  return section("articles", word("articlesHead", articles.length), lines(newest, line, 8));
}
