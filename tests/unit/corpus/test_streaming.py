"""A corpus of many articles is written without holding its statements: the same lines as a small one's."""

import json
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg import cli
from kg.corpus import growing, streaming, writing
from kg.corpus.growing import Work
from kg.graph import renewal, store
from kg.graph.runs import Runs
from kg.settings import Settings

SETTINGS = Settings(tagger="jieba")
TEXTS = (
    "2023年5月6日，云岭市图书馆在云岭剧院召开读者座谈会，云岭市图书馆馆长王芳主持。\n",
    "2023年5月6日，云岭市图书馆召开读者座谈会。次日，图书馆馆长王芳会见江城市总工会代表团一行三十人。\n",
    "2023年6月7日，雲嶺市博物館舉辦陶器展覽，云岭市总工会主席李明出席開幕式。\n",
    "甲县报道，云岭市博物馆陶器展览6月8日闭幕，参观者达3.2万人次。\n",
    "2023年7月1日，云岭市西山区发生地震，造成3人死亡。\n",
    "2023年7月1日，云岭市西山区发生地震，造成5人死亡，12人受伤。\n",
)
WRITTEN = {"analyses", "entities.csv", "facts.csv", "graph.nq", "report.md", "run.json", "store"}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    home = tmp_path_factory.mktemp("many")
    rows = [json.dumps({"id": f"n{number}", "text": text}) for number, text in enumerate(TEXTS)]
    (home / "rows.jsonl").write_text("\n".join(rows) + "\n{bad\n", encoding="utf-8")
    growing.build([str(home / "rows.jsonl")], home / "small", SETTINGS, Work())
    before = writing.MANY
    writing.MANY = 2
    try:
        outcome = growing.build([str(home / "rows.jsonl")], home / "large", SETTINGS, Work())
    finally:
        writing.MANY = before
    assert outcome.written
    assert outcome.written.violations is None
    assert [len(outcome.failures), outcome.written.events > 0] == [1, True]
    return home / "small", home / "large"


@pytest.mark.parametrize("name", ["graph.nq", "entities.csv", "facts.csv"])
def test_the_files_are_the_same(name: str, folders: tuple[Path, Path]) -> None:
    small, large = folders
    assert (large / name).read_bytes() == (small / name).read_bytes()


def test_several_processes_state_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "MANY", 2)
    monkeypatch.setattr(streaming, "_LEAST", 1)
    rows = [json.dumps({"id": f"n{number}", "text": text}) for number, text in enumerate(TEXTS)]
    (tmp_path / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    growing.build([str(tmp_path / "rows.jsonl")], tmp_path / "one", SETTINGS, Work())
    shutil.copytree(tmp_path / "one" / "analyses", tmp_path / "three" / "analyses")
    growing.build([str(tmp_path / "rows.jsonl")], tmp_path / "three", SETTINGS, Work(3))
    for name in WRITTEN - {"analyses", "store"}:
        assert (tmp_path / "three" / name).read_bytes() == (tmp_path / "one" / name).read_bytes()


def test_less_is_written_and_said_so(folders: tuple[Path, Path]) -> None:
    assert {path.name for path in folders[1].iterdir()} == WRITTEN
    other, told = (json.loads((one / "run.json").read_text(encoding="utf-8")) for one in folders)
    assert set(told["files"]) == WRITTEN
    assert (told["articles"], told["counts"]) == (other["articles"], other["counts"])
    assert "the shapes not asked" in (folders[1] / "report.md").read_text(encoding="utf-8")


def test_the_store_answers_alike(folders: tuple[Path, Path]) -> None:
    prefixes = "PREFIX schema: <https://schema.org/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
    question = prefixes + "SELECT ?name { ?event schema:organizer ?who . ?who rdfs:label ?name } ORDER BY ?name"
    answers = [list(kg.open(one).query(question)) for one in folders]
    assert answers[0]
    assert answers[0] == answers[1]


def test_it_grows_across_the_border(
    folders: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = str(folders[0].parent / "rows.jsonl")
    (tmp_path / "more.txt").write_text(TEXTS[0], encoding="utf-8")
    monkeypatch.setattr(writing, "MANY", len(TEXTS))
    growing.build([rows], tmp_path / "out", SETTINGS, Work())
    assert (tmp_path / "out" / "graph.html").exists()
    assert cli.run(["add", str(tmp_path / "out"), str(tmp_path / "more.txt")]) == cli.DONE
    assert {path.name for path in (tmp_path / "out").iterdir()} == WRITTEN
    growing.remove(tmp_path / "out", ["more"], Work())
    assert (tmp_path / "out" / "graph.html").exists()
    assert (tmp_path / "out" / "graph.nq").read_bytes() == (folders[0] / "graph.nq").read_bytes()


def test_a_store_that_changes_holds_what_the_file_says(
    folders: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "more.txt").write_text(TEXTS[1].replace("座谈会", "朗诵会"), encoding="utf-8")
    monkeypatch.setattr(writing, "MANY", 2)
    monkeypatch.setattr(renewal, "_LARGEST", 10.0)
    monkeypatch.setattr(store, "filling", None)  # the first build alone may fill one
    shutil.copytree(folders[1], tmp_path / "out")
    rows, more = str(folders[0].parent / "rows.jsonl"), str(tmp_path / "more.txt")
    changes = (
        lambda out: growing.add(out, [more], Work()),
        lambda out: growing.remove(out, ["n3", "n5"], Work()),
        lambda out: growing.remove(out, ["more"], Work()),
        lambda out: growing.add(out, [rows], Work()),
    )
    for number, change in enumerate(changes):
        assert change(tmp_path / "out").written
        store.load_parcels(str(tmp_path / "out" / "graph.nq"), str(tmp_path / f"fresh-{number}"))
        held = ox.Store.read_only(str(tmp_path / "out" / "store"))
        fresh = ox.Store.read_only(str(tmp_path / f"fresh-{number}"))
        assert set(held) == set(fresh)
        assert set(held.named_graphs()) == set(fresh.named_graphs())
    assert (tmp_path / "out" / "graph.nq").read_bytes() == (folders[1] / "graph.nq").read_bytes()


def test_runs_sort_what_is_too_much_at_once(tmp_path: Path) -> None:
    runs = Runs(tmp_path, largest=40)
    lines = [f'<s> <p> "{number % 7} 字" <g> .\n' for number in range(40)]
    for line in lines:
        runs.add(line)
    assert len(list(tmp_path.iterdir())) > 3
    assert b"".join(runs.merged("shared")).decode() == "".join(sorted(set(lines)))
    assert not list(tmp_path.iterdir())
    assert list(Runs(tmp_path).merged("shared")) == []


@pytest.mark.parametrize("largest", [1, 1000])
def test_a_triple_of_several_graphs_stands_in_the_shared_one(largest: int, tmp_path: Path) -> None:
    runs = Runs(tmp_path, largest=largest)
    alone = ['<s> <p> "a" <g> .\n', '<s> <p> "a <x>" <g> .\n', '<s> <p> "a"@zh-Hans <h> .\n', "<s> <p> <o> <z> .\n"]
    for line in (*alone, "<s> <q> <o> <g> .\n", "<s> <q> <o> <h> .\n", "<s> <q> <o> <z> .\n", *alone):
        runs.add(line)
    assert b"".join(runs.merged("shared")).decode() == "".join(sorted([*alone, "<s> <q> <o> <shared> .\n"]))
