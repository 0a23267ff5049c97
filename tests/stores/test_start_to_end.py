"""From articles to other stores and back: built, loaded, and asked from there through SERVICE what is served here."""

import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from kg.graph import remote

pytestmark = pytest.mark.slow
LOGIN = {"KG_STORE_USER": "dba", "KG_STORE_PASSWORD": "dba"}
GRANTS = """grant execute on DB.DBA.SPARQL_SINV_IMP to "SPARQL";
grant select on DB.DBA.SPARQL_SINV_2 to "SPARQL";
"""
PREFIXES = """PREFIX kg: <https://w3id.org/dashiji/kg#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX schema: <https://schema.org/>
"""
QUESTIONS = {
    "events with their organisers": "SELECT DISTINCT ?e ?o { ?e a schema:Event ; schema:organizer ?o }",
    "names of bodies": "SELECT DISTINCT ?b ?l { ?b a schema:Organization ; rdfs:label ?l }",
    "facts and what they are about": "SELECT DISTINCT ?f ?s ?o { ?f rdf:subject ?s ; rdf:object ?o ; kg:rule ?r }",
    "places and what they lie in": "SELECT DISTINCT ?p ?w { ?p schema:containedInPlace ?w }",
}


@pytest.fixture(scope="module")
def served(built: Path, serving: Callable[..., Any]) -> Iterator[str]:
    with serving(built) as address:
        yield f"{address}/sparql"


@pytest.fixture(scope="module")
def virtuoso_federating(virtuoso: Any, built: Path) -> Any:
    told = subprocess.run(
        ["isql-vt", f"127.0.0.1:{virtuoso.sql}", "dba", "dba"], input=GRANTS, capture_output=True, text=True, check=True
    )
    assert "Error" not in told.stdout + told.stderr, told.stdout + told.stderr
    remote.load(built, virtuoso.url, LOGIN, remote.Options(), lambda _: None)
    return virtuoso


def rows(address: str, text: str) -> Counter[tuple[tuple[str, str], ...]]:
    """How often each row comes, by name and value; language tags and datatypes are left aside."""
    accept = {"Accept": "application/sparql-results+json"}
    answer = httpx.post(address, data={"query": PREFIXES + text}, headers=accept, timeout=60)
    assert answer.is_success, answer.text
    found = answer.json()["results"]["bindings"]
    return Counter(tuple(sorted((name, cell["value"]) for name, cell in row.items())) for row in found)


def federated(text: str, service: str) -> str:
    head, _, pattern = text.partition("{")
    return f"{head} {{ SERVICE <{service}> {{ {pattern} }}"


@pytest.mark.parametrize("name", QUESTIONS)
def test_oxigraph_answers_and_asks_here_the_same(oxigraph: Any, built: Path, served: str, name: str) -> None:
    remote.load(built, oxigraph.url, {}, remote.Options(), lambda _: None)
    here = rows(served, QUESTIONS[name])
    assert len(here) >= 5
    assert rows(f"{oxigraph.query}?union-default-graph", QUESTIONS[name]) == here
    assert rows(oxigraph.query, federated(QUESTIONS[name], served)) == here


@pytest.mark.parametrize("name", QUESTIONS)
def test_virtuoso_answers_and_asks_here_the_same(virtuoso_federating: Any, served: str, name: str) -> None:
    here = rows(served, QUESTIONS[name])
    assert len(here) >= 5
    assert rows(virtuoso_federating.query, QUESTIONS[name]) == here
    assert rows(virtuoso_federating.query, federated(QUESTIONS[name], served)) == here
