"""`kg explain` shows why a link of a built graph is there."""

from pathlib import Path

import pytest

from kg import build, cli


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("explained")
    article = folder / "a.txt"
    article.write_text("海湾大学2024年6月1日在江城举行毕业典礼。", encoding="utf-8")
    build(article).save(folder / "graph")
    return folder / "graph"


def test_an_event_is_explained_by_sentence_tree_pattern_and_path(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["explain", str(home), "毕业典礼"]) == cli.DONE
    told = capsys.readouterr().out
    assert "sentence: 海湾大学2024年6月1日在江城举行毕业典礼。" in told
    assert "海湾大学/ORG nsubj of 举行" in told
    assert "subject of 举行" in told
    assert "path: 海湾大学 nsubj ↑ 举行" in told


def test_a_fact_is_explained_by_the_end_of_its_address(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quads = (home / "graph.nq").read_text(encoding="utf-8")
    (fact,) = {
        line.split(">")[0].split("#")[1]
        for line in quads.splitlines()
        if "fact=" in line.split(">")[0] and "schema.org/location>" in line
    }
    assert cli.run(["explain", str(home), fact]) == cli.DONE
    told = capsys.readouterr().out
    assert "between 在 and 举行" in told
    assert "subject of 举行" not in told


def test_what_the_graph_does_not_hold_is_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["explain", str(home), "开学典礼"]) == cli.MENDABLE
    assert "开学典礼" in capsys.readouterr().err
