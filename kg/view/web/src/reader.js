// The article reader: the text as it came in, mentions in the colours of their kinds, damaged stretches marked.
import { articles, kinds, mentionsOf, nodes } from "./data.js";
import { address, button, make } from "./dom.js";
import { originOf } from "./naming.js";
import { change, select, state } from "./store.js";
import { nameOf, word } from "./words.js";

let box, text;
let current = -1; // the article that is laid out
let language = "";

export function mount(element) {
  box = element;
}

export function render(now, before) {
  if (now.view !== "reader") return;
  const number = articleFor(now, before);
  if (number < 0) {
    current = -1;
    return box.replaceChildren(make("p", { class: "nothing" }, word("noText")));
  }
  if (number !== current || language !== document.documentElement.lang || !before) lay(number);
  highlight();
  tools(number);
  goTo(now, before, number);
  return undefined;
}

// The article asked for, else one that mentions the selected thing, else the first with a text.
function articleFor(now, before) {
  const has = (number) => articles[number] && articles[number].text;
  const fresh = !before || before.selected !== now.selected || before.view !== now.view;
  if (fresh && now.selected >= 0 && (!before || before.article === now.article || !has(now.article))) {
    const mine = mentionsOf[now.selected];
    if (mine.length && !mine.some((one) => one.article === current)) return mine[0].article;
  }
  if (has(now.article) && (current < 0 || !before || before.article !== now.article || before.place !== now.place)) return now.article;
  if (current >= 0) return current;
  return articles.findIndex((one) => one.text);
}

function lay(number) {
  current = number;
  language = document.documentElement.lang;
  const article = articles[number];
  text = make("article", { class: "text", tabindex: 0, lang: "zh" }, pieces(article));
  box.replaceChildren(make("div", { class: "tools" }), make("div", { class: "scroll" }, make("h2", {}, article.title), make("p", { class: "nothing" }, [article.published || "", " ", /^https?:/i.test(article.source || "") ? address(article.source, originOf(article.source)) : originOf(article.source)]), text));
}

// The text cut at every beginning and end of a mention or a damaged stretch.
function pieces(article) {
  const cuts = new Set([0, article.text.length]);
  for (const [start, end] of [...article.marks, ...article.damaged]) cuts.add(start).add(end);
  const places = [...cuts].sort((one, other) => one - other);
  const opened = article.marks.slice().sort((one, other) => one[0] - other[0]);
  const found = [];
  for (let at = 0; at + 1 < places.length; at += 1) {
    const [start, end] = [places[at], places[at + 1]];
    const words = article.text.slice(start, end);
    const mark = innermost(opened, start, end);
    const broken = article.damaged.some((one) => one[0] <= start && one[1] >= end);
    found.push(mark ? mention(words, start, mark, { broken, all: over(opened, start, end) }) : broken ? make("span", { class: "damaged", title: word("damaged") }, words) : make("span", { "data-at": start }, words));
  }
  return found;
}

// The things of every mention over a stretch.
function over(marks, start, end) {
  return marks.filter((mark) => mark[0] <= start && mark[1] >= end).flatMap((mark) => mark.slice(2));
}

// The shortest mention over a stretch.
function innermost(marks, start, end) {
  let best = null;
  for (const mark of marks) {
    if (mark[0] > start) break;
    if (mark[1] >= end && (!best || mark[1] - mark[0] < best[1] - best[0])) best = mark;
  }
  return best;
}

function mention(words, start, [from, , ...things], { broken, all }) {
  const { kind } = nodes[things[0]];
  const act = () => select(things[0], { place: -1 });
  return make("span", {
    role: "button", tabindex: 0, keydown: (event) => { if (event.key === "Enter") act(); }, class: `mention ${kind}${broken ? " damaged" : ""}`, "data-at": start, "data-from": from, "data-things": all.join(" "),
    title: things.map((one) => nameOf(nodes[one])).join("、"), click: act,
  }, words);
}

function highlight() {
  for (const one of text.querySelectorAll(".mention")) {
    one.classList.toggle("chosen", one.dataset.things.split(" ").includes(String(state.selected)));
  }
}

// Which article, and the way from mention to mention.
function tools(number) {
  const choice = make("select", { id: "article", "aria-label": word("source"), change: (event) => change({ article: Number(event.target.value), place: 0 }) },
    articles.map((article, at) => (article.text ? make("option", { value: at }, article.title || originOf(article.source)) : null)));
  choice.value = String(number);
  const all = [...new Set([...text.querySelectorAll(".mention.chosen")].map((one) => Number(one.dataset.from)))];
  const now = Math.max(0, all.indexOf(state.place)); // where none was chosen the reader stands at the first
  const to = (step) => change({ article: number, place: all[(now + step + all.length) % all.length] }, { keep: true });
  const steps = all.length ? [
    button(`↑ ${word("previous")}`, () => to(-1), { id: "previous" }),
    button(`↓ ${word("next")}`, () => to(1), { id: "next" }),
    make("span", { class: "nothing" }, word("occurrence", now + 1, all.length)),
  ] : [];
  const legend = kinds.filter((kind) => text.querySelector(`.mention.${kind.id}`)).map((kind) => make("span", { class: `mention ${kind.id}` }, word(kind.id)));
  box.querySelector(".tools").replaceChildren(choice, ...steps, ...legend);
}

// Scrolls to the place asked for, or to the first mention of the selected thing.
function goTo(now, before, number) {
  const moved = !before || before.place !== now.place || before.article !== now.article || before.view !== now.view;
  let target = null;
  if (moved && now.place >= 0 && (now.article === number || now.article < 0)) target = [...text.children].filter((one) => Number(one.dataset.at) <= now.place).pop();
  else if (now.selected >= 0 && (!before || before.selected !== now.selected || before.view !== now.view)) {
    const chosen = [...text.querySelectorAll(".mention.chosen")];
    if (!chosen.some((one) => inView(one))) [target] = chosen;
  }
  if (!target) return;
  target.scrollIntoView({ block: "center" });
  for (const one of text.querySelectorAll(".here")) one.classList.remove("here");
  target.classList.add("here");
}

function inView(element) {
  const [outer, inner] = [box.getBoundingClientRect(), element.getBoundingClientRect()];
  return inner.top > outer.top + 40 && inner.bottom < outer.bottom;
}
