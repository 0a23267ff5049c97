"""The sentences of articles in which things are mentioned, for what no fact tells a sentence of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.graph import rows
from kg.iri import ITSRDF, NIF
from kg.rdf import Statement
from kg.read.script import fold
from kg.view.model import Fact

_LONGEST = 400
_MARKS = "。！？!?\n\r"
_END = re.compile(r"[^。！？!?\n\r]*(?:[。！？!?][”’」』》)）]*)?")
_KEPT = frozenset({NIF + "beginIndex", NIF + "endIndex", NIF + "referenceContext", ITSRDF + "taConfidence"})


@dataclass(frozen=True, slots=True)
class Quotes:
    """What the articles say where they mention a thing."""

    texts: dict[str, str] = field(default_factory=dict)
    places: dict[str, list[str]] = field(default_factory=dict)
    ends: dict[str, dict[str, str]] = field(default_factory=dict)

    def of(self, thing: str, words: str = "", article: str = "") -> tuple[Fact, ...]:
        """The first sentence that mentions a thing, and has `words` in either script and is of `article` where given.

        Nothing where there is none; the fact names no rule, since none read it.
        """
        places = self.places.get(thing, ())
        wanted = fold(words).replace(" ", "") if places else ""
        for place in places:
            known = self.ends.get(place, {})
            source = known.get(NIF + "referenceContext", "")
            said = self._sentence(known) if article in {"", source} else ""
            if said and wanted in fold(said).replace(" ", ""):
                return (Fact(said, source, "", known.get(ITSRDF + "taConfidence", "")),)
        return ()

    def _sentence(self, known: dict[str, str]) -> str:
        text = self.texts.get(known.get(NIF + "referenceContext", ""), "")
        start, end = known.get(NIF + "beginIndex", ""), known.get(NIF + "endIndex", "")
        if not text or not start.isdecimal() or not end.isdecimal():
            return ""
        low = max(0, int(start) - _LONGEST)
        first = max(low, *(text.rfind(mark, low, int(start)) + 1 for mark in _MARKS))
        after = _END.match(text, int(end), int(end) + _LONGEST)
        return text[first : after.end() if after else int(end)].strip()


def of_statements(statements: Iterable[Statement]) -> Quotes:
    """The mentions of every thing, each thing's in order of article and place."""
    texts: dict[str, str] = {}
    places: dict[str, list[str]] = defaultdict(list)
    ends: dict[str, dict[str, str]] = defaultdict(dict)
    for one in statements:
        if one.predicate == NIF + "isString":
            texts[one.subject] = rows.plain(one.object)
        elif one.predicate == ITSRDF + "taIdentRef":
            places[rows.plain(one.object)].append(one.subject)
        elif one.predicate in _KEPT:
            ends[one.subject][one.predicate] = rows.plain(one.object)
    for found in places.values():
        found.sort(key=lambda place: _order(ends.get(place, {})))
    return Quotes(texts, dict(places), dict(ends))


def _order(known: dict[str, str]) -> tuple[str, int]:
    start = known.get(NIF + "beginIndex", "")
    return known.get(NIF + "referenceContext", ""), int(start) if start.isdecimal() else -1
