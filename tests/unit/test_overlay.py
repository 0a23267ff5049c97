"""Types and words of the user's own, laid over those that ship, and held to the same checks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg import cli, lexicon, ontology
from kg.errors import OntologyError
from kg.graph import queries, shapes
from kg.pipeline import analyse_text
from kg.settings import Settings

MERGER = """
@prefix kg: <https://w3id.org/dashiji/kg#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix my: <https://example.org/my#> .
my:Merger a rdfs:Class , sh:NodeShape ; rdfs:subClassOf schema:Event ;
    rdfs:label "merger"@en , "并购"@zh ; kg:triggeredBy "并购" , "全资并购" .
my:Guild a rdfs:Class ; rdfs:subClassOf schema:Organization ; rdfs:label "guild"@en , "行会"@zh .
"""
TEXT = "2024年5月6日，白河机械有限公司并购青岭陶瓷有限公司。青岭匠作联社5月7日召开座谈会。"


@pytest.fixture
def overlay(tmp_path: Path) -> Iterator[Path]:
    home = tmp_path / "mine"
    (home / "lexicon").mkdir(parents=True)
    (home / "merger.ttl").write_text(MERGER, encoding="utf-8")
    rows = "匠作联社\thttps://example.org/my#Guild\tweak\n"
    (home / "lexicon/organization-endings.tsv").write_text(rows, encoding="utf-8")
    yield home
    lexicon.lay()


def test_a_type_and_a_word_of_ones_own_are_found_and_checked(overlay: Path, tmp_path: Path) -> None:
    plain = {event.mention.type for event in analyse_text(TEXT).events}
    news = tmp_path / "news.txt"
    news.write_text(TEXT, encoding="utf-8")
    graph = kg.build(news, Settings(ontology=str(overlay)))
    types = {type_iri for event in graph.events for type_iri in event.types}
    assert "https://example.org/my#Merger" in types - plain
    assert any("https://example.org/my#Guild" in one.types for one in graph.entities)
    assert not [one for one in graph.violations if one.severity == "Violation"]
    assert {event.mention.type for event in analyse_text(TEXT).events} == plain


def test_an_overlay_is_part_of_what_decides_the_bytes(overlay: Path) -> None:
    before = ontology.load().sha256
    lexicon.lay(overlay)
    assert ontology.load().sha256 != before
    assert "https://example.org/my#Merger" in {str(one) for one in shapes.load()[0].subjects()}
    lexicon.lay()
    assert ontology.load().sha256 == before


QUERY = """# title: Mergers
# title_zh: 并购
# description: Every merger.
PREFIX my: <https://example.org/my#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?name WHERE { ?event a my:Merger ; rdfs:label ?name }
"""
RULE = """# title: A merger is a dealing.
PREFIX my: <https://example.org/my#>
CONSTRUCT { ?merger a my:Dealing } WHERE { ?merger a my:Merger }
"""


@pytest.mark.slow
def test_queries_and_rules_of_ones_own_are_asked_and_followed(overlay: Path, tmp_path: Path, capsys) -> None:
    for name, text in (("queries/mergers", QUERY), ("rules/partners", RULE)):
        (overlay / name).parent.mkdir()
        (overlay / f"{name}.rq").write_text(text, encoding="utf-8")
    news, graph = tmp_path / "news.txt", tmp_path / "graph"
    news.write_text(TEXT, encoding="utf-8")
    assert cli.run(["build", str(news), "-o", str(graph), "--ontology", str(overlay), "--infer", "rdfs"]) == cli.DONE
    lexicon.lay()
    capsys.readouterr()
    assert cli.run(["query", str(graph), "@mergers", "--format", "csv"]) == cli.DONE
    assert "并购" in capsys.readouterr().out
    lexicon.lay()
    assert cli.run(["queries", str(graph)]) == cli.DONE
    assert "@mergers" in capsys.readouterr().out
    assert "https://example.org/my#Dealing" in (graph / "graph.nq").read_text(encoding="utf-8")
    assert "Mergers" in (graph / "graph.html").read_text(encoding="utf-8")


def test_a_query_of_ones_own_without_its_head_is_refused(overlay: Path) -> None:
    (overlay / "queries").mkdir()
    (overlay / "queries/bare.rq").write_text("SELECT * WHERE { ?s ?p ?o }", encoding="utf-8")
    lexicon.lay(overlay)
    with pytest.raises(OntologyError, match="needs # title") as caught:
        queries.ready_made()
    assert str(overlay) in caught.value.where


@pytest.mark.parametrize(
    "name, content, cause",
    [
        ("a.ttl", "my:X a", "not valid Turtle"),
        ("a.ttl", MERGER.replace('"merger"@en , ', ""), "needs one rdfs:label in zh and one in en"),
        ("lexicon/organisation-endings.tsv", "联社\n", "the ontology has no word list organisation-endings"),
        ("lexicon/organization-endings.tsv", "\tkg:Company\n", "a row without a word"),
        ("readme.txt", "", "no types or words here"),
    ],
)
def test_what_breaks_the_contract_is_named(tmp_path: Path, name: str, content: str, cause: str) -> None:
    file = tmp_path / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(content, encoding="utf-8")
    try:
        with pytest.raises(OntologyError, match=cause) as caught:
            _all(tmp_path, file.stem)
        assert str(tmp_path) in caught.value.where
    finally:
        lexicon.lay()


def _all(overlay: Path, name: str) -> None:
    lexicon.lay(overlay)
    ontology.load()
    lexicon.words(name)
