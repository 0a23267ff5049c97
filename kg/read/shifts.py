"""Stretches shifted by a byte: where one byte of a two-byte GBK character was lost, all up to the next ASCII trail
byte was decoded from the wrong halves. They are encoded back, re-aligned and read anew.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Span
from kg.read import characters
from kg.read.glosses import reads
from kg.read.script import fold

_PINYIN = "a-zà-öø-ÿāēīōūǎěǐǒǔǖǘǚǜńňǹḿ"
_STRETCH = re.compile(
    rf"(?P<lost>[?？�])(?:(?P<reading>[{_PINYIN}]{{1,7}})[)）])?(?P<body>[^\x00-\x1f\x22-\x2b\x2d-\x39\x3c-\x3e\x40-\x7e�]{{0,60}})"
    rf"(?P<trail>[@-~�])(?=[(（](?P<gloss>[{_PINYIN}]{{1,7}})[)）])?"
)
_CHINESE = re.compile("[\u3400-\u9fff]")
_WIDE = str.maketrans(",!:;?", "，！：；？")
_LEADS = range(0x81, 0xFF)
_UNMAPPED = range(0xAA, 0xB0)
_GAIN = 2.0
_RARE = -14.0
_SELDOM, _WORD = 2000, 200


@dataclass(frozen=True, slots=True)
class Shift:
    """A shifted stretch and what it was before; `after` is empty where that cannot be told for certain."""

    span: Span
    before: str
    after: str


def shifts(text: str) -> tuple[Shift, ...]:
    """The shifted stretches of a text, in order."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Shift]:
    at = 0
    while match := _STRETCH.search(text, at):
        after = _restored(text, match)
        if after is None:
            at = match.start() + 1
            continue
        yield Shift(Span(*match.span()), match[0], after)
        at = match.end()


def _restored(text: str, match: re.Match[str]) -> str | None:
    """The stretch read anew; empty where a character stays unknown; None where nothing was shifted."""
    broken = match["trail"] == "\ufffd"
    try:
        stream = match["body"].translate(_WIDE).encode("gbk") + (b"" if broken else match["trail"].encode("ascii"))
    except UnicodeEncodeError:
        return None
    rest = _rest(stream[1:-1] if broken else stream[1:]) if len(stream) % 2 != broken else None
    if not rest or not _proven(match, rest, text[match.end() : match.end() + 1]):
        return None
    if broken:
        return ""
    head = _head(text, match, stream[0], rest)
    return head + rest if head else ""


def _rest(stream: bytes) -> str | None:
    """All behind the broken character; a rare character may hide a lost pair of bytes that no code stands for."""
    try:
        plain = stream.decode("gbk")
    except UnicodeDecodeError:
        return None
    return "".join(_whole(plain, index) for index in range(len(plain)))


def _whole(text: str, index: int) -> str:
    """A rare character that makes no word with its neighbours may stand for two with an unmapped pair lost between."""
    character = text[index]
    words = (text[max(0, index - 1) : index + 1], text[index : index + 2])
    if _frequency(fold(character)) > _SELDOM or any(len(word) == 2 and _frequency(fold(word)) for word in words):
        return character
    pair = character.encode("gbk")
    wide = _widened(pair) if len(pair) == 2 else ""
    return wide if _frequency(fold(wide)) > _frequency(fold(character)) else character


def _widened(pair: bytes) -> str:
    """The commonest two-character word that begins and ends with these bytes around a lost unmapped pair."""
    best = (0, "")
    for second in _UNMAPPED:
        for third in range(0xA1, 0xFF):
            try:
                word = bytes((pair[0], second, third, pair[1])).decode("gbk")
            except UnicodeDecodeError:
                continue
            best = max(best, (_frequency(fold(word)), word))
    return best[1]


def _proven(match: re.Match[str], rest: str, following: str) -> bool:
    """A gloss that fits only the new reading, a mark that follows no question mark, or far commoner characters."""
    if match["gloss"]:
        return reads(rest[-1], match["gloss"])
    if match["reading"]:
        return _mean(rest) > _RARE
    if "\uff01" <= match["body"][:1].translate(_WIDE) <= "\uff5e":
        joined = len(rest) > 1 or _frequency(fold(rest + following)) > _WORD
        return joined and min(map(_weight, rest)) > _RARE
    old = match["body"].strip(",!:;?，！：；？")
    glued = match["trail"] == "\ufffd" or _CHINESE.match(following)
    return bool(old and (glued or len(old) >= 3)) and _mean(rest) > _mean(old) + _GAIN


def _head(text: str, match: re.Match[str], trail: int, rest: str) -> str:
    """The broken character itself: by the gloss that broke it, else the full stop unless a word fits better."""
    before = text[match.start() - 1 : match.start()]
    leads = [lead for lead in _LEADS if _pair(lead, trail)]
    if match["reading"] and before:
        leads = _by_gloss(before, match["reading"])
        found = {_pair(lead, trail) for lead in leads} - {""}
        return found.pop() if len(found) == 1 else ""
    known = [_pair(lead, trail) for lead in leads]
    words = [one for one in known if max(_frequency(fold(before + one)), _frequency(fold(one + rest[:1]))) > _WORD]
    return "。" if "。" in known and not words else ""


def _by_gloss(before: str, reading: str) -> list[int]:
    """Lead bytes that are the second byte of a character of that reading whose first byte ends the one before."""
    try:
        first = before.encode("gbk")[-1]
    except UnicodeEncodeError:
        return []
    pairs = ((second, _pair(first, second)) for second in range(0x40, 0xFF))
    return [second for second, character in pairs if character and reads(character, reading)]


def _pair(first: int, second: int) -> str:
    try:
        found = bytes((first, second)).decode("gbk")
    except UnicodeDecodeError:
        return ""
    return found if len(found) == 1 else ""


def _mean(text: str) -> float:
    return sum(_weight(character) for character in text) / len(text) if text else -99.0


def _weight(character: str) -> float:
    if character in "，。、；：！？“”‘’《》（）":
        return -4.0
    count = _frequency(fold(character))
    return math.log(count / characters.total()) if count else -20.0


def _frequency(word: str) -> int:
    return characters.count(word)
