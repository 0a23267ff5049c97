"""Whether an article gives the bearer of a last name another office than the bearer of a full one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.find import gazetteer
from kg.lexicon import words
from kg.model import Document, Mention

_BEFORE = 24  # characters before a name in which its offices stand
_LONGEST_PLACE = 8
_LISTED = re.compile("[、和兼]")
_MARK = re.compile(r"[^\w、]")


@dataclass(frozen=True, slots=True)
class Office:
    """An office beside a name: its country where one is named, whether it is another's (前, 副), its words."""

    country: str
    held: str
    words: str

    def agrees(self, other: Office) -> bool:
        """Whether one person may be told to hold both: one word for one office, or a short form of it (外长)."""
        if self.held != other.held or (self.country and other.country and self.country != other.country):
            return False
        mine, theirs = (_last(one.words) for one in (self, other))
        return mine == theirs or _in_order(mine, other.words) or _in_order(theirs, self.words)


def differ(document: Document, short: Iterable[Mention], full: Iterable[Mention]) -> bool:
    """Whether both names stand with offices, and with none in common (代总统罗德里格斯, 议长豪尔赫·罗德里格斯)."""
    mine, theirs = ([*_offices(document, mentions)] for mentions in (short, full))
    return bool(mine and theirs) and not any(one.agrees(other) for one in mine for other in theirs)


def _offices(document: Document, mentions: Iterable[Mention]) -> Iterator[Office]:
    for mention in mentions:
        start = mention.span.start
        run = _MARK.split(document.folded[max(0, start - _BEFORE) : start])[-1]
        for part in reversed(_LISTED.split(run)):
            if not _last(part):
                break
            yield _office(part)
        behind = words("person-titles").longest(document.folded, mention.span.end)
        if _last(behind):
            yield _office(behind)


def _office(text: str) -> Office:
    others, last = words("other-holders"), _last(text)
    lead = others.longest(text, 0)
    name = text[len(lead) :].removesuffix(last)
    country = next((name[:size] for size in range(min(_LONGEST_PLACE, len(name)), 1, -1) if _state(name[:size])), "")
    rest = name.removeprefix(country)
    held = lead or others.longest(rest, 0) or others.ending(rest)
    return Office(country and gazetteer.lookup(country)[0].path, held, text)


def _state(name: str) -> bool:
    return gazetteer.is_country(name)


def _last(text: str) -> str:
    """The word for the office that a text ends with, with the character that tells which (议长, 省长)."""
    ending = words("offices").ending(text)
    return text[-2:] if len(ending) == 1 else ending


def _in_order(short: str, long: str) -> bool:
    """Whether the characters of one stand in the other in their order (防长, 国防部长)."""
    rest = iter(long)
    return all(one in rest for one in short)
