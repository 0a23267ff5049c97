"""Statements as RDF/XML, the union of all graphs; the same statements give the same bytes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from kg.iri import PREFIXES
from kg.rdf import Literal, Statement

_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOCAL = re.compile(r"[A-Za-z_][\w.-]*$")
_RETURN = {"\r": "&#13;"}  # a reader of XML would take a bare return for a line feed


def rdf_xml(statements: Iterable[Statement]) -> str:
    """A description a subject, in code point order; what XML cannot hold becomes U+FFFD.

    Source: RDF 1.1 XML Syntax (W3C, 2014).
    """
    triples = sorted({(one.subject, one.predicate, one.object) for one in statements}, key=_order)
    spaces = "".join(f' xmlns:{prefix}="{namespace}"' for prefix, namespace in sorted(PREFIXES.items()))
    parts = [f'<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF{spaces}>\n']
    for subject, own in groupby(triples, key=lambda one: one[0]):
        parts.append(f"  <rdf:Description rdf:about={quoteattr(subject)}>\n")
        parts.extend(_property(predicate, node) for _, predicate, node in own)
        parts.append("  </rdf:Description>\n")
    return "".join((*parts, "</rdf:RDF>\n"))


def without_forbidden(text: str) -> str:
    """The text with what XML 1.0 cannot hold replaced."""
    return _NOT_IN_XML.sub("\ufffd", text)


def _order(triple: tuple[str, str, str | Literal]) -> tuple[str, ...]:
    return (*triple[:2], *_sortable(triple[2]))


def _sortable(node: str | Literal) -> Iterator[str]:
    yield from ("", node) if isinstance(node, str) else (node.value, node.language, node.datatype)


def _property(predicate: str, node: str | Literal) -> str:
    name, space = _name(predicate)
    if isinstance(node, str):
        return f"    <{name}{space} rdf:resource={quoteattr(node)}/>\n"
    kind = f' xml:lang="{node.language}"' if node.language else ""
    kind = f" rdf:datatype={quoteattr(node.datatype)}" if node.datatype else kind
    return f"    <{name}{space}{kind}>{escape(without_forbidden(node.value), _RETURN)}</{name}>\n"


def _name(predicate: str) -> tuple[str, str]:
    """An element's name and, for a namespace that is not ours, its declaration."""
    match = _LOCAL.search(predicate)
    if not match:
        raise ValueError(f"RDF/XML cannot hold the property {predicate}")
    namespace = predicate[: match.start()]
    prefix = next((one for one, known in PREFIXES.items() if known == namespace), "")
    return (f"{prefix}:{match[0]}", "") if prefix else (f"own:{match[0]}", f" xmlns:own={quoteattr(namespace)}")
