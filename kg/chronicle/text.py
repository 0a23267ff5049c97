"""A chronicle as Markdown and as a table of comma-separated values."""

from __future__ import annotations

import re

from kg.chronicle import dates, wording
from kg.chronicle.entries import Entry
from kg.chronicle.sections import Chronicle
from kg.graph.syntax import clean
from kg.graph.write import table

_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")


def markdown(chronicle: Chronicle) -> bytes:
    """Headings of years and months, below each entry its lines and the source's words."""
    lines = [f"# {_plain(chronicle.title)}", "", chronicle.count, "", "<!-- generator: dashiji -->", ""]
    for year in chronicle.years:
        lines += [f"## {year.heading}", ""]
        for month in year.months:
            lines += [f"### {month.heading}", ""] if month.heading else []
            for entry in month.entries:
                lines += [*_entry(entry, chronicle.language), ""]
    return clean("\n".join(lines).rstrip() + "\n").encode("utf-8")


def separated(chronicle: Chronicle) -> bytes:
    """One row an event, with the byte order mark that Excel needs for Chinese; cells that are formulas are harmless."""
    lines = [[cell for _, cell in row] for row in rows(chronicle)]
    return clean(table([heads(chronicle), *lines])).encode("utf-8-sig")


def heads(chronicle: Chronicle) -> list[str]:
    """The names of a table's columns."""
    empty = Entry("", "", "", (), ("", ""), (), (), (), (), "", (), (frozenset(), frozenset(), frozenset()))
    return [name for name, _ in wording.columns(empty, chronicle.language, "")]


def rows(chronicle: Chronicle) -> list[tuple[tuple[str, str], ...]]:
    """A table's rows, in order of time."""
    language = chronicle.language
    return [wording.columns(one, language, dates.words(one.date, language)) for one in chronicle.entries]


def _entry(entry: Entry, language: str) -> list[str]:
    told = wording.of(language)
    notes = [one for one in (wording.kind(entry, language), wording.standing(entry, language)) if one]
    date = f"{dates.words(entry.date, language)}　" if entry.date else ""
    lines = [f"- **{date}{_plain(entry.name)}**" + (f"（{told['joint'].join(notes)}）" if notes else "")]
    lines += [f"  - {label}{told['colon']}{_plain(names)}" for label, names in wording.details(entry, language)]
    for source in entry.sources:
        lines.append(f"  > {_plain(source.sentence)} {_plain(wording.origin(source, language))}")
    return lines


def _plain(text: str) -> str:
    """Text in which no character is taken for Markdown."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
