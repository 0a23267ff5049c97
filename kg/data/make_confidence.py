"""Makes confidence.tsv, how sure links are, from links judged by eye.

    python -m kg.data.make_confidence

Source: benchmarks/news/judged.jsonl (this project; ids, names and verdicts). A share of few judged links leans to
that of its structure, and that one to the share of all: each is counted with four more of the wider kind. Fewer than
eight judged links leave no kind untold.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.relate.confidence import ANY, LEAST, structure

SOURCE = Path(__file__).resolve().parents[2] / "benchmarks" / "news" / "judged.jsonl"
TARGET = Path(__file__).with_name("confidence.tsv")
_LEAN, _ENOUGH, _HIGHEST = 4, 8, 0.99
_HEADER = "# source: made by kg.data.make_confidence from benchmarks/news/judged.jsonl\n# licence: Apache-2.0\n"

_Key = tuple[str, str]


def make(source: Path = SOURCE, target: Path = TARGET) -> int:
    """Writes the table (predicate, structure, right, judged, confidence) and returns how many rows it has.

    Links of the sealed half are left out; they are for measuring.
    """
    links = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    rows = list(table(one for one in links if not one.get("sealed")))
    told = "".join(f"{key[0]}\t{key[1]}\t{right}\t{judged}\t{share:.2f}\n" for key, right, judged, share in rows)
    target.write_text(f"{_HEADER}predicate\tstructure\tright\tjudged\tconfidence\n{told}", encoding="utf-8")
    return len(rows)


def table(links: Iterable[dict[str, object]]) -> Iterator[tuple[_Key, int, int, float]]:
    """Key, right ones, judged ones and confidence, in order of key; `links` have predicate, rule, score, right."""
    judged: Counter[_Key] = Counter()
    right: Counter[_Key] = Counter()
    for one in links:
        shape = structure(str(one["rule"]), float(str(one["score"])))
        for key in ((ANY, ANY), (ANY, shape), (str(one["predicate"]), shape)):
            judged[key] += 1
            right[key] += bool(one["right"])
    shares = {(ANY, ANY): right[ANY, ANY] / judged[ANY, ANY]}
    for key in sorted(judged, key=lambda one: (one[0] != ANY, one[1] != ANY, one)):
        wider = (ANY, ANY) if key[0] == ANY else (ANY, key[1])
        lean = _LEAN * (key != (ANY, ANY))
        shares[key] = min(_HIGHEST, (right[key] + lean * shares[wider]) / (judged[key] + lean))
        least = LEAST if judged[key] < _ENOUGH else 0.0
        yield key, right[key], judged[key], max(least, shares[key])


if __name__ == "__main__":
    make()
