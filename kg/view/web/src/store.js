// The one state of the page: who changes it goes through `change`, who shows it subscribes.
import { articles, byIri, groups, kinds, links, linksOf, nodes, predicates, vocabulary } from "./data.js";
import { daysOf, isoOf } from "./dates.js";
import { shown } from "./filters.js";

export const NOTHING = Object.freeze({
  view: "front",
  selected: -1, // number of a thing
  link: -1, // number of a link
  article: -1, // the article that the reader shows
  place: -1, // where in it the reader stands
  hidden: Object.freeze(["date"]), // kinds not shown; half of all may be linked to a year
  relations: [], // predicates not shown
  from: null, // the first day
  to: null, // the last day, included
  source: -1, // only what this article says
  sure: 0, // least confidence
  degree: 0, // fewest links
  group: -1, // only this community
  spread: false, // whether every thing is drawn where communities would stand for them
  singles: false, // whether things without links are shown
  focus: [], // only what is near these things
  hops: 1,
  path: [], // only these things, in order
});

export let state = { ...NOTHING };
const STEPS = ["view", "selected", "link", "article", "group", "spread", "path"]; // what Back undoes; filters it keeps with the page
const LONGEST = 1900; // characters of a fragment; longer addresses are cut by those who pass them on
let stepping = false; // whether the browser's own history moves
const listeners = [];
const past = [];
export const trail = []; // numbers of the things that were selected, the last last

export function subscribe(listener) {
  listeners.push(listener);
}

// Changes the state and tells every view; `keep` says that undo steps over the change.
export function change(parts, { keep = false } = {}) {
  const next = { ...state, ...parts };
  if (!keep) {
    past.push(state);
    if (past.length > 200) past.shift();
  }
  const before = state;
  state = next;
  if (state.selected >= 0 && state.selected !== before.selected) {
    if (!shown().nodes[state.selected]) state = { ...state, focus: [], path: [], from: null, to: null }; // else it would be nowhere to see
    noteTrail(state.selected);
  }
  told(before);
}

export function undo() {
  const last = past.pop();
  if (!last) return;
  const before = state;
  state = { ...last, view: state.view };
  told(before);
}

export function canUndo() {
  return past.length > 0;
}

// Selects a thing everywhere (-1: nothing); it is shown even where a filter hides its kind.
export function select(thing, more = {}) {
  const parts = { selected: thing, link: -1, ...more };
  if (thing >= 0) {
    const { kind } = nodes[thing];
    if (state.hidden.includes(kind) && kind !== "date") parts.hidden = state.hidden.filter((one) => one !== kind);
    if (!linksOf[thing].length && kind !== "event") parts.singles = true;
  }
  change(parts);
}

// Steps back to the thing selected before.
export function back() {
  trail.pop();
  change({ selected: trail.length ? trail[trail.length - 1] : -1, link: -1 });
}

// Tells the views without a change, as after another language.
export function refresh() {
  told(state);
}

// Goes where the browser's Back and Forward lead, without another step of its own.
export function followAddress(parts) {
  stepping = true;
  try {
    change(parts);
  } finally {
    stepping = false;
  }
}

function noteTrail(thing) {
  if (trail[trail.length - 1] === thing) return;
  trail.push(thing);
  if (trail.length > 30) trail.shift();
}

function told(before) {
  for (const listener of listeners) listener(state, before);
  if (stepping) return;
  const onward = STEPS.some((name) => state[name] !== before[name]);
  try {
    history[onward ? "pushState" : "replaceState"](null, "", `#${fragment()}`);
  } catch {
    // a page inside a notebook has no address of its own
  }
}

const NUMBERS = ["place", "sure", "degree", "hops"];
const DAYS = ["from", "to"];
const FLAGS = ["singles", "spread"];
const ARTICLES = ["article", "source"];

export function sameKinds(some, others) {
  return [...some].sort().join() === [...others].sort().join();
}

// A link by its ends and its predicate.
const linkName = (link) => [nodes[link.from].iri, predicates[link.predicate], nodes[link.to].iri].join(" ");

// The state as the fragment of the page's address; all goes by IRI or word, so that a link outlives a new build.
export function fragment() {
  const parts = new URLSearchParams();
  if (state.selected >= 0) parts.set("thing", nodes[state.selected].iri);
  for (const name of NUMBERS) if (state[name] !== NOTHING[name]) parts.set(name, String(state[name]));
  for (const name of DAYS) if (state[name] !== null) parts.set(name, isoOf(state[name]));
  for (const name of ARTICLES) if (articles[state[name]]) parts.set(name, articles[state[name]].iri);
  if (state.link >= 0) parts.set("link", linkName(links[state.link]));
  if (groups[state.group]) parts.set("group", nodes[groups[state.group].head].iri);
  if (!sameKinds(state.hidden, NOTHING.hidden)) parts.set("hidden", state.hidden.join(" ") || "none");
  for (const one of state.relations) parts.append("relation", vocabulary[one][0]);
  for (const name of ["focus", "path"]) if (state[name].length) parts.set(name, state[name].map((one) => nodes[one].iri).join(" "));
  for (const name of FLAGS) if (state[name]) parts.set(name, "1");
  for (const name of ["focus", "path", "relation"]) if (parts.toString().length > LONGEST) parts.delete(name);
  const rest = parts.toString();
  if (state.view === NOTHING.view && !rest) return "";
  return [`view=${state.view}`, rest].filter(Boolean).join("&");
}

// The state that a fragment tells; whatever in it makes no sense is passed over.
export function fromFragment(text, views) {
  const parts = new URLSearchParams(text.replace(/^#/, ""));
  const found = text.length > 1 ? { view: "network" } : {}; // where an address names no view
  if (views.includes(parts.get("view"))) found.view = parts.get("view");
  if (parts.has("thing")) found.selected = byIri(parts.get("thing"));
  for (const name of NUMBERS) {
    const number = Number(parts.get(name));
    if (parts.has(name) && Number.isFinite(number)) found[name] = number;
  }
  for (const [at, name] of DAYS.entries()) {
    const known = daysOf(parts.get(name));
    if (known) found[name] = known[at] - at;
  }
  for (const name of ARTICLES) if (parts.has(name)) found[name] = articles.findIndex((one) => one.iri === parts.get(name));
  if (parts.has("link")) found.link = links.findIndex((one) => linkName(one) === parts.get("link"));
  if (parts.has("group")) found.group = nodes[byIri(parts.get("group"))]?.group ?? -1;
  const known = kinds.map((kind) => kind.id);
  if (parts.has("hidden")) found.hidden = parts.get("hidden").split(" ").filter((one) => known.includes(one));
  found.relations = parts.getAll("relation").map((one) => vocabulary.findIndex(([chinese]) => chinese === one)).filter((one) => one >= 0);
  for (const name of ["focus", "path"]) {
    found[name] = (parts.get(name) || "").split(" ").filter(Boolean).map(byIri).filter((one) => one >= 0);
  }
  for (const name of FLAGS) found[name] = parts.get(name) === "1";
  return found;
}
