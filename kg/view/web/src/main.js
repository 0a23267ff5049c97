// Puts the page together: one state, several views of it.
import * as ask from "./ask.js";
import * as bar from "./bar.js";
import * as corrections from "./corrected.js";
import { nodes } from "./data.js";
import { make } from "./dom.js";
import { shown } from "./filters.js";
import { prepare } from "./fulltext.js";
import * as front from "./front.js";
import * as map from "./map.js";
import * as network from "./network.js";
import * as panel from "./panel.js";
import * as reader from "./reader.js";
import { change, followAddress, fromFragment, NOTHING, refresh, select, state, subscribe, undo } from "./store.js";
import * as table from "./table.js";
import * as timeline from "./timeline.js";
import { nameOf, tongue, word } from "./words.js";

const VIEWS = { front, network, timeline, map, table, reader, ...(ask.present ? { ask } : {}), corrections };
const stage = document.getElementById("stage");
const said = document.getElementById("said");

function mountViews() {
  for (const [name, view] of Object.entries(VIEWS)) {
    const box = make("div", { id: name, class: "view", role: "tabpanel", "aria-labelledby": `view-${name}` });
    stage.append(box);
    view.mount(box);
  }
  stage.append(make("p", { id: "empty", hidden: true }));
}

function render(now, before) {
  for (const name of Object.keys(VIEWS)) document.getElementById(name).hidden = now.view !== name;
  const empty = document.getElementById("empty");
  empty.hidden = shown().count > 0 || ["front", "reader", "ask", "corrections"].includes(now.view);
  empty.textContent = word(nodes.length ? "nothingShown" : "empty");
  bar.render(now, before);
  const fresh = before && before.view !== now.view;
  VIEWS[now.view].render(now, fresh ? { ...before } : before);
  panel.render(now, before);
  arrange();
  if (before && before.selected !== now.selected && now.selected >= 0) said.textContent = word("selectedNow", nameOf(nodes[now.selected]));
}

// The front page stands alone until something is chosen; a narrow screen shows one of stage and panel.
function arrange() {
  const reading = state.selected >= 0 || state.link >= 0 || Boolean(panel.query);
  document.body.classList.toggle("reading", reading);
  document.body.classList.toggle("alone", state.view === "front" && !reading);
}

// Escape lets go, a slash goes to the search box, plus and minus and nought move the network, digits choose a view.
function onKey(event) {
  if (event.key === "Escape") {
    bar.searchBox().value = "";
    panel.seek("");
    return select(-1);
  }
  if ((event.ctrlKey || event.metaKey) && event.key === "z" && !/input|textarea/i.test(event.target.tagName)) return undo();
  if (event.ctrlKey || event.metaKey || event.altKey || /input|textarea|select/i.test(event.target.tagName)) return undefined;
  const views = Object.keys(VIEWS);
  const act = { "/": () => bar.searchBox().focus(), "+": () => network.zoomBy(1.3), "=": () => network.zoomBy(1.3), "-": () => network.zoomBy(1 / 1.3), 0: network.showAll }[event.key];
  if (act) {
    event.preventDefault();
    act();
  } else if (/^[1-9]$/.test(event.key) && views[event.key - 1]) change({ view: views[event.key - 1] }, { keep: true });
  return undefined;
}

function repaintAll() {
  network.restyle();
  refreshWhole();
}

// Paper is white: what is drawn on a canvas takes light colours for as long as it is printed.
function onPaper() {
  const root = document.documentElement;
  const { theme } = root.dataset;
  root.dataset.theme = "light";
  network.restyleNow();
  addEventListener("afterprint", () => {
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    network.restyle();
  }, { once: true });
}

function refreshWhole() {
  render(state, null);
}

function start() {
  document.documentElement.lang = tongue;
  mountViews();
  panel.onSeek(arrange);
  bar.mount(document.getElementById("header"), document.getElementById("filters"), repaintAll);
  panel.mount(document.getElementById("panel"));
  subscribe(render);
  const asked = fromFragment(location.hash, Object.keys(VIEWS));
  Object.assign(state, asked);
  render(state, null);
  addEventListener("hashchange", () => followAddress({ ...NOTHING, ...fromFragment(location.hash, Object.keys(VIEWS)) }));
  document.addEventListener("keydown", onKey);
  addEventListener("beforeprint", onPaper);
  prepare();
  document.documentElement.dataset.ready = String(Math.round(performance.now()));
}

export { refresh };
start();
