"""The ready-made queries: parse in both engines, explain themselves, and answer over a small graph."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib.plugins.sparql import prepareQuery

from kg.lexicon import ontology_home

QUERIES = {path.stem: path for path in sorted((ontology_home() / "queries").glob("*.rq"))}
ROWS = {
    "aliases": 1,
    "attendees": 1,
    "co-hosts": 1,
    "counts": 18,
    "documents": 1,
    "events-by-date": 2,
    "events-in-place": 1,
    "events-of": 3,
    "evidence": 7,
    "low-confidence": 1,
    "mentions-of": 6,
    "organisers": 2,
    "person-roles": 1,
    "places-events": 1,
    "planned-events": 1,
    "publishers": 1,
    "statistics": 1,
    "sub-events": 1,
    "timeline": 2,
    "who-signed": 3,
}

each = pytest.mark.parametrize("name", list(QUERIES))


@pytest.fixture(scope="module")
def store() -> ox.Store:
    store = ox.Store()
    store.load(path=Path(__file__).with_name("small_graph.ttl"), format=ox.RdfFormat.TURTLE)
    return store


def text(name: str) -> str:
    return QUERIES[name].read_text(encoding="utf-8")


def rows(store: ox.Store, name: str, **values: str) -> list[dict[str, str]]:
    query = text(name)
    for key, value in values.items():
        query = re.sub(rf"\${key}\b", str(ox.Literal(value)), query)
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    return [{key: row[key].value if row[key] else "" for key in names} for row in found]


def test_every_query_has_an_expectation() -> None:
    assert sorted(QUERIES) == sorted(ROWS)
    assert len(QUERIES) == 20


@each
def test_it_explains_itself(name: str) -> None:
    head = text(name).splitlines()
    assert [line.partition(":")[0] for line in head[:3]] == ["# title", "# title_zh", "# description"]
    assert all(line.partition(":")[2].strip() for line in head[:3])
    assert re.search("[一-鿿]", head[1])


@each
def test_it_is_plain_and_ordered(name: str) -> None:
    query = text(name)
    prepareQuery(query)
    used = set(re.findall(r"(?<![\w<\"#])([a-z]+):[A-Za-z]", query.split("PREFIX")[-1].partition(">")[2]))
    assert used <= set(re.findall(r"PREFIX (\w+):", query))
    assert "ORDER BY" in query
    assert not re.search(r"\b(GRAPH|SERVICE|FROM)\b", query)


@each
def test_params_are_used(name: str) -> None:
    declared = re.findall(r"^# param: (\w+) \S", text(name), re.MULTILINE)
    assert sorted(set(re.findall(r"\$(\w+)", text(name)))) == sorted(declared)


@each
def test_it_answers(name: str, store: ox.Store) -> None:
    assert len(rows(store, name)) == ROWS[name]


def test_a_param_narrows_the_answer(store: ox.Store) -> None:
    assert {row["agentName"] for row in rows(store, "events-of", org="市总工会")} == {"青山市总工会"}
    assert rows(store, "events-of", org="不存在") == []
    assert len(rows(store, "events-in-place", place_name="大河省")) == 1
    assert rows(store, "events-in-place", place_name="不存在") == []
    assert len(rows(store, "mentions-of", name_part="青山")) == 1
    assert rows(store, "person-roles", person="不存在") == []
    assert rows(store, "person-roles", person="") == rows(store, "person-roles")


@pytest.mark.parametrize("name", ["events-by-date", "timeline", "events-of", "events-in-place"])
def test_a_month_or_year_bounds_the_days(name: str, store: ox.Store) -> None:
    every = {row["event"] for row in rows(store, name)}
    dated = {row["event"]: row for row in rows(store, "timeline") if row["event"] in every}
    assert dated
    for event, row in dated.items():
        first, last = row["earliest"], row["latest"]
        for start, end, kept in ((last[:7], first[:7], True), (last[:4], first[:4], True), ("9999", "9999-12", False)):
            found = {one["event"] for one in rows(store, name, **{"from": start, "to": end})}
            assert (event in found) is kept, (start, end)
        assert event not in {one["event"] for one in rows(store, name, to="0001-01")}


def test_evidence_gives_the_words(store: ox.Store) -> None:
    assert {row["sentence"] for row in rows(store, "evidence")} == {"青山市总工会在临江市召开座谈会"}


OPEN_ENDED = """PREFIX kg: <https://w3id.org/dashiji/kg#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/> PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
<urn:since> a schema:Event ; rdfs:label "整修"@zh-Hans ; kg:earliest "2021-05-01"^^xsd:date .
<urn:until> a schema:Event ; rdfs:label "蓄水"@zh-Hans ; kg:latest "2023-08-31"^^xsd:date .
<urn:undated> a schema:Event ; rdfs:label "巡堤"@zh-Hans ."""


def test_an_event_with_one_known_end_is_dated_and_one_with_none_is_not() -> None:
    store = ox.Store()
    store.load(input=OPEN_ENDED, format=ox.RdfFormat.TURTLE)
    found = {
        (start, end): {one["event"] for one in rows(store, "events-by-date", **{"from": start, "to": end})}
        for start, end in (("2022", "2022"), ("2020", "2020"), ("2024", "2024"))
    }
    assert found == {
        ("2022", "2022"): {"urn:since", "urn:until"},
        ("2020", "2020"): {"urn:until"},
        ("2024", "2024"): {"urn:since"},
    }
