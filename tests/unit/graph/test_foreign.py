"""RDF from elsewhere: every serialisation, told by ending or content, and errors with line and cause."""

from pathlib import Path

import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.errors import InputError
from kg.graph import foreign

TURTLE = """@prefix schema: <https://schema.org/> .
<https://example.org/a> a schema:Place ; schema:name "北湖"@zh ; schema:latitude 1.50 ;
    schema:containedInPlace [ a schema:Place ] .
"""
ENDINGS = {
    ".ttl": "turtle",
    ".nt": "nt",
    ".nq": "nquads",
    ".trig": "trig",
    ".rdf": "xml",
    ".owl": "pretty-xml",
    ".jsonld": "json-ld",
}


def _text(form: str) -> str:
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data=TURTLE, format="turtle")
    return (graph if form in {"nquads", "trig"} else graph.default_graph).serialize(format=form)


def test_a_byte_order_mark_is_no_part_of_the_graph(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text(TURTLE, encoding="utf-8-sig")
    assert len(foreign.read([tmp_path / "x.ttl"])) == 5


@pytest.mark.parametrize("ending", sorted(ENDINGS))
def test_every_serialisation_is_read_by_its_ending_and_by_its_content(ending: str, tmp_path: Path) -> None:
    wanted = rdflib.Graph().parse(data=TURTLE, format="turtle")
    assert len(wanted) == 5
    for name in (f"x{ending}", f"y{ending}.download"):
        (tmp_path / name).write_text(_text(ENDINGS[ending]), encoding="utf-8")
        assert isomorphic(foreign.read([tmp_path / name]), wanted), name


def test_blank_nodes_of_two_files_stay_apart_and_bear_the_same_names_each_time(tmp_path: Path) -> None:
    for name in ("a.ttl", "b.ttl"):
        (tmp_path / name).write_text("_:x <https://schema.org/name> [] .", encoding="utf-8")
    paths = [tmp_path / "a.ttl", tmp_path / "b.ttl"]
    assert len(foreign.read(paths)) == 2
    assert set(foreign.read(paths)) == set(foreign.read(paths))


BROKEN = [
    ("x.ttl", "\n\n<https://example.org/a> nothing .", ":3"),
    ("x.nq", "<https://example.org/a> <https://example.org/b> 'c .", ":1"),
    ("x.rdf", "<?xml version='1.0'?><rdf:RDF", ""),
    ("x.jsonld", '{"@context": "https://example.org/context"}', ""),
    ("x.txt", "只是一句话。", ":1"),
]


@pytest.mark.parametrize("name, text, line", BROKEN)
def test_what_cannot_be_read_is_named_with_its_line(name: str, text: str, line: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        foreign.read([tmp_path / name])
    assert caught.value.where == f"{tmp_path / name}{line}" or (not line and str(tmp_path / name) in caught.value.where)
    assert caught.value.hint


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        foreign.read([tmp_path / "none.ttl"])
