"""Formats a build writes when asked: read back by other libraries, and always the same bytes."""

import csv
import io
import random
import re
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import SettingsError
from kg.graph import export, rdf_xml, syntax
from kg.graph.write import MORE, WRITERS, names, write
from kg.iri import BASE, PREFIXES, RDFS
from kg.rdf import Literal, Statement
from kg.settings import FORMATS, Settings

ALL = {name: make for files in MORE.values() for name, make in files.items()}
TRIPLES = {"graph.nt": (ox.RdfFormat.N_TRIPLES, "nt"), "graph.rdf": (ox.RdfFormat.RDF_XML, "xml")}
ODD = ("a \r\n b", "<&>\"'", " spaces ", "😀", "")


@pytest.fixture(scope="module")
def odd(two):
    return (*two, *(Statement(f"{BASE}x", RDFS + "label", Literal(text), f"{BASE}article/a") for text in ODD))


@pytest.mark.parametrize("name", sorted(TRIPLES))
def test_two_libraries_read_the_same_triples(name, odd) -> None:
    content = ALL[name](odd)
    wanted = {(str(q.subject), str(q.predicate), str(q.object).lower()) for q in export.to_oxigraph(odd)}
    read = ox.parse(content, format=TRIPLES[name][0])
    assert {(str(q.subject), str(q.predicate), str(q.object).lower()) for q in read} == wanted
    graph = rdflib.Graph().parse(data=content, format=TRIPLES[name][1])
    assert set(graph) == {(s, p, o) for s, p, o, _ in export.to_rdflib(odd).quads()}
    assert len(wanted) == len(graph) > 200


def test_rdf_xml_holds_properties_of_any_namespace_and_no_forbidden_sign() -> None:
    odd = Statement("https://example.org/a?b=1&c", "https://example.org/ns/own", Literal("\x00\ud800"), "https://g")
    graph = rdflib.Graph().parse(data=rdf_xml.rdf_xml([odd]), format="xml")
    wanted = (rdflib.URIRef(odd.subject), rdflib.URIRef(odd.predicate), rdflib.Literal("\ufffd\ufffd"))
    assert list(graph) == [wanted]
    with pytest.raises(ValueError, match="cannot hold"):
        rdf_xml.rdf_xml([Statement("https://a", "https://example.org/1", "https://b", "https://g")])


def test_networkx_reads_gexf_with_every_attribute(two) -> None:
    wanted = export.to_networkx(two)
    read = nx.read_gexf(io.BytesIO(ALL["graph.gexf"](two)), version="1.2draft")
    assert dict(read.nodes(data=True)) == dict(wanted.nodes(data=True))
    edges = {(start, end, key): known for start, end, key, known in read.edges(data=True, keys=True)}
    assert len(edges) == wanted.number_of_edges() > 5
    for start, end, key, known in wanted.edges(data=True, keys=True):
        assert edges[start, end, key].items() >= known.items()


def _rows(name, statements):
    text = ALL[name](statements).decode("utf-8")
    assert "\r" not in text
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_neo4j_pair_is_whole(two) -> None:
    graph = export.to_networkx(two)
    nodes, links = _rows("neo4j-nodes.csv", two), _rows("neo4j-relationships.csv", two)
    assert {one["id:ID"] for one in nodes} == set(graph)
    assert len({one["id:ID"] for one in nodes}) == len(nodes)
    assert {(one[":START_ID"], one[":END_ID"], one["predicate"]) for one in links} == {
        (start, end, known["predicate"]) for start, end, known in graph.edges(data=True)
    }
    assert len(links) == graph.number_of_edges() > 5
    assert all(re.fullmatch("[A-Z_]+", one[":TYPE"]) for one in links)
    assert all(re.fullmatch(r"[A-Za-z]+(;[A-Za-z]+)*", one[":LABEL"]) for one in nodes)
    assert any(one[":LABEL"] == "Event;Forum" for one in nodes)


@pytest.mark.parametrize("name", sorted(ALL))
def test_order_does_not_matter_and_no_clock_is_read(name, two) -> None:
    mixed = list(two)
    random.Random(7).shuffle(mixed)
    assert ALL[name](tuple(mixed)) == ALL[name](two)
    assert b"lastmodified" not in ALL[name](two)


def test_only_what_was_asked_for_is_written(two, tmp_path: Path) -> None:
    written = {one.name for one in write(two, tmp_path, Settings(formats="neo4j, gexf").more_formats)}
    assert written == {*WRITERS, "graph.gexf", "neo4j-nodes.csv", "neo4j-relationships.csv"}


def test_an_unknown_format_is_an_error_that_names_the_known() -> None:
    assert tuple(sorted(MORE)) == FORMATS
    with pytest.raises(SettingsError, match="gefx") as caught:
        Settings(formats="gefx")
    assert "gexf" in caught.value.hint


def test_the_context_of_json_ld_is_short_and_always_the_same(two) -> None:
    head = syntax.jsonld(two).partition('"@graph"')[0]
    assert len(head) < 1000
    assert head == syntax.jsonld(two[:1]).partition('"@graph"')[0]
    assert all(f'"{prefix}"' in head for prefix in PREFIXES)


def test_what_is_written_is_told_before(two, tmp_path) -> None:
    paths = write(two, tmp_path, FORMATS)
    assert tuple(path.name for path in paths) == names(FORMATS) == tuple(sorted({*WRITERS, *ALL}))
    assert names() == tuple(sorted(WRITERS))
