// The network view: as pyvis drew it where the page holds that, else on a canvas of its own.
import * as canvas from "./canvas.js";
import { button, make } from "./dom.js";
import * as pyvis from "./pyvis.js";
import { word } from "./words.js";

const engine = pyvis.present ? pyvis : canvas;
const BUTTONS = [["zoom-in", "+", "zoomIn", () => engine.zoomBy(1.4)], ["zoom-out", "−", "zoomOut", () => engine.zoomBy(1 / 1.4)], ["zoom-all", "⤢", "zoomAll", () => engine.showAll()]];

export const { showAll, zoomBy, restyle, restyleNow, picture, frame } = engine;

export function mount(box) {
  engine.mount(box);
  box.append(make("div", { id: "zoom", role: "group" }, BUTTONS.map(([id, sign, , act]) => button(sign, act, { id }))));
}

export function render(now, before) {
  if (now.view !== "network") return;
  for (const [id, , key] of BUTTONS) document.getElementById(id).setAttribute("aria-label", word(key));
  engine.render(now, before);
}
