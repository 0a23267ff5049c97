// What a reader denies of a thing: that a sentence says it is linked so, or gives that number.
import { correct, of, withdraw } from "./corrections.js";
import { nodes, predicates, shortOf } from "./data.js";
import { button } from "./dom.js";
import { idOf, pathOf } from "./paths.js";
import { word } from "./words.js";

// How the sentences of a link are denied; null where the thing or the link is not ours to decide on.
export function denyingLink(link) {
  const name = pathOf(link.from);
  const end = pathOf(link.to);
  return name && end && !link.inferred ? denying(name, predicates[link.predicate], end, link.facts) : null;
}

// The same for what is noted of a thing: words by their property, a number by its place in the article.
export function denyingNote(index, note) {
  if (typeof note.behind === "string") {
    const row = (fact) => ({ name: `article/${idOf(fact.article)}#stat=${note.behind}`, verdict: "drop", target: "" });
    return note.facts.every((fact) => idOf(fact.article)) ? withRow(row) : null;
  }
  const name = pathOf(index);
  return name && note.behind !== null && !note.value.includes("|") ? denying(name, predicates[note.behind], note.value, note.facts) : null;
}

// Where several articles say so, one of them is denied alone.
function denying(name, predicate, value, facts) {
  const several = new Set(facts.map((fact) => fact.article)).size > 1;
  return withRow((fact) => ({ name, verdict: "deny", target: `${shortOf(predicate)} ${value}${several ? `|${idOf(fact.article)}` : ""}` }));
}

function withRow(row) {
  const kept = (fact) => of(row(fact).name).find((one) => ["verdict", "target"].every((key) => one[key] === row(fact)[key]));
  return {
    isDenied: (fact) => Boolean(kept(fact)),
    button: (fact) => (kept(fact) ? button(word("withdraw"), () => withdraw(kept(fact)), { class: "withdraw" }) : button(word("do-deny"), () => correct(row(fact)), { class: "deny" })),
  };
}

// A denied fact in words: the property as the page calls it, and the name at the other end.
export function toldFact(target, wordOf, byPath) {
  const [predicate, ...rest] = target.split(" ");
  const [value, ...articles] = rest.join(" ").split("|");
  const index = byPath(value);
  return word("told-deny", wordOf(predicate), index >= 0 ? nodes[index].label : value) + (articles.length ? ` (${articles.join(", ")})` : "");
}
