"""A large corpus that changes is written by its changes, and is the same to the byte as one built at once."""

import json
import random
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.corpus import changes, growing, ledger, streaming, writing
from kg.corpus.growing import Work
from kg.earlier import LEDGER
from kg.settings import Settings

SETTINGS = Settings(tagger="jieba")
TEXTS = (
    "2023年5月6日，云岭市图书馆在云岭剧院召开读者座谈会，云岭市图书馆馆长王芳主持。\n",
    "2023年5月6日，云岭市图书馆召开读者座谈会。次日，图书馆馆长王芳会见江城市总工会代表团一行三十人。\n",
    "2023年6月7日，雲嶺市博物館舉辦陶器展覽，云岭市总工会主席李明出席開幕式。\n",
    "甲县报道，云岭市博物馆陶器展览6月8日闭幕，参观者达3.2万人次。\n",
    "2023年7月1日，云岭市西山区发生地震，造成3人死亡。\n",
    "2023年7月1日，云岭市西山区发生地震，造成5人死亡，12人受伤。\n",
    "中国云岭市总工会主席李明7月2日任云岭市工会主席。云岭市总工会第九届代表大会7月3日在云岭市开幕。\n",
    "总工会第九届代表大会通过《云岭市职工条例》。江城市的王芳是云岭市总工会副主席，她出席会议。\n",
    "第九届代表大会的《条例》自2024年1月1日起施行，云岭市人民政府发布。\n",
    "2023年5月6日至8日，中国云岭市图书馆举行读者座谈会，北京市图书馆馆长王芳致辞。\n",
)
FILES = ("graph.nq", "entities.csv", "facts.csv", "report.md", "run.json")


@pytest.fixture
def used(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each writing was by changes."""
    monkeypatch.setattr(writing, "MANY", 2)
    monkeypatch.setattr(changes, "_LARGEST", 10.0)
    real, told = changes.write, list[bool]()

    def write(*given: object) -> object:
        made = real(*given)  # type: ignore[arg-type]
        told.append(made is not None)
        return made

    monkeypatch.setattr(streaming.changes, "write", write)
    return told


def _rows(home: Path, name: str, numbers: list[int], *, half: bool = False) -> str:
    told = ((number, TEXTS[number][len(TEXTS[number]) // 2 :] if half else TEXTS[number]) for number in numbers)
    rows = [json.dumps({"id": f"n{number}", "date": "2023-07-04", "text": text}) for number, text in told]
    (home / name).write_text("\n".join(rows) + "\n", encoding="utf-8")
    return str(home / name)


def _files(home: Path, numbers: list[int]) -> list[str]:
    home.mkdir(exist_ok=True)
    for number in numbers:
        _rows(home, f"{number}.jsonl", [number])
    return [str(home / f"{number}.jsonl") for number in numbers]


def _same(one: Path, other: Path) -> None:
    for name in FILES:
        assert (one / name).read_bytes() == (other / name).read_bytes(), name
    held, fresh = (ox.Store.read_only(str(folder / "store")) for folder in (one, other))
    assert set(held) == set(fresh)
    assert set(held.named_graphs()) == set(fresh.named_graphs())


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(1, 4))])
def test_a_corpus_that_comes_and_goes_is_as_one_built_at_once(seed: int, tmp_path: Path, used: list[bool]) -> None:
    chance = random.Random(seed)
    order = chance.sample(range(len(TEXTS)), len(TEXTS))
    paths = dict(zip(order, _files(tmp_path / "in", order), strict=True))
    there = order[:4]
    growing.build([paths[one] for one in there], tmp_path / "grown", SETTINGS, Work())
    for number, step in enumerate(order[4:] + order[:3]):
        if step in there:
            there.remove(step)
            growing.remove(tmp_path / "grown", [f"n{step}"], Work())
        else:
            there.append(step)
            growing.add(tmp_path / "grown", [paths[step]], Work())
        if number % 3 == 2:
            fresh = tmp_path / f"fresh-{number}"
            growing.build([paths[one] for one in sorted(there)], fresh, SETTINGS, Work())
            _same(tmp_path / "grown", fresh)
    assert used == [True] * (len(order) - 1)


def test_another_wording_takes_the_place_of_the_first(tmp_path: Path, used: list[bool]) -> None:
    every = list(range(len(TEXTS)))
    rows = _rows(tmp_path, "rows.jsonl", every)
    growing.build([rows], tmp_path / "grown", SETTINGS, Work())
    _rows(tmp_path, "rows.jsonl", every, half=True)
    growing.add(tmp_path / "grown", [rows], Work())
    growing.build([rows], tmp_path / "fresh", SETTINGS, Work())
    _same(tmp_path / "grown", tmp_path / "fresh")
    assert used == [True]


def test_without_a_ledger_of_its_graph_all_is_written_anew(tmp_path: Path, used: list[bool]) -> None:
    first, second, third = (
        _files(tmp_path / "in", [0, 1, 2]),
        _files(tmp_path / "in", [3]),
        _files(tmp_path / "in", [4]),
    )
    growing.build(first, tmp_path / "grown", SETTINGS, Work())
    (one,) = (tmp_path / "grown" / "analyses").glob("*" + LEDGER)
    whole = one.read_bytes()
    one.write_bytes(whole[:-1])
    assert ledger.read(tmp_path / "grown") is None
    one.write_bytes(whole)
    assert ledger.read(tmp_path / "grown")
    with (tmp_path / "grown" / "facts.csv").open("ab") as file:
        file.write(b"mine\n")
    assert ledger.read(tmp_path / "grown") is None
    growing.add(tmp_path / "grown", second, Work())
    assert used == []
    assert len(list((tmp_path / "grown" / "analyses").glob("*" + LEDGER))) == 1
    growing.add(tmp_path / "grown", third, Work())
    assert used == [True]
    growing.build([*first, *second, *third], tmp_path / "fresh", SETTINGS, Work())
    _same(tmp_path / "grown", tmp_path / "fresh")


def test_what_a_small_corpus_leaves_is_no_ledger(tmp_path: Path) -> None:
    growing.build(_files(tmp_path / "in", [0, 1]), tmp_path / "grown", SETTINGS, Work())
    assert not list((tmp_path / "grown" / "analyses").glob("*" + LEDGER))
