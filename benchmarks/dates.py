"""Scores the date reader on date sets made by others: spans and values, with the misses sorted by cause.

    python benchmarks/dates.py [--errors] [--data DIR]

Conventions, the same for every row of a set: only dates of a day or coarser count (clock times, durations and
repetitions don't). An end written exclusively, or as the first day of the last unit of a range (5月-10月: 1 October),
is the same as our inclusive end. An open end and an end at the reference day are the same. Of several listed
readings any one is right. A season counts as the same season by months or by solar terms. Sets of assistant talk
lean to the future (`lean`), as their README says; news leans to the past. Months of a reign's year before 1912 are
lunar, as history counts them; where a set gives them as Gregorian ones their value is not judged.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from kg.edtf import bounds
from kg.find.dates import read
from kg.lexicon import words
from kg.model import Mention

DAY = timedelta(days=1)
COUNTED = re.compile("之[前后]$")
Row = dict[str, Any]
Gold = tuple[str, str]


@dataclass
class Score:
    """Counts of one set: spans found, invented, missed; values right of those asked; misses by cause."""

    name: str
    lean: str
    spans: Counter[str] = field(default_factory=Counter)
    right: int = 0
    asked: int = 0
    misses: list[tuple[str, str, str]] = field(default_factory=list)

    def miss(self, cause: str, text: str, detail: str) -> None:
        """Notes one miss."""
        self.misses.append((cause, text, detail))

    @property
    def span_f1(self) -> float | None:
        """F1 of exact spans, None where the set has none."""
        total = 2 * self.spans["hit"] + self.spans["missed"] + self.spans["invented"]
        return 2 * self.spans["hit"] / total if total else None

    @property
    def value_right(self) -> float:
        """Share of the expected dates whose value is right."""
        return self.right / self.asked if self.asked else 0.0


def main() -> int:
    """Prints the table, and with --errors each miss."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--data", type=Path, default=default_data())
    options = parser.parse_args()
    scores = [score for measure in MEASURES for score in measure(options.data)]
    print(f"{'set':44}{'lean':9}{'rows':>6}{'span F1':>9}{'value right':>13}")
    for score in scores:
        spans = f"{score.span_f1:.3f}" if score.span_f1 is not None else "-"
        print(f"{score.name:44}{score.lean:9}{score.asked:6}{spans:>9}{score.value_right:13.3f}")
    for score in scores if options.errors else []:
        print(f"\n{score.name}: {len(score.misses)} misses")
        for cause, text, detail in sorted(score.misses):
            print(f"  {cause:18}{text}  {detail}")
    return 0


def default_data() -> Path:
    """`$KG_DATA`, else the shared data beside the repository."""
    return Path(os.environ.get("KG_DATA", Path(__file__).resolve().parents[2] / "shared" / "data"))


def rows(path: Path) -> Iterator[Row]:
    """The rows of a JSON Lines file; a missing one is said on standard error."""
    if not path.is_file():
        print(f"missing: {path}", file=sys.stderr)
        return
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


def recognizers(data: Path) -> Iterator[Score]:
    """Microsoft's specifications: spans and values of `date` and `daterange`."""
    for name in ("DateTimeModel", "DateTimeModelExperimentalMode"):
        score = Score(f"dates_recognizers {name}", "past")
        for row in rows(data / "dates_recognizers" / f"{name}.dev.jsonl"):
            _recognizers_row(row, score)
        if score.asked:
            yield score


def _recognizers_row(row: Row, score: Score) -> None:
    reference = (row["reference"] or "")[:10]
    found = read(row["text"], reference)
    taken: set[Mention] = set()
    for result in row["results"]:
        start, end = result["Start"], result["End"] + 1
        near = [mention for mention in found if mention.span.start < end and start < mention.span.end]
        taken.update(near)
        if result["TypeName"].split(".")[1] not in {"date", "daterange"}:
            if result["TypeName"].split(".")[1] in {"duration", "set"}:
                for mention in near:
                    score.spans["invented"] += 1
                    score.miss("not a date", row["text"], mention.surface)
            continue
        exact = [mention for mention in near if (mention.span.start, mention.span.end) == (start, end)]
        score.spans["hit" if exact else "missed"] += 1
        if not exact:
            score.spans["invented"] += len(near)
            score.miss("span", row["text"], f"{result['Text']} ≠ {[mention.surface for mention in near]}")
        if _of_reign(result["Text"]):
            continue
        golds = [_timex_bounds(value) for value in result["Resolution"]["values"]]
        judge(score, row["text"], golds, [mention.value for mention in near], reference)
    for mention in found:
        if mention not in taken:
            score.spans["invented"] += 1
            score.miss("invented", row["text"], mention.surface)


def _of_reign(text: str) -> bool:
    """Whether a date is a month of a reign whose months were lunar."""
    return "月" in text and any(era in text for era, (_, *marks) in words("date-eras").items() if "solar" not in marks)


def _timex_bounds(value: Row) -> Gold:
    if value.get("value") == "not resolved":
        return "none", "none"
    if "value" in value:
        return value["value"][:10], value["value"][:10]
    start, end = (value.get("start") or "")[:10], (value.get("end") or "")[:10]
    if value.get("Mod") == "after" and start and len(value["timex"]) == 10:
        start = _move(start, 1)
    exclusive = value.get("Mod") != "until" and not value["timex"].startswith("(XXXX") and end
    return start, f"<{end}" if exclusive else end


def jionlp(data: Path) -> Iterator[Score]:
    """The parser lists of jionlp: points and spans of whole days."""
    score = Score("dates_jionlp parser", "current")
    for row in rows(data / "dates_jionlp" / "parser.dev.jsonl"):
        result = row["results"][0]
        if result["type"] not in {"time_point", "time_span"} or not _whole_days(result["time"], row["reference"]):
            continue
        reference = _reference(row["reference"])
        gold = tuple("" if time in {"inf", "-inf"} else time[:10] for time in result["time"])
        values = [mention.value for mention in read(row["text"], reference, "current")]
        if COUNTED.search(row["text"]) and values:
            # The set leaves `半年之后` open; the edge it shares with the unit named is what is compared.
            low, high = bounds(values[0])
            gold = (gold[0] or low, gold[1] or high)
        judge(score, row["text"], [(gold[0], gold[1])], values[:1], reference)
    if score.asked:
        yield score


def _whole_days(times: list[str], reference: object) -> bool:
    now = reference[11:16] if isinstance(reference, str) else ""

    def whole(time: str, edge: str) -> bool:
        return time in {"inf", "-inf"} or time[11:] == edge or (bool(now) and time[11:16] == now)

    edges = whole(times[0], "00:00:00") and whole(times[1], "23:59:59")
    return edges and not (times[0][11:16] == times[1][11:16] == now)


def _reference(reference: object) -> str:
    if isinstance(reference, dict):
        reference = [reference.get("year", 2021), reference.get("month", 1), reference.get("day", 1)]
    if isinstance(reference, list):
        return date(*[*reference, 1, 1][:3]).isoformat()
    return str(reference)[:10]


def duckling(data: Path) -> Iterator[Score]:
    """The corpus of duckling: values of a day or coarser; intervals count in whole units, their end exclusive."""
    score = Score("dates_duckling zh", "future")
    for row in rows(data / "dates_duckling" / "zh.dev.jsonl"):
        result = row["results"][0]
        if result["grain"] not in {"Day", "Week", "Month", "Quarter", "Year"}:
            continue
        start = _lenient(result["start"])
        golds = [(start, _grain_end(start, result["grain"]))]
        if result["end_exclusive"]:
            golds = [(start, f"<{_lenient(result['end_exclusive'])}")]
            golds += _far_unit(row["text"], start, _lenient(result["end_exclusive"]), result["grain"])
        if result["holiday"]:
            # The set dates Jewish and Muslim days from the sunset before; the day of daylight is as right.
            golds += [(_move(low, 1), high) for low, high in golds]
            golds += [
                (_move(low, 1), ("<" if high[:1] == "<" else "") + _move(high.lstrip("<"), 1)) for low, high in golds
            ]
        values = [mention.value for mention in read(row["text"], row["reference"][:10], "future")]
        judge(score, row["text"], golds, values[:1], row["reference"][:10])
    if score.asked:
        yield score


def _far_unit(text: str, start: str, end: str, grain: str) -> list[Gold]:
    """`三天后` is to that set the three days ahead; the unit named is its last, of `三天前` its first."""
    if text.endswith(("后", "後")):
        last = date.fromisoformat(end) - DAY
        return [(_grain_start(last.isoformat(), grain), last.isoformat())]
    return [(start, _grain_end(start, grain))] if text.endswith("前") else []


def news(data: Path) -> Iterator[Score]:
    """News phrases with EDTF values: any listed span, any listed value."""
    score = Score("dates_news", "past")
    for row in rows(data / "dates_news" / "dev.jsonl"):
        found = read(row["text"], row["reference"])
        used: set[Mention] = set()
        for result in row["results"]:
            exact = [mention for mention in found if [mention.span.start, mention.span.end] in result["spans"]]
            used.update(exact)
            score.spans["hit" if exact else "missed"] += 1
            if not exact:
                score.miss("span", row["text"], str([mention.surface for mention in found]))
            if result["start_end"] is not None:
                golds = [(low or "", high or "") for low, high in [result["start_end"], *result["also_right"]]]
                values = [mention.value for mention in exact]
                if result["edtf"] in values:
                    score.asked, score.right = score.asked + 1, score.right + 1
                else:
                    judge(score, row["text"], golds, values, row["reference"])
        anchors = 1 if any(result["kind"] == "ctx" for result in row["results"]) else 0
        extra = [mention for mention in found if mention not in used][anchors:]
        score.spans["invented"] += len(extra)
        for mention in extra:
            score.miss("invented", row["text"], mention.surface)
    if score.asked:
        yield score


def judge(score: Score, text: str, golds: list[Gold], values: list[str], reference: str) -> None:
    """Counts one expected date as right if one of our values agrees with one of its readings."""
    score.asked += 1
    if any(agrees(gold, value, reference) for gold in golds for value in values):
        score.right += 1
    elif not values:
        score.miss("not found", text, str(golds))
    else:
        score.miss("value", text, f"{values} ≠ {golds}")


def agrees(gold: Gold, value: str, reference: str) -> bool:
    """Whether an EDTF value says the same days as a reading; `<` before a reading's end means exclusive."""
    if gold == ("none", "none"):
        return not value
    earliest, latest = bounds(value)
    low, high = gold
    exclusive = high.startswith("<")
    high = high.lstrip("<")
    start_right = earliest == low or (not earliest and low == reference) or (not low and earliest == reference)
    ends = {latest, _move(latest, 1) if latest and exclusive else latest}
    if "/" in value or value[5:7] > "12":
        ends.add(bounds(value.rpartition("/")[2])[0])
    end_right = high in ends or (not high and latest in {"", reference}) or (not latest and high == reference)
    return (start_right and end_right) or _same_season(value, low, high)


def _same_season(value: str, low: str, high: str) -> bool:
    if value[5:7] not in {"21", "22", "23", "24"} or not low or not high:
        return False
    middle = date.fromisoformat(low) + (date.fromisoformat(high) - date.fromisoformat(low)) / 2
    earliest, latest = bounds(value)
    return earliest <= middle.isoformat() <= latest


def _lenient(text: str) -> str:
    year, month, day = text[:10].split("-")
    return f"{year}-{month if month != '00' else '01'}-{day if day != '00' else '01'}"


def _grain_start(day: str, grain: str) -> str:
    found = date.fromisoformat(day)
    first = {
        "Week": found - found.weekday() * DAY,
        "Month": found.replace(day=1),
        "Year": found.replace(month=1, day=1),
    }
    return first.get(grain, found).isoformat()


def _grain_end(start: str, grain: str) -> str:
    found = date.fromisoformat(start)
    months = {"Month": 1, "Quarter": 3, "Year": 12}.get(grain)
    if months is None:
        return (found + (6 if grain == "Week" else 0) * DAY).isoformat()
    index = found.month - 1 + months
    return (date(found.year + index // 12, index % 12 + 1, 1) - DAY).isoformat()


def _move(day: str, days: int) -> str:
    return (date.fromisoformat(day) + days * DAY).isoformat() if day[:1].isdigit() else day


MEASURES: tuple[Callable[[Path], Iterator[Score]], ...] = (recognizers, jionlp, duckling, news)

if __name__ == "__main__":
    sys.exit(main())
