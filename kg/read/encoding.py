"""Bytes to text: UTF-8, UTF-16, GB18030 and Big5 told apart."""

from __future__ import annotations

import codecs
from functools import cache

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a RIFF media file"),
    (b"BM", "a BMP picture"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3", "a database"),
)
_LEGACY = ("gb18030", "big5", "utf-16-le", "utf-16-be")
_SAMPLE, _FEWEST_COMMON = 200_000, 0.3
_TWO_BYTES = 2


class Undecodable(Exception):  # noqa: N818 - carries the cause and is caught where the file is known
    """Bytes that are no text: `cause` what they are, `hint` what to try."""

    def __init__(self, cause: str, hint: str) -> None:
        super().__init__(cause, hint)
        self.cause = cause
        self.hint = hint


def decode(data: bytes) -> tuple[str, str]:
    """The text of `data` and the name of its encoding; what is no text raises `Undecodable`."""
    kind = signature(data)
    if kind:
        raise Undecodable(f"this is {kind}, not text", "give the file its proper suffix, or leave it out")
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strict(data, name), name
    wide = _utf16(data)
    if wide:
        return _strict(data, wide), wide
    if b"\x00" in data[:_SAMPLE]:
        raise Undecodable("binary data, not text", "give a text file")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        return _legacy(data, error)


def signature(data: bytes) -> str:
    """What kind of file its first bytes say it is, where that is not text; else an empty string."""
    for mark, kind in _SIGNATURES:
        if data.startswith(mark) and (len(mark) > _TWO_BYTES or b"\x00" in data[:64]):
            return kind
    return ""


def _strict(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise Undecodable(f"invalid {name} bytes at byte {error.start}", "save the file as UTF-8") from error


def _utf16(data: bytes) -> str:
    """UTF-16 without a mark shows as zero bytes (line ends, digits) all at even or all at odd places."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if len(data) % 2 or not even + odd or min(even, odd) > max(even, odd) // 20:
        return ""
    name = "utf-16-le" if odd > even else "utf-16-be"
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        return ""
    return name if _share_common(text) > _FEWEST_COMMON else ""


def _legacy(data: bytes, error: UnicodeDecodeError) -> tuple[str, str]:
    """GB18030, Big5 or UTF-16 without mark and zero bytes, whichever reads as commoner characters."""
    found = []
    for name in _LEGACY:
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        found.append((_share_common(text), name, text))
    if not found or max(found)[0] < _FEWEST_COMMON:
        raise Undecodable(_place(data), "save the file as UTF-8") from error
    _, name, text = max(found)
    return text, name


def _place(data: bytes) -> str:
    """Where the bytes first break the encoding in which most of them read as Chinese."""
    share, name = max((_share_common(data.decode(name, errors="replace")), name) for name in ("utf-8", *_LEGACY[:2]))
    try:
        data.decode(name)
    except UnicodeDecodeError as error:
        if share >= _FEWEST_COMMON:
            return f"invalid {name} bytes at byte {error.start}"
    return "binary data, or text in an unknown encoding"


def _share_common(text: str) -> float:
    """The share of common Chinese characters among those beyond ASCII."""
    beyond = [character for character in text[:20_000] if ord(character) > 0x7F]
    return sum(character in _common() for character in beyond) / len(beyond) if beyond else 0.0


@cache
def _common() -> frozenset[str]:
    """Level one of GB 2312 (3,755 characters), the common half of Big5 (5,401), and their punctuation."""
    simplified = bytes(byte for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) for byte in (high, low))
    marks = bytes(byte for low in range(0xA1, 0xFF) for high in (0xA1, 0xA3) for byte in (high, low))
    lows = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    traditional = bytes(byte for high in range(0xA4, 0xC7) for low in lows for byte in (high, low))
    text = (simplified + marks).decode("gb2312", errors="ignore") + traditional.decode("big5", errors="ignore")
    return frozenset(text)
