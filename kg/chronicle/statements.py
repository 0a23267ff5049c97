"""Statements by subject, as a chronicle asks for them."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import unquote

from kg.graph.quads import SIMPLIFIED
from kg.graph.rows import Index, Node, by_subject
from kg.iri import NIF, RDF, RDFS, SCHEMA, SKOS
from kg.rdf import Literal, Statement


class Facts:
    """What is said of each subject, over all graphs, each thing once."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def of_class(self, iri: str) -> tuple[str, ...]:
        """The subjects of a class, sorted."""
        return tuple(sorted(node for node, told in self._index.items() if iri in told.get(RDF + "type", ())))

    def predicates(self, subject: str) -> tuple[str, ...]:
        """The properties a subject has."""
        return tuple(self._index.get(subject, ()))

    def filling(self, subject: str, predicate: str) -> tuple[Node, ...]:
        """What a property leads to, things and texts."""
        return tuple(self._index.get(subject, {}).get(predicate, ()))

    def things(self, subject: str, predicate: str) -> tuple[str, ...]:
        """The things a property leads to."""
        return tuple(one for one in self.filling(subject, predicate) if isinstance(one, str))

    def texts(self, subject: str, predicate: str) -> tuple[str, ...]:
        """The texts a property leads to."""
        return tuple(one.value for one in self.filling(subject, predicate) if isinstance(one, Literal))

    def text(self, subject: str, predicate: str) -> str:
        """The first of them, or an empty text."""
        return next(iter(self.texts(subject, predicate)), "")

    def name(self, node: Node) -> str:
        """The main name of a thing, else what its IRI ends with; a text is its own name."""
        if isinstance(node, Literal):
            return node.value
        labels = [one for one in self.filling(node, RDFS + "label") if isinstance(one, Literal)]
        chosen = next((one for one in labels if one.language == SIMPLIFIED), None) or next(iter(labels), None)
        return chosen.value if chosen else unquote(node.rpartition("/")[2])

    def names(self, node: Node) -> tuple[str, ...]:
        """Every name of a thing."""
        if isinstance(node, Literal):
            return (node.value,)
        return (*self.texts(node, RDFS + "label"), *self.texts(node, SKOS + "altLabel"))

    def above(self, place: str) -> tuple[str, ...]:
        """The names of the places around a place, as its IRI and its statements tell them."""
        path = unquote(place.rpartition("/place/")[2]).split("/")
        around = self.things(place, SCHEMA + "containedInPlace")
        return (*path, *(name for one in around for name in (*self.names(one), *self.above(one))))

    def words(self, stretch: str) -> str:
        """The words of an article at an IRI that ends with `#char=from,to`."""
        given = self.text(stretch, NIF + "anchorOf")
        if given:
            return given
        article, _, place = stretch.partition("#char=")
        start, _, end = place.partition(",")
        text = self.text(article, NIF + "isString")
        return text[int(start) : int(end)] if start.isdigit() and end.isdigit() else ""


def read(statements: Iterable[Statement]) -> Facts:
    """The statements of all graphs as one."""
    return Facts(by_subject(statements))
