"""Every ready-made query and every question of the docs gives the same rows, each as often, in all engines."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest
import rdflib

from kg.graph import queries, remote
from kg.graph.store import open_store

LOGIN = {"KG_STORE_USER": "dba", "KG_STORE_PASSWORD": "dba"}
PARAMETERS = {
    "place_name": "湖",
    "org": "博物",
    "name_part": "博物",
    "person": "周",
    "from": "2022",
    "to": "2022-12",
    "topic": "博物",
    "kind": "会议",
}
CASES = [(one.name, filled) for one in queries.ready_made() for filled in sorted({False, bool(one.parameters)})]
PAGE = Path(__file__).resolve().parents[2] / "docs" / "questions.md"
QUESTIONS = dict(
    re.findall(r"^### ([^\n]+)\n(?:(?!### |```).)*```sparql\n(.*?)```", PAGE.read_text("utf-8"), re.M | re.S)
)
CASES += [(name, False) for name in QUESTIONS]
EMPTY = {"articles", "conflicts", "low-confidence", "posts", "several-sources"}
"""Queries that the samples say nothing about, or nothing so narrowed."""

Rows = Counter[frozenset[tuple[str, str]]]
pytestmark = pytest.mark.slow


def test_there_are_so_many_queries() -> None:
    assert len(queries.ready_made()) >= 20
    assert len(QUESTIONS) == 10
    assert {name for one in queries.ready_made() for name, _ in one.parameters} == set(PARAMETERS)


def test_the_queries_find_something(built: Path) -> None:
    empty = {name for name, filled in CASES if not _expected(built, name, filled)}
    assert empty <= EMPTY


@pytest.fixture(scope="module")
def graphs(built: Path) -> list[str]:
    with (built / "graph.nq").open("rb") as stream:
        return sorted({quad.graph_name.value for quad in ox.parse(stream, format=ox.RdfFormat.N_QUADS)})


@pytest.fixture(scope="module")
def union(built: Path) -> rdflib.Graph:
    graph = rdflib.Graph()
    graph.parse(built / "graph.ttl")
    return graph


@pytest.fixture(scope="module")
def in_virtuoso(virtuoso: Any, built: Path) -> Any:
    found = remote.load(built, virtuoso.url, LOGIN, remote.Options(), lambda _: None)
    assert [one.there for one in found] == [one.triples for one in found]
    return virtuoso


@pytest.fixture(scope="module")
def in_jena(jena: Callable[..., str], built: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    place = tmp_path_factory.mktemp("tdb")
    jena("tdb2.tdbloader", "--loc", str(place / "data"), str(built / "graph.ttl"))

    def run(text: str) -> str:
        (place / "query.rq").write_text(text, encoding="utf-8")
        loc, query = str(place / "data"), str(place / "query.rq")
        return jena("tdb2.tdbquery", "--loc", loc, "--results", "JSON", "--query", query)

    return run


@pytest.mark.parametrize("name, filled", CASES)
def test_oxigraph_and_rdflib(union: rdflib.Graph, built: Path, name: str, filled: bool) -> None:
    answer = union.query(_text(name, filled)).serialize(format="json")
    assert answer
    assert _rows(json.loads(answer)) == _expected(built, name, filled)


@pytest.mark.parametrize("name, filled", CASES)
def test_virtuoso(in_virtuoso: Any, graphs: list[str], built: Path, name: str, filled: bool) -> None:
    asked = {"query": _text(name, filled), "default-graph-uri": graphs}
    answer = httpx.post(
        in_virtuoso.query, data=asked, headers={"Accept": "application/sparql-results+json"}, timeout=60
    )
    assert answer.is_success, answer.text
    assert _rows(answer.json()) == _expected(built, name, filled)


@pytest.mark.parametrize("name, filled", CASES)
def test_jena(in_jena: Callable[[str], str], built: Path, name: str, filled: bool) -> None:
    assert _rows(json.loads(in_jena(_text(name, filled)))) == _expected(built, name, filled)


@pytest.fixture(scope="module")
def in_oxigraph(oxigraph_of_module: Any, built: Path) -> str:
    remote.load(built, oxigraph_of_module.url, {}, remote.Options(), lambda _: None)
    return f"{oxigraph_of_module.query}?union-default-graph"


@pytest.fixture(scope="module")
def served(built: Path, serving: Callable[..., Any]) -> Iterator[str]:
    with serving(built) as address:
        yield f"{address}/sparql"


@pytest.mark.parametrize("name, filled", CASES)
def test_oxigraph_server(in_oxigraph: str, built: Path, name: str, filled: bool) -> None:
    assert _asked(in_oxigraph, _text(name, filled)) == _expected(built, name, filled)


@pytest.mark.parametrize("name, filled", CASES)
def test_kg_serve(served: str, built: Path, name: str, filled: bool) -> None:
    assert _asked(served, _text(name, filled)) == _expected(built, name, filled)


def _asked(address: str, text: str) -> Rows:
    answer = httpx.post(
        address, data={"query": text}, headers={"Accept": "application/sparql-results+json"}, timeout=60
    )
    assert answer.is_success, answer.text
    return _rows(answer.json())


def _text(name: str, filled: bool) -> str:
    if name in QUESTIONS:
        return QUESTIONS[name]
    one = next(one for one in queries.ready_made() if one.name == name)
    known = {key: PARAMETERS[key] for key, _ in one.parameters} if filled else {}
    return queries.checked("@" + name, known)


def _expected(built: Path, name: str, filled: bool) -> Rows:
    store = open_store(built)
    answer = queries.evaluate(store, _text(name, filled))
    assert isinstance(answer, ox.QuerySolutions)
    told = answer.serialize(format=ox.QueryResultsFormat.JSON)
    assert told
    return _rows(json.loads(told))


def _rows(answer: Mapping[str, Mapping[str, list[dict[str, dict[str, str]]]]]) -> Rows:
    found = answer["results"]["bindings"]
    return Counter(frozenset((name, _value(cell)) for name, cell in row.items()) for row in found)


def _value(cell: Mapping[str, str]) -> str:
    """A cell by its value: numbers as numbers, language tags in lower case."""
    value = cell["value"]
    if cell["type"] == "uri":
        return f"<{value}>"
    if "datatype" in cell and not cell["datatype"].endswith("#string"):
        try:
            return f"number {Decimal(value).normalize():f}"
        except InvalidOperation:
            return value + "^^" + cell["datatype"]
    return f"{value}@{cell.get('xml:lang', '').lower()}"
