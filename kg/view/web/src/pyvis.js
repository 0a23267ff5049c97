// The network of a small graph: vis-network over the drawing that pyvis made.
import { plain as spelled } from "./bidi.js";
import { drawing as given, kinds, links, linksOf, nodes, otherEnd } from "./data.js";
import { make } from "./dom.js";
import { hiddenNeighbours, linkedOf, shown } from "./filters.js";
import { recorder } from "./recorder.js";
import { broken } from "./shapes.js";
import { change, select, state } from "./store.js";
import { linksOnWay } from "./ways.js";
import { order, walk } from "./walking.js";
import { nameOf, say, word } from "./words.js";

const FADED = 0.2;
const CROWDED = 600; // links; more would cover the things, so they show through until one is chosen
const LEGIBLE = 13; // pixels on the screen of the names around what is selected
const SPARSE = 11; // pixels of the names on a drawing too small for those that the layout has room for
const TALL = 1.2; // how many times higher than wide a screen is that a drawing is turned for
const STRETCH = 2;
const FEW = 30; // of more the names would cover each other
export const present = Boolean(given && window.vis);
let box, colors, drawn;
let fitted = false;
let turned = false; // whether the drawing stands on its side, where the layout has made no room for the names
let named = null; // for each thing whether its name is drawn, or null where there is room for all
let resting = 0; // the timer that waits for zooming to end
let way = new Set(); // the links of a path
let clicked = false; // whether the reader is at work in the drawing itself

export function mount(element) {
  box = make("div", { id: "drawing", tabindex: 0, role: "application", keydown: walk });
  element.append(box);
  readColors();
  const things = new vis.DataSet(given.nodes.map((node) => ({ ...node, ...look(node.id, null) })));
  const edges = new vis.DataSet(given.edges.map((edge) => ({ ...edge, ...lookOfLink(edge.id, null) })));
  const network = new vis.Network(box, { nodes: things, edges }, { ...given.options, interaction: { ...given.options.interaction, keyboard: false } });
  network.on("click", ({ nodes: [thing], edges: [link] }) => {
    clicked = true;
    if (thing !== undefined) select(thing);
    else change(link === undefined ? { link: -1, selected: -1 } : { link, selected: -1 });
    clicked = false;
  });
  network.on("dragEnd", keepPlaces);
  network.on("animationFinished", atRest);
  network.on("zoom", () => { clearTimeout(resting); resting = setTimeout(atRest, 150); });
  network.on("afterDrawing", () => { box.dataset.frame = "1"; });
  drawn = { network, things, edges };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle);
}

// The canvas takes its colours from the style sheet, which follows the reader's light or dark.
function readColors() {
  const style = getComputedStyle(document.documentElement);
  const names = ["ink", "soft", "paper", "pale", "link", "accent"];
  colors = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

export function restyle() {
  readColors();
  repaint();
}

// The same at once, as before printing.
export function restyleNow() {
  restyle();
  drawn.network.redraw();
}

export function render(now, before, reopened = false) {
  box.setAttribute("aria-label", word("nodesOf", shown().count));
  if (reopened) drawn.network.setSize("100%", "100%");
  repaint();
  if (now.selected >= 0 && shown().nodes[now.selected]) drawn.network.selectNodes([now.selected], false);
  else if (now.link >= 0) drawn.network.selectEdges([now.link]);
  else drawn.network.unselectAll();
  if (!fitted || (reopened && now.selected < 0)) {
    if (!fitted) stand();
    fitted = true;
    showFirst();
  } else if (before && ["focus", "path", "hops", "group", "hidden", "source", "spread"].some((name) => now[name] !== before[name])) showAll();
  else if (now.selected >= 0 && (!before || now.selected !== before.selected)) bringIn(now.selected);
  else if (before && before.view !== now.view && now.selected >= 0 && outOfSight(now.selected)) bringIn(now.selected);
}

// A drawing wider than high is turned for a screen higher than wide, and stretched to its height.
function stand() {
  const some = linkedOf(shown());
  const ends = (key) => [Math.min(...some.map((index) => nodes[index][key])), Math.max(...some.map((index) => nodes[index][key]))];
  const [wide, high] = ["x", "y"].map((key) => ends(key)[1] - ends(key)[0]);
  if (some.length < 3 || box.clientHeight < TALL * box.clientWidth || wide < high) return;
  const longer = Math.max(1, Math.min(STRETCH, ((box.clientHeight / box.clientWidth) * high) / wide));
  turned = true;
  for (const node of nodes) [node.x, node.y] = [node.y, node.x * longer];
  drawn.things.update(nodes.map(({ x, y }, id) => ({ id, x, y })));
}

function outOfSight(index) {
  const { x, y } = drawn.network.canvasToDOM(drawn.network.getPosition(index));
  return x < 40 || y < 40 || x > box.clientWidth - 40 || y > box.clientHeight - 40;
}

// After zooming names are drawn anew, where their sizes depend on the scale.
function atRest() {
  if (named || neighbourhood() || namesWithRoom(null)) repaint();
}

// Brings every thing and link up to date with filters, selection and language.
function repaint() {
  const near = neighbourhood();
  named = namesWithRoom(near);
  way = new Set(state.path.length > 1 ? linksOnWay(state.path) : []);
  box.dataset.named = String(named ? named.reduce((sum, one) => sum + one, 0) : shown().count);
  drawn.things.update(nodes.map((_, index) => ({ id: index, ...look(index, near) })));
  drawn.edges.update(links.map((_, number) => ({ id: number, ...lookOfLink(number, near) })));
}

function neighbourhood() {
  if (state.path.length > 1 && state.link < 0) return new Set(state.path);
  if (state.link >= 0) return new Set([links[state.link].from, links[state.link].to]);
  if (state.selected < 0) return null;
  return new Set([state.selected, ...linksOf[state.selected].map((number) => otherEnd(links[number], state.selected))]);
}

function look(index, near) {
  const plain = !near || near.has(index);
  const { font } = given.nodes[index];
  const called = near && plain && near.size <= FEW ? legible(font.size) : 0;
  const size = called || (named ? Math.max(font.size, SPARSE / drawn.network.getScale()) : font.size);
  const { color } = kinds[nodes[index].shape];
  const more = state.focus.length || state.path.length ? hiddenNeighbours(index).length : 0;
  return {
    label: named && !called && !named[index] ? " " : broken(spelled(nameOf(nodes[index]))).join("\n") + (more ? ` +${more}` : ""),
    hidden: !shown().nodes[index],
    opacity: plain ? 1 : FADED,
    color: { background: color, border: colors.paper, highlight: { background: color, border: colors.ink }, hover: { background: color, border: colors.ink } },
    borderWidth: 1,
    borderWidthSelected: 4,
    font: { ...font, size, color: plain ? colors.ink : colors.pale, strokeWidth: 3, strokeColor: colors.paper },
  };
}

// Where the names that the layout made room for would be too small to read: the weightiest that fit when larger.
function namesWithRoom(near) {
  const k = drawn.network.getScale();
  if (given.nodes.length < 2 || (!turned && Math.max(...given.nodes.map((node) => node.font.size)) * k >= SPARSE)) return null;
  const mask = shown().nodes;
  const forms = nodes.map((node, index) => (mask[index] ? boxOf(node, given.nodes[index].size) : null));
  const taken = [];
  const kept = new Uint8Array(nodes.length);
  for (const index of [...(near || []), ...order]) {
    if (!mask[index] || kept[index]) continue;
    const lines = broken(spelled(nameOf(nodes[index])));
    const wide = Math.max(...lines.map((line) => line.length)) * SPARSE / k;
    const top = forms[index][3];
    const label = [nodes[index].x - wide / 2, top, nodes[index].x + wide / 2, top + (lines.length * 1.2 * SPARSE + 8) / k];
    if (taken.some((other) => meet(label, other) || meet(forms[index], other)) || forms.some((form, other) => form && other !== index && meet(label, form))) continue;
    taken.push(label);
    kept[index] = 1;
  }
  return kept;
}

const boxOf = ({ x, y }, size) => [x - size, y - size, x + size, y + size];
const meet = (one, other) => one[0] < other[2] && one[2] > other[0] && one[1] < other[3] && one[3] > other[1];

// A size of letters that can be read at the present scale, neither smaller than they are nor larger than their things.
function legible(size) {
  return drawn ? Math.max(size, Math.min(40, LEGIBLE / drawn.network.getScale())) : size;
}

function lookOfLink(number, near) {
  const link = links[number];
  const strong = state.link === number || (state.path.length > 1 ? way.has(number) : state.link < 0 && near !== null && (link.from === state.selected || link.to === state.selected));
  const clear = strong || links.length <= CROWDED ? 1 : 0.35;
  return {
    hidden: !shown().links[number],
    label: strong ? say(link.word) : " ", // vis-network keeps the old label where the new one is empty
    color: { color: strong ? colors.accent : colors.link, highlight: colors.accent, hover: colors.accent, opacity: !near || strong ? clear : FADED },
    font: { size: strong ? legible(12) : 12, color: colors.accent, strokeWidth: 4, strokeColor: colors.paper, align: "middle" },
  };
}

// Opens on what is linked; what stands aside is seen by zooming out.
function showFirst() {
  if (state.selected >= 0) return bringIn(state.selected);
  return fit(linkedOf(shown()));
}

// Fits all that is shown.
export function showAll() {
  fit(nodes.map((_, index) => index).filter((index) => shown().nodes[index]));
}

function fit(some) {
  if (some.length) drawn.network.fit({ nodes: some, maxZoomLevel: 1.2, animation: false });
  repaint();
}

// Fits a thing that was selected elsewhere and what is next to it, large enough to read.
function bringIn(index) {
  if (!shown().nodes[index] || clicked) return;
  const near = linksOf[index].map((number) => otherEnd(links[number], index)).filter((other) => shown().nodes[other]);
  drawn.network.fit({ nodes: [index, ...near], minZoomLevel: 0.5, maxZoomLevel: 1, animation: calm() });
}

export function zoomBy(factor) {
  drawn.network.moveTo({ scale: drawn.network.getScale() * factor, animation: calm() });
}

// No movement for readers who asked their system for none.
function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 300 };
}

function keepPlaces({ nodes: moved }) {
  for (const index of moved) Object.assign(nodes[index], drawn.network.getPosition(index));
}

// The drawing as a canvas of its own, on the colour of the page.
export function picture() {
  const [source] = box.getElementsByTagName("canvas");
  const copy = make("canvas", { width: source.width, height: source.height });
  const pen = copy.getContext("2d");
  pen.fillStyle = colors.paper;
  pen.fillRect(0, 0, copy.width, copy.height);
  pen.drawImage(source, 0, 0);
  return copy;
}

// The same as the text of an SVG: vis draws once more, with a pen that keeps what it draws.
export function drawing() {
  const [source] = box.getElementsByTagName("canvas");
  const pen = recorder(source, document.createElement("canvas").getContext("2d"));
  pen.fillStyle = colors.paper;
  pen.fillRect(0, 0, source.width, source.height);
  source.getContext = () => pen;
  drawn.network.redraw();
  delete source.getContext;
  drawn.network.redraw();
  return pen.finish(source.width, source.height, source.clientWidth, source.clientHeight);
}
