"""Tables of weights of `kg/data`, and how likely what shows some signs is by them (logistic regression)."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

START = "(start)"
"""The row of a table of weights from which the sum begins."""
_HIGHEST = 0.99


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of a table of `kg/data` by its columns, without the comments."""
    text = files("kg.data").joinpath(name).read_text(encoding="utf-8")
    return csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")


@cache
def weights(name: str) -> dict[str, float]:
    """The weight of each sign of a table."""
    return {row["sign"]: float(row["weight"]) for row in rows(name)}


def likely(name: str, told: Mapping[str, float], more: float = 0.0) -> float:
    """From 0 to .99: how likely what shows these signs is right by a table; `more` is added to the sum of weights."""
    table = weights(name)
    total = more + table[START] + sum(table.get(sign, 0.0) * value for sign, value in told.items())
    return min(_HIGHEST, 1 / (1 + math.exp(-total)))
