"""The parts that a change of a large corpus is made of: lines, graphs of triples, complaints, tables."""

from pathlib import Path

import pytest

from kg.archive.intake import Entry, Survey
from kg.corpus import changes, growing, rewriting, tables
from kg.corpus.manifest import Manifest
from kg.graph.sorted_lines import SortedLines
from kg.iri import NIF
from kg.model import Failure
from kg.settings import Settings

HOME, ONE, TWO = "urn:things", "urn:article/1", "urn:article/2"


@pytest.mark.parametrize(
    "graphs, place", [(set(), ""), ({ONE}, ONE), ({HOME}, HOME), ({ONE, TWO}, HOME), ({ONE, TWO, HOME}, HOME)]
)
def test_a_triple_of_several_graphs_stands_among_the_things(graphs: set[str], place: str) -> None:
    assert rewriting._place(graphs, HOME) == place


def test_the_graphs_that_said_a_triple_before(tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    lines = [
        f'<urn:article/1#char=0,2> <urn:p> "一" <{ONE}> .\n',
        f'<urn:a> <urn:p> "一" <{HOME}> .\n',
        f'<urn:a> <urn:p> "一" <{ONE}> .\n',
        f'<urn:a> <urn:p> "一"@zh <{TWO}> .\n',
    ]
    path.write_bytes("".join(sorted(lines)).encode())
    triple = '<urn:a> <urn:p> "一"'.encode()
    with SortedLines(path) as master:
        at = master.place(triple)
        assert rewriting._before((master, at), triple, set(), {}) == {HOME, ONE}
        assert rewriting._before((master, at), triple, set(), {triple.decode(): [ONE, TWO]}) == {ONE, TWO}
        assert rewriting._before((master, 0), '<urn:a> <urn:q> "一"'.encode(), set(), {}) == set()
        part = '<urn:article/1#char=0,2> <urn:p> "一"'.encode()
        assert rewriting._before((master, 0), part, {TWO}, {}) == {ONE}
        assert rewriting._before((master, 0), part, {ONE}, {}) == set(), "an article that is new said nothing"


def test_lines_that_went_and_came() -> None:
    noted = changes._Lines()
    noted.note([b"a", b"b"], [b"b", b"c"])
    noted.note([b"c"], [b"d"])
    assert (noted.gone, noted.come) == ({b"a", b"c"}, {b"c", b"d"})
    noted.note([b"e"], [b"e"])
    assert (noted.gone, noted.come) == ({b"a", b"c"}, {b"c", b"d"})


def entry(source: str) -> Entry:
    return Entry(source, source, 0, source, "", source)


def test_a_complaint_stays_until_its_file_is_read_or_tried_anew() -> None:
    old = tuple(Failure(source, "no text", "") for source in ("a.txt", "b.jsonl:3", "c.txt", "d.txt"))
    before = Manifest((), old, Settings(), (), ())
    new = Survey(
        {entry(one).claim: entry(one) for one in ("b.jsonl", "e.txt")}, [Failure("c.txt", "still no text", "")]
    )
    told = growing._failures(before, new)
    assert [(one.source, one.cause) for one in told] == [
        ("a.txt", "no text"),
        ("d.txt", "no text"),
        ("c.txt", "still no text"),
    ]
    again = Survey({entry("d.txt").claim: entry("d.txt")})
    assert [one.source for one in growing._failures(before, again)] == ["a.txt", "b.jsonl:3", "c.txt"]
    page = "https://example.org/a"
    known = Manifest((), (Failure(page, "no text", ""),), Settings(), (), ())
    assert growing._failures(known, Survey({entry(page).claim: entry(page)})) == ()


@pytest.mark.parametrize("count, said", [(1, "n1"), (5, "n1, n2, n3, n4, n5"), (6, "n1, n2, n3, n4, n5 and 1 more")])
def test_at_most_five_names_are_told(count: int, said: str) -> None:
    assert growing._listed([f"n{number}" for number in range(1, count + 1)]) == said


@pytest.mark.parametrize(
    "line, fact",
    [
        ("<urn:article/1#fact=1> <urn:p> <urn:o> <urn:g> .\n", True),
        ("<urn:article/1#char=0,2> <urn:p> <urn:article/1#fact=1> <urn:g> .\n", False),
        (f'<urn:article/1#char=0,2> <{NIF}isString> "一" <urn:g> .\n', True),
        (f'<urn:article/1#char=0,2> <{NIF}anchorOf> "一" <urn:g> .\n', False),
    ],
)
def test_lines_that_tell_of_facts(line: str, fact: bool) -> None:
    assert tables.of_facts(line.encode()) is fact
