"""Draws real articles with all events told of them, to be judged by a reader, and counts what readers found.

    python benchmarks/reading.py draw SEED [--articles 60] [--verdicts FILE]
    python benchmarks/reading.py names SEED [--articles 60] [--of 120]
    python benchmarks/reading.py count FILE ...

`draw` prints articles (of 50: 26 of evening news, 12 reports of emergencies, 12 paragraphs of the traditional
encyclopaedia) and under each what is told of it, numbered; with `--verdicts` it writes a row for each event, whose last
three columns the reader fills: verdict (right, minor, bad_name, duplicate, invented or wrong_type), roles of wrong
links, cause. `count` adds up such files, as `benchmarks/gold/read-anew*.tsv` are. `names` prints so many persons,
bodies and places of evening news with the words around, each name of an article once, words that point back
(他, 该公司, 我国) left out; `benchmarks/gold/names-9301.tsv`
has those that a reader found wrong. One seed draws the same articles
always; the numbers of their events are those of the version that drew them. Needs raw_xwlb, cec and drcd_trad in
$KG_DATA.
"""

from __future__ import annotations

import argparse
import json
import os
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.lexicon import words
from kg.model import Analysis, Event, Kind, Mention
from kg.pipeline import analyse_text
from kg.resolve import entities

_DATA = Path(os.environ.get("KG_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))
_SOURCES = (
    ("x", "raw_xwlb/part.jsonl", 26, 120, 700),
    ("c", "cec/dev.jsonl", 12, -1, 600),
    ("d", "drcd_trad/part.jsonl", 12, 150, 600),
)  # letter, file, how many of fifty, more and fewer characters than
_OF, _LONG = 50, 900
_NAMED = ("person", "organisation", "place")
_VERDICTS = ("right", "minor", "bad_name", "duplicate", "invented", "wrong_type")


def main() -> None:
    """Draw articles to be judged, or count verdicts."""
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("seed", type=int)
    drawing.add_argument("--articles", type=int, default=60)
    drawing.add_argument("--verdicts", type=Path)
    naming = commands.add_parser("names")
    naming.add_argument("seed", type=int)
    naming.add_argument("--articles", type=int, default=60)
    naming.add_argument("--of", type=int, default=120)
    commands.add_parser("count").add_argument("files", type=Path, nargs="+")
    chosen = parser.parse_args()
    if chosen.command == "count":
        print("\n".join(count(chosen.files)))
        return
    if chosen.command == "names":
        print("\n".join(names(chosen.seed, chosen.articles, chosen.of)))
        return
    rows: list[str] = []
    for letter, row in draw(chosen.seed, chosen.articles):
        print("\n".join(show(letter, row, rows)))
    if chosen.verdicts:
        chosen.verdicts.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")


def draw(seed: int, articles: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """The articles that a seed draws, each behind the letter of its source."""
    chance = random.Random(seed)
    for letter, name, share, shortest, longest in _SOURCES:
        rows = [json.loads(line) for line in (_DATA / name).read_text(encoding="utf-8").splitlines()]
        fitting = [row for row in rows if shortest < len(row["text"]) < longest]
        yield from ((letter, row) for row in chance.sample(fitting, articles * share // _OF))


def show(letter: str, row: dict[str, Any], rows: list[str]) -> Iterator[str]:
    """The lines of an article with its events; a row to be judged for each event is added to `rows`."""
    date = str(row.get("date") or "")
    analysis = analyse_text(row["text"], date=date, title=row.get("title", ""))
    yield f"=== {row.get('title', '')} ({date or '-'})\n{row['text'].strip()}"
    for thing in entities.resolve((analysis,)).entities:
        told = {one.mention for one in thing.mentions}
        events = [one for one in analysis.events if one.mention in told]
        if thing.kind is Kind.EVENT and events:
            number, links = len(rows) + 1, _links(events)
            score = max(one.mention.score for one in events)
            rows.append(f"{number}\t{letter}\t{events[0].mention.rule}\t{score}\t{len(links)}\t\t\t")
            yield f"#{number} {thing.label} [{_kinds(events)}] {_manner(analysis, events[0])} | {'; '.join(links)}"


def names(seed: int, articles: int, most: int) -> Iterator[str]:
    """At most so many names of each kind, in an order that the seed gives: kind, article, name, confidence, words."""
    chance = random.Random(seed)
    rows = [json.loads(line) for line in (_DATA / _SOURCES[0][1]).read_text(encoding="utf-8").splitlines()]
    told: list[tuple[str, str]] = []
    for row in chance.sample([row for row in rows if 120 < len(row["text"]) < _LONG], articles):
        found = {}
        for one in analyse_text(row["text"], date=str(row.get("date") or ""), title=row.get("title", "")).mentions:
            if one.kind.value in _NAMED and one.rule != "pointing" and one.surface not in words("own-country"):
                found.setdefault((one.kind.value, one.surface), one)
        told += [(kind, f"{row['id']}\t{name}\t{_words(row['text'], one)}") for (kind, name), one in found.items()]
    chance.shuffle(told)
    for kind in _NAMED:
        yield from [f"{kind}\t{line}" for its, line in told if its == kind][:most]


def _words(text: str, name: Mention) -> str:
    start, end = name.span.start, name.span.end
    around = f"{text[max(0, start - 14) : start]}【{text[start:end]}】{text[end : end + 12]}"
    return f"{name.score:.2f}\t{around}".replace("\n", "/")


def count(files: list[Path]) -> Iterator[str]:
    """How many events of each verdict the files hold, by file and rule, as a table."""
    yield f"| file | rule | {' | '.join(_VERDICTS)} | of |"
    yield "|---" * (len(_VERDICTS) + 3) + "|"
    for file in files:
        lines = file.read_text(encoding="utf-8").splitlines()
        told = [line.split("\t") for line in lines if line and not line.startswith("#")]
        for rule in (*sorted({one[2] for one in told}), "all"):
            counted = Counter(one[5] for one in told if rule in {"all", one[2]})
            numbers = " | ".join(str(counted[verdict]) for verdict in _VERDICTS)
            yield f"| {file.stem} | {rule} | {numbers} | {counted.total()} |"


def _links(events: list[Event]) -> list[str]:
    return sorted(
        {
            f"{_short(a.role)}={a.mention.surface} ({a.mention.value})"
            for one in events
            for a in one.arguments
            if all(a.mention != other.mention for other in events)
        }
    )


def _kinds(events: list[Event]) -> str:
    return "/".join(sorted({_short(one.mention.type) for one in events}))


def _manner(analysis: Analysis, event: Event) -> str:
    return f"{event.modality or 'fact'} {event.mention.rule} {event.trigger.of(analysis.document.text)}"


def _short(iri: str) -> str:
    return iri.rsplit("/", 1)[-1].rsplit("#", 1)[-1]


if __name__ == "__main__":
    main()
