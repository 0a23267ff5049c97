"""Whose a folder is: what a build wrote, what it may replace, and which articles would be lost."""

import json
from pathlib import Path

import pytest

from kg import earlier
from kg.earlier import Article, admit, build_in
from kg.errors import StoreError

MAY, JUNE = Article("may", "news/may.txt", "a1"), Article("june", "news/june.txt", "b2")


def write(home: Path, *articles: Article, **other: object) -> Path:
    told = {
        "articles": [{"id": one.id, "source": one.source, "sha256": one.sha256} for one in articles],
        "files": ["graph.nq", "run.json", "store"],
        "versions": {"dashiji": "0.1.0"},
    }
    home.mkdir(exist_ok=True)
    (home / "run.json").write_text(json.dumps(told | other), encoding="utf-8")
    return home


def test_a_build_is_told_by_its_run_json(tmp_path: Path) -> None:
    build = build_in(write(tmp_path, MAY))
    assert build == earlier.Build((MAY,), ("graph.nq", "run.json", "store"))


@pytest.mark.parametrize(
    "other", [{"versions": {"npm": "1"}}, {"versions": []}, {"articles": 3}, {"files": None}, {"articles": [{"id": 1}]}]
)
def test_another_program_s_run_json_is_none(other: dict[str, object], tmp_path: Path) -> None:
    assert build_in(write(tmp_path, MAY, **other)) is None


@pytest.mark.parametrize("text", ["", "[]", "{", "3", "null"])
def test_nor_is_what_is_no_record(text: str, tmp_path: Path) -> None:
    (tmp_path / "run.json").write_text(text, encoding="utf-8")
    assert build_in(tmp_path) is None
    assert build_in(tmp_path / "none") is None


def test_no_name_leads_out_of_the_folder(tmp_path: Path) -> None:
    names = ["graph.nq", "../else", "/etc/passwd", "", ".", "..", "a/b", "a\\b", "store"]
    build = build_in(write(tmp_path, MAY, files=names))
    assert build
    assert build.files == ("graph.nq", "store")


@pytest.mark.parametrize(
    "new",
    [
        (MAY, JUNE),
        (Article("may", "news/may.txt", "changed"), JUNE),
        (Article("may", "elsewhere/may.txt", "a1"), JUNE),
        (Article("may", str(Path("news/may.txt").absolute()), "changed"), JUNE),
        (MAY, JUNE, Article("july", "news/july.txt", "c3")),
    ],
)
def test_the_same_articles_may_be_built_again(new: tuple[Article, ...], tmp_path: Path) -> None:
    assert admit(write(tmp_path, MAY, JUNE), new, replace=False) == ("graph.nq", "run.json", "store")


@pytest.mark.parametrize(
    "new, said",
    [
        ((JUNE,), "1 of the 2 articles there would be lost: may"),
        ((), "2 of the 2 articles there would be lost: may, june"),
        ((JUNE, Article("may", "others/may.txt", "another")), "1 of the 2"),
    ],
)
def test_others_need_a_word(new: tuple[Article, ...], said: str, tmp_path: Path) -> None:
    home = write(tmp_path, MAY, JUNE)
    with pytest.raises(StoreError, match=said) as refused:
        admit(home, new, replace=False)
    assert "--replace" in refused.value.hint
    assert admit(home, new, replace=True)
    assert admit(home, None, replace=False)


def test_any_text_may_come_by_standard_input(tmp_path: Path) -> None:
    home = write(tmp_path, Article("stdin", "-", "a"), Article("n7", "-", "b"))
    assert admit(home, [Article("stdin", "-", "a"), Article("n7", "-", "changed")], replace=False)
    with pytest.raises(StoreError, match="1 of the 2 articles there would be lost: stdin"):
        admit(home, [Article("stdin", "-", "changed"), Article("n7", "-", "changed")], replace=False)


def test_many_are_not_all_named(tmp_path: Path) -> None:
    home = write(tmp_path, *(Article(f"n{number}", "x", str(number)) for number in range(12)))
    with pytest.raises(StoreError, match=r"12 of the 12 .* n0, n1, n2, n3, n4 and 7 more"):
        admit(home, (), replace=False)


@pytest.mark.parametrize("replace", [False, True])
def test_a_folder_of_other_things_is_never_taken(replace: bool, tmp_path: Path) -> None:
    (tmp_path / ".gitkeep").touch()
    assert admit(tmp_path / "none", [MAY], replace=replace) == admit(tmp_path, [MAY], replace=replace) == ()
    (tmp_path / "graph.ttl").write_text("mine")
    with pytest.raises(StoreError, match=r"other things than a graph of kg: graph\.ttl") as refused:
        admit(tmp_path, [MAY], replace=replace)
    assert refused.value.hint
