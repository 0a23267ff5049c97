"""What the README prints works as printed: its queries over output/, and its Python."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from kg import cli

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def _block(pattern: str, page: str = README) -> str:
    found = re.search(pattern + r"\n(.*?)```", page, re.DOTALL)
    assert found, pattern
    return found.group(1)


ASKED = [line for line in _block("<!-- command: ask -->\n```sh").splitlines() if line.startswith("kg ")]


def test_every_question_is_asked() -> None:
    assert len(ASKED) == 4


@pytest.mark.parametrize("line", ASKED)
def test_questions(line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    assert cli.run(shlex.split(line, comments=True)[1:]) == cli.DONE
    said = capsys.readouterr().out
    assert len(said.splitlines()) > 1, said
    assert "(0 rows)" not in said


@pytest.mark.parametrize("page", ["README.md", pytest.param("README.zh.md", marks=pytest.mark.slow)])
def test_python(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "tests" / "samples", tmp_path / "tests" / "samples")
    monkeypatch.chdir(tmp_path)
    exec(compile(_block("```python", (ROOT / page).read_text(encoding="utf-8")), page, "exec"), {})
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 5
    assert (tmp_path / "output" / "graph.nq").stat().st_size > 0


def test_files_of_a_build_are_listed() -> None:
    written = {one.name for one in (ROOT / "output").iterdir() if one.is_file()}
    assert written == {name for name in written if f"`{name}`" in README}
    assert len(written) == 10


def test_python_of_the_manual(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    manual = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    said = []
    for block in re.findall(r"```python\n(.*?)```", manual, re.DOTALL):
        exec(compile(block, "api.md", "exec"), {})
        said.append(capsys.readouterr().out.splitlines())
    events, dates = said
    assert len(events) >= 2
    assert all(line.startswith("2022-") for line in events)
    assert dates == ["昨天 2023-09-01 2023-09-01 2023-09-01", "10月 2023-10 2023-10-01 2023-10-31"]
