"""SHACL over statements: what the pipeline states is sound, and a broken promise is found."""

import time
from dataclasses import replace

import pytest

from kg.graph.shapes import check
from kg.iri import BASE, KG, NIF, PROV, RDF, RDFS, SCHEMA
from kg.rdf import Literal, Statement

BROKEN = [  # what to leave out, what to say instead, the shape that must be named
    (KG + "rule", None, "Fact-rule"),
    (RDFS + "label", None, "Named-name"),
    (NIF + "anchorOf", None, "Mention-anchorOf"),
    (PROV + "wasQuotedFrom", None, "Fact-wasQuotedFrom"),
    (KG + "modality", Literal("perhaps"), "EventTime-modality"),
    (SCHEMA + "location", f"{BASE}person/林国栋", "Event-location"),
    (RDF + "predicate", SCHEMA + "about", "EvidenceShape"),
    (KG + "edtf", None, "Date-edtf"),
]


def test_the_graph_is_sound(two) -> None:
    assert [one for one in check(two) if one.severity == "Violation"] == []
    assert [(one.severity, one.focus) for one in check(two)] == [("Warning", f"{BASE}event/护林节~a")]


@pytest.mark.parametrize("predicate, node, shape", BROKEN)
def test_a_broken_promise_is_found(predicate, node, shape, two) -> None:
    changed = tuple(
        one if one.predicate != predicate else replace(one, object=node)
        for one in two if one.predicate != predicate or node is not None
    )  # fmt: skip
    assert changed != two
    found = check(changed)
    assert (KG + shape, "Violation") in {(one.shape, one.severity) for one in found}
    assert all(one.message and one.focus for one in found)


def test_the_gravest_come_first(two) -> None:
    bad = Statement(f"{BASE}event/zz", RDF + "type", SCHEMA + "Event", f"{BASE}article/a")
    severities = [one.severity for one in check((*two, bad))]
    assert severities == sorted(severities)
    assert severities.count("Violation") >= 2


def test_an_article_is_checked_fast_enough(two) -> None:
    check(two)
    start = time.perf_counter()
    check(two)
    assert time.perf_counter() - start < 3
