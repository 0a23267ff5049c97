"""`kg doctor` tells what works, `kg init` writes settings that can be read."""

import re
from pathlib import Path

import pytest

from kg import cli, health, settings
from kg.graph import store
from kg.settings import Settings


def test_a_sound_installation_reads_writes_and_answers(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["doctor"]) == cli.DONE
    told = capsys.readouterr().out
    assert "ok  reading" in told
    assert "ok  store" in told
    assert "extra owl" in told
    assert "remedy" not in told


def test_what_does_not_work_is_named_with_a_remedy(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "save", full)
    assert cli.run(["doctor"]) == cli.NO
    told = capsys.readouterr().out
    assert "no  store" in told
    assert "No space left on device" in told
    assert "remedy: reinstall pyoxigraph; free space" in told


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_version", lambda package: "" if package == "lxml" else "1")
    found = {one.name: one for one in health.examine()}
    assert (found["lxml"].works, found["lxml"].remedy) == (False, "pip install lxml")


def test_the_file_holds_every_setting_with_its_default(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "kg.toml"
    assert cli.run(["init", str(path)]) == cli.DONE
    assert f"--config {path}" in capsys.readouterr().out
    assert settings.load(path) == Settings()
    text = path.read_text(encoding="utf-8")
    assert [line.split(" =")[0] for line in text.splitlines() if " = " in line] == list(Settings.__dataclass_fields__)
    assert set(settings.TOLD) == set(Settings.__dataclass_fields__)


def test_the_file_is_told_in_the_language_that_is_spoken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "kg.toml"
    assert cli.run(["--language", "zh", "init", str(path)]) == cli.DONE
    assert "按需要修改" in capsys.readouterr().out
    comments = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert len(comments) == len(Settings.__dataclass_fields__) + 1
    assert [line for line in comments if not re.search("[一-鿿]", line.replace("浙江省杭州市", ""))] == []
    assert settings.load(path) == Settings()


def test_no_file_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "kg.toml"
    path.write_text("mine", encoding="utf-8")
    assert cli.run(["init", str(path)]) == cli.MENDABLE
    assert "a file of this name already" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mine"
