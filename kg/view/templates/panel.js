// The side panel: the chronicle, one thing, one link, or what a search found.
const panel = document.getElementById("panel");
const MANY = 8;

function fill(...children) {
  panel.replaceChildren(...children.flat().filter(Boolean));
  panel.scrollTop = 0;
}

// The events in order of time, a heading for each year; `from` is the thing one comes back from.
function showChronicle(from = null) {
  const rows = [];
  let heading = null;
  for (const index of data.chronicle) {
    const year = yearOf(data.nodes[index]) || words.undated;
    if (year !== heading) rows.push(make("h3", {}, year));
    heading = year;
    rows.push(chronicleRow(index));
  }
  const nothing = rows.length ? null : make("p", { class: "nothing" }, words.noEvents);
  fill(make("h2", {}, words.chronicle), nothing, rows);
  const row = from === null ? null : panel.querySelector(`[data-thing="${from}"]`);
  if (row) row.scrollIntoView({ block: "center" });
  if (row) row.focus({ preventScroll: true });
}

function yearOf(node) {
  return (/^-?\d+/.exec(node.start || node.end) || [""])[0];
}

// The days of an event as the chronicle shows them below its year.
function dayOf(node) {
  const from = node.start || node.end;
  const to = node.end || node.start;
  if (from === to) return dayWords(from);
  const [year, month] = from.split("-");
  const rest = to.startsWith(`${year}-${month}-`) ? words.day(Number(to.split("-")[2])) : dayWords(to);
  return to.startsWith(`${year}-`) ? `${dayWords(from)}–${rest}` : `${dayWords(from)}–${to}`;
}

// Month and day of a date; nothing for a bare year.
function dayWords(date) {
  const [, month, day] = /^-?\d+-(\d\d)(?:-(\d\d))?$/.exec(date) || [];
  if (!month) return "";
  return day ? words.monthDay(Number(month), Number(day)) : words.month(Number(month));
}

// An event of the chronicle: its days and its name.
function chronicleRow(index) {
  const day = make("span", { class: "when" }, dayOf(data.nodes[index]));
  return thingButton(index, day, make("span", {}, nameOf(data.nodes[index])));
}

// A button that leads to a thing.
function thing(index, note = "") {
  const node = data.nodes[index];
  return thingButton(index, icon(node.kind), make("span", {}, nameOf(node), note ? make("small", {}, note) : null));
}

function thingButton(index, ...children) {
  const follow = () => select(index, { move: true });
  return make("button", { type: "button", class: "thing", "data-thing": index, click: follow }, children);
}

// Names, types, dates, notes, links with their sentences, and the mentions of one thing.
function showThing(index) {
  const node = data.nodes[index];
  const types = [...new Set(node.types.map(say))].join(" · ");
  fill(
    backButton(),
    make("h2", {}, nameOf(node)),
    make("p", { class: "kind" }, icon(node.kind), types),
    whenOf(node) ? make("p", { class: "when" }, words.when + words.colon + whenOf(node)) : null,
    otherNames(node),
    notes(node),
    linkGroups(index),
    mentions(node),
    sameAs(node),
  );
}

function backButton() {
  return make("button", { type: "button", class: "back", click: () => select(null) }, words.back);
}

function otherNames(node) {
  const names = namesOf(node).slice(1);
  if (!names.length) return [];
  return [make("h3", {}, words.names), make("ul", { class: "names" }, names.map((name) => make("li", {}, name)))];
}

function notes(node) {
  const rows = node.notes.flatMap(([label, value, facts]) => [
    make("dt", {}, say(label)),
    make("dd", {}, value, facts.length ? evidence(facts, [value], false) : null),
  ]);
  return rows.length ? [make("dl", { class: "notes" }, rows)] : [];
}

// The links of a thing under the words that name them, those that lead from it first.
function linkGroups(index) {
  const groups = new Map();
  for (const number of linksOf[index]) {
    const link = data.links[number];
    const outward = link.from === index;
    const title = (outward ? words.outward : words.inward)(say(link.label));
    const key = `${outward ? 0 : 1}${title}`;
    if (!groups.has(key)) groups.set(key, { title, links: [] });
    groups.get(key).links.push(number);
  }
  const open = linksOf[index].length <= MANY;
  return [...groups.keys()].sort().flatMap((key) => {
    const { title, links } = groups.get(key);
    return [make("h3", {}, title), ...links.flatMap((number) => linkRow(number, index, open))];
  });
}

function linkRow(number, index, open) {
  const link = data.links[number];
  const other = otherEnd(link, index);
  return [thing(other, whenBeside(data.nodes[other])), evidence(link.facts, namesAtEnds(link), open)];
}

// The dates of a thing beside its name; a date's own name tells them.
function whenBeside(node) {
  return node.kind === "date" ? "" : whenOf(node);
}

function namesAtEnds(link) {
  return [...namesOf(data.nodes[link.from]), ...namesOf(data.nodes[link.to])];
}

// One link: its two ends and its sentences.
function showLink(number) {
  const link = data.links[number];
  fill(backButton(), make("h2", {}, words.link + words.colon + say(link.label)), thing(link.from), thing(link.to), evidence(link.facts, namesAtEnds(link), true));
}

function mentions(node) {
  if (!node.quotes.length) return [];
  const more = node.mentions > node.quotes.length ? make("p", { class: "nothing" }, words.more(node.mentions)) : null;
  return [make("h3", {}, words.told), ...node.quotes.map(quoteOfMention), more];
}

function sameAs(node) {
  const others = node.same.map((other) => make("p", {}, address(other)));
  return [...(others.length ? [make("h3", {}, words.same), ...others] : []), make("p", { class: "iri" }, node.iri)];
}
