// The sentences behind what the page shows.

// A sentence of an article with where it stands, the rule that read it and how sure that is.
function quoteOfFact([sentence, article, rule, confidence, holder], names) {
  const source = [
    ...sourceOf(article),
    holder && words.holder(holder),
    rule && `${words.rule} ${rule}`,
    confidence && `${words.confidence} ${percent(confidence)}`,
  ];
  return make("blockquote", {}, make("p", {}, marked(data.sentences[sentence], names)), footer(source));
}

// A mention with the words around it.
function quoteOfMention([before, name, after, article]) {
  return make("blockquote", {}, make("p", {}, before, make("mark", {}, name), after), footer(sourceOf(article)));
}

// The headline of an article, a link where the article stands on the web, and its day.
function sourceOf(article) {
  const [title, published, source] = data.articles[article] || ["", "", ""];
  return [title && address(source, `《${title}》`), published];
}

function footer(parts) {
  return make("footer", {}, parts.filter(Boolean).flatMap((part, at) => (at ? [" · ", part] : [part])));
}

function percent(confidence) {
  const share = Number(confidence);
  return Number.isFinite(share) ? `${Math.round(share * 100)}%` : confidence;
}

// All sentences of a link, closed where many would bury the rest.
function evidence(facts, names, open) {
  if (!facts.length) return make("p", { class: "nothing" }, words.inferred);
  const quotes = facts.map((fact) => quoteOfFact(fact, names));
  const box = make("details", {}, make("summary", {}, words.sentences(facts.length)), quotes);
  box.open = open;
  return box;
}
