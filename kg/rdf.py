"""What a graph is made of, as plain frozen values: literals, statements, and what the shapes find in them."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Evidence


@dataclass(frozen=True, slots=True, order=True)
class Literal:
    """An RDF literal: lexical form with a datatype IRI or a language tag."""

    value: str
    datatype: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A quad: IRIs as plain strings, `graph` the named graph's IRI; `evidence` where a fact stands behind it."""

    subject: str
    predicate: str
    object: str | Literal
    graph: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """A SHACL finding: focus node, property path, shape and message, with severity Violation, Warning or Info."""

    focus: str
    path: str
    message: str
    severity: str
    shape: str = ""
    value: str = ""
