"""A bare text in simplified characters and half-width forms, as long as it was."""

from __future__ import annotations

from functools import cache

import opencc

_WIDTHS = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def fold(text: str) -> str:
    """The text for matching: one character for one.

    >>> fold("２０２３年十二月會議")
    '2023年十二月会议'
    """
    simplified = _converter().convert(text)
    return (simplified if len(simplified) == len(text) else text).translate(_WIDTHS)


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")
