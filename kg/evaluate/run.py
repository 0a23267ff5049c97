"""Runs the pipeline over the rows of gold files and scores what it finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from kg import ontology, pipeline
from kg.evaluate import facts
from kg.evaluate.gold import TYPES, Row, load
from kg.evaluate.score import Finding, Score, Scorecard, add_up, compare
from kg.graph.statements import statements
from kg.model import Analysis, Kind, Span
from kg.resolve import entities
from kg.settings import Settings

_KINDS = {
    Kind.ORGANISATION: "ORG",
    Kind.PLACE: "LOC",
    Kind.PERSON: "PER",
    Kind.DATE: "DATE",
    Kind.DOCUMENT: "DOC",
}


def evaluate(gold: Iterable[str | Path], settings: Settings | None = None) -> tuple[Scorecard, ...]:
    """One scorecard a gold file (mentions, facts or dates, told apart by their fields).

    Mentions count as right where span and type agree; events and slots as `kg.evaluate.facts.judge` says; dates
    where the span agrees (DATE) and where the EDTF value does too (VALUE). A file that breaks its contract is a
    `GoldError` naming the line.
    """
    chosen = settings or Settings()
    return tuple(scorecard(str(path), load(Path(path)), chosen) for path in gold)


def scorecard(name: str, rows: tuple[Row, ...], settings: Settings) -> Scorecard:
    """The scorecard of rows already read, under the name `name`."""
    judged = frozenset(TYPES[label] for row in rows for label, _ in row.entities or () if label in TYPES)
    parts, findings = [], []
    for row, analysis in _analyses(rows, settings):
        scores, wrong = _judge(row, analysis, judged, settings)
        parts.append(scores)
        findings.extend(wrong)
    return Scorecard(name, len(rows), add_up(parts), tuple(findings))


def _analyses(rows: tuple[Row, ...], settings: Settings) -> Iterator[tuple[Row, Analysis]]:
    for row in rows:
        yield row, pipeline.analyse_text(row.text, date=row.date, title=row.title, id=row.id, settings=settings)


_Judgement = tuple[dict[str, Score], list[Finding]]


def _judge(row: Row, analysis: Analysis, judged: frozenset[str], settings: Settings) -> _Judgement:
    if row.entities is not None:
        return _judge_mentions(row, analysis, judged)
    return _judge_events(row, analysis, settings) if row.events is not None else _judge_dates(row, analysis)


def _judge_mentions(row: Row, analysis: Analysis, judged: frozenset[str]) -> _Judgement:
    gold = sorted((TYPES[label], span) for label, span in row.entities or () if label in TYPES)
    found = sorted(
        (_KINDS[mention.kind], analysis.document.original_span(mention.span))
        for mention in analysis.mentions
        if _KINDS.get(mention.kind) in judged
    )
    scores, wrong = {}, []
    for kind in sorted(judged):
        score, missed, invented = compare(
            (one for one in gold if one[0] == kind), (one for one in found if one[0] == kind)
        )
        scores[kind] = score
        wrong += [_finding(row, kind, "miss", span) for _, span in missed]
        wrong += [_finding(row, kind, "invention", span) for _, span in invented]
    return scores, sorted(wrong, key=lambda finding: (finding.start, finding.end, finding.what))


def _judge_events(row: Row, analysis: Analysis, settings: Settings) -> _Judgement:
    told = statements(entities.resolve((analysis,)), ontology.load(), settings.base)
    found = list(facts.events_of(told))
    events, slots, wrong = Score(), Score(), []
    for gold in map(facts.normal, row.events or ()):
        best, score = facts.judge(gold, found)
        slots += score
        events += Score(right=1) if best else Score(missed=1)
        if best:
            found.remove(best)
        if best is None:
            wrong.append(Finding(row.id, "EVENT", "miss", facts.describe(gold)))
        elif score.missed:
            said = f"{facts.describe(gold)} ≠ {facts.describe_found(best)}"
            wrong += [Finding(row.id, "SLOT", "miss", f"{slot}: {said}") for slot in facts.wrong_slots(gold, best)]
    return {"EVENT": events, "SLOT": slots}, wrong


def _judge_dates(row: Row, analysis: Analysis) -> _Judgement:
    found = {
        analysis.document.original_span(mention.span): mention.value
        for mention in analysis.mentions
        if mention.kind is Kind.DATE
    }
    spans, values, wrong, used = Score(), Score(), [], set()
    for gold in row.dates or ():
        hit = next((span for span in gold.spans if span in found), None)
        used.add(hit)
        spans += Score(right=1) if hit else Score(missed=1)
        right = hit is not None and found[hit] == gold.value
        values += Score(right=int(right), missed=int(not right)) if gold.value else Score()
        if not hit or (gold.value and not right):
            said = f"{gold.spans[0].of(row.text)}: {gold.value} ≠ {found.get(hit, '') if hit else ''}"
            wrong.append(Finding(row.id, "VALUE" if hit else "DATE", "miss", said, *_ends(gold.spans[0])))
    invented = [span for span in sorted(found) if span not in used]
    wrong += [_finding(row, "DATE", "invention", span) for span in invented]
    return {"DATE": spans + Score(invented=len(invented)), "VALUE": values}, wrong


def _finding(row: Row, kind: str, what: str, span: Span) -> Finding:
    return Finding(row.id, kind, what, span.of(row.text), *_ends(span))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
