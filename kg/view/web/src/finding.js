// What a search found, in groups: things, events, figures, sentences; the group with the best of them first.
import { articles, figures, nodes, sentenceOf } from "./data.js";
import { make } from "./dom.js";
import { figuresWith, sentencesWith } from "./fulltext.js";
import { listed } from "./lists.js";
import { matches } from "./search.js";
import { nameOf, word } from "./words.js";

const FIRST = 8;

// The page of results; `thingRow` draws a thing, `open` leads to a place in an article.
export function resultsOf(query, thingRow, open) {
  const all = matches(query);
  const events = all.filter((index) => nodes[index].kind === "event");
  const others = all.filter((index) => nodes[index].kind !== "event");
  const numbers = figuresWith(query);
  const sentences = sentencesWith(query);
  const named = [group("found-things", word("things"), others, thingRow), group("found-events", word("event"), events, thingRow)];
  if (events.length && events[0] === all[0]) named.reverse();
  const count = all.length + numbers.length + sentences.length;
  return [
    make("h2", { role: "status" }, count ? word("found", count) : word("none")),
    ...named,
    group("found-figures", word("figures"), numbers, (number) => figureRow(figures[number], open)),
    group("found-sentences", word("sentencesFound"), sentences, (one) => sentenceRow(one, open)),
  ];
}

function group(id, heading, items, rowOf) {
  if (!items.length) return null;
  const box = make("div", { class: "list" });
  const rest = listed(box, items, rowOf, FIRST);
  return make("section", { id }, make("h3", {}, heading, " ", make("span", { class: "count" }, String(items.length))), box, rest);
}

function figureRow(one, open) {
  const told = sentenceOf(one.fact.sentence);
  const about = one.about >= 0 ? ` · ${nameOf(nodes[one.about])}` : "";
  return make("button", { type: "button", class: "hit", click: () => open(told.article, told.start) },
    make("strong", {}, one.value), " ", one.counted, about, make("p", {}, told.words), make("small", {}, sourceLine(one.fact.article)));
}

function sentenceRow({ article, start, end, from, to }, open) {
  const { text } = articles[article];
  return make("button", { type: "button", class: "hit", click: () => open(article, from) },
    make("p", {}, text.slice(start, from).trimStart(), make("mark", {}, text.slice(from, to)), text.slice(to, end).trimEnd()), make("small", {}, sourceLine(article)));
}

function sourceLine(number) {
  const article = articles[number];
  return article ? [`《${article.title}》`, article.published].filter(Boolean).join(" · ") : "";
}
