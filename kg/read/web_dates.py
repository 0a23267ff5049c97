"""The day a web page was published: its data, meta elements, marks, the line that tells it, its address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from kg.lexicon import words
from kg.read.raw import edtf_day
from kg.read.script import fold

_NAMES = re.compile(
    r"(?:^|[:._-])(?:published_?time|publish_?(?:date|time)|pub_?(?:date|time)|date_?published|first_?published_?time"
    r"|release_(?:date|time)|issued|create_at|publishedat|published|publication_date|display_date|time)$"
)
_WEAK_NAMES = re.compile(r"(?:^|[:._-])(?:date|created|createdate)$")
_CLOCK = r"(?:[T\s]*\d{1,2}:\d{2}(?::\d{2})?)?"
_DAY = rf"(?:19|20)\d\d\s*[-/.年]\s*\d{{1,2}}\s*[-/.月]\s*\d{{1,2}}\s*日?{_CLOCK}"
_LABELLED = re.compile(rf"([一-鿿]{{2,6}})\s*[:：]?\s*[\[(（]?\s*((?:民国\d+年\d+月\d+日)|{_DAY})")
_LINE = re.compile(rf"^\W*(?:(?P<before>[一-鿿]{{2,12}})\W*)?(?P<day>{_DAY})\W*(?P<after>[^，。；,;]{{0,60}})$")
_INFO = re.compile(r"date|time|info|source|meta|pub|shijian|riqi|author|byline", re.IGNORECASE)
_VARIABLE = re.compile(
    r"(?:\bct|publish_?time|pub_?time|createTime|create_time|pubDate|publishDate|ptime)[\"']?\s*[:=]\s*[\"']?"
    r"(\d{10}(?:\d{3})?|(?:19|20)\d\d[-/年]\d{1,2}[-/月]\d{1,2})[^\d]",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"(?<!\d)((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12]\d|3[01])(?!\d)|"
    r"(?<!\d)((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?!\d)"
)
_ASIDE = "ancestor::*[contains(@class,'comment') or contains(@class,'relat') or contains(@class,'rank')]"


def published(root: Any, address: str = "") -> str:
    """The day as EDTF, or empty; a page's copyright year and the days of its article's text never count."""
    for source in (_data, _metas, _marks, _variables, _labels, _info):
        day = next((found for one in source(root) if (found := edtf_day(one))), "")
        if day:
            return day
    return next((day for one in (*_addresses(root), address) if (day := of_address(one))), "")


def of_address(address: str) -> str:
    """The day that a page's address tells: /2019/03/02/, /20190302/, /2019-03/02/, t20190302_123.html."""
    match = _ADDRESS.search(address)
    if not match:
        return ""
    year, month, day = match.groups()[:3] if match[1] else match.groups()[3:]
    return edtf_day(f"{year}-{month}-{day}")


def _data(root: Any) -> Iterator[str]:
    for script in root.xpath("//script[contains(@type,'ld+json')]"):
        try:
            content = json.loads(script.text or "")
        except (json.JSONDecodeError, RecursionError):
            match = re.search(r'"datePublished"\s*:\s*"([^"]+)"', script.text or "")
            yield match[1] if match else ""
            continue
        yield from _inside(content)


def _inside(content: object) -> Iterator[str]:
    if isinstance(content, dict):
        for name in ("datePublished", "uploadDate", "dateCreated"):
            if isinstance(content.get(name), str):
                yield content[name]
    below = content.values() if isinstance(content, dict) else content if isinstance(content, list) else ()
    for one in below:
        if isinstance(one, (dict, list)):
            yield from _inside(one)


def _metas(root: Any) -> Iterator[str]:
    metas = [
        (name, one.get("content") or "")
        for one in root.iter("meta")
        for kind in ("property", "name", "itemprop")
        for name in (one.get(kind) or "").lower().split()
    ]
    for pattern in (_NAMES, _WEAK_NAMES):
        yield from (content for name, content in metas if pattern.search(name))


def _marks(root: Any) -> Iterator[str]:
    for one in root.xpath("//*[@itemprop='datePublished' or @property='datePublished']"):
        yield one.get("content") or one.get("datetime") or "".join(one.itertext())
    for one in root.xpath(f"//time[not({_ASIDE})]"):
        yield one.get("datetime") or "".join(one.itertext())


def _variables(root: Any) -> Iterator[str]:
    for script in root.iter("script"):
        yield from (match[1] for match in _VARIABLE.finditer(f"{script.text or ''} "))


def _labels(root: Any) -> Iterator[str]:
    """Days behind a word such as 发布时间, anywhere on the page."""
    known = words("publication-labels")
    for text in _texts(root):
        for match in _LABELLED.finditer(text):
            if known.ending(match[1]):
                yield match[2]


def _info(root: Any) -> Iterator[str]:
    """Days on a line of their own (with the source's name at most), first in elements named for it."""
    found = [(element, match) for element, text in _blocks(root) if (match := _LINE.match(text)) and _is_info(match)]
    named = [match["day"] for element, match in found if _INFO.search(f"{element.get('class')} {element.get('id')}")]
    others = {edtf_day(match["day"]): match["day"] for element, match in found if not _in_row(element)}
    yield from named or (others.values() if len(others) == 1 else ())


def _in_row(element: Any) -> bool:
    """Whether an element stands in a table's row beside other cells, where a day is an entry's."""
    row = next(element.iterancestors("tr"), None)
    return row is not None and sum(bool("".join(cell.itertext()).strip()) for cell in row) > 1


def _is_info(match: re.Match[str]) -> bool:
    """Whether what stands around a day is nothing, a source, a site's name or a word about the page."""
    after = re.sub(r"^(?:星期|周)\S", "", match["after"].strip()).strip()
    named = words("byline-starts").longest(after, 0) or words("site-endings").ending(after.split(" ")[0][:12])
    before = match["before"] or ""
    told = not before or words("site-endings").ending(before) or words("byline-starts").longest(before, 0)
    return bool(told) and (not after or bool(named))


def _texts(root: Any) -> Iterator[str]:
    for _, text in _blocks(root):
        yield text


def _blocks(root: Any) -> Iterator[tuple[Any, str]]:
    """Short elements that hold no block of their own, with their folded text."""
    for element in root.xpath(f"//body//*[not({_ASIDE})][not(self::script or self::style)]"):
        if len(element) > 12 or element.find(".//script") is not None:
            continue
        text = " ".join("".join(element.itertext()).split())
        if 0 < len(text) <= 160:
            yield element, fold(text)


def _addresses(root: Any) -> Iterator[str]:
    yield from (one.get("href") or "" for one in root.xpath("//link[@rel='canonical']"))
    yield from (one.get("content") or "" for one in root.xpath("//meta[@property='og:url' or @name='og:url']"))
    for comment in root.xpath("//comment()[contains(., 'saved from url')]"):
        yield comment.text or ""
