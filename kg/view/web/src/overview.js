// The network of a large graph from afar: its communities by the names of their weightiest things, each opened by a click.
import { groups, kinds, links, nodes } from "./data.js";
import { button, draw, make } from "./dom.js";
import { shown } from "./filters.js";
import { groupName } from "./naming.js";
import { pack } from "./packing.js";
import { change, state } from "./store.js";
import { nameOf, word } from "./words.js";

const MANY = 150; // linked things; fewer are drawn one by one
const ROOM = [15000, 11500]; // square pixels of the stage for each circle, and on a narrow one
const NARROW = 600;
const SMALL = 11; // pixels of a name in a circle too small for others
const LETTERS = [13, 12]; // pixels of a name
const FEWEST = 3; // things of a community that is drawn
let box, svg, rest;

export function mount(element) {
  svg = draw("svg", { id: "groups", role: "group" });
  rest = make("div", { id: "more-groups" });
  box = make("div", { id: "overview", hidden: true }, svg, rest);
  element.append(box);
  new ResizeObserver(() => { if (!box.hidden) paint(); }).observe(box);
}

// Whether the communities stand for their things: where nothing is chosen and the things would be too many to read.
export function wanted() {
  if (state.spread || state.selected >= 0 || state.link >= 0 || state.group >= 0 || state.focus.length || state.path.length) return false;
  return circlesOf().length > 2 && groups.reduce((sum, group) => sum + group.members.length, 0) > MANY;
}

export function show(visible) {
  box.hidden = !visible;
  if (visible) paint();
}

// The communities with what of them is shown, the largest first.
function circlesOf() {
  const mask = shown().nodes;
  const found = groups.map((group, number) => ({ number, group, count: group.members.reduce((sum, index) => sum + mask[index], 0) }));
  return found.filter((one) => one.count >= FEWEST).sort((one, other) => other.count - one.count || one.number - other.number);
}

function paint() {
  const [width, height] = [box.clientWidth, box.clientHeight];
  if (!width || !height) return;
  const narrow = Number(width < NARROW);
  const all = circlesOf();
  const most = Math.max(6, Math.min(36, Math.floor((width * height) / ROOM[narrow])));
  const circles = all.slice(0, most);
  for (const one of circles) one.r = Math.sqrt(one.count + 12);
  const joined = linksBetween(circles);
  pack(circles, joined, width - 16, height - 60);
  svg.setAttribute("viewBox", `${-width / 2} ${-(height - 44) / 2} ${width} ${height}`);
  svg.setAttribute("aria-label", word("groupsShown", circles.length));
  const thick = Math.max(1, ...joined.map((one) => one.count));
  const lines = joined.map(({ from, to, count }) => draw("line", { class: "between", x1: circles[from].x, y1: circles[from].y, x2: circles[to].x, y2: circles[to].y, "stroke-width": 1 + (6 * count) / thick }));
  svg.replaceChildren(...lines, ...circles.map((one) => circle(one, LETTERS[narrow])));
  const others = all.slice(most);
  const list = others.length ? make("details", {}, make("summary", {}, word("otherGroups", others.length)), make("div", { class: "list" }, others.map(({ number, group, count }) => button(`${groupName(group)} (${count})`, () => open(number), { class: "thing" })))) : null;
  rest.replaceChildren(...[button(word("everyThing"), () => change({ spread: true }), { id: "spread" }), list].filter(Boolean));
}

function open(number) {
  change({ group: number });
}

// The links between the communities drawn, by place in the list.
function linksBetween(circles) {
  const place = new Map(circles.map((one, at) => [one.number, at]));
  const mask = shown().links;
  const found = new Map();
  links.forEach((link, number) => {
    const [one, other] = [place.get(nodes[link.from].group), place.get(nodes[link.to].group)];
    if (!mask[number] || one === undefined || other === undefined || one === other) return;
    const key = `${Math.min(one, other)} ${Math.max(one, other)}`;
    if (!found.has(key)) found.set(key, { from: Math.min(one, other), to: Math.max(one, other), count: 0 });
    found.get(key).count += 1;
  });
  return [...found.values()];
}

function circle({ number, group, count, x, y, r }, letter) {
  const act = () => open(number);
  const onKey = (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } };
  const { color } = kinds[nodes[group.head].shape];
  return draw("g", { class: "community", tabindex: 0, role: "button", "data-group": number, "aria-label": `${groupName(group)} (${count})`, click: act, keydown: onKey },
    draw("title", {}, `${groupName(group, 8)} (${count})`),
    draw("circle", { class: "paper", cx: x, cy: y, r }), draw("circle", { cx: x, cy: y, r, fill: color, stroke: color }), names(group, letter, x, y, r));
}

// As many names as there is room for: whole ones first, each as wide as the circle where it stands.
function names(group, letter, x, y, r) {
  const mask = shown().nodes;
  const step = letter * 1.3;
  const rows = Math.max(1, Math.min(7, Math.floor((r * 1.55) / step)));
  const room = (row) => (2 * Math.sqrt(Math.max(0, r * r - ((Math.abs(row - (rows - 1) / 2) + 0.4) * step) ** 2)) - 4) / letter;
  const left = group.heads.filter((index) => mask[index]).map((index) => nameOf(nodes[index]));
  const found = [];
  for (let row = 0; row < rows && left.length; row += 1) {
    const fits = left.slice(0, 12).findIndex((name) => widthOf(name) <= room(row));
    if (fits >= 0) found.push([row, ...left.splice(fits, 1)]);
  }
  if (!found.length) return inLines(nameOf(nodes[group.heads.find((index) => mask[index]) ?? group.head]), x, y, r);
  return found.map(([row, name], at) => draw("text", { class: at ? "name" : "name first", "data-whole": "1", "font-size": letter, x, y: y + (row - (rows - 1) / 2) * step + letter * 0.36 }, name));
}

// One name over as many lines as a circle has that is too small for it in one, the rest cut off.
function inLines(name, x, y, r) {
  const step = SMALL * 1.15;
  const best = [1, 2, 3, 4].map((rows) => filled(name, rows, r, step)).find(({ left }) => !left.length) || filled(name, Math.max(1, Math.floor((1.7 * r) / step)), r, step);
  const { lines, left } = best;
  if (left.length) lines[lines.length - 1] = `${Array.from(lines[lines.length - 1]).slice(0, -1).join("")}…`;
  return lines.map((line, at) => draw("text", { class: "name first", "data-whole": left.length || at ? null : "1", "font-size": SMALL, x, y: y + (at - (lines.length - 1) / 2) * step + SMALL * 0.36 }, line));
}

// The lines of a name in a circle, and the characters there is no room for.
function filled(name, rows, r, step) {
  const left = Array.from(name);
  const lines = [];
  for (let row = 0; row < rows; row += 1) {
    const far = (Math.abs(row - (rows - 1) / 2) + 0.35) * step;
    let room = far < r ? (2 * Math.sqrt(r * r - far * far)) / SMALL : 0;
    let line = "";
    while (left.length && widthOf(left[0]) <= room) {
      room -= widthOf(left[0]);
      line += left.shift();
    }
    if (line) lines.push(line);
  }
  return { lines, left };
}

// How many Chinese characters wide a name is.
function widthOf(name) {
  return Array.from(name).reduce((sum, one) => sum + (one.codePointAt(0) < 0x300 ? 0.6 : 1), 0);
}
