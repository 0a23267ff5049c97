// Search by any name in either script, by part of a name, or by the initials of its pinyin.
import { foldPairs, initialsOf, linksOf, nodes } from "./data.js";

const simplified = new Map();
Array.from(foldPairs[1]).forEach((to, at) => simplified.set(Array.from(foldPairs[0])[at], to));
const letters = new Map(); // a character to the letters its readings begin with
for (const [letter, characters] of Object.entries(initialsOf)) {
  for (const character of characters) letters.set(character, (letters.get(character) || "") + letter);
}
const spellings = new Map(); // folded names to those of their characters that initials are compared with
let finds = null; // for each thing its folded names, made at the first search

// Names as search compares them: simplified characters, half-width, lower case.
export function fold(text) {
  return Array.from(text, (character) => simplified.get(character) || character).join("").toLowerCase();
}

// For each thing its names as search compares them.
export function folded() {
  finds ||= nodes.map((node) => [...new Set([node.label, node.traditional, ...node.names].filter(Boolean).map(fold))]);
  return finds;
}

// The numbers of the things whose names hold every word of a query, the best first.
export function matches(query) {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  const found = [];
  folded().forEach((names, index) => {
    const fit = Math.min(...wanted.map((word) => Math.max(0, ...names.map((name) => fitOf(name, word)))));
    if (fit > 0) found.push([fit * 100000 + linksOf[index].length, index]);
  });
  return found.sort((one, other) => other[0] - one[0] || one[1] - other[1]).map(([, index]) => index);
}

// 5 the whole name, 4 its beginning, 3 a part, 2 initials from the beginning, 1 initials within, 0 none.
function fitOf(name, word) {
  const at = name.indexOf(word);
  if (at >= 0) return name === word ? 5 : at === 0 ? 4 : 3;
  if (!/^[a-z0-9]{2,}$/.test(word)) return 0;
  const characters = spelt(name);
  for (let start = 0; start + word.length <= characters.length; start += 1) {
    if (begins(characters, start, word)) return start ? 1 : 2;
  }
  return 0;
}

// The characters of a name that have initials or stand for themselves.
function spelt(name) {
  if (!spellings.has(name)) spellings.set(name, Array.from(name).filter((one) => letters.has(one) || /[a-z0-9]/.test(one)));
  return spellings.get(name);
}

function begins(characters, start, word) {
  for (let at = 0; at < word.length; at += 1) {
    const character = characters[start + at];
    if (character !== word[at] && !(letters.get(character) || "").includes(word[at])) return false;
  }
  return true;
}
