"""What a build tells of one article: its lines in report.md and its record in run.json."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.archive.intake import Entry
from kg.model import Analysis, Span

_LONGEST_LINE = 60


def lines(analysis: Analysis) -> Iterator[str]:
    """The article's part of report.md: where it came from, what was found, repaired and damaged."""
    document = analysis.document
    yield f"## {cell(document.title or document.id)}"
    yield ""
    published = document.published or "unknown"
    yield f"- id `{document.id}`, source `{document.source}`, script {document.script}, published {published}"
    yield f"- {len(analysis.mentions)} mentions, {len(analysis.events)} events, {len(analysis.measures)} statistics"
    yield from (f"- {note}" for note in document.notes)
    repairs = Counter(repair.rule for repair in document.repairs)
    if repairs:
        yield "- repaired: " + ", ".join(f"{rule} {count}" for rule, count in sorted(repairs.items()))
    for repair in document.repairs:
        if repair.rule != "gloss":
            yield f"  - {_range(repair.original)} {repair.rule}: `{cell(repair.before)}` → `{cell(repair.after)}`"
    yield from _reading(analysis)
    if document.damaged:
        yield f"- damaged beyond repair: {len(document.damaged)} stretches, nothing taken from them"
        for span in document.damaged:
            yield f"  - {_range(document.original_span(span))}: `{cell(span.of(document.text))}`"
    yield ""


def _reading(analysis: Analysis) -> Iterator[str]:
    """How the article was read by its dates: entries of a chronicle, dates without a year, what cannot be."""
    reading, document = analysis.reading, analysis.document
    if reading.chronicle:
        yield f"- read as a chronicle: {reading.entries} entries, {reading.told} of them with events"
    if reading.undated:
        yield f"- {reading.undated} dates without a year: nothing in the text tells it, what they date stays undated"
    for fault in reading.faults:
        said = cell(fault.span.of(document.text))[:_LONGEST_LINE]
        yield f"  - {_range(document.original_span(fault.span))} {fault.cause}: `{said}`"


def record(analysis: Analysis, entry: Entry | None) -> dict[str, object]:
    """The article's part of run.json; what tells it from all others only where it came in by an entry."""
    document = analysis.document
    known = {"name": entry.name, "number": entry.number, "content": entry.content} if entry else {}
    return {
        **known,
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


def cell(text: str) -> str:
    """Text safe in a Markdown table or code span."""
    return " ".join(text.split()).replace("|", "\\|").replace("`", "'")
