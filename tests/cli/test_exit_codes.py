"""Exit codes and messages of the command line: 0 done, 1 the answer is no, 2 the user can mend it, 70 our bug."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kg import cli, pipeline

ARTICLE = "2023年5月6日，南京市图书馆在南京市召开读者座谈会。\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    (folder / "library.txt").write_text(ARTICLE, encoding="utf-8")
    assert cli.run(["build", str(folder / "library.txt"), "-o", str(folder / "out")]) == cli.DONE
    return folder / "out"


def test_the_package_runs_as_a_module() -> None:
    told = subprocess.run([sys.executable, "-m", "kg", "--version"], capture_output=True, text=True, check=True)
    assert told.stdout.startswith("kg 0.")


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["--version"]) == cli.DONE
    assert capsys.readouterr().out.startswith("kg 0.")
    assert cli.run([]) == cli.DONE
    assert "build" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["bild"], "No such command"),
        (["build"], "Missing argument"),
        (["build", "a.txt"], "--output"),
        (["build", "a.txt", "-o", "out", "--taggr", "lac"], "--taggr"),
        (["build", "a.txt", "-o", "out", "--tagger", "lacc"], "lac"),
        (["build", "a.txt", "-o", "out", "--config", "no.toml"], "no.toml"),
        (["query", "nowhere", "SELECT * {?s ?p ?o}"], "nowhere"),
        (["eval", "no.jsonl"], "no.jsonl"),
    ],
)
def test_mendable(
    arguments: list[str],
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(ARTICLE, encoding="utf-8")
    assert cli.run(arguments) == cli.MENDABLE
    streams = capsys.readouterr()
    assert streams.out == ""
    assert streams.err.startswith("error: ")
    assert said in streams.err
    assert "\nhint: " in streams.err
    assert "Traceback" not in streams.err


def test_settings_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article, config = tmp_path / "a.txt", tmp_path / "kg.toml"
    article.write_text(ARTICLE, encoding="utf-8")
    config.write_text('base = "https://example.org/news/"\n', encoding="utf-8")
    out = tmp_path / "out"
    assert cli.run(["build", str(article), "-o", str(out), "--config", str(config)]) == cli.DONE
    assert "<https://example.org/news/article/a>" in (out / "graph.nq").read_text(encoding="utf-8")
    flag = ["--base", "https://example.org/flag/"]
    assert cli.run(["build", str(article), "-o", str(out), "--config", str(config), *flag]) == cli.DONE
    assert "<https://example.org/flag/article/a>" in (out / "graph.nq").read_text(encoding="utf-8")
    config.write_text('taggre = "lac"\n', encoding="utf-8")
    assert cli.run(["build", str(article), "-o", str(out), "--config", str(config)]) == cli.MENDABLE
    assert "did you mean tagger?" in capsys.readouterr().err


def test_output_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "out").write_text("taken", encoding="utf-8")
    assert cli.run(["build", str(tmp_path / "a.txt"), "-o", str(tmp_path / "out")]) == cli.MENDABLE
    assert "not a folder" in capsys.readouterr().err


@pytest.mark.skipif(os.name != "posix" or not Path("/proc").is_dir(), reason="needs a folder nobody can write to")
def test_output_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    assert cli.run(["build", str(tmp_path / "a.txt"), "-o", "/proc/kg-out"]) == cli.MENDABLE
    said = capsys.readouterr().err
    assert "/proc/kg-out" in said
    assert "Traceback" not in said


def test_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode()), encoding="utf-8"))
    assert cli.run(["build", "-", "-o", str(tmp_path)]) == cli.DONE
    assert "南京市图书馆" in (tmp_path / "graph.nq").read_text(encoding="utf-8")


@pytest.mark.parametrize("form, sign", [("table", "南京市图书馆"), ("csv", "label"), ("json", '"bindings"')])
def test_query_formats(form: str, sign: str, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "SELECT ?label WHERE { ?o a schema:Organization ; rdfs:label ?label }"
    assert cli.run(["query", str(built), text, "--format", form]) == cli.DONE
    assert sign in capsys.readouterr().out


def test_query_writes_turtle(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "CONSTRUCT { ?e a schema:Event } WHERE { ?e a schema:Event }"
    assert cli.run(["query", str(built), text, "--format", "ttl"]) == cli.DONE
    assert "Event" in capsys.readouterr().out


def test_ask_answers_by_exit_code(built: Path) -> None:
    assert cli.run(["query", str(built), "ASK { ?e a schema:Event }"]) == cli.DONE
    assert cli.run(["query", str(built), "ASK { ?e a kg:NothingOfTheKind }"]) == cli.NO


@pytest.mark.parametrize("arguments", [["SELECT"], ["@no-such-query"], ["@events-by-date", "--param", "oops"]])
def test_bad_query(arguments: list[str], built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["query", str(built), *arguments]) == cli.MENDABLE
    assert "hint: " in capsys.readouterr().err


def test_unknown_format_names_the_known(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["query", str(built), "ASK {}", "--format", "xlsx"]) == cli.MENDABLE
    assert "csv" in capsys.readouterr().err


def test_ready_made_query(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["queries"]) == cli.DONE
    assert "events-by-date" in capsys.readouterr().out
    assert cli.run(["query", str(built), "@events-by-date", "--format", "csv"]) == cli.DONE
    assert "2023-05-06" in capsys.readouterr().out


def test_a_gold_file_whose_offsets_are_wrong_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gold.jsonl"
    good = '{"id": "a", "text": "李明在苏州。", "entities": [{"start": 0, "end": 2, "type": "PER", "text": "李明"}]}'
    path.write_text(f"{good}\n\n{good.replace('0, ', '1, ')}\n", encoding="utf-8")
    assert cli.run(["eval", str(path)]) == cli.MENDABLE
    streams = capsys.readouterr()
    assert streams.out == ""
    assert f"{path}:3: [1,2) is not '李明' in the text" in streams.err
    assert "hint: " in streams.err


def test_eval_prints_scores_and_misses(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gold.jsonl"
    place = '{"start": 3, "end": 5, "type": "LOC", "text": "苏州"}'
    wrong = '{"start": 2, "end": 3, "type": "LOC", "text": "在"}'
    path.write_text(f'{{"id": "a", "text": "李明在苏州。", "entities": [{place}, {wrong}]}}\n', encoding="utf-8")
    assert cli.run(["eval", str(path), "--misses"]) == cli.DONE
    out = capsys.readouterr().out
    assert "LOC         1.000  0.500  0.667      2" in out
    assert "miss\tLOC\ta [2,3)\t在" in out


def test_our_bug_is_70(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("boom")

    monkeypatch.setattr(pipeline, "survey", broken)
    assert cli.run(["build", "a.txt", "-o", str(tmp_path)]) == cli.OUR_BUG
    said = capsys.readouterr().err
    assert "boom" in said
    assert "this is a bug in kg" in said


def test_installed_command_exits_with_the_code(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from kg.cli import main; main()", "eval", str(tmp_path / "no.jsonl")]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == cli.MENDABLE
    assert "no.jsonl" in done.stderr
