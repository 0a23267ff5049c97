"""What the rules of the ontology add: only when asked for, only in its own graph, to the last step."""

from pathlib import Path

import pytest

from kg import lexicon
from kg.errors import OntologyError, SettingsError
from kg.graph import queries, rules, shapes, store
from kg.iri import BASE, KG, RDF, RDFS, SCHEMA
from kg.rdf import Literal, Statement
from kg.settings import Settings

TYPE, WITHIN, PARENT = RDF + "type", SCHEMA + "containedInPlace", SCHEMA + "parentOrganization"
GRAPH = f"{BASE}article/a"


def _stated(*triples: tuple[str, str, str | Literal]) -> tuple[Statement, ...]:
    return tuple(Statement(BASE + subject, predicate, node, GRAPH) for subject, predicate, node in triples)


def _added(statements: tuple[Statement, ...]) -> set[tuple[str, str, str | Literal]]:
    after = rules.infer(statements, BASE)
    assert set(statements) <= set(after)
    assert {one.graph for one in set(after) - set(statements)} <= {BASE + "inferred"}
    return {(one.subject.removeprefix(BASE), one.predicate, one.object) for one in set(after) - set(statements)}


ROWS = [
    ((("e", TYPE, KG + "TrafficAccident"),), {("e", TYPE, KG + "Accident"), ("e", TYPE, SCHEMA + "Event")}),
    (
        (("p1", WITHIN, BASE + "p2"), ("p2", WITHIN, BASE + "p3"), ("p3", WITHIN, BASE + "p4")),
        {("p1", WITHIN, BASE + "p3"), ("p1", WITHIN, BASE + "p4"), ("p2", WITHIN, BASE + "p4")},
    ),
    (
        (("o1", PARENT, BASE + "o2"), ("o2", PARENT, BASE + "o3"), ("o3", PARENT, BASE + "o4")),
        {("o1", PARENT, BASE + "o3"), ("o1", PARENT, BASE + "o4"), ("o2", PARENT, BASE + "o4")},
    ),
    ((("e", KG + "signs", BASE + "d"),), {("e", KG + "document", BASE + "d")}),
    ((("p1", WITHIN, BASE + "p2"), ("p2", WITHIN, BASE + "p1")), set()),
    ((("e", RDFS + "label", Literal("春会", language="zh-Hans")),), set()),
]


@pytest.mark.parametrize("stated, wanted", ROWS)
def test_a_rule_adds_what_follows_and_nothing_else(stated, wanted) -> None:
    assert _added(_stated(*stated)) == wanted


def test_every_rule_has_a_row() -> None:
    names = {path.stem for path in (lexicon.ontology_home() / "rules").glob("*.rq")}
    assert names == {"organizations", "places", "sub-classes", "sub-properties"}
    assert len(ROWS) >= len(names)


def test_a_query_for_a_wider_class_finds_the_narrower_only_after_inference() -> None:
    stated = _stated(("e", TYPE, KG + "TrafficAccident"))
    asked = f"ASK {{ ?e a <{KG}Accident> }}"
    assert _ask(stated, asked) is False
    assert _ask(rules.infer(stated, BASE), asked) is True


def _ask(statements: tuple[Statement, ...], text: str) -> bool | None:
    return queries.run(store.in_memory(statements), text, {}).truth


def test_literals_keep_their_tags_and_a_second_pass_adds_nothing(two) -> None:
    once = rules.infer(two, BASE)
    assert rules.infer(once, BASE) == once
    assert rules.infer(tuple(reversed(two)), BASE) == once
    assert [one for one in shapes.check(once) if one.severity == "Violation"] == []


def test_a_rule_that_cannot_be_run_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for text, said in (("CONSTRUCT {", "not a query"), ("SELECT * { ?s ?p ?o }", "not a CONSTRUCT")):
        path = tmp_path / "bad.rq"
        monkeypatch.setattr(rules, "_rules", lambda path=path, text=text: ((path, text),))
        with pytest.raises(OntologyError, match=said) as caught:
            rules.infer((), BASE)
        assert caught.value.where == str(path)


def test_inference_is_off_by_default_and_an_unknown_one_is_an_error() -> None:
    assert Settings().infer == ""
    with pytest.raises(SettingsError, match="owl-full") as caught:
        Settings(infer="owl-full")
    assert "rdfs" in caught.value.hint
