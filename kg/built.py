"""What a build gives: the graph to query, look at, hand to other libraries and save."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg import chronicle as chronicles
from kg import earlier, folder, report
from kg.archive import fingerprint
from kg.archive.intake import Entry
from kg.archive.shelf import Shelf
from kg.event_types import Ontology
from kg.graph import answers, export, queries, reasoning, shapes, store, write
from kg.graph.statements import statements
from kg.model import Corpus, Entity, Failure, Kind
from kg.rdf import Statement, Violation
from kg.records import Tables
from kg.report import Told
from kg.resolve.decisions import Decision
from kg.settings import Settings
from kg.view import asking, drawing, explorer, notebook
from kg.view.network import view_of

if TYPE_CHECKING:
    import networkx as nx
    import rdflib
    from pyvis.network import Network


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a graph's articles came from, and what was decided of its things.

    `records` are of what was read in articles, by content, as far as no shelf holds them.
    """

    entries: tuple[Entry, ...] = ()
    decisions: tuple[Decision, ...] = ()
    records: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, repr=False)
class Graph:
    """The graph of a corpus; `failures` are the inputs that could not be read."""

    corpus: Corpus
    failures: tuple[Failure, ...]
    ontology: Ontology
    settings: Settings
    origin: Origin = Origin()

    def __repr__(self) -> str:
        unreadable = sum(one.unread for one in self.failures)
        counts = f"{len(self.events)} events, {len(self.corpus.entities)} things, {unreadable} unreadable"
        return f"<kg.Graph of {len(self.corpus.analyses)} articles: {counts}>"

    @property
    def entities(self) -> tuple[Entity, ...]:
        """All things, in order of path."""
        return tuple(sorted(self.corpus.entities, key=lambda entity: entity.path))

    @property
    def events(self) -> tuple[Entity, ...]:
        """The events, in order of path, so that dated ones stand in order of time."""
        return tuple(entity for entity in self.entities if entity.kind is Kind.EVENT)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every quad, sorted: one named graph an article, and what is inferred in a graph of its own."""
        stated = statements(self.corpus, self.ontology, self.settings.base, self.settings)
        return reasoning.infer(stated, self.settings.base, self.settings.infer)

    @cached_property
    def records(self) -> Tables:
        """Its `events`, `entities` and `facts` as plain records, as `kg.open` gives them."""
        return Tables(self.statements, self.ontology)

    @cached_property
    def violations(self) -> tuple[Violation, ...]:
        """What the SHACL shapes say of the statements."""
        return shapes.check(self.statements)

    @property
    def report(self) -> str:
        """What was found, what was damaged, what the shapes say: `report.md`."""
        return report.markdown(self._told)

    def query(self, text: str, parameters: Mapping[str, str] | None = None) -> answers.Result:
        """The answer to SPARQL, or to `@name` of a ready-made query, over the union of all articles.

        A query that cannot be run is a `kg.errors.QueryError`.
        """
        return queries.run(self._store, text, parameters or {})

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Things as nodes (`label`, `kind`, `type`), links as edges (`predicate`)."""
        return export.to_networkx(self.statements)

    def to_pyvis(self) -> Network:
        """The network as pyvis draws it, to change and to write as a page (extra `pyvis`)."""
        return drawing.to_pyvis(view_of(self.statements, self.ontology))

    def to_rdflib(self) -> rdflib.Dataset:
        """Every quad, one named graph an article."""
        return export.to_rdflib(self.statements)

    def save(self, directory: str | Path, *, replace: bool = False) -> tuple[Path, ...]:
        """Writes every file of a build into `directory`, all together, and returns their paths; those of an older go.

        A `StoreError` where another build is writing there, where kg did not write what is there, and where articles
        of the build there would be lost, unless `replace` lets them go.
        """
        home = Path(directory)
        with folder.hold(home):
            folder.recover(home)
            replaced = earlier.admit(home, self._articles(), replace=replace)
            kept = Shelf(home, fingerprint.of(self.settings), fingerprint.digests())
            kept.add({content: record for content, record in self.origin.records.items() if content not in kept})
            self.put(home, replaced)
            kept.keep_only({entry.content for entry in self.origin.entries})
        return tuple(home / name for name in report.files(self.settings))

    def put(self, home: Path, replaced: Collection[str]) -> None:
        """Writes the files into a folder that is held, in the place of those named; the shelf is not touched."""
        with folder.together(home, set(replaced) - {earlier.ANALYSES}) as draft:
            self._write(draft)

    def _articles(self) -> Iterator[earlier.Article]:
        for analysis in self.corpus.analyses:
            yield earlier.Article(analysis.document.id, analysis.document.source, analysis.document.sha256)

    def _write(self, home: Path) -> None:
        texts = {
            report.PAGE: self._page(),
            report.REPORT: self.report,
            earlier.RUN: report.run_json(self._told, self.ontology, self.settings, self.origin.decisions),
        }
        for name, text in texts.items():
            (home / name).write_text(text, encoding="utf-8", newline="\n")
        write.write(self.statements, home, self.settings.more_formats)
        store.fill(self.statements, home / store.STORE)

    def chronicle(
        self,
        path: str | Path,
        wanted: chronicles.Filter | None = None,
        *,
        title: str = "",
        language: str = "zh",
    ) -> chronicles.Chronicle:
        """Writes the events in order of time into a .md, .csv, .xlsx, .docx or .html file, and returns what is in it.

        A `QueryError` where no event is `wanted`, a `SettingsError` for another ending or language.
        """
        chronicles.form(Path(path))
        made = chronicles.make(self.statements, self.ontology, wanted, title=title, language=language)
        chronicles.write(made, Path(path))
        return made

    def show(self) -> notebook.Frame:
        """The explorer, in a notebook."""
        return notebook.frame(self._page())

    def _page(self) -> str:
        titles = [analysis.document.title or analysis.document.id for analysis in self.corpus.analyses]
        title = titles[0] if len(titles) == 1 else f"{len(titles)} 篇文章"
        view = view_of(self.statements, self.ontology)
        return explorer.render(view, title, answers=asking.answers(self._store, self.ontology))

    @cached_property
    def _told(self) -> Told:
        return report.told(self.corpus, self.failures, self.violations, self.ontology, self.origin.entries)

    @cached_property
    def _store(self) -> store.Store:
        return store.in_memory(self.statements)
