"""A graph as a chronicle on paper: its events in order of time, with who, where, documents and the source's words."""

from __future__ import annotations

from collections.abc import Iterable

from kg.chronicle.entries import Entry, entries
from kg.chronicle.filters import Filter, chosen
from kg.chronicle.sections import Chronicle, chronicle
from kg.chronicle.write import form, write
from kg.event_types import Ontology
from kg.rdf import Statement

__all__ = ["Chronicle", "Entry", "Filter", "form", "make", "write"]


def make(
    statements: Iterable[Statement],
    ontology: Ontology,
    wanted: Filter | None = None,
    *,
    title: str = "",
    language: str = "zh",
) -> Chronicle:
    """The chronicle of a graph, of the events that are `wanted`, in `language` `zh` or `en`.

    A `QueryError` where none fits, a `SettingsError` for another language.
    """
    found = chosen(entries(statements, ontology), wanted or Filter())
    return chronicle(found, title, language)
