// The map: places, and what took place there, on a plain graticule; it draws no borders.
import { select as pick } from "d3-selection";
import { zoom as zooming, zoomIdentity } from "d3-zoom";

import { kinds, links, linksOf, nodes, otherEnd } from "./data.js";
import { button, draw, make } from "./dom.js";
import { shown } from "./filters.js";
import { select, state } from "./store.js";
import { nameOf, word } from "./words.js";

const DEGREE = 10; // pixels a degree at scale one
let box, svg, zoomer, note;
let view = zoomIdentity;
let fitted = "";

export function mount(element) {
  box = element;
  svg = draw("svg", { id: "map", role: "group" });
  note = make("p", { class: "hint" });
  box.append(note, svg, make("div", { class: "zoom", role: "group" },
    button("+", () => pick(svg).call(zoomer.scaleBy, 1.6)), button("−", () => pick(svg).call(zoomer.scaleBy, 1 / 1.6)), button("⤢", fit)));
  zoomer = zooming().scaleExtent([0.1, 400]).clickDistance(4).on("zoom", (event) => { view = event.transform; paint(); });
  pick(svg).call(zoomer).on("dblclick.zoom", null);
  new ResizeObserver(() => render(state, null)).observe(box);
}

// The things that have a point, with the events there.
function points() {
  const mask = shown().nodes;
  const found = [];
  nodes.forEach((node, index) => {
    if (!node.point) return;
    const events = [...new Set(linksOf[index].map((number) => otherEnd(links[number], index)))].filter((other) => nodes[other].kind === "event" && mask[other]);
    if (mask[index]) found.push({ index, x: node.point[1] * DEGREE, y: -stretched(node.point[0]) * DEGREE, events });
  });
  return found;
}

// Latitude as Mercator draws it, in degrees at the equator.
function stretched(latitude) {
  const bound = Math.max(-85, Math.min(85, latitude)) * (Math.PI / 180);
  return (Math.log(Math.tan(Math.PI / 4 + bound / 2)) * 180) / Math.PI;
}

export function render(now, before) {
  if (now.view !== "map" || !box.clientWidth) return;
  const some = points();
  note.textContent = some.length ? word("mapHint") : word("noPlaces");
  const key = some.map((one) => one.index).join();
  if (key !== fitted && some.length) {
    fitted = key;
    fit();
  } else if (before && now.selected >= 0 && now.selected !== before.selected) bringIn(some);
  paint();
}

function fit() {
  const some = points();
  if (!some.length) return;
  const [xs, ys] = [some.map((one) => one.x).sort(ascending), some.map((one) => one.y).sort(ascending)];
  const cut = some.length > 20 ? Math.floor(some.length * 0.02) : 0;
  const [left, right, top, bottom] = [xs[cut], xs[xs.length - 1 - cut], ys[cut], ys[ys.length - 1 - cut]];
  const wide = Math.max(right - left, 10);
  const high = Math.max(bottom - top, 10);
  const scale = Math.min((box.clientWidth - 120) / wide, (svg.clientHeight - 120) / high, 60);
  pick(svg).call(zoomer.transform, zoomIdentity.translate(box.clientWidth / 2, svg.clientHeight / 2).scale(scale).translate(-(left + right) / 2, -(top + bottom) / 2));
}

const ascending = (one, other) => one - other;

function bringIn(some) {
  const target = some.find((one) => one.index === state.selected || one.events.includes(state.selected));
  if (!target) return;
  const [x, y] = view.apply([target.x, target.y]);
  if (x > 40 && y > 40 && x < box.clientWidth - 40 && y < svg.clientHeight - 40) return;
  pick(svg).call(zoomer.translateTo, target.x, target.y);
}

function paint() {
  const [wide, high] = [box.clientWidth, svg.clientHeight];
  const some = points().sort((one, other) => weight(one) - weight(other));
  const taken = [];
  const marks = some.map((one) => mark(one));
  const labels = [...some].reverse().map((one) => label(one, taken)).filter(Boolean);
  svg.setAttribute("viewBox", `0 0 ${wide} ${high}`);
  svg.replaceChildren(...graticule(wide, high), ...marks, ...labels);
}

function weight(one) {
  const near = one.index === state.selected || one.events.includes(state.selected);
  return (near ? 10000 : 0) + one.events.length * 10 + linksOf[one.index].length;
}

function graticule(wide, high) {
  const step = [30, 15, 10, 5, 2, 1, 0.5, 0.2, 0.1].find((one) => one * DEGREE * view.k < 170) || 0.1;
  const lines = [];
  const place = (degrees) => String(Math.round(Math.abs(degrees) * 10) / 10);
  const [west, east] = [view.invertX(0) / DEGREE, view.invertX(wide) / DEGREE];
  for (let at = Math.max(-180, Math.ceil(west / step) * step); at <= Math.min(180, east); at += step) {
    const x = view.applyX(at * DEGREE);
    lines.push(draw("line", { class: "tick", x1: x, x2: x, y1: 0, y2: high }), draw("text", { class: "tick", x: x + 3, y: high - 5 }, `${place(at)}°${at < 0 ? "W" : "E"}`));
  }
  for (let at = -80; at <= 80.001; at += step < 1 ? step : Math.max(1, step)) {
    const y = view.applyY(-stretched(at) * DEGREE);
    if (y < 0 || y > high) continue;
    lines.push(draw("line", { class: "tick", x1: 0, x2: wide, y1: y, y2: y }), draw("text", { class: "tick", x: 4, y: y - 4 }, `${place(at)}°${at < 0 ? "S" : "N"}`));
  }
  return lines;
}

function mark(one) {
  const [x, y] = view.apply([one.x, one.y]);
  const chosen = one.index === state.selected || one.events.includes(state.selected);
  const words = `${nameOf(nodes[one.index])}${one.events.length ? ` · ${word("eventsHere", one.events.length)}` : ""}`;
  const act = () => select(one.index);
  const onKey = (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } };
  const color = kinds[nodes[one.index].shape].color;
  const size = 5 + Math.min(14, Math.sqrt(one.events.length) * 4);
  return draw("g", { class: chosen ? "spot chosen" : "spot", tabindex: 0, role: "button", "aria-label": words, "data-thing": one.index, click: act, keydown: onKey },
    draw("title", {}, words), draw("circle", { cx: x, cy: y, r: size, fill: color }),
    one.events.length > 1 ? draw("text", { class: "number", x, y: y + 4 }, String(one.events.length)) : null);
}

function label(one, taken) {
  const [x, y] = view.apply([one.x, one.y]);
  const name = nameOf(nodes[one.index]);
  const left = x + 9 + Math.min(14, Math.sqrt(one.events.length) * 4);
  const area = [left, y - 8, left + name.length * 13, y + 8];
  if (taken.some((other) => area[0] < other[2] && area[2] > other[0] && area[1] < other[3] && area[3] > other[1])) return null;
  taken.push(area);
  return draw("text", { class: "spot-name", x: left, y: y + 5 }, name);
}
