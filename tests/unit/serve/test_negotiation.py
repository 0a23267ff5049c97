"""Which form a client takes."""

import pytest

from kg.graph.media import GRAPHS, RESULTS
from kg.serve.negotiation import DESCRIPTIONS, PAGES, choose, forms, named

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    "accept, offered, form",
    [
        ("", RESULTS, "json"),
        ("*/*", RESULTS, "json"),
        ("*/*", PAGES, "html"),
        ("*/*", DESCRIPTIONS, "ttl"),
        (BROWSER, PAGES, "html"),
        (BROWSER, DESCRIPTIONS, "html"),
        (BROWSER, RESULTS, "xml"),
        ("application/sparql-results+xml", RESULTS, "xml"),
        ("text/csv, application/json;q=0.5", RESULTS, "csv"),
        ("text/csv;q=0.2, application/json;q=0.5", RESULTS, "json"),
        ("text/*", RESULTS, "csv"),
        ("text/*;q=0.5, text/tab-separated-values", RESULTS, "tsv"),
        ("*/*, application/sparql-results+json;q=0", RESULTS, "xml"),
        ("TEXT/CSV; charset=utf-8; Q=0.7", RESULTS, "csv"),
        ("text/turtle", RESULTS, ""),
        ("text/csv;q=0", RESULTS, ""),
        ("text/csv;q=many", RESULTS, ""),
        ("application/ld+json, text/turtle;q=0.9", GRAPHS, "jsonld"),
        ("application/n-triples", GRAPHS, "nt"),
        ("text/plain", GRAPHS, "nt"),
        ("application/rdf+xml;q=0.5,text/turtle;q=0.5", GRAPHS, "ttl"),
        ("image/png", PAGES, ""),
    ],
)
def test_accept(accept: str, offered: dict[str, str], form: str) -> None:
    assert choose(accept, offered) == form


@pytest.mark.parametrize(
    "name, expected",
    [
        ("csv", ("csv", "ttl")),
        ("ttl", ("json", "ttl")),
        ("turtle", ("json", "ttl")),
        ("RDFXML", ("json", "rdf")),
        ("json", ("json", "jsonld")),
        ("xml", ("xml", "rdf")),
        ("application/sparql-results+json", ("json", "ttl")),
        ("application/sparql-results json", ("json", "ttl")),
        ("application/ld+json", ("json", "jsonld")),
    ],
)
def test_names(name: str, expected: tuple[str, str]) -> None:
    assert forms("image/png", name) == expected


def test_where_a_name_says_nothing_accept_decides() -> None:
    assert forms("text/csv, text/turtle;q=0.5", "parquet") == ("csv", "ttl")
    assert forms("application/n-triples", "csv") == ("csv", "nt")
    assert named("html", PAGES) == "html"
