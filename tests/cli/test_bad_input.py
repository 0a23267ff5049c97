"""Bad input: a message that names file and cause, the right exit code, and the good files all in the graph."""

from pathlib import Path

import pytest

from kg import cli
from kg.read.limits import LONGEST_LINE

GOOD = "2023年5月6日，南京市图书馆在南京市召开读者座谈会。\n"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89"
    + bytes(200)
)
ELF = b"\x7fELF\x02\x01\x01" + bytes(range(256)) * 8

BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "program.txt": ELF,
    "picture.txt": PNG,
    "broken.txt": GOOD.encode()[:40] + b"\xff\xfe\x00\x81\x00\xff" * 40,
    "broken.pdf": b"%PDF-1.7\nnothing more",
    "broken.docx": b"PK\x03\x04 not a document",
    "broken.jsonl": b'{"id": "a", "text": \n',
}


@pytest.mark.parametrize("name", BAD)
def test_nothing_to_build_is_exit_2(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    assert cli.run(["build", str(tmp_path / name), "-o", str(tmp_path / "out")]) == cli.MENDABLE
    said = capsys.readouterr().err
    assert name in said
    assert "error:" in said
    assert "hint:" in said
    assert "Traceback" not in said
    assert not (tmp_path / "out" / "graph.nq").exists()


def test_bad_inputs_are_all_covered() -> None:
    assert len(BAD) == 8


def test_missing_path(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["build", str(tmp_path / "no.txt"), "-o", str(tmp_path / "out")]) == cli.MENDABLE
    said = capsys.readouterr().err
    assert "no.txt" in said
    assert "Traceback" not in said


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(GOOD, encoding="utf-8")
    (folder / "b.txt").write_bytes(PNG)
    (folder / "c.txt").write_text(GOOD.replace("南京", "苏州"), encoding="utf-8")
    return folder


def test_one_bad_file_among_good_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert cli.run(["build", str(_folder(tmp_path)), "-o", str(out)]) == cli.DONE
    assert "b.txt" in capsys.readouterr().err
    quads = (out / "graph.nq").read_text(encoding="utf-8")
    assert "/article/a>" in quads
    assert "/article/c>" in quads
    assert "/article/b>" not in quads
    assert "b.txt" in (out / "report.md").read_text(encoding="utf-8")
    assert "b.txt" in (out / "run.json").read_text(encoding="utf-8")


def test_strict_stops_at_the_bad_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert cli.run(["build", str(_folder(tmp_path)), "-o", str(out), "--strict"]) == cli.MENDABLE
    assert "b.txt" in capsys.readouterr().err
    assert not (out / "graph.nq").exists()


def test_folder_without_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    assert cli.run(["build", str(folder), "-o", str(tmp_path / "out")]) == cli.MENDABLE
    assert "error:" in capsys.readouterr().err


@pytest.mark.parametrize("characters", [LONGEST_LINE + 1, pytest.param(50_000_000 // 3, marks=pytest.mark.slow)])
def test_an_endless_line(characters: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = _folder(tmp_path)
    (folder / "long.txt").write_text("长" * characters, encoding="utf-8")
    out = tmp_path / "out"
    assert cli.run(["build", str(folder), "-o", str(out)]) == cli.DONE
    assert f"long.txt: a line of {characters} characters" in capsys.readouterr().err
    quads = (out / "graph.nq").read_text(encoding="utf-8")
    assert "/article/a>" in quads
    assert "/article/c>" in quads
    assert "/article/long>" not in quads
