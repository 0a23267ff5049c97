// Search in the words of the articles and in their figures: either script, spaces and readings in brackets passed over.
import { articles, figures, foldPairs, newest, nodes } from "./data.js";
import { folded } from "./search.js";
import { namesOf } from "./words.js";

const READING = /[(（][a-zà-ɏ\u0300-\u036f]{1,8}[)）]/iy;
const CLOSE = "。！？!?\n\r";
const LONGEST = 160; // characters of a sentence on either side of what was found
const table = tableOf();
const index = new Array(articles.length); // for each article { text, at }: its words as compared, and where each stands
let counted = null; // the same of the figures

// For each character what it is compared as; 0 for what is passed over.
function tableOf() {
  const found = Uint16Array.from({ length: 65536 }, (_, code) => code);
  for (let code = 65; code <= 90; code += 1) found[code] = code + 32;
  const [from, to] = foldPairs.map((text) => Array.from(text));
  from.forEach((one, at) => { if (one.length === 1 && to[at]) found[one.charCodeAt(0)] = to[at].charCodeAt(0); });
  for (const blank of " \t\u3000\u00a0,，") found[blank.charCodeAt(0)] = 0;
  found[13] = 10;
  return found;
}

// A text as it is compared, and for each of its characters the place in the text as it came in.
function compared(text) {
  const codes = new Uint16Array(text.length);
  const at = new Uint32Array(text.length + 1);
  let length = 0;
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code === 0x28 || code === 0xff08) {
      READING.lastIndex = place;
      const reading = READING.exec(text);
      if (reading) {
        place += reading[0].length - 1;
        continue;
      }
    }
    if (!table[code]) continue;
    codes[length] = table[code];
    at[length] = place;
    length += 1;
  }
  at[length] = text.length;
  let words = "";
  for (let from = 0; from < length; from += 8192) words += String.fromCharCode(...codes.subarray(from, Math.min(length, from + 8192)));
  return { text: words, at };
}

// Makes the index ready while nobody waits for it.
export function prepare(from = 0) {
  const later = window.requestIdleCallback || ((act) => setTimeout(act, 50));
  later(() => {
    const until = performance.now() + 20;
    let next = from;
    while (next < articles.length && performance.now() < until) read(next++);
    if (next < articles.length) prepare(next);
    else for (const act of [folded, countedFigures]) later(act);
  });
}

const read = (number) => (index[number] ||= compared(articles[number].text));

// The sentences that hold all words of a query, the newest article first: { article, start, end, from, to }.
export function sentencesWith(query) {
  const wanted = query.split(/\s+/).map((one) => compared(one).text).filter(Boolean);
  if (!wanted.length || (wanted.length === 1 && wanted[0].length < 2)) return [];
  const found = [];
  for (const number of newest) {
    const { text, at } = read(number);
    if (!wanted.every((one) => text.includes(one))) continue;
    let last = -1;
    for (let place = text.indexOf(wanted[0]); place >= 0; place = text.indexOf(wanted[0], place + 1)) {
      const from = at[place];
      if (from < last) continue;
      const one = sentenceAround(number, from, at[place + wanted[0].length - 1] + 1);
      last = one.end;
      const inside = wanted.length > 1 ? compared(articles[number].text.slice(one.start, one.end)).text : "";
      if (wanted.length === 1 || wanted.every((word) => inside.includes(word))) found.push(one);
    }
  }
  return found;
}

function sentenceAround(article, from, to) {
  const { text } = articles[article];
  let [start, end] = [from, to];
  while (start > 0 && from - start < LONGEST && !CLOSE.includes(text[start - 1])) start -= 1;
  while (end < text.length && end - to < LONGEST && !CLOSE.includes(text[end - 1])) end += 1;
  return { article, start, end, from, to };
}

// For each figure its words as they are compared.
function countedFigures() {
  counted ||= figures.map((one) => compared([one.value, one.counted, ...(one.about >= 0 ? namesOf(nodes[one.about]) : [])].join("\n")).text);
}

// The figures whose number, or what it counts, or what it is about, holds a query.
export function figuresWith(query) {
  const { text: wanted } = compared(query);
  if (!wanted) return [];
  countedFigures();
  const found = figures.map((_, number) => number).filter((number) => counted[number].includes(wanted));
  const first = found.filter((number) => counted[number].startsWith(wanted));
  return [...first, ...found.filter((number) => !counted[number].startsWith(wanted))];
}
