// Search by any name, in either script.
const searchBox = document.getElementById("search");
const MOST_FOUND = 100;

// Lists what the box asks for; an empty box brings back what was there before.
function search() {
  if (!searchBox.value.trim()) return chosen === null ? showChronicle() : showThing(chosen);
  const found = matches(searchBox.value);
  const rows = found.slice(0, MOST_FOUND).map((index) => thing(index, foundName(index)));
  return fill(make("h2", { role: "status" }, found.length ? words.found(found.length) : words.none), rows);
}

// The other name that a query met, where it is not the one shown.
function foundName(index) {
  const wanted = fold(searchBox.value.trim());
  const node = data.nodes[index];
  if (fold(nameOf(node)).includes(wanted)) return whenBeside(node);
  return namesOf(node).find((name) => fold(name).includes(wanted)) || "";
}

// Enter takes the first, arrow down steps into the list.
function searchKey(event) {
  if (event.isComposing || !["Enter", "ArrowDown"].includes(event.key) || !searchBox.value.trim()) return;
  const first = panel.querySelector(".thing");
  if (!first) return;
  event.preventDefault();
  if (event.key === "Enter") first.click();
  else first.focus();
}
