// The page's data and what is looked up in it. Things and links go by their number.
const raw = window.dashijiData;

export const { title, kinds, articles, words: vocabulary, rules, predicates, drawing, questions } = raw;
export const leftOut = raw.leftOut || 0;
export const textsLeftOut = raw.textsLeftOut || 0;
export const { live = false, prefixes = {} } = raw; // whether the page can answer any query
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
  article.headings ??= [];
  for (const [start, end, ...things] of article.marks) {
    for (const thing of things) {
      articlesOf[thing].add(number);
      mentionsOf[thing].push({ article: number, start, end });
    }
  }
});

// The numbers of the articles, the newest first.
const days = articles.map((article) => article.published || "");
export const newest = articles.map((_, number) => number).sort((one, other) => (days[other] > days[one]) - (days[other] < days[one]) || one - other);

export const groups = groupsOf();

// The numbers that the articles give: what was counted, the number, what it is about (-1: no thing of the page).
export const figures = (raw.figures || []).map(([counted, value, about, fact]) => ({ counted, value, about, fact: factOf(fact) }));

// What a table of decisions may say of a thing.
export const verdicts = raw.verdicts || [];

// A property as tables of decisions write it: schema:location.
export function shortOf(iri) {
  const [prefix, space] = Object.entries(raw.namespaces || {}).filter(([, one]) => iri.startsWith(one)).sort((one, other) => other[1].length - one[1].length)[0] || ["", ""];
  return prefix ? `${prefix}:${iri.slice(space.length)}` : iri;
}

// The classes that a thing may have: their kind, number of words, address and short name.
export const classes = (raw.classes || []).map(([kind, word, iri, name]) => ({ kind: kinds[kind].id, word, iri, name }));

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
    notes: (node.notes || []).map(([word, value, facts, contested = 0, behind = null]) => ({ word, value, facts: facts.map(factOf), contested: Boolean(contested), behind })),
  };
}

function factOf([sentence, article, rule, confidence, holder = ""]) {
  return { sentence, article, rule: rules[rule], confidence, sure: confidence === "" ? 1 : Number(confidence), holder };
}

// The communities: the numbers of their things, those with the most links first, whose names they bear. A name that
// several things of the page share (会见) tells no community from another and comes last.
function groupsOf() {
  const found = [];
  const bearers = new Map();
  for (const { label } of nodes) bearers.set(label, (bearers.get(label) || 0) + 1);
  const shared = (index) => Number(bearers.get(nodes[index].label) > 1);
  nodes.forEach((node, index) => {
    if (node.group >= 0) (found[node.group] ||= { members: [], head: index, heads: [] }).members.push(index);
  });
  for (const group of found) {
    group.heads = [...group.members].sort((one, other) => shared(one) - shared(other) || linksOf[other].length - linksOf[one].length || one - other);
    [group.head] = group.heads;
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

// How many articles mention a thing.
export const articleCount = (thing) => articlesOf[thing].size;

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
