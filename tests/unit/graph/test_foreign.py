"""RDF from elsewhere: every serialisation, told by ending or content, and errors with line and cause."""

import bz2
import gzip
import io
import lzma
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


def test_a_plain_text_is_the_same_however_its_datatype_is_written(tmp_path: Path) -> None:
    """RDF 1.1 knows no text without a datatype; rdflib tells the two apart, and so would the shapes."""
    text = '<urn:a> <urn:b> "planned" . <urn:c> <urn:b> "planned"^^<http://www.w3.org/2001/XMLSchema#string> .'
    (tmp_path / "x.ttl").write_text(text, encoding="utf-8")
    assert set(foreign.read([tmp_path / "x.ttl"]).objects()) == {rdflib.Literal("planned")}


PACKERS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


@pytest.mark.parametrize("packed", sorted(PACKERS))
@pytest.mark.parametrize("ending", ["ttl", "rdf", "download"])
def test_a_packed_file_is_read_as_what_it_holds(packed: str, ending: str, tmp_path: Path) -> None:
    wanted = rdflib.Graph().parse(data=TURTLE, format="turtle")
    content = _text("xml" if ending == "rdf" else "turtle").encode()
    for name in (f"x.{ending}{packed}", f"y.{ending}"):
        (tmp_path / name).write_bytes(PACKERS[packed](content))
        assert isomorphic(foreign.read([tmp_path / name]), wanted), name


def test_standard_input_is_read_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(TURTLE.encode()))))
    assert len(foreign.read([Path("-")])) == 5


UNREADABLE = {  # name: content, words of the cause, words of the hint
    "cut.ttl.gz": (gzip.compress(TURTLE.encode())[:60], "cannot be unpacked", "again"),
    "zip.ttl": (b"PK\x03\x04\x00\x00", "not valid TURTLE", "no text"),
    "gb.ttl": (TURTLE.encode("gb18030"), "not valid TURTLE", "iconv"),
    "wide.nt": (TURTLE.encode("utf-16"), "not valid N-TRIPLES", "no text"),
    "far.jsonld": (b'{"@context": "https://schema.org/", "@type": "Place"}', "not valid JSON-LD", "not fetched"),
    "page.html": (b"<html><body>x</body></html>", "not valid", "known endings"),
    "inside.ttl": (b"<urn:a> <urn:b> <<( <urn:c> <urn:d> <urn:e> )>> .", "inside a triple", "RDF 1.1"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_a_wrong_file_is_told_with_what_to_try(name: str, tmp_path: Path) -> None:
    content, cause, hint = UNREADABLE[name]
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=cause) as caught:
        foreign.read([tmp_path / name])
    assert str(tmp_path / name) in caught.value.where
    assert hint in caught.value.hint


def test_an_address_is_not_fetched_and_a_folder_must_be_a_build(tmp_path: Path) -> None:
    for path, hint in ((Path("https://example.org/x.ttl"), "download"), (tmp_path, "kg build")):
        with pytest.raises(InputError, match="no such file") as caught:
            foreign.read([path])
        assert hint in caught.value.hint


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match="cannot be read: Permission denied"):
        foreign.read([tmp_path / "x.ttl"])


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
