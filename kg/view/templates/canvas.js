// The network itself: vis-network over the drawing that pyvis made.
const LINE = 9; // characters in a line of a label; the layout counts on it
const LINES = 3;
const FADED = 0.12;
const CROWDED = 600; // links; more would cover the things, so they show through until one is chosen
const SMALLEST = 0.3; // the scale at which the names of events can still be read
const DARK = matchMedia("(prefers-color-scheme: dark)");

const hiddenKinds = new Set();
let singlesHidden = data.links.length > 0;
let chosen = null; // the number of the selected thing
let drawn = null; // { network, nodes, edges }
let colors = null; // those of the style sheet, by name

// The canvas takes its colours from the style sheet, which follows the reader's light or dark.
function readColors() {
  const style = getComputedStyle(document.documentElement);
  colors = Object.fromEntries(["ink", "paper", "pale", "link", "accent"].map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

// Draws the network; `onThing` and `onLink` are told what is clicked, null for the ground.
function draw(onThing, onLink) {
  readColors();
  const nodes = new vis.DataSet(data.vis.nodes.map((node) => ({ ...node, ...look(node.id) })));
  const edges = new vis.DataSet(data.vis.edges.map((edge) => ({ ...edge, ...lookOfLink(edge.id) })));
  const network = new vis.Network(document.getElementById("network"), { nodes, edges }, data.vis.options);
  network.on("click", ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) onThing(node);
    else if (edge !== undefined) onLink(edge);
    else onThing(null);
  });
  drawn = { network, nodes, edges };
  network.once("afterDrawing", showFirst);
  DARK.addEventListener("change", () => {
    readColors();
    repaint();
  });
}

// Selects a thing, or nothing; what is not next to it fades.
function choose(index, { move = false } = {}) {
  chosen = index;
  if (index !== null) reveal(index);
  repaint();
  if (index === null) return drawn.network.unselectAll();
  drawn.network.selectNodes([index], false);
  if (move) showAround(index);
  return undefined;
}

// Brings every node and edge up to date with filters, selection and language.
function repaint() {
  drawn.nodes.update(data.nodes.map((_, index) => ({ id: index, ...look(index) })));
  drawn.edges.update(data.links.map((_, index) => ({ id: index, ...lookOfLink(index) })));
}

// Opens on the whole, or on the event with the most links where the whole would be too small to read.
function showFirst() {
  showAll();
  if (drawn.network.getScale() >= SMALLEST || !data.chronicle.length) return;
  const busiest = data.chronicle.reduce((one, other) => (linksOf[other].length > linksOf[one].length ? other : one));
  drawn.network.focus(busiest, { scale: SMALLEST, animation: false });
}

// Fits all that is shown.
function showAll() {
  const shown = data.nodes.map((_, index) => index).filter((index) => !isHidden(index));
  if (!shown.length) return;
  drawn.network.fit({ nodes: shown, maxZoomLevel: 1.2 });
}

// Fits a thing and what is next to it, large enough to read.
function showAround(index) {
  const near = linksOf[index].map((link) => otherEnd(data.links[link], index)).filter((other) => !isHidden(other));
  drawn.network.fit({ nodes: [index, ...near], minZoomLevel: 0.4, maxZoomLevel: 1, animation: calm() });
}

function zoom(factor) {
  drawn.network.moveTo({ scale: drawn.network.getScale() * factor, animation: calm() });
}

function isHidden(index) {
  if (hiddenKinds.has(data.nodes[index].kind)) return true;
  return singlesHidden && !linksOf[index].length && data.nodes[index].kind !== "event";
}

// Lifts the filter that hides a thing.
function reveal(index) {
  hiddenKinds.delete(data.nodes[index].kind);
  if (isHidden(index)) singlesHidden = false;
}

function isNear(index) {
  return chosen === null || index === chosen || linksOf[chosen].some((link) => otherEnd(data.links[link], chosen) === index);
}

function look(index) {
  const near = isNear(index);
  const node = data.nodes[index];
  const { color } = kinds.get(node.kind);
  return {
    label: broken(nameOf(node)),
    hidden: isHidden(index),
    opacity: near ? 1 : FADED,
    color: { background: color, border: colors.paper, highlight: { background: color, border: colors.ink }, hover: { background: color, border: colors.ink } },
    borderWidth: 1,
    borderWidthSelected: 4,
    font: { ...data.vis.nodes[index].font, color: near ? colors.ink : colors.pale, strokeWidth: 3, strokeColor: colors.paper },
  };
}

function lookOfLink(index) {
  const link = data.links[index];
  const near = chosen === null || link.from === chosen || link.to === chosen;
  const strong = chosen !== null && near;
  const clear = strong || data.links.length <= CROWDED ? 1 : 0.35;
  return {
    hidden: isHidden(link.from) || isHidden(link.to),
    label: strong ? say(link.label) : " ", // vis-network keeps the old label where the new one is empty
    color: { color: strong ? colors.accent : colors.link, highlight: colors.accent, hover: colors.accent, opacity: near ? clear : FADED },
    font: { size: 12, color: colors.accent, strokeWidth: 4, strokeColor: colors.paper, align: "middle" },
  };
}

// A label in lines of about equal length, the rest of a long one cut off; numbers and closing signs stay whole.
function broken(label) {
  const characters = Array.from(label.replace(/\s+/g, " "));
  const shown = characters.length > LINE * LINES ? [...characters.slice(0, LINE * LINES - 1), "…"] : characters;
  const length = Math.ceil(shown.length / Math.ceil(shown.length / LINE));
  const lines = [""];
  shown.forEach((character, at) => {
    const full = Array.from(lines[lines.length - 1]).length >= length;
    if (full && lines.length < LINES && mayBreak(shown[at - 1], character)) lines.push("");
    lines[lines.length - 1] += character;
  });
  return lines.join("\n");
}

function mayBreak(before, after) {
  return !(/[0-9A-Za-z]/.test(before) && /[0-9A-Za-z]/.test(after)) && !/[》」』）〉】”’，。、！？：；…)\]]/.test(after) && !/[《「『（〈【“‘(\[]/.test(before);
}

// No movement for readers who asked their system for none.
function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches ? false : { duration: 350 };
}
