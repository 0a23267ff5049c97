// The view of all corrections: listed, taken back one by one, saved as the table that a build follows.
import { corrections, onCorrection, save, sign, takeIn, who, withdraw } from "./corrections.js";
import { told } from "./correcting.js";
import { nodes } from "./data.js";
import { button, icon, make } from "./dom.js";
import { byPath } from "./paths.js";
import { select, state } from "./store.js";
import { nameOf, word } from "./words.js";

let box;

export function mount(element) {
  box = element;
  onCorrection(() => render(state));
}

export function render(now) {
  if (now.view !== "corrections") return;
  const many = corrections.length;
  const file = make("input", { type: "file", accept: ".csv", hidden: true, change: read });
  const name = make("input", { type: "text", id: "who", "aria-label": word("who"), placeholder: word("who"), change: () => sign(name.value) });
  name.value = who();
  const tools = make("div", { class: "tools" },
    button(word("saveCorrections"), save, { id: "save-corrections", disabled: !many }), button(word("loadCorrections"), () => file.click(), { id: "load-corrections" }), file,
    many ? button(word("withdrawAll"), () => [...corrections].forEach(withdraw), { id: "withdraw-all" }) : null, name);
  const head = make("tr", {}, ["name", "correction", "who", "whenDecided", ""].map((key) => make("th", { scope: "col" }, key ? word(key) : "")));
  const table = make("table", { class: "facts" }, make("thead", {}, head), make("tbody", {}, corrections.map(row)));
  box.replaceChildren(tools, make("p", { class: "hint" }, word(many ? "correctionsHint" : "noCorrections")), make("div", { class: "scroll", tabindex: 0 }, many ? table : null));
}

function row(one) {
  const index = byPath(one.name);
  const name = index >= 0 ? [icon(nodes[index].kind), " ", make("button", { type: "button", class: "name", "data-thing": index, click: () => select(index) }, nameOf(nodes[index]))] : one.name;
  return make("tr", { "data-name": one.name }, make("td", {}, name), make("td", {}, told(one)), make("td", { class: "short" }, one.who), make("td", { class: "short" }, one.when),
    make("td", { class: "short" }, button(word("withdraw"), () => withdraw(one), { class: "withdraw", "aria-label": `${word("withdraw")}: ${one.name} ${told(one)}` })));
}

async function read({ target }) {
  const [file] = target.files;
  if (file) document.getElementById("said").textContent = word("tookIn", takeIn(await file.text()));
}
