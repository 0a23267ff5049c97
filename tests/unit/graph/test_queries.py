"""Ready-made queries over a graph, the answering of SPARQL, and what is refused."""

import csv
import io
import json

import pyoxigraph as ox
import pytest

from kg.errors import QueryError
from kg.graph import answers, queries, rules, store
from kg.iri import BASE, XSD
from kg.lexicon import ontology_home
from kg.rdf import Literal

ROWS = {
    "agreement": 16,
    "aliases": 3,
    "articles": 2,
    "attendees": 2,
    "co-hosts": 1,
    "conflicts": 0,
    "counts": 28,
    "documents": 2,
    "events-by-date": 2,
    "events-in-place": 2,
    "events-of": 5,
    "events-of-kind": 3,
    "evidence": 17,
    "low-confidence": 2,
    "mentions-of": 20,
    "one-source": 16,
    "organisers": 3,
    "person-roles": 2,
    "places-events": 2,
    "planned-events": 1,
    "posts": 0,
    "publishers": 1,
    "several-sources": 0,
    "statistics": 1,
    "sub-events": 1,
    "timeline": 2,
    "together": 0,
    "topic-timeline": 2,
    "who-signed": 1,
}
LABELS = 'SELECT ?l {?o a schema:Organization ; rdfs:label ?l FILTER(LANGMATCHES(LANG(?l), "zh-Hans"))} ORDER BY ?l'


@pytest.fixture(scope="module")
def opened(two):
    return store.in_memory(two)


def test_all_are_known() -> None:
    assert [one.name for one in queries.ready_made()] == sorted(ROWS)
    assert len(ROWS) == len(list((ontology_home() / "queries").glob("*.rq"))) >= 20
    place = next(one for one in queries.ready_made() if one.name == "events-in-place")
    assert [name for name, _ in place.parameters] == ["place_name", "from", "to"]
    assert place.title_zh == "某地的事件"


@pytest.mark.parametrize("name, count", ROWS.items())
def test_each_answers(name, count, opened) -> None:
    assert len(queries.run(opened, f"@{name}")) == count


@pytest.mark.parametrize("name", ROWS)
def test_the_file_as_it_is_gives_the_rows_of_its_name(name, opened) -> None:
    text = (ontology_home() / "queries" / f"{name}.rq").read_text("utf-8")
    assert queries.run(opened, text).rows == queries.run(opened, f"@{name}").rows


def test_no_answer_changes_where_the_ontology_is_followed(two, opened) -> None:
    """What the ontology implies is off by default, so no query may lean on it, nor tell things twice with it."""
    after = store.in_memory(rules.infer(two, BASE))
    changed = [name for name in ROWS if _rows(opened, name) != _rows(after, name)]
    assert changed == []


def _rows(opened, name):
    """The rows as words; what GROUP_CONCAT joins stands in any order."""
    found = queries.run(opened, f"@{name}")
    assert bool(found) == (ROWS[name] > 0)
    return [["; ".join(sorted(answers.plain(cell).split("; "))) if cell else "" for cell in row] for row in found]


def test_a_parameter_narrows(opened) -> None:
    names = {row[1].value for row in queries.run(opened, "@events-in-place", {"place_name": "北京"})}
    assert names == {"湖区论坛"}
    assert len(queries.run(opened, "@events-in-place", {"place_name": "南京"})) == 0


@pytest.mark.parametrize(
    "value", ['"', "\\", '") . ?s ?p ?o . FILTER("" = "', "\n", "\\u0022", "'''", "$place_name", "\x00"]
)
def test_a_parameter_is_only_ever_a_string(value, opened) -> None:
    assert len(queries.run(opened, "@events-in-place", {"place_name": value})) == 0
    [[cell]] = queries.run(opened, "SELECT ($word AS ?x) {}", {"word": value})
    assert cell == Literal(value)


def test_a_dollar_in_a_string_or_comment_is_no_parameter(opened) -> None:
    [[cell]] = queries.run(opened, 'SELECT ("$word" AS ?x) {} # $word')
    assert cell == Literal("$word")
    with pytest.raises(QueryError, match="no parameter word"):
        queries.run(opened, 'SELECT ("$word" AS ?x) {} # $word', {"word": "x"})


def test_usual_prefixes_need_no_saying(opened) -> None:
    assert [row[0].value for row in queries.run(opened, LABELS)] == ["护林站", "青山市总工会"]


def test_graphs_can_still_be_named(opened) -> None:
    found = queries.run(opened, "SELECT DISTINCT ?g {GRAPH ?g {?s a schema:Event}} ORDER BY ?g")
    assert [row[0] for row in found] == [f"{BASE}things"]
    found = queries.run(opened, "SELECT DISTINCT ?g {GRAPH ?g {?s a kg:Fact}} ORDER BY ?g")
    assert [row[0] for row in found] == [f"{BASE}article/a", f"{BASE}article/b"]


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * {SERVICE <http://localhost:1/> {?s ?p ?o}}",
        "SELECT * {{SELECT * {service silent <http://localhost:1/> {?s ?p ?o}}}}",
        "SELECT * {?s ?p ?o FILTER EXISTS {SERVICE ?x {?s ?p ?o}}}",
        "PREFIX s: <http://localhost:1/> ASK {# harmless?\nSERVICE s:x {?s ?p ?o}}",
        "SELECT * {?s ?p ?o FILTER(?o<5)SERVICE<http://localhost:1/>{?s ?p ?o}}",
        "SELECT * {?s ?p '#' . SERVICE <http://localhost:1/> {}}",
        "PREFIX : <http://localhost:1/> SELECT * {SERVICE:x {?s ?p ?o}}",
        "SELECT * {SERVICESILENT<http://localhost:1/>{?s ?p ?o}}",
        "SELECT * {?s ?p 5SERVICE <http://localhost:1/> {?s ?p ?o}}",
        "SELECT * {?s ?p true.SERVICE?x {?s ?p ?o}}",
        "PREFIX : <http://localhost:1/> SELECT * {?s ?p true SERVICE:x {?s ?p ?o}}",
    ],
)
def test_other_servers_are_refused(text, opened) -> None:
    with pytest.raises(QueryError, match="SERVICE is refused"):
        queries.run(opened, text)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT ("SERVICE" AS ?service) {}',
        "SELECT * {?service schema:service ?o} # SERVICE",
        "SELECT * {?s <http://example.org/SERVICE> ?o}",
        "SELECT * {_:service ?p '''it's\nSERVICE'''}",
    ],
)
def test_the_word_alone_is_harmless(text, opened) -> None:
    queries.run(opened, text)


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA {<a:a> <a:a> <a:a>}", "DELETE WHERE {?s ?p ?o}", "PREFIX x: <a:a> CLEAR ALL", "drop all",
        "LOAD <http://localhost:1/>", "WITH <a:a> DELETE {?s ?p ?o} WHERE {?s ?p ?o}",
    ],
)  # fmt: skip
def test_changes_are_refused(text, opened) -> None:
    before = len(opened)
    with pytest.raises(QueryError, match="is refused"):
        queries.run(opened, text)
    assert len(opened) == before


def test_a_mistake_has_a_place(opened) -> None:
    with pytest.raises(QueryError) as raised:
        queries.run(opened, 'SELECT * {\n?s "中文" ?p\n}')
    assert raised.value.where == "line 2, column 9"
    assert "at ?p" in raised.value.message
    with pytest.raises(QueryError, match="ends too early"):
        queries.run(opened, "SELECT * {")
    with pytest.raises(QueryError, match="ends too early"):
        queries.run(opened, "")


def test_a_missing_prefix_is_named(opened) -> None:
    with pytest.raises(QueryError, match="the prefix foo: is not declared") as raised:
        queries.run(opened, "PREFIX bar: <a:> SELECT * {?s bar:x 'foo2:x' ; schema:y ?z ; foo:x ?o}")
    assert "PREFIX foo:" in raised.value.hint
    assert raised.value.where == "line 1, column 62"


def test_an_unknown_name_brings_the_nearest(opened) -> None:
    with pytest.raises(QueryError, match="@evnts-of") as raised:
        queries.run(opened, "@evnts-of")
    assert raised.value.hint == "did you mean @events-of?"


def test_table_lines_up_chinese(opened) -> None:
    text = str(queries.run(opened, LABELS))
    lines = text.splitlines()
    assert lines[-1] == "(2 rows)"
    wide = [sum(1 + (ord(c) > 0x2E80) for c in line) for line in lines[:-1]]
    assert len(set(wide)) == 1
    assert "青山市总工会" in text


def test_a_narrow_screen_wraps_and_loses_nothing(opened) -> None:
    text = answers.show(queries.run(opened, LABELS), "table", 10)
    assert "".join(text.split()).count("市") == 1
    assert "工会" in "".join(text.split())


def test_a_table_sends_the_terminal_no_commands(opened) -> None:
    text = str(queries.run(opened, 'SELECT ("a\\u001B[31mred\\u202E" AS ?x) {}'))
    assert "a\ufffd[31mred\ufffd" in text
    assert "\x1b" not in text


def test_csv(opened) -> None:
    rows = list(csv.reader(io.StringIO(answers.show(queries.run(opened, LABELS), "csv"), newline="")))
    assert rows == [["l"], ["护林站"], ["青山市总工会"]]
    found = queries.run(opened, 'SELECT ("=1+1" AS ?x) (-2.5 AS ?y) ?z {}')
    assert answers.show(found, "csv") == "x,y,z\n'=1+1,-2.5,\n"


def test_json_is_the_standards(opened) -> None:
    text = answers.show(queries.run(opened, "SELECT ?s ?l ?n ?u {?s rdfs:label ?l BIND(2 AS ?n)} LIMIT 3"), "json")
    told = json.loads(text)
    assert told["head"]["vars"] == ["s", "l", "n", "u"]
    first = told["results"]["bindings"][0]
    assert first["s"]["type"] == "uri"
    assert first["l"]["xml:lang"] in {"zh-Hans", "zh-Hant"}
    assert first["n"] == {"type": "literal", "value": "2", "datatype": XSD + "integer"}
    assert "u" not in first
    assert len(list(ox.parse_query_results(input=text.encode(), format=ox.QueryResultsFormat.JSON))) == 3


def test_ask(opened) -> None:
    yes, no = queries.run(opened, "ASK {?e a schema:Event}"), queries.run(opened, "ASK {?e a kg:Nothing}")
    assert (bool(yes), yes.truth, bool(no), no.truth) == (True, True, False, False)
    assert json.loads(answers.show(no, "json")) == {"head": {}, "boolean": False}
    assert answers.show(yes, "csv") == "answer\ntrue\n"
    assert str(no) == "no\n"


@pytest.mark.parametrize(
    "text", ["CONSTRUCT {?e a schema:Event} {?e a schema:Event}", f"DESCRIBE <{BASE}person/林国栋>"]
)
def test_turtle(text, opened) -> None:
    result = queries.run(opened, text)
    turtle = answers.show(result, "ttl")
    read = list(ox.parse(input=turtle.encode(), format=ox.RdfFormat.TURTLE))
    assert len(read) == len(result.statements) >= 2
    assert answers.show(result, "table").endswith(f"({len(read)} rows)\n")


def test_forms(opened) -> None:
    result = queries.run(opened, LABELS)
    with pytest.raises(QueryError, match="only CONSTRUCT"):
        answers.show(result, "ttl")
    with pytest.raises(QueryError, match="unknown format xlsx") as raised:
        answers.show(result, "xlsx")
    assert raised.value.hint == "known formats: table, csv, tsv, json, xml, ttl, nt, rdf, jsonld"


def test_what_a_parameter_narrows_is_looked_up_and_not_read_whole() -> None:
    whole, narrowed = queries.checked("@mentions-of"), queries.checked("@mentions-of", {"name_part": "工会"})
    assert whole.count("SELECT") == 5
    assert narrowed.count("SELECT") == 1
    assert "  { ?mention nif:anchorOf ?words }\n" in narrowed
    kept = queries.checked("@events-of-kind", {"from": "2023"})
    assert kept.count("SELECT") > queries.checked("@events-of-kind", {"kind": "会议"}).count("SELECT") > 1
