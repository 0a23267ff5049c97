// The outlines of the kinds, and labels in lines.
const LINE = 9;
const LINES = 3;
const cache = new Map();

// Adds the outline of a shape around a point to the path of a pen.
export function shapePath(pen, shape, x, y, r) {
  if (shape === "dot") {
    pen.moveTo(x + r, y);
    pen.arc(x, y, r, 0, 2 * Math.PI);
    return;
  }
  const points = corners(shape, x, y, r);
  pen.moveTo(...points[0]);
  for (const point of points.slice(1)) pen.lineTo(...point);
  pen.closePath();
}

// The corners of a shape that has some.
export function corners(shape, x, y, r) {
  if (shape === "square") return [[x - r, y - r], [x + r, y - r], [x + r, y + r], [x - r, y + r]];
  if (shape === "triangle") return [[x, y - r * 1.15], [x + r * 1.1, y + r * 0.85], [x - r * 1.1, y + r * 0.85]];
  if (shape === "triangleDown") return [[x, y + r * 1.15], [x + r * 1.1, y - r * 0.85], [x - r * 1.1, y - r * 0.85]];
  if (shape === "diamond") return [[x, y - r * 1.2], [x + r * 1.2, y], [x, y + r * 1.2], [x - r * 1.2, y]];
  return [[x - r / 2, y - r], [x + r / 2, y - r], [x + r * 1.1, y], [x + r / 2, y + r], [x - r / 2, y + r], [x - r * 1.1, y]];
}

// A label in lines of about equal length, the rest of a long one cut off; numbers and closing signs stay whole.
export function broken(text) {
  if (!cache.has(text)) cache.set(text, lines(text));
  return cache.get(text);
}

function lines(text) {
  const characters = Array.from(text.replace(/\s+/g, " "));
  const kept = characters.length > LINE * LINES ? [...characters.slice(0, LINE * LINES - 1), "…"] : characters;
  const length = Math.ceil(kept.length / Math.ceil(kept.length / LINE || 1));
  const found = [""];
  kept.forEach((character, at) => {
    const full = Array.from(found[found.length - 1]).length >= length;
    if (full && found.length < LINES && mayBreak(kept[at - 1], character)) found.push("");
    found[found.length - 1] += character;
  });
  return found;
}

function mayBreak(before, after) {
  return !(/[0-9A-Za-z]/.test(before) && /[0-9A-Za-z]/.test(after)) && !/[》」』）〉】”’，。、！？：；…)\]]/.test(after) && !/[《「『（〈【“‘(\[]/.test(before);
}
