// Which stretch of time the timeline shows, and which events stand in it how.
import { nodes } from "./data.js";
import { shown, span, stretch } from "./filters.js";

const YEAR = 360; // days; what may lie anywhere in so many is told to the year
const APART = 3; // how many times longer than where most events lie the whole must be for a few to be left at the edge
const MOST = 0.75; // of the events, which are seen first where they lie close together
const FEWEST = 8;
const MONTH = 31;
export const LEAST = 1; // days that can be seen at the nearest

// The dated events that are shown, those of one name and time as one: [{ index, others, known }].
export function foldedEvents(selected) {
  const mask = shown().nodes;
  const found = new Map();
  nodes.forEach((node, index) => {
    if (node.kind !== "event" || !mask[index] || !stretch(index)) return;
    const key = `${node.label} ${node.start} ${node.end}`;
    const one = found.get(key);
    if (!one) found.set(key, { index, others: [], known: stretch(index) });
    else if (index === selected) Object.assign(one, { index, others: [...one.others, one.index] });
    else one.others.push(index);
  });
  return [...found.values()];
}

// Exact days first, then what is only told to the year; each in order of time.
export function inOrder(events) {
  const vague = ({ known }) => (known.sureHigh <= known.sureLow && known.high - known.low > YEAR ? 1 : 0);
  return events.sort((one, other) => vague(one) - vague(other) || one.known.low - other.known.low || one.index - other.index);
}

// From when to when the scale goes: where the events lie, save a few so far off that the rest would have no room.
export function wholeOf(events) {
  const all = span();
  if (!all) return null;
  const [low, high] = all[1] - all[0] < 2 ? [all[0] - 15, all[1] + 15] : all;
  const lows = events.map((one) => one.known.low).sort((one, other) => one - other);
  const cut = lows.length > 5 ? Math.max(1, Math.floor(lows.length * 0.05)) : 0;
  const [first, last] = [lows[cut], lows[lows.length - 1 - cut]];
  const far = cut && high - low > APART * Math.max(60, last - first);
  const [from, to] = far ? [Math.max(low, first - 15), Math.min(high, last + 45)] : [low, high];
  const pad = (to - from) * 0.02;
  return [from - pad, to + pad];
}

// The stretch that a reader sees first: where most events begin, where that is a small part of the whole.
export function denseOf(events, [first, last]) {
  const lows = events.map((one) => one.known.low).filter((low) => low >= first && low <= last).sort((one, other) => one - other);
  const wanted = Math.ceil(lows.length * MOST);
  if (wanted < FEWEST) return [first, last];
  let best = 0;
  for (let at = 1; at + wanted <= lows.length; at += 1) {
    if (lows[at + wanted - 1] - lows[at] < lows[best + wanted - 1] - lows[best]) best = at;
  }
  const [from, to] = [lows[best], lows[best + wanted - 1]];
  const pad = Math.max(2, (to - from) * 0.06);
  return last - first > APART * Math.max(MONTH, to - from) ? [Math.max(first, from - pad), Math.min(last, to + pad)] : [first, last];
}

// A range made nearer or farther around a day, never shorter than a day nor beyond the whole.
export function zoomed([low, high], factor, around, [first, last]) {
  const wide = Math.min(last - first, Math.max(LEAST, (high - low) / factor));
  const share = (around - low) / (high - low);
  return moved([around - share * wide, around + (1 - share) * wide], 0, [first, last]);
}

// A range moved by some days, within the whole.
export function moved([low, high], days, [first, last]) {
  const step = Math.min(last - high, Math.max(first - low, days));
  return [low + step, high + step];
}
