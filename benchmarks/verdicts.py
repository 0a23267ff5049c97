"""Tells how today's program fares on events and links that readers judged, and notes by which signs they show.

    python benchmarks/verdicts.py again | calibration | signs

`benchmarks/readings/judged.tsv` holds a row for each event judged in a reading (`benchmarks/reading.py draw SEED`):
seed, number of the article in the draw, where the word stands that shows it, a digest of its name, the verdict, whether
the reader knew the program, and digests of its links, with ! before those that are wrong. It holds none of the text. An
event is the judged one where a word that shows it stands at the same place and its name is the same.

`again` counts what is told today of what was right and of what was not. `signs` writes `readings/signs.jsonl` (events)
and, for their links, `readings/link-signs.jsonl` and `readings/deed-link-signs.jsonl`, from which
`kg.data.make_event_weights`, `make_link_weights` and `make_deed_link_weights` learn. `calibration` fits the weights on
seven eighths of the judged articles and tells how sure they are of the others, eight times, beside how many of these
were right and how well the weights part right from wrong (AUC: how often a right one is surer than a wrong one). Needs
raw_xwlb, cec and drcd_trad in $KG_DATA.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from reading import draw

from kg.data import make_deed_link_weights, make_event_weights
from kg.data.judged import Judged as Fitted
from kg.data.judged import judged
from kg.data.make_deed_weights import GOLD, SOURCES, places
from kg.evaluate.gold import Row as GoldRow
from kg.evaluate.gold import load
from kg.find.weights import START
from kg.iri import short
from kg.model import Analysis, Argument, Event, Kind
from kg.pipeline import analyse_text
from kg.relate import deed_trust
from kg.relate.signs import Signs
from kg.resolve import entities, event_trust, happenings
from kg.settings import SURE, Settings

_HERE = Path(__file__).resolve().parent / "readings"
JUDGED, SIGNS = _HERE / "judged.tsv", _HERE / "signs.jsonl"
LINK_SIGNS, DEED_LINK_SIGNS = _HERE / "link-signs.jsonl", _HERE / "deed-link-signs.jsonl"
_ARTICLES, _PARTS, _BLIND = 60, 8, 3
_UNTOLD = 0.5
_GOOD = frozenset({"right", "minor"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict of a reader on an event that some version told."""

    seed: int
    article: int
    at: int
    name: str
    verdict: str
    blind: bool
    links: frozenset[str]
    wrong: frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """An event as it is told today: its tellings and its name."""

    source: str
    seed: int
    article: int
    analysis: Analysis
    events: tuple[Event, ...]
    name: str


Fit = Callable[[Iterable[Fitted]], dict[str, float]]
Row = tuple[Told, Signs, float, int]
"""An event, its signs, the share of its readers who found it right, and how many these are."""


def digest(text: str) -> str:
    """Eight hexadecimal digits of a name."""
    return hashlib.blake2s(text.encode(), digest_size=4).hexdigest()


def link_digest(link: Argument) -> str:
    """Role and digest of a link's other end."""
    return f"{short(link.role).rpartition(':')[2]}:{digest(f'{link.mention.surface} {link.mention.value}')}"


def read(path: Path = JUDGED) -> list[Judged]:
    """The verdicts."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [_judged(row) for row in rows]


def _judged(row: list[str]) -> Judged:
    links = row[6].split()
    kept = frozenset(one.removeprefix("!") for one in links)
    wrong = frozenset(one[1:] for one in links if one.startswith("!"))
    return Judged(int(row[0]), int(row[1]), int(row[2]), row[3], row[4], row[5] == "blind", kept, wrong)


def told(seeds: Iterable[int], sure: float = SURE) -> Iterator[Told]:
    """All events of the articles that the seeds draw."""
    for seed in sorted(set(seeds)):
        for number, (letter, row) in enumerate(draw(seed, _ARTICLES)):
            analysis = analyse_text(
                row["text"], date=str(row.get("date") or ""), title=row.get("title", ""), settings=Settings(sure=sure)
            )
            for thing in entities.resolve((analysis,)).entities:
                mentions = {one.mention for one in thing.mentions}
                events = tuple(one for one in analysis.events if one.mention in mentions)
                if thing.kind is Kind.EVENT and events:
                    yield Told(letter, seed, number, analysis, events, thing.label)


def matched(verdicts: Iterable[Judged], sure: float = SURE) -> Iterator[tuple[Told, list[Judged]]]:
    """Each event that is told today, with the verdicts on it."""
    by_place: defaultdict[tuple[int, int, int], list[Judged]] = defaultdict(list)
    for one in verdicts:
        by_place[one.seed, one.article, one.at].append(one)
    for event in told((one[0] for one in by_place), sure):
        places = sorted({one.trigger.start for one in event.events})
        found = [one for at in places for one in by_place[event.seed, event.article, at]]
        yield event, [one for one in found if one.name == digest(event.name)]


def again(verdicts: list[Judged]) -> Iterator[str]:
    """How many of the judged events are told today, by verdict, and how many of the links that were right or wrong."""
    before = Counter(one.verdict for one in verdicts)
    now: Counter[str] = Counter()
    new, links = 0, Counter[tuple[bool, bool]]()
    for event, found in matched(verdicts):
        now.update(one.verdict for one in found)
        new += not found
        today = {link_digest(link) for one in event.events for link in one.arguments}
        for one in found:
            links.update((link not in one.wrong, link in today) for link in one.links)
    yield "| verdict | told then | told today under the same name |\n|---|---:|---:|"
    yield from (f"| {verdict} | {many} | {now[verdict]} |" for verdict, many in before.most_common())
    yield f"\nNot judged: {new}."
    kept = {right: (links[right, True], links[right, True] + links[right, False]) for right in (True, False)}
    right, wrong = ("{} of {}".format(*kept[one]) for one in (True, False))
    yield f"Of their links {right} right ones and {wrong} wrong ones."


def write_signs(verdicts: list[Judged]) -> None:
    """Writes the signs of all judged events that today's rules find, doubtful ones too, and of their links."""
    events: list[Row] = []
    links: dict[bool, list[Row]] = {False: [], True: []}
    for event, found in matched(verdicts, sure=0):
        if found:
            right = sum(one.verdict in _GOOD for one in found) / len(found)
            events.append((event, event_trust.signs_of(event.analysis, event.events), right, len(found)))
            told = event.analysis
            reader = deed_trust.Reader(told.document, told.sentences, told.mentions, told.events)
            for deed in links:
                links[deed] += _links(event, found, reader, deed=deed)
    events += written()
    for path, rows in ((SIGNS, events), (LINK_SIGNS, links[False]), (DEED_LINK_SIGNS, links[True])):
        path.write_text("".join(_rows(rows)), encoding="utf-8")


def _links(event: Told, found: list[Judged], reader: deed_trust.Reader, *, deed: bool) -> Iterator[Row]:
    """The judged links of an event that are told today, each once: those of a deed's rules, or the others."""
    seen: set[str] = set()
    for each in event.events:
        for link, shown in reader.signs(each) if deed else reader.plain(each):
            name = link_digest(link)
            counts = [(name not in one.wrong, _BLIND if one.blind else 1) for one in found if name in one.links]
            if counts and name not in seen and deed_trust.of_deed(each, link) is deed:
                seen.add(name)
                many = sum(count for _, count in counts)
                yield event, shown, sum(count for right, count in counts if right) / many, many


def written() -> Iterator[Row]:
    """The events told of texts whose events their author wrote down, each right where an author's event stands.

    What no author's event tells is as likely left out by him as wrong, but for texts written to hold none.
    """
    for name in SOURCES:
        for path in sorted(GOLD.glob(name)):
            for row in load(path):
                yield from _written(row, path.stem.startswith("no-deeds"))


def _written(row: GoldRow, empty: bool) -> Iterator[Row]:
    analysis = analyse_text(row.text, date=row.date, title=row.title, id=row.id, settings=Settings(sure=0))
    known = [one for one in places(analysis.document.folded, row.events or ()) if one is not None]
    for cluster in happenings.clusters(analysis) if not analysis.reading.chronicle else ():
        if not cluster.events:
            continue
        told = Told("written", 0, 0, analysis, cluster.events, row.id)
        shown = [span for one in told.events for span in (one.trigger, one.mention.span)]
        right = any(span.overlaps(one) for one in shown for span in known)
        signs = event_trust.signs_of(analysis, told.events)
        yield told, signs, 1.0 if right else 0.0 if empty else _UNTOLD, 1


def _rows(rows: list[Row]) -> Iterator[str]:
    names = sorted({name for _, shown, _, _ in rows for name in shown})
    numbers = {name: number for number, name in enumerate(names)}
    yield json.dumps({"signs": names}, ensure_ascii=False) + "\n"
    for event, shown, right, readers in rows:
        pairs = [(numbers[name], round(value, 3)) for name, value in sorted(shown.items()) if value]
        told_signs = [number if value == 1 else [number, value] for number, value in pairs]
        article = f"{event.source}-{event.seed or event.name}-{event.article}"
        row = {"article": article, "right": round(right, 2), "readers": readers, "signs": told_signs}
        yield json.dumps(row, separators=(",", ":")) + "\n"


def calibration() -> Iterator[str]:
    """How sure events and links are that the weights were not fitted on, and how many were right, as tables."""
    yield "Events"
    yield from _calibrated(make_event_weights.read(), make_event_weights.fit, SURE)
    yield "\nLinks of deeds"
    yield from _calibrated(judged(DEED_LINK_SIGNS), make_deed_link_weights.fit, deed_trust.LEAST)


def _calibrated(
    verdicts: list[Fitted], fit: Callable[[Iterable[Fitted]], dict[str, float]], least: float
) -> Iterator[str]:
    parts = [zlib.crc32(one.article.encode()) % _PARTS for one in verdicts]
    told: list[tuple[float, float, int]] = []
    for part in range(_PARTS):
        fitted = fit(one for one, at in zip(verdicts, parts, strict=True) if at != part)
        others = (one for one, at in zip(verdicts, parts, strict=True) if at == part)
        told += [(_likely(fitted, one.signs), one.right, one.readers) for one in others if "written" not in one.article]
    yield "| sure | verdicts | mean | right |\n|---|---:|---:|---:|"
    for lowest in (0.0, *(ten / 10 for ten in range(4, 10))):
        highest = lowest + 0.1 if lowest else 0.4
        inside = [one for one in told if lowest <= one[0] < highest]
        readers = sum(one[2] for one in inside)
        if readers:
            mean = sum(score * many for score, _, many in inside) / readers
            right = sum(share * many for _, share, many in inside) / readers
            yield f"| {lowest:.1f} to {highest:.1f} | {readers} | {mean:.2f} | {right:.2f} |"
    kept = [one for one in told if one[0] >= least]
    shares = [sum(one[1] * one[2] for one in some) / sum(one[2] for one in some) for some in (told, kept)]
    many = sum(one[2] for one in kept) / sum(one[2] for one in told)
    yield f"\nOf all {shares[0]:.3f} were right, of the {many:.3f} told from {least} on {shares[1]:.3f}."
    yield f"AUC {_auc(told):.3f}."


def _auc(told: list[tuple[float, float, int]]) -> float:
    """How often a right one is surer than a wrong one, by verdicts; as sure counts half."""
    wrong_below = won = 0.0
    for _, group in groupby(sorted(told), key=itemgetter(0)):
        rows = list(group)
        right, wrong = sum(one[1] * one[2] for one in rows), sum((1 - one[1]) * one[2] for one in rows)
        won += right * (wrong_below + wrong / 2)
        wrong_below += wrong
    return won / (wrong_below * sum(one[1] * one[2] for one in told))


def _likely(fitted: Mapping[str, float], signs: Signs) -> float:
    total = fitted[START] + sum(fitted.get(name, 0.0) * value for name, value in signs.items())
    return 1 / (1 + math.exp(-total))


def main() -> None:
    """Count again, tell how sure events are, or write signs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("again", "calibration", "signs"))
    chosen = parser.parse_args()
    if chosen.what == "signs":
        write_signs(read())
    else:
        print("\n".join(again(read()) if chosen.what == "again" else calibration()))


if __name__ == "__main__":
    main()
