"""The reconciliation service as OpenRefine calls it: manifest, queries, suggestions, preview, new columns."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

from kg.graph.workers import Limits
from kg.iri import BASE, PREFIXES
from kg.serve.app import Options, application

_GRAPH = (
    "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    + f"""@base <{BASE}> .
<things> {{
  <organization/青岭市总工会> a schema:Organization, kg:TradeUnion ; rdfs:label "青岭市总工会"@zh-Hans ;
    skos:altLabel "青岭工会"@zh-Hans ; schema:location <place/青岭市> .
  <organization/白河市总工会> a schema:Organization, kg:TradeUnion ; rdfs:label "白河市总工会"@zh-Hans .
  <person/黎明成> a schema:Person ; rdfs:label "黎明成"@zh-Hans ; schema:worksFor <organization/青岭市总工会> .
  <person/黎明成~白河大学> a schema:Person ; rdfs:label "黎明成"@zh-Hans .
  <place/青岭市> a schema:Place ; rdfs:label "青岭市"@zh-Hans ; kg:adminCode "990100" .
  <article/a> a schema:CreativeWork, nif:Context ; rdfs:label "青岭市总工会"@zh-Hans .
}}
"""
)


@pytest.fixture(scope="module")
def refine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    home = tmp_path_factory.mktemp("matched")
    quads = ox.parse(_GRAPH.encode(), format=ox.RdfFormat.TRIG)
    (home / "graph.nq").write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    options = Options(workers=1, limits=Limits(seconds=20, megabytes=200, size=3 << 20))
    with TestClient(application(home, options), base_url="http://127.0.0.1") as client:
        yield client


def _ask(refine: TestClient, **query: object) -> list[dict[str, object]]:
    answer = refine.post("/reconcile", data={"queries": json.dumps({"q0": query})})
    assert answer.status_code == 200, answer.text
    found: list[dict[str, object]] = answer.json()["q0"]["result"]
    return found


def test_the_manifest_tells_where_everything_is(refine: TestClient) -> None:
    told = refine.get("/reconcile").json()
    assert told["versions"] == ["0.2"]
    assert told["identifierSpace"] == BASE
    assert {"name", "schemaSpace", "view", "preview", "suggest", "extend", "defaultTypes"} <= set(told)
    for one in (*told["suggest"].values(), told["extend"]["propose_properties"]):
        assert refine.get(one["service_url"].replace("http://127.0.0.1", "") + one["service_path"]).status_code == 200


def test_a_name_and_its_other_forms_find_the_thing(refine: TestClient) -> None:
    for name in ("青岭市总工会", "青嶺市總工會", "青岭工会"):
        first, *_ = _ask(refine, query=name)
        assert (first["id"], first["match"], first["type"][0]["id"]) == (
            "organization/青岭市总工会", True, "kg:TradeUnion",
        )  # fmt: skip


def test_namesakes_are_left_to_the_user_and_told_apart_by_other_columns(refine: TestClient) -> None:
    found = _ask(refine, query="黎明成", type="schema:Person")
    assert len(found) == 2
    assert not any(one["match"] for one in found)
    row = [{"pid": "schema:worksFor", "v": "青岭市总工会"}]
    first, second = _ask(refine, query="黎明成", type="schema:Person", properties=row)
    assert (first["id"], first["match"], second["match"]) == ("person/黎明成", True, False)


def test_a_type_and_a_limit_narrow_the_answer(refine: TestClient) -> None:
    assert {one["id"] for one in _ask(refine, query="青岭市", type="schema:Place")} == {"place/青岭市"}
    assert len(_ask(refine, query="总工会", limit=1)) == 1
    assert _ask(refine, query="") == []


def test_a_batch_answers_every_query_by_get_too(refine: TestClient) -> None:
    queries = {f"q{number}": {"query": name} for number, name in enumerate(("青岭市", "无此名", "白河市总工会"))}
    told = refine.get("/reconcile", params={"queries": json.dumps(queries)}).json()
    assert [len(told[key]["result"]) > 0 for key in queries] == [True, False, True]


def test_suggestions(refine: TestClient) -> None:
    entities = refine.get("/reconcile/suggest/entity", params={"prefix": "青岭"}).json()["result"]
    assert [one["id"] for one in entities] == ["place/青岭市", "organization/青岭市总工会"]
    types = refine.get("/reconcile/suggest/type", params={"prefix": "工会"}).json()["result"]
    assert "kg:TradeUnion" in {one["id"] for one in types}
    properties = refine.get("/reconcile/suggest/property", params={"prefix": "admincode"}).json()["result"]
    assert [one["id"] for one in properties] == ["kg:adminCode"]


def test_preview_and_view(refine: TestClient) -> None:
    page = refine.get("/reconcile/preview", params={"id": "organization/青岭市总工会"})
    assert "青岭工会" in page.text
    assert "frame-ancestors" not in page.headers["content-security-policy"]
    view = refine.get("/reconcile/view", params={"id": "organization/青岭市总工会"}, follow_redirects=False)
    assert view.headers["location"].startswith("/id/organization/%E9%9D%92")
    assert refine.get("/reconcile/preview", params={"id": "organization/无"}).status_code == 404


def test_new_columns(refine: TestClient) -> None:
    asked = {"ids": ["organization/青岭市总工会", "place/青岭市"],
             "properties": [{"id": "schema:location"}, {"id": "kg:adminCode"}]}  # fmt: skip
    told = refine.post("/reconcile", data={"extend": json.dumps(asked)}).json()
    assert [one["id"] for one in told["meta"]] == ["schema:location", "kg:adminCode"]
    assert told["rows"]["organization/青岭市总工会"] == {
        "schema:location": [{"id": "place/青岭市", "name": "青岭市"}], "kg:adminCode": [],
    }  # fmt: skip
    assert told["rows"]["place/青岭市"]["kg:adminCode"] == [{"str": "990100"}]


def test_the_properties_proposed_are_those_that_things_of_the_class_have(refine: TestClient) -> None:
    told = refine.get("/reconcile/properties", params={"type": "kg:TradeUnion", "limit": "9"}).json()["properties"]
    assert [one["id"] for one in told] == ["rdf:type", "rdfs:label", "skos:altLabel", "schema:location"]
    told = refine.get("/reconcile/properties", params={"type": "schema:Person", "limit": "1"}).json()["properties"]
    assert [one["id"] for one in told] == ["rdf:type"]
    assert len(refine.get("/reconcile/properties", params={"type": "kg:Signing"}).json()["properties"]) > 9


@pytest.mark.parametrize(
    "form, status",
    [
        ({"queries": "no json"}, 400),
        ({"queries": "[1]"}, 400),
        ({"queries": '{"q": 5}'}, 400),
        ({"extend": '{"ids": ["place/青岭市"], "properties": [{"id": "a b"}]}'}, 400),
    ],
)
def test_a_wrong_request_is_told(refine: TestClient, form: dict[str, str], status: int) -> None:
    assert refine.post("/reconcile", data=form).status_code == status


def test_what_is_nested_too_deep_or_counts_too_far_is_refused(refine: TestClient) -> None:
    for told in ("[" * 100_000, '{"q0":' * 50_000, '{"q0": {"query": "a", "limit": ' + "9" * 5000 + "}}"):
        answer = refine.post("/reconcile", data={"queries": told})
        assert answer.status_code == 400, told[:10]
    for cursor in ("9" * 5000, "9" * 20, "-1", "٣"):
        assert refine.get("/reconcile/suggest/entity", params={"prefix": "青", "cursor": cursor}).status_code == 200


@pytest.mark.parametrize(
    "told",
    [
        {"queries": '{"q0": {"query": "青", "type": 5, "properties": 7, "limit": "x"}}'},
        {"queries": '{"q0": {"query": "黎明成", "properties": [{"pid": "schema:worksFor", "v": NESTED}]}}'},
        {"queries": '{"q0": {"query": "黎明成", "properties": [{"pid": "schema:worksFor", "v": {"id": {}}}]}}'},
        {"extend": '{"ids": [1], "properties": 5}'},
        {"extend": '{"ids": "place/青岭市", "properties": [5, {"id": "kg:adminCode"}]}'},
    ],
)
def test_what_is_of_another_kind_than_the_protocol_says_is_no_fault_of_the_server(
    refine: TestClient, told: dict[str, str]
) -> None:
    deep = {name: text.replace("NESTED", "[" * 800 + "]" * 800) for name, text in told.items()}
    assert refine.post("/reconcile", data=deep).status_code == 200


def test_a_body_that_tells_no_length_is_bounded_too(refine: TestClient) -> None:
    def endless() -> Iterator[bytes]:
        yield b"queries="
        for _ in range(40):
            yield b"a" * 65_536

    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert refine.post("/reconcile", content=endless(), headers=form).status_code == 413
