// The page's data and what is looked up in it. Things and links go by their number.
const raw = JSON.parse(document.getElementById("data").textContent);

export const { title, kinds, articles, words: vocabulary, rules, predicates, drawing, questions } = raw;
export const leftOut = raw.leftOut || 0;
export const nodes = raw.nodes.map(thingOf);
export const links = raw.links.map((link) => ({ ...link, facts: (link.facts || []).map(factOf), inferred: !link.facts }));

// For each thing the numbers of its links.
export const linksOf = nodes.map(() => []);
links.forEach((link, index) => {
  linksOf[link.from].push(index);
  if (link.to !== link.from) linksOf[link.to].push(index);
});

// For each thing the articles that mention it.
const articlesOf = nodes.map(() => new Set());
// For each thing its mentions: { article, start, end }.
export const mentionsOf = nodes.map(() => []);
articles.forEach((article, number) => {
  article.title ??= "";
  article.text ??= "";
  article.marks ??= [];
  article.damaged ??= [];
  for (const [start, end, ...things] of article.marks) {
    for (const thing of things) {
      articlesOf[thing].add(number);
      mentionsOf[thing].push({ article: number, start, end });
    }
  }
});

export const groups = groupsOf();

function thingOf(node) {
  const end = node.end || node.start || "";
  return {
    traditional: "", names: [], types: [], classes: [], start: "", mentions: 0, same: [], group: -1,
    ...node,
    iri: node.iri || "",
    end,
    kind: kinds[node.kind].id,
    shape: node.kind,
    x: node.at[0],
    y: node.at[1],
    point: node.point || null,
    notes: (node.notes || []).map(([word, value, facts]) => ({ word, value, facts: facts.map(factOf) })),
  };
}

function factOf([sentence, article, rule, confidence, holder = ""]) {
  return { sentence, article, rule: rules[rule], confidence, sure: confidence === "" ? 1 : Number(confidence), holder };
}

// The communities: the numbers of their things, and the thing with the most links, whose name they bear.
function groupsOf() {
  const found = [];
  nodes.forEach((node, index) => {
    if (node.group >= 0) (found[node.group] ||= { members: [], head: index }).members.push(index);
  });
  for (const group of found) {
    group.head = group.members.reduce((best, one) => (linksOf[one].length > linksOf[best].length ? one : best));
  }
  return found;
}

// The words of a sentence and where it stands.
export function sentenceOf(number) {
  const told = raw.sentences[number];
  if (typeof told === "string") return { words: told, article: -1, start: -1, end: -1 };
  const [article, start, end] = told;
  return { words: articles[article].text.slice(start, end), article, start, end };
}

export function isIn(thing, article) {
  return articlesOf[thing].has(article);
}

// The number of the thing at the other end of a link.
export function otherEnd(link, index) {
  return link.from === index ? link.to : link.from;
}

// The thing with an IRI, or -1.
export function byIri(iri) {
  return nodes.findIndex((node) => node.iri === iri);
}
export const foldPairs = raw.fold;
export const initialsOf = raw.initials;
