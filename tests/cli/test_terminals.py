"""Terminals that cannot show Chinese: what they lack is replaced and said, never fatal."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NARROW = {
    "cp1252": {"PYTHONIOENCODING": "cp1252"},
    "latin-1": {"PYTHONIOENCODING": "latin-1"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "C": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
}
COMMANDS = [
    (["query", "output", "@events-by-date"], 0),
    (["query", "output", "SELECT 甲"], 2),
    (["甲"], 2),
]
LONGER = [
    (["queries"], 0),
    (["query", "不在这里", "ASK {}"], 2),
    (["--help"], 0),
    (["check", "tests/ontology/broken_graph.ttl", "--language", "zh"], 1),
]
EVERYDAY = "cp1252"


@pytest.mark.parametrize(
    "terminal", [EVERYDAY, *(pytest.param(one, marks=pytest.mark.slow) for one in NARROW if one != EVERYDAY)]
)
def test_what_cannot_be_shown_is_replaced(terminal: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **NARROW[terminal]}
    for arguments, code in (*COMMANDS, *(() if terminal == EVERYDAY else LONGER)):
        command = [sys.executable, "-c", "from kg.cli import main; main()", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=False)
        said = done.stderr.decode("latin-1")
        assert done.returncode == code, (arguments, said)
        assert "Traceback" not in said
        if code == 2:
            assert said.startswith("error: "), "the note stands last"


def test_the_note_names_the_encoding_once() -> None:
    command = [sys.executable, "-c", "from kg.cli import main; main()", "queries"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert b"?" in done.stdout
    assert done.stderr.splitlines() == [
        b"note: a ? stands for what cp1252 cannot show",
        b"hint: set PYTHONUTF8=1, or write a file with -o",
    ]
    plain = subprocess.run(command, env={**environment, "PYTHONIOENCODING": "utf-8"}, capture_output=True, check=True)
    assert (plain.stderr, "某地的事件" in plain.stdout.decode()) == (b"", True)
