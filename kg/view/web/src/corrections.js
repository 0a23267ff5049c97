// The reader's corrections: gathered one by one, kept with the page, handed out as the table that a build follows.
import { verdicts } from "./data.js";
import { download } from "./dom.js";
import { csvOf, rowsOf } from "./csv.js";

export const COLUMNS = ["name", "verdict", "target", "reason", "who", "when"];
const KEY = `dashiji corrections ${location.pathname}`;
export const corrections = kept(); // { name, verdict, target, reason, who, when }, as the table has them
const listeners = [];

export function onCorrection(listener) {
  listeners.push(listener);
}

// Takes a correction in; one of the same thing, verdict and target gives way to it.
export function correct({ name, verdict, target = "", reason = "" }) {
  const same = corrections.findIndex((one) => one.name === name && one.verdict === verdict && one.target === target);
  const made = { name, verdict, target, reason: reason.trim(), who: who(), when: new Date().toISOString().slice(0, 10) };
  if (same >= 0) corrections[same] = made;
  else corrections.push(made);
  changed();
}

export function withdraw(one) {
  corrections.splice(corrections.indexOf(one), 1);
  changed();
}

export const who = () => read(`${KEY} who`) || "";

// Who decides, which every correction from now on says.
export function sign(name) {
  write(`${KEY} who`, name.trim());
}

// The corrections of one thing.
export const of = (name) => corrections.filter((one) => one.name === name);

export function save() {
  download("decisions.csv", new Blob([tableText()], { type: "text/csv;charset=utf-8" }));
}

export function tableText() {
  return csvOf([COLUMNS, ...corrections.map((one) => COLUMNS.map((column) => one[column]))]);
}

// Takes in the rows of a table saved before; how many there were.
export function takeIn(text) {
  const [heads = [], ...rows] = rowsOf(text);
  const found = rows.map((row) => Object.fromEntries(COLUMNS.map((column) => [column, row[heads.indexOf(column)] || ""]))).filter((one) => one.name && verdicts.includes(one.verdict));
  for (const one of found) {
    const same = corrections.findIndex((other) => ["name", "verdict", "target"].every((column) => other[column] === one[column]));
    if (same < 0) corrections.push(one);
  }
  changed();
  return found.length;
}

function changed() {
  write(KEY, JSON.stringify(corrections));
  for (const listener of listeners) listener();
}

function kept() {
  try {
    return JSON.parse(read(KEY) || "[]");
  } catch {
    return [];
  }
}

// A page inside a notebook may keep nothing.
function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key, text) {
  try {
    localStorage.setItem(key, text);
  } catch {
    // what is gathered lasts as long as the page is open
  }
}
