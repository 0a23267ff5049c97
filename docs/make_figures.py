"""Puts figures of docs/scorecard.md into the tables of README.md and README.zh.md that tell how well it reads."""

from __future__ import annotations

import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGES = {"en": HERE.parent / "README.md", "zh": HERE.parent / "README.zh.md"}
ROW = re.compile(
    r"^\| (?P<set>[^|]+) \| (?P<measure>[^|]+) \| \S+ \| (?P<lac>\S+) \| \*\*(?P<value>[\d.]+)\*\* \|", re.MULTILINE
)
COUNTED = re.compile(r"^\| ([^|]+) \| ([^|]+) \|.* (\d+) of (\d+) \|$", re.MULTILINE)
PLACE = re.compile(r"(<!-- figures of docs/scorecard\.md -->\n)(?:\n(?:\|.*\n)+)?")
NAMES = {
    "msra_ner": ("MSRA", "MSRA"),
    "peoples_daily_ner": ("People's Daily", "人民日报"),
    "cluener": ("CLUENER", "CLUENER"),
    "uner_gsd_trad": ("traditional text", "繁体文章"),
}
KINDS = ("document", "event", "organisation", "person", "place")
HEADS = {"en": "| what | on | right |", "zh": "| 什么 | 在哪里测 | 对多少 |"}
ROWS = {
    "en": (
        "| names, exact in span and kind | {sets} | F1 {names}; LAC as it comes {lac} |",
        "| values of dates | four sets | {least} to {most} |",
        "| events, of eight short texts whose answers stood before the output was looked at | `unseen` | "
        "34 of 67 at first reading, {unseen} since the kinds it missed were mended |",
        "| events, of 93 texts and pieces of thirteen kinds by other hands, kept sealed | `third-hand` | {sealed} |",
        "| who, where, when, which document, each whole, of the same | `third-hand` | {slots} |",
        "| two namings of one thing made one | judged pairs, sealed | {joined} |",
        "| two things that look alike kept apart | judged pairs, sealed | {apart} |",
    ),
    "zh": (
        "| 名称，起止与种类都对 | {sets} | F1 {names}；LAC 原样 {lac} |",
        "| 日期的值 | 四个数据集 | {least} 到 {most} |",
        "| 八篇短文的事件，先写下答案、再看输出 | `unseen` | 初次读时 67 个中 34 个，改正漏掉的种类之后 {unseen} |",
        "| 别人写的十三类文章与短篇 93 篇的事件，一直封存 | `third-hand` | {sealed} |",
        "| 同上，谁、何地、何时、哪份文件，每项须完整 | `third-hand` | {slots} |",
        "| 同一事物的两种叫法合为一个 | 判定过的各对，封存 | {joined} |",
        "| 相像的两个事物没有混为一个 | 判定过的各对，封存 | {apart} |",
    ),
}


def filled(spoken: str) -> str:
    """The page with the table as the scorecard has it today."""
    told = _figures((HERE / "scorecard.md").read_text(encoding="utf-8"), spoken)
    table = "\n".join((HEADS[spoken], "|---|---|---|", *(row.format(**told) for row in ROWS[spoken])))
    return PLACE.sub(lambda found: f"{found[1]}\n{table}\n", PAGES[spoken].read_text(encoding="utf-8"))


def _figures(card: str, spoken: str) -> dict[str, str]:
    rows = [one.groupdict() for one in ROW.finditer(card)]
    names = {one["set"]: one for one in rows if one["measure"] == "strict micro F1" and one["set"] in NAMES}
    dates = [float(one["value"]) for one in rows if one["set"].startswith("dates_") and one["measure"] == "value right"]
    found = [(one, what, int(right), int(all_told)) for one, what, right, all_told in COUNTED.findall(card)]

    def counted(measure: str, *sets: str) -> str:
        pairs = [pair for one, what, *pair in found if what == measure and (one in sets or one.split()[0] in sets)]
        right, all_told = (sum(column) for column in zip(*pairs, strict=True))
        return f"{right} of {all_told}" if spoken == "en" else f"{all_told} 个中 {right} 个"

    sealed, judged = ("third-hand sealed", "third-hand short-sealed"), tuple(f"identity {one}" for one in KINDS)
    return {
        "sets": ("、" if spoken == "zh" else ", ").join(NAMES[one][spoken == "zh"] for one in names),
        "names": " / ".join(one["value"] for one in names.values()),
        "lac": " / ".join(one["lac"] for one in names.values()),
        "least": f"{min(dates):.2f}",
        "most": f"{max(dates):.2f}",
        "unseen": counted("events found", "unseen"),
        "sealed": counted("events found", *sealed),
        "slots": counted("slots right", *sealed),
        "joined": counted("joins right", *judged),
        "apart": counted("left apart rightly", *judged),
    }


if __name__ == "__main__":
    for spoken, path in PAGES.items():
        path.write_text(filled(spoken), encoding="utf-8")
