"""Every shape bites: a graph with one breach of each is told breach by breach, in both languages."""

import re
from functools import cache
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, Graph, Namespace, URIRef
from rdflib.term import Node

from kg.graph import shapes
from kg.iri import KG, TIME
from kg.lexicon import ontology_home
from kg.rdf import Violation

SH = Namespace("http://www.w3.org/ns/shacl#")
BROKEN = Path(__file__).with_name("broken_graph.ttl")
ROOT = Path(__file__).resolve().parents[2]
EXAMPLE = "https://example.org/"
WHOLE = {"NamedShape", "DateShape", "StatisticShape", "FactShape"}
"""Shapes that a blank node breaks."""
WARNINGS = {"Article-wasDerivedFrom", "Statistic-measuredProperty", "ThinEvent-anything"}
VALUES = {"DayValue", "MonthValue", "YearValue", "OrganizationNode", "PersonNode", "AgentNode", "EventBounds-day"}
"""Parts of other shapes; a report names the whole."""


@cache
def _contract() -> Graph:
    return Graph().parse(ontology_home() / "shapes.ttl")


@pytest.fixture(scope="module")
def found() -> tuple[Violation, ...]:
    return shapes.check_graph(Graph().parse(BROKEN))


def _all() -> set[str]:
    """The shapes of `shapes.ttl` that say something themselves."""
    told = set(_contract().subjects(RDF.type, SH.PropertyShape)) | set(_contract().subjects(SH.nodeKind, SH.IRI))
    told |= set(_contract().subjects(SH.targetSubjectsOf))
    named = {str(one).removeprefix(KG) for one in {*told, *_contract().subjects(SH.sparql)}}
    return named - VALUES


def test_the_broken_graph_breaks_every_shape() -> None:
    text = BROKEN.read_text(encoding="utf-8")
    named = re.findall(r"^<broken/([\w-]+)> a ", text, re.MULTILINE) + re.findall(r"# (\w+Shape)$", text, re.MULTILINE)
    assert sorted([*named, "EvidenceShape"]) == sorted(_all())
    assert len(named) > 55


def test_each_breach_is_found_where_it_is_and_nothing_else(found: tuple[Violation, ...]) -> None:
    told = sorted((one.shape.removeprefix(KG), one.focus.rpartition("/")[2].partition(":")[0]) for one in found)
    wanted = {name: "_" if name in WHOLE else name for name in _all()} | {"EvidenceShape": "kg#Fact"}
    assert told == sorted(wanted.items())
    assert {one.shape.removeprefix(KG) for one in found if one.severity == "Warning"} == WARNINGS


def test_each_breach_is_told_in_either_language(found: tuple[Violation, ...]) -> None:
    chinese = shapes.check_graph(Graph().parse(BROKEN), "zh")
    assert len(chinese) == len(found)
    assert all(one.message.isascii() for one in found if one.shape != KG + "EvidenceShape")
    assert all(re.search("[一-鿿]", one.message) for one in chinese)
    assert len({one.message for one in chinese}) == len(chinese)


def _roles_written() -> int:
    """How many roles the files of event types describe."""
    files = sorted((ontology_home() / "event").glob("*.ttl"))
    return len({role for path in files for role in Graph().parse(path).subjects(SH.path)})


@cache
def _roles() -> list[Node]:
    return sorted(set(shapes.load()[0].subjects(RDF.type, SH.PropertyShape)) - set(_contract().subjects()))


@pytest.mark.slow
def test_each_role_that_promises_something_is_broken_by_what_it_is_not() -> None:
    """An event of each type whose every role leads to a date: told by the shape of each role that names a class."""
    known, data = shapes.load()[0], Graph()
    wrong = URIRef(EXAMPLE + "date")
    data.add((wrong, RDF.type, URIRef(TIME + "TemporalEntity")))
    promised = set()
    for role in _roles():
        kind, path = known.value(None, SH.property, role), known.value(role, SH.path)
        assert isinstance(kind, URIRef)
        assert isinstance(path, URIRef)
        focus = URIRef(EXAMPLE + str(role).removeprefix(KG))
        data.add((focus, RDF.type, kind))
        data.add((focus, path, wrong))
        if known.value(role, SH["class"]) or known.value(role, SH.node):
            promised.add((str(focus), str(role)))
    assert len(_roles()) == _roles_written() > 100
    assert len(promised) > 65
    assert promised <= {(one.focus, one.shape) for one in shapes.check_graph(data)}


def test_a_role_that_must_be_filled_is_a_warning_where_it_is_not() -> None:
    known = shapes.load()[0]
    needed = [role for role in _roles() if known.value(role, SH.minCount)]
    assert needed
    data = Graph()
    for role in needed:
        data.add((URIRef(EXAMPLE + str(role).removeprefix(KG)), RDF.type, known.value(None, SH.property, role)))
    told = {(one.focus, one.shape, one.severity) for one in shapes.check_graph(data)}
    assert {(EXAMPLE + str(role).removeprefix(KG), str(role), "Warning") for role in needed} <= told


@pytest.mark.parametrize("build", ["output", "small"])
def test_every_class_that_a_graph_uses_is_held_against_a_shape(build: str) -> None:
    paths = {"output": ROOT / "output" / "graph.ttl", "small": BROKEN.with_name("small_graph.ttl")}
    known = shapes.load()[0] + shapes.load()[1]
    targets = set(known.objects(None, SH.targetClass)) | set(known.subjects(RDF.type, SH.NodeShape))
    used = set(Graph().parse(paths[build]).objects(None, RDF.type))
    assert len(used) > 12
    assert [one for one in sorted(used) if not targets & set(known.transitive_objects(one, RDFS.subClassOf))] == []
