"""The cost of an article grows with its length and no faster, whatever its text looks like."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

HOME = Path(__file__).resolve().parents[2] / "benchmarks"
NOISE = 1.5
"""How much dearer a character may seem at four times the length before it counts as growth: the machine is shared."""


@pytest.fixture(scope="module")
def growth() -> ModuleType:
    spec = importlib.util.spec_from_file_location("benchmark_growth", HOME / "growth.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    module.cost("江城市召开会议。")
    return module


def test_there_are_shapes_of_every_kind_and_as_long_as_asked(growth: ModuleType) -> None:
    assert len(growth.SHAPES) >= 30
    assert {len(make(1001)) for make in growth.SHAPES.values()} <= {1000, 1001}


@pytest.mark.slow
def test_no_shape_takes_long_at_ten_kilobytes(growth: ModuleType) -> None:
    """The better of two where the machine was busy."""
    slow = [shape for shape in growth.SHAPES if growth.cost(growth.of_bytes(shape)).whole > growth.LIMIT]
    assert [shape for shape in slow if growth.cost(growth.of_bytes(shape)).whole > growth.LIMIT] == []


@pytest.mark.slow
def test_four_times_the_text_costs_four_times_whatever_its_shape(growth: ModuleType) -> None:
    rows = {shape: growth.row(shape, (1500, 6000), 1) for shape in growth.SHAPES}
    assert {shape: row for shape, row in rows.items() if _steep(row, 4)} == {}


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["articles", "bodies", "table"])
def test_many_different_names_cost_no_more_in_a_long_text(growth: ModuleType, shape: str) -> None:
    assert not _steep(growth.row(shape, (3000, 15_000), 1), 5)


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["days", "articles", "bodies", "table"])
def test_a_character_of_a_long_text_calls_no_more_functions(growth: ModuleType, shape: str) -> None:
    short, long = (growth.calls(growth.SHAPES[shape](length)) / length for length in (5000, 20_000))
    assert long < 1.05 * short


@pytest.mark.slow
def test_joining_costs_no_more_a_character_where_one_event_is_told_again_and_again(growth: ModuleType) -> None:
    """Times three: a shared machine may halve its speed between the two."""
    short, long = (min(_joining(growth, "days", length) for _ in range(2)) for length in (1000, 8000))
    assert long < 3 * 8 * short + 0.2


def _steep(row: tuple[float, ...], times: int) -> bool:
    return row[-1] > times * NOISE * row[0] + 0.3


def _joining(growth: ModuleType, shape: str, length: int) -> float:
    return float(growth.cost(growth.SHAPES[shape](length)).joining)
