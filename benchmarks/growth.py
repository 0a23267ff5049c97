"""How the cost of one article grows with its length: CPU time at several lengths for many shapes of text.

    python benchmarks/growth.py [--lengths 10000 20000 40000] [--shapes NAME …] [--repeats 1] [--small]
                                [--calls]

The tagger, finding, joining and statements are timed, all in this process, in microseconds of CPU a character. Growth
is the cost of a character at the greatest length over that at the least: 1 is linear. --small times every shape at
10,000 bytes instead; --calls counts calls of functions a character, which no busy machine disturbs.
"""

from __future__ import annotations

import argparse
import cProfile
import gc
import statistics as figures
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg import pipeline
from kg.graph.statements import statements
from kg.read import document as documents
from kg.resolve import entities
from kg.settings import Settings

SMALL = 10_000
LIMIT = 2.0
"""Bytes of the input that no shape may spend more CPU seconds on than these."""
_BASE = "https://example.org/"
_NEWS = (
    "2023年5月12日，江城市总工会在青山镇召开职工技能竞赛动员会。会议由市总工会副主席林远山主持，"
    "三百二十名代表参加。林远山介绍，去年全市新建职工书屋46家，投入资金1.2亿元。\n"
)
_NAMES = tuple(a + b + c for a in "林周吴郑王冯陈褚" for b in "远建晓文国志" for c in "山华明平强军")
_TOWNS = tuple(a + b for a in "青白金石清河江临" for b in ("山县", "水市", "溪镇", "浦区", "原市"))


def _repeated(unit: str) -> Callable[[int], str]:
    """A shape that says the same again and again."""
    return lambda length: (unit * (length // len(unit) + 1))[:length]


def _listed(make: Callable[[int], str]) -> Callable[[int], str]:
    """A shape whose parts differ by their number."""

    def text(length: int) -> str:
        parts: list[str] = []
        written = 0
        while written < length:
            parts.append(make(len(parts)))
            written += len(parts[-1])
        return "".join(parts)[:length]

    return text


def _opened(mark: str) -> Callable[[int], str]:
    """News whose first mark is never closed."""
    return lambda length: (mark + _NEWS * (length // len(_NEWS) + 1))[:length]


def _article(number: int) -> str:
    name, town = _NAMES[number % len(_NAMES)], _TOWNS[number % len(_TOWNS)]
    day = f"{2001 + number % 23}年{number % 12 + 1}月{number % 28 + 1}日"
    return (
        f"{day}，{town}第{number + 1}届农民画展在{town}文化馆开幕，{town}文联主席{name}出席并讲话。"
        f"展览由{town}文联主办，展出作品{number + 30}件。\n"
    )


SHAPES: dict[str, Callable[[int], str]] = {
    "news": _repeated(_NEWS),
    "articles": _listed(_article),
    "one line": _repeated(_NEWS.strip()),
    "no marks": _repeated("江城市总工会召开职工技能竞赛动员会林远山出席会议并讲话"),
    "one character": _repeated("会"),
    "short lines": _repeated("召开会议\n"),
    "headings": _listed(lambda n: f"{n + 1}、工作安排\n各单位做好准备，按时参加。\n"),
    "many events": _repeated("市工会召开动员会。"),
    "event names": _listed(lambda n: f"第{n + 1}届江城书展开幕。"),
    "dates": _listed(lambda n: f"{1950 + n % 70}年{n % 12 + 1}月{n % 28 + 1}日，"),
    "days": _repeated("5月3日举行会议，次日闭幕。"),
    "years": _repeated("2023年"),
    "persons": _listed(lambda n: _NAMES[n % len(_NAMES)] + "、"),
    "officers": _listed(lambda n: f"{_TOWNS[n % len(_TOWNS)]}工会主席{_NAMES[n % len(_NAMES)]}出席。"),
    "places": _listed(lambda n: _TOWNS[n % len(_TOWNS)] + "、"),
    "bodies": _listed(lambda n: f"{_TOWNS[n % len(_TOWNS)]}总工会和"),
    "titles": _listed(lambda n: f"《{_TOWNS[n % len(_TOWNS)]}第{n + 1}号条例》"),
    "empty titles": _repeated("《》"),
    "unclosed title": _opened("《"),
    "unclosed titles": _repeated("《"),
    "closing titles": _repeated("》"),
    "unclosed quote": _opened("“"),
    "unclosed quotes": _repeated("“会"),
    "quoted": _repeated("“五个一”工程，"),
    "unclosed bracket": _opened("（"),
    "brackets": _repeated("（）"),
    "nested brackets": lambda length: "（" * (length // 2) + "）" * (length // 2),
    "quotation marks": _repeated('"'),
    "digits": _repeated("1234567890"),
    "numerals": _repeated("一二三四五六七八九十"),
    "figures": _repeated("投入1.2亿元，增长3.5%，"),
    "commas": _repeated("，"),
    "full stops": _repeated("。"),
    "list marks": _repeated("会、"),
    "spaces": _repeated(" "),
    "line ends": _repeated("\n"),
    "spaced": _repeated("召 开 会 议 "),
    "emoji": _repeated("😀👍🏽"),
    "English": _repeated("The council met in Paris on 5 May 2021 to sign a treaty. "),
    "table": _listed(lambda n: f"{_TOWNS[n % len(_TOWNS)]}\t{n * 7}\t{n % 100}.5%\t{2001 + n % 20}年\n"),
    "links": _listed(lambda n: f"https://example.org/{n}/page.html "),
    "glosses": _repeated("業(yè)會(huì)。"),
    "private use": _repeated("\ue000会"),
    "traditional": _repeated("江城市總工會召開職工技能競賽動員會，林遠山出席會議並講話。"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of the three stages for one text."""

    analysis: float
    joining: float
    statements: float

    @property
    def whole(self) -> float:
        """All three stages."""
        return self.analysis + self.joining + self.statements


def cost(text: str, tagger: str = "lac") -> Cost:
    """What one article of that text costs."""
    kit = pipeline.tools(Settings(tagger=tagger))
    gc.collect()
    start = time.process_time()
    analysis = pipeline.analyse(documents.make(text, id="text", published="2023-05-13"), kit)
    read = time.process_time()
    corpus = entities.resolve((analysis,))
    joined = time.process_time()
    statements(corpus, kit.ontology, _BASE)
    return Cost(read - start, joined - read, time.process_time() - joined)


def of_bytes(shape: str, size: int = SMALL) -> str:
    """A text of a shape, about `size` bytes of UTF-8."""
    sample = SHAPES[shape](size)
    return sample.encode()[:size].decode(errors="ignore")


def calls(text: str) -> int:
    """How many calls of functions one article of that text costs: the same on any machine, however busy."""
    profile = cProfile.Profile()
    profile.enable()
    cost(text)
    profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


def row(shape: str, lengths: Sequence[int], repeats: int) -> tuple[float, ...]:
    """The median CPU seconds of a shape at some lengths in characters."""
    texts = [SHAPES[shape](length) for length in lengths]
    return tuple(figures.median(cost(text).whole for _ in range(repeats)) for text in texts)


def main() -> None:
    """Prints a row a shape; exit code 1 with --small where one takes more than two seconds."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--lengths", type=int, nargs="+", default=[10_000, 20_000, 40_000])
    arguments.add_argument("--shapes", nargs="*", default=list(SHAPES), choices=list(SHAPES))
    arguments.add_argument("--repeats", type=int, default=1)
    arguments.add_argument("--small", action="store_true")
    arguments.add_argument("--calls", action="store_true")
    told = arguments.parse_args()
    cost(_NEWS)
    if told.small:
        slow = [shape for shape in told.shapes if _small(shape) > LIMIT]
        sys.exit(1 if slow else 0)
    print("| shape | " + " | ".join(f"{length:,}" for length in told.lengths) + " | growth |")
    print("|---|" + "--:|" * (len(told.lengths) + 1))
    for shape in told.shapes:
        if told.calls:
            each = [calls(SHAPES[shape](length)) / length for length in told.lengths]
        else:
            found = row(shape, told.lengths, told.repeats)
            each = [seconds / length * 1e6 for seconds, length in zip(found, told.lengths, strict=True)]
        cells = [*(f"{one:.0f}" for one in each), f"{each[-1] / max(each[0], 1):.2f}"]
        print("| " + " | ".join((shape, *cells)) + " |", flush=True)


def _small(shape: str) -> float:
    seconds = cost(of_bytes(shape)).whole
    print(f"{shape}: {seconds:.2f} s", flush=True)
    return seconds


if __name__ == "__main__":
    main()
