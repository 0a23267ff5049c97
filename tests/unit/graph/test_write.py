"""Every format: read back by two libraries it gives the same quads, and always the same bytes."""

import csv
import io
import json
import os
import pickle
import random
import subprocess
import sys

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

from kg.graph import export, syntax
from kg.graph.write import WRITERS, table, write
from kg.iri import BASE, RDFS
from kg.rdf import Literal, Statement

OXIGRAPH = {"graph.nq": ox.RdfFormat.N_QUADS, "graph.trig": ox.RdfFormat.TRIG, "graph.jsonld": ox.RdfFormat.JSON_LD}
RDFLIB = {"graph.nq": "nquads", "graph.trig": "trig", "graph.jsonld": "json-ld"}
ODD = (
    'quotes " and \\ at the end \\', "line\nbreak\r\nand\ttab", "\x00\x07\x1f\x7f", "😀", "a \"b\"@zh-hans", "",
    "' ''' \"\"\"", "half \ud800 pair", "\u2028", "^^<x>", "<https://schema.org/x>",
)  # fmt: skip


@pytest.fixture(scope="module")
def odd(two):
    nodes = [Literal(text, language="zh-Hant") for text in ODD] + [Literal(text) for text in ODD]
    return (*two, *(Statement(f"{BASE}x", RDFS + "label", node, f"{BASE}article/a") for node in nodes))


def by_oxigraph(name, content):
    return {
        (str(q.subject), str(q.predicate), str(q.object).lower(), str(q.graph_name))
        for q in ox.parse(input=content, format=OXIGRAPH[name])
    }


def by_rdflib(name, content):
    dataset = rdflib.Dataset()
    dataset.parse(data=content.decode("utf-8"), format=RDFLIB[name])
    return {(s, p, o, g) for s, p, o, g in dataset.quads()}


@pytest.mark.parametrize("name", OXIGRAPH)
def test_oxigraph_reads_the_same_quads(name, odd) -> None:
    asked = {(str(q.subject), str(q.predicate), str(q.object).lower(), str(q.graph_name))
             for q in export.to_oxigraph(odd) if not isinstance(q.graph_name, ox.DefaultGraph)}  # fmt: skip
    assert len(asked) == len(set(odd)) > 300
    assert by_oxigraph(name, WRITERS[name](odd)) == asked


@pytest.mark.parametrize("name", RDFLIB)
def test_rdflib_reads_the_same_quads(name, two) -> None:
    expected = {(s, p, o, g) for s, p, o, g in export.to_rdflib(two).quads()}
    assert len(expected) == len(two)
    assert by_rdflib(name, WRITERS[name](two)) == expected


def test_turtle_is_the_union(odd) -> None:
    read = {str(t).lower() for t in ox.parse(input=WRITERS["graph.ttl"](odd), format=ox.RdfFormat.TURTLE)}
    asked = {str(q.triple).lower() for q in export.to_oxigraph(odd)}
    assert read == asked


def test_language_tags_are_written_as_the_standard_does(two) -> None:
    for name in OXIGRAPH:
        text = WRITERS[name](two).decode("utf-8")
        assert "zh-Hans" in text
        assert "zh-hans" not in text


def test_quads_are_sorted_lines(two) -> None:
    lines = WRITERS["graph.nq"](two).decode("utf-8").splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(two)


def test_the_same_bytes_whatever_the_order(two, tmp_path) -> None:
    shuffled = list(two)
    random.Random(7).shuffle(shuffled)
    first, second = write(two, tmp_path / "one"), write(shuffled, tmp_path / "two")
    assert [path.name for path in first] == sorted(WRITERS)
    for one, other in zip(first, second, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name
    assert sorted(path.name for path in (tmp_path / "one").iterdir()) == sorted(WRITERS)


@pytest.mark.slow
def test_the_same_bytes_in_every_process(articles, tmp_path) -> None:
    packed = tmp_path / "articles.pickle"
    packed.write_bytes(pickle.dumps(articles))
    code = (
        "import pickle, sys; from pathlib import Path; from kg import iri, ontology; from kg.graph import write\n"
        "from kg.graph.statements import statements; from kg.resolve import entities\n"
        "corpus = entities.resolve(pickle.loads(Path(sys.argv[1]).read_bytes()))\n"
        "write.write(statements(corpus, ontology.load(), iri.BASE), Path(sys.argv[2]))\n"
    )
    for seed in ("1", "2"):
        command = [sys.executable, "-c", code, str(packed), str(tmp_path / seed)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    for name in WRITERS:
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "2" / name).read_bytes(), name


def test_graphml_opens(odd, two) -> None:
    graph = nx.read_graphml(io.BytesIO(WRITERS["graph.graphml"](two)))
    forum = graph.nodes[f"{BASE}event/2023-05-02_湖区论坛"]
    assert (forum["label"], forum["type"], forum["start"]) == ("湖区论坛", "kg:Forum", "2023-05-02")
    edges = [data for *_, data in graph.edges(data=True)]
    assert len(edges) == 16
    ids = [key for *_, key in graph.edges(keys=True)] if graph.is_multigraph() else []
    assert len(ids) == len(set(ids))
    [helps] = [data for data in edges if data["label"] == "kg:coOrganizer"]
    assert helps["sentence"].endswith("召开湖区论坛。")
    assert helps["article"] == f"{BASE}article/a"
    nx.read_graphml(io.BytesIO(WRITERS["graph.graphml"](odd)))


def rows(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_facts_one_a_row(two) -> None:
    found = rows(WRITERS["facts.csv"](two))
    assert len(found) == 17
    [row] = [one for one in found if one["predicate"] == "kg:coOrganizer"]
    assert (row["subject"], row["object"], row["article"]) == ("湖区论坛", "护林站", "a")
    assert (row["rule"], row["confidence"]) == ("test-rule", "0.50")
    assert row["sentence"].startswith("2日，青山市总工会")
    assert row["object_iri"] == f"{BASE}organization/护林站"


def test_entities_one_a_row(two) -> None:
    found = {row["iri"].removeprefix(BASE): row for row in rows(WRITERS["entities.csv"](two))}
    assert len(found) == 14
    station = found["organization/护林站"]
    assert (station["label"], station["traditional"], station["mentions"]) == ("护林站", "護林站", "2")
    union = found["organization/青山市总工会"]
    assert (union["type"], union["aliases"]) == ("kg:TradeUnion", "总工会")
    assert found["date/2023-06"]["end"] == "2023-06-30"
    assert found["place/北京市"]["mentions"] == "0"


@pytest.mark.parametrize("cell", ["=1+2", "+cmd", "-x", "@SUM(A1)", "\t=1", "\r=1", "\uff1d1+2"])
def test_no_cell_is_a_formula(cell) -> None:
    [[written, other]] = csv.reader(io.StringIO(table([[cell, "文"]]), newline=""))
    assert written == "'" + cell.replace("\r", "\n")
    assert other == "文"


def test_numbers_stay_numbers() -> None:
    assert table([["-12.5", "+3", "3-4"]]) == "-12.5,+3,3-4\n"


def test_blank_nodes_of_an_answer() -> None:
    text = syntax.turtle([Statement("_:a", RDFS + "label", "_:b", "")])
    assert "_:a rdfs:label _:b ." in text


def test_json_ld_is_written_as_the_standard_library_would(two) -> None:
    text = WRITERS["graph.jsonld"](two).decode()
    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    assert json.loads(WRITERS["graph.jsonld"](()).decode())["@graph"] == []
