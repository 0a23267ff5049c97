"""Sorted lines are found and changed in their file as in a list."""

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as some

from kg.graph.sorted_lines import Renewed, SortedLines

lines = some.sets(some.binary(max_size=4).map(lambda one: one.replace(b"\n", b"") + b"\n"), max_size=30)


@given(lines, lines, lines)
@settings(max_examples=60)
def test_what_stays_goes_and_comes(there: set[bytes], other: set[bytes], more: set[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _changed(Path(folder), there, sorted(there & other), sorted(more - there))


def _changed(home: Path, there: set[bytes], gone: list[bytes], come: list[bytes]) -> None:
    (home / "old").write_bytes(b"".join(sorted(there)))
    with SortedLines(home / "old") as found:
        found.changed(home / "new", gone, come)
    assert (home / "new").read_bytes() == b"".join(sorted((there - set(gone)) | set(come)))


@given(lines, some.binary(max_size=3).map(lambda one: one.replace(b"\n", b"")))
@settings(max_examples=60)
def test_lines_are_found_by_their_beginning(there: set[bytes], prefix: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "old")
        path.write_bytes(b"".join(sorted(there)))
        with SortedLines(path) as found:
            told = list(found.starting(prefix))
        assert told == sorted(line for line in there if line.startswith(prefix))


def test_lines_are_looked_up_while_they_are_changed(tmp_path: Path) -> None:
    old, gone, come = [b"a 1\n", b"b 1\n", b"b 3\n", b"c 1\n"], [b"b 1\n"], [b"b 0\n", b"b 2\n", b"d 1\n"]
    path, new = tmp_path / "old", tmp_path / "new"
    path.write_bytes(b"".join(old))
    with SortedLines(path) as lines:
        renewed = Renewed(lines, gone, come)
        assert list(renewed.starting(b"b ")) == [b"b 0\n", b"b 2\n", b"b 3\n"]
        assert list(renewed.starting(b"d")) == [b"d 1\n"]
        lines.changed(new, gone, come)
        assert list(renewed.starting(b"")) == new.read_bytes().splitlines(keepends=True)
