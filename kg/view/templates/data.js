// The page's data, and what is looked up in it. Things and links go by their number.
const data = JSON.parse(document.getElementById("data").textContent);
const kinds = new Map(data.kinds.map((kind) => [kind.id, kind]));
const simplified = new Map(zip(Array.from(data.fold[0]), Array.from(data.fold[1])));
const linksOf = data.nodes.map(() => []);
data.links.forEach((link, index) => {
  linksOf[link.from].push(index);
  if (link.to !== link.from) linksOf[link.to].push(index);
});

function zip(left, right) {
  return left.map((item, index) => [item, right[index]]);
}

// Names as search compares them: simplified characters, half-width, lower case.
function fold(text) {
  return Array.from(text, (character) => simplified.get(character) || character).join("").toLowerCase();
}

// A thing's name in the reader's script.
function nameOf(node) {
  return words.tongue === "zh-Hant" && node.traditional ? node.traditional : node.label;
}

// Every name of a thing, the main one first.
function namesOf(node) {
  return [...new Set([nameOf(node), node.label, node.traditional, ...node.names])].filter(Boolean);
}

// The dates of a thing: a day, a month, a year, or from one to another.
function whenOf(node) {
  if (node.start && node.end && node.start !== node.end) return words.range(node.start, node.end);
  return node.start || node.end;
}

// The number of the thing at the other end of a link.
function otherEnd(link, index) {
  return link.from === index ? link.to : link.from;
}

// The numbers of the things whose names hold every word of a query, the best first.
function matches(query) {
  const wanted = fold(query).split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  const found = [];
  data.nodes.forEach((node, index) => {
    if (wanted.every((word) => node.find.includes(word))) found.push(index);
  });
  return found.sort((one, other) => rank(other, wanted) - rank(one, wanted) || one - other);
}

// Whole names before beginnings before the rest; among equals what is linked most.
function rank(index, wanted) {
  const names = data.nodes[index].find.split("\n");
  const query = wanted.join(" ");
  const fit = names.includes(query) ? 2 : names.some((name) => name.startsWith(query)) ? 1 : 0;
  return fit * 10000 + linksOf[index].length;
}
