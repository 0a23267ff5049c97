"""A graph follows the folder its articles come into."""

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from kg.corpus import manifest, watching
from kg.corpus.growing import Outcome, Work
from kg.errors import SettingsError
from kg.settings import Settings

SETTINGS = Settings(tagger="jieba")
MAY = "2023年5月6日，云岭市图书馆在云岭剧院召开读者座谈会。\n"
JUNE = "2023年6月7日，云岭市博物馆举办陶器展览。\n"


@pytest.fixture
def inbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inbox").mkdir()
    return Path("inbox")


@pytest.fixture
def watched(inbox: Path) -> Iterator[list[Outcome]]:
    outcomes: list[Outcome] = []
    stop = Event()
    thread = Thread(
        target=lambda: outcomes.extend(watching.follow(inbox, Path("graph"), SETTINGS, Work(), stop)), daemon=True
    )
    thread.start()
    yield outcomes
    stop.set()
    thread.join(60)
    assert not thread.is_alive()


def until(holds: Callable[[], bool]) -> None:
    for _ in range(1200):
        if holds():
            return
        time.sleep(0.1)
    raise AssertionError("not within two minutes")


def ids() -> list[str]:
    return [one.id for one in manifest.read(Path("graph")).entries] if Path("graph/run.json").exists() else []


@pytest.mark.slow
def test_articles_come_change_and_go(inbox: Path, watched: list[Outcome]) -> None:
    until(lambda: bool(watched))
    (inbox / "may.txt").write_text(MAY, encoding="utf-8")
    until(lambda: ids() == ["may"])
    (inbox / "june.txt").write_text(JUNE, encoding="utf-8")
    until(lambda: ids() == ["june", "may"])
    (inbox / "june.txt").write_text(JUNE.replace("陶器", "瓷器"), encoding="utf-8")
    until(lambda: "瓷器" in Path("graph/graph.nq").read_text(encoding="utf-8"))
    (inbox / "may.txt").unlink()
    until(lambda: ids() == ["june"])


def test_a_graph_that_is_there_is_brought_up_to_date(inbox: Path) -> None:
    for name, text in (("may", MAY), ("june", JUNE)):
        (inbox / f"{name}.txt").write_text(text, encoding="utf-8")
    stop = Event()
    stop.set()
    (built,) = watching.follow(inbox, Path("graph"), SETTINGS, Work(), stop)
    assert (built.articles, ids()) == (2, ["june", "may"])
    (inbox / "may.txt").unlink()
    (inbox / "july.txt").write_text(JUNE.replace("6月", "7月"), encoding="utf-8")
    grown, shrunk = watching.follow(inbox, Path("graph"), SETTINGS, Work(), stop)
    assert (grown.added, shrunk.removed, ids()) == (("july",), ("may",), ["july", "june"])


def test_the_last_article_stays(inbox: Path) -> None:
    (inbox / "may.txt").write_text(MAY, encoding="utf-8")
    stop = Event()
    stop.set()
    list(watching.follow(inbox, Path("graph"), SETTINGS, Work(), stop))
    (inbox / "may.txt").unlink()
    list(watching.follow(inbox, Path("graph"), SETTINGS, Work(), stop))
    assert ids() == ["may"]


def test_without_the_package_it_is_named(inbox: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    with pytest.raises(SettingsError) as caught:
        list(watching.follow(inbox, Path("graph"), SETTINGS, Work()))
    assert "dashiji[watch]" in caught.value.hint
