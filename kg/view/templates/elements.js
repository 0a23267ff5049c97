// Elements of the page. Text enters only as text nodes, never as markup.
const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  dot: "M10 2a8 8 0 1 0 .01 0z",
  square: "M3 3h14v14H3z",
  triangle: "M10 2l8 15H2z",
  triangleDown: "M10 18L2 3h16z",
  diamond: "M10 1l8 9-8 9-8-9z",
  hexagon: "M5.5 2.5h9L19 10l-4.5 7.5h-9L1 10z",
};

// An element with attributes (`on…` handlers are functions) and children, which are elements or plain text.
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== ""));
  return element;
}

// The sign of a kind, as in the network.
function icon(kind) {
  const { color, shape } = kinds.get(kind);
  const picture = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  for (const [name, value] of [["viewBox", "0 0 20 20"], ["width", "14"], ["height", "14"], ["aria-hidden", "true"]]) {
    picture.setAttribute(name, value);
  }
  path.setAttribute("d", SHAPES[shape]);
  path.setAttribute("fill", color);
  picture.append(path);
  return picture;
}

// Words that link to an address where it leads to the web, else the plain words.
function address(target, text = target) {
  if (!/^https?:\/\//i.test(target)) return text;
  return make("a", { href: target, target: "_blank", rel: "noopener noreferrer" }, text);
}

// Text with the given names marked, the longest first; readings in brackets, as mirror sites put them, and spaces may stand in one.
function marked(text, names) {
  const wanted = names.filter((name) => name.length > 1).sort((one, other) => other.length - one.length);
  if (!wanted.length) return [text];
  const pattern = new RegExp(wanted.map(withReadings).join("|"), "gu");
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(pattern)) {
    parts.push(text.slice(end, found.index), make("mark", {}, found[0]));
    end = found.index + found[0].length;
  }
  return [...parts, text.slice(end)];
}

function withReadings(name) {
  const characters = Array.from(name, (character) => character.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&"));
  return characters.join("(?:[(（][a-zà-ǜ]{1,6}[)）])?\\s*");
}
