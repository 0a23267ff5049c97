// The network view: communities from afar, else as pyvis drew it where the page holds that, else on a canvas of its own.
import * as canvas from "./canvas.js";
import { groups } from "./data.js";
import { button, make } from "./dom.js";
import { groupName } from "./naming.js";
import * as overview from "./overview.js";
import * as pyvis from "./pyvis.js";
import { change } from "./store.js";
import { word } from "./words.js";

const engine = pyvis.present ? pyvis : canvas;
const BUTTONS = [["zoom-in", "+", "zoomIn", () => engine.zoomBy(1.4)], ["zoom-out", "−", "zoomOut", () => engine.zoomBy(1 / 1.4)], ["zoom-all", "⤢", "zoomAll", () => engine.showAll()]];
let stage, zoom, where;

export const { showAll, zoomBy, restyle, restyleNow, picture, drawing } = engine;

export function mount(box) {
  stage = make("div", { id: "things" });
  box.append(stage);
  engine.mount(stage);
  overview.mount(box);
  zoom = make("div", { id: "zoom", role: "group" }, BUTTONS.map(([id, sign, , act]) => button(sign, act, { id })));
  where = make("div", { id: "where" });
  box.append(zoom, where);
}

export function render(now, before) {
  if (now.view !== "network") return;
  for (const [id, , key] of BUTTONS) document.getElementById(id).setAttribute("aria-label", word(key));
  const far = overview.wanted();
  const changed = far === stage.hidden ? false : before !== null;
  stage.hidden = far;
  zoom.hidden = far;
  overview.show(far);
  standing(now, far);
  if (!far) engine.render(now, changed ? null : before, changed);
}

// Which community is open, and the way back to all of them.
function standing(now, far) {
  const inside = groups[now.group];
  const back = !far && groups.length > 2 && (inside || now.spread) ? button(word("allGroupsBack"), () => change({ group: -1, spread: false, selected: -1, link: -1 }), { id: "all-groups" }) : null;
  where.replaceChildren(...[back, inside ? make("span", {}, groupName(inside, 2)) : null].filter(Boolean));
}
