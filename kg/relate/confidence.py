"""How sure a link is: of the judged links that look like it, how many were right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from kg.find import weights
from kg.model import Argument, Event, Evidence, Relation
from kg.relate.clauses import Line
from kg.relate.signs import Signs, family, signs
from kg.spans import sentence_of

LEAST = 0.5
"""Relations less sure than this are not told."""

LEAST_OF_EVENTS = 0.5
"""Links of events less sure than this are not told."""

LEAST_OF_SCENES = 0.56
"""Places and wholes of events less sure than this are not told: what is near is often another's."""

LEAST_UNWEIGHED = 0.64
"""Of links of a kind that no verdicts weigh, those less sure than this by the table are not told."""

ANY = "*"
_SCENES = frozenset({"location", "superEvent"})

_SCORES = {"circumfix": 0.95, "prefix": 0.92, "suffix": 0.9, "before": 0.8, "after": 0.8}
_PLACED = 0.7
_TABLE, _WEIGHTS = "confidence.tsv", "link-weights.tsv"


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


def likely(told: Signs) -> float:
    """From 0 to 1: how likely a link of an event is right that shows these signs (logistic regression)."""
    return weights.likely(_WEIGHTS, told)


def told(relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """The relations, each with how sure it is, in the order given; those that are more likely wrong are left out."""
    sure = []
    for one in relations:
        score = confidence(one.predicate, one.evidence)
        if score >= LEAST:
            sure.append(replace(one, evidence=replace(one.evidence, score=score)))
    return tuple(sure)


def told_of_events(lines: tuple[Line, ...], events: Iterable[Event]) -> tuple[Event, ...]:
    """The events, each link with how sure it is; links that are too doubtful are left out."""
    known = tuple(events)
    by_sentence = {line.sentence: line for line in lines}
    sentences = tuple(by_sentence)
    lines_of = [sentence_of(sentences, event.trigger) for event in known]
    told_there = Counter(sentence.span for sentence in lines_of if sentence is not None)
    made = []
    for event, sentence in zip(known, lines_of, strict=True):
        here = told_there[sentence.span] if sentence is not None else 0
        line = by_sentence[sentence] if sentence is not None else None
        made.append(event if line is None else replace(event, arguments=tuple(_sure(line, event, here))))
    return tuple(made)


def _sure(line: Line, event: Event, here: int) -> Iterator[Argument]:
    for one in event.arguments:
        shape = structure(one.evidence.rule, one.evidence.score)
        if f"{family(one)} {shape}" in weights.weights(_WEIGHTS):
            score = round(likely(signs(line, event, one, shape, here)), 2)
            least = LEAST_OF_SCENES if family(one) in _SCENES else LEAST_OF_EVENTS
        else:
            score, least = confidence(one.role, one.evidence), LEAST_UNWEIGHED  # none of its kind was judged
        if score >= least:
            yield replace(one, evidence=replace(one.evidence, score=score))


def _local(iri: str) -> str:
    return iri.rpartition("#")[2].rpartition("/")[2]


@cache
def _table() -> dict[tuple[str, str], float]:
    """By predicate and structure, either of which may be `*`."""
    return {(row["predicate"], row["structure"]): float(row["confidence"]) for row in weights.rows(_TABLE)}
