"""The ready-made queries: parse in both engines, explain themselves, and answer over a small graph."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib.plugins.sparql import prepareQuery

from kg.iri import KG, RDF, RDFS, SCHEMA
from kg.lexicon import ontology_home

QUERIES = {path.stem: path for path in sorted((ontology_home() / "queries").glob("*.rq"))}
ROWS = {
    "agreement": 7,
    "aliases": 1,
    "articles": 1,
    "attendees": 1,
    "co-hosts": 1,
    "conflicts": 0,
    "counts": 20,
    "documents": 1,
    "events-by-date": 2,
    "events-in-place": 1,
    "events-of": 3,
    "events-of-kind": 0,
    "evidence": 7,
    "low-confidence": 1,
    "mentions-of": 6,
    "one-source": 7,
    "organisers": 2,
    "person-roles": 1,
    "places-events": 1,
    "planned-events": 1,
    "posts": 1,
    "publishers": 1,
    "several-sources": 0,
    "statistics": 1,
    "sub-events": 1,
    "timeline": 2,
    "together": 0,
    "topic-timeline": 0,
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
        query = query.replace(f'VALUES ${key} {{ "" }}', f"VALUES ${key} {{ {ox.Literal(value)} }}")
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    return [{key: row[key].value if row[key] else "" for key in names} for row in found]


def test_every_query_has_an_expectation() -> None:
    assert sorted(QUERIES) == sorted(ROWS)
    assert len(QUERIES) >= 20


@each
def test_it_explains_itself(name: str) -> None:
    head = text(name).splitlines()
    told = ["title", "title_zh", "question", "question_zh", "group", "description", "description_zh"]
    assert [line.partition(":")[0].removeprefix("# ") for line in head[:7]] == told
    assert all(line.partition(":")[2].strip() for line in head[:7])
    assert all(re.search("[一-鿿]", line) for line in (head[1], head[3], head[6]))


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
    assert re.findall(r"^# param_zh: (\w+) .*[一-鿿]", text(name), re.MULTILINE) == declared


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


TOLD = """PREFIX kg: <https://w3id.org/dashiji/kg#> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX schema: <https://schema.org/> PREFIX time: <http://www.w3.org/2006/time#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
kg:Meeting rdfs:subClassOf schema:Event ; rdfs:label "会议"@zh . schema:Event rdfs:label "事件"@zh .
kg:Forum rdfs:subClassOf kg:Meeting ; rdfs:label "论坛"@zh .
kg:Visit rdfs:subClassOf schema:Event ; rdfs:label "访问"@zh .
<urn:forum> a schema:Event , kg:Forum ; rdfs:label "河湖论坛"@zh-Hans ; kg:earliest "2021-05-01"^^xsd:date ;
  kg:latest "2021-05-01"^^xsd:date .
<urn:visit> a schema:Event , kg:Visit ; rdfs:label "回访"@zh-Hans .
<urn:he> a schema:Person ; rdfs:label "何清"@zh-Hans . <urn:lin> a schema:Person ; rdfs:label "林栋"@zh-Hans .
<urn:ma> a schema:Person ; rdfs:label "马远"@zh-Hans .
<urn:a> a schema:Article ; schema:mentions <urn:he> , <urn:lin> .
<urn:b> a schema:Article ; schema:mentions <urn:he> , <urn:lin> , <urn:ma> .
<urn:c> a schema:Article ; schema:publisher <urn:paper> . <urn:d> a schema:Article ; schema:publisher <urn:paper> .
<urn:a1> nif:anchorOf "论坛谈到堤防。" ; nif:referenceContext <urn:a> . <urn:b1> nif:referenceContext <urn:b> .
<urn:c1> nif:referenceContext <urn:c> . <urn:d1> nif:referenceContext <urn:d> .
<urn:f1> a kg:Fact ; rdf:subject <urn:forum> ; rdf:predicate time:hasTime ; rdf:object <urn:day> ;
  prov:wasQuotedFrom <urn:a1> .
<urn:f2> a kg:Fact ; rdf:subject <urn:forum> ; rdf:predicate time:hasTime ; rdf:object <urn:day> ;
  prov:wasQuotedFrom <urn:b1> .
<urn:f3> a kg:Fact ; rdf:subject <urn:visit> ; rdf:predicate schema:attendee ; rdf:object <urn:he> ;
  prov:wasQuotedFrom <urn:c1> .
<urn:f4> a kg:Fact ; rdf:subject <urn:visit> ; rdf:predicate schema:attendee ; rdf:object <urn:he> ;
  prov:wasQuotedFrom <urn:d1> .
<urn:f5> a kg:Fact ; rdf:subject <urn:visit> ; rdf:predicate schema:attendee ; rdf:object <urn:ma> ;
  prov:wasQuotedFrom <urn:a1> ;
  kg:attributedTo "外事办"@zh-Hans .
<urn:f6> a kg:Fact ; rdf:subject <urn:visit> ; rdf:predicate schema:attendee ; rdf:object <urn:ma> ;
  prov:wasQuotedFrom <urn:b1> .
"""


@pytest.fixture(scope="module")
def told() -> ox.Store:
    store = ox.Store()
    store.load(input=TOLD, format=ox.RdfFormat.TURTLE)
    return store


def test_a_question_for_meetings_finds_forums(told: ox.Store) -> None:
    assert [(row["className"], row["name"]) for row in rows(told, "events-of-kind", kind="会议")] == [
        ("论坛", "河湖论坛")
    ]
    assert {row["name"] for row in rows(told, "events-of-kind")} == {"河湖论坛", "回访"}
    assert {row["class"]: row["things"] for row in rows(told, "counts")}[KG + "Meeting"] == "1"


def test_a_source_that_publishes_twice_is_one(told: ox.Store) -> None:
    alone = {(row["predicate"].rpartition("/")[2], row["object"]): row["source"] for row in rows(told, "one-source")}
    assert alone == {("attendee", "urn:he"): "urn:paper"}
    several = {(row["label"], row["object"]): row["sources"] for row in rows(told, "several-sources")}
    assert several == {("河湖论坛", "urn:day"): "2", ("回访", "urn:ma"): "2"}
    assert rows(told, "several-sources", name_part="回访")[0]["object"] == "urn:ma"


def test_persons_are_named_together_in_so_many_articles(told: ox.Store) -> None:
    found = [(row["one"], row["other"], row["articles"]) for row in rows(told, "together")]
    assert found == [("何清", "林栋", "2"), ("何清", "马远", "1"), ("林栋", "马远", "1")]
    assert len(rows(told, "together", person="马")) == 2


def test_a_topic_is_found_in_names_and_sentences(told: ox.Store) -> None:
    for words, count in (("堤防", 1), ("河湖", 1), ("书展", 0)):
        assert len(rows(told, "topic-timeline", topic=words)) == count, words
    assert rows(told, "topic-timeline", topic="堤防", to="2020") == []


def test_a_post_has_its_body_and_day(store: ox.Store) -> None:
    (row,) = rows(store, "posts", org="总工会")
    assert (row["personName"], row["post"], row["bodyName"], row["from"]) == (
        "林国栋",
        "主席",
        "青山市总工会",
        "2020-05",
    )
    assert rows(store, "posts", org="护林") == []


@pytest.mark.parametrize("persons, pairs", [(3, 3), (50, 50 * 49 // 2), (51, 0)])
def test_a_list_of_persons_names_nobody_together(persons: int, pairs: int) -> None:
    store, graph = ox.Store(), ox.NamedNode("https://example.org/article")
    for number in range(persons):
        one, name = ox.NamedNode(f"https://example.org/{number}"), ox.Literal(f"{number}", language="zh-Hans")
        for subject, predicate, node in ((one, RDF + "type", ox.NamedNode(SCHEMA + "Person")),
                                         (one, RDFS + "label", name), (graph, SCHEMA + "mentions", one)):  # fmt: skip
            store.add(ox.Quad(subject, ox.NamedNode(predicate), node, graph))
    found = store.query(QUERIES["together"].read_text(encoding="utf-8"), use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    assert len(list(found)) == pairs
