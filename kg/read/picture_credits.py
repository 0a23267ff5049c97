"""Credits that stand inside a line where a page's pictures stood: 记者李明/摄影, 图/某局提供, （李明/台北报导）."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.lexicon import words
from kg.read import bylines

_HINTS = ("/", "摄", "分享", "资料", "记者", "通讯员")
_BRACKETED = re.compile(r"(?<=[。!?”])\s*[(【〔]([^()【】〔〕\n]{2,45})[)】〕]")
_DESK = re.compile(r"[【〔\[]([^\[\]【】〔〕\n。]{2,40}/[^\[\]【】〔〕\n。]{0,12}(?:报导|报道))[\]】〕]")
_ROLE = re.compile(r"[(【〔\[](?:本报|特约|实习|见习)?(?:记者|通讯员)[\s/:]+[^()\[\]【】〔〕\n。]{2,30}[)\]】〕]")
_SIGNED = re.compile(r"(?<=。)([一-鿿]{2,3})摄(?![影氏制像取入于下的了])")
_BEFORE, _AFTER = r"(?:^|(?<=[。!?”)\s]))\s*", r"[。.]?(?=\s|$)"
_NAME = r"[一-鿿·]{2,4}"


def inside(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of a folded line that are credits of pictures or of the writer, in order, none overlapping.

    >>> list(inside("市府今天开馆。记者李明/摄影   分享    facebook    展场一角。"))
    [(7, 31)]
    """
    if not any(hint in text for hint in _HINTS):
        return
    found = [one.span() for pattern in _plain() for one in pattern.finditer(text)]
    found += [one.span() for one in _ROLE.finditer(text) if bylines.is_credit(one[0][1:-1].strip())]
    found += [one.span() for one in _DESK.finditer(text) if bylines.is_credit(one[1].strip())]
    found += [one.span() for one in _BRACKETED.finditer(text) if bylines.is_credit(one[1].strip())]
    found += [one.span() for one in _SIGNED.finditer(text) if _named(one[1])]
    end = 0
    for start, stop in _merged(text, sorted(found)):
        if start >= end:
            yield start, stop
            end = stop


def _merged(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches, those joined between which there is nothing but space."""
    held: tuple[int, int] | None = None
    for start, stop in spans:
        if held is not None and (start <= held[1] or not text[held[1] : start].strip()):
            held = (held[0], max(held[1], stop))
            continue
        if held is not None:
            yield held
        held = (start, stop)
    if held is not None:
        yield held


def _named(text: str) -> bool:
    return text[:1] in words("surnames") or text[:2] in words("surnames")


@cache
def _plain() -> tuple[re.Pattern[str], ...]:
    roles = "|".join(sorted(map(re.escape, words("byline-roles")), key=len, reverse=True))
    acts = "|".join(sorted(map(re.escape, words("picture-credits")), key=len, reverse=True))
    kept = "|".join(sorted(map(re.escape, words("picture-archives")), key=len, reverse=True))
    return (
        re.compile(rf"{_BEFORE}(?:{roles})\s?{_NAME}(?:[、,\s]\s?{_NAME})*\s?[/|]\s?(?:{acts}){_AFTER}"),
        re.compile(rf"{_BEFORE}图[片文]?[/:][^\s。,]{{2,24}}?(?:{acts}){_AFTER}"),
        re.compile(rf"{_BEFORE}(?:{kept}){_AFTER}"),
        re.compile(r"\s{2,}分享\s+facebook(?=\s|$)"),
    )
