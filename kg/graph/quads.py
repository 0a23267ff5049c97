"""Gathers statements without repeats, and the literals they are made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from kg.edtf import to_xsd
from kg.iri import XSD
from kg.model import Document, Evidence
from kg.rdf import Literal, Statement
from kg.read.script import fold

_KEPT = 1 << 13  # numbers that are not made again
Node = str | Literal
Link = tuple[str, str, Node]
"""Subject, predicate and object."""
Aside = Callable[[str, str, Node, str], None]
"""Takes in subject, predicate, object and graph of a statement."""

Triple = tuple[str, str, tuple[str, str, str]]
Key = tuple[str, str, str, tuple[str, str, str]]

DATE = XSD + "date"
DECIMAL = XSD + "decimal"
SIMPLIFIED, TRADITIONAL = "zh-Hans", "zh-Hant"


class Quads:
    """Statements, each triple in one graph: what two graphs would hold stands in `shared`.

    So a union of all graphs holds it once, also in stores that do not remove repeats. Of two statements that say the
    same the better evidence stays.
    """

    def __init__(self, shared: str, aside: Aside | None = None) -> None:
        """`shared` is the IRI of a graph.

        Where `aside` is given all statements go there instead, in no order, some twice, a triple under each graph that
        says it: who sorts them joins those (`kg.graph.runs`).
        """
        self._shared, self._aside = shared, aside
        self._found: dict[Triple, Statement] = {}
        self.facts: dict[str, Link] = {}
        """Links by the facts that tell them, of those that may contradict each other."""

    def add(
        self, subject: str, predicate: str, node: str | Literal, graph: str, evidence: Evidence | None = None
    ) -> None:
        """Note one statement."""
        if self._aside is not None:
            self._aside(subject, predicate, node, graph)
            return
        key = (subject, predicate, _form(node))
        known = self._found.get(key)
        if known is None:
            self._found[key] = Statement(subject, predicate, node, graph, evidence)
            return
        home = graph if graph == known.graph else self._shared
        better = evidence if _weight(evidence) > _weight(known.evidence) else known.evidence
        if home != known.graph or better is not known.evidence:
            self._found[key] = Statement(subject, predicate, node, home, better)

    def extend(self, statements: Iterable[Statement]) -> None:
        """Note several statements."""
        for one in statements:
            self.add(one.subject, one.predicate, one.object, one.graph, one.evidence)

    def sorted(self) -> tuple[Statement, ...]:
        """All of them by graph, subject, predicate and object."""
        return tuple(sorted(self._found.values(), key=sort_key))


def sort_key(statement: Statement) -> Key:
    """What orders statements: graph, subject, predicate, object."""
    return statement.graph, statement.subject, statement.predicate, _form(statement.object)


@lru_cache(maxsize=_KEPT)
def number(score: float) -> Literal:
    """A confidence as a decimal of two places, so that every machine writes the same."""
    return Literal(f"{min(max(score, 0.0), 1.0):.2f}", DECIMAL)


@lru_cache(maxsize=_KEPT)
def whole(count: int) -> Literal:
    """A number of characters."""
    return Literal(str(count), XSD + "nonNegativeInteger")


def day(value: str) -> Literal:
    """An ISO day."""
    return Literal(value, DATE)


def date(edtf: str) -> Literal | None:
    """The start of a date as precise as the text; None where it is open or no date."""
    (value, kind), _ = to_xsd(edtf)
    return Literal(value, XSD + kind) if value else None


def chinese(document: Document, words: str) -> Literal:
    """Words of a document in the script they are written in."""
    traditional = document.script == "Hant" and fold(words) != words
    return Literal(words, language=TRADITIONAL if traditional else SIMPLIFIED)


def _form(node: str | Literal) -> tuple[str, str, str]:
    return (node.value, node.datatype or "literal", node.language) if isinstance(node, Literal) else (node, "", "")


def _weight(evidence: Evidence | None) -> tuple[float, str, int, int, str, str]:
    """Total order, so that the order of input makes no difference."""
    if evidence is None:
        return (-1.0, "", 0, 0, "", "")
    span = evidence.span
    return (evidence.score, evidence.document, -span.start, -span.end, evidence.rule, evidence.holder)
