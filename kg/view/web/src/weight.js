// What weighs most: of events those that several articles tell, with who and where; of others the most told of.
import { articleCount, links, linksOf, nodes, otherEnd, vocabulary } from "./data.js";

const SHORT = 4; // characters of a name that tells little by itself
const WHO = ["organisation", "person"];

// The links of a thing that a sentence tells, to things of some kinds.
export function toldLinks(index, kinds) {
  return linksOf[index].filter((number) => links[number].facts.length && kinds.includes(nodes[otherEnd(links[number], index)].kind));
}

export const whoOf = (index) => toldLinks(index, WHO);
export const whereOf = (index) => toldLinks(index, ["place"]);

// A code that a note of a thing gives for a word of the vocabulary, as `modality`.
export function codeOf(index, name) {
  return nodes[index].notes.find((note) => vocabulary[note.word][1] === name)?.value || "";
}

// Whether an event is told as something that took or takes place.
export const isCertain = (index) => !codeOf(index, "polarity") && !["planned", "rumoured"].includes(codeOf(index, "modality"));

export function eventWeight(index) {
  const node = nodes[index];
  const all = 4 * (articleCount(index) - 1) + 2 * Math.min(4, whoOf(index).length) + 2 * Math.min(2, whereOf(index).length) + Math.min(6, node.mentions);
  const exact = /-\d\d-\d\d/.test(node.start || node.end) ? 2 : 0;
  return (all + exact) * (node.label.length > SHORT ? 1 : 0.4);
}

export function thingWeight(index) {
  const told = linksOf[index].filter((number) => links[number].facts.length).length;
  return 2 * Math.min(articleCount(index), 4 * told + 1) + told * 2; // a name under every report tells little
}

// Things of a kind, the weightiest first.
export function heaviest(some, weight) {
  const weights = new Map(some.map((index) => [index, weight(index)]));
  return [...some].sort((one, other) => weights.get(other) - weights.get(one) || one - other);
}
