"""The words around each mention, as the articles have them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.graph import rows
from kg.iri import ITSRDF, NIF
from kg.model import Statement
from kg.view.model import Quote

_MOST = 4
_REACH = 60
_ENDS = "。！？!?\n\r"


def of_things(statements: Iterable[Statement]) -> dict[str, tuple[Quote, ...]]:
    """For each thing the first few of its mentions in the order of the articles, each within its sentence."""
    texts: dict[str, str] = {}
    parts: dict[str, dict[str, str]] = defaultdict(dict)
    named: dict[str, set[str]] = defaultdict(set)
    for one in statements:
        if one.predicate == NIF + "isString":
            texts[one.subject] = rows.plain(one.object)
        elif one.predicate in {NIF + "beginIndex", NIF + "endIndex", NIF + "referenceContext"}:
            parts[one.subject][one.predicate] = rows.plain(one.object)
        elif one.predicate == ITSRDF + "taIdentRef":
            named[rows.plain(one.object)].add(one.subject)
    return {thing: _first(places, parts, texts) for thing, places in named.items()}


def _first(places: Iterable[str], parts: dict[str, dict[str, str]], texts: dict[str, str]) -> tuple[Quote, ...]:
    found = []
    for place in places:
        known = parts[place]
        article = known.get(NIF + "referenceContext", "")
        start, end = known.get(NIF + "beginIndex", ""), known.get(NIF + "endIndex", "")
        if article in texts and start.isdecimal() and end.isdecimal():
            found.append((article, int(start), int(end)))
    return tuple(_quote(texts[article], article, start, end) for article, start, end in sorted(found)[:_MOST])


def _quote(text: str, article: str, start: int, end: int) -> Quote:
    """A mention with its sentence, at most `_REACH` characters to either side."""
    low = max((text.rfind(sign, 0, start) + 1 for sign in _ENDS), default=0)
    high = min((at + 1 for sign in _ENDS if (at := text.find(sign, end)) >= 0), default=len(text))
    before = text[max(low, start - _REACH) : start].lstrip()
    after = text[end : min(high, end + _REACH)].rstrip()
    if start - low > _REACH:
        before = "…" + before
    if high - end > _REACH:
        after += "…"
    return Quote(before, text[start:end], after, article)
