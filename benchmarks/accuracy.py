"""Measures accuracy on every evaluation set, beside jieba and LAC as they come, and writes docs/scorecard.md.

    python benchmarks/accuracy.py [--only WORD] [--misses FILE] [--check-floors | --raise-floors]

Reads the sets from $KG_DATA (default ../shared/data) and the real article from $KG_INPUT (default ../shared/input);
a set that is missing is named and left out.
"""

from __future__ import annotations

import argparse
import json
import os
import runpy
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import causes
import dates
import emergency
import floors
import genres
import identity
import peers

from kg import pipeline
from kg.evaluate import Finding, Score, Scorecard
from kg.evaluate.gold import Row, load, parse
from kg.evaluate.run import scorecard
from kg.evaluate.score import add_up
from kg.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("KG_DATA", ROOT.parent / "shared" / "data"))
INPUT = Path(os.environ.get("KG_INPUT", ROOT.parent / "shared" / "input"))
NAMES = ("ORG", "LOC", "PER")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the scorecard: what was measured, on which set and gold file, what it must reach and aims at."""

    set: str
    measure: str
    value: float
    must: float
    aim: float
    gold: Path
    details: str = ""

    @property
    def key(self) -> str:
        """The name its floor goes by."""
        return f"{self.set} {self.measure}"


Measured = tuple[list[Figure], list[Finding]]


def main() -> int:
    """Measures, prints, writes what was asked for; 1 where a floor is broken."""
    asked = _arguments()
    measured = {name: _measured(name) for name in SETS if not asked.only or asked.only in name}
    figures = [one for part, _ in measured.values() for one in part]
    if asked.misses:
        lines = (f"{name}\t{one}\n" for name, (_, findings) in measured.items() for one in findings)
        asked.misses.write_text("".join(lines), encoding="utf-8")
    if not asked.only and not asked.check_floors:
        beside = peers.measure(DATA)
        wrong = {name: causes.of(findings) for name, (_, findings) in measured.items()}
        (ROOT / "docs" / "scorecard.md").write_text(page(figures, wrong, beside), encoding="utf-8")
        runpy.run_path(str(ROOT / "docs" / "make_figures.py"), run_name="__main__")
    return _settle_floors(figures, check=asked.check_floors, lift=asked.raise_floors)


def _measured(name: str) -> Measured:
    figures: list[Figure] = []
    findings: list[Finding] = []
    for part_figures, part_findings in SETS[name](name):
        figures += part_figures
        findings += part_findings
    for one in figures:
        print(f"{one.key:<56} {one.value:.3f}  must {one.must:.2f}  aim {one.aim:.2f}  {one.details}", flush=True)
    return figures, findings


def page(figures: list[Figure], wrong: dict[str, Counter[str]], beside: dict[str, dict[str, float]]) -> str:
    """docs/scorecard.md: all figures, each beside jieba, LAC, its goal and its aim; then the wrong answers by cause."""
    lines = [_HEAD]
    for one in figures:
        jieba, lac = (_shown(beside.get(one.set, {}).get(peer)) for peer in ("jieba", "lac"))
        verdict = "short" if one.value < one.must else "reached" if one.value < one.aim else "aim"
        cells = (one.set, one.measure, jieba, lac, f"**{one.value:.3f}**", f"{one.must:.2f}", f"{one.aim:.2f}", verdict)
        lines.append(f"| {' | '.join((*cells, one.details))} |")
    lines.append(_CAUSES)
    lines += [f"| {name} | {causes.told(counted)} |" for name, counted in wrong.items()]
    return "\n".join([*lines, _FOOT])


def _shown(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.3f}"


_HEAD = """# Scorecard

Written by `python benchmarks/accuracy.py`; do not edit. Every set was annotated or written by others and is used for
measuring only. `jieba` is `jieba.posseg` and `LAC` the LAC model, both as they come (names: strict micro F1).

| set | measure | jieba | LAC | dashiji | must | aim | | details |
|---|---|---|---|---|---|---|---|---|"""

_CAUSES = """
## Wrong answers by cause
A miss and an invention that touch each other are one wrong answer.

| set | wrong answers |
|---|---|"""

_FOOT = """
## How it is measured
- **strict micro F1**: a name is right where its exact span and its kind (ORG, LOC, PER) agree. In cluener organization,
  government and company count as ORG, address and scene as LOC, name as PER; its other types are not judged.
- **joined**: annotators of this set took places that stand side by side (福建泉州) as one name, so it is measured with
  the setting `join_places = true`; all other sets with the defaults.
- **lac+crf**: the tagger of that name, whose other two models were trained on the train part of this very set.
- **span F1**, **value right**: dates and ranges of a day or coarser; the conventions stand in `benchmarks/dates.py`.
- **time span F1**, **place span F1**: exact spans of the arguments of the emergency reports (arguments shared from
  another event are skipped; a place is any phrase that says where, such as 事故现场); `near` counts a span that
  touches the gold span. **trigger recall**: an emergency trigger is found where the trigger or the name of an event of
  ours touches it.
- **events found**, **slots right**: over the finished graph of the article. An event is found where one of its names
  (label, other name, trigger word) is one of the gold names, or one is the tail of the other and the dates agree. A
  slot (start, end, place, agents, documents) is right only if all that is asked is there; a missed event misses all
  its slots.
- **joins right**, **left apart rightly**: pairs of mentions of different articles of the evening news, judged by eye
  (`benchmarks/identity`), the sealed half, and those drawn last; the near pairs were drawn among the likest, so that
  few are easy.
  **B-cubed F1** looks at each judged mention with those it was judged against. **sealed pairs F1**: by names alone.
"""


def _names(name: str) -> Iterator[Measured]:
    path = DATA / name / "dev.jsonl"
    if _missing(path):
        return
    must, aim = _NAME_GOALS[name]
    for tagger in _TAGGERS.get(name, ("lac",)):
        joined = name in _JOINED and tagger == "lac"  # the models of lac+crf learnt it themselves
        card = scorecard(name, load(path), Settings(tagger=tagger, join_places=joined))
        details = ", ".join((*(f"{kind} {card[kind].f1:.3f}" for kind in NAMES), *(("joined",) if joined else ())))
        measure = "strict micro F1" if tagger == "lac" else f"strict micro F1, {tagger}"
        findings = list(card.findings) if tagger == "lac" else []
        yield [Figure(name, measure, card.total.f1, must, aim, path, details)], findings


_TAGGERS = {"uner_gsd_trad": ("lac", "lac+crf")}
"""Sets that another tagger than the default is made for."""

_JOINED = {"uner_gsd_trad", "cluener"}
"""Sets whose annotators took places that stand side by side (福建泉州) as one."""

_NAME_GOALS = {
    "msra_ner": (0.78, 0.85),
    "peoples_daily_ner": (0.78, 0.85),
    "uner_gsd_trad": (0.70, 0.80),
    "cluener": (0.58, 0.66),
}


def _dates(name: str) -> Iterator[Measured]:
    if _missing(DATA / name):
        return
    for score in _DATE_READERS[name](DATA):
        path = next(iter(sorted((DATA / name).rglob(f"*{score.name.split('/')[-1].split('.')[0]}*.jsonl"))), None)
        gold = path or next(iter(sorted((DATA / name).glob("*.jsonl"))))
        findings = [Finding(score.name, cause, "miss", f"{text}: {detail}") for cause, text, detail in score.misses]
        goal = _DATE_GOALS[name]
        figures = [Figure(score.name, "value right", score.value_right, *goal[1], gold, f"{score.asked} values")]
        if score.span_f1 is not None:
            figures.insert(0, Figure(score.name, "span F1", score.span_f1, *goal[0], gold))
        yield figures, findings


_DATE_READERS: dict[str, Callable[[Path], Iterator[dates.Score]]] = {
    "dates_recognizers": dates.recognizers,
    "dates_jionlp": dates.jionlp,
    "dates_duckling": dates.duckling,
    "dates_news": dates.news,
}
_DATE_GOALS = {
    "dates_recognizers": ((0.90, 0.95), (0.88, 0.95)),
    "dates_jionlp": ((0.85, 0.95), (0.85, 0.95)),
    "dates_duckling": ((0.85, 0.95), (0.85, 0.95)),
    "dates_news": ((0.90, 0.95), (0.85, 0.95)),
}


def _emergency(name: str) -> Iterator[Measured]:
    path = DATA / name / "dev.jsonl"
    if _missing(path):
        return
    parts, findings, settings = [], [], Settings()
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        analysis = pipeline.analyse_text(
            row["text"], date=row["date"] or "", title=row["title"], id=row["id"], settings=settings
        )
        scores, wrong = emergency.judge(row, analysis)
        parts.append(scores)
        findings += wrong
    totals = dict(add_up(parts))
    figures = [
        Figure(name, "time span F1", totals["TIME"].f1, 0.80, 0.90, path, _spans(totals, "TIME")),
        Figure(name, "place span F1", totals["PLACE"].f1, 0.65, 0.80, path, _spans(totals, "PLACE")),
        Figure(name, "trigger recall", totals["TRIGGER"].recall, 0.80, 0.95, path),
    ]
    yield figures, findings


def _spans(totals: dict[str, Score], label: str) -> str:
    exact = totals[label]
    return f"P {exact.precision:.3f}, R {exact.recall:.3f}, near {totals[label + '_NEAR'].f1:.3f}"


def _facts(name: str) -> Iterator[Measured]:
    path = DATA / name / "dev.jsonl"
    if not _missing(path):
        yield _facts_of(name, path, load(path))


def _own(name: str) -> Iterator[Measured]:
    """Short texts of this project's own, all in one gold file."""
    path = ROOT / "benchmarks" / "gold" / f"{name}.jsonl"
    yield _facts_of(name, path, load(path))


def _halves(name: str) -> Iterator[Measured]:
    """Each file of a folder of texts by another hand: what rules were made on, and what was sealed until they were."""
    for path in sorted((ROOT / "benchmarks" / "gold" / name).glob("*.jsonl")):
        yield _facts_of(f"{name} {path.stem}", path, load(path))


def _article(name: str) -> Iterator[Measured]:
    path = ROOT / "benchmarks" / "gold" / f"{name}.jsonl"
    labels = json.loads(path.read_text(encoding="utf-8"))
    source = INPUT / labels.pop("source")
    if not _missing(source):
        row = parse({**labels, "text": source.read_text(encoding="utf-8")}, where=str(path))
        yield _facts_of(name, path, (row,))


def _identity(name: str) -> Iterator[Measured]:
    """Who is who: over the sealed halves of the judged pairs and of the pairs of names, and the pairs drawn last."""
    if _missing(identity.TEXTS):
        return
    figures = []
    judged = [row for row in identity.rows(identity.JUDGED) if row["sealed"] or row.get("part") == "fresh"]
    for (kind, part), one in sorted(identity.outcomes(identity.corpus(judged), judged).items()):
        named = f"{name} {kind}, drawn last" if part == "fresh" else f"{name} {kind}"
        for measure, (right, of), must, aim in (
            ("joins right", one.joins, 0.97 if kind == "event" else 0.98, 0.99),
            ("left apart rightly", one.apart, 0.95, 0.98),
        ):
            value = right / of if of else 1.0
            figures.append(Figure(named, measure, value, must, aim, identity.JUDGED, f"{right} of {of}"))
        figures.append(Figure(named, "B-cubed F1", one.b_cubed, 0.90, 0.95, identity.JUDGED))
    value = identity.alias_f1("sealed")
    figures.append(Figure(f"{name} names", "sealed pairs F1", value, 0.90, 0.95, identity.ALIASES))
    yield figures, []


def _genres(name: str) -> Iterator[Measured]:
    """Each text of `$KG_DATA/genres`, or of a folder beside the gold files, by itself."""
    folder = DATA / name if name == "genres" else ROOT / "benchmarks" / "gold" / name
    if not _missing(folder / "facts.jsonl"):
        for row in genres.rows(folder):
            yield _facts_of(f"{name} {row.id}", folder / "facts.jsonl", (row,))


def _facts_of(name: str, path: Path, rows: tuple[Row, ...]) -> Measured:
    card: Scorecard = scorecard(name, rows, Settings())
    figures = []
    for kind, measure, must, aim in (("EVENT", "events found", 0.90, 1.0), ("SLOT", "slots right", 0.85, 0.95)):
        score = card[kind]
        details = f"{score.right} of {score.right + score.missed}"
        figures.append(Figure(name, measure, score.recall, must, aim, path, details))
    return figures, list(card.findings)


SETS: dict[str, Callable[[str], Iterator[Measured]]] = {
    **dict.fromkeys(_NAME_GOALS, _names),
    **dict.fromkeys(_DATE_READERS, _dates),
    "cec": _emergency,
    "xwlb_facts": _facts,
    "genres": _genres,
    "chronicles": _genres,
    "unseen": _genres,
    "genres-2024": _own,
    "another-hand": _halves,
    "third-hand": _halves,
    "fourth-hand": _halves,
    "identity": _identity,
    "union-news-2023": _article,
}


def _missing(path: Path) -> bool:
    if path.exists():
        return False
    print(f"left out: {path} is missing (set KG_DATA and KG_INPUT)", file=sys.stderr)
    return True


def _settle_floors(figures: list[Figure], *, check: bool, lift: bool) -> int:
    reached = [floors.Reached(one.key, one.value, one.gold) for one in figures]
    if lift:
        floors.save(floors.raised(reached, floors.load()))
    if not check:
        return 0
    versions = [*floors.history(), floors.load()]
    complaints = [
        f"{name}: its floor was lowered"
        for before, after in pairwise(versions)
        for name in floors.lowered(before, after)
    ]
    complaints += floors.check(reached, floors.load())
    for one in complaints:
        print(f"floor: {one}", file=sys.stderr)
    return 1 if complaints else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--only", help="only sets whose name holds this word; the page is not written")
    parser.add_argument("--misses", type=Path, help="write every wrong answer into this file")
    parser.add_argument("--check-floors", action="store_true", help="fail where a floor is broken; write nothing")
    parser.add_argument(
        "--raise-floors", action="store_true", help="lift benchmarks/floors.json to just below what was reached"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
