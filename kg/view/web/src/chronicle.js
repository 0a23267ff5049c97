// The events in order of time, as the panel tells them where nothing is chosen.
import { nodes } from "./data.js";
import { make } from "./dom.js";
import { shown, stretch } from "./filters.js";
import { long } from "./lists.js";
import { nameOf, tongue, word } from "./words.js";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

// A heading for each year; `buttonOf` makes the button of a thing.
export function chronicle(buttonOf) {
  const mask = shown().nodes;
  const events = nodes.map((_, index) => index).filter((index) => nodes[index].kind === "event" && mask[index]);
  events.sort((one, other) => moment(one) - moment(other) || one - other);
  let heading = null;
  const rowOf = (index) => {
    const year = (/^-?\d+/.exec(nodes[index].start || nodes[index].end) || [""])[0] || word("undated");
    const fresh = year !== heading;
    heading = year;
    return [fresh ? make("h3", {}, year) : null, buttonOf(index, make("span", { class: "when" }, dayOf(nodes[index])), make("span", {}, nameOf(nodes[index])))];
  };
  const none = events.length ? null : make("p", { class: "nothing" }, word("noEvents"));
  return [make("h2", {}, word("chronicle")), long(events, rowOf), none];
}

function moment(index) {
  const known = stretch(index);
  return known ? known.low : Number.MAX_SAFE_INTEGER;
}

// The days of an event as the chronicle shows them below its year.
function dayOf(node) {
  const from = node.start || node.end;
  const to = node.end || node.start;
  if (!from || from === to) return dayWords(from);
  const [year, month] = from.split("-");
  const day = to.split("-")[2];
  const rest = day && to.startsWith(`${year}-${month}-`) ? dayNumber(Number(day)) : dayWords(to);
  return to.startsWith(`${year}-`) ? `${dayWords(from)}–${rest}` : `${dayWords(from)}–${to}`;
}

const dayNumber = (day) => (tongue === "en" ? String(day) : `${day}日`);

function dayWords(date) {
  const [, month, day] = /^-?\d+-(\d\d)(?:-(\d\d))?$/.exec(date || "") || [];
  if (!month) return "";
  const name = tongue === "en" ? MONTHS[month - 1] : `${Number(month)}月`;
  if (!day) return name;
  return tongue === "en" ? `${name} ${Number(day)}` : `${name}${Number(day)}日`;
}
