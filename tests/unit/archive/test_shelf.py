"""What was read stays on the shelf until it is let go, only for the program that read it, and is digested anew."""

import ast
import json
import shutil
from pathlib import Path

import pytest

import kg
from kg import pipeline
from kg.archive import codec, fingerprint
from kg.archive.shelf import Shelf
from kg.errors import StoreError
from kg.read.articles import Article
from kg.settings import Settings

SETTINGS = Settings()
ARTICLES = [Article(name, f"2023年5月6日，云岭市图书馆召开{name}座谈会。") for name in ("甲", "乙", "丙")]


def record(article: Article) -> bytes:
    return codec.encode(article, pipeline.analyse(article.document(), pipeline.tools(SETTINGS)), (), {})


def filled(home: Path, maker: str, articles: list[Article]) -> Shelf:
    shelf = Shelf(home, maker)
    shelf.add({one.content: record(one) for one in articles})
    return shelf


def test_what_was_added_is_there_for_the_next(tmp_path: Path) -> None:
    filled(tmp_path, "v1", ARTICLES[:2])
    shelf = Shelf(tmp_path, "v1")
    assert [one.content in shelf for one in ARTICLES] == [True, True, False]
    assert shelf.analysis(ARTICLES[1].content).document.original == ARTICLES[1].text
    with pytest.raises(KeyError):
        shelf.analysis(ARTICLES[2].content)


def test_another_program_knows_the_articles_alone(tmp_path: Path) -> None:
    filled(tmp_path, "v1", ARTICLES)
    shelf = Shelf(tmp_path, "v2")
    assert ARTICLES[0].content not in shelf
    assert shelf.article(ARTICLES[0].content) == ARTICLES[0]
    assert shelf.article("unknown") is None


def test_what_is_let_go_goes_with_its_file(tmp_path: Path) -> None:
    shelf = filled(tmp_path, "v1", ARTICLES[:1])
    shelf.add({ARTICLES[1].content: record(ARTICLES[1])})
    shelf.keep_only({ARTICLES[1].content})
    assert ARTICLES[0].content not in shelf
    assert len(list((tmp_path / "analyses").iterdir())) == 1
    shelf.keep_only(set())
    assert not (tmp_path / "analyses").exists()


def test_a_newer_reading_takes_the_place_of_an_older(tmp_path: Path) -> None:
    filled(tmp_path, "v1", ARTICLES)
    shelf = filled(tmp_path, "v2", ARTICLES)
    shelf.keep_only({one.content for one in ARTICLES})
    assert len(list((tmp_path / "analyses").iterdir())) == 1
    assert ARTICLES[0].content in Shelf(tmp_path, "v2")


@pytest.mark.parametrize("damage", [b"", b"{", b'{"dashiji-analyses": 1}\n', b"\x00\xff\n"])
def test_a_damaged_file_counts_as_unread(damage: bytes, tmp_path: Path) -> None:
    filled(tmp_path, "v1", ARTICLES)
    (file,) = (tmp_path / "analyses").iterdir()
    file.write_bytes(damage)
    assert ARTICLES[0].content not in Shelf(tmp_path, "v1")


def test_a_file_cut_short_has_what_is_whole(tmp_path: Path) -> None:
    filled(tmp_path, "v1", ARTICLES)
    (file,) = (tmp_path / "analyses").iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert sum(one.content in Shelf(tmp_path, "v1") for one in ARTICLES) == 2


def test_a_newer_version_is_refused(tmp_path: Path) -> None:
    (tmp_path / "analyses").mkdir()
    (tmp_path / "analyses" / "x.batch").write_text(
        json.dumps({"dashiji-analyses": 99, "maker": "", "records": []}) + "\n"
    )
    with pytest.raises(StoreError, match="newer version"):
        Shelf(tmp_path, "v1")


def test_a_folder_of_others_is_never_filled(tmp_path: Path) -> None:
    (tmp_path / "analyses").mkdir()
    (tmp_path / "analyses" / "notes.txt").write_text("mine")
    with pytest.raises(StoreError, match="never overwritten"):
        filled(tmp_path, "v1", ARTICLES)


def test_what_another_digester_digested_is_digested_anew(tmp_path: Path) -> None:
    old = Shelf(tmp_path, "v1", "d1")
    old.add({one.content: one.text.encode() for one in ARTICLES})
    shelf = Shelf(tmp_path, "v1", "d2")
    assert [(one.content in shelf, shelf.knows(one.content)) for one in ARTICLES] == [(False, True)] * len(ARTICLES)
    assert shelf.digested(lambda record: record + b"!") == len(ARTICLES)
    assert shelf.digested(lambda record: record) == 0
    shelf.keep_only({one.content for one in ARTICLES})
    assert len(list((tmp_path / "analyses").iterdir())) == 1
    assert all(one.content in Shelf(tmp_path, "v1", "d2") for one in ARTICLES)
    assert not any(Shelf(tmp_path, "v2", "d2").knows(one.content) for one in ARTICLES)


def test_a_damaged_record_is_read_again_and_not_digested(tmp_path: Path) -> None:
    Shelf(tmp_path, "v1", "d1").add({one.content: b"" for one in ARTICLES})
    shelf = Shelf(tmp_path, "v1", "d2")
    shelf.digested(lambda record: codec.digested(record, (), {}))
    assert not any(shelf.knows(one.content) for one in ARTICLES)


def imported(root: str) -> set[str]:
    """The modules of kg/resolve that one of them needs, itself included."""
    home, found, waiting = Path(kg.__file__).parent / "resolve", set[str](), [root]
    names = {path.stem for path in home.glob("*.py")}
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            for node in ast.walk(ast.parse((home / f"{name}.py").read_text(encoding="utf-8"))):
                module = node.module or "" if isinstance(node, ast.ImportFrom) else ""
                told = [one.name for one in node.names] if isinstance(node, ast.ImportFrom) else []
                waiting += [one for one in told if module == "kg.resolve" and one in names]
                waiting += [module.removeprefix("kg.resolve.")] if module.startswith("kg.resolve.") else []
    return found


def test_the_modules_that_read_and_digest_are_those_that_are_imported() -> None:
    for name in fingerprint.READING:
        assert imported(name) == {path.stem for path in fingerprint.resolving(name)}
    assert imported("digest") == {path.stem for path in fingerprint.resolving("digest")}


def test_what_only_joins_decides_neither_reading_nor_digests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "kg"
    shutil.copytree(Path(kg.__file__).parent, home, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    monkeypatch.setattr(fingerprint, "_HOME", home)

    def sums() -> tuple[str, str, str]:
        for one in (fingerprint.program, fingerprint.digests, fingerprint.joins):
            one.cache_clear()
        return fingerprint.program(), fingerprint.digests(), fingerprint.joins()

    before = sums()
    changed = []
    for name in ("resolve/across.py", "resolve/bodies.py", "resolve/unseen.py", "relate/roles.py", "graph/facts.py"):
        text = (home / name).read_text(encoding="utf-8")
        (home / name).write_text(text + "# changed\n", encoding="utf-8")
        changed.append(tuple(one != other for one, other in zip(before, sums(), strict=True)))
        (home / name).write_text(text, encoding="utf-8")
    assert changed == [
        (False, False, True),
        (False, True, True),
        (True, False, True),
        (True, False, False),
        (False, False, False),
    ]
    assert sums() == before
    monkeypatch.undo()
    sums()


def test_the_fingerprint_tells_settings_that_decide() -> None:
    others = (Settings(tagger="jieba"), Settings(join_places=True), Settings(sure=0.9))
    assert len({fingerprint.of(one) for one in (SETTINGS, *others)}) == 4
    assert fingerprint.of(Settings(base="https://example.org/", formats="gexf")) == fingerprint.of(Settings())
