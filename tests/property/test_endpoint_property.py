"""Whatever is asked, the endpoint answers or tells what is wrong; it never breaks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from kg.graph.workers import Limits
from kg.serve.app import Options, application

WORDS = (
    *(
        "SELECT",
        "CONSTRUCT",
        "ASK",
        "COUNT",
        "AS",
        "SERVICE",
        "GRAPH",
        "FILTER",
        "VALUES",
        "*",
        "{",
        "}",
        "{}",
        "(",
        ")",
    ),
    *(
        "?s",
        "?p",
        "<a:b>",
        '"',
        "'",
        "\\u0053",
        "甲",
        "a",
        ".",
        "1",
        "rdfs:label",
        "x:y",
        "_:b",
        "<<",
        "@org",
        "$org",
        "#",
    ),
)
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    directory: Path = tmp_path_factory.mktemp("asked")
    (directory / "graph.nq").write_text('<a:s> <a:p> "o" <a:g> .\n', encoding="utf-8")
    options = Options(workers=1, limits=Limits(seconds=5))
    with TestClient(application(directory, options), base_url="http://localhost") as client:
        yield client


@settings(max_examples=100, deadline=None)
@given(TEXTS, st.text(max_size=20), st.sampled_from(["", "json", "csv", "ttl", "?"]))
def test_any_query(client: TestClient, text: str, accept: str, form: str) -> None:
    headers = {"Accept": accept.encode("utf-8", "replace")} if accept.isprintable() else {}
    answer = client.post("/sparql", data={"query": text, "format": form, "default-graph-uri": "a:g"}, headers=headers)
    assert answer.status_code in {200, 400, 406}
    assert answer.text


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=30))
def test_any_address(client: TestClient, name: str) -> None:
    answer = client.get("/id/" + "".join(f"%{byte:02X}" for byte in name.encode("utf-8", "replace")))
    assert answer.status_code in {400, 404}


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes(client: TestClient, body: bytes) -> None:
    for kind in ("application/sparql-query", "application/x-www-form-urlencoded"):
        answer = client.post("/sparql", content=body, headers={"Content-Type": kind})
        assert answer.status_code in {200, 400, 405, 406}
