"""What `kg.build` takes, what it opens, and how its result shows itself."""

import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import kg
from kg.errors import InputError

TEXT = "2023年10月9日，云岭市总工会在云岭剧院召开职工大会，会议通过了《云岭市职工代表大会办法》。\n"
ROOT = Path(__file__).resolve().parents[2]

WATCHED = """
import sys
from importlib.metadata import entry_points
from pathlib import Path
import kg
from kg import pipeline
entry_points()  # lists all folders of packages
pipeline.tools(kg.Settings())
pipeline.analyse_text("2023年10月9日，云岭市总工会召开大会。")
opened = []
def watch(name, given):
    if name in ("open", "os.listdir", "os.scandir"):
        opened.append(str(given[0]))
sys.addaudithook(watch)
kg.build({given})
print("\\n".join(opened))
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    for name in ("named", "beside"):
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "named.txt"


@pytest.mark.parametrize(
    "given",
    ['"named.txt"', *(pytest.param(one, marks=pytest.mark.slow) for one in ('Path("named.txt")', '["named.txt"]'))],
)
def test_nothing_that_was_not_named_is_opened(text: Path, given: str) -> None:
    environment = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "PATH": ""}
    script = WATCHED.replace("{given}", given)
    done = subprocess.run(
        [sys.executable, "-P", "-c", script],
        cwd=text.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    program = (sys.prefix, sys.base_prefix, str(ROOT / "kg"), str(ROOT / "ontology"), "/proc/", "/sys/")
    assert {one for one in done.stdout.split("\n") if one and not one.startswith(program)} == {"named.txt"}


def test_one_path_is_one_path(text: Path) -> None:
    graphs = [kg.build(str(text)), kg.build(text), kg.build([text]), kg.build(iter([str(text)]))]
    assert [len(graph.corpus.analyses) for graph in graphs] == [1] * 4
    assert len({graph.statements for graph in graphs}) == 1
    assert not graphs[0].failures


@pytest.mark.parametrize("given", ["", ["", "a.txt"]])
def test_an_empty_path_is_no_folder(given: str | list[str]) -> None:
    with pytest.raises(InputError, match="empty path"):
        kg.build(given)


def test_a_graph_shows_itself_in_a_line(text: Path) -> None:
    shown = repr(kg.build([text, "missing.txt"]))
    assert shown.startswith("<kg.Graph of 1 articles: 2 events, ")
    assert shown.endswith(" things, 1 unreadable>")


def test_version() -> None:
    assert kg.__version__ == version("dashiji")
    with pytest.raises(AttributeError, match="no_such_name"):
        kg.no_such_name  # noqa: B018 - the point
