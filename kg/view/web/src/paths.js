// The paths by which decisions know things and articles: their addresses below the base, decoded.
import { articles, nodes } from "./data.js";

const FOLDERS = { organisation: "organization", event: "event", date: "date", document: "document", place: "place", person: "person" };
const base = baseOf();

// What stands before the folder of their kind in the addresses of most things.
function baseOf() {
  const tally = new Map();
  for (const { iri, kind } of nodes) {
    const mark = `${FOLDERS[kind]}/`;
    for (let at = iri.indexOf(mark); at >= 0; at = iri.indexOf(mark, at + 1)) {
      if (at && "/:#".includes(iri[at - 1])) tally.set(iri.slice(0, at), (tally.get(iri.slice(0, at)) || 0) + 1);
    }
  }
  const [best] = [...tally].sort((one, other) => other[1] - one[1] || other[0].length - one[0].length);
  return best ? best[0] : "";
}

// The path of a thing, as person/张伟; empty for one from elsewhere, on which nobody can decide here.
export function pathOf(index) {
  const path = below(nodes[index].iri);
  return path.startsWith(`${FOLDERS[nodes[index].kind]}/`) ? path : "";
}

// The id of an article.
export const idOf = (article) => below(articles[article].iri).replace(/^article\//, "");

// The thing at a path, or -1.
export const byPath = (path) => nodes.findIndex((_, index) => pathOf(index) === path);

function below(iri) {
  if (!base || !iri.startsWith(base)) return "";
  try {
    return iri.slice(base.length).split("/").map(decodeURIComponent).join("/");
  } catch {
    return ""; // not an address of ours
  }
}
