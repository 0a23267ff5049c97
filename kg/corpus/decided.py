"""Writes the graph of many articles of which a person has decided something: all is stated anew."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from kg import earlier, folder, pipeline, report
from kg.archive import intake
from kg.archive.shelf import Shelf
from kg.corpus.files import Files
from kg.corpus.manifest import Manifest
from kg.corpus.tables import write_tables
from kg.corpus.written import Written
from kg.graph import store, syntax
from kg.graph.runs import Runs
from kg.graph.statements import describe
from kg.iri import NIF
from kg.model import Analysis, Corpus, Kind
from kg.progress import Listener, Step
from kg.rdf import Literal
from kg.resolve import entities

_OFTEN = 50  # articles between two steps that are told
_TEXT = NIF + "isString"


def write(directory: Path, corpus: Manifest, shelf: Shelf, tell: Listener) -> Written:
    """The files of a corpus of which a person has decided something."""
    kit = pipeline.tools(corpus.settings)
    joined = entities.resolve(_analyses(corpus, shelf, tell), corpus.decisions, kit.known, trim=True)
    with folder.together(directory, set(corpus.files) - {earlier.ANALYSES}) as draft:
        with tempfile.TemporaryDirectory(dir=directory, prefix=folder.DRAFT) as aside:
            _quads(joined, corpus, draft / store.MASTER, Runs(Path(aside)), tell)
        _told(joined, corpus, draft)
        things, events = len(joined.entities), sum(one.kind is Kind.EVENT for one in joined.entities)
        unfollowed = joined.unfollowed
        del joined
        with Files(directory, draft).storing():
            write_tables(draft / store.MASTER, draft, corpus.settings.base + "article/")
    tell(Step("write", len(corpus.entries), len(corpus.entries)))
    files = report.files(corpus.settings, many=True)
    return Written(events, things, None, tuple(directory / name for name in files), unfollowed)


def _analyses(corpus: Manifest, shelf: Shelf, tell: Listener) -> Iterator[Analysis]:
    total = len(corpus.entries)
    for number, one in enumerate(corpus.entries):
        if number % _OFTEN == 0:
            tell(Step("join", number, total))
        yield intake.under_id(shelf.analysis(one.content), one)
    tell(Step("join", total, total))


def _told(joined: Corpus, corpus: Manifest, draft: Path) -> None:
    known = pipeline.tools(corpus.settings).ontology
    told = report.told(joined, (*corpus.failures, *joined.unfollowed), None, known, corpus.entries)
    texts = {
        earlier.RUN: report.run_json(told, known, corpus.settings, corpus.decisions),
        report.REPORT: report.markdown(told),
    }
    for name, text in texts.items():
        (draft / name).write_text(text, encoding="utf-8", newline="\n")


def _quads(joined: Corpus, corpus: Manifest, path: Path, runs: Runs, tell: Listener) -> None:
    met, total = 0, len(corpus.entries)

    def note(subject: str, predicate: str, node: str | Literal, graph: str) -> None:
        nonlocal met
        if predicate == _TEXT:
            met += 1
            if met % _OFTEN == 0:
                tell(Step("write", met, total))
        runs.add(syntax.quad(subject, predicate, node, graph))

    shared = describe(joined, corpus.settings, note)
    with path.open("wb") as file:
        file.writelines(runs.merged(shared))
