"""Chinese and Arabic numerals as written in dates."""

from __future__ import annotations

from functools import cache

from kg.lexicon import words

_FIRST = "元"  # of a year or month: 元年, 元月


def number(text: str) -> int:
    """The number a numeral stands for: digits, positional Chinese digits, or Chinese with tens and hundreds.

    Words that blur a numeral (`几`, `多`) count as nothing; a text without any numeral gives 0.

    >>> number("二〇二三"), number("二十三"), number("廿二")
    (2023, 23, 22)
    """
    text = text.strip()
    if text == _FIRST:
        return 1
    if text.isascii() and text.isdigit():
        return int(text)
    digits, units = _tables()
    if not any(character in units for character in text):
        value = "".join(str(digits[character]) for character in text if character in digits)
        return int(value) if value else 0
    total, last = 0, 0
    for character in text:
        if character in digits:
            last = last * 10 + digits[character] if character in "0123456789" else digits[character]
        elif character in units:
            total += (last or 1) * units[character]
            last = 0
    return total + last


@cache
def _tables() -> tuple[dict[str, int], dict[str, int]]:
    rows = words("date-numerals")
    digits = {word: int(columns[0]) for word, columns in rows.items() if columns[1] == "digit"}
    units = {word: int(columns[0]) for word, columns in rows.items() if columns[1] == "unit"}
    # The compressed tens (廿 20, 卅 30) add like a unit that has its digit already.
    return digits | {character: int(character) for character in "0123456789"}, units
