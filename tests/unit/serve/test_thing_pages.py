"""Every thing at its own address, as a page and as triples; the other pages."""

import gzip
import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kg.graph.queries import ready_made, unnarrowed
from kg.iri import BASE
from kg.serve.app import Options, application
from kg.serve.explorer import Explorer

EVENT = "/id/event/2023-03-01_开闸"
PAGE = {"Accept": "text/html"}


def test_facts_with_their_sentences(client: TestClient) -> None:
    page = client.get(EVENT, headers=PAGE)
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1>开闸</h1>" in page.text
    assert '<a href="/id/organization/%E7%94%B2%E6%B2%B3%E6%B0%B4%E6%96%87%E7%AB%99">甲河水文站</a>' in page.text
    assert "<blockquote>&lt;b&gt;甲河水文站&lt;/b&gt;三月一日开闸。<br>" in page.text
    assert "主办方" in page.text


def test_links_can_be_followed(client: TestClient) -> None:
    seen, waiting = set(), [EVENT]
    while waiting:
        address = waiting.pop()
        seen.add(address)
        page = client.get(address, headers=PAGE)
        assert page.status_code == 200, address
        found = (link.partition("#")[0] for link in re.findall(r'<a href="(/id/[^"]*)"', page.text))
        waiting += {link.replace("&amp;", "&") for link in found if link not in seen}
    assert len({one.partition("?")[0] for one in seen}) >= 4


def test_mentions_and_what_points_here(client: TestClient) -> None:
    page = client.get("/id/organization/甲河水文站", headers=PAGE).text
    assert "…&lt;b&gt;<mark>甲河水文站</mark>&lt;/b&gt;三月一日" in page
    assert EVENT.rpartition("/")[0] in page.partition("被引用")[2]
    assert 'href="https://example.org/甲?a=1&amp;b=2" rel="noopener noreferrer"' in page
    assert "<span>javascript:alert(1)</span>" in page


def test_nothing_from_an_article_becomes_markup(client: TestClient) -> None:
    page = client.get("/id/organization/乙%2F丙", headers=PAGE)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&amp;乙/丙" in page.text
    assert "<script" not in page.text
    assert "script-src" not in page.headers["content-security-policy"]
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert page.headers["x-content-type-options"] == "nosniff"


def test_an_article_shows_its_text(client: TestClient) -> None:
    page = client.get("/id/article/春汛", headers=PAGE).text
    assert "<h1>春汛</h1>" in page
    assert "<pre>&lt;b&gt;甲河水文站&lt;/b&gt;三月一日开闸。" in page
    assert "<span>file:春汛.txt</span>" in page


@pytest.mark.parametrize(
    "headers, params, media_type, form",
    [
        ({"Accept": "text/turtle"}, {}, "text/turtle; charset=utf-8", ox.RdfFormat.TURTLE),
        ({"Accept": "application/ld+json"}, {}, "application/ld+json", ox.RdfFormat.JSON_LD),
        (PAGE, {"format": "jsonld"}, "application/ld+json", ox.RdfFormat.JSON_LD),
        (PAGE, {"format": "nt"}, "application/n-triples", ox.RdfFormat.N_TRIPLES),
        (PAGE, {"format": "rdf"}, "application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_triples_of_a_thing(
    client: TestClient, headers: dict[str, str], params: dict[str, str], media_type: str, form: ox.RdfFormat
) -> None:
    response = client.get(EVENT, headers=headers, params=params)
    assert response.headers["content-type"] == media_type
    found = [(t.subject.value, t.predicate.value) for t in ox.parse(response.content, format=form)]
    about = [predicate for subject, predicate in found if subject == BASE + EVENT[4:]]
    assert len(about) == 5
    assert (f"{BASE}article/春汛#fact=1", "https://w3id.org/dashiji/kg#rule") in found
    assert (f"{BASE}organization/甲河水文站", "http://www.w3.org/2000/01/rdf-schema#label") in found


def test_triples_of_an_article_are_its_graph(client: TestClient) -> None:
    response = client.get("/id/article/春汛", params={"format": "nt"})
    lines = response.text.splitlines()
    assert len(lines) == len(set(lines)) > 20
    assert any("开闸" in line for line in lines)


def test_what_is_not_there(client: TestClient) -> None:
    page = client.get("/id/event/<b>无</b>", headers=PAGE)
    assert page.status_code == 404
    assert "<b>无" not in page.text
    assert client.get("/id/event/none", headers={"Accept": "text/turtle"}).text.startswith("the graph knows nothing of")
    assert client.get("/id/%FF").status_code == 400
    assert client.get(EVENT, headers={"Accept": "image/png"}).status_code == 406
    assert client.get("/nowhere").status_code == 404
    assert client.post(EVENT).status_code == 405


def test_the_query_page_holds_all_it_needs(client: TestClient) -> None:
    page = client.get("/", headers={"Accept-Encoding": "identity"})
    told = re.search(r'<script type="application/json" id="told">(.*?)</script>', page.text, re.DOTALL)
    assert told
    queries = json.loads(told[1])["queries"]
    assert [one["text"] for one in queries] == [unnarrowed(one.text) for one in ready_made()]
    assert len(queries) >= 20
    assert re.findall(r"<script[^>]*>", page.text.partition("</head>")[2].partition(told[0])[0]) == []
    assert re.findall(r"<(?:link|script)[^>]*>", page.text.partition("</head>")[0]) == [
        '<link rel="icon" href="data:,">'
    ]
    policy = page.headers["content-security-policy"]
    assert "script-src 'sha256-" in policy
    assert "connect-src 'self'" in policy
    with client.stream("GET", "/", headers={"Accept-Encoding": "gzip"}) as packed:
        assert gzip.decompress(b"".join(packed.iter_raw())) == page.content


def test_the_explorer(client: TestClient) -> None:
    page = client.get("/explorer")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "Content-Security-Policy" in page.text
    assert "甲河水文站" in page.text
    assert client.get("/explorer").content == page.content
    assert 'href="/explorer"' in client.get("/").text


@pytest.mark.parametrize("seconds, megabytes, status", [(0.01, 1000, 503), (30, 1, 507)])
def test_a_graph_too_large_to_draw(folder: Path, seconds: float, megabytes: int, status: int) -> None:
    app = application(folder, Options(workers=1))
    app.state.explorer = Explorer(folder, seconds, megabytes)
    with TestClient(app, base_url="http://localhost") as client:
        answer = client.get("/explorer")
        assert answer.status_code == status
        assert "kg view" in answer.text


def test_files_of_the_build(client: TestClient) -> None:
    assert client.get("/graph.html").headers["content-type"] == "text/html; charset=utf-8"
    assert client.get("/graph.nq").headers["content-type"] == "application/n-quads"
    missing = client.get("/graph.trig")
    assert (missing.status_code, missing.text) == (404, "the build has no graph.trig\n")
    assert client.get("/run.json").status_code == 404
