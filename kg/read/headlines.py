"""Title and day of publication, read from the lines that tell them: headline, date line, byline, file name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.lexicon import words
from kg.read.script import fold

_DAY = r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?"
_CLOCK = r"(?:\s*[T\s]?\d{1,2}[:时]\d{2}(?:[:分]\d{2}秒?)?)?"
_REST = r"(?P<rest>\s+\S.{0,60}|\s*[(（|].*)?"
_DATE_LINE = re.compile(rf"^[(（]?(?:[^\d\n]{{0,12}}[:： ])?\s*{_DAY}{_CLOCK}[)）]?(?:\s*(?:星期.|周.))?{_REST}$")
_BARE_DAY = re.compile(
    r"^(?:(?:19|20)\d\d\s*[-/.年]\s*)?\d{1,2}\s*(?:[-/.]\s*\d{1,2}|月\s*\d{1,2}\s*[日号])\s*[日号]?(?:\s*[(（]?(?:星期|周|礼拜).[)）]?)?$"
)
_CLOCKED = re.compile(r"\d{1,2}[:时]\d{2}")
_ENTRY = re.compile(r"^[\W_]*(?:(?:19|20)\d\d\s*[-/.年]\s*)?\d{1,2}\s*[-/.月](?:\s*\d{1,2}\s*[日号]?)?")
_AGENCY = re.compile(
    r"^\W{0,3}(?:[一-鿿]{2,8}[报社网讯]|本报)\s*[一-鿿]{0,8}?\s*(?:((?:19|20)\d\d)年)?(\d{1,2})月(\d{1,2})日[电讯]"
)
_NAME = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:[-_.]?(0[1-9]|1[0-2])(?:[-_.]?(0[1-9]|[12]\d|3[01]))?)?(?!\d)")
_END = re.compile(r"[。！？；，,;!?：:]$")
_HEAD_LINES, _LONGEST_TITLE, _LONGEST_BYLINE, _HEAD_LENGTH, _FEWEST_ENTRIES = 6, 45, 60, 40, 2
_LONGEST_MEDIUM = 12
_BULLETS = "△▲▽▼●○■□◆◇★☆※►▪•·*- "


@dataclass(frozen=True, slots=True)
class Heading:
    """What the first lines tell; `published` an EDTF date as precise as told, or empty."""

    title: str = ""
    published: str = ""


def read(text: str, name: str = "") -> Heading:
    """Title and date of an article; `name` is its file's stem, whose date counts last.

    A date inside running text is never taken for the day of publication, save that of a dateline (新华社北京5月3日电).
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return Heading(_title(lines), _published(lines, name))


def is_byline(line: str) -> bool:
    """Whether a line names author, source or day and tells nothing else."""
    folded = fold(line.strip())
    if not folded or len(folded) > _LONGEST_BYLINE or folded[-1] in "。！？!?":
        return False
    bare = folded.lstrip("□■○●◎◆◇*-— (")
    if bare != folded and folded[0] in "□■○●◎◆◇":
        return True
    return bool(words("byline-starts").longest(bare, 0)) or _date_line(folded) is not None


def is_day(line: str) -> bool:
    """Whether a line tells a day and nothing else, not even what day it is (发布日期)."""
    return bool(_BARE_DAY.match(arabic(fold(line.strip()).lstrip(_BULLETS))))


def _date_line(line: str) -> re.Match[str] | None:
    """A folded line that tells a day and at most where the article comes from; no entry of a dated list."""
    match = _DATE_LINE.match(arabic(line))
    rest = (match["rest"] or "").strip() if match else ""
    if not match or not rest or not rest[0].isalnum() or _CLOCKED.search(match[0]):
        return match
    named = words("byline-starts").longest(rest, 0) or words("site-endings").ending(rest.split()[0])
    return match if named or _in_medium(match) else None


def _in_medium(match: re.Match[str]) -> bool:
    """Whether nothing but the name of a paper, station or site stands behind the day (2024-06-13 江州法治报)."""
    rest = (match["rest"] or "").strip()
    ending = words("agency-endings").ending(rest)
    return bool(ending) and not words("agency-endings")[ending] and len(rest) <= _LONGEST_MEDIUM and rest.isalnum()


def _title(lines: list[str]) -> str:
    for line in lines[:2]:
        if is_byline(line):
            continue
        mark = re.match(r"#+\s+(.*)", line)
        bare = mark[1].strip() if mark else line
        bracketed = bare[:1] in "【[" and bare[-1:] in "】]"
        plain = len(bare) <= _LONGEST_TITLE and not _END.search(fold(bare)) and not bracketed
        return bare if len(lines) > 1 and plain and "。" not in bare else ""
    return ""


def _published(lines: list[str], name: str) -> str:
    by_name = _from_name(name)
    entries = sum(bool(_ENTRY.match(arabic(fold(line[:_HEAD_LENGTH])))) for line in lines[1:]) >= _FEWEST_ENTRIES
    for line in (*lines[:_HEAD_LINES], *lines[-2:]):
        match = _date_line(fold(line))
        if match and entries and not _in_medium(match) and _ENTRY.match(arabic(fold(line))):
            continue
        if match and len(line) <= _LONGEST_BYLINE and not re.search(r"[。；]", line):
            return _edtf(match[1], match[2], match[3]) or by_name
    for line in lines[:_HEAD_LINES]:
        match = _AGENCY.match(arabic(fold(line)[:_HEAD_LENGTH]))
        year = match and (match[1] or by_name[:4])
        if match and year:
            return _edtf(year, match[2], match[3]) or by_name
    return by_name


def _from_name(name: str) -> str:
    match = _NAME.search(name)
    if not match:
        return ""
    year, month, day = match.groups()
    return _edtf(year, month, day) if month and day else f"{year}-{month}" if month else year


def _edtf(year: str, month: str, day: str) -> str:
    if not 1 <= int(month) <= 12 or not 1 <= int(day) <= 31:
        return ""
    return f"{year}-{int(month):02d}-{int(day):02d}"


def arabic(line: str) -> str:
    """The years, months and days of a line in figures: 十二月五日 is 12月5日."""
    return re.sub(r"[〇○零一二三四五六七八九十廿]{1,4}(?=[年月日])", lambda match: _figures(match[0]), line)


def _figures(numeral: str) -> str:
    values = [int(words("date-numerals")[character][0]) for character in numeral]
    if all(value < 10 for value in values):
        return "".join(map(str, values))
    total = 0
    for value in values:
        total = max(total, 1) * value if value == 10 else total + value
    return str(total)
