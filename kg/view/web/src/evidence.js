// Sentences as evidence: where they stand, the rule that read them, how sure that is and who said it.
import { articles, linksOf, links, mentionsOf, sentenceOf } from "./data.js";
import { address, button, make, marked } from "./dom.js";
import { change } from "./store.js";
import { word } from "./words.js";

// All sentences behind a link, closed where many would bury the rest. What a reader can deny of it (see `denying.js`).
export function evidence(facts, names, open, deny = null) {
  if (!facts.length) return make("p", { class: "nothing" }, word("inferred"));
  const quotes = facts.map((fact) => quoteOfFact(fact, names, deny));
  const box = make("details", {}, make("summary", {}, facts.length === 1 ? word("oneSentence") : word("sentences", facts.length)), quotes);
  box.open = open;
  return box;
}

// A sentence with where it stands, the rule that read it, how sure that is and who said it.
export function quoteOfFact(fact, names, deny = null) {
  const told = sentenceOf(fact.sentence);
  const source = [
    ...sourceOf(fact.article),
    fact.holder && word("holder", fact.holder),
    fact.rule && `${word("rule")} ${fact.rule}`,
    fact.confidence && `${word("confidence")} ${percent(fact.confidence)}`,
    told.article >= 0 ? button(word("readThere"), () => change({ view: "reader", article: told.article, place: told.start }), { class: "read" }) : null,
    deny && deny.button(fact),
  ];
  return make("blockquote", { class: deny && deny.isDenied(fact) ? "denied" : null }, make("p", {}, marked(told.words, names)), footer(source));
}

// The headline of an article, a link where the article stands on the web, and its day.
export function sourceOf(number) {
  const article = articles[number];
  return article ? [article.title && address(article.source || "", `《${article.title}》`), article.published] : [];
}

export function footer(parts) {
  return make("footer", {}, parts.filter(Boolean).flatMap((part, at) => (at ? [" · ", part] : [part])));
}

function percent(confidence) {
  const share = Number(confidence);
  return Number.isFinite(share) ? `${Math.round(share * 100)}%` : confidence;
}

// Where the sentence of a thing stands: that of its surest link, else its first mention; null where no text has it.
export function placeOf(index) {
  const told = linksOf[index].flatMap((number) => links[number].facts).filter((fact) => sentenceOf(fact.sentence).article >= 0);
  if (told.length) {
    const { article, start } = sentenceOf(told.reduce((best, one) => (one.sure > best.sure ? one : best)).sentence);
    return { article, place: start };
  }
  const [first] = mentionsOf[index];
  return first ? { article: first.article, place: first.start } : null;
}

// A button that leads to a place in an article.
export function toSource(place, more = {}) {
  if (!place) return null;
  return button(word("readThere"), () => change({ view: "reader", link: -1, ...more, ...place }), { class: "read" });
}
