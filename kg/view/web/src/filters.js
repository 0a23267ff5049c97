// What of the graph is shown: every view asks here, and the answer is worked out once a change.
import { stretchOf } from "./dates.js";
import { groups, isIn, links, linksOf, nodes, otherEnd } from "./data.js";
import { NOTHING, sameKinds, state } from "./store.js";

const stretches = nodes.map(stretchOf);
const hasLinks = links.length > 0;
const KEYS = ["hidden", "relations", "from", "to", "source", "sure", "degree", "group", "singles", "focus", "hops", "path"];
let key = "";
let answer = null;

// { nodes, links }: for each thing and link whether it is shown; `count` things and `linkCount` links are.
export function shown() {
  const wanted = JSON.stringify(KEYS.map((name) => state[name]));
  if (wanted !== key) {
    key = wanted;
    answer = work();
  }
  return answer;
}

export function stretch(thing) {
  return stretches[thing];
}

// The first and the last day of all that is dated, or null.
export function span() {
  const dated = stretches.filter((one, index) => one && nodes[index].kind === "event");
  const all = dated.length ? dated : stretches.filter(Boolean);
  if (!all.length) return null;
  return [Math.min(...all.map((one) => one.low)), Math.max(...all.map((one) => one.high))];
}

// Whether a filter is set, focus and path apart.
export function filtered() {
  return Boolean(!sameKinds(state.hidden, NOTHING.hidden) || state.relations.length || state.from !== null || state.to !== null || state.source >= 0 || state.sure || state.degree || state.group >= 0);
}

function work() {
  const passes = Uint8Array.from(links, (link) => (linkPasses(link) ? 1 : 0));
  const stays = Uint8Array.from(nodes, (node, index) => (thingPasses(node, index) ? 1 : 0));
  if (state.from !== null || state.to !== null) keepDated(stays, passes);
  if (state.path.length) keepOnly(stays, new Set([...state.path, ...state.focus]));
  else if (state.focus.length) keepOnly(stays, near(state.focus, state.hops, stays, passes));
  const drawn = Uint8Array.from(links, (link, index) => (passes[index] && stays[link.from] && stays[link.to] ? 1 : 0));
  return { nodes: stays, links: drawn, passes, count: total(stays), linkCount: total(drawn) };
}

function linkPasses(link) {
  if (state.relations.includes(link.word)) return false;
  if (state.sure > 0 && !link.facts.some((fact) => fact.sure >= state.sure)) return false;
  return state.source < 0 || link.inferred || link.facts.some((fact) => fact.article === state.source);
}

function thingPasses(node, index) {
  if (state.selected === index && (node.kind === "date" || !state.hidden.includes(node.kind)) && state.from === null && state.to === null) return true;
  if (state.hidden.includes(node.kind) || linksOf[index].length < state.degree) return false;
  if (state.group >= 0 && node.group !== state.group) return false;
  if (state.source >= 0 && !isIn(index, state.source)) return false;
  return state.singles || !hasLinks || linksOf[index].length > 0 || node.kind === "event";
}

// With a range of dates: what falls into it, and what is linked to that.
function keepDated(stays, passes) {
  const low = state.from ?? -Infinity;
  const high = state.to ?? Infinity;
  const within = stretches.map((one) => one !== null && one.low <= high && one.high > low);
  nodes.forEach((node, index) => {
    if (!stays[index] || within[index]) return;
    const dated = node.kind === "event" || node.kind === "date" || stretches[index];
    if (dated || !linksOf[index].some((link) => passes[link] && within[otherEnd(links[link], index)] && nodes[otherEnd(links[link], index)].kind !== "date")) stays[index] = 0;
  });
}

function keepOnly(stays, wanted) {
  for (let index = 0; index < stays.length; index += 1) if (!wanted.has(index)) stays[index] = 0;
}

// What is at most `hops` links away from some things.
function near(things, hops, stays, passes) {
  const found = new Set(things);
  let edge = [...things];
  for (let hop = 0; hop < hops; hop += 1) {
    const next = [];
    for (const thing of edge) {
      for (const number of linksOf[thing]) {
        const other = otherEnd(links[number], thing);
        if (passes[number] && stays[other] && !found.has(other)) {
          found.add(other);
          next.push(other);
        }
      }
    }
    edge = next;
  }
  return found;
}

// The neighbours of a thing that are not shown.
export function hiddenNeighbours(thing) {
  const now = shown().nodes;
  return [...new Set(linksOf[thing].map((number) => otherEnd(links[number], thing)))].filter((other) => !now[other] && !(nodes[other].kind === "date" && state.hidden.includes("date")));
}

// The things with a link that is shown, else all that are shown.
export function linkedOf({ nodes: mask, links: drawn }) {
  const found = new Set();
  links.forEach((link, number) => { if (drawn[number]) found.add(link.from).add(link.to); });
  return found.size ? [...found] : nodes.map((_, index) => index).filter((index) => mask[index]);
}

export function groupSize(number) {
  return groups[number].members.length;
}

function total(mask) {
  let sum = 0;
  for (const one of mask) sum += one;
  return sum;
}
