"""A build that is killed or stopped keeps what it read; the same command goes on from there to the same bytes."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg import cli

pytestmark = pytest.mark.slow

ARTICLES = 240
KEPT = 32  # articles in a file of what was read
FILES = ("graph.nq", "entities.csv", "facts.csv", "report.md", "run.json")


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("stopped")
    towns, bodies = ["云岭", "江城", "石泉", "青山", "白河"], ["图书馆", "博物馆", "总工会", "文化馆"]
    text = "2023年{}月{}日，{}市{}召开第{}次职工座谈会，{}市{}馆长王芳主持，三十人参加。会议通过《{}市章程》。\n"
    rows = []
    for number in range(ARTICLES):
        town, body = towns[number % 5], bodies[number % 4]
        told = text.format(number % 12 + 1, number % 28 + 1, town, body, number + 1, town, body, town)
        rows.append(json.dumps({"id": f"n{number:03}", "text": told * 3}, ensure_ascii=False))
    (home / "rows.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert cli.run(_words(home, "whole")) == cli.DONE
    return home


def _words(home: Path, out: str, jobs: int = 1) -> list[str]:
    return ["build", str(home / "rows.jsonl"), "-o", str(home / out), "--tagger", "jieba", "--jobs", str(jobs)]


def _begun(home: Path, out: str, jobs: int) -> subprocess.Popen[str]:
    """A build in a process of its own, once it has kept some articles."""
    run = subprocess.Popen(
        [sys.executable, "-c", "from kg.cli import main; main()", *_words(home, out, jobs), "--json"],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert run.stderr is not None
    for line in run.stderr:
        told = json.loads(line) if line.startswith("{") else {}
        if told.get("stage") == "analyse" and told["done"] >= KEPT and any((home / out / "analyses").glob("*.batch")):
            assert told["done"] < ARTICLES, "too quick to be stopped"
            return run
    pytest.fail("ended before it could be stopped")


def _goes_on(home: Path, out: str, capsys: pytest.CaptureFixture[str]) -> int:
    """How many articles the second run knew already; its files are those of a build that nobody stopped."""
    assert not (home / out / "graph.nq").exists()
    capsys.readouterr()
    assert cli.run([*_words(home, out), "--json"]) == cli.DONE
    steps = [json.loads(line) for line in capsys.readouterr().err.splitlines() if line.startswith("{")]
    for name in FILES:
        assert (home / out / name).read_bytes() == (home / "whole" / name).read_bytes(), name
    return next(step["kept"] for step in steps if step["stage"] == "analyse")


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_was_read_before_a_kill_is_kept(jobs: int, news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = _begun(news, f"killed-{jobs}", jobs)
    os.killpg(run.pid, signal.SIGKILL)
    assert run.wait() == -signal.SIGKILL
    assert KEPT <= _goes_on(news, f"killed-{jobs}", capsys) < ARTICLES


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_was_read_before_ctrl_c_is_kept(jobs: int, news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = _begun(news, f"stopped-{jobs}", jobs)
    os.killpg(run.pid, signal.SIGINT)
    said = run.stderr.read() if run.stderr else ""
    assert run.wait() == cli.STOPPED
    assert "stopped" in said
    assert "Traceback" not in said
    done = [json.loads(line)["done"] for line in said.splitlines() if line.startswith("{")]
    assert max(done, default=KEPT) <= _goes_on(news, f"stopped-{jobs}", capsys) < ARTICLES


def test_a_process_that_is_killed_is_named_and_nothing_lost(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run = _begun(news, "worker", 2)
    children = Path(f"/proc/{run.pid}/task/{run.pid}/children")
    if not children.exists():
        pytest.skip("this system does not tell a process's children")
    workers = [int(one) for one in children.read_text().split()]
    spawned = [one for one in workers if b"spawn_main" in Path(f"/proc/{one}/cmdline").read_bytes()]
    os.kill(spawned[-1], signal.SIGKILL)
    said = run.stderr.read() if run.stderr else ""
    assert run.wait() not in {cli.DONE, 70}
    assert "a process was killed while it worked" in said
    assert KEPT <= _goes_on(news, "worker", capsys) < ARTICLES


def test_one_process_or_two_write_the_same(news: Path) -> None:
    assert cli.run(_words(news, "two", jobs=2)) == cli.DONE
    for name in FILES:
        assert (news / "two" / name).read_bytes() == (news / "whole" / name).read_bytes(), name
