"""The events of a chronicle have the dates that it tells, whenever it was published."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kg.iri import SCHEMA, TIME
from kg.pipeline import analyse_text

TIMES = frozenset({TIME + "hasTime", SCHEMA + "startDate", SCHEMA + "endDate"})
OWN = Path(__file__).parents[3] / "benchmarks" / "gold" / "chronicles"
GENRES = Path(os.environ.get("KG_DATA", "")) / "genres"
TEXTS = [
    path
    for folder in (OWN, GENRES)
    for path in (sorted(folder.iterdir()) if folder.is_dir() else ())
    if path.suffix in {".md", ".txt"} and path.stem not in {"README"}
]


def dates(text: str, published: str) -> list[tuple[int, list[tuple[str, str]]]]:
    events = analyse_text(text, date=published).events
    return [
        (one.mention.span.start, [(a.role, a.mention.value) for a in one.arguments if a.role in TIMES])
        for one in events
    ]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_day_of_publication_moves_no_date(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    told = dates(text, "")
    assert any(found for _, found in told)
    if "法治报" in text:  # a day of publication stands in the text itself, and only that fits
        assert dates(text, "2024-06-13") == told
    else:
        assert dates(text, "2026-03-01") == told


LIBRARY = (Path(__file__).parent / "library.md").read_text(encoding="utf-8")
# the first words of each entry's event, and its date, written before the rules were tried on it
ENTRIES = {
    "成立,馆址": "1956-03",
    "正式对外开放": "1956-05-01",
    "开办农村流动书箱": "1956",
    "图书馆停止开放": "1966-08",
    "恢复开放": "1972-02",
    "任命": "1978-01-09",
    "首届读书报告会": "[1978-04-01..1978-04-10]",
    "全地区图书馆工作会议": "1978-10-05/1978-10-08",
    "破土动工": "1984-07",
    "被评为": "1984",
    "竣工": "1986-11-28",
    "正式开馆": "1986-12-26",
    "更名为": "1995-06",
    "与柳溪师范学校签订": "1995-23",
    "因非典疫情闭馆": "2003-04-21/2003-06-05",
    "投入使用": "2003-09-10",
    "开通": "2003-09",
    "捐款": "2008-05-14",
    "评为国家": "2013-03-18",
    "揭牌": "2013-11-02",
    "总分馆制建设": "2013-12",
    "对外开放。\n\n次日": "2019-05-18",
    "古籍修复讲座": "2019-05-19",
    "出版": "2019-08",
    "实行全年免费开放": "2021-01-01",
    "签署合作协议": "2021-07-03",
}


@pytest.mark.parametrize("published", ["", "2024-06-01"])
def test_every_entry_of_a_library_s_chronicle_has_its_date(published: str) -> None:
    analysis = analyse_text(LIBRARY, date=published)
    folded = analysis.document.folded
    found = {}
    for event in analysis.events:
        days = [one.mention.value for one in event.arguments if one.role in TIMES]
        begins = [words for words in ENTRIES if folded.startswith(words, event.mention.span.start)]
        found.update(dict.fromkeys(begins, days[0] if days else ""))
    assert found == ENTRIES
