// Elements of the page. Text enters only as text nodes, never as markup.
import { pieces, plain, turns } from "./bidi.js";
import { kinds } from "./data.js";

const SVG = "http://www.w3.org/2000/svg";
export const SHAPES = {
  dot: "M10 2a8 8 0 1 0 .01 0z",
  square: "M3 3h14v14H3z",
  triangle: "M10 2l8 15H2z",
  triangleDown: "M10 18L2 3h16z",
  diamond: "M10 1l8 9-8 9-8-9z",
  hexagon: "M5.5 2.5h9L19 10l-4.5 7.5h-9L1 10z",
};

// An element with attributes (functions are handlers of events) and children: elements, or plain text.
export function make(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

// An element of a drawing.
export function draw(tag, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, tag), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value);
  }
  const kept = children.flat(3).filter((child) => child !== null && child !== undefined && child !== "" && child !== false);
  element.append(...kept.map((child) => (typeof child === "string" && turns(child) ? isolated(child, element) : child)));
  return element;
}

// Text that may turn the direction, apart from what stands around it; a drawing or an option takes words alone.
function isolated(text, parent) {
  if (parent.namespaceURI === SVG || ["OPTION", "TITLE", "TEXTAREA"].includes(parent.tagName)) return plain(text);
  const whole = document.createElement("bdi");
  whole.append(...pieces(text).map((piece) => (piece.control ? controlMark(piece.control) : piece)));
  return whole;
}

function controlMark(name) {
  const mark = document.createElement("span");
  mark.className = "control";
  mark.textContent = name;
  return mark;
}

export function button(label, action, attributes = {}) {
  return make("button", { type: "button", click: action, ...attributes }, label);
}

// The sign of a kind, as in every view.
export function icon(kind, size = 14) {
  const { color, shape } = kinds.find((one) => one.id === kind);
  return draw("svg", { viewBox: "0 0 20 20", width: size, height: size, "aria-hidden": "true" }, draw("path", { d: SHAPES[shape], fill: color }));
}

// Words that link to an address where it leads to the web, else the plain words.
export function address(target, text = target) {
  if (!/^https?:\/\//i.test(target)) return text;
  return make("a", { href: target, target: "_blank", rel: "noopener noreferrer" }, text);
}

// Text with the given names marked, the longest first; readings in brackets, as mirror sites put them, and spaces may stand in one.
export function marked(text, names) {
  const wanted = [...new Set(names)].filter((name) => name.length > 1).sort((one, other) => other.length - one.length);
  if (!wanted.length) return [text];
  const pattern = new RegExp(wanted.map(withReadings).join("|"), "gu");
  const parts = [];
  let at = 0;
  for (const found of text.matchAll(pattern)) {
    parts.push(text.slice(at, found.index), make("mark", {}, found[0]));
    at = found.index + found[0].length;
  }
  return [...parts, text.slice(at)];
}

function withReadings(name) {
  const between = "(?:[(（][a-zà-ü\\u0300-\\u036f]+[)）])?[ \\u3000]*";
  return Array.from(name, (character) => character.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&")).join(between);
}

// Hands the reader a file.
export function download(name, blob) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
