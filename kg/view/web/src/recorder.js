// A pen that keeps what is drawn with it as SVG: as much of a canvas's context as the drawings of the network use.
import { plain } from "./bidi.js";

const KEPT = ["fillStyle", "strokeStyle", "lineWidth", "globalAlpha", "font", "textAlign", "textBaseline", "lineJoin", "lineCap"];
const START = { fillStyle: "#000000", strokeStyle: "#000000", lineWidth: 1, globalAlpha: 1, font: "10px sans-serif", textAlign: "start", textBaseline: "alphabetic", lineJoin: "miter", lineCap: "butt" };
const ANCHORS = { center: "middle", right: "end", end: "end" };
const BASES = { middle: "central", top: "hanging", hanging: "hanging", bottom: "text-after-edge" };

export function recorder(canvas, measure) {
  const parts = [];
  const stack = [];
  let matrix = [1, 0, 0, 1, 0, 0];
  let path = "";
  let dashes = [];
  const pen = {
    canvas, ...START,
    save: () => stack.push([matrix, dashes, KEPT.map((name) => pen[name])]),
    restore() {
      if (!stack.length) return;
      let kept;
      [matrix, dashes, kept] = stack.pop();
      KEPT.forEach((name, at) => { pen[name] = kept[at]; });
    },
    setTransform: (...values) => { matrix = values.length === 6 ? values : [1, 0, 0, 1, 0, 0]; },
    resetTransform: () => { matrix = [1, 0, 0, 1, 0, 0]; },
    transform: (...values) => { matrix = times(matrix, values); },
    translate: (x, y) => { matrix = times(matrix, [1, 0, 0, 1, x, y]); },
    scale: (x, y) => { matrix = times(matrix, [x, 0, 0, y, 0, 0]); },
    rotate: (turn) => { matrix = times(matrix, [Math.cos(turn), Math.sin(turn), -Math.sin(turn), Math.cos(turn), 0, 0]); },
    clearRect() {},
    clip() {},
    drawImage() {},
    setLineDash: (values) => { dashes = values || []; },
    getLineDash: () => dashes,
    measureText(text) {
      measure.font = pen.font;
      return measure.measureText(text);
    },
    beginPath: () => { path = ""; },
    closePath: () => { path += "Z"; },
    moveTo: (x, y) => { path += `M${at(x, y)}`; },
    lineTo: (x, y) => { path += `${path ? "L" : "M"}${at(x, y)}`; },
    quadraticCurveTo: (a, b, x, y) => { path += `Q${at(a, b)} ${at(x, y)}`; },
    bezierCurveTo: (a, b, c, d, x, y) => { path += `C${at(a, b)} ${at(c, d)} ${at(x, y)}`; },
    rect: (x, y, wide, high) => { path += `M${at(x, y)}L${at(x + wide, y)}L${at(x + wide, y + high)}L${at(x, y + high)}Z`; },
    arc: (x, y, r, from, to) => pen.ellipse(x, y, r, r, 0, from, to),
    ellipse(x, y, wide, high, turn, from, to) {
      const size = Math.hypot(matrix[0], matrix[1]);
      const point = (angle) => at(x + wide * Math.cos(angle), y + high * Math.sin(angle));
      const middle = (from + to) / 2;
      const half = `A${short(wide * size)} ${short(high * size)} 0 0 1 `;
      path += `${path && !path.endsWith("Z") ? "L" : "M"}${point(from)}${half}${point(middle)}${half}${point(to)}`;
    },
    fill: () => draw(`fill="${colour(pen.fillStyle)}"`),
    stroke: () => draw(`fill="none" ${strokes()}`),
    fillRect(x, y, wide, high) {
      const before = path;
      path = "";
      pen.rect(x, y, wide, high);
      pen.fill();
      path = before;
    },
    fillText: (text, x, y) => write(text, x, y, `fill="${colour(pen.fillStyle)}"`),
    strokeText: (text, x, y) => write(text, x, y, `fill="none" ${strokes()}`),
    // What was drawn on so many pixels, as the text of a file that shows it so wide and high.
    finish: (width, height, wide = width, high = height) => `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${width} ${height}">${parts.join("")}</svg>`,
  };
  const size = () => Math.hypot(matrix[0], matrix[1]);
  const at = (x, y) => `${short(matrix[0] * x + matrix[2] * y + matrix[4])},${short(matrix[1] * x + matrix[3] * y + matrix[5])}`;
  const faint = () => (pen.globalAlpha < 1 ? ` opacity="${short(pen.globalAlpha)}"` : "");
  const strokes = () => `stroke="${colour(pen.strokeStyle)}" stroke-width="${short(pen.lineWidth * size())}" stroke-linejoin="${pen.lineJoin}"${dashes.length ? ` stroke-dasharray="${dashes.map((one) => short(one * size())).join(" ")}"` : ""}`;
  function draw(paint) {
    if (path) parts.push(`<path d="${path}" ${paint}${faint()}/>`);
  }
  function write(text, x, y, paint) {
    if (!String(text).trim()) return;
    const [, bold, pixels, face] = /^(bold |[6-9]00 )?.*?([\d.]+)px\s*(.*)$/.exec(pen.font) || [];
    const place = at(x, y).split(",");
    const base = BASES[pen.textBaseline] ? ` dominant-baseline="${BASES[pen.textBaseline]}"` : "";
    parts.push(`<text x="${place[0]}" y="${place[1]}" font-family="${escaped(face || "sans-serif")}" font-size="${short(Number(pixels || 10) * size())}"${bold ? ' font-weight="bold"' : ""} text-anchor="${ANCHORS[pen.textAlign] || "start"}"${base} ${paint}${faint()}>${escaped(plain(String(text)))}</text>`);
  }
  return pen;
}

const times = ([a, b, c, d, e, f], [g, h, i, j, k, l]) => [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
const short = (value) => String(Math.round(value * 100) / 100);
const colour = (value) => escaped(String(value));

function escaped(text) {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff]/gu, "\ufffd").replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}
