"""A store is filled from a file some of it at a time, in a process of its own."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.graph import store


def _file(path: Path, quads: int) -> Path:
    lines = [
        f'<https://example.org/{n}> <https://schema.org/name> "名{n}" <https://example.org/g> .\n' for n in range(quads)
    ]
    path.write_text("".join(lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("size", [pytest.param(100, marks=pytest.mark.slow), 5000, 1 << 24])
def test_however_many_parcels_it_holds_the_same(size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    master = _file(tmp_path / "graph.nq", 200)
    monkeypatch.setattr(store, "_LEAST", size)
    monkeypatch.setattr(store, "_MOST", size)
    store.load_parcels(str(master), str(tmp_path / "store"))
    held = ox.Store.read_only(str(tmp_path / "store"))
    assert set(held) == set(ox.parse(path=master, format=ox.RdfFormat.N_QUADS))
    assert len(held) == 200


def test_a_process_of_its_own_fills_it(tmp_path: Path) -> None:
    store.fill_from(_file(tmp_path / "graph.nq", 3), tmp_path / "store")
    assert len(ox.Store.read_only(str(tmp_path / "store"))) == 3


def test_other_work_goes_on_meanwhile_and_its_failure_ends_both(tmp_path: Path) -> None:
    with store.filling(_file(tmp_path / "graph.nq", 3), tmp_path / "store"):
        done = "other work"
    assert (done, len(ox.Store.read_only(str(tmp_path / "store")))) == ("other work", 3)
    with pytest.raises(ZeroDivisionError), store.filling(tmp_path / "graph.nq", tmp_path / "other"):
        _ = 1 // 0


def test_what_goes_wrong_there_is_told_here(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text("<no quad\n", encoding="utf-8")
    with pytest.raises(StoreError, match="the store could not be filled: SyntaxError"):
        store.fill_from(tmp_path / "graph.nq", tmp_path / "store")
