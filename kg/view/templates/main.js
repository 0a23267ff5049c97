// Puts the page together and answers clicks and keys.

// Selects a thing (null: nothing) in the network and shows it in the panel.
function select(index, options) {
  const reading = panel.contains(document.activeElement) || document.activeElement === searchBox;
  const before = chosen;
  searchBox.value = "";
  choose(index, options);
  if (index === null) showChronicle(before);
  else showThing(index);
  paintFilters();
  if (index !== null && reading) panel.focus({ preventScroll: true });
}

function paintWords() {
  document.documentElement.lang = words.tongue;
  document.getElementById("title").textContent = data.title;
  const counts = words.counts(data.nodes.length, data.links.length);
  document.getElementById("counts").textContent = data.leftOut ? `${counts} · ${words.leftOut(data.leftOut)}` : counts;
  document.getElementById("language").textContent = words.next;
  searchBox.placeholder = words.search;
  document.getElementById("empty").textContent = words.empty;
  for (const [id, word] of [["search", words.search], ["filters", words.filters], ["network", words.network],
    ["zoom-in", words.zoomIn], ["zoom-out", words.zoomOut], ["zoom-all", words.zoomAll]]) {
    document.getElementById(id).setAttribute("aria-label", word);
  }
  paintFilters();
}

// The legend, which is also the filter: one button a kind.
function paintFilters() {
  const focused = document.activeElement && document.activeElement.dataset.kind;
  const counts = new Map();
  data.nodes.forEach((node) => counts.set(node.kind, (counts.get(node.kind) || 0) + 1));
  const buttons = data.kinds
    .filter((kind) => counts.has(kind.id))
    .map((kind) => filterButton(kind.id, [icon(kind.id), words[kind.id]], counts.get(kind.id), !hiddenKinds.has(kind.id)));
  const singles = data.nodes.filter((node, index) => !linksOf[index].length && node.kind !== "event").length;
  if (singles && data.links.length) buttons.push(filterButton("single", [words.single], singles, !singlesHidden));
  document.getElementById("filters").replaceChildren(...buttons);
  const again = buttons.find((button) => button.dataset.kind === focused);
  if (again) again.focus();
}

function filterButton(id, children, count, on) {
  const attributes = { type: "button", class: "filter", "aria-pressed": String(on), "data-kind": id, click: () => toggle(id) };
  return make("button", attributes, children, make("span", { class: "count" }, String(count)));
}

function toggle(id) {
  if (id === "single") singlesHidden = !singlesHidden;
  else if (!hiddenKinds.delete(id)) hiddenKinds.add(id);
  if (chosen !== null && isHidden(chosen)) return select(null);
  repaint();
  return paintFilters();
}

function changeLanguage() {
  turnLanguage();
  paintWords();
  repaint();
  search();
}

// Escape lets go, a slash goes to the search box, plus and minus and nought move the network.
function pageKey(event) {
  if (event.key === "Escape") return select(null);
  if (event.target === searchBox || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const action = { "/": () => searchBox.focus(), "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), 0: showAll }[event.key];
  if (action) {
    event.preventDefault();
    action();
  } else if (["ArrowDown", "ArrowUp"].includes(event.key)) stepInList(event);
  return undefined;
}

// Arrow keys walk through the panel's list of things.
function stepInList(event) {
  const items = [...panel.querySelectorAll(".thing")];
  const next = items[items.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
  if (!next || !items.includes(document.activeElement)) return;
  event.preventDefault();
  next.focus();
}

function start() {
  paintWords();
  document.getElementById("empty").hidden = data.nodes.length > 0;
  draw((index) => select(index), showLink);
  showChronicle();
  searchBox.addEventListener("input", search);
  searchBox.addEventListener("keydown", searchKey);
  document.addEventListener("keydown", pageKey);
  document.getElementById("language").addEventListener("click", changeLanguage);
  document.getElementById("zoom-in").addEventListener("click", () => zoom(1.25));
  document.getElementById("zoom-out").addEventListener("click", () => zoom(0.8));
  document.getElementById("zoom-all").addEventListener("click", showAll);
}

start();
