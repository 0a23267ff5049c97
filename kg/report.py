"""The report of a build: report.md for people, run.json for machines."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from kg import accounts, earlier
from kg.archive.fingerprint import packages, version_of
from kg.archive.intake import Entry
from kg.edtf import stretch
from kg.event_types import Ontology
from kg.graph import store, write
from kg.model import Analysis, Corpus, Entity, Event, Failure, Kind
from kg.rdf import Violation
from kg.resolve import times
from kg.resolve.decisions import Decision
from kg.settings import Settings

_REASONERS = {"owl-rl": ("reasonable",)}
_MOST_VIOLATIONS = 50
_NONE = '"articles": []'
PAGE, REPORT = "graph.html", "report.md"
FORMAT = 1
"""The form of the folder; a later one may hold what this program cannot read."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a build has to tell: of each article its record and lines, and a row for each event (date, name, type).

    A record is JSON, as `record` writes it.

    `violations` is None where the shapes were not asked.
    """

    records: tuple[str, ...]
    lines: tuple[str, ...]
    events: tuple[tuple[str, str, str], ...]
    counts: dict[str, int]
    failures: tuple[Failure, ...]
    violations: tuple[Violation, ...] | None


def told(
    corpus: Corpus,
    failures: tuple[Failure, ...],
    violations: tuple[Violation, ...] | None,
    ontology: Ontology,
    entries: Iterable[Entry] = (),
) -> Told:
    """What is to be told of a corpus whose articles came in by `entries`."""
    by_id = {one.id: one for one in entries}
    return Told(
        tuple(record(one, by_id.get(one.document.id)) for one in corpus.analyses),
        tuple(line for one in corpus.analyses for line in accounts.lines(one)),
        _events(corpus, ontology),
        _counts(corpus),
        failures,
        violations,
    )


def markdown(told: Told) -> str:
    """What was found, what was damaged and what the shapes say, in Markdown."""
    lines = ["# 构建报告 · Build report", ""]
    lines += _summary(told)
    lines += ["## 大事记 · Chronicle", "", "| date | event | type |", "|---|---|---|"]
    lines += [*(f"| {date} | {label} | {kind} |" for date, label, kind in told.events), ""]
    lines += told.lines
    lines += _failures(told.failures)
    lines += _violations(told.violations)
    return "\n".join(lines).rstrip() + "\n"


def run_json(told: Told, ontology: Ontology, settings: Settings, decisions: Iterable[Decision] = ()) -> str:
    """Settings, versions, hashes and counts, as JSON with sorted keys; no clock, so the same input gives the same."""
    content = {
        "articles": [],
        "counts": told.counts,
        "decisions": [asdict(one) for one in decisions],
        "failures": [asdict(failure) for failure in told.failures],
        "files": list(files(settings, many=told.violations is None)),
        "format": FORMAT,
        "ontology": {"sha256": ontology.sha256},
        "settings": asdict(settings),
        "versions": {name: version_of(name) for name in _decisive(settings)},
        "violations": dict(sorted(Counter(violation.severity for violation in told.violations or ()).items())),
    }
    text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    records = ",\n".join(told.records)
    return text.replace(_NONE, f'"articles": [\n{records}\n  ]', 1) if records else text


def _decisive(settings: Settings) -> tuple[str, ...]:
    """What decides the bytes of a build; `pyproject.toml` asks for exactly one version of each package with data."""
    return ("dashiji", *packages(settings.tagger), *_REASONERS.get(settings.infer, ()))


def record(analysis: Analysis, entry: Entry | None) -> str:
    """What run.json says of an article, as it stands there."""
    text = json.dumps(accounts.record(analysis, entry), ensure_ascii=False, indent=2, sort_keys=True)
    return "    " + text.replace("\n", "\n    ")


def files(settings: Settings, *, many: bool = False) -> tuple[str, ...]:
    """What a build writes into its folder, sorted; `store` and `analyses` are folders. Of many articles it is less."""
    written = (store.MASTER, *write.TABLES) if many else (*write.names(settings.more_formats), PAGE)
    return tuple(sorted((*written, REPORT, earlier.RUN, store.STORE, earlier.ANALYSES)))


def _summary(told: Told) -> list[str]:
    rows = [f"| {kind} | {count} |" for kind, count in told.counts.items()]
    unreadable = sum(one.unread for one in told.failures)
    return [
        f"{len(told.records)} articles read, {unreadable} unreadable, {_findings(told.violations)}.",
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


def _events(corpus: Corpus, ontology: Ontology) -> tuple[tuple[str, str, str], ...]:
    tellings: dict[tuple[str, ...], list[Event]] = {}
    for analysis in corpus.analyses:
        for event in analysis.events:
            path = corpus.links.get((analysis.document.id, event.mention))
            if path:
                tellings.setdefault(path, []).append(event)
    entities = [entity for entity in corpus.entities if entity.kind is Kind.EVENT]
    return tuple(sorted(event_row(entity, tellings.get(entity.path, []), ontology) for entity in entities))


def event_row(entity: Entity, tellings: list[Event], ontology: Ontology) -> tuple[str, str, str]:
    """Date, name and type of an event by its tellings, as the chronicle in the report has them."""
    start, end = times.of_event(tellings)
    labels = ontology.labels.get(entity.types[0], ("", ""))
    return entity.dated or stretch(start, end), accounts.cell(entity.label), labels[0]


def _failures(failures: tuple[Failure, ...]) -> list[str]:
    lines: list[str] = []
    parts = {"## Unreadable": "unread", "## Left out": "skipped", "## Decisions not followed": "row"}
    for title, kind in parts.items():
        told = [f"- `{one.source}`: {one.cause}; {one.hint}" for one in failures if getattr(one, kind)]
        lines += [title, "", *told, ""] if told else []
    return lines


def _findings(violations: tuple[Violation, ...] | None) -> str:
    return "the shapes not asked" if violations is None else f"{len(violations)} findings of the shapes"


def _violations(violations: tuple[Violation, ...] | None) -> list[str]:
    if violations is None:
        return ["## Shapes", "", "Not asked of so many articles: `kg check` does."]
    if not violations:
        return ["## Shapes", "", "Every shape holds."]
    shown = [f"- {one.severity}: {one.message} (`{one.focus}` {one.path})" for one in violations[:_MOST_VIOLATIONS]]
    more = len(violations) - len(shown)
    return ["## Shapes", "", *shown, *([f"- and {more} more"] if more else [])]
