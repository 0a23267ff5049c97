"""A chronicle's entries under the years and months they belong to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from kg.chronicle import dates, wording
from kg.chronicle.entries import Entry, period
from kg.edtf import bounds, precision

_MANY = 8


@dataclass(frozen=True, slots=True)
class Month:
    """The entries under one heading, which is empty where a year has too few for months."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year, decade or century, or what has no date."""

    heading: str
    months: tuple[Month, ...]


@dataclass(frozen=True, slots=True)
class Chronicle:
    """What is written: entries in order of time under headings of `language`; `count` says how much there is."""

    title: str
    language: str
    years: tuple[Year, ...]
    count: str

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All of them, in order."""
        return tuple(entry for year in self.years for month in year.months for entry in month.entries)


def chronicle(entries: Iterable[Entry], title: str, language: str) -> Chronicle:
    """The entries, which are in order already, under their headings; `title` empty for the usual one."""
    told, found = wording.of(language), tuple(entries)
    years = tuple(_year(heading, tuple(group), language) for heading, group in groupby(found, Heading(language)))
    return Chronicle(title or told["title"], language, years, _count(found, language))


@dataclass(frozen=True, slots=True)
class Heading:
    """Names the year of an entry."""

    language: str

    def __call__(self, entry: Entry) -> str:
        """The year, or the decade or century where no year is known."""
        told = wording.of(self.language)
        if not any(bounds(entry.date)):
            return told["undated"]
        if precision(entry.date) in {"decade", "century"}:
            return dates.words(entry.date, self.language)
        number, _ = period(entry.date)
        return told["year"].format(number) if number > 0 else told["bc"].format(1 - number)


def _year(heading: str, entries: tuple[Entry, ...], language: str) -> Year:
    if len(entries) <= _MANY or not any(bounds(entries[0].date)):
        return Year(heading, (Month("", entries),))
    months = groupby(entries, lambda entry: period(entry.date)[1])
    return Year(heading, tuple(Month(_month(number, language), tuple(group)) for number, group in months))


def _month(number: int, language: str) -> str:
    told = wording.of(language)
    if not number:
        return told["rest"]
    return told["month"].format(number if language == "zh" else dates.MONTHS[number - 1])


def _count(entries: tuple[Entry, ...], language: str) -> str:
    told = wording.of(language)
    years = [heading for heading, _ in groupby(entries, Heading(language)) if heading != told["undated"]]
    dated = sum(any(bounds(entry.date)) for entry in entries)
    articles = len({source.article for entry in entries for source in entry.sources})
    line = told["count"].format(events=len(entries), dated=dated, articles=articles)
    span = told["span"].format(first=years[0], last=years[-1]) if len(years) > 1 else "".join(years)
    return f"{span}{told['part']}{line}" if span else line
