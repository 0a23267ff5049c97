"""A corpus grows, shrinks and is read again; whatever way it took, its files are the same."""

import hashlib
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg import cli, pipeline
from kg.archive import fingerprint
from kg.corpus import growing, manifest
from kg.corpus.growing import Work
from kg.errors import InputError, StoreError
from kg.settings import Settings

SETTINGS = Settings(tagger="jieba")
TEXTS = {
    "may/a.txt": "2023年5月6日，云岭市图书馆在云岭剧院召开读者座谈会。\n",
    "may/b.txt": "2023年5月7日，云岭市总工会主席李明会见江城市总工会代表团。\n",
    "june/a.txt": "2023年6月7日，云岭市博物馆举办陶器展览，李明出席开幕式。\n",
    "june/c.txt": "2023年5月6日，市图书馆在云岭剧院召开读者座谈会，馆长王芳主持。\n",
}


@pytest.fixture
def news(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name, text in TEXTS.items():
        (tmp_path / "news" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "news" / name).write_text(text, encoding="utf-8")
    return tmp_path


def sums(folder: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir()) if path.is_file()
    }


KEPT: list[Path] = []


@pytest.fixture(scope="module", autouse=True)
def keep(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    KEPT.append(tmp_path_factory.mktemp("kept"))
    yield
    KEPT.clear()


def build(out: Path, *paths: str) -> None:
    """A build; one into a new folder, of files that were built before, is that one copied."""
    told = [(path.relative_to(out.parent), path.read_bytes()) for path in sorted(out.parent.glob("news/*/*"))]
    kept = KEPT[0] / hashlib.sha256(repr((paths, told)).encode()).hexdigest()
    if out.exists():
        growing.build(paths, out, SETTINGS, Work())
        return
    if not kept.exists():
        growing.build(paths, kept, SETTINGS, Work())
    shutil.copytree(kept, out)


def ids(out: Path) -> list[str]:
    return [one.id for one in manifest.read(out).entries]


@pytest.mark.parametrize(
    "order", [(3, 1, 0, 2), *(pytest.param(one, marks=pytest.mark.slow) for one in ((0, 1, 2, 3), (2, 0, 3, 1)))]
)
def test_one_by_one_in_any_order_is_as_at_once(order: tuple[int, ...], news: Path) -> None:
    build(news / "once", "news")
    names = [f"news/{name}" for name in TEXTS]
    build(news / "grown", names[order[0]])
    for number in order[1:]:
        growing.add(news / "grown", [names[number]], Work())
    assert ids(news / "grown") == ["a", "b", "c", "may/a"]
    assert sums(news / "grown") == sums(news / "once")


def test_adding_again_changes_nothing(news: Path) -> None:
    build(news / "out", "news")
    before = {path: path.stat().st_mtime_ns for path in (news / "out").rglob("*")}
    for again in ("news/may", str(news / "news" / "may" / "a.txt"), "./news/june/c.txt"):
        outcome = growing.add(news / "out", [again], Work())
        assert (outcome.written, outcome.read, outcome.added) == (None, 0, ())
    assert {path: path.stat().st_mtime_ns for path in (news / "out").rglob("*")} == before


def test_only_what_is_new_is_read(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(news / "out", "news/may")
    seen = []
    whole = pipeline.analyse_all
    monkeypatch.setattr(
        pipeline, "analyse_all", lambda texts, kit: seen.extend(one.id for one in texts) or whole(texts, kit)
    )
    outcome = growing.add(news / "out", ["news"], Work())
    assert seen.sort() or seen == ["a", "c"]
    assert (outcome.read, outcome.articles, outcome.added) == (2, 4, ("c", "may/a"))


def test_a_changed_file_takes_the_place_of_what_it_held(news: Path) -> None:
    build(news / "out", "news/may")
    (news / "news" / "may" / "b.txt").write_text(TEXTS["june/c.txt"], encoding="utf-8")
    outcome = growing.add(news / "out", ["news/may/b.txt"], Work())
    assert (outcome.articles, outcome.read) == (2, 1)
    build(news / "once", "news/may")
    assert sums(news / "out") == sums(news / "once")


def test_what_is_removed_leaves_no_trace(news: Path) -> None:
    build(news / "out", "news")
    assert growing.remove(news / "out", ["a", "c"], Work()).removed == ("c", "may/a"), "the name falls to the other"
    build(news / "once", "news/may")
    assert sums(news / "out") == sums(news / "once")


def test_an_unknown_article_is_named_with_the_nearest(news: Path) -> None:
    build(news / "out", "news")
    with pytest.raises(InputError, match="no article may/b there") as refused:
        growing.remove(news / "out", ["may/b"], Work())
    assert refused.value.hint == "did you mean may/a?"
    with pytest.raises(InputError, match="no article would be left"):
        growing.remove(news / "out", ids(news / "out"), Work())


def test_an_article_in_the_place_of_another(news: Path) -> None:
    build(news / "out", "news/may")
    growing.swap(news / "out", "b", "news/june/c.txt", Work())
    build(news / "once", "news/may/a.txt", "news/june/c.txt")
    assert sums(news / "out") == sums(news / "once")
    with pytest.raises(InputError, match="2 articles there, not one"):
        growing.swap(news / "out", "c", "news/june", Work())


def test_a_new_program_reads_again_though_the_files_are_gone(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(news / "out", "news")
    before = sums(news / "out")
    assert growing.stale(news / "out") == (0, 4)
    for name in TEXTS:
        (news / "news" / name).unlink()
    monkeypatch.setattr(fingerprint, "of", lambda settings: "another program")
    assert growing.stale(news / "out") == (4, 4)
    outcome = growing.update(news / "out", Work())
    assert (outcome.read, outcome.again) == (4, 4)
    assert growing.stale(news / "out") == (0, 4)
    assert sums(news / "out") == before


def test_a_new_digest_is_made_of_what_was_read(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(news / "out", "news")
    before = sums(news / "out")
    for name in TEXTS:
        (news / "news" / name).unlink()
    monkeypatch.setattr(fingerprint, "digests", lambda: "another digest")
    assert growing.stale(news / "out") == (0, 4)
    outcome = growing.update(news / "out", Work())
    assert (outcome.read, outcome.again) == (0, 0)
    assert sums(news / "out") == before


def test_articles_that_cannot_be_read_again_are_not_lost(news: Path) -> None:
    build(news / "out", "news")
    before = sums(news / "out")
    for path in (news / "out" / "analyses").iterdir():
        path.write_bytes(b"damaged")
    growing.update(news / "out", Work())
    assert sums(news / "out") == before, "from their files"
    for path in (news / "out" / "analyses").iterdir():
        path.write_bytes(b"damaged")
    (news / "news" / "may" / "b.txt").unlink()
    with pytest.raises(StoreError, match="1 articles cannot be read again: b"):
        growing.update(news / "out", Work())
    assert sums(news / "out") == before


def test_decisions_are_kept(news: Path) -> None:
    table = news / "decisions.csv"
    row = "organization/云岭市总工会,path,organization/云岭市工会,its name\n"
    table.write_text("name,verdict,target,reason\n" + row, encoding="utf-8")
    chosen = Settings(tagger="jieba", decisions="decisions.csv")
    growing.build(["news/may"], news / "out", chosen, Work())
    growing.build(["news"], news / "once", chosen, Work())
    table.unlink()
    growing.add(news / "out", ["news/june"], Work())
    assert "organization/云岭市工会>" in (news / "out" / "graph.nq").read_text(encoding="utf-8")
    assert sums(news / "out") == sums(news / "once")


def test_what_could_not_be_read_is_forgotten_once_it_can(news: Path) -> None:
    (news / "news" / "june" / "c.txt").write_bytes(b"")
    first = growing.build(["news"], news / "out", SETTINGS, Work())
    assert [one.cause for one in first.failures] == ["the file is empty"]
    (news / "news" / "june" / "c.txt").write_text(TEXTS["june/c.txt"], encoding="utf-8")
    assert growing.add(news / "out", ["news/june/c.txt"], Work()).failures == ()
    build(news / "once", "news")
    assert sums(news / "out") == sums(news / "once")


def test_bad_rows_are_told_and_good_ones_added(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(news / "out", "news/may")
    rows = [json.dumps({"id": "r1", "text": TEXTS["june/a.txt"]}), "{bad", json.dumps({"id": "r3", "body": ""})]
    (news / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    assert cli.run(["add", "out", "rows.jsonl"]) == cli.DONE
    assert "warning: rows.jsonl:2: " in capsys.readouterr().err
    assert ids(news / "out") == ["a", "b", "r1"]
    assert "`rows.jsonl:2`" in (news / "out" / "report.md").read_text(encoding="utf-8")
    (news / "none.csv").write_text("id,number\n1,2\n", encoding="utf-8")
    before = sums(news / "out")
    assert cli.run(["add", "out", "none.csv"]) == cli.MENDABLE
    assert sums(news / "out") == before


def test_a_folder_of_a_newer_version_is_left_alone(news: Path, capsys: pytest.CaptureFixture[str]) -> None:
    build(news / "out", "news/may")
    told = json.loads((news / "out" / "run.json").read_text(encoding="utf-8"))
    (news / "out" / "run.json").write_text(json.dumps(told | {"format": 99}), encoding="utf-8")
    before = sums(news / "out")
    for command in (["add", "out", "news"], ["update", "out"], ["build", "news", "-o", "out", "--replace"]):
        assert cli.run(command) == cli.MENDABLE
        assert "written by a newer version of dashiji" in capsys.readouterr().err
    assert sums(news / "out") == before


def test_a_folder_of_an_older_version_is_named_so(news: Path) -> None:
    build(news / "out", "news/may")
    told = json.loads((news / "out" / "run.json").read_text(encoding="utf-8"))
    del told["format"]
    (news / "out" / "run.json").write_text(json.dumps(told), encoding="utf-8")
    with pytest.raises(StoreError, match="older version"):
        growing.add(news / "out", ["news"], Work())
    with pytest.raises(StoreError, match="no graph of kg"):
        growing.add(news / "news", ["news"], Work())


def test_from_python(news: Path) -> None:
    kg.build("news/may", SETTINGS).save("out")
    grown = kg.add("out", ["news/june"])
    build(news / "once", "news")
    assert sums(news / "out") == sums(news / "once")
    assert any("展览" in event.name for event in grown.events)
    with pytest.raises(InputError, match="no such file"):
        kg.add("out", "missing.txt")


def aged(out: Path) -> None:
    """A folder as the first versions left it."""
    told = json.loads((out / "run.json").read_text("utf-8"))
    for one in told["articles"]:
        for name in ("content", "name", "number"):
            del one[name]
    for name in ("files", "format", "decisions"):
        del told[name]
    for name in ("ontology", "authority", "decisions"):
        del told["settings"][name]
    (out / "run.json").write_text(json.dumps(told | {"counts": {}}), encoding="utf-8")
    shutil.rmtree(out / "analyses")


def test_a_build_of_the_first_versions_is_made_anew_from_its_articles(news: Path) -> None:
    build(news / "out", "news")
    fresh = sums(news / "out")
    aged(news / "out")
    (news / "out" / "graph.nq").write_text("", encoding="utf-8")
    assert growing.stale(news / "out") == (4, 4)
    outcome = growing.update(news / "out", Work())
    assert outcome.written
    assert outcome.read == 4
    assert sums(news / "out") == fresh
    assert growing.update(news / "out", Work()).read == 0


def test_what_the_first_versions_read_and_is_gone_is_told(news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(news / "out", "news")
    aged(news / "out")
    (news / "news" / "june" / "c.txt").unlink()
    before = sums(news / "out")
    with pytest.raises(StoreError, match=r"1 of its files are gone: news/june/c\.txt") as told:
        growing.update(news / "out", Work())
    assert "kg build ARTICLES -o NEW_FOLDER" in str(told.value.hint)
    monkeypatch.chdir(news / "news")
    with pytest.raises(StoreError, match="4 of its files are gone"):
        growing.update(news / "out", Work())
    assert sums(news / "out") == before
    with pytest.raises(StoreError, match="older version"):
        growing.add(news / "out", ["may"], Work())


def test_a_build_of_the_first_versions_is_built_over(news: Path) -> None:
    build(news / "out", "news")
    fresh = sums(news / "out")
    aged(news / "out")
    build(news / "out", "news")
    assert sums(news / "out") == fresh
