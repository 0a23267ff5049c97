"""The bar that `kg.build` can be given, and the order in which it hears of stages."""

import io
from pathlib import Path

import kg
from kg.progress import STAGES, Bar, Step


def test_a_stage_is_a_line_that_grows() -> None:
    shown = io.StringIO()
    bar = Bar(shown)
    for step in (
        Step("read", 3),
        Step("analyse", 0, 4),
        Step("analyse", 1, 4),
        Step("analyse", 4, 4),
        Step("join", 4, 4),
    ):
        bar(step)
    lines = [line.split("\r")[-1] for line in shown.getvalue().split("\n")]
    assert [line.split()[0] for line in lines] == ["read", "analyse", "join"]
    assert lines[1] == f"analyse  [{'#' * 30}] 4/4 0:00:00"
    assert "1/4" not in shown.getvalue()  # too soon after the state before


def test_a_build_tells_its_stages(tmp_path: Path) -> None:
    paths = []
    for day in (1, 2):
        paths.append(tmp_path / f"{day}.txt")
        paths[-1].write_text(f"2024年6月{day}日，云岭市图书馆举办读书会。\n", encoding="utf-8")
    shown = io.StringIO()
    graph = kg.build(paths, progress=Bar(shown))
    assert "2 articles" in repr(graph)
    stages = [line.split("\r")[-1].split()[0] for line in shown.getvalue().split("\n")]
    assert stages == [stage for stage in STAGES if stage in stages]
    assert "2/2" in shown.getvalue()
