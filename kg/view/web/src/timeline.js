// The timeline: events as bars on a scale of days, soft where a date is not exact; dragging chooses a range.
import { nodes } from "./data.js";
import { draw, make } from "./dom.js";
import { ticks } from "./dates.js";
import { shown, span, stretch } from "./filters.js";
import { change, select, state } from "./store.js";
import { nameOf, whenOf, word } from "./words.js";

const LANE = 26;
const STRIP = 64;
const MOST = 1500;
const LONGEST = 28;
let box, strip, bars, note;
let whole = null; // first and last day of the strip
let range = null; // what the bars span
let start = null; // where a drag began

export function mount(element) {
  box = element;
  strip = draw("svg", { id: "strip", role: "img" });
  bars = draw("svg", { id: "bars" });
  note = make("p", { class: "hint" });
  box.append(note, strip, make("div", { class: "scroll", tabindex: 0 }, bars));
  strip.addEventListener("pointerdown", begin);
  strip.addEventListener("pointermove", go);
  strip.addEventListener("pointerup", finish);
  strip.addEventListener("dblclick", () => change({ from: null, to: null }));
  new ResizeObserver(() => render(state, null)).observe(box);
}

export function render(now, before) {
  if (now.view !== "timeline" || !box.clientWidth) return;
  whole = span();
  const wide = box.clientWidth;
  if (!whole) {
    note.textContent = word("noDates");
    strip.setAttribute("aria-label", word("noDates"));
    strip.replaceChildren();
    return bars.replaceChildren();
  }
  if (whole[1] - whole[0] < 2) whole = [whole[0] - 15, whole[1] + 15];
  const pad = (whole[1] - whole[0]) * 0.02;
  whole = [whole[0] - pad, whole[1] + pad];
  const open = now.from === null && now.to === null;
  range = open ? core() : [now.from ?? whole[0], now.to ?? whole[1]];
  drawStrip(wide);
  drawBars(bars.parentElement.clientWidth);
  if (!before || before.selected !== now.selected) bars.querySelector(".chosen")?.scrollIntoView({ block: "nearest" });
  return undefined;
}

// Where most events are: a few far-off ones would leave the rest no room, so they stand at the edge.
function core() {
  const mask = shown().nodes;
  const lows = nodes.map((node, index) => (node.kind === "event" && mask[index] && stretch(index) ? stretch(index).low : null)).filter((low) => low !== null).sort((one, other) => one - other);
  const cut = Math.floor(lows.length * 0.05) || (lows.length > 5 ? 1 : 0);
  const [low, high] = [lows[cut], lows[lows.length - 1 - cut]];
  if (!lows.length || high - low > (whole[1] - whole[0]) * 0.35) return whole;
  const pad = Math.max(15, (high - low) * 0.15);
  return [Math.max(whole[0], low - pad), Math.min(whole[1], high + pad + 30)];
}

const scaleOf = ([low, high], wide) => (day) => ((day - low) / (high - low)) * wide;

// Every dated event as a thin column, with the chosen range.
function drawStrip(wide) {
  const x = scaleOf(whole, wide);
  const count = Math.max(20, Math.floor(wide / 6));
  const heaps = new Array(count).fill(0);
  nodes.forEach((node, index) => {
    const known = node.kind === "event" && stretch(index);
    if (known) heaps[Math.min(count - 1, Math.floor(((known.low - whole[0]) / (whole[1] - whole[0])) * count))] += 1;
  });
  const most = Math.max(1, ...heaps);
  const columns = heaps.map((heap, at) => (heap ? draw("rect", { class: "heap", x: (at * wide) / count, width: wide / count - 1, y: STRIP - 18 - (heap / most) * (STRIP - 24), height: (heap / most) * (STRIP - 24) }) : null));
  const marks = ticks(...whole, wide / 90).flatMap(([day, label]) => tick(x(day), label, STRIP, 18));
  const chosen = state.from !== null || state.to !== null ? draw("rect", { class: "range", x: x(range[0]), width: Math.max(2, x(range[1]) - x(range[0])), y: 0, height: STRIP - 16 }) : null;
  strip.setAttribute("viewBox", `0 0 ${wide} ${STRIP}`);
  strip.setAttribute("height", STRIP);
  strip.setAttribute("aria-label", word("timelineHint"));
  strip.replaceChildren(...[...columns, ...marks, chosen].filter(Boolean));
}

function tick(at, label, bottom, room) {
  return [draw("line", { class: "tick", x1: at, x2: at, y1: 0, y2: bottom - room + 4 }), draw("text", { class: "tick", x: at + 3, y: bottom - 5 }, label)];
}

// The events of the range in lanes.
function drawBars(wide) {
  const mask = shown().nodes;
  const all = nodes.map((_, index) => index).filter((index) => nodes[index].kind === "event" && mask[index]);
  const dated = all.filter((index) => stretch(index)).sort((one, other) => stretch(one).low - stretch(other).low || one - other);
  const x = scaleOf(range, wide);
  const lanes = [];
  const shapes = [];
  for (const index of dated.slice(0, MOST)) {
    const known = stretch(index);
    const left = Math.min(wide - 8, Math.max(-4, x(known.low)));
    const right = Math.max(4, Math.min(wide + 4, Math.max(x(known.high), left + 8)));
    const room = nameFor(index, known).length * 13.5 + 14;
    const within = right - left > room + 10;
    const inward = !within && right + room > wide && left - room > 0;
    const [from, to] = inward ? [left - room, right] : [left, within ? right : right + room];
    let lane = lanes.findIndex((end) => end < from);
    if (lane < 0) lane = lanes.push(-Infinity) - 1;
    lanes[lane] = to + 6;
    shapes.push(bar(index, known, { left, right, lane, inward, x }));
  }
  const high = Math.max(60, lanes.length * LANE + 50);
  const marks = ticks(...range, wide / 110).flatMap(([day, label]) => [draw("line", { class: "tick", x1: x(day), x2: x(day), y1: 0, y2: high }), draw("text", { class: "tick", x: x(day) + 3, y: 12 }, label)]);
  bars.setAttribute("viewBox", `0 0 ${wide} ${high}`);
  bars.setAttribute("height", high);
  bars.replaceChildren(...marks, ...shapes);
  const undated = all.length - dated.length;
  note.textContent = [word("timelineHint"), word("uncertain"), undated ? word("elsewhere", undated) : ""].filter(Boolean).join(" · ");
}

// A bar: full where the event surely was, soft where it may have been.
function bar(index, known, { left, right, lane, inward, x }) {
  const y = lane * LANE + 24;
  const sure = [Math.max(left, x(known.sureLow)), Math.min(right, Math.max(x(known.sureHigh), x(known.sureLow)))];
  const exact = known.sureHigh - known.sureLow > 0 && sure[1] > sure[0];
  const chosen = index === state.selected;
  const name = nameFor(index, known);
  const label = /[◂▸]/.test(name) ? name : `${name} ${whenOf(nodes[index])}`; // what is seen, and when it was
  const parts = [draw("title", {}, `${nameOf(nodes[index])} ${whenOf(nodes[index])}`), draw("rect", { class: "soft", x: left, y, width: right - left, height: 15, rx: 7 })];
  if (exact) parts.push(draw("rect", { class: "sure", x: sure[0], y, width: Math.max(6, sure[1] - sure[0]), height: 15, rx: 4 }));
  if (right - left > name.length * 13.5 + 24) parts.push(draw("text", { class: "within", "aria-hidden": "true", x: Math.max(left, 0) + 10, y: y + 12 }, name));
  else parts.push(draw("text", { "aria-hidden": "true", x: inward ? left - 6 : right + 6, y: y + 12, "text-anchor": inward ? "end" : "start" }, name));
  const act = () => select(index);
  const onKey = (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } };
  return draw("g", { class: chosen ? "bar chosen" : "bar", tabindex: 0, role: "button", "aria-label": label, "data-thing": index, click: act, keydown: onKey }, parts);
}

// The name beside a bar; what lies beyond the scale says when it was.
function nameFor(index, known) {
  const name = Array.from(nameOf(nodes[index]));
  const short = name.length > LONGEST ? `${name.slice(0, LONGEST - 1).join("")}…` : name.join("");
  if (known.high < range[0]) return `◂ ${whenOf(nodes[index])} ${short}`;
  return known.low > range[1] ? `${short} ${whenOf(nodes[index])} ▸` : short;
}

function dayUnder(event) {
  const { left, width } = strip.getBoundingClientRect();
  return whole[0] + (Math.max(0, Math.min(width, event.clientX - left)) / width) * (whole[1] - whole[0]);
}

function begin(event) {
  if (!whole || event.button) return;
  start = { day: dayUnder(event), at: event.clientX };
  strip.setPointerCapture(event.pointerId);
}

function go(event) {
  if (!start) return;
  const [low, high] = [start.day, dayUnder(event)].sort((one, other) => one - other);
  const x = scaleOf(whole, box.clientWidth);
  strip.querySelector(".range")?.remove();
  strip.append(draw("rect", { class: "range", x: x(low), width: x(high) - x(low), y: 0, height: STRIP - 16 }));
}

function finish(event) {
  if (!start) return;
  const [low, high] = [start.day, dayUnder(event)].sort((one, other) => one - other);
  const moved = Math.abs(event.clientX - start.at) > 4;
  start = null;
  if (moved) change({ from: Math.floor(low), to: Math.ceil(high) });
  else render(state, null);
}
