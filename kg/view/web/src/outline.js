// The parts of an article: where its headings stand, and what each part tells.
import { nodes } from "./data.js";
import { eventWeight } from "./weight.js";

// The parts of an article in order: { start, end, heading, event (the weightiest one told there, or -1) }.
export function partsOf(article) {
  const heads = opened(article);
  return heads.map(([start, after], at) => {
    const end = at + 1 < heads.length ? heads[at + 1][0] : article.text.length;
    return { start, end, heading: article.text.slice(start, after).trim(), body: article.text.slice(after, end), event: mainEvent(article, start, end) };
  });
}

// The headings that open a part: where the first one returns, as over each item of news, only its returns.
function opened(article) {
  const words = article.headings.map(([start, end]) => article.text.slice(start, end).trim());
  const returns = article.headings.filter((_, at) => words[at] === words[0]);
  return returns.length > 2 ? returns : article.headings;
}

function mainEvent(article, start, end) {
  const told = article.marks.filter((mark) => mark[0] >= start && mark[1] <= end).flatMap((mark) => mark.slice(2));
  const events = [...new Set(told)].filter((index) => nodes[index].kind === "event");
  return events.reduce((best, one) => (best < 0 || eventWeight(one) > eventWeight(best) ? one : best), -1);
}

// The first words of a part.
export function openingOf(text) {
  const line = text.split("\n").map((one) => one.trim()).find((one) => /[，,。！？!?；;：]/.test(one)) || text.trim();
  const words = /^[^，,。！？!?；;]*/.exec(line)[0];
  return words.length > 30 ? `${words.slice(0, 29)}…` : words;
}
