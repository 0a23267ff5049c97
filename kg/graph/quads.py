"""Gathers statements without repeats, and the literals they are made of."""

from __future__ import annotations

from collections.abc import Iterable

from kg.edtf import to_xsd
from kg.iri import XSD
from kg.model import Document, Evidence, Literal, Statement

Key = tuple[str, str, str, tuple[str, str, str]]

DATE = XSD + "date"
DECIMAL = XSD + "decimal"
SIMPLIFIED, TRADITIONAL = "zh-Hans", "zh-Hant"


class Quads:
    """Statements by what they say; of two that say the same the better evidence stays."""

    def __init__(self) -> None:
        self._found: dict[Key, Statement] = {}

    def add(
        self, subject: str, predicate: str, node: str | Literal, graph: str, evidence: Evidence | None = None
    ) -> None:
        """Note one statement."""
        statement = Statement(subject, predicate, node, graph, evidence)
        known = self._found.get(sort_key(statement))
        if known is None or _weight(evidence) > _weight(known.evidence):
            self._found[sort_key(statement)] = statement

    def extend(self, statements: Iterable[Statement]) -> None:
        """Note several statements."""
        for one in statements:
            self.add(one.subject, one.predicate, one.object, one.graph, one.evidence)

    def sorted(self) -> tuple[Statement, ...]:
        """All of them by graph, subject, predicate and object."""
        return tuple(self._found[key] for key in sorted(self._found))


def sort_key(statement: Statement) -> Key:
    """What orders statements: graph, subject, predicate, object."""
    node = statement.object
    form = (node.value, node.datatype or "literal", node.language) if isinstance(node, Literal) else (node, "", "")
    return statement.graph, statement.subject, statement.predicate, form


def number(score: float) -> Literal:
    """A confidence as a decimal of two places, so that every machine writes the same."""
    return Literal(f"{min(max(score, 0.0), 1.0):.2f}", DECIMAL)


def day(value: str) -> Literal:
    """An ISO day."""
    return Literal(value, DATE)


def date(edtf: str) -> Literal | None:
    """The start of a date as precise as the text; None where it is open or no date."""
    (value, kind), _ = to_xsd(edtf)
    return Literal(value, XSD + kind) if value else None


def chinese(document: Document, words: str) -> Literal:
    """Words of a document in the script they are written in."""
    traditional = document.script == "Hant" and words not in document.folded
    return Literal(words, language=TRADITIONAL if traditional else SIMPLIFIED)


def _weight(evidence: Evidence | None) -> tuple[float, str, int, int, str, str]:
    """Total order, so that the order of input makes no difference."""
    if evidence is None:
        return (-1.0, "", 0, 0, "", "")
    span = evidence.span
    return (evidence.score, evidence.document, -span.start, -span.end, evidence.rule, evidence.holder)
