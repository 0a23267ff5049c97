"""Which bodies, persons and places most articles of a build name, and by what other names: one node each, or several?

    python benchmarks/busiest.py FOLDER [--most 10] [--output docs/identity.md]

FOLDER is what `kg build` wrote. Printed is a table a kind; other names stand in order of how many mentions bear them,
`MOST_NAMES` of them. --output puts the tables where the page has them.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.graph import queries, store
from kg.rdf import Literal

HEAD = "## The busiest\n"
MOST_NAMES = 8
_KINDS = {"bodies": "Organization", "persons": "Person", "places": "Place"}
_ASK = """
SELECT ?thing ?label (COUNT(DISTINCT ?article) AS ?articles) WHERE {
  ?thing a schema:%s ; rdfs:label ?label . FILTER (LANGMATCHES(LANG(?label), "zh-Hans"))
  ?article schema:mentions ?thing
} GROUP BY ?thing ?label ORDER BY DESC(?articles) STR(?thing) LIMIT %d
"""
_NAMES = """
SELECT ?words (COUNT(?mention) AS ?often) WHERE {
  ?mention itsrdf:taIdentRef <%s> ; nif:anchorOf ?words .
  FILTER EXISTS { <%s> rdfs:label|skos:altLabel ?name FILTER (STR(?name) = STR(?words)) }
} GROUP BY ?words ORDER BY DESC(?often) STR(?words)
"""
_NODES = """
SELECT (COUNT(DISTINCT ?thing) AS ?n) WHERE {
  ?thing a schema:%s ; rdfs:label|skos:altLabel ?name . FILTER (STR(?name) = $name)
}
"""


def main() -> None:
    """Prints the tables, and puts them into the page."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("--most", type=int, default=10)
    arguments.add_argument("--output", type=Path)
    asked = arguments.parse_args()
    told = "\n".join(tables(asked.folder, asked.most))
    print(told)
    if asked.output:
        before = asked.output.read_text(encoding="utf-8").partition(HEAD)[0]
        asked.output.write_text(f"{before}{HEAD}{told}\n", encoding="utf-8", newline="\n")


def tables(folder: Path, most: int) -> list[str]:
    """The lines of the tables, with a sentence that says of how many articles."""
    graph = store.open_store(folder)
    (counted,) = queries.run(graph, "SELECT (COUNT(*) AS ?n) WHERE { ?article a nif:Context }").rows
    lines = [
        f"Of {int(_plain(counted[0])):,} items built together, by the number of items that name them, as",
        f"`python benchmarks/busiest.py FOLDER --most {most} --output docs/identity.md` writes it; its other names,",
        f"the most used first, {MOST_NAMES} at most; nodes are those of that name, of their kind:",
    ]
    for title, kind in _KINDS.items():
        lines += ["", f"| {title} | other names | items | nodes |", "|---|---|---:|---:|"]
        for thing, label, articles in queries.run(graph, _ASK % (kind, most)).rows:
            met = [_plain(words) for words, _ in queries.run(graph, _NAMES % (thing, thing)).rows]
            others = "、".join([one for one in met if one != _plain(label)][:MOST_NAMES])
            (nodes,) = queries.run(graph, _NODES % kind, {"name": _plain(label)}).rows
            lines.append(f"| {_plain(label)} | {others} | {_plain(articles)} | {_plain(nodes[0])} |")
    return lines


def _plain(cell: object) -> str:
    return (cell.value if isinstance(cell, Literal) else str(cell)).replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    main()
