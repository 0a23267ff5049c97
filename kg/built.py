"""What a build gives: the graph to query, look at, hand to other libraries and save."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg import report
from kg.graph import answers, export, queries, reasoning, shapes, store, write
from kg.graph.statements import statements
from kg.model import Corpus, Entity, Failure, Kind, Ontology, Statement, Violation
from kg.settings import Settings
from kg.view import asking, explorer, notebook
from kg.view.network import view_of

if TYPE_CHECKING:
    import networkx as nx
    import rdflib


@dataclass(frozen=True)
class Graph:
    """The graph of a corpus; `failures` are the inputs that could not be read."""

    corpus: Corpus
    failures: tuple[Failure, ...]
    ontology: Ontology
    settings: Settings

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
        stated = statements(self.corpus, self.ontology, self.settings.base)
        return reasoning.infer(stated, self.settings.base, self.settings.infer)

    @cached_property
    def violations(self) -> tuple[Violation, ...]:
        """What the SHACL shapes say of the statements."""
        return shapes.check(self.statements)

    @property
    def report(self) -> str:
        """What was found, what was damaged, what the shapes say: `report.md`."""
        return report.markdown(self.corpus, self.failures, self.violations, self.ontology)

    def query(self, text: str, parameters: Mapping[str, str] | None = None) -> answers.Result:
        """The answer to SPARQL, or to `@name` of a ready-made query, over the union of all articles.

        A query that cannot be run is a `kg.errors.QueryError`.
        """
        return queries.run(self._store, text, parameters or {})

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Things as nodes (`label`, `kind`, `type`), links as edges (`predicate`)."""
        return export.to_networkx(self.statements)

    def to_rdflib(self) -> rdflib.Dataset:
        """Every quad, one named graph an article."""
        return export.to_rdflib(self.statements)

    def save(self, directory: str | Path) -> tuple[Path, ...]:
        """Writes every file of a build into `directory` and returns their paths; those of an older build go.

        A `StoreError` where another build is writing there.
        """
        home = Path(directory)
        with store.hold(home):
            return self._save(home)

    def _save(self, home: Path) -> tuple[Path, ...]:
        files = list(write.write(self.statements, home, self.settings.more_formats))
        texts = {
            "graph.html": self._page(),
            "report.md": self.report,
            "run.json": report.run_json(self.corpus, self.failures, self.violations, self.ontology, self.settings),
        }
        for name, text in texts.items():
            (home / name).write_text(text, encoding="utf-8", newline="\n")
            files.append(home / name)
        files.append(store.save(self.statements, home))
        return tuple(files)

    def show(self) -> notebook.Frame:
        """The explorer, in a notebook."""
        return notebook.frame(self._page())

    def _page(self) -> str:
        titles = [analysis.document.title or analysis.document.id for analysis in self.corpus.analyses]
        title = titles[0] if len(titles) == 1 else f"{len(titles)} 篇文章"
        view = view_of(self.statements, self.ontology)
        return explorer.render(view, title, answers=asking.answers(self._store, self.ontology))

    @cached_property
    def _store(self) -> store.Store:
        return store.in_memory(self.statements)
