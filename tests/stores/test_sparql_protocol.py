"""The operation "query" of SPARQL 1.1 Protocol, case by case, over a socket as any client would ask."""

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import httpx
import pyoxigraph as ox
import pytest

from kg.graph import store
from kg.iri import RDF
from kg.rdf import Statement

ONE, TWO, THREE = (f"https://example.org/graphs/{name}" for name in ("一", "二", "三"))
FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
UPDATE = "application/sparql-update"
BOTH = f"ASK {{ <{ONE}> a ?x . <{TWO}> a ?y }}"
NAMED = f"ASK {{ GRAPH ?g {{ <{ONE}> a ?x }} GRAPH ?h {{ <{TWO}> a ?y }} }}"
ALL = f"ASK {{ <{THREE}> a ?z GRAPH ?g {{ <{ONE}> a ?x }} GRAPH ?h {{ <{TWO}> a ?y }} }}"


@dataclass(frozen=True)
class Case:
    """A request, and what must come: an answer to ASK, or a class of status."""

    name: str
    method: str
    query: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    body: bytes = b""
    answer: bool | None = None
    status: int = 2


def graphs(kind: str, *iris: str) -> tuple[tuple[str, str], ...]:
    return tuple((f"{kind}-graph-uri", iri) for iri in iris)


def form(*pairs: tuple[str, str]) -> bytes:
    return urlencode(pairs).encode()


def asked(text: str) -> tuple[tuple[str, str], ...]:
    return (("query", text),)


ANSWERED = [
    Case("by GET", "GET", asked("ASK {}"), answer=True),
    Case("by POST of a form", "POST", kind=FORM, body=form(*asked("ASK {}")), answer=True),
    Case("by POST of the query", "POST", kind=DIRECT, body=b"ASK {}", answer=True),
    Case("a POST without a dataset", "POST", kind=DIRECT, body=BOTH.encode(), answer=True),
    Case("default graphs by GET", "GET", asked(BOTH) + graphs("default", ONE, TWO), answer=True),
    Case("one default graph too few", "GET", asked(BOTH) + graphs("default", ONE), answer=False),
    Case("default graphs by POST", "POST", graphs("default", ONE, TWO), DIRECT, BOTH.encode(), answer=True),
    Case("named graphs by GET", "GET", asked(NAMED) + graphs("named", ONE, TWO), answer=True),
    Case("one named graph too few", "GET", asked(NAMED) + graphs("named", ONE), answer=False),
    Case("named graphs by POST", "POST", graphs("named", ONE, TWO), DIRECT, NAMED.encode(), answer=True),
    Case(
        "both kinds of graph", "POST", graphs("default", THREE) + graphs("named", ONE, TWO), DIRECT, ALL.encode(),
        answer=True,
    ),
    Case(
        "both kinds in a form", "POST", kind=FORM,
        body=form(*asked(ALL), *graphs("default", THREE), *graphs("named", ONE, TWO)), answer=True,
    ),
    Case(
        "a dataset of the request goes before FROM", "GET",
        asked(f"ASK FROM <{TWO}> {{ <{ONE}> a ?x }}") + graphs("default", ONE), answer=True,
    ),
    Case("FROM alone", "GET", asked(f"ASK FROM <{TWO}> {{ <{ONE}> a ?x }}"), answer=False),
    Case("UTF-8 by name", "POST", kind=f"{DIRECT}; charset=UTF-8", body="ASK {} # 甲".encode(), answer=True),
]  # fmt: skip
REFUSED = [
    Case("by PUT", "PUT", asked("ASK {}"), status=4),
    Case("two queries", "GET", asked("ASK {}") + asked("SELECT * {}"), status=4),
    Case("another kind of body", "POST", kind="text/plain", body=b"ASK {}", status=4),
    Case("a form without its kind", "POST", body=form(*asked("ASK {}")), status=4),
    Case("a query without its kind", "POST", body=b"ASK {}", status=4),
    Case("UTF-16", "POST", kind=f"{DIRECT}; charset=UTF-16", body="ASK {}".encode("utf-16-le"), status=4),
    Case("no SPARQL", "GET", asked("ASK {"), status=4),
    Case("an update by GET", "GET", (("update", "CLEAR ALL"),), status=4),
    Case("two updates", "POST", kind=FORM, body=form(("update", "CLEAR ALL"), ("update", "DROP ALL")), status=4),
    Case("an update of another kind", "POST", kind="text/plain", body=b"CLEAR ALL", status=4),
    Case("an update without its kind", "POST", body=form(("update", "CLEAR ALL")), status=4),
    Case("an update in UTF-16", "POST", kind=f"{UPDATE}; charset=UTF-16", body="CLEAR ALL".encode("utf-16"), status=4),
    Case("a wrong update", "POST", kind=FORM, body=form(("update", "CLEAR XYZ")), status=4),
    Case("an update with a dataset of two kinds", "POST", graphs("using", ONE), UPDATE, b"WITH <a:b> DELETE {} {}",
         status=4),
]  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serving: Callable[..., Any]) -> Iterator[str]:
    directory = tmp_path_factory.mktemp("protocol")
    store.save(
        tuple(Statement(one, RDF + "type", "https://example.org/图", one) for one in (ONE, TWO, THREE)), directory
    )
    with serving(directory, "--workers", "1") as found:
        yield found


@pytest.mark.parametrize("path", ["/sparql", "/sparql/"])
@pytest.mark.parametrize("case", [*ANSWERED, *REFUSED], ids=lambda case: case.name)
def test_query_operation(client: httpx.Client, address: str, case: Case, path: str) -> None:
    headers = {"Content-Type": case.kind} if case.kind else {}
    answer = client.request(
        case.method, f"{address}{path}", params=case.query, content=case.body or None, headers=headers, timeout=20
    )
    assert answer.status_code // 100 == case.status, answer.text
    if case.answer is not None:
        assert answer.headers["content-type"] == "application/sparql-results+json"
        assert answer.json()["boolean"] is case.answer


@pytest.mark.parametrize(
    "text, accepted",
    [
        ("SELECT (1 AS ?n) {}", "application/sparql-results+xml"),
        ("SELECT (1 AS ?n) {}", "application/sparql-results+json"),
        ("ASK {}", "application/sparql-results+xml"),
        ("DESCRIBE <https://example.org/graphs/一>", "application/rdf+xml"),
        ("CONSTRUCT {<a:b> <a:c> 1} {}", "text/turtle"),
    ],
)
def test_media_types(client: httpx.Client, address: str, text: str, accepted: str) -> None:
    answer = client.get(f"{address}/sparql", params={"query": text}, headers={"Accept": accepted}, timeout=20)
    assert answer.headers["content-type"].partition(";")[0] == accepted
    if accepted.endswith("results+json"):
        assert json.loads(answer.content)["results"]["bindings"][0]["n"]["value"] == "1"
    elif accepted.endswith("results+xml"):
        assert len(ET.fromstring(answer.content)) == 2
    else:
        assert len(list(ox.parse(answer.content, format=ox.RdfFormat.from_media_type(accepted)))) == 1
