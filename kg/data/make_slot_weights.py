"""Makes slot-weights.tsv, by which a name beside an event more or less surely fills a slot, from texts of our own.

    python -m kg.data.make_slot_weights

Source: the texts of benchmarks/gold whose events a reader wrote down with who, where, when and papers (this project;
what is sealed is left out). Logistic regression on the signs of each kind of name in each slot, by Newton's method.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from kg import pipeline
from kg.data.judged import newton
from kg.data.make_deed_weights import GOLD, SOURCES, places
from kg.edtf import bounds
from kg.evaluate import facts
from kg.evaluate.gold import GoldEvent, Row, load
from kg.find.weights import START
from kg.model import Analysis, Event, Kind, Mention
from kg.read import document as documents
from kg.read.script import fold
from kg.relate.deed_roles import Story
from kg.relate.deed_verbs import Reader, Text
from kg.relate.slot_links import RULE
from kg.relate.slot_pairs import pairs
from kg.relate.slot_signs import AGENT, DATE, PAPER, PLACE, targets
from kg.resolve import entities
from kg.settings import Settings

TARGET = Path(__file__).with_name("slot-weights.tsv")
_FEWEST, _PENALTY, _SMALLEST = 15, 6.0, 0.05
_UNTOLD = 0.4  # how much a name counts where the reader told nothing of what is asked
_SHORTEST = 2  # characters of a place without its kind
_HEADER = "# source: made by kg.data.make_slot_weights from benchmarks/gold\n# licence: Apache-2.0\n"


@dataclass(frozen=True)
class Judged:
    """A name or date beside an event: what it may be and its kind, what it shows, whether a reader took it for that.

    `told` is whether the reader told that slot of the event at all.
    """

    slot: str
    signs: frozenset[str]
    right: bool
    told: bool


def make(sources: Iterable[Path] = ()) -> int:
    """Writes the table and returns how many rows it has."""
    chosen = tuple(sources) or tuple(path for name in SOURCES for path in sorted(GOLD.glob(name)))
    by_slot: dict[str, list[Judged]] = defaultdict(list)
    for path in chosen:
        for row in load(path):
            for one in judged(row):
                by_slot[one.slot].append(one)
    rows = [(START, 0.0, 0)]
    for slot, ones in sorted(by_slot.items()):
        rows += fit(slot, ones)
    lines = "".join(f"{name}\t{weight:.2f}\t{many}\n" for name, weight, many in rows)
    TARGET.write_text(f"{_HEADER}sign\tweight\tnames\n{lines}", encoding="utf-8")
    return len(rows)


def judged(row: Row) -> Iterator[Judged]:
    """The names and dates beside each event of a text that is told and in the gold."""
    kit = pipeline.tools(Settings())
    document = documents.make(row.text, id=row.id, title=row.title, published=row.date)
    read = pipeline.analyse(document, kit)
    events = tuple(_without(one) for one in read.events)
    text = Text(document, read.sentences, read.mentions, read.reading.chronicle)
    story, names = Story(Reader(text, events), events), _names(read)
    for gold, event in _matched(document.folded, row.events or (), events):
        number = story.line_of(event)
        for group, shown in pairs(story, number, event) if number >= 0 else ():
            for target in targets(group):
                slot, signs = f"{target} {group.mentions[0].kind}", frozenset(shown)
                yield from (Judged(slot, signs, *_fills(target, one, gold, names)) for one in group.mentions)


def _without(event: Event) -> Event:
    """The event as the rules tell it."""
    return replace(event, arguments=tuple(one for one in event.arguments if one.evidence.rule != RULE))


def _matched(folded: str, gold: tuple[GoldEvent, ...], events: tuple[Event, ...]) -> Iterator[tuple[GoldEvent, Event]]:
    """The events of the gold that are told, each with its telling; no telling serves twice."""
    used: set[Event] = set()
    for one, span in zip(gold, places(folded, gold), strict=True):
        told = (event for event in events if event not in used)
        found = next(
            (event for event in told if span and (event.trigger.overlaps(span) or event.mention.span.contains(span))),
            None,
        )
        if found is not None:
            used.add(found)
            yield facts.normal(one), found


def _names(read: Analysis) -> dict[Mention, frozenset[str]]:
    """All names of what each mention means; of a place also without its kind (海州市, 海州)."""
    found: dict[Mention, frozenset[str]] = {}
    for thing in entities.resolve((read,)).entities:
        names = {facts.bare(fold(name)) for name in (thing.label, *thing.aliases)}
        if thing.kind is Kind.PLACE:
            names |= {name[:-1] for name in names if len(name) > _SHORTEST}
        for one in thing.mentions:
            found[one.mention] = frozenset({*names, facts.bare(fold(one.mention.surface))})
    return found


def _fills(target: str, mention: Mention, gold: GoldEvent, names: dict[Mention, frozenset[str]]) -> tuple[bool, bool]:
    """Whether a reader took a name for what is asked of an event, and whether that was told at all."""
    if target == DATE:
        return gold.start in {mention.value.split("/")[0].rstrip("~?%"), bounds(mention.value)[0]}, bool(gold.start)
    wanted = {AGENT: gold.agents, PLACE: gold.place, PAPER: gold.docs}[target]
    own = frozenset({facts.bare(fold(mention.surface))})
    return not names.get(mention, own).isdisjoint(wanted or ()), wanted is not None


def fit(slot: str, ones: list[Judged]) -> list[tuple[str, float, int]]:
    """The rows of the table for one kind of name in one slot: sign, weight, how many show it."""
    shown = Counter(name for one in ones for name in one.signs)
    names = sorted(name for name, many in shown.items() if many >= _FEWEST)
    numbers = {name: at for at, name in enumerate(names, 1)}
    seen = np.zeros((len(ones), len(names) + 1))
    seen[:, 0] = 1.0
    for at, one in enumerate(ones):
        seen[at, [numbers[name] for name in one.signs if name in numbers]] = 1.0
    right = np.array([float(one.right) for one in ones])
    counts = np.array([1.0 if one.told else _UNTOLD for one in ones])
    weights = newton(seen, right, counts, _PENALTY).tolist()
    told = [(f"{slot} {name}", weight, shown[name]) for name, weight in zip(names, weights[1:], strict=True)]
    return [(f"{slot} {START}", weights[0], len(ones)), *(one for one in told if abs(one[1]) >= _SMALLEST)]


if __name__ == "__main__":
    make()
