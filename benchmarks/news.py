"""Tells how many events and links of evening news were right, and how well confidence fits, as judged by eye.

    python benchmarks/news.py

`benchmarks/news/events.jsonl` and `judged.jsonl` hold verdicts; see the README there.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

_HERE = Path(__file__).resolve().parent / "news"
_BUCKETS = (0.5, 0.8, 0.9, 1.01)


def main() -> None:
    """Print events by half, links by half and predicate, and the sealed links by confidence."""
    for line in (*events(_rows("events.jsonl")), "", *links(_rows("judged.jsonl")), "", *fit(_rows("judged.jsonl"))):
        print(line)


def events(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Events found and slots right of each half."""
    yield "| half | events found | slots right |"
    yield "|---|---|---|"
    for half in ("open", "sealed", "later", "fresh-open", "fresh-sealed"):
        told = [one for one in rows if one["half"] == half]
        found, right = sum(one["found"] for one in told), sum(one["right"] for one in told)
        yield f"| {half} | {found}/{len(told)} | {right}/{sum(one['slots'] for one in told)} |"


def links(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Links right by half and predicate."""
    counted: dict[tuple[str, str], list[bool]] = defaultdict(list)
    for one in rows:
        counted[one.get("part", "sealed" if one.get("sealed") else "open"), one["predicate"]].append(one["right"])
    yield "| half | predicate | right | judged |"
    yield "|---|---|---|---|"
    for (half, predicate), verdicts in sorted(counted.items()):
        yield f"| {half} | {predicate} | {sum(verdicts)} | {len(verdicts)} |"


def fit(rows: list[dict[str, Any]]) -> Iterator[str]:
    """Of the sealed links, by confidence: how sure they were said to be and how many were right."""
    yield "| confidence | links | said | right |"
    yield "|---|---|---|---|"
    for low, high in pairwise(_BUCKETS):
        told = [one for one in rows if one.get("sealed") and low <= one["score"] < high]
        if told:
            said, right = (sum(float(one[name]) for one in told) / len(told) for name in ("score", "right"))
            yield f"| {low} to {min(high, 1.0)} | {len(told)} | {said:.2f} | {right:.2f} |"


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (_HERE / name).read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
