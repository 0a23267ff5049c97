// What the page says, in the language and script of its reader.
import { vocabulary } from "./data.js";
import { HEADS } from "./heads.js";
import { TABLE } from "./wordlist.js";

export const TONGUES = ["zh-Hans", "zh-Hant", "en"];
export let tongue = tongueOf(navigator.language || "zh");

// The interface for a browser's language tag: zh-TW reads traditional, any other Chinese simplified.
function tongueOf(tag) {
  if (!/^zh\b/i.test(tag)) return "en";
  return /hant|-(tw|hk|mo)\b/i.test(tag) ? "zh-Hant" : "zh-Hans";
}

export function turnLanguage() {
  tongue = TONGUES[(TONGUES.indexOf(tongue) + 1) % TONGUES.length];
}

// The words for a key, each `{}` filled in turn.
export function word(key, ...parts) {
  const text = TABLE[key][TONGUES.indexOf(tongue)];
  let at = 0;
  return text.replace(/\{\}/g, () => String(parts[at++]));
}

// The heading of a column that a query names.
export function headOf(variable) {
  return Object.hasOwn(HEADS, variable) ? HEADS[variable][TONGUES.indexOf(tongue)] : variable;
}

// A word of the vocabulary in the reader's language and script.
export function say(number) {
  return wording(vocabulary[number]);
}

// The one of a word's forms that the reader reads.
export function wording([chinese, english, traditional = chinese]) {
  return { en: english, "zh-Hant": traditional }[tongue] ?? chinese;
}

// The dates of a thing, what both ends share said once: 2023-10-09–12.
export function shortWhen(node) {
  const [from, to] = [node.start || node.end, node.end || node.start];
  if (!from || from === to) return from || "";
  const [one, other] = [from.split("-"), to.split("-")];
  let same = 0;
  while (one.length === 3 && other.length === 3 && one[same] === other[same]) same += 1;
  return `${from}–${other.slice(same).join("-")}`;
}

// A thing's name in the reader's script.
export function nameOf(node) {
  return tongue === "zh-Hant" && node.traditional ? node.traditional : node.label;
}

// Every name of a thing, the main one first.
export function namesOf(node) {
  return [...new Set([nameOf(node), node.label, node.traditional, ...node.names])].filter(Boolean);
}

// The dates of a thing: a day, a month, a year, or from one to another.
export function whenOf(node) {
  if (node.start && node.end && node.start !== node.end) return word("range", node.start, node.end);
  return node.start || node.end;
}

// A code that the vocabulary keeps for a word of the sentence, in the reader's language.
const CODES = {
  planned: ["计划中", "計劃中", "planned"],
  denied: ["被否认", "被否認", "denied"],
  rumoured: ["传闻", "傳聞", "rumoured"],
  reported: ["转述", "轉述", "reported"],
};

export function wordOfCode(code) {
  return Object.hasOwn(CODES, code) ? CODES[code][TONGUES.indexOf(tongue)] : code;
}

export const colon = () => (tongue === "en" ? ": " : "：");
