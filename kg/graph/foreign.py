"""RDF files from elsewhere, in any serialisation, as one rdflib graph."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError

if TYPE_CHECKING:
    import pyoxigraph as ox
    import rdflib

_ENDINGS = {
    ".ttl": "TURTLE",
    ".trig": "TRIG",
    ".nt": "N_TRIPLES",
    ".nq": "N_QUADS",
    ".n3": "N3",
    ".rdf": "RDF_XML",
    ".owl": "RDF_XML",
    ".xml": "RDF_XML",
    ".jsonld": "JSON_LD",
    ".json": "JSON_LD",
}
_JSON = re.compile(rb'\[?\s*\{\s*("|\})|\[\s*\]\s*$')  # neither begins a graph in TriG or Turtle
_HINT = "known endings: .ttl .trig .nt .nq .n3 .rdf .owl .xml .jsonld .json; any other is told by its content"


def read(paths: Iterable[Path]) -> rdflib.Graph:
    """The union of all graphs in the files; a folder of `kg build` stands for its `graph.nq`.

    Blank nodes of two files stay apart and are numbered in order of appearance. What cannot be read is an
    `InputError` with line and cause.
    """
    import rdflib  # noqa: PLC0415 - heavy

    graph = rdflib.Graph()
    numbers: dict[tuple[Path, str], str] = {}
    for path in paths:
        file = path / "graph.nq" if path.is_dir() else path
        for quad in _quads(file):
            subject, predicate, node = (
                _term(one, file, numbers) for one in (quad.subject, quad.predicate, quad.object)
            )
            graph.add((subject, predicate, node))
    return graph


def _quads(path: Path) -> Iterator[ox.Quad]:
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    try:
        content = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    except FileNotFoundError as error:
        raise InputError("no such file", where=str(path), hint="check the path") from error
    form = _ENDINGS.get(path.suffix.lower()) or _by_content(content)
    try:
        yield from ox.parse(content, format=getattr(ox.RdfFormat, form), base_iri=path.resolve().as_uri())
    except SyntaxError as error:
        place = f"{path}:{error.lineno}" if error.lineno else str(path)
        raise InputError(f"not valid {form.replace('_', '-')}: {error.msg}", where=place, hint=_HINT) from error
    except ValueError as error:
        raise InputError(f"not valid {form.replace('_', '-')}: {error}", where=str(path), hint=_HINT) from error


def _by_content(content: bytes) -> str:
    """XML and JSON by their first sign; N-Quads where a first line reads as such; else TriG, which holds Turtle."""
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    head = content.lstrip()
    if head.startswith((b"<?xml", b"<rdf:", b"<!DOCTYPE")):
        return "RDF_XML"
    if _JSON.match(head):
        return "JSON_LD"
    lines = (line for line in head.splitlines() if line.strip() and not line.startswith(b"#"))
    try:
        list(ox.parse(next(lines, b""), format=ox.RdfFormat.N_QUADS))
    except SyntaxError:
        return "TRIG"
    return "N_QUADS"


def _term(node: object, file: Path, numbers: dict[tuple[Path, str], str]) -> rdflib.term.Node:
    import pyoxigraph as ox  # noqa: PLC0415 - heavy
    import rdflib  # noqa: PLC0415 - heavy

    if isinstance(node, ox.NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, ox.Literal):
        if node.language:
            return rdflib.Literal(node.value, lang=node.language)
        return rdflib.Literal(node.value, datatype=rdflib.URIRef(node.datatype.value), normalize=False)
    if isinstance(node, ox.BlankNode):
        return rdflib.BNode(numbers.setdefault((file, node.value), f"b{len(numbers) + 1}"))
    raise InputError("a triple stands inside a triple (RDF 1.2)", where=str(file), hint="give RDF 1.1")
