"""What `kg build` does to a folder that holds something, and what is left when it is stopped."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kg
from kg import cli
from kg.errors import StoreError
from kg.graph import store

MAY = "2023年5月6日，云岭市图书馆在云岭剧院召开读者座谈会。\n"
JUNE = "2023年6月7日，云岭市博物馆在云岭剧院举办陶器展览。\n"
KG = [sys.executable, "-c", "from kg.cli import main; main()"]


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in (("may", MAY), ("june", JUNE)):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def sums(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def build(*arguments: str) -> int:
    return cli.run(["build", *arguments])


def test_a_build_of_other_articles_needs_replace(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build("may", "-o", "out") == cli.DONE
    before = sums(news / "out")
    assert build("may/may.txt", "-o", "out") == cli.DONE, "the same article"
    capsys.readouterr()
    assert build("june", "-o", "out") == cli.MENDABLE
    said = capsys.readouterr().err
    assert "error: out: 1 of the 1 articles there would be lost: may" in said
    assert "--replace" in said
    assert sums(news / "out") == before
    assert build("june", "may", "-o", "out") == cli.DONE, "none is lost"
    assert build("june", "-o", "out", "--replace") == cli.DONE
    assert "博物馆" in (news / "out" / "graph.nq").read_text(encoding="utf-8")
    assert "图书馆" not in (news / "out" / "graph.nq").read_text(encoding="utf-8")


def test_from_python_likewise(news: Path) -> None:
    kg.build("may").save("out")
    june = kg.build("june")
    with pytest.raises(StoreError, match="would be lost: may"):
        june.save("out")
    june.save("out", replace=True)
    assert june.save("out") == tuple(Path("out") / name for name in sorted(path.name for path in Path("out").iterdir()))


def test_an_article_that_cannot_be_read_any_more_is_not_lost(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build("may", "june", "-o", "out") == cli.DONE
    (news / "may" / "may.txt").write_bytes(b"")
    assert build("may", "june", "-o", "out") == cli.MENDABLE
    assert "1 of the 2 articles there would be lost: may" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["graph.ttl", "notes.txt", "run.json"])
@pytest.mark.parametrize("flag", [[], ["--replace"]])
def test_what_kg_did_not_write_stays(
    name: str, flag: list[str], news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (news / "out").mkdir()
    (news / "out" / name).write_text("{}", encoding="utf-8")
    assert build("may", "-o", "out", *flag) == cli.MENDABLE
    said = capsys.readouterr().err
    assert f"other things than a graph of kg: {name}" in said
    assert "hint: " in said
    assert [(path.name, path.read_text()) for path in (news / "out").iterdir()] == [(name, "{}")]


def test_a_file_put_where_a_new_format_goes_stays(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build("may", "-o", "out") == cli.DONE
    (news / "out" / "graph.rdf").write_text("mine", encoding="utf-8")
    before = sums(news / "out")
    assert build("may", "-o", "out", "--formats", "rdfxml") == cli.MENDABLE
    assert "never overwritten: graph.rdf" in capsys.readouterr().err
    assert sums(news / "out") == before
    assert build("may", "-o", "out") == cli.DONE


def test_files_of_an_older_build_go_and_others_stay(news: Path) -> None:
    assert build("may", "-o", "out", "--formats", "rdfxml,gexf") == cli.DONE
    (news / "out" / "notes.txt").write_text("mine", encoding="utf-8")
    (news / "out" / "graph.nt").write_text("mine", encoding="utf-8")
    assert build("may", "-o", "out", "--formats", "gexf") == cli.DONE
    names = {path.name for path in (news / "out").iterdir()}
    assert {"graph.gexf", "notes.txt", "graph.nt"} < names
    assert "graph.rdf" not in names


def test_a_graph_inside_the_articles_folder_is_not_read(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(3):
        assert build(".", "-o", "may/out") == cli.DONE
    streams = capsys.readouterr()
    assert len({line.partition(";")[0] for line in streams.out.splitlines()}) == 1
    assert streams.out.startswith("2 articles, 0 unreadable")
    assert streams.err.count("note: may/out: left out: it holds a graph that kg build wrote") == 2
    assert build(".", "-o", "out", "--strict") == cli.DONE
    assert "may/out" in (news / "out" / "report.md").read_text(encoding="utf-8")
    assert build("out", "-o", "other") == cli.MENDABLE
    assert build("may/out/report.md", "-o", "third") == cli.DONE, "what is named is read"


@pytest.mark.parametrize(
    "ending", ["csv", *(pytest.param(one, marks=pytest.mark.slow) for one in ("md", "docx", "html", "xlsx"))]
)
def test_a_chronicle_or_page_among_the_articles_is_not_read(
    ending: str, news: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build("may", "-o", "out") == cli.DONE
    assert cli.run(["chronicle", "out", "-o", f"may/chronicle.{ending}"]) == cli.DONE
    assert cli.run(["view", "out", "-o", "may/page.html"]) == cli.DONE
    before = sums(news / "out")
    capsys.readouterr()
    assert build("may", "-o", "out") == cli.DONE
    said = capsys.readouterr().err
    assert f"note: may/chronicle.{ending}: left out: kg wrote it from a graph" in said
    assert "note: may/page.html: left out" in said
    unchanged = {name for name, digest in sums(news / "out").items() if before[name] == digest}
    assert unchanged == set(before) - {"report.md", "run.json"}, "which tell what was left out"
    assert build(f"may/chronicle.{ending}", "-o", "named") in (cli.DONE, cli.MENDABLE)
    assert "left out" not in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_kill_leaves_one_build_whole(news: Path) -> None:
    """Killed at ever later moments of a build over another: the files are all of one, the next build is as ever."""
    assert build("may", "-o", "out") == cli.DONE
    old = sums(news / "out")
    assert build("may", "june", "-o", "fresh") == cli.DONE
    new = sums(news / "fresh")
    begun = time.monotonic()
    subprocess.run([*KG, "build", "may", "june", "-o", "again"], check=True, capture_output=True)
    whole = time.monotonic() - begun
    for share in (0.5, 0.8, 0.9, 0.95, 1.0):
        child = subprocess.Popen([*KG, "build", "may", "june", "-o", "out"], stdout=subprocess.DEVNULL)
        time.sleep(whole * share)
        child.send_signal(signal.SIGKILL)
        child.wait()
        opened = store.open_store(news / "out")
        assert sums(news / "out") in (old, new)
        quads = len([1 for quad in opened if getattr(quad.graph_name, "value", "")])
        assert quads == len((news / "out" / "graph.nq").read_text(encoding="utf-8").splitlines())
    assert build("may", "june", "-o", "out") == cli.DONE
    assert sums(news / "out") == new
    assert not [path.name for path in (news / "out").iterdir() if path.name.startswith(".")]


@pytest.mark.skipif(os.name != "posix", reason="needs SIGINT")
@pytest.mark.parametrize(
    "there, said",
    [(True, "is the one that was there, whole"), pytest.param(False, "nothing was written", marks=pytest.mark.slow)],
)
def test_stopped_by_the_keyboard(there: bool, said: str, news: Path) -> None:
    if there:
        assert build("may", "-o", "out") == cli.DONE
    before = sums(news / "out") if there else {}
    script = (
        "import os, signal\nfrom kg import cli, pipeline\n"
        "def stopped(*_): os.kill(os.getpid(), signal.SIGINT); print('not reached')\n"
        "pipeline.analyse_all = stopped\ncli.main()\n"
    )
    command = [sys.executable, "-c", script, "build", "may", "june", "-o", "out"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == cli.STOPPED == 130
    assert "stopped: " in done.stderr
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert sums(news / "out") == before
    assert not [path.name for path in (news / "out").iterdir() if path.name.startswith(".")]


def test_any_command_stopped_by_the_keyboard(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.graph.queries.ready_made", stopped)
    assert cli.run(["queries"]) == cli.STOPPED
    assert capsys.readouterr() == ("", "")
