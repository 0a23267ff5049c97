"""The embedded store: opened read-only, replaced as a whole, and whole after a kill."""

import os
import shutil
import signal
import subprocess
import sys
import time

import pyoxigraph as ox
import pytest

from kg.errors import StoreError
from kg.graph import queries, store
from kg.graph.write import write

COUNT = "SELECT (COUNT(*) AS ?n) {?s ?p ?o}"
GRAPHS = "SELECT (COUNT(DISTINCT ?g) AS ?n) {GRAPH ?g {?s ?p ?o}}"


def number(opened, text=COUNT):
    [[cell]] = queries.run(opened, text)
    return int(cell.value)


def test_what_is_saved_is_found(two, tmp_path) -> None:
    assert store.save(two, tmp_path / "new" / "folder") == tmp_path / "new" / "folder" / "store"
    opened = store.open_store(tmp_path / "new" / "folder")
    assert number(opened) == len(two)
    assert number(opened, GRAPHS) == 5
    with pytest.raises(RuntimeError, match="read-write"):
        opened.add(ox.Quad(ox.NamedNode("a:a"), ox.NamedNode("a:a"), ox.NamedNode("a:a")))


def test_a_triple_of_two_articles_counts_once(make, build) -> None:
    both = build(make("[org:护林站]。", name="a"), make("[org:护林站]。", name="b"))
    assert number(store.in_memory(both), "SELECT (COUNT(*) AS ?n) {?s a schema:Organization}") == 1


def test_a_new_build_replaces_the_old(two, make, build, tmp_path) -> None:
    store.save(two, tmp_path)
    opened = store.open_store(tmp_path)
    small = build(make("[org:护林站]。"))
    store.save(small, tmp_path)
    assert number(store.open_store(tmp_path)) == len(small)
    assert number(opened) > len(small)
    assert [path.name for path in tmp_path.iterdir()] == ["store"]


def test_two_may_read_at_once(two, tmp_path) -> None:
    store.save(two, tmp_path)
    assert number(store.open_store(tmp_path)) == number(store.open_store(tmp_path))


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_kill_leaves_the_old_or_the_new(two, make, build, tmp_path) -> None:
    store.save(two, tmp_path)
    small = build(make("[org:护林站]。"))
    sizes = {number(store.open_store(tmp_path)), len(small)}
    code = (
        "import pickle, sys; from pathlib import Path; from kg.graph import store\n"
        "both = pickle.loads(Path(sys.argv[1]).read_bytes()); print('go', flush=True)\n"
        "while True:\n    [store.save(one, Path(sys.argv[2])) for one in both]\n"
    )
    import pickle  # noqa: PLC0415

    packed = tmp_path / "both.pickle"
    packed.write_bytes(pickle.dumps((two, small)))
    for moment in (0.0, 0.013, 0.031, 0.052, 0.078):
        child = subprocess.Popen([sys.executable, "-c", code, str(packed), str(tmp_path)], stdout=subprocess.PIPE)
        assert child.stdout
        child.stdout.readline()
        time.sleep(moment)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        assert number(store.open_store(tmp_path)) in sizes
    store.save(small, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["both.pickle", "store"]


def test_without_a_store_the_quads_are_read(two, tmp_path) -> None:
    write(two, tmp_path)
    opened = store.open_store(tmp_path)
    assert number(opened) == number(store.in_memory(two))
    assert number(opened, GRAPHS) == 5


def test_nothing_there(tmp_path) -> None:
    with pytest.raises(StoreError, match="no such folder") as raised:
        store.open_store(tmp_path / "no")
    assert raised.value.hint
    with pytest.raises(StoreError, match="no graph"):
        store.open_store(tmp_path)


def test_another_format(two, tmp_path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "CURRENT").write_text("nonsense")
    with pytest.raises(StoreError, match="cannot be opened"):
        store.open_store(tmp_path)
    shutil.rmtree(tmp_path / "store")
    (tmp_path / "graph.nq").write_text("nonsense")
    with pytest.raises(StoreError, match="no valid N-Quads"):
        store.open_store(tmp_path)


def test_a_folder_nobody_may_write_to(two, tmp_path) -> None:
    store.save(two, tmp_path)
    for path in (tmp_path, *tmp_path.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        assert number(store.open_store(tmp_path)) > 100
    finally:
        for path in (tmp_path, *tmp_path.rglob("*")):
            path.chmod(0o755 if path.is_dir() else 0o644)
