"""Events joined as they were before, but for those that something new bears on, are those of all joined at once."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping

import pytest

from kg.catalogue import NONE
from kg.model import Kind
from kg.pipeline import analyse, tools
from kg.read import document
from kg.resolve import digest, entities, kept, same_event
from kg.resolve.cluster import Cluster, Digest
from kg.resolve.deciding import Deciding
from kg.resolve.kept import Past
from kg.resolve.thing import Thing
from kg.settings import Settings

BODIES = ("云岭市图书馆", "云岭市博物馆", "江城市总工会")
DEEDS = (
    "{day}，{body}召开读者座谈会。",
    "{day}，{body}在云岭剧院召开读者座谈会，馆长王芳主持。",
    "第九届湖区论坛{day}在云岭市开幕，{body}代表团出席。",
    "{body}代表团出席第九届湖区论坛。",
    "{day}，云岭市陶器展览会在云岭市开幕。",
    "云岭市陶器展览会参观者达三万人次，{body}主席李明致辞。",
    "{day}，云岭市西山区发生地震，造成3人死亡。",
    "{day}，李明会见{body}代表团。",
    "{day}，李明会见江城市代表团。",
    "{body}通过《云岭市职工条例》。",
    "{body}第三届代表大会{day}闭幕，大会通过《条例》。",
    "{day}，{body}举行新闻发布会。",
)
DAYS = ("2023年5月6日", "2023年5月7日", "2023年5月", "2024年5月6日")


@pytest.fixture(scope="module")
def known() -> dict[str, Digest]:
    """Articles that tell of the same few events, each by its own words."""
    kit, chance, told = tools(Settings()), random.Random(7), {}
    for number in range(40):
        deeds = chance.sample(DEEDS, 2)
        text = "".join(deed.format(day=chance.choice(DAYS), body=chance.choice(BODIES)) for deed in deeds)
        made = document.make(text, id=f"a{number:02}", title="", published=f"2023-{5 + number % 3:02}-08")
        told[made.id] = digest.of(analyse(made, kit))
    return told


def joined(digests: Iterable[Digest], past: Past | None = None) -> tuple[Thing, ...]:
    return entities.join(digests, Deciding(()), NONE, past)


def seen(things: Iterable[Thing]) -> list[object]:
    """All that is told of things, but for the events of clusters, which may be left out."""
    return [
        (
            one.path,
            one.reasons,
            [kept.place(cluster) for cluster in one.clusters],
            [(kept.place(cluster), score, why) for cluster, score, why in one.near],
        )
        for one in things
    ]


class Growing:
    """Articles that come and go, joined each time by what was kept of the last."""

    def __init__(self, known: Mapping[str, Digest]) -> None:
        self._known, self._past = known, Past()
        self._paths: list[tuple[str, ...]] = []
        self._assigned: dict[str, list[int]] = {}

    def joined(self, names: set[str]) -> tuple[Thing, ...]:
        before = self._past
        same = frozenset(names & before.now.keys())
        self._past = Past(before.now, before.named, self._paths, self._assigned, same, self._whole)
        bare = {name: digest.parted(self._known[name])[0] if name in same else self._known[name] for name in names}
        things = joined(bare.values(), self._past)
        self._paths = [one.path for one in things]
        self._assigned = {name: [-1] * len(one.clusters) for name, one in bare.items()}
        for number, thing in enumerate(things):
            for one in thing.clusters:
                self._assigned[one.document][one.number] = number
        return things

    def _whole(self, one: Cluster) -> Cluster:
        return self._known[one.document].clusters[one.number]


@pytest.mark.parametrize("seed", range(12))
def test_whatever_comes_and_goes_all_is_as_joined_at_once(seed: int, known: dict[str, Digest]) -> None:
    chance, growing = random.Random(seed), Growing(known)
    there = set(chance.sample(sorted(known), 12))
    for _ in range(12):
        assert seen(growing.joined(there)) == seen(joined([known[name] for name in there]))
        way = chance.choice(["come", "go", "both"])
        if way != "go":
            there |= set(chance.sample(sorted(known), chance.choice([1, 1, 6])))
        if way != "come":
            there -= set(chance.sample(sorted(there), min(len(there) - 1, chance.choice([1, 1, 5]))))


def test_the_articles_tell_of_events_that_are_joined(known: dict[str, Digest]) -> None:
    events = [one for one in joined(known.values()) if one.kind is Kind.EVENT]
    assert sum(len(one.clusters) > 1 for one in events) >= 8
    assert sum(bool(one.near) for one in events) >= 3


def test_what_nothing_new_bears_on_is_not_compared(known: dict[str, Digest], monkeypatch: pytest.MonkeyPatch) -> None:
    growing, names, met = Growing(known), sorted(known), list[str]()
    real = same_event.against
    monkeypatch.setattr(same_event, "against", lambda one, other: met.append(one.document) or real(one, other))
    growing.joined(set(names[:-1]))
    at_once = len(met)
    growing.joined(set(names[:-1]))
    assert len(met) == at_once
    growing.joined(set(names))
    assert 0 < len(met) - at_once < at_once
