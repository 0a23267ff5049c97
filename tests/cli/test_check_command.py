"""kg check: what it prints and how it exits."""

import re
from pathlib import Path

import pytest

from kg.cli import run

GOOD = '<https://example.org/p> a <https://schema.org/Place> ; <http://www.w3.org/2000/01/rdf-schema#label> "北湖"@zh .'
BAD = "<https://example.org/p> a <https://schema.org/Place> ; <https://schema.org/latitude> 91 ."


def _file(folder: Path, text: str, name: str = "x.ttl") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return str(folder / name)


def test_a_sound_graph_gives_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", _file(tmp_path, GOOD)]) == 0
    assert "2 triples, 1 known things: 0 violations" in capsys.readouterr().out


def test_a_violation_gives_1_and_names_focus_path_and_reason(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["check", _file(tmp_path, BAD)]) == 1
    out = capsys.readouterr().out
    assert "violation: https://example.org/p https://schema.org/latitude: A latitude lies between -90 and 90." in out
    assert run(["check", _file(tmp_path, BAD), "--language", "zh"]) == 1
    out = capsys.readouterr().out
    assert "违规: https://example.org/p https://schema.org/latitude: 纬度在 -90 与 90 之间。 (值: 91)" in out
    assert re.search(r"2 条三元组，1 个已知事物：\d 处违规，0 处其他问题", out)


def test_what_cannot_be_read_gives_2_with_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", _file(tmp_path, "\n<a", "y.ttl")]) == 2
    assert "y.ttl:2: not valid TURTLE" in capsys.readouterr().err
    assert run(["check", str(tmp_path / "none.ttl")]) == 2
    assert run(["check", _file(tmp_path, GOOD), "--language", "de"]) == 2


def test_a_graph_of_other_things_is_said_to_be_unchecked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", _file(tmp_path, "<https://example.org/a> a <https://example.org/B> .")]) == 0
    assert "nothing was checked" in capsys.readouterr().err
    assert run(["check", _file(tmp_path, GOOD.replace("https://schema", "http://schema"))]) == 1
    told = capsys.readouterr()
    assert "nothing was checked" in told.err
    assert (Path(re.search("stand in (.*): kg.ttl", told.err)[1]) / "kg.ttl").is_file()  # type: ignore[index]
    assert "violation: http://schema.org/Place: The vocabulary has no such term; did you mean https://" in told.out


@pytest.mark.parametrize(
    "wrong, right",
    [
        ("https://w3id.org/dashiji/kg#Meetng", "https://w3id.org/dashiji/kg#Meeting"),
        ("https://schema.org/Organisation", "https://schema.org/Organization"),
        ("https://schema.org/Persn", "https://schema.org/Person"),
    ],
)
def test_a_misspelt_class_is_a_violation(
    wrong: str, right: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"{GOOD}\n<https://example.org/x> a <{wrong}> ."
    assert run(["check", _file(tmp_path, text)]) == 1
    out = capsys.readouterr().out
    assert f"violation: {wrong}: The vocabulary has no such term; did you mean {right}?" in out
    assert "1 violations, 0 other findings" in out


@pytest.mark.parametrize("name", ["Recipe", "EventSeries", "CreativeWorkSeason", "LocalBusiness", "PublicationVolume"])
def test_other_classes_of_schema_org_are_none(name: str, tmp_path: Path) -> None:
    assert run(["check", _file(tmp_path, f"{GOOD}\n<https://example.org/x> a <https://schema.org/{name}> .")]) == 0


def test_days_before_the_year_1_are_checked_as_others_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "秦国大事记\n秦灵公元年(前424),建上下畤。\n秦孝公十二年(前350),迁都咸阳。\n秦王政九年(前238),嫪毐作乱。"
    (tmp_path / "qin.txt").write_text(text, encoding="utf-8")
    assert run(["build", str(tmp_path / "qin.txt"), "-o", str(tmp_path / "out")]) == 0
    assert run(["check", str(tmp_path / "out")]) == 0
    told = capsys.readouterr()
    assert "0 violations" in told.out
    assert "Failed to convert" not in told.err
    nquads = (tmp_path / "out" / "graph.nq").read_text(encoding="utf-8")
    turned = nquads.replace('"-0423-12-31"', '"-0425-12-31"')
    assert turned != nquads
    assert run(["check", _file(tmp_path, turned, "turned.nq")]) == 1
    assert "(value: -0423-01-01)" in capsys.readouterr().out
