"""Accuracy floors refuse lower figures, another gold file, and being lowered."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

HOME = Path(__file__).resolve().parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def floors() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_floors", HOME / "floors.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys  # noqa: PLC0415 -- a dataclass looks its module up while it is made

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "dev.jsonl"
    path.write_text("{}\n", encoding="utf-8")
    return path


def test_a_lower_figure_is_refused(floors: ModuleType, gold: Path) -> None:
    set_at = floors.raised([floors.Reached("names F1", 0.8129, gold)], {})
    assert set_at["names F1"]["floor"] == pytest.approx(0.803)
    assert floors.check([floors.Reached("names F1", 0.8031, gold)], set_at) == []
    assert "below its floor" in floors.check([floors.Reached("names F1", 0.8029, gold)], set_at)[0]


def test_another_gold_file_is_refused(floors: ModuleType, gold: Path) -> None:
    set_at = floors.raised([floors.Reached("names F1", 0.8, gold)], {})
    gold.write_text("{}\n{}\n", encoding="utf-8")
    assert "not the file" in floors.check([floors.Reached("names F1", 0.9, gold)], set_at)[0]


def test_a_measure_without_a_floor_is_refused(floors: ModuleType, gold: Path) -> None:
    assert "no floor" in floors.check([floors.Reached("new", 0.9, gold)], {})[0]


def test_floors_only_rise(floors: ModuleType, gold: Path) -> None:
    high = floors.raised([floors.Reached("names F1", 0.9, gold)], {})
    assert floors.raised([floors.Reached("names F1", 0.5, gold)], high) == high
    low = floors.raised([floors.Reached("names F1", 0.5, gold)], {})
    assert floors.lowered(high, low) == ["names F1"]
    assert floors.lowered(high, {}) == ["names F1"]
    assert floors.lowered(low, high) == []


def test_the_shipped_floors_are_whole() -> None:
    floors = json.loads((HOME / "floors.json").read_text(encoding="utf-8"))
    assert len(floors) >= 15
    for name, floor in floors.items():
        assert 0 < floor["floor"] <= 1, name
        assert len(floor["gold_sha256"]) == 64, name
