"""A graph that was built before, opened again from its folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg import chronicle as chronicles
from kg import ontology
from kg.graph import answers, export, queries, store
from kg.rdf import Statement
from kg.records import Events, FactRecord, Records, Tables, ThingRecord
from kg.view import asking, drawing, explorer, load, notebook
from kg.view.network import view_of

if TYPE_CHECKING:
    import networkx as nx
    import rdflib
    from pyvis.network import Network


def open(directory: str | Path) -> SavedGraph:  # noqa: A001 - `kg.open`
    """The graph in a folder that `kg build` or `Graph.save` wrote; a `kg.errors.StoreError` where there is none."""
    home = Path(directory)
    return SavedGraph(home, store.open_store(home))


@dataclass(frozen=True, repr=False, eq=False)
class SavedGraph:
    """The graph in a folder, read-only; what is asked for is read when it is asked for."""

    directory: Path
    _store: store.Store

    def __repr__(self) -> str:
        return f"<kg.SavedGraph in {self.directory}>"

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Every quad, sorted."""
        return load.statements(self.directory)

    @property
    def events(self) -> Events:
        """The events in order of time, as records."""
        return self._tables.events

    @property
    def entities(self) -> Records[ThingRecord]:
        """All things, as records."""
        return self._tables.entities

    @property
    def facts(self) -> Records[FactRecord]:
        """The links with their sentences, as records."""
        return self._tables.facts

    def query(self, text: str, parameters: Mapping[str, str] | None = None) -> answers.Result:
        """The answer to SPARQL, or to `@name` of a ready-made query, over the union of all articles."""
        return queries.run(self._store, text, parameters or {})

    def chronicle(
        self,
        path: str | Path,
        wanted: chronicles.Filter | None = None,
        *,
        title: str = "",
        language: str = "zh",
    ) -> chronicles.Chronicle:
        """Writes the events in order of time into a file, as `Graph.chronicle` does."""
        chronicles.form(Path(path))
        made = chronicles.make(self.statements, ontology.load(), wanted, title=title, language=language)
        chronicles.write(made, Path(path))
        return made

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """Things as nodes, links as edges."""
        return export.to_networkx(self.statements)

    def to_pyvis(self) -> Network:
        """The network as pyvis draws it, to change and to write as a page (extra `pyvis`)."""
        return drawing.to_pyvis(view_of(self.statements, ontology.load()))

    def to_rdflib(self) -> rdflib.Dataset:
        """Every quad, one named graph an article."""
        return export.to_rdflib(self.statements)

    def show(self) -> notebook.Frame:
        """The explorer, in a notebook."""
        known = ontology.load()
        view = view_of(self.statements, known)
        page = explorer.render(view, explorer.title_of(view), answers=asking.answers(self._store, known))
        return notebook.frame(page)

    @cached_property
    def _tables(self) -> Tables:
        return Tables(self.statements, ontology.load())
