"""Small texts of other kinds than news: chronicles, sport, science, business; each with what must be read of it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from kg import ontology, pipeline
from kg.evaluate import facts
from kg.evaluate.facts import FoundEvent
from kg.graph.statements import statements
from kg.iri import SCHEMA
from kg.rdf import Statement
from kg.read.script import fold
from kg.resolve import entities
from kg.settings import Settings

CASES = Path(os.environ.get("KG_DATA", Path(__file__).parents[2].parent / "shared" / "data")) / "cases" / "genres.jsonl"
NOT_YET: frozenset[int] = frozenset()
"""Numbers of the rows that do not hold yet."""


def _rows() -> list[dict[str, Any]]:
    if not CASES.exists():
        return []
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines() if line.strip()]


def _parameters() -> list[Any]:
    waiting = pytest.mark.xfail(strict=False, reason="not read yet")
    return [
        pytest.param(row, id=f"{number}-{row['cause']}", marks=[waiting] if number in NOT_YET else [])
        for number, row in enumerate(_rows())
    ]


@pytest.mark.skipif(not CASES.exists(), reason="the cases are not here")
@pytest.mark.parametrize("row", _parameters())
def test_a_case_of_another_kind_than_news(row: dict[str, Any]) -> None:
    analysis = pipeline.analyse_text(row["text"], date=row["date"], title=row.get("title", ""))
    told = tuple(statements(entities.resolve((analysis,)), ontology.load(), Settings().base))
    for check in row["check"]:
        assert _holds(check, told), (check, [facts.describe_found(one) for one in facts.events_of(told)])


def _holds(check: list[Any], told: tuple[Statement, ...]) -> bool:
    events = facts.events_of(told)
    match check:
        case ["event", word, kind, wanted]:
            return any(_fits(event, fold(word), wanted, told, kind) for event in events)
        case ["label", label]:
            return any(facts.bare(label) in event.names for event in events)
        case ["notime", start]:
            return all(event.start != start for event in events)
        case ["none", kind]:
            return not _of_type(told, kind)
        case ["norole", role, name]:
            return name not in _fillers(told, role)
        case ["count", kind, number]:
            return len(_of_type(told, kind)) == number
    raise ValueError(check)


def _fits(event: FoundEvent, word: str, wanted: dict[str, str], told: tuple[Statement, ...], kind: str) -> bool:
    agents = {name for names in event.agents for name in names}
    named = any(word in name for name in event.names)
    typed = not kind or event.names & _names_of(told, _of_type(told, kind))
    return bool(
        named
        and typed
        and wanted.get("time", event.start) == event.start
        and ("agents" not in wanted or facts.bare(fold(wanted["agents"])) in agents)
        and ("not" not in wanted or facts.bare(fold(wanted["not"])) not in agents)
    )


def _of_type(told: tuple[Statement, ...], kind: str) -> frozenset[str]:
    return frozenset(
        one.subject
        for one in told
        if one.predicate.endswith("#type") and isinstance(one.object, str) and one.object.endswith(kind)
    )


def _names_of(told: tuple[Statement, ...], subjects: frozenset[str]) -> frozenset[str]:
    return frozenset(
        facts.bare(one.object.value)
        for one in told
        if one.subject in subjects and not isinstance(one.object, str) and one.predicate.endswith("label")
    )


def _fillers(told: tuple[Statement, ...], role: str) -> frozenset[str]:
    things = frozenset(str(one.object) for one in told if one.predicate == SCHEMA + role)
    return _names_of(told, things)
