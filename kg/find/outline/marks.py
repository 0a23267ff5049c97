"""Bullets, bars, brackets and signs of markup around the words of an entry."""

from __future__ import annotations

from functools import cache

from kg.lexicon import words


@cache
def marks() -> str:
    """The marks as one string, white space and the sign of headings among them, for `str.strip`."""
    return " \t\u00a0#" + "".join(words("outline-marks"))
