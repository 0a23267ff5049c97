"""The compiled shapes find what pyshacl finds, word for word, in a fraction of the time."""

import json
import os
import random
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib

import kg
from kg.errors import OntologyError
from kg.graph import contract, shapes
from kg.iri import BASE, KG, RDF, SCHEMA, XSD
from kg.rdf import Literal, Statement, Violation

ROOT = Path(__file__).resolve().parents[3]
BROKEN = ROOT / "tests" / "ontology" / "broken_graph.ttl"
NEWS = Path(os.environ.get("KG_DATA", ROOT.parent / "shared" / "data")) / "raw_xwlb" / "part.jsonl"
GRAPH = "https://example.org/graph"


def stated(graph: rdflib.Graph) -> tuple[Statement, ...]:
    return tuple(Statement(str(_term(s)), str(p), _term(o), GRAPH) for s, p, o in graph)


def _term(node: rdflib.term.Node) -> str | Literal:
    if isinstance(node, rdflib.Literal):
        plain = node.language or node.datatype is None
        return Literal(str(node), "" if plain else str(node.datatype), node.language or "")
    return f"_:{node}" if isinstance(node, rdflib.BNode) else str(node)


def by_engine(statements: Iterable[Statement]) -> tuple[Violation, ...]:
    return shapes.check_graph(shapes._union(tuple(statements)))


def spoilt(statements: tuple[Statement, ...], share: float) -> tuple[Statement, ...]:
    """Some left out, some with the object of another; the terms, which the engine knows anyway, are left whole."""
    chance = random.Random(7)
    terms = tuple(one for one in statements if one.graph == BASE + "ontology")
    statements = tuple(one for one in statements if one.graph != BASE + "ontology")
    nodes = [one.object for one in statements]
    kept = [one for one in statements if chance.random() > share]
    told = (replace(one, object=chance.choice(nodes)) if chance.random() < share else one for one in kept)
    return (*told, *terms)


def test_the_same_findings_where_every_shape_is_broken() -> None:
    graph = rdflib.Graph().parse(BROKEN)
    found = shapes.check(stated(graph))
    assert found == shapes.check_graph(graph)
    assert len(found) > 60


def test_the_same_findings_in_a_graph_that_is_spoilt(two) -> None:
    found = shapes.check(spoilt(two, 0.08))
    assert found == by_engine(spoilt(two, 0.08))
    assert len({one.shape for one in found}) > 10


def test_a_day_before_our_era_is_one(two) -> None:
    event = next(one.subject for one in two if one.predicate == KG + "earliest")
    days = {KG + "earliest": "-0221-01-02", KG + "latest": "-0221-01-01"}
    ancient = [
        replace(one, object=Literal(days[one.predicate], XSD + "date"))
        if one.subject == event and one.predicate in days
        else one
        for one in two
    ]
    assert {(one.shape, one.value) for one in shapes.check(ancient) if one.severity == "Violation"} == {
        (KG + "EventTime-earliest", "-0221-01-02")
    }


def test_a_decimal_is_told_as_it_is_written(two) -> None:
    event = next(one for one in two if one.predicate == SCHEMA + "organizer")
    wrong = replace(event, object=Literal("0.90", XSD + "decimal"))
    found = [one for one in shapes.check((*two, wrong)) if one.shape == KG + "EvidenceShape"]
    assert [one.value for one in found] == ["0.90"]
    assert found == [one for one in by_engine((*two, wrong)) if one.shape == KG + "EvidenceShape"]


def test_a_part_of_shacl_that_is_not_understood_is_left_to_the_engine(two, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> contract.Contract:
        raise OntologyError("SHACL that kg does not understand: xone")

    known = shapes.check(two)
    monkeypatch.setattr(contract, "load", refused)
    assert shapes.check(two) == known


def test_no_part_of_shacl_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("shapes.ttl", "kg.ttl"):
        (tmp_path / name).write_bytes((contract.ontology_home() / name).read_bytes())
    (tmp_path / "event").mkdir()
    with (tmp_path / "shapes.ttl").open("a", encoding="utf-8") as file:
        file.write("kg:New a sh:NodeShape ; sh:targetClass schema:Person ; sh:maxLength 3 .\n")
    monkeypatch.setattr(contract, "ontology_home", lambda: tmp_path)
    with pytest.raises(OntologyError, match="maxLength"):
        contract.load.__wrapped__()


def test_a_build_asks_no_engine(two) -> None:
    sys.modules.pop("pyshacl", None)
    bad = Statement("https://example.org/p", RDF + "type", SCHEMA + "Person", GRAPH)
    assert shapes.check((*two, bad))
    assert "pyshacl" not in sys.modules


@pytest.mark.slow
@pytest.mark.skipif(not NEWS.exists(), reason="needs the news that lie beside the project")
def test_the_same_findings_in_real_news(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in NEWS.read_text(encoding="utf-8").splitlines()[::400]]
    source = tmp_path / "news.jsonl"
    source.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    statements = kg.build(source).statements
    assert len(statements) > 10_000
    assert shapes.check(statements) == by_engine(statements)
    ours, theirs = set(shapes.check(spoilt(statements, 0.01))), set(by_engine(spoilt(statements, 0.01)))
    assert theirs <= ours
    order = KG + "EventTime-earliest"  # what cannot be compared is out of order to SHACL, and to pyshacl not always
    assert {one.shape for one in ours - theirs} <= {order}


@pytest.mark.parametrize(
    "text, agents",
    [
        ("2024年3月5日，美国和日本举行联合军事演习。", {"美国", "日本"}),
        ("2024年3月5日，我国成功发射遥感卫星。", {"中国"}),
        ("2024年3月5日，甲纳罗首都代表团宣布，中国成功连任国际电信联盟理事国。", {"中国"}),
    ],
)
def test_a_country_that_acts_breaks_no_shape(text: str, agents: set[str], tmp_path: Path) -> None:
    (tmp_path / "told.txt").write_text(text, encoding="utf-8")
    graph = kg.build(tmp_path / "told.txt")
    roles = {SCHEMA + name for name in ("organizer", "performer", "attendee")}
    told = {fact.object.rpartition("/")[2] for fact in graph.statements if fact.predicate in roles}  # type: ignore[union-attr]
    assert told == agents
    assert [one for one in graph.violations if one.severity == "Violation"] == []
