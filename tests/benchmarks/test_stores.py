"""The benchmark of the store: the same graph each time, as large as asked, and both engines give the same rows."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pyoxigraph as ox
import pytest

HOME = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def stores() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_stores", HOME / "stores.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_graph_is_as_large_as_asked_and_always_the_same(stores: ModuleType) -> None:
    found = list(stores.lines(1234))
    assert len(found) == len(set(found)) == 1234
    assert found == list(stores.lines(1234))
    content = "".join(f"{triple} {graph} .\n" for triple, graph in found)
    assert len(list(ox.parse(content, format=ox.RdfFormat.N_QUADS))) == 1234


def test_both_engines_give_the_same_rows(stores: ModuleType, tmp_path: Path) -> None:
    stores._generate(3000, tmp_path)
    ours, theirs = stores._in_store(tmp_path), stores._in_rdflib(tmp_path)
    assert ours["rows"] == theirs["rows"]
    assert len(ours["rows"]) == len(stores.QUERIES) == 6
    assert sum(ours["rows"].values()) > 20
