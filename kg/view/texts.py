"""The articles' own words with the mentions in them and the stretches that are damaged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.graph import rows
from kg.iri import ITSRDF, NIF
from kg.model import Statement
from kg.read import document as documents
from kg.view.model import Mark, Text


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
    return tuple(
        Text(article, text, tuple(sorted(marks[article])), _damaged(text)) for article, text in sorted(words.items())
    )


def _damaged(text: str) -> tuple[tuple[int, int], ...]:
    """Where the text as it came in is damaged beyond repair."""
    document = documents.make(text, id="text")
    found = (document.original_span(span) for span in document.damaged)
    return tuple((span.start, span.end) for span in found)
