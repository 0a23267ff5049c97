"""How sure a link is: the share of judged links of its kind that were right, told by predicate and structure."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import TypeVar

from kg.model import Argument, Evidence, Relation

LEAST = 0.5
"""Links less sure than this are not told."""

ANY = "*"
_SCORES = {"circumfix": 0.95, "prefix": 0.92, "suffix": 0.9, "before": 0.8, "after": 0.8}
_PLACED = 0.7
_TABLE = "confidence.tsv"

_Link = TypeVar("_Link", Argument, Relation)


def structure(rule: str, score: float) -> str:
    """What a rule looked at: the words around, before or behind a slot, a position, a date's place; else the rule.

    `score` is the rule's own; where it is lower than the structure's the words stand in another clause or sentence.

    >>> structure("在_举行", 0.95), structure("_出席", 0.72), structure("date-scene", 0.9)
    ('circumfix', 'suffix-far', 'date-scene')
    """
    before, mark, after = rule.partition("_")
    shape = ("circumfix" if before and after else "prefix" if before else "suffix") if mark else rule
    usual = _SCORES.get(shape, score)
    placed = shape == "before" and score == _PLACED
    return shape if score >= usual or placed else f"{shape}-far"


def confidence(predicate: str, evidence: Evidence) -> float:
    """From 0 to 1: of the judged links told so, how many were right; `predicate` is an IRI."""
    shape = structure(evidence.rule, evidence.score)
    table = _table()
    for key in ((_local(predicate), shape), (ANY, shape)):
        if key in table:
            return table[key]
    return min(evidence.score, table[ANY, ANY])


def told(arguments: Iterable[_Link]) -> tuple[_Link, ...]:
    """The links, each with how sure it is, in the order given; those that are more likely wrong are left out."""
    sure = []
    for one in arguments:
        predicate = one.role if isinstance(one, Argument) else one.predicate
        score = confidence(predicate, one.evidence)
        if score >= LEAST:
            sure.append(replace(one, evidence=replace(one.evidence, score=score)))
    return tuple(sure)


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


@cache
def _table() -> dict[tuple[str, str], float]:
    """By predicate and structure, either of which may be `*`."""
    text = files("kg.data").joinpath(_TABLE).read_text(encoding="utf-8")
    rows = csv.DictReader((line for line in text.splitlines() if not line.startswith("#")), delimiter="\t")
    return {(row["predicate"], row["structure"]): float(row["confidence"]) for row in rows}
