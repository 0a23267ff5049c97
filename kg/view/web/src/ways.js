// The way between two things: short, and round what is linked to everything where another way exists.
import { links, linksOf, nodes, otherEnd } from "./data.js";

const BUSY = 12; // links from which on a thing is a hub: being linked to it tells little
const DATE = 12; // a year in common tells less than so many steps
const INFERRED = 0.5;

// The things on the way, both ends included; empty where there is none.
export function wayBetween(from, to) {
  const cost = new Map([[from, 0]]);
  const before = new Map([[from, -1]]);
  const done = new Set();
  const waiting = [[0, from]];
  while (waiting.length) {
    const [sofar, thing] = takeLeast(waiting);
    if (thing === to) return back(before, to);
    if (done.has(thing)) continue;
    done.add(thing);
    for (const number of linksOf[thing]) {
      const other = otherEnd(links[number], thing);
      const next = sofar + 1 + (links[number].inferred ? INFERRED : 0) + (other === to ? 0 : toll(other));
      if (done.has(other) || next >= (cost.get(other) ?? Infinity)) continue;
      cost.set(other, next);
      before.set(other, thing);
      put(waiting, [next, other]);
    }
  }
  return [];
}

function toll(index) {
  if (nodes[index].kind === "date") return DATE;
  return Math.max(0, Math.log2(linksOf[index].length / BUSY)) * 1.5;
}

function back(before, to) {
  const way = [];
  for (let thing = to; thing !== -1; thing = before.get(thing)) way.unshift(thing);
  return way;
}

// A heap: the least of what waits first.
function put(heap, one) {
  let at = heap.push(one) - 1;
  while (at > 0 && heap[(at - 1) >> 1][0] > heap[at][0]) {
    const up = (at - 1) >> 1;
    [heap[up], heap[at]] = [heap[at], heap[up]];
    at = up;
  }
}

function takeLeast(heap) {
  const [least] = heap;
  const last = heap.pop();
  if (!heap.length) return least;
  heap[0] = last;
  for (let at = 0; ;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    let low = at;
    if (left < heap.length && heap[left][0] < heap[low][0]) low = left;
    if (right < heap.length && heap[right][0] < heap[low][0]) low = right;
    if (low === at) return least;
    [heap[low], heap[at]] = [heap[at], heap[low]];
    at = low;
  }
}

// The surest link of each step of a path.
export function linksOnWay(path) {
  return path.slice(1).map((thing, at) => {
    const some = linksOf[thing].filter((number) => otherEnd(links[number], thing) === path[at]);
    return some.reduce((best, one) => (sureness(one) > sureness(best) ? one : best));
  });
}

const sureness = (number) => Math.max(0, ...links[number].facts.map((fact) => fact.sure));
