"""The sentences that tell an event: of each article the one that tells most of it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from kg.chronicle.statements import Facts
from kg.iri import ITSRDF, KG, NIF, PROV, RDF, SCHEMA, decode
from kg.rdf import Literal

_FACT = KG + "Fact"
_SENTENCE_ENDS = re.compile(r"[。！？!?\n]+[”’」』）)]*")
_CHARACTERS = "#char="


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A sentence as it came in: `article` its id, `published` as precise as known, `holder` on whose word it stands."""

    article: str
    place: int
    sentence: str
    title: str
    published: str
    holder: str


def sources(facts: Facts) -> dict[str, tuple[Source, ...]]:
    """The sources of every event, by day of publication, then article."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    holders: dict[tuple[str, str], str] = {}
    for fact in facts.of_class(_FACT):
        for event in facts.things(fact, RDF + "subject"):
            for stretch in facts.things(fact, PROV + "wasQuotedFrom"):
                told[event][stretch] += 1
                holder = "、".join(facts.name(one) for one in facts.filling(fact, KG + "attributedTo"))
                if holder:
                    holders[event, stretch] = holder
    for event, stretches in _mentioned(facts).items():
        if event not in told:  # nothing is told of it but that it took place
            told[event].update(dict.fromkeys(stretches, 1))
    return {event: _best(facts, event, counts, holders) for event, counts in told.items()}


def _mentioned(facts: Facts) -> dict[str, set[str]]:
    """The sentences around every mention, by the thing it names."""
    found: dict[str, set[str]] = defaultdict(set)
    for mention in facts.of_class(NIF + "Phrase"):
        for thing in facts.things(mention, ITSRDF + "taIdentRef"):
            if "/event/" in thing:
                found[thing].add(_around(facts, mention))
    return found


def _around(facts: Facts, mention: str) -> str:
    article, _, place = mention.partition(_CHARACTERS)
    start, end = (int(one) for one in place.split(","))
    text = facts.text(article, NIF + "isString")
    ends = [match.end() for match in _SENTENCE_ENDS.finditer(text, max(0, start - 1000), start)]
    last = _SENTENCE_ENDS.search(text, end)
    return f"{article}{_CHARACTERS}{ends[-1] if ends else max(0, start - 1000)},{last.end() if last else len(text)}"


def _best(facts: Facts, event: str, counts: Counter[str], holders: dict[tuple[str, str], str]) -> tuple[Source, ...]:
    chosen: dict[str, tuple[int, int, str]] = {}
    for stretch, count in counts.items():
        article, _, place = stretch.partition(_CHARACTERS)
        begin = place.partition(",")[0]
        rank = (-count, int(begin) if begin.isdigit() else 0, stretch)
        chosen[article] = min(rank, chosen.get(article, rank))
    found = (_source(facts, article, rank, holders.get((event, rank[2]), "")) for article, rank in chosen.items())
    return tuple(sorted(found, key=lambda one: (one.published, one)))


def _source(facts: Facts, article: str, rank: tuple[int, int, str], holder: str) -> Source:
    published = next(
        (one.value for one in facts.filling(article, SCHEMA + "datePublished") if isinstance(one, Literal)), ""
    )
    return Source(
        article=decode(article.rpartition("/article/")[2]),
        place=rank[1],
        sentence=" ".join(facts.words(rank[2]).split()),
        title=facts.text(article, SCHEMA + "headline"),
        published=published,
        holder=holder,
    )
