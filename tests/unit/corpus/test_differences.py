"""What two graphs differ in, and a graph in other notations."""

from pathlib import Path

import pytest

import kg
from kg import cli
from kg.corpus import differences
from kg.settings import Settings

MAY = "2023年5月6日，云岭市图书馆在云岭剧院召开读者座谈会。\n"
JUNE = "2023年6月7日，云岭市博物馆在云岭剧院举办陶器展览。\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("graphs")
    for name, text in (("may", MAY), ("june", JUNE)):
        (home / f"{name}.txt").write_text(text, encoding="utf-8")
    settings = Settings(tagger="jieba", formats="gexf,neo4j,ntriples,rdfxml")
    kg.build(home / "may.txt", settings).save(home / "one")
    kg.build([home / "may.txt", home / "june.txt"], settings).save(home / "two")
    return home


def lines(folder: Path) -> set[str]:
    return set((folder / "graph.nq").read_text(encoding="utf-8").splitlines(keepends=True))


def test_a_graph_is_as_itself(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert differences.compare(home / "one", home / "one").none
    assert cli.run(["diff", str(home / "one"), str(home / "one")]) == cli.DONE
    assert capsys.readouterr().out == "0 articles added, 0 removed, 0 changed; 0 quads added, 0 removed\n"


def test_articles_and_quads_that_came(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = differences.compare(home / "one", home / "two")
    assert (found.added, found.removed, found.changed) == (("june",), (), ())
    assert found.quads_added == len(lines(home / "two") - lines(home / "one"))
    assert found.quads_removed == len(lines(home / "one") - lines(home / "two"))
    assert cli.run(["diff", str(home / "two"), str(home / "one")]) == cli.NO
    assert capsys.readouterr().out.startswith("removed\tjune\n0 articles added, 1 removed")


def test_a_patch_makes_one_of_the_other(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["diff", str(home / "one"), str(home / "two"), "--format", "patch"]) == cli.NO
    told = capsys.readouterr().out.splitlines(keepends=True)
    assert (told[0], told[-1]) == ("TX .\n", "TC .\n")
    made = lines(home / "one")
    for line in told[1:-1]:
        (made.add if line.startswith("A ") else made.remove)(line[2:])
    assert made == lines(home / "two")


def test_no_graph_there(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / "empty").mkdir(exist_ok=True)
    assert cli.run(["diff", str(home / "one"), str(home / "empty")]) == cli.MENDABLE
    assert "no graph in this folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    "form",
    ["entities", "facts", "gexf", "graphml", "jsonld", "neo4j", "nquads", "ntriples", "rdfxml", "trig", "turtle"],
)
def test_an_export_is_what_the_build_wrote(form: str, home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = home / form
    assert cli.run(["export", str(home / "two"), "-o", str(out), "--formats", form]) == cli.DONE
    written = capsys.readouterr().out.split()
    assert written
    for path in map(Path, written):
        assert path.read_bytes() == (home / "two" / path.name).read_bytes(), path.name
    assert cli.run(["export", str(home / "two"), "-o", str(out), "--formats", form]) == cli.MENDABLE
    assert "already there" in capsys.readouterr().err
    assert cli.run(["export", str(home / "two"), "-o", str(out), "--formats", form, "--replace"]) == cli.DONE


def test_a_wrong_format_or_folder(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["export", str(home / "two"), "-o", str(home / "x"), "--formats", "turtel"]) == cli.MENDABLE
    assert "known formats: entities" in capsys.readouterr().err
    assert cli.run(["export", str(home / "two"), "-o", str(home / "two"), "--formats", "turtle"]) == cli.MENDABLE
    assert cli.run(["export", str(home / "empty"), "-o", str(home / "x"), "--formats", "turtle"]) == cli.MENDABLE
    assert not (home / "x").exists()
