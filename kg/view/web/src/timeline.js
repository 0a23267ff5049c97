// The timeline: events as bars on a scale of days, soft where a date is not exact; the strip above chooses a range.
import { nodes } from "./data.js";
import { draw, button, make } from "./dom.js";
import { isoOf, ticks } from "./dates.js";
import { shown, stretch } from "./filters.js";
import { watch } from "./gestures.js";
import { change, select, state } from "./store.js";
import { denseOf, foldedEvents, inOrder, moved, wholeOf, zoomed } from "./timescale.js";
import { nameOf, shortWhen, whenOf, word } from "./words.js";

const LANE = 26;
const STRIP = 64;
const HEAPS = 110; // pixels of the columns that tell how many events lie where
const CROWDED = 120; // events from which on the columns are drawn
const LONGEST = 28;
let box, strip, bars, note, paper;
let whole = null; // first and last day of the strip
let range = null; // what the bars span
let near = null; // the range that the reader zoomed to, or null
let events = [];
let placed = []; // every bar with its lane
let top = 0; // pixels above the first lane
let seen = null; // the bars that are drawn
let start = null; // where a drag on the strip began

export function mount(element) {
  box = element;
  strip = draw("svg", { id: "strip", role: "img" });
  bars = draw("svg", { id: "bars" });
  note = make("p", { class: "hint" });
  paper = make("ol", { id: "on-paper" });
  const scroll = make("div", { class: "scroll", tabindex: 0, scroll: () => seen && drawSeen(), keydown: onKey }, bars);
  box.append(note, strip, scroll, paper, make("div", { class: "zoom", role: "group" },
    button("+", () => zoom(1.8), { id: "time-in" }), button("−", () => zoom(1 / 1.8), { id: "time-out" }), button("⤢", () => look(null), { id: "time-all" })));
  strip.addEventListener("pointerdown", begin);
  strip.addEventListener("pointermove", go);
  strip.addEventListener("pointerup", finish);
  strip.addEventListener("dblclick", () => { near = null; change({ from: null, to: null }); });
  strip.addEventListener("wheel", (event) => { event.preventDefault(); zoom(Math.exp(-event.deltaY * 0.0016), dayUnder(event)); }, { passive: false });
  watch(scroll, { zoom: (factor, x) => zoom(factor, dayAt(x)), move: (pixels) => look(moved(range, (pixels / scroll.clientWidth) * (range[1] - range[0]), whole)) });
  new ResizeObserver(() => render(state, null)).observe(box);
  addEventListener("beforeprint", write);
}

export function render(now, before) {
  if (now.view !== "timeline" || !box.clientWidth) return;
  for (const [id, key] of [["time-in", "zoomIn"], ["time-out", "zoomOut"], ["time-all", "zoomAll"]]) document.getElementById(id).setAttribute("aria-label", word(key));
  if (before && (before.from !== now.from || before.to !== now.to || before.view !== now.view)) near = null;
  events = inOrder(foldedEvents(now.selected));
  whole = wholeOf(events);
  if (!whole) {
    note.textContent = word("noDates");
    strip.setAttribute("aria-label", word("noDates"));
    strip.replaceChildren();
    return bars.replaceChildren();
  }
  const chosen = [now.from ?? whole[0], now.to === null ? whole[1] : now.to + 1];
  whole = [Math.min(whole[0], chosen[0]), Math.max(whole[1], chosen[1])];
  range = near || (now.from === null && now.to === null ? denseOf(events, whole) : chosen);
  paint();
  if (!before || before.selected !== now.selected) bringIn(now.selected);
  return undefined;
}

function paint() {
  drawStrip(box.clientWidth);
  drawBars(bars.parentElement.clientWidth);
}

// Shows a range, or all there is.
function look(wanted) {
  if (!whole) return;
  near = wanted || [state.from ?? whole[0], state.to === null ? whole[1] : state.to + 1];
  range = near;
  paint();
}

function zoom(factor, around = (range[0] + range[1]) / 2) {
  if (whole) look(zoomed(range, factor, around, whole));
}

const dayAt = (x) => range[0] + (x / bars.parentElement.clientWidth) * (range[1] - range[0]);

// Plus and minus zoom, arrows move.
function onKey(event) {
  const act = { "+": () => zoom(1.8), "=": () => zoom(1.8), "-": () => zoom(1 / 1.8), 0: () => look(null), ArrowLeft: () => step(-1), ArrowRight: () => step(1) }[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey || !whole) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function step(way) {
  look(moved(range, (way * (range[1] - range[0])) / 5, whole));
}

// Scrolls and, where it lies outside, moves to the bar of a thing.
function bringIn(index) {
  const known = index >= 0 && nodes[index].kind === "event" ? stretch(index) : null;
  if (!known || !shown().nodes[index]) return;
  if (known.high < range[0] || known.low > range[1]) {
    const half = (range[1] - range[0]) / 2;
    whole = [Math.min(whole[0], known.low - 1), Math.max(whole[1], known.high + 1)];
    look(moved([known.low - half, known.low + half], 0, [Math.min(whole[0], known.low - half), Math.max(whole[1], known.low + half)]));
  }
  const mine = placed.find((one) => one.index === index);
  const scroll = bars.parentElement;
  const at = mine ? top + mine.lane * LANE : 0;
  if (!mine || (at > scroll.scrollTop && at + 2 * LANE < scroll.scrollTop + scroll.clientHeight)) return;
  scroll.scrollTop = Math.max(0, at - scroll.clientHeight / 2);
  drawSeen();
}

const scaleOf = ([low, high], wide) => (day) => ((day - low) / (high - low)) * wide;

// How many events begin in each of some equal parts of a stretch; those beyond it count at its ends.
function heapsOf([low, high], count) {
  const heaps = new Array(count).fill(0);
  for (const { known, others } of events) {
    const at = Math.floor(((known.low - low) / (high - low)) * count);
    heaps[Math.min(count - 1, Math.max(0, at))] += 1 + others.length;
  }
  return heaps;
}

// Every dated event in a thin column, with the range that is seen.
function drawStrip(wide) {
  const x = scaleOf(whole, wide);
  const count = Math.max(20, Math.floor(wide / 6));
  const heaps = heapsOf(whole, count);
  const most = Math.max(1, ...heaps);
  const columns = heaps.map((heap, at) => (heap ? draw("rect", { class: "heap", x: (at * wide) / count, width: wide / count - 1, y: STRIP - 18 - (heap / most) * (STRIP - 24), height: (heap / most) * (STRIP - 24) }) : null));
  const marks = ticks(...whole, wide / 90).flatMap(([day, label]) => tick(x(day), label, STRIP, 18));
  const part = range[0] > whole[0] || range[1] < whole[1];
  const chosen = part || state.from !== null || state.to !== null ? draw("rect", { class: "range", x: x(range[0]), width: Math.max(2, x(range[1]) - x(range[0])), y: 0, height: STRIP - 16 }) : null;
  strip.setAttribute("viewBox", `0 0 ${wide} ${STRIP}`);
  strip.setAttribute("height", STRIP);
  strip.setAttribute("aria-label", word("timelineHint"));
  strip.replaceChildren(...[...columns, ...marks, chosen].filter(Boolean));
}

function tick(at, label, bottom, room) {
  return [draw("line", { class: "tick", x1: at, x2: at, y1: 0, y2: bottom - room + 4 }), draw("text", { class: "tick", x: at + 3, y: bottom - 5 }, label)];
}

// Whether an event began before the range, whose bar says less of it than those that begin there.
const begun = ({ known }) => Number(known.low < range[0]);

// The events of the range in lanes, how many lie where above them where they crowd.
function drawBars(wide) {
  const within = events.filter(({ known }) => known.high > range[0] && known.low < range[1]).sort((one, other) => begun(one) - begun(other));
  const x = scaleOf(range, wide);
  const crowded = within.length > CROWDED;
  top = crowded ? HEAPS + 24 : 24;
  placed = [];
  const lanes = [];
  for (const { index, others, known } of within) {
    const left = Math.min(wide - 8, Math.max(-4, x(known.low)));
    const right = Math.max(4, Math.min(wide + 4, Math.max(x(known.high), left + 8)));
    const room = nameFor(index, others).length * 13.5 + 14;
    const inside = right - left > room + 10;
    const inward = !inside && right + room > wide && left - room > 0;
    const [from, to] = inward ? [left - room, right] : [left, inside ? right : right + room];
    let lane = lanes.findIndex((end) => end < from);
    if (lane < 0) lane = lanes.push(-Infinity) - 1;
    lanes[lane] = to + 6;
    placed.push({ index, others, known, left, right, lane, inward, x });
  }
  const high = Math.max(60, lanes.length * LANE + top + 30);
  const marks = ticks(...range, wide / 110).flatMap(([day, label]) => [draw("line", { class: "tick", x1: x(day), x2: x(day), y1: 0, y2: high }), draw("text", { class: "tick", x: x(day) + 3, y: 12 }, label)]);
  bars.setAttribute("viewBox", `0 0 ${wide} ${high}`);
  bars.setAttribute("height", high);
  seen = draw("g");
  bars.replaceChildren(...marks, ...(crowded ? heaps(within, wide) : []), seen);
  drawSeen();
  tellRest(within);
}

// Columns that tell how many events lie where; a click on one goes there.
function heaps(within, wide) {
  const count = Math.max(8, Math.floor(wide / 46));
  const days = (range[1] - range[0]) / count;
  const found = new Array(count).fill(0);
  for (const { known, others } of within) found[Math.min(count - 1, Math.max(0, Math.floor((known.low - range[0]) / days)))] += 1 + others.length;
  const most = Math.max(...found);
  return found.flatMap((heap, at) => {
    if (!heap) return [];
    const high = Math.max(3, (heap / most) * (HEAPS - 34));
    const [low, far] = [range[0] + at * days, range[0] + (at + 1) * days];
    const act = () => look(zoomed(range, (range[1] - range[0]) / Math.max(1, far - low), (low + far) / 2, whole));
    const onEnter = (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } };
    const left = (at * wide) / count;
    return [draw("g", { class: "crowd", tabindex: 0, role: "button", "aria-label": `${isoOf(low)}–${isoOf(far)}: ${heap}`, click: act, keydown: onEnter },
      draw("rect", { class: "heap", x: left + 1, width: wide / count - 2, y: HEAPS - high, height: high }),
      draw("text", { class: "tick", x: left + wide / count / 2, y: HEAPS - high - 4, "text-anchor": "middle" }, String(heap)))];
  });
}

// What is not to be seen: what lies before or after, and what has no date.
function tellRest(within) {
  const before = events.filter(({ known }) => known.high <= range[0]).length;
  const after = events.length - within.length - before;
  const mask = shown().nodes;
  const undated = nodes.filter((node, index) => node.kind === "event" && mask[index] && !stretch(index)).length;
  const way = (key, count, act) => (count ? button(word(key, count), act, { class: key }) : null);
  note.replaceChildren(...[
    way("earlier", before, () => look([Math.min(...events.map(({ known }) => known.low)) - 1, range[1]])),
    way("later", after, () => look([range[0], Math.max(...events.map(({ known }) => known.high)) + 1])),
    [word("timelineHint"), word("uncertain"), undated ? word("elsewhere", undated) : ""].filter(Boolean).join(" · "),
  ].filter(Boolean).flatMap((part, at) => (at ? [" ", part] : [part])));
}

// The events in words for paper, which a drawing of many lanes would not fill.
function write() {
  if (state.view !== "timeline") return;
  const rows = [...events].sort((one, other) => one.known.low - other.known.low || one.index - other.index);
  paper.replaceChildren(...rows.map(({ index, others }) => make("li", {}, make("span", { class: "when" }, shortWhen(nodes[index])), " ", nameFor(index, others, Infinity))));
}

// Only the bars in sight are drawn, and some above and below; the rest comes while scrolling.
function drawSeen() {
  const { scrollTop, clientHeight } = bars.parentElement;
  const [first, last] = [(scrollTop - top - clientHeight) / LANE - 1, (scrollTop - top + 2 * clientHeight) / LANE];
  seen.replaceChildren(...placed.filter((one) => one.lane >= first && one.lane <= last).map(bar));
}

// A bar: full where the event surely was, soft where it may have been.
function bar({ index, others, known, left, right, lane, inward, x }) {
  const y = lane * LANE + top;
  const sure = [Math.max(left, x(known.sureLow)), Math.min(right, Math.max(x(known.sureHigh), x(known.sureLow)))];
  const exact = known.sureHigh - known.sureLow > 0 && sure[1] > sure[0];
  const chosen = index === state.selected;
  const name = nameFor(index, others);
  const label = `${name} ${whenOf(nodes[index])}`; // what is seen, and when it was
  const parts = [draw("title", {}, `${nameOf(nodes[index])} ${whenOf(nodes[index])}`), draw("rect", { class: "soft", x: left, y, width: right - left, height: 15, rx: 7 })];
  if (exact) parts.push(draw("rect", { class: "sure", x: sure[0], y, width: Math.max(6, sure[1] - sure[0]), height: 15, rx: 4 }));
  if (right - left > name.length * 13.5 + 24) parts.push(draw("text", { class: "within", "aria-hidden": "true", x: Math.max(left, 0) + 10, y: y + 12 }, name));
  else parts.push(draw("text", { "aria-hidden": "true", x: inward ? left - 6 : right + 6, y: y + 12, "text-anchor": inward ? "end" : "start" }, name));
  const act = () => select(index);
  const onEnter = (event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); act(); } };
  return draw("g", { class: chosen ? "bar chosen" : "bar", tabindex: 0, role: "button", "aria-label": label, "data-thing": index, click: act, keydown: onEnter }, parts);
}

// The name beside a bar, and how many of the same name and time it stands for.
function nameFor(index, others, longest = LONGEST) {
  const name = Array.from(nameOf(nodes[index]));
  const short = name.length > longest ? `${name.slice(0, longest - 1).join("")}…` : name.join("");
  return others.length ? `${short} ×${others.length + 1}` : short;
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
  const dragged = Math.abs(event.clientX - start.at) > 4;
  start = null;
  if (dragged) change({ from: Math.floor(low), to: Math.max(Math.floor(low), Math.ceil(high) - 1) });
  else render(state, null);
}
