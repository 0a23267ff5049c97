"""The articles' own words with the mentions in them, their headings and the stretches that are damaged."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from kg.graph import rows
from kg.iri import ITSRDF, NIF
from kg.model import Block, Span
from kg.rdf import Statement
from kg.read import document as documents
from kg.read import split
from kg.view.model import Mark, Text

_MARKS = frozenset("，,。！？!?；;：")
_CLAUSE = re.compile(r"[^，,。！？!?；;]+")


def of_articles(statements: Iterable[Statement]) -> tuple[Text, ...]:
    """Every article that has a text, in order of IRI; its mentions in order of place."""
    words: dict[str, str] = {}
    places: dict[str, dict[str, str]] = defaultdict(dict)
    named: dict[str, set[str]] = defaultdict(set)
    for one in statements:
        if one.predicate == NIF + "isString":
            words[one.subject] = rows.plain(one.object)
        elif one.predicate in {NIF + "beginIndex", NIF + "endIndex", NIF + "referenceContext"}:
            places[one.subject][one.predicate] = rows.plain(one.object)
        elif one.predicate == ITSRDF + "taIdentRef":
            named[one.subject].add(rows.plain(one.object))
    marks: dict[str, list[Mark]] = defaultdict(list)
    for place, things in named.items():
        known = places[place]
        start, end = known.get(NIF + "beginIndex", ""), known.get(NIF + "endIndex", "")
        if start.isdecimal() and end.isdecimal():
            mark = Mark(int(start), int(end), tuple(sorted(things)))
            marks[known.get(NIF + "referenceContext", "")].append(mark)
    return tuple(_text(article, text, marks[article]) for article, text in sorted(words.items()))


def _text(article: str, text: str, marks: Iterable[Mark]) -> Text:
    """The text with what is damaged beyond repair in it, and its headings, where it came in so."""
    document = documents.make(text, id="text")
    damaged = tuple(document.original_span(span) for span in document.damaged)
    lines = split.split(document)
    headings = tuple(document.original_span(line.span) for line in lines if line.block is Block.HEADING)
    return Text(article, text, tuple(sorted(marks)), _ends(damaged), _ends(headings))


def _ends(spans: Iterable[Span]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in spans)


def opening(text: str, most: int = 28) -> str:
    """The first words of a text that tell something, for one without a headline.

    >>> opening("□本报编辑部\\n江城市今年办了三届阅读大会，读者很多。")
    '江城市今年办了三届阅读大会'
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    line = next((line for line in lines if any(mark in line for mark in _MARKS)), lines[0] if lines else "")
    words = _CLAUSE.match(line)
    found = words[0].strip() if words else line
    return found if len(found) <= most else f"{found[:most].rstrip()}…"
