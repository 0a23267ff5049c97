// Walking from thing to thing with the arrow keys.
import { links, linksOf, nodes, otherEnd } from "./data.js";
import { shown } from "./filters.js";
import { select, state } from "./store.js";

// The things, the weightiest first.
export const order = nodes.map((_, index) => index).sort((one, other) => weight(other) - weight(one) || one - other);

function weight(index) {
  return (nodes[index].kind === "event" ? 3 : 0) + linksOf[index].length;
}

// Arrow keys go to the nearest thing that way: among the neighbours first, else among all.
export function walk(event) {
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  const mask = shown().nodes;
  if (state.selected < 0) {
    const first = order.find((index) => mask[index]);
    if (first !== undefined) select(first);
    return;
  }
  const around = linksOf[state.selected].map((number) => otherEnd(links[number], state.selected)).filter((index) => mask[index]);
  const next = best(around, way) ?? best(nodes.map((_, index) => index).filter((index) => mask[index]), way);
  if (next !== undefined) select(next);
}

function best(some, [across, down]) {
  const here = nodes[state.selected];
  let found;
  let least = Infinity;
  for (const index of some) {
    const [x, y] = [nodes[index].x - here.x, nodes[index].y - here.y];
    const ahead = x * across + y * down;
    const cost = Math.hypot(x, y) * (1 + Math.abs(x * down + y * across) / Math.max(1, ahead));
    if (ahead > 0 && cost < least) [found, least] = [index, cost];
  }
  return found;
}
