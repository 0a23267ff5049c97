// The form in the panel by which a reader corrects a thing where its fault is seen.
import { articles, classes, kinds, links, mentionsOf, nodes, predicates, shortOf, verdicts } from "./data.js";
import { correct, of, withdraw } from "./corrections.js";
import { button, icon, make } from "./dom.js";
import { dayAt, daysOf, isoOf } from "./dates.js";
import { toldFact } from "./denying.js";
import { byPath, idOf, pathOf } from "./paths.js";
import { matches } from "./search.js";
import { nameOf, say, word } from "./words.js";

const MOST = 6; // things offered for a merger
let open = ""; // which form is open
let openFor = -1;

// What is wrong with a thing: a line of buttons, the form that is open, and what was corrected already.
export function correcting(index, repaint) {
  const name = pathOf(index);
  if (!name) return null;
  if (openFor !== index) [open, openFor] = ["", index];
  const forms = { same: merge, different: split, rename, retype, date: redate, drop };
  const turn = (verdict) => { open = open === verdict ? "" : verdict; repaint(); };
  const choices = Object.keys(forms).filter((verdict) => verdicts.includes(verdict) && (verdict !== "different" || articlesWith(index).length > 1) && (verdict !== "date" || nodes[index].kind === "event")).map((verdict) => button(word(`do-${verdict}`), () => turn(verdict), { "data-verdict": verdict, "aria-pressed": String(open === verdict) }));
  const done = (one) => { open = ""; correct({ name, verdict: "", ...one }); };
  const form = open && forms[open] ? make("div", { class: "form" }, forms[open](index, done)) : null;
  return make("section", { class: "correcting", "aria-label": word("correct") },
    make("div", { class: "actions" }, make("span", { class: "label" }, word("correct")), choices), form,
    of(name).map((one) => make("p", { class: "corrected" }, told(one), " ", button(word("withdraw"), () => withdraw(one), { class: "withdraw" }))));
}

// A correction in words.
export function told(one) {
  const said = one.verdict === "deny" ? toldFact(one.target, wordOf, byPath) : word(`told-${one.verdict}`, one.target);
  return `${said}${one.reason ? ` (${one.reason})` : ""}`;
}

// The words of a property by its short name.
function wordOf(name) {
  const link = links.find((one) => shortOf(predicates[one.predicate]) === name);
  if (link) return say(link.word);
  const note = nodes.flatMap((node) => node.notes).find((one) => typeof one.behind === "number" && shortOf(predicates[one.behind]) === name);
  return note ? say(note.word) : name;
}

function reasonBox() {
  return make("input", { type: "text", class: "reason", placeholder: word("reason"), "aria-label": word("reason") });
}

function enter(act, words) {
  return button(word(words), act, { class: "do" });
}

// Another thing of the kind, found by its name; the correction stands as soon as it is chosen.
function merge(index, done) {
  const reason = reasonBox();
  const list = make("div", { class: "list" });
  const offer = () => {
    const { kind } = nodes[index];
    const found = matches(box.value).filter((other) => other !== index && nodes[other].kind === kind && pathOf(other)).slice(0, MOST);
    list.replaceChildren(...found.map((other) => make("button", { type: "button", class: "thing", "data-into": other, click: () => done({ verdict: "same", target: pathOf(other), reason: reason.value }) },
      icon(kind), make("span", {}, nameOf(nodes[other]), make("small", {}, pathOf(other))))));
    if (!found.length) list.replaceChildren(make("p", { class: "nothing" }, word("none")));
  };
  const box = make("input", { type: "search", class: "into", "aria-label": word("mergeInto"), placeholder: word("mergeInto"), input: offer });
  box.value = nameOf(nodes[index]).slice(0, 2);
  offer();
  return [make("p", { class: "nothing" }, word("mergeHint")), box, reason, list];
}

const articlesWith = (index) => [...new Set(mentionsOf[index].map((one) => one.article))];

// The articles that speak of another thing by the same name.
function split(index, done) {
  const reason = reasonBox();
  const ticks = articlesWith(index).map((number) => make("label", { class: "tick" }, make("input", { type: "checkbox", "data-article": number }), `《${articles[number].title}》 ${articles[number].published || ""}`));
  const act = () => {
    const chosen = ticks.map((one) => one.firstChild).filter((one) => one.checked).map((one) => idOf(Number(one.dataset.article)));
    for (const id of chosen) done({ verdict: "different", target: id, reason: reason.value });
  };
  return [make("p", { class: "nothing" }, word("splitHint")), make("div", { class: "ticks" }, ticks), reason, enter(act, "do-different")];
}

function rename(index, done) {
  const box = make("input", { type: "text", class: "new-name", "aria-label": word("newName") });
  box.value = nodes[index].label;
  const reason = reasonBox();
  const act = () => { if (box.value.trim() && box.value.trim() !== nodes[index].label) done({ verdict: "rename", target: box.value.trim(), reason: reason.value }); };
  return [box, reason, enter(act, "do-rename")];
}

function retype(index, done) {
  const mine = nodes[index].classes.map((one) => predicates[one]);
  const of = (kind) => classes.filter((one) => one.kind === kind && !mine.includes(one.iri)).map((one) => make("option", { value: one.name }, say(one.word)));
  const choice = make("select", { class: "new-type", "aria-label": word("type") }, kinds.map(({ id }) => make("optgroup", { label: word(id) }, of(id))));
  const reason = reasonBox();
  return [choice, reason, enter(() => done({ verdict: "retype", target: choice.value, reason: reason.value }), "do-retype")];
}

// The day, month or year on which an event truly began and, where it lasted, ended.
function redate(index, done) {
  const [from, to] = ["start", "end"].map((key) => make("input", { type: "text", class: `new-${key}`, "aria-label": word(key), placeholder: word("dayForm"), size: 12, value: nodes[index][key] || "" }));
  const wrong = make("p", { class: "wrong", role: "alert" });
  const reason = reasonBox();
  const act = () => {
    const [one, other] = [from.value.trim(), to.value.trim() || from.value.trim()];
    if (!isDate(one) || !isDate(other) || daysOf(other)[1] < daysOf(one)[1]) wrong.textContent = word("noDay");
    else done({ verdict: "date", target: one === other ? one : `${one}/${other}`, reason: reason.value });
  };
  return [make("div", { class: "days" }, from, make("span", {}, word("to")), to), wrong, reason, enter(act, "do-date")];
}

// Whether words are a day, a month or a year that there is.
function isDate(text) {
  const [year, month = 1, day = 1] = text.split("-").map(Number);
  return /^\d{4}(-\d\d(-\d\d)?)?$/.test(text) && isoOf(dayAt(year, month - 1, day)).startsWith(text);
}

function drop(index, done) {
  const reason = reasonBox();
  return [make("p", { class: "nothing" }, word("dropHint")), reason, enter(() => done({ verdict: "drop", reason: reason.value }), "do-drop")];
}
