// The network of a large graph on a canvas: places from the build, groups when far, labels and arrows when near.
import { drag } from "d3-drag";
import { quadtree } from "d3-quadtree";
import { select as pick } from "d3-selection";
import { zoom as zooming, zoomIdentity } from "d3-zoom";

import { plain as spelled } from "./bidi.js";
import { groups, kinds, links, linksOf, nodes, otherEnd } from "./data.js";
import { make } from "./dom.js";
import { hiddenNeighbours, linkedOf, shown } from "./filters.js";
import { recorder } from "./recorder.js";
import { broken, shapePath } from "./shapes.js";
import { linksOnWay } from "./ways.js";
import { forget, keep, slide } from "./sliding.js";
import { order, walk } from "./walking.js";
import { change, select, state } from "./store.js";
import { nameOf, say, word } from "./words.js";

const SIZES = { event: 15, organisation: 11, person: 11, place: 11, document: 11, date: 8 };
const FAR = 0.1; // below this scale groups stand for their things
const NEAR = 0.45; // from this scale on links have arrows
const MOST_LABELS = 260;
const MOST_LINKS_FAR = 4000; // more are drawn as one line between two groups
const sizes = nodes.map((node, index) => SIZES[node.kind] + Math.min(linksOf[index].length, 10));

let canvas, context, zoomer, selection, tree, colors, tip;
let width = 0;
let height = 0;
let view = zoomIdentity;
let pending = false;
let slides = false; // whether the frame asked for may be an old one moved
let hovered = -1;
let least = 1.4; // pixels from the middle of a thing to its rim
let labelled = []; // what stands where on the screen, for labels

export function mount(box) {
  canvas = make("canvas", { id: "canvas", tabindex: 0, role: "application", keydown: walk });
  tip = make("div", { id: "tip", hidden: true });
  box.append(canvas, tip);
  context = canvas.getContext("2d", { alpha: false });
  selection = pick(canvas);
  zoomer = zooming().scaleExtent([0.005, 6]).clickDistance(4).on("zoom", (event) => { view = event.transform; draw(Boolean(event.sourceEvent)); });
  selection.call(drag().clickDistance(4).subject(subjectAt).on("drag", dragged).on("end", () => { tree = null; draw(); }));
  selection.call(zoomer).on("dblclick.zoom", null).on("click", clicked).on("mousemove", hover).on("mouseleave", () => setHover(-1));
  new ResizeObserver(resized).observe(box);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle);
  restyle();
}

export function restyle() {
  const style = getComputedStyle(document.documentElement);
  const names = ["ink", "soft", "paper", "pale", "link", "accent", "ground", "line"];
  colors = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  draw();
}

// The same at once, as before printing.
export function restyleNow() {
  restyle();
  paint();
}

export function render(now, before, reopened = false) {
  canvas.setAttribute("aria-label", word("nodesOf", shown().count));
  tree = null;
  const moved = ["focus", "path", "hops", "group", "hidden", "source"].some((name) => before && now[name] !== before[name]);
  if (reopened) resized();
  if (reopened && now.selected < 0) showFirst();
  else if (moved) showAll();
  else if (now.selected >= 0 && (!before || now.selected !== before.selected || now.view !== before.view)) bringIn(now.selected);
  draw();
}

function resized() {
  const box = canvas.parentElement;
  const first = width === 0;
  if (!box.clientWidth) return;
  width = box.clientWidth;
  height = box.clientHeight;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  if (first) showFirst();
  paint();
}

// Opens on what is linked; what stands aside is seen by zooming out.
function showFirst() {
  if (state.selected >= 0) return centre(state.selected, 0.7);
  return fit(linkedOf(shown()).map((index) => nodes[index]));
}

export function showAll() {
  const mask = shown().nodes;
  fit(nodes.filter((_, index) => mask[index]));
}

function fit(kept) {
  if (!kept.length || !width) return;
  const [left, right] = ends(kept.map((node) => node.x));
  const [top, bottom] = ends(kept.map((node) => node.y));
  const scale = Math.min(1.1, (width - 60) / (right - left + 80), (height - 60) / (bottom - top + 80));
  move(zoomIdentity.translate(width / 2, height / 2).scale(scale).translate(-(left + right) / 2, -(top + bottom) / 2));
}

function ends(values) {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}

function move(transform) {
  selection.call(zoomer.transform, transform);
}

function centre(index, scale) {
  move(zoomIdentity.translate(width / 2, height / 2).scale(scale).translate(-nodes[index].x, -nodes[index].y));
}

// Moves a thing that was selected elsewhere into sight.
function bringIn(index) {
  const [x, y] = view.apply([nodes[index].x, nodes[index].y]);
  const inside = x > 60 && y > 60 && x < width - 60 && y < height - 60;
  if (width && (!inside || view.k < FAR * 2)) centre(index, Math.max(view.k, 0.6));
}

// Asks for a frame; where the reader is moving a drawing that takes long, of what was drawn before.
export function draw(moving = false) {
  if (!moving) forget();
  slides = moving && (slides || !pending);
  if (pending || !width) return;
  pending = true;
  requestAnimationFrame(() => (slides ? moved() : paint()));
}

function moved() {
  const begun = performance.now();
  const ratio = window.devicePixelRatio || 1;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (!slide(context, view, [width, height], colors.paper, () => draw())) return paint();
  pending = false;
  canvas.dataset.moved = (performance.now() - begun).toFixed(1);
  return undefined;
}

// One frame; the milliseconds it took are kept for those who measure.
export function paint() {
  pending = false;
  slides = false;
  if (!width) return;
  const begun = performance.now();
  const ratio = window.devicePixelRatio || 1;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  scene(context, width, height);
  const took = performance.now() - begun;
  canvas.dataset.frame = took.toFixed(1);
  keep(canvas, view, took);
}

// Draws what is in sight into any context.
export function scene(pen, wide, high) {
  pen.fillStyle = colors.paper;
  pen.fillRect(0, 0, wide, high);
  if (!shown().count) return;
  const area = { left: -view.x / view.k, top: -view.y / view.k, right: (wide - view.x) / view.k, bottom: (high - view.y) / view.k };
  const seen = inSight(area);
  const far = view.k < FAR && seen.length > 150;
  const chosen = neighbourhood();
  labelled = [];
  const few = shown().linkCount <= MOST_LINKS_FAR;
  if (far) drawGroups(pen, chosen, !few);
  if (!far || few) drawLinks(pen, area, chosen);
  drawThings(pen, seen, chosen, far);
  drawLabels(pen, seen, chosen, far);
}

// The selected thing and what is next to it, or the ends of the selected link; null where nothing is selected.
function neighbourhood() {
  if (state.path.length > 1 && state.link < 0) return new Set(state.path);
  if (state.link >= 0) return new Set([links[state.link].from, links[state.link].to]);
  if (state.selected < 0) return null;
  return new Set([state.selected, ...linksOf[state.selected].map((number) => otherEnd(links[number], state.selected))]);
}

function inSight(area) {
  const mask = shown().nodes;
  const found = [];
  for (let index = 0; index < nodes.length; index += 1) {
    const node = nodes[index];
    const room = 30 / Math.max(view.k, 0.05);
    if (mask[index] && node.x > area.left - room && node.x < area.right + room && node.y > area.top - room && node.y < area.bottom + room) found.push(index);
  }
  return found;
}

function drawLinks(pen, area, chosen) {
  const mask = shown().links;
  const way = new Set(state.path.length > 1 ? linksOnWay(state.path) : []);
  const plain = [];
  const strong = [];
  for (let number = 0; number < links.length; number += 1) {
    if (!mask[number]) continue;
    const link = links[number];
    const [from, to] = [nodes[link.from], nodes[link.to]];
    if (Math.max(from.x, to.x) < area.left || Math.min(from.x, to.x) > area.right || Math.max(from.y, to.y) < area.top || Math.min(from.y, to.y) > area.bottom) continue;
    const isStrong = state.link === number || way.has(number) || (state.link < 0 && !way.size && chosen && (link.from === state.selected || link.to === state.selected));
    (isStrong ? strong : plain).push(number);
  }
  const crowded = plain.length > 700;
  strokeLinks(pen, plain.filter((number) => !links[number].inferred), colors.link, chosen ? 0.16 : crowded ? 0.4 : 0.85, crowded ? 0.7 : 1.1);
  pen.setLineDash([4, 4]);
  strokeLinks(pen, plain.filter((number) => links[number].inferred), colors.link, chosen ? 0.12 : crowded ? 0.25 : 0.6, crowded ? 0.7 : 1);
  pen.setLineDash([]);
  strokeLinks(pen, strong, colors.accent, 1, 1.8);
  if (view.k >= NEAR) {
    arrows(pen, plain.slice(0, 3000), colors.link, chosen ? 0.2 : 0.9);
    arrows(pen, strong, colors.accent, 1);
  }
  if (strong.length <= 60 && view.k > 0.3) for (const number of strong) linkLabel(pen, number);
}

function strokeLinks(pen, numbers, color, alpha, thick) {
  if (!numbers.length) return;
  pen.globalAlpha = alpha;
  pen.strokeStyle = color;
  pen.lineWidth = thick;
  pen.beginPath();
  for (const number of numbers) {
    const link = links[number];
    pen.moveTo(nodes[link.from].x * view.k + view.x, nodes[link.from].y * view.k + view.y);
    pen.lineTo(nodes[link.to].x * view.k + view.x, nodes[link.to].y * view.k + view.y);
  }
  pen.stroke();
  pen.globalAlpha = 1;
}

function arrows(pen, numbers, color, alpha) {
  pen.globalAlpha = alpha;
  pen.fillStyle = color;
  pen.beginPath();
  for (const number of numbers) {
    const link = links[number];
    const [x1, y1] = view.apply([nodes[link.from].x, nodes[link.from].y]);
    const [x2, y2] = view.apply([nodes[link.to].x, nodes[link.to].y]);
    const length = Math.hypot(x2 - x1, y2 - y1);
    const gap = radius(link.to) + 2;
    if (length < gap + 10) continue;
    const [across, down] = [(x2 - x1) / length, (y2 - y1) / length];
    const [x, y] = [x2 - across * gap, y2 - down * gap];
    pen.moveTo(x, y);
    pen.lineTo(x - across * 8 - down * 3.5, y - down * 8 + across * 3.5);
    pen.lineTo(x - across * 8 + down * 3.5, y - down * 8 - across * 3.5);
    pen.closePath();
  }
  pen.fill();
  pen.globalAlpha = 1;
}

function linkLabel(pen, number) {
  const link = links[number];
  const [x1, y1] = view.apply([nodes[link.from].x, nodes[link.from].y]);
  const [x2, y2] = view.apply([nodes[link.to].x, nodes[link.to].y]);
  if (Math.hypot(x2 - x1, y2 - y1) < 60) return;
  pen.font = "11px sans-serif";
  const text = say(link.word);
  const [x, y, wide] = [(x1 + x2) / 2, (y1 + y2) / 2, pen.measureText(text).width];
  if (!roomFor(x - wide / 2, y - 7, wide, 14)) return;
  halo(pen, text, x, y + 4, colors.accent, 1);
}

// Groups as discs, and where single links would be too many, those between two groups as one line.
function drawGroups(pen, chosen, joined) {
  const mask = shown();
  const discs = groups.map((group) => discOf(group, mask.nodes));
  if (joined) joinGroups(pen, mask, discs);
  pen.globalAlpha = chosen ? 0.35 : 0.7;
  pen.fillStyle = colors.ground;
  pen.strokeStyle = colors.line;
  pen.lineWidth = 1;
  for (const disc of discs) {
    if (!disc) continue;
    pen.beginPath();
    pen.ellipse(disc.x, disc.y, disc.wide, disc.high, 0, 0, 2 * Math.PI);
    pen.fill();
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

const tallies = new WeakMap(); // what is shown, to the links between every two groups

function between(mask) {
  if (tallies.has(mask)) return tallies.get(mask);
  const found = new Map();
  for (let number = 0; number < links.length; number += 1) {
    if (!mask.links[number]) continue;
    const [one, other] = [nodes[links[number].from].group, nodes[links[number].to].group];
    if (one === other || one < 0 || other < 0) continue;
    const pair = one < other ? one * groups.length + other : other * groups.length + one;
    found.set(pair, (found.get(pair) || 0) + 1);
  }
  tallies.set(mask, found);
  return found;
}

function joinGroups(pen, mask, discs) {
  pen.strokeStyle = colors.link;
  for (const [pair, count] of between(mask)) {
    const [one, other] = [discs[Math.floor(pair / groups.length)], discs[pair % groups.length]];
    if (!one || !other) continue;
    pen.globalAlpha = Math.min(0.8, 0.08 + count / 60);
    pen.lineWidth = Math.min(8, 0.5 + Math.sqrt(count) / 2);
    pen.beginPath();
    pen.moveTo(one.x, one.y);
    pen.lineTo(other.x, other.y);
    pen.stroke();
  }
}

const middles = new WeakMap(); // a group to its middle and reach in the layout, by the filter it was worked out for

function discOf(group, mask) {
  let known = middles.get(group);
  if (!known || known.mask !== mask) {
    const members = group.members.filter((index) => mask[index]);
    const x = members.reduce((sum, index) => sum + nodes[index].x, 0) / members.length;
    const y = members.reduce((sum, index) => sum + nodes[index].y, 0) / members.length;
    const wide = Math.sqrt(members.reduce((sum, index) => sum + (nodes[index].x - x) ** 2, 0) / members.length);
    const high = Math.sqrt(members.reduce((sum, index) => sum + (nodes[index].y - y) ** 2, 0) / members.length);
    known = { mask, x, y, wide: wide * 2.1, high: high * 2.1, count: members.length };
    middles.set(group, known);
  }
  if (known.count < 4) return null;
  return { x: known.x * view.k + view.x, y: known.y * view.k + view.y, wide: known.wide * view.k + 6, high: known.high * view.k + 6 };
}

function radius(index) {
  return Math.max(least, sizes[index] * Math.min(view.k, 1.25));
}

// Things by kind, each kind one path; mere squares where they are too small to have a shape.
function drawThings(pen, seen, chosen, far) {
  for (const kind of kinds) {
    const mine = seen.filter((index) => nodes[index].kind === kind.id);
    const near = chosen ? mine.filter((index) => chosen.has(index)) : mine;
    pen.fillStyle = kind.color;
    if (chosen) {
      pen.globalAlpha = far ? 0.3 : 0.22;
      fillShapes(pen, mine.filter((index) => !chosen.has(index)), kind.shape);
    }
    pen.globalAlpha = 1;
    fillShapes(pen, near, kind.shape);
  }
  for (const index of [state.selected, hovered]) if (index >= 0 && shown().nodes[index]) ring(pen, index);
  if (state.focus.length || state.path.length) badges(pen, seen);
}

function fillShapes(pen, some, shape) {
  pen.beginPath();
  for (const index of some) {
    const x = nodes[index].x * view.k + view.x;
    const y = nodes[index].y * view.k + view.y;
    const r = radius(index);
    if (r < 3) pen.fillRect(x - r, y - r, 2 * r, 2 * r); // sooner than a path of squares
    else shapePath(pen, shape, x, y, r);
  }
  pen.fill();
}

function ring(pen, index) {
  const [x, y] = view.apply([nodes[index].x, nodes[index].y]);
  pen.strokeStyle = colors.accent;
  pen.lineWidth = 3;
  pen.beginPath();
  pen.arc(x, y, radius(index) + 5, 0, 2 * Math.PI);
  pen.stroke();
}

// How many neighbours of a thing are not shown.
function badges(pen, seen) {
  pen.font = "bold 10px sans-serif";
  pen.textAlign = "center";
  for (const index of seen.slice(0, 400)) {
    const count = hiddenNeighbours(index).length;
    if (!count) continue;
    const [x, y] = view.apply([nodes[index].x, nodes[index].y]);
    halo(pen, `+${count}`, x + radius(index) + 9, y - radius(index) + 2, colors.soft, 1);
  }
}

// Names, the weightiest first, where there is room.
function drawLabels(pen, seen, chosen, far) {
  const small = new Set(seen);
  if (seen.length < 500) for (const index of seen) shapeTaken(index);
  const named = far && groups.length ? groups.filter((group) => group.members.length > 3).map((group) => group.head) : order;
  const first = [state.selected, hovered, ...(chosen || [])].filter((index) => index >= 0);
  let count = 0;
  let tries = 0;

  for (const index of [...first, ...named]) {
    if (!small.delete(index)) continue;
    tries += 1;
    if (count >= MOST_LABELS || tries > 1500) break;
    if (label(pen, index, chosen && !chosen.has(index) ? 0.35 : 1, index === state.selected || index === hovered)) count += 1;
  }
  canvas.dataset.named = String(count);
}

function label(pen, index, alpha, sure) {
  const size = Math.round(Math.min(16, Math.max(11, (nodes[index].kind === "event" ? 15 : 12.5) * Math.min(1.1, view.k * 1.6))));
  const lines = broken(spelled(nameOf(nodes[index])));
  const wide = Math.max(...lines.map((line) => line.length)) * size;
  const place = placeFor(index, wide, lines.length * (size + 2), sure);
  if (!place) return false;
  pen.font = `${nodes[index].kind === "event" ? "600 " : ""}${size}px system-ui, "Noto Sans CJK SC", sans-serif`;
  lines.forEach((line, at) => halo(pen, line, place[0] + wide / 2, place[1] + size * 0.85 + at * (size + 2), colors.ink, alpha));
  return true;
}

// Left and top of a label: below its thing, else beside or above it, where nothing else stands; null where there is no room.
function placeFor(index, wide, high, sure) {
  const x = nodes[index].x * view.k + view.x;
  const y = nodes[index].y * view.k + view.y;
  const gap = radius(index) + 4;
  const places = [[x - wide / 2, y + gap], [x + gap, y - high / 2], [x - gap - wide, y - high / 2], [x - wide / 2, y - gap - high]];
  return places.find(([left, top]) => roomFor(left, top, wide, high)) || (sure ? places[0] : null);
}

function halo(pen, text, x, y, color, alpha) {
  pen.globalAlpha = alpha;
  pen.textAlign = "center";
  pen.lineJoin = "round";
  pen.strokeStyle = colors.paper;
  pen.lineWidth = 3;
  pen.strokeText(text, x, y);
  pen.fillStyle = color;
  pen.fillText(text, x, y);
  pen.globalAlpha = 1;
}

// Keeps labels off the shape of a thing.
function shapeTaken(index) {
  const [x, y] = view.apply([nodes[index].x, nodes[index].y]);
  const r = radius(index);
  labelled.push([x - r, y - r, x + r, y + r]);
}

// Whether a rectangle of the screen is free; it is taken then.
function roomFor(left, top, wide, high) {
  if (left < 0 || top < 0 || left + wide > width || top + high > height) return false;
  for (const one of labelled) {
    if (left < one[2] && left + wide > one[0] && top < one[3] && top + high > one[1]) return false;
  }
  labelled.push([left, top, left + wide, top + high]);
  return true;
}

function thingAt(x, y) {
  const mask = shown().nodes;
  tree ||= quadtree(nodes.map((_, index) => index).filter((index) => mask[index]), (index) => nodes[index].x, (index) => nodes[index].y);
  const [across, down] = view.invert([x, y]);
  const found = tree.find(across, down, 40 / view.k);
  if (found === undefined) return -1;
  const [left, top] = view.apply([nodes[found].x, nodes[found].y]);
  return Math.hypot(left - x, top - y) <= Math.max(radius(found), 5) + 5 ? found : -1;
}

function linkAt(x, y) {
  const mask = shown().links;
  const [across, down] = view.invert([x, y]);
  let best = -1;
  let least = 5 / view.k;
  for (let number = 0; number < links.length; number += 1) {
    if (!mask[number]) continue;
    const gap = gapTo(links[number], across, down);
    if (gap < least) [best, least] = [number, gap];
  }
  return best;
}

function gapTo(link, x, y) {
  const [from, to] = [nodes[link.from], nodes[link.to]];
  const [wide, high] = [to.x - from.x, to.y - from.y];
  const share = Math.max(0, Math.min(1, ((x - from.x) * wide + (y - from.y) * high) / (wide * wide + high * high || 1)));
  return Math.hypot(from.x + share * wide - x, from.y + share * high - y);
}

function clicked(event) {
  if (event.defaultPrevented) return;
  const thing = thingAt(event.offsetX, event.offsetY);
  if (thing >= 0) return select(thing);
  if (view.k < FAR) return zoomToGroup(event);
  const link = linkAt(event.offsetX, event.offsetY);
  return change(link >= 0 ? { link, selected: -1 } : { link: -1, selected: -1 });
}

function zoomToGroup(event) {
  const [x, y] = view.invert([event.offsetX, event.offsetY]);
  const at = view.scale(3);
  move(zoomIdentity.translate(width / 2, height / 2).scale(at.k).translate(-x, -y));
}

function subjectAt(event) {
  const found = thingAt(event.x, event.y);
  if (found < 0) return undefined;
  const [x, y] = view.apply([nodes[found].x, nodes[found].y]);
  return { index: found, x, y };
}

function dragged(event) {
  [nodes[event.subject.index].x, nodes[event.subject.index].y] = view.invert([event.x, event.y]);
  draw();
}

function hover(event) {
  setHover(thingAt(event.offsetX, event.offsetY), event);
}

function setHover(index, event) {
  if (event && index >= 0) {
    tip.textContent = spelled(nameOf(nodes[index]));
    tip.style.left = `${Math.min(event.offsetX + 14, width - 180)}px`;
    tip.style.top = `${event.offsetY + 12}px`;
  }
  tip.hidden = index < 0;
  if (index === hovered) return;
  hovered = index;
  canvas.style.cursor = index >= 0 ? "pointer" : "grab";
  draw();
}

// The drawing as a canvas of its own, twice as fine, for a PNG.
export function picture() {
  const copy = make("canvas", { width: width * 2, height: height * 2 });
  const pen = copy.getContext("2d");
  pen.scale(2, 2);
  scene(pen, width, height);
  return copy;
}

// The same as the text of an SVG.
export function drawing() {
  const pen = recorder(canvas, context);
  scene(pen, width, height);
  return pen.finish(width, height);
}

export function zoomBy(factor) {
  selection.call(zoomer.scaleBy, factor);
}
