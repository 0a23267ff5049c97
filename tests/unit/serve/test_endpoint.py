"""SPARQL 1.1 Protocol over the application."""

import csv
import gzip
import io
import json
import xml.etree.ElementTree as ET
from collections.abc import Callable

import brotli
import pyoxigraph as ox
import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.testclient import TestClient

from kg.errors import SettingsError
from kg.graph.media import GRAPHS, RESULTS
from kg.graph.workers import Limits
from kg.iri import BASE
from kg.serve.app import Options, application

COUNT = "SELECT (COUNT(*) AS ?n) {?s ?p ?o}"
NAMES = "SELECT ?name {?s rdfs:label ?name} ORDER BY ?name"
TWENTY = " ".join(map(str, range(1, 21)))
JOIN = " ".join(f"VALUES ?{name} {{{TWENTY}}}" for name in "abcdefghi")
HEAVY = f"SELECT (COUNT(*) AS ?n) {{{JOIN} FILTER (?a + ?b + ?c + ?d + ?e + ?f + ?g + ?h + ?i = 9)}}"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
QUERY = {"Content-Type": "application/sparql-query"}
UTF16 = {"Content-Type": "application/sparql-query; charset=UTF-16"}


def count(response) -> int:
    assert response.status_code == 200, response.text
    return int(response.json()["results"]["bindings"][0]["n"]["value"])


def test_three_ways_to_ask(client: TestClient) -> None:
    by_get = count(client.get("/sparql", params={"query": COUNT}))
    assert by_get == count(client.post("/sparql", data={"query": COUNT}))
    assert by_get == count(client.post("/sparql", content=COUNT, headers=QUERY))
    assert by_get > 20
    headers = {"Content-Type": "application/sparql-query; charset=UTF-8"}
    assert by_get == count(client.post("/sparql", content=COUNT, headers=headers))


@pytest.mark.parametrize("form", RESULTS)
def test_rows_in_every_form(client: TestClient, form: str) -> None:
    by_accept = client.get("/sparql", params={"query": NAMES}, headers={"Accept": RESULTS[form]})
    by_name = client.get("/sparql", params={"query": NAMES, "format": form}, headers={"Accept": "image/png"})
    assert by_accept.headers["content-type"].partition(";")[0] == RESULTS[form]
    assert by_accept.headers["vary"].startswith("Accept")
    assert by_accept.content == by_name.content
    found = names(form, by_accept.text)
    assert found == {"甲河水文站", "开闸", "開閘", "<script>alert(1)</script>&乙/丙"}


def names(form: str, text: str) -> set[str]:
    if form == "json":
        return {row["name"]["value"] for row in json.loads(text)["results"]["bindings"]}
    if form == "xml":
        return {one.text or "" for one in ET.fromstring(text).iter("{http://www.w3.org/2005/sparql-results#}literal")}
    rows = list(csv.reader(io.StringIO(text), delimiter="," if form == "csv" else "\t", quoting=csv.QUOTE_MINIMAL))
    return {row[0].rpartition("@")[0].strip('"') or row[0] for row in rows[1:]}


@pytest.mark.parametrize("form", GRAPHS)
def test_triples_in_every_form(client: TestClient, form: str) -> None:
    query = "CONSTRUCT {?s rdfs:label ?name} {?s rdfs:label ?name}"
    response = client.get("/sparql", params={"query": query}, headers={"Accept": GRAPHS[form]})
    assert response.headers["content-type"].partition(";")[0] == GRAPHS[form]
    format_ = ox.RdfFormat.from_media_type(GRAPHS[form])
    assert len(list(ox.parse(response.content, format=format_))) == 4


@pytest.mark.parametrize("form", RESULTS)
def test_ask(client: TestClient, form: str) -> None:
    assert "true" in client.get("/sparql", params={"query": "ASK {?e a schema:Event}", "format": form}).text
    assert "false" in client.get("/sparql", params={"query": "ASK {?e a schema:Dog}", "format": form}).text


def test_columns_stand_in_the_order_of_the_query(client: TestClient) -> None:
    asked = {"query": "SELECT * {?what a schema:Event ; rdfs:label ?called}", "format": "csv"}
    assert client.get("/sparql", params=asked).text.splitlines()[0] == "what,called"


def test_a_query_writes_no_page_that_runs(client: TestClient) -> None:
    query = 'CONSTRUCT {<a:b> <http://www.w3.org/1999/xhtmlscript> "alert(1)"} {}'
    for answer in (client.get("/sparql", params={"query": query, "format": "rdf"}), client.get("/sparql?query=<b>")):
        assert answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_describe(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": f"DESCRIBE <{BASE}event/2023-03-01_开闸>"})
    assert response.headers["content-type"] == "text/turtle; charset=utf-8"
    assert "開閘" in response.text


@pytest.mark.parametrize(
    "dataset, expected",
    [
        ([("default-graph-uri", f"{BASE}inferred")], (1, 0)),
        ([("named-graph-uri", f"{BASE}inferred")], (0, 1)),
        ([("default-graph-uri", f"{BASE}inferred"), ("named-graph-uri", f"{BASE}inferred")], (1, 1)),
        ([("default-graph-uri", "https://example.org/none")], (0, 0)),
    ],
)
def test_the_dataset(client: TestClient, dataset: list[tuple[str, str]], expected: tuple[int, int]) -> None:
    named = "SELECT (COUNT(*) AS ?n) {GRAPH ?g {?s ?p ?o}}"
    both = (COUNT, named)
    assert tuple(count(client.get("/sparql", params=[("query", text), *dataset])) for text in both) == expected
    assert (
        tuple(count(client.post("/sparql", params=dataset, content=text, headers=QUERY)) for text in both) == expected
    )
    posted = [{"query": text, **dict(dataset)} for text in both]
    assert tuple(count(client.post("/sparql", data=form)) for form in posted) == expected


def test_relative_iris_are_those_of_the_build(client: TestClient) -> None:
    asked = {"query": "ASK {<event/2023-03-01_开闸> a schema:Event}", "format": "csv"}
    assert "true" in client.get("/sparql", params=asked).text


def test_a_ready_made_query_with_its_parameter(client: TestClient) -> None:
    rows = client.get("/sparql", params={"query": "@events-of", "$org": "水文站", "format": "csv"}).text.splitlines()
    assert len(rows) == 2
    assert "甲河水文站" in rows[1]


@pytest.mark.parametrize(
    "request_, status, said",
    [
        (("GET", {"params": {"query": "SELECT * {"}}), 400, "line 1, column 11"),
        (("GET", {"params": {"query": "SELECT *\n{?s nope:x ?o}"}}), 400, "line 2, column 5: the prefix nope:"),
        (("GET", {"params": {"query": ""}}), 400, "not valid SPARQL"),
        (("GET", {"params": [("query", COUNT), ("query", COUNT)]}), 400, "here are 2"),
        (("POST", {"data": {"format": "json"}}), 400, "here are 0"),
        (("GET", {"params": {"query": "SELECT * {{SELECT * {SERVICE <http://localhost:9/> {}}}}"}}), 400, "SERVICE is"),
        (("GET", {"params": {"query": "SELECT * {\nSERVICE SILENT <http://localhost:9/> {}}"}}), 400, "SERVICE is"),
        (("GET", {"params": {"query": "INSERT DATA {<a:b> <a:b> 1}"}}), 400, "INSERT is refused"),
        (("GET", {"params": {"query": COUNT, "default-graph-uri": "inferred"}}), 400, "absolute IRI"),
        (("GET", {"params": {"query": COUNT, "named-graph-uri": "a:b>"}}), 400, "absolute IRI"),
        (("GET", {"params": {"query": "@nope"}}), 400, "no ready-made query"),
        (("POST", {"content": b"query=%FF", "headers": FORM}), 400, "UTF-8"),
        (("POST", {"content": b"ASK {} # \xff", "headers": QUERY}), 400, "UTF-8 at byte 9"),
        (("POST", {"content": b"DROP ALL", "headers": {"Content-Type": "application/sparql-update"}}), 405, "refused"),
        (("POST", {"data": {"update": "DROP ALL"}}), 405, "updates are refused"),
        (("PUT", {"content": b""}), 405, "read-only"),
        (("DELETE", {}), 405, "read-only"),
        (("POST", {"content": f"ASK {'{' * 10_000}{'}' * 10_000}", "headers": QUERY}), 400, "more than 128 brackets"),
        (("POST", {"content": f"ASK {{FILTER({'!' * 99_999}true)}}", "headers": QUERY}), 400, "too many parts"),
        (("GET", {"params": {"query": COUNT}, "headers": {"Accept": "text/turtle"}}), 406, "sparql-results+json"),
        (("GET", {"params": {"query": "CONSTRUCT {} {}"}, "headers": {"Accept": "text/csv"}}), 406, "text/turtle"),
        (("POST", {"content": "ASK {}".encode("utf-16"), "headers": UTF16}), 415, "in UTF-8"),
        (("POST", {"content": b"#" * (1 << 20) + b"ASK {}", "headers": QUERY}), 413, "at most 1,048,576"),
        (("POST", {"content": b"{}", "headers": {"Content-Type": "application/json"}}), 415, "posted as"),
    ],
)
def test_what_is_refused(client: TestClient, request_: tuple, status: int, said: str) -> None:
    method, details = request_
    response = client.request(method, "/sparql", **details)
    assert (response.status_code, response.headers["content-type"]) == (status, "text/plain; charset=utf-8")
    assert said in response.text
    assert ("allow" in response.headers) == (status == 405)


def test_what_takes_too_long_is_stopped(folder) -> None:
    options = Options(workers=1, limits=Limits(seconds=0.5))
    with TestClient(application(folder, options), base_url="http://localhost") as hasty:
        response = hasty.get("/sparql", params={"query": HEAVY})
    assert (response.status_code, "longer than 0.5 s" in response.text) == (503, True)
    assert response.headers["retry-after"] == "5"


def test_what_needs_too_much_memory_is_stopped(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": f"SELECT * {{{JOIN}}} ORDER BY ?i"})
    assert (response.status_code, "more than 100 MB" in response.text) == (507, True)
    assert count(client.get("/sparql", params={"query": COUNT})) > 20


def test_an_answer_that_grows_too_large(client: TestClient) -> None:
    response = client.get("/sparql", params={"query": f"SELECT * {{{JOIN}}}", "format": "csv"})
    assert response.status_code in {200, 413}
    assert response.text.rstrip().endswith("LIMIT and OFFSET")
    assert len(response.content) < 4 << 20


def test_other_methods(client: TestClient) -> None:
    assert client.head("/sparql", params={"query": COUNT}).status_code == 200
    told = client.options("/sparql")
    assert (told.status_code, told.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")


def test_only_the_sites_that_were_named_may_ask(client: TestClient, folder) -> None:
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    assert client.options("/sparql", headers=asked).headers["access-control-allow-origin"] == "https://example.org"
    assert count(client.get("/sparql", params={"query": COUNT}, headers={"Origin": "https://example.org"})) > 20
    other = client.get("/sparql", params={"query": COUNT}, headers={"Origin": "https://elsewhere.example"})
    assert (other.status_code, "--cors" in other.text) == (403, True)
    with TestClient(application(folder, Options(workers=1, limits=Limits())), base_url="http://localhost") as closed:
        assert closed.get("/", headers={"Host": "rebound.example"}).status_code == 400
        assert closed.get("/sparql", params={"query": COUNT}, headers={"Origin": "http://localhost"}).status_code == 200
    with TestClient(application(folder, Options(workers=1, origins=("*",))), base_url="http://localhost") as open_:
        answer = open_.get("/sparql", params={"query": COUNT}, headers={"Origin": "https://elsewhere.example"})
        assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, "*")


@pytest.mark.parametrize(
    "path, browser, status",
    [
        ("/sparql?query=ASK{}", {"site": "cross-site", "mode": "no-cors", "dest": "image"}, 403),
        ("/sparql?query=ASK{}", {"site": "same-site", "mode": "no-cors", "dest": "script"}, 403),
        ("/sparql?query=ASK{}", {"site": "cross-site", "mode": "navigate", "dest": "iframe"}, 403),
        ("/sparql?query=ASK{}", {"site": "cross-site", "mode": "navigate", "dest": "document"}, 403),
        ("/sparql?query=ASK{}", {"site": "cross-site", "mode": "navigate", "dest": "document", "user": "?1"}, 200),
        ("/explorer", {"site": "cross-site", "mode": "no-cors", "dest": "image"}, 403),
        ("/reconcile/preview?id=place/无", {"site": "same-site", "mode": "navigate", "dest": "iframe"}, 404),
        ("/reconcile?queries={}", {"site": "same-site", "mode": "navigate", "dest": "iframe"}, 403),
        ("/id/article/春汛", {"site": "cross-site", "mode": "navigate", "dest": "document"}, 200),
        ("/sparql?query=ASK{}", {"site": "same-origin", "mode": "cors", "dest": "empty"}, 200),
        ("/sparql?query=ASK{}", {"site": "none", "mode": "navigate", "dest": "document"}, 200),
    ],
)
def test_what_pages_of_other_sites_may(client: TestClient, path: str, browser: dict[str, str], status: int) -> None:
    headers = {f"Sec-Fetch-{name}": value for name, value in browser.items()}
    assert client.get(path, headers=headers).status_code == status


@pytest.mark.parametrize(
    "asked, form",
    [
        ({"query": NAMES, "format": "parquet"}, "application/sparql-results+json"),
        ({"query": NAMES, "format": "auto"}, "application/sparql-results+json"),
        ({"query": NAMES, "output": "CSV"}, "text/csv"),
        (
            {"query": NAMES, "results": "application/sparql-results+xml; charset=utf-8"},
            "application/sparql-results+xml",
        ),
        ({"query": "CONSTRUCT WHERE {?s ?p ?o}", "format": "csv"}, "text/turtle"),
        ({"query": "CONSTRUCT WHERE {?s ?p ?o}", "format": "application/json"}, "application/ld+json"),
    ],
)
def test_a_form_by_another_name_or_by_none(client: TestClient, asked: dict[str, str], form: str) -> None:
    assert client.get("/sparql", params=asked).headers["content-type"].partition(";")[0] == form


@pytest.mark.parametrize("coding, unpack", [("gzip", gzip.decompress), ("br", brotli.decompress)])
def test_answers_are_packed(client: TestClient, coding: str, unpack: Callable[[bytes], bytes]) -> None:
    long = f"SELECT * {{{JOIN}}} LIMIT 500"
    for path, params in (
        ("/sparql", {"query": "DESCRIBE * {?s ?p ?o}"}),
        ("/sparql", {"query": long}),
        ("/graph.nq", {}),
    ):
        plain = client.get(path, params=params, headers={"Accept-Encoding": "identity"})
        with client.stream("GET", path, params=params, headers={"Accept-Encoding": f"{coding}, *;q=0.1"}) as packed:
            assert packed.headers["content-encoding"] == coding
            assert "Accept-Encoding" in packed.headers["vary"]
            assert unpack(b"".join(packed.iter_raw())) == plain.content
    assert "content-encoding" not in client.get("/sparql", params={"query": "ASK {}"}).headers


def test_numbers_for_prometheus(client: TestClient) -> None:
    client.get("/sparql", params={"query": "ASK {"})
    told = {family.name: family for family in text_string_to_metric_families(client.get("/metrics").text)}
    bad = [one for one in told["kg_requests"].samples if one.labels == {"kind": "sparql", "status": "400"}]
    assert bad[0].value >= 1
    assert {one.labels["state"] for one in told["kg_queries"].samples} >= {"running", "waiting"}
    assert told["kg_request_seconds"].type == "histogram"


def test_a_log_of_what_was_asked(folder, tmp_path) -> None:
    app = application(folder, Options(workers=1, log=tmp_path / "asked.jsonl"))
    with TestClient(app, base_url="http://localhost") as logged:
        logged.get("/sparql", params={"query": "ASK {?甲 ?p ?o}"})
        logged.get("/nowhere")
    asked, missed = map(json.loads, (tmp_path / "asked.jsonl").read_text("utf-8").splitlines())
    assert (asked["query"], asked["status"], asked["path"]) == ("ASK {?甲 ?p ?o}", 200, "/sparql")
    assert (missed["status"], missed["path"], "query" in missed) == (404, "/nowhere", False)
    with pytest.raises(SettingsError, match="No such file"):
        application(folder, Options(log=tmp_path / "none" / "asked.jsonl")).build_middleware_stack()


def test_service_description(client: TestClient) -> None:
    response = client.get("/sparql")
    assert response.headers["content-type"] == "text/turtle; charset=utf-8"
    triples = ox.parse(response.content, format=ox.RdfFormat.TURTLE)
    told = {(one.predicate.value.rpartition("#")[2], str(one.object)) for one in triples}
    assert ("endpoint", "<http://127.0.0.1/sparql>") in told
    assert ("name", f"<{BASE}article/春汛>") in told
    assert len([one for one in told if one[0] == "resultFormat"]) == 8
    browser = client.get("/sparql", headers={"Accept": "text/html"}, follow_redirects=False)
    assert (browser.status_code, browser.headers["location"]) == (303, "/")


def test_void(client: TestClient) -> None:
    response = client.get("/.well-known/void", headers={"Accept": "application/n-triples"})
    store = ox.Store()
    store.load(response.content, format=ox.RdfFormat.N_TRIPLES)
    query = """PREFIX void: <http://rdfs.org/ns/void#> SELECT ?triples ?events ?dump {
      ?set a void:Dataset ; void:triples ?triples ; void:dataDump ?dump ;
        void:classPartition [void:class <https://schema.org/Event> ; void:entities ?events]}"""
    (row,) = store.query(query)
    triples = count(client.get("/sparql", params={"query": COUNT}))
    assert [one.value for one in row] == [str(triples), "1", "http://127.0.0.1/graph.nq"]
    page = client.get("/.well-known/void", headers={"Accept": "text/html"})
    assert "void:sparqlEndpoint &lt;http://127.0.0.1/sparql&gt;" in page.text
