"""What OWL 2 RL adds: classes, links and sameness of things, in its own graph, and no noise."""

import os
import subprocess
import sys

import pytest
import rdflib

from kg import ontology, pipeline
from kg.errors import SettingsError
from kg.graph import owl_rl, queries, reasoning, rules, shapes, store
from kg.graph.export import rdflib_node
from kg.iri import BASE, ITSRDF, KG, OWL, RDF, RDFS, SCHEMA, SKOS
from kg.lexicon import ontology_home
from kg.rdf import Literal, Statement
from kg.settings import INFERENCES, Settings

TYPE, WITHIN, SAME = RDF + "type", SCHEMA + "containedInPlace", OWL + "sameAs"
PLACES = tuple((f"p{number}", TYPE, SCHEMA + "Place") for number in range(1, 4))
TWINS = (("a", TYPE, SCHEMA + "Person"), ("b", TYPE, SCHEMA + "Person"))
ELSEWHERE = "https://example.org/张 三"


@pytest.fixture(autouse=True)
def _reasoner() -> None:
    if not os.environ.get("KG_REQUIRE_ENGINES"):
        pytest.importorskip("reasonable", reason="the extra owl is not installed")


def _stated(*triples: tuple[str, str, str | Literal]) -> tuple[Statement, ...]:
    return tuple(Statement(BASE + subject, predicate, node, BASE + "article/a") for subject, predicate, node in triples)


def _added(statements: tuple[Statement, ...]) -> set[tuple[str, str, str | Literal]]:
    after = owl_rl.infer(statements, BASE)
    assert set(statements) <= set(after)
    assert {one.graph for one in set(after) - set(statements)} <= {BASE + "inferred"}
    return {(one.subject.removeprefix(BASE), one.predicate, one.object) for one in set(after) - set(statements)}


ROWS = {
    "a class above": (
        (("e", TYPE, KG + "TrafficAccident"),),
        {("e", TYPE, KG + "Accident"), ("e", TYPE, SCHEMA + "Event")},
    ),
    "a property above": (
        (("e", TYPE, SCHEMA + "Event"), ("d", TYPE, SCHEMA + "CreativeWork"), ("e", KG + "signs", BASE + "d")),
        {("e", KG + "document", BASE + "d")},
    ),
    "a place further out": (
        (*PLACES, ("p1", WITHIN, BASE + "p2"), ("p2", WITHIN, BASE + "p3")),
        {("p1", WITHIN, BASE + "p3")},
    ),
    "no place in itself": ((*PLACES, ("p1", WITHIN, BASE + "p2"), ("p2", WITHIN, BASE + "p1")), set()),
    "the same by way of a third, and nothing copied": (
        (*TWINS, ("a", SAME, ELSEWHERE), ("b", SAME, ELSEWHERE), ("a", SCHEMA + "jobTitle", Literal("主席"))),
        {("a", SAME, BASE + "b"), ("b", SAME, BASE + "a")},
    ),
    "no other family by a range": (
        (("e", TYPE, SCHEMA + "Event"), ("p1", TYPE, SCHEMA + "Place"), ("e", KG + "document", BASE + "p1")),
        set(),
    ),
    "nothing of mentions and literals": (
        (*TWINS, ("m", ITSRDF + "taIdentRef", BASE + "a"), ("a", RDFS + "label", Literal('一\n"', language="zh-Hant"))),
        set(),
    ),
}


@pytest.mark.parametrize("stated, wanted", ROWS.values(), ids=list(ROWS))
def test_what_is_kept_of_all_conclusions(stated, wanted) -> None:
    assert _added(_stated(*stated)) == wanted


def test_there_are_enough_rows() -> None:
    assert len(ROWS) == 7
    assert sum(bool(wanted) for _, wanted in ROWS.values()) == 4


def test_a_graph_of_articles_gains_what_the_rules_give_it(two) -> None:
    after = owl_rl.infer(two, BASE)
    assert len(after) > len(two)
    assert after == rules.infer(two, BASE)
    assert [one for one in shapes.check(after) if one.severity == "Violation"] == []


def test_a_second_pass_and_another_order_change_nothing(two) -> None:
    once = owl_rl.infer(two, BASE)
    assert owl_rl.infer(once, BASE) == once
    assert owl_rl.infer(two[::-1], BASE) == once


@pytest.mark.slow
def test_another_reasoner_concludes_the_same(two) -> None:
    """The library owlrl, given the same graph: of its conclusions about things none is missing, none invented."""
    owlrl = pytest.importorskip("owlrl")
    graph = rdflib.Graph()
    for path in (ontology_home() / "kg.ttl", *(ontology_home() / "event").glob("*.ttl")):
        graph += rdflib.Graph().parse(path)
    mine = [one for one in two if one.predicate not in {SKOS + "altLabel", RDFS + "label"}]
    for one in mine:
        graph.add((rdflib_node(one.subject), rdflib_node(one.predicate), rdflib_node(one.object)))
    before = set(graph)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    things = {one.subject for one in two if one.predicate == TYPE and one.object in ontology.load().kinds}
    new = {(str(s), str(p), str(o)) for s, p, o in set(graph) - before if str(s) in things and s != o}
    wanted = {one for one in new if one[2] in things or one[2] in ontology.load().kinds}
    found = {(one.subject, one.predicate, one.object) for one in set(owl_rl.infer(two, BASE)) - set(two)}
    assert found
    assert found == {one for one in wanted if not one[1].startswith((OWL, RDFS))}


@pytest.mark.slow
def test_same_conclusions_whatever_the_hash_seed() -> None:
    script = (
        "from kg.graph import owl_rl; from kg.rdf import Statement as S\n"
        f"told = tuple(S(f'urn:{{n}}', '{TYPE}', '{KG}Fire', 'urn:g') for n in range(40))\n"
        "print(owl_rl.infer(told, 'urn:'))"
    )
    command = [sys.executable, "-c", script]
    seen = {
        subprocess.run(command, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}).stdout
        for seed in ("0", "7")
    }
    assert len(seen) == 1
    assert b"Accident" in seen.pop()


def test_a_query_for_a_wider_class_finds_the_narrower() -> None:
    after = owl_rl.infer(_stated(("e", TYPE, KG + "TrafficAccident")), BASE)
    assert queries.run(store.in_memory(after), f"ASK {{ ?e a <{KG}Accident> }}", {}).truth is True


def test_without_the_package_it_is_said_before_any_article_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "reasonable", None)
    with pytest.raises(SettingsError, match="reasonable") as caught:
        pipeline.build(["no such file"], settings=Settings(infer="owl-rl"))
    assert "dashiji[owl]" in caught.value.hint


def test_every_regime_is_a_setting() -> None:
    assert {"", *reasoning.REGIMES} == set(INFERENCES)
