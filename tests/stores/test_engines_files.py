"""Every RDF file of a build, read back by Apache Jena, pyoxigraph and rdflib, holds the same quads."""

from collections.abc import Callable, Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib

FORMATS = {
    "graph.nq": "nquads", "graph.ttl": "turtle", "graph.trig": "trig", "graph.jsonld": "json-ld", "graph.nt": "nt",
    "graph.rdf": "xml",
}  # fmt: skip
TRIPLES_ONLY = {"graph.ttl", "graph.nt", "graph.rdf"}

Quad = tuple[str, str, str, str]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def quads(built: Path) -> set[Quad]:
    found = _plain(ox.parse(path=built / "graph.nq"))
    assert len(found) > 1_000
    assert len({one[3] for one in found}) >= 3
    return found


def test_these_are_all_the_rdf_files(built: Path) -> None:
    known = {".nq", ".ttl", ".trig", ".jsonld", ".nt", ".rdf", ".xml", ".n3"}
    assert {one.name for one in built.iterdir() if one.suffix in known} == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_pyoxigraph(built: Path, quads: set[Quad], name: str) -> None:
    assert _plain(ox.parse(path=built / name)) == _wanted(quads, name)


@pytest.mark.parametrize("name", FORMATS)
def test_rdflib(built: Path, quads: set[Quad], name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rdflib, "NORMALIZE_LITERALS", False)
    dataset = rdflib.Dataset()
    dataset.parse(built / name, format=FORMATS[name])
    if name in TRIPLES_ONLY:
        text = rdflib.Graph().parse(built / name, format=FORMATS[name]).serialize(format="nt")
    else:
        text = dataset.serialize(format="nquads")
    assert _plain(ox.parse(text, format=ox.RdfFormat.N_QUADS)) == _wanted(quads, name)


@pytest.mark.parametrize("name", FORMATS)
def test_riot(jena: Callable[..., str], built: Path, quads: set[Quad], name: str) -> None:
    jena("riotcmd.riot", "--validate", *_syntax(name), str(built / name))
    text = jena("riotcmd.riot", "--output=nquads", *_syntax(name), str(built / name))
    assert _plain(ox.parse(text, format=ox.RdfFormat.N_QUADS)) == _wanted(quads, name)


def _syntax(name: str) -> list[str]:
    """Debian has no Java library for Jena's reader of JSON-LD 1.1; that of 1.0 reads what we write as well."""
    return ["--syntax=jsonld10"] if name.endswith(".jsonld") else []


def _wanted(quads: set[Quad], name: str) -> set[Quad]:
    return {(*one[:3], "") for one in quads} if name in TRIPLES_ONLY else quads


def _plain(quads: Iterable[ox.Quad]) -> set[Quad]:
    """Quads as words, language tags in lower case."""
    return {(str(one.subject), str(one.predicate), _node(one.object), _graph(one.graph_name)) for one in quads}


def _node(node: object) -> str:
    if isinstance(node, ox.Literal) and node.language:
        return str(ox.Literal(node.value, language=node.language.lower()))
    return str(node)


def _graph(node: object) -> str:
    return "" if isinstance(node, ox.DefaultGraph) else str(node)
