"""Judges times, places and triggers against annotated emergency reports (the event corpus of Shanghai University)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kg.evaluate.score import Finding, Score, compare
from kg.find import locatives
from kg.model import Analysis, Kind, Span

_ROLES = {"Time": "TIME", "Location": "PLACE"}


def judge(row: dict[str, Any], analysis: Analysis) -> tuple[dict[str, Score], list[Finding]]:
    """Scores TIME and PLACE (exact spans) and TRIGGER (recall of `emergency` triggers, touched by an event of ours).

    The gold places are phrases of place, named (甲市乙路) or not (现场, 医院), so `kg.find.locatives` answers them.
    A trigger or a name of an event of ours touches, and so does a bare head noun that points back to one.
    Arguments with `shared_from` are copies of another event's and are skipped. TIME_NEAR and PLACE_NEAR count a span
    as right where it touches the gold span, for telling wrong boundaries from things not seen.
    """
    scores: dict[str, Score] = {}
    wrong: list[Finding] = []
    found_by = {
        "Time": [one.span for one in analysis.mentions if one.kind is Kind.DATE],
        "Location": _phrases(analysis),
    }
    for role, label in _ROLES.items():
        gold = sorted(_arguments(row, role))
        found = sorted(map(analysis.document.original_span, found_by[role]))
        scores[label], missed, invented = compare(gold, found)
        scores[f"{label}_NEAR"] = _near(gold, found)
        wrong += [_finding(row, label, "miss", span) for span in missed]
        wrong += [_finding(row, label, "invention", span) for span in invented]
    triggers = sorted(_triggers(row))
    spans = {one.trigger for one in analysis.events}
    spans |= {one.span for one in analysis.mentions if one.kind is Kind.EVENT}
    ours = sorted(map(analysis.document.original_span, spans))
    missed = [span for span in triggers if not any(span.overlaps(own) for own in ours)]
    scores["TRIGGER"] = Score(len(triggers) - len(missed), len(missed))
    return scores, wrong + [_finding(row, "TRIGGER", "miss", span) for span in missed]


def _phrases(analysis: Analysis) -> list[Span]:
    return [one.span for one in locatives.find(analysis.document, analysis.sentences)]


def _arguments(row: dict[str, Any], role: str) -> set[Span]:
    return {
        Span(one["start"], one["end"])
        for event in row["events"]
        for one in event["arguments"]
        if one["role"] == role and "shared_from" not in one
    }


def _triggers(row: dict[str, Any]) -> set[Span]:
    return {
        Span(event["trigger"]["start"], event["trigger"]["end"])
        for event in row["events"]
        if event["type"] == "emergency" and event["trigger"]
    }


def _near(gold: Iterable[Span], found: Iterable[Span]) -> Score:
    wanted, given = list(gold), list(found)
    missed = sum(not any(one.overlaps(own) for own in given) for one in wanted)
    invented = sum(not any(one.overlaps(own) for own in wanted) for one in given)
    return Score(len(wanted) - missed, missed, invented)


def _finding(row: dict[str, Any], kind: str, what: str, span: Span) -> Finding:
    return Finding(row["id"], kind, what, span.of(row["text"]), span.start, span.end)
