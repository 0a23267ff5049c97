"""The pages for who knows no SPARQL: questions, results, search, the vocabulary."""

import re
from html import unescape
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kg.graph import published
from kg.graph.media import GRAPHS
from kg.graph.queries import ready_made

PAGE = {"Accept": "text/html"}
EVENT = "/id/event/2023-03-01_%E5%BC%80%E9%97%B8"
BODY = "/id/organization/%E7%94%B2%E6%B2%B3%E6%B0%B4%E6%96%87%E7%AB%99"


def test_each_question_has_a_form_with_its_parameters(client: TestClient) -> None:
    page = client.get("/questions").text
    for one in ready_made():
        form = re.search(rf'<section id="{one.name}">.*?</section>', page, re.DOTALL)
        assert form
        assert re.findall(r'name="\$([^"]+)"', form[0]) == [name for name, _ in one.parameters]
        assert f'value="@{one.name}"' in form[0]
        assert one.title_zh in form[0]
        assert one.question_zh in unescape(form[0])


def test_a_form_gives_a_table_whose_things_lead_on(client: TestClient) -> None:
    page = client.get("/result", params={"query": "@events-of", "$org": "水文站", "$from": ""}).text
    assert "1 行 rows · org: 水文站" in page
    assert f'<a href="{EVENT}">' in page
    assert client.get(EVENT, headers=PAGE).status_code == 200
    links = [unescape(one) for one in re.findall(r'<a href="(/sparql\?[^"]+)"', page)]
    assert [client.get(one).headers["content-type"].partition(";")[0] for one in links[:2]] == [
        "text/csv",
        "text/tab-separated-values",
    ]
    assert "水文站" in client.get(links[0]).text
    assert {unescape(one).partition("#")[2] for one in re.findall(r'<a href="(/view\?[^"]+)"', page)} == {
        "view=timeline",
        "view=map",
        "view=network",
    }


@pytest.mark.slow
def test_a_result_can_be_looked_at(client: TestClient) -> None:
    asked = urlencode({"query": "@events-of", "$org": "水文站"})
    page = client.get(f"/view?{asked}").text
    assert "Content-Security-Policy" in page
    assert "甲河水文站" in page
    assert "organization/乙" not in page
    assert "organization/乙" in client.get("/explorer").text
    nothing = client.get("/view", params={"query": "SELECT ?s {?s a schema:Dog}"})
    assert (nothing.status_code, "names nothing" in nothing.text) == (404, True)


@pytest.mark.parametrize(
    "query, shown",
    [
        ("SELECT ?name {?s rdfs:label ?name}", "&lt;script&gt;alert(1)&lt;/script&gt;&amp;乙/丙"),
        ("ASK {?s a schema:Event}", "是 yes"),
        ("CONSTRUCT WHERE {?s a schema:Event}", f'<a href="{EVENT}">'),
        ("SELECT (<javascript:alert(1)> AS ?x) {}", "<span>javascript:alert(1)</span>"),
        ("SELECT ?p {?s ?p ?o FILTER (?p = kg:rule)} LIMIT 1", '<a href="/kg#rule">kg:rule</a>'),
        ("SELECT ?n ?m {VALUES ?n {1} OPTIONAL {?m a schema:Dog}}", "<td></td>"),
    ],
)
def test_any_query_has_a_page(client: TestClient, query: str, shown: str) -> None:
    page = client.get("/result", params={"query": query})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert shown in page.text
    assert "<script" not in page.text


def test_what_has_no_page(client: TestClient) -> None:
    assert client.get("/result").status_code == 400
    assert "line 1, column" in client.get("/result", params={"query": "SELECT * {"}).text
    assert client.get("/search", params={"q": "长" * 101}).status_code == 400


@pytest.mark.parametrize("words", ["开闸", "開閘"])
def test_names_and_sentences_are_searched_in_either_script(client: TestClient, words: str) -> None:
    page = client.get("/search", params={"q": words}).text
    assert f'<a href="{EVENT}">' in page
    assert "甲河水文站&lt;/b&gt;三月一日<mark>开闸</mark>。" in page
    assert "乙/丙" not in page


def test_a_search_is_only_words(client: TestClient) -> None:
    page = client.get("/search", params={"q": '"<b>甲河'}).text
    assert 'value="&quot;&lt;b&gt;甲河"' in page
    assert f'<a href="{BODY}">' not in page
    assert "<mark>&lt;b&gt;甲河水文站</mark>" in client.get("/search", params={"q": "<b>甲河水文站"}).text
    assert "<input" in client.get("/search").text


def test_the_vocabulary_has_its_address(client: TestClient) -> None:
    page = client.get("/kg", headers=PAGE).text
    for term in ("coOrganizer", "earliest", "Fact"):
        assert f'<dt id="{term}">kg:{term}</dt>' in page
    for form, media_type in GRAPHS.items():
        answer = client.get("/kg", headers={"Accept": media_type})
        assert answer.headers["content-type"].partition(";")[0] == media_type
        found = list(ox.parse(answer.content, format=ox.RdfFormat.from_media_type(media_type)))
        assert len(found) > 500, form
    assert client.get("/kg", headers={"Accept": "image/png"}).status_code == 406


def test_versions_shapes_and_context_stand_below_the_vocabulary(client: TestClient) -> None:
    turtle = {"Accept": "text/turtle"}
    assert client.get(f"/kg/{published.version()}", headers=turtle).content == client.get("/kg", headers=turtle).content
    assert client.get("/kg/0.0.0", headers=turtle).status_code == 404
    shapes = client.get("/kg/shapes", headers={"Accept": "application/ld+json"})
    assert shapes.headers["content-type"] == "application/ld+json"
    assert "sh:NodeShape" in shapes.text or "shacl#NodeShape" in shapes.text
    context = client.get("/kg/context")
    assert context.headers["access-control-allow-origin"] == "*"
    assert context.json()["@context"]["organizer"]["@type"] == "@id"


def test_pages_lead_to_each_other(client: TestClient) -> None:
    seen, waiting = set(), ["/questions"]
    while waiting:
        page = client.get(address := waiting.pop(), headers=PAGE)
        assert page.status_code == 200, address
        seen.add(address)
        nav = page.text.partition("<nav>")[2].partition("</nav>")[0]
        waiting += [one for one in re.findall(r'href="([^"]+)"', nav) if one not in seen and one not in waiting]
    assert seen >= {"/", "/questions", "/search", "/kg", "/explorer", "/.well-known/void"}
