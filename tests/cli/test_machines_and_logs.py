"""Answers in JSON for programs, and the log for who wants to follow what is done."""

import json
import re
from pathlib import Path

import pytest

from kg import cli

TEXT = "2023年5月6日，云岭市图书馆在云岭剧院召开读者座谈会。\n"


def answer(arguments: list[str], capsys: pytest.CaptureFixture[str], code: int = cli.DONE) -> object:
    capsys.readouterr()
    assert cli.run(arguments) == code
    return json.loads(capsys.readouterr().out)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("machines")
    (home / "may.txt").write_text(TEXT, encoding="utf-8")
    (home / "june.txt").write_text(TEXT.replace("5月6日", "6月7日"), encoding="utf-8")
    for name in ("may", "june"):
        assert cli.run(["build", str(home / f"{name}.txt"), "-o", str(home / name), "-q", "--jobs", "1"]) == cli.DONE
    return home


def test_a_build_tells_machines_what_came_of_it(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [str(home / "may.txt"), str(home / "none.txt")]
    told = answer(["build", *paths, "-o", str(home / "both"), "--json", "--jobs", "1"], capsys)
    assert isinstance(told, dict)
    assert (told["articles"], told["events"], told["written"]) == (1, 1, True)
    assert told["unreadable"] == [
        {"source": paths[1], "cause": "no such file or folder", "hint": "check the path"},
    ]
    assert all(Path(one).exists() for one in told["files"])
    again = answer(["add", str(home / "both"), paths[0], "--json", "--jobs", "1"], capsys)
    assert isinstance(again, dict)
    assert (again["written"], again["events"], again["files"]) == (False, None, [])


def test_diff_check_queries_and_doctor_answer_in_json(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = answer(["diff", str(home / "may"), str(home / "june"), "--json"], capsys, cli.NO)
    assert isinstance(told, dict)
    assert (told["added"], told["removed"]) == (["june"], ["may"])
    checked = answer(["check", str(home / "may"), "--json"], capsys)
    assert isinstance(checked, dict)
    assert checked["triples"] > 50
    assert all(one["severity"] != "Violation" for one in checked["findings"])
    queries = answer(["queries", "--json"], capsys)
    assert isinstance(queries, list)
    assert {"timeline", "events-of"} <= {one["name"] for one in queries}
    found = answer(["doctor", "--json"], capsys)
    assert isinstance(found, list)
    assert {"name": "kg", "told": "0.1.0", "works": None, "remedy": ""} in found


def test_the_log_keeps_each_step(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = home / "kg.log"
    line = ["build", str(home / "may.txt"), "-o", str(home / "logged"), "--jobs", "1", "--log-file", str(log)]
    assert cli.run(line) == cli.DONE
    assert capsys.readouterr().err == ""
    kept = log.read_text(encoding="utf-8").splitlines()
    assert all(re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d+ (INFO|DEBUG|WARNING|ERROR) ", one) for one in kept)
    assert "build" in kept[0]
    assert any("analyse: 1 of 1" in one for one in kept)
    assert "1 articles, 0 unreadable" in kept[-1]
    assert cli.run(["query", str(home / "nowhere"), "@timeline", f"--log-file={log}"]) == cli.MENDABLE
    assert "ERROR" in log.read_text(encoding="utf-8").splitlines()[-1]


def test_verbose_shows_them(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["queries", "-v"]) == cli.DONE
    assert "INFO kg 0.1.0: queries" in capsys.readouterr().err
    assert cli.run(["queries"]) == cli.DONE
    assert capsys.readouterr().err == ""


def test_a_log_that_cannot_be_written_is_told(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["queries", "--log-file", str(home / "no" / "kg.log")]) == cli.MENDABLE
    assert "name a file that can be written with --log-file" in capsys.readouterr().err
