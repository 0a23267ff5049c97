"""A chronicle as one HTML page that reads well on a screen and on paper, with no script and no request to anywhere."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from kg.chronicle import dates, wording
from kg.chronicle.entries import Entry
from kg.chronicle.sections import Chronicle, Year
from kg.graph.rdf_xml import without_forbidden
from kg.view.page import policy, template

_STYLE = "chronicle.css"


def page(chronicle: Chronicle) -> bytes:
    """The bytes of an .html file in UTF-8."""
    style, title = template(_STYLE), escape(chronicle.title)
    years = "".join(_year(number, year, chronicle.language) for number, year in enumerate(chronicle.years))
    links = "".join(f'<a href="#y{number}">{escape(year.heading)}</a>' for number, year in enumerate(chronicle.years))
    language = "zh-Hans" if chronicle.language == "zh" else "en"
    text = (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy((), style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="dashiji">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        f'<header><h1>{title}</h1><p class="count">{escape(chronicle.count)}</p></header>\n'
        f"<nav>{links}</nav>\n<main>\n{years}</main>\n</body>\n</html>\n"
    )
    return without_forbidden(text).encode("utf-8")


def _year(number: int, year: Year, language: str) -> str:
    months = "".join(
        (f"<h3>{escape(month.heading)}</h3>\n" if month.heading else "")
        + "".join(_entry(entry, language) for entry in month.entries)
        for month in year.months
    )
    return f'<section id="y{number}">\n<h2>{escape(year.heading)}</h2>\n{months}</section>\n'


def _entry(entry: Entry, language: str) -> str:
    return f"<article>\n{''.join(_parts(entry, language))}</article>\n"


def _parts(entry: Entry, language: str) -> Iterator[str]:
    told = wording.of(language)
    if entry.date:
        yield f'<p class="date">{escape(dates.words(entry.date, language))}</p>\n'
    kind, standing = wording.kind(entry, language), wording.standing(entry, language)
    yield f"<h4>{escape(entry.name)}"
    yield f' <span class="kind">{escape(kind)}</span>' if kind else ""
    yield f' <span class="standing">{escape(standing)}</span>' if standing else ""
    yield "</h4>\n<dl>\n"
    for label, names in wording.details(entry, language):
        yield f"<div><dt>{escape(label)}{told['colon'].strip()}</dt><dd>{escape(names)}</dd></div>\n"
    yield "</dl>\n"
    for source in entry.sources:
        origin = escape(wording.origin(source, language))
        yield f"<blockquote>{escape(source.sentence)} <cite>{origin}</cite></blockquote>\n"
