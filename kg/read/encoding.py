"""Bytes to text: UTF-8, UTF-16, GB18030 and Big5 (with the additions of ETEN and Hong Kong) told apart."""

from __future__ import annotations

import codecs
import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.read import characters
from kg.read.script import fold

LOST = "\ufffd"
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ("gb18030", "big5", "utf-16-le", "utf-16-be")
_FAMILIES = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5", "big5hkscs": "big5"}
_SAMPLE, _SCORED = 200_000, 20_000
_LEAST_LIKELY, _MOST_LOST, _MOST_CONTROLS = -10.5, 0.1, 0.02
_FEWEST_BYTES_A_ZERO, _FEWEST_TO_PART = 200, 60
_RARE, _MARK_WEIGHT, _UNREADABLE = -14.0, -5.0, -20.0


class Undecodable(Exception):  # noqa: N818 - carries the cause and is caught where the file is known
    """Bytes that are no text: `cause` what they are, `hint` what to try."""

    def __init__(self, cause: str, hint: str) -> None:
        super().__init__(cause, hint)
        self.cause = cause
        self.hint = hint


@dataclass(frozen=True, slots=True, order=True)
class _Guess:
    """How likely a reading is (mean logarithm of its characters' shares), the encoding, the text."""

    likelihood: float
    name: str
    text: str


def decode(data: bytes, declared: str = "") -> tuple[str, str]:
    """The text of `data` and the name of its encoding; what is no text raises `Undecodable`.

    Bytes that break the encoding become U+FFFD. `declared` is the charset that the file itself names; it decides only
    where the bytes are not plainly UTF-8 and it reads them all.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _tolerable(data[len(mark) :].decode(name, "replace"), name), name
    wide = _utf16(data)
    if wide:
        return _tolerable(data.decode(wide, "replace"), wide), wide
    data = _without_few_zeros(data)
    text = data.decode("utf-8", "replace")
    if _mostly_whole(text):
        return _tolerable(text, "utf-8"), "utf-8"
    named = _by_declaration(data, declared)
    return named or _legacy(data, text)


def _without_few_zeros(data: bytes) -> bytes:
    """The bytes with stray zeros made unreadable; many zeros are no text."""
    if data[:_SAMPLE].count(0) > max(2, len(data[:_SAMPLE]) // _FEWEST_BYTES_A_ZERO):
        raise Undecodable("binary data, not text", "give a text file")
    return data.replace(b"\x00", b"\xff")


def _by_declaration(data: bytes, declared: str) -> tuple[str, str] | None:
    """The text by the charset that the file names, where that is one of the Chinese ones and reads every byte."""
    family = _FAMILIES.get(declared.lower().replace("-", "").replace("_", ""))
    if not family:
        return None
    text = _read(data, family)
    return (text, family) if LOST not in text else None


def _read(data: bytes, name: str) -> str:
    """The text by an encoding; Big5 is read by whichever of its two tables loses less."""
    if name != "big5":
        return data.decode(name, "replace")
    return min((data.decode(table, "replace") for table in ("cp950", "big5hkscs")), key=lambda text: text.count(LOST))


def _mostly_whole(text: str) -> bool:
    """Whether UTF-8 is unbroken, or broken only here and there: one lost place among ten characters beyond ASCII."""
    if any(unicodedata.category(one) == "Cc" and not one.isspace() for one in text[:_SCORED]):
        return False
    lost = text.count(LOST)
    beyond = sum(ord(character) > 0x7F for character in text) - lost
    return lost <= beyond * _MOST_LOST or (lost == 1 and beyond > 0 and text.endswith(LOST))


def _tolerable(text: str, name: str) -> str:
    """The text, where it is one; too many lost or control characters are none."""
    controls = sum(unicodedata.category(one) == "Cc" and not one.isspace() for one in text[:_SAMPLE])
    if controls > max(2, len(text[:_SAMPLE]) * _MOST_CONTROLS):
        raise Undecodable("binary data, not text", "give a text file")
    if text.count(LOST) > max(1, len(text) * _MOST_LOST):
        raise Undecodable(f"binary data, or text in an unknown encoding (not {name})", "save the file as UTF-8")
    return text


def _utf16(data: bytes) -> str:
    """Which UTF-16 bytes without a mark are, told by zero bytes (line ends, figures, 一) and by how well they read."""
    if b"\x00" not in data[:_SAMPLE]:
        return ""
    guesses = [_Guess(_mean(data[:_SCORED].decode(name, "replace")), name, "") for name in _LEGACY[2:]]
    best = max(guesses)
    return best.name if best.likelihood > _LEAST_LIKELY else ""


def _legacy(data: bytes, broken: str) -> tuple[str, str]:
    """GB18030, Big5 or UTF-16 without mark and zero bytes, whichever reads as the commoner characters.

    Western text with a few odd bytes is `broken` UTF-8.
    """
    guesses = [_Guess(_likelihood(text), name, text) for name in _LEGACY for text in [_read(data, name)]]
    best = max(guesses)
    if best.likelihood > _LEAST_LIKELY:
        return _tolerable(best.text, best.name), best.name
    return _tolerable(broken, "utf-8"), "utf-8"


def _likelihood(text: str) -> float:
    """The mean logarithm of how common the characters beyond ASCII are; a character cut off at the end is none.

    A lost byte may have shifted all that follows, so the better of the whole and of its first third counts.
    """
    beyond = [character for character in text[:_SCORED].removesuffix(LOST) if ord(character) > 0x7F]
    third = beyond[: len(beyond) // 3] if len(beyond) >= _FEWEST_TO_PART else beyond
    return max(_mean(beyond), _mean(third))


def _mean(text: Sequence[str]) -> float:
    return sum(map(_weight, text)) / len(text) if text else _UNREADABLE


@cache
def _weight(character: str) -> float:
    if " " <= character <= "~" or character.isspace():
        return _MARK_WEIGHT
    kind = unicodedata.category(character)
    if character == LOST or kind in {"Co", "Cn", "Cs", "Cc"}:
        return _UNREADABLE
    if kind == "Lo":
        count = characters.count(fold(character))
        return math.log(count / characters.total()) if count else _RARE
    return _MARK_WEIGHT if character in _marks() else _RARE


@cache
def _marks() -> frozenset[str]:
    """The marks and figures of GB 2312, and those that traditional text adds."""
    rows = range(0xA1A2, 0xA1FF), range(0xA2A1, 0xA2FF), range(0xA3A1, 0xA3FF)
    marks = b"".join(code.to_bytes(2, "big") for row in rows for code in row).decode("gb2312", "ignore")
    return frozenset(f"　{marks}〇「」『』【】〔〕")
