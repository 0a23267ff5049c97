"""RDF files from elsewhere, in any serialisation, as one rdflib graph."""

from __future__ import annotations

import bz2
import codecs
import gzip
import lzma
import re
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import InputError
from kg.folder import path_of
from kg.graph import early_dates
from kg.iri import XSD

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
_PACKED: dict[bytes, Callable[[bytes], bytes]] = {
    b"\x1f\x8b": gzip.decompress,
    b"BZh": bz2.decompress,
    b"\xfd7zXZ\x00": lzma.decompress,
}
_PACKED_ENDINGS = (".gz", ".bz2", ".xz")
_STANDARD_INPUT = Path("-")
_HINT = "known endings: .ttl .trig .nt .nq .n3 .rdf .owl .xml .jsonld .json; any other is told by its content"


def read(paths: Iterable[Path]) -> rdflib.Graph:
    """The union of all graphs in the files, packed by gzip, bzip2, xz or not; `-` is standard input.

    A folder of `kg build` stands for its `graph.nq`. Blank nodes of two files stay apart and are numbered in order of
    appearance. What cannot be read is an `InputError` with line and cause.
    """
    import rdflib  # noqa: PLC0415 - heavy

    graph = rdflib.Graph()
    numbers: dict[tuple[Path, str], str] = {}
    with early_dates.quietly():
        for path in paths:
            file = path_of(path, "graph.nq") if path.is_dir() else path
            for quad in _quads(file):
                terms = (quad.subject, quad.predicate, quad.object)
                subject, predicate, node = (_term(one, file, numbers) for one in terms)
                graph.add((subject, predicate, node))
    return graph


def _quads(path: Path) -> Iterator[ox.Quad]:
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    content = _unpacked(path, _bytes(path)).removeprefix(codecs.BOM_UTF8)
    inner = path.with_suffix("") if path.suffix.lower() in _PACKED_ENDINGS else path
    form = _ENDINGS.get(inner.suffix.lower()) or _by_content(content)
    told = f"not valid {form.replace('_', '-')}"
    try:
        yield from ox.parse(content, format=getattr(ox.RdfFormat, form), base_iri=path.resolve().as_uri())
    except SyntaxError as error:
        place = f"{path}:{error.lineno}" if error.lineno else str(path)
        raise InputError(f"{told}: {error.msg}", where=place, hint=_advice(content, form)) from error
    except ValueError as error:
        raise InputError(f"{told}: {error}", where=str(path), hint=_advice(content, form)) from error


def _bytes(path: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if path == _STANDARD_INPUT else path.read_bytes()
    except FileNotFoundError as error:
        hint = "check the path; a folder must be one that kg build wrote"
        if path.parts[0] in {"http:", "https:"}:
            hint = "nothing is fetched: download it first, or give - and pipe it in"
        raise InputError("no such file", where=str(path), hint=hint) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", where=str(path), hint="check its permissions") from error


def _unpacked(path: Path, content: bytes) -> bytes:
    """The content of a packed file, told by its first bytes; any other as it is."""
    unpack = next((one for sign, one in _PACKED.items() if content.startswith(sign)), None)
    try:
        return unpack(content) if unpack else content
    except (OSError, EOFError, ValueError, lzma.LZMAError, zlib.error) as error:
        raise InputError(f"cannot be unpacked: {error}", where=str(path), hint="fetch or pack it again") from error


def _advice(content: bytes, form: str) -> str:
    """What to try with a file that is not what it should be."""
    if b"\0" in content:
        return "this is no text; RDF files are text in UTF-8, alone or packed by gzip, bzip2 or xz"
    if form != "RDF_XML" and not _is_utf8(content):
        return "RDF is written in UTF-8: convert it first, such as iconv -f GB18030 -t UTF-8"
    if form == "JSON_LD" and b"@context" in content:
        return "a context that lies elsewhere is not fetched: write its terms into the file"
    return _HINT


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


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
        if node.datatype.value == XSD + "string":
            return rdflib.Literal(node.value)
        return rdflib.Literal(node.value, datatype=rdflib.URIRef(node.datatype.value), normalize=False)
    if isinstance(node, ox.BlankNode):
        return rdflib.BNode(numbers.setdefault((file, node.value), f"b{len(numbers) + 1}"))
    raise InputError("a triple stands inside a triple (RDF 1.2)", where=str(file), hint="give RDF 1.1")
