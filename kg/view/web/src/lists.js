// Long lists: the first rows, how many of how many, and the rest at a touch.
import { button, make } from "./dom.js";
import { word } from "./words.js";

const STEP = 300;

// Fills `box` with the rows of the first `step` items (an element or a list of them each); what comes back tells what
// is still to come and brings it, hidden where all stands there.
export function listed(box, items, rowOf, step) {
  const told = make("span", { role: "status" });
  const more = button("", () => add(step), { class: "more-rows" });
  const all = button(word("showAllRows"), () => add(items.length), { class: "all-rows" });
  const rest = make("p", { class: "rest" }, told, more, all);
  let at = 0;
  function add(count) {
    const last = Math.min(items.length, at + count);
    for (; at < last; at += 1) box.append(...[rowOf(items[at], at)].flat(3).filter(Boolean));
    const left = items.length - at;
    rest.hidden = !left;
    told.textContent = word("listedOf", at, items.length);
    more.textContent = word("more", Math.min(step, left));
    all.hidden = left <= step;
  }
  add(step);
  return rest;
}

// A list that may be long: its first rows and the way to the rest.
export function long(items, rowOf) {
  const box = make("div", { class: "list" });
  return [box, listed(box, items, rowOf, STEP)];
}
