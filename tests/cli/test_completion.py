"""Shells complete commands and options, in the language that is spoken."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def completed(words: str, tmp_path: Path, language: str = "en") -> str:
    command = tmp_path / "kg"
    command.write_text(f"#!{sys.executable}\nfrom kg.cli import main\nmain()\n", encoding="utf-8")
    command.chmod(0o755)
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
        "KG_LANGUAGE": language,
        "_KG_COMPLETE": "complete_bash",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
    }
    done = subprocess.run([command], env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    return done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="bash")
@pytest.mark.parametrize(
    "words, expected",
    [("kg ch", ["check", "chronicle"]), ("kg build --o", ["--output", "--ontology"]), ("kg nothing", [])],
)
def test_commands_and_options_are_completed(words: str, expected: list[str], tmp_path: Path) -> None:
    assert sorted(completed(words, tmp_path).split()) == sorted(expected)


@pytest.mark.skipif(sys.platform == "win32", reason="bash")
def test_so_they_are_where_chinese_is_spoken(tmp_path: Path) -> None:
    assert completed("kg que", tmp_path, "zh").split() == ["queries", "query"]
