"""Which entries of a chronicle are wanted: by time, by who took part, by place, by kind."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from kg.chronicle.entries import Entry
from kg.edtf import bounds
from kg.errors import QueryError
from kg.read.script import fold

_WHO, _WHERE, _TYPE = range(3)


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for, empty where all is: `start` and `end` a day, month or year, the rest names in either script.

    `org` and `person` are whoever took part, `place` a place or what lies around it, `type` a kind of event.
    """

    start: str = ""
    end: str = ""
    org: str = ""
    person: str = ""
    place: str = ""
    type: str = ""


def chosen(entries: Iterable[Entry], wanted: Filter) -> tuple[Entry, ...]:
    """The entries that fit; a `QueryError` names the nearest known name where none does."""
    all_entries = tuple(entries)
    for name in ("start", "end"):
        if not _is_date(getattr(wanted, name)):
            hint = "write a day, month or year, such as 2023-01"
            raise QueryError(f"no date: {getattr(wanted, name)}", hint=hint)
    found = tuple(one for one in all_entries if fits(one, wanted))
    if not found and all_entries:
        raise QueryError("no event fits", hint=_hint(all_entries, wanted))
    return found


def fits(entry: Entry, wanted: Filter) -> bool:
    """Whether an entry is wanted."""
    first, last = bounds(entry.date)
    if (wanted.start or wanted.end) and not (first or last):
        return False
    if wanted.start and last and last < bounds(wanted.start)[0]:
        return False
    if wanted.end and first and first > bounds(wanted.end)[1]:
        return False
    return all(not name or _known(name, entry.known[which]) for name, which in _names(wanted))


def _is_date(text: str) -> bool:
    return not text or any(bounds(text))


def _names(wanted: Filter) -> tuple[tuple[str, int], ...]:
    return ((wanted.org, _WHO), (wanted.person, _WHO), (wanted.place, _WHERE), (wanted.type, _TYPE))


def _known(name: str, known: frozenset[str]) -> bool:
    folded = fold(name).lower()
    return any(fold(one).lower() == folded for one in known)


def _hint(entries: tuple[Entry, ...], wanted: Filter) -> str:
    for name, which in _names(wanted):
        known = sorted({one for entry in entries for one in entry.known[which]})
        if name and not _known(name, frozenset(known)):
            near = difflib.get_close_matches(fold(name), known, n=3, cutoff=0.4)
            return f"nothing is told of {name}" + (f"; did you mean {', '.join(near)}?" if near else "")
    dates = [day for entry in entries for day in bounds(entry.date) if day]
    return f"dated events run from {min(dates)} to {max(dates)}" if dates else "no event there has a date"
