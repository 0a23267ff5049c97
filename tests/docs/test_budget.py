"""The run of every day stays short: what is counted here stands in docs/testing.md."""

from pathlib import Path

import pytest

HERE = Path(__file__).parents[1]


def test_the_run_of_every_day_is_small(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("markexpr") != "not slow":
        pytest.skip("another run than that of every day")
    chosen = request.session.items
    assert len([one for one in chosen if one.get_closest_marker("everyday")]) <= 20
    assert len(chosen) <= 4500


def test_some_of_every_kind_is_in_it() -> None:
    """No folder of tests is slow as a whole but the cluster's."""
    files = {path.relative_to(HERE).parts[0]: path for path in HERE.rglob("test_*.py") if not _slow(path)}
    assert {path.name for path in HERE.iterdir() if any(path.glob("**/test_*.py"))} - set(files) == {"spark"}


def _slow(path: Path) -> bool:
    return "pytestmark = pytest.mark.slow" in path.read_text(encoding="utf-8")
