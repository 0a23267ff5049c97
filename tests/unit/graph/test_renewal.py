"""A store changed by what two graphs differ in is the store of the second; the first stays as it is."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kg.graph import renewal, store

LINES = some.sets(
    some.builds(
        "<https://example.org/{}> <https://schema.org/name> {} <https://example.org/g{}> .\n".format,
        some.integers(0, 3),
        some.sampled_from(('"字"', '"字"@zh-Hans', '"0.50"^^<http://www.w3.org/2001/XMLSchema#decimal>', "<x:y>")),
        some.integers(0, 3),
    )
)


@settings(deadline=None)
@given(LINES, LINES)
def test_what_differs_makes_one_of_the_other(one: set[str], other: set[str]) -> None:
    before, after = (sorted(line.encode() for line in lines) for lines in (one, other))
    found = list(renewal.differing(before, after))
    assert [line for _, line in found] == sorted(line for _, line in found)
    gone, new = ({line for sign, line in found if sign == wanted} for wanted in "DA")
    assert (gone, new) == (set(before) - set(after), set(after) - set(before))


@pytest.fixture
def built(tmp_path: Path) -> Path:
    (tmp_path / "old.nq").write_text("".join(_lines(range(50))), encoding="utf-8")
    store.load_parcels(str(tmp_path / "old.nq"), str(tmp_path / "old"))
    return tmp_path


def _lines(numbers: range) -> list[str]:
    return sorted(
        f'<https://example.org/{n}> <https://schema.org/name> "名{n}" <https://example.org/g{n}> .\n' for n in numbers
    )


def test_the_new_store_has_the_new_quads_and_the_old_one_stays(built: Path) -> None:
    (built / "new.nq").write_text("".join(_lines(range(2, 52))), encoding="utf-8")
    assert renewal.renew(built / "old", built / "old.nq", built / "new.nq", built / "new")
    for name in ("old", "new"):
        held = ox.Store.read_only(str(built / name))
        assert set(held) == set(ox.parse(path=built / f"{name}.nq", format=ox.RdfFormat.N_QUADS))
        assert len(set(held.named_graphs())) == 50
    assert (built / "new.nq").read_bytes() != (built / "old.nq").read_bytes()


def test_of_too_much_change_nothing_is_made(built: Path) -> None:
    (built / "new.nq").write_text("".join(_lines(range(20, 70))), encoding="utf-8")
    assert not renewal.renew(built / "old", built / "old.nq", built / "new.nq", built / "new")
    assert not (built / "new").exists()


def test_a_damaged_or_missing_store_is_not_changed(built: Path) -> None:
    (built / "new.nq").write_text("".join(_lines(range(1, 50))), encoding="utf-8")
    assert not renewal.renew(built / "none", built / "old.nq", built / "new.nq", built / "new")
    (built / "old" / "CURRENT").write_text("MANIFEST-999999\n", encoding="utf-8")
    assert not renewal.renew(built / "old", built / "old.nq", built / "new.nq", built / "new")
    assert not (built / "new").exists()
