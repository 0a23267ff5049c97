"""A small graph of one article, with names that try to break out of addresses and pages, and a client of its server."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kg.graph.workers import Limits
from kg.iri import BASE, PREFIXES
from kg.serve.app import Options, application
from kg.serve.explorer import Explorer

TRIG = (
    "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    + f"""
@base <{BASE}> .
<article/春汛> {{
  <article/春汛> a schema:Article, nif:Context ; schema:headline "春汛" ; prov:wasDerivedFrom <file:春汛.txt> ;
    nif:isString "<b>甲河水文站</b>三月一日开闸。“乙/丙”站随后关闸。" .
  <event/2023-03-01_开闸> a schema:Event ; rdfs:label "开闸"@zh-Hans, "開閘"@zh-Hant ;
    schema:organizer <organization/甲河水文站> ; schema:startDate "2023-03-01"^^xsd:date .
  <organization/甲河水文站> a schema:Organization ; rdfs:label "甲河水文站"@zh-Hans ;
    schema:url <javascript:alert(1)> , <https://example.org/甲?a=1&b=2> .
  <organization/乙%2F丙> a schema:Organization ; rdfs:label "<script>alert(1)</script>&乙/丙"@zh-Hans .
  <article/春汛#fact=1> a kg:Fact ; rdf:subject <event/2023-03-01_开闸> ; rdf:predicate schema:organizer ;
    rdf:object <organization/甲河水文站> ; kg:rule "_开闸" ; kg:confidence 0.9 ;
    prov:wasQuotedFrom <article/春汛#char=0,19> .
  <article/春汛#char=3,8> a nif:Phrase ; nif:anchorOf "甲河水文站" ; nif:referenceContext <article/春汛> ;
    nif:beginIndex "3"^^xsd:nonNegativeInteger ; nif:endIndex "8"^^xsd:nonNegativeInteger ;
    itsrdf:taIdentRef <organization/甲河水文站> .
}}
<inferred> {{ <organization/甲河水文站> a schema:Thing }}
"""
)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("served")
    quads = ox.parse(TRIG.encode(), format=ox.RdfFormat.TRIG)
    (directory / "graph.nq").write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    (directory / "graph.html").write_text("<!doctype html><title>图谱</title>", encoding="utf-8")
    return directory


@pytest.fixture(scope="session")
def client(folder: Path) -> Iterator[TestClient]:
    limits = Limits(seconds=20, megabytes=100, size=5 << 18)
    options = Options(workers=1, limits=limits, origins=("https://example.org",))
    app = application(folder, options)
    app.state.explorer = Explorer(folder, 60, 1000)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        yield client
