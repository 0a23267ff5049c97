"""How much of web pages is read and how much is invented: ours beside trafilatura, days beside htmldate.

Reads `benchmarks/pages` (written for this project): each page names the sentences that must be read, the words that
must not, its title and its day. `pip install 'trafilatura[all]' htmldate lxml_html_clean`.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kg.read import web
from kg.read.encoding import decode
from kg.read.markup import declared

HOME = Path(__file__).parent / "pages"


@dataclass(frozen=True, slots=True)
class Read:
    """What a reader takes from a page."""

    text: str
    title: str
    published: str


def ours(source: str) -> Read:
    """What kg reads."""
    page = web.page(source)
    return Read(page.text, page.title, page.date)


def peer(**options: bool) -> Callable[[str], Read]:
    """What trafilatura reads, with htmldate's day."""
    import htmldate  # noqa: PLC0415 - only this comparison needs it
    import trafilatura  # noqa: PLC0415

    def read(source: str) -> Read:
        text = trafilatura.extract(source, include_tables=True, include_comments=False, **options) or ""
        told = trafilatura.extract_metadata(source)
        day = htmldate.find_date(source, original_date=True) or ""
        return Read(text, (told.title if told else "") or "", day)

    return read


def score(read: Callable[[str], Read], rows: list[dict[str, object]]) -> dict[str, str]:
    """Shares of sentences read, frames left out, titles and days right, and milliseconds a page."""
    found = wanted = invented = frames = titles = days = 0
    begun = time.perf_counter()
    for row in rows:
        data = (HOME / str(row["file"])).read_bytes()
        page = read(decode(data, declared(data))[0])
        plain = "".join(page.text.split())
        lines = ["".join(line.split()) for line in page.text.split("\n")]
        table = str(row["file"]).startswith("chronicle")
        sentences = ["".join(one.split()) for one in row["text"]]  # type: ignore[attr-defined]
        found += sum(any(one in line for line in lines) if table else one in plain for one in sentences)
        wanted += len(sentences)
        invented += sum("".join(one.split()) in plain for one in row["frame"])  # type: ignore[attr-defined]
        frames += len(row["frame"])  # type: ignore[arg-type]
        titles += page.title == row["title"]
        days += page.published == row["published"]
    spent = (time.perf_counter() - begun) / len(rows) * 1000
    return {
        "sentences read": f"{found} of {wanted}",
        "frames taken for news": f"{invented} of {frames}",
        "titles": f"{titles} of {len(rows)}",
        "days": f"{days} of {len(rows)}",
        "ms a page": f"{spent:.1f}",
    }


def main() -> None:
    """Prints the table."""
    rows = [json.loads(line) for line in (HOME / "pages.jsonl").read_text(encoding="utf-8").splitlines()]
    readers = {
        "kg": ours,
        "trafilatura + htmldate": peer(),
        "the same, favour_recall": peer(favor_recall=True),
    }
    scores = {name: score(read, rows) for name, read in readers.items()}
    heads = list(next(iter(scores.values())))
    print(f"| reader | {' | '.join(heads)} |\n|---|{'---|' * len(heads)}")
    for name, told in scores.items():
        print(f"| {name} | {' | '.join(told.values())} |")


if __name__ == "__main__":
    main()
