"""Who says something, as a thing where a name stands in the words that tell of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from kg.graph.links import Links
from kg.graph.quads import chinese
from kg.model import Analysis, Kind
from kg.rdf import Literal
from kg.resolve.within import every_mention

_LIST = "、"
_WHO = frozenset({Kind.ORGANISATION, Kind.PERSON, Kind.PLACE})


def speakers(links: Links, analysis: Analysis) -> Callable[[str], tuple[str | Literal, ...]]:
    """For the words that tell who says so: the bodies, persons or places they are, or a person they end with.

    Where they name none (警方), or two things bear one name, the words themselves.
    """
    document = analysis.document
    named: dict[str, set[tuple[str, Kind]]] = defaultdict(set)
    for mention in every_mention(analysis):
        if mention.kind in _WHO and (thing := links.thing(document, mention)):
            named[mention.surface].add((thing, mention.kind))

    def of(holder: str) -> tuple[str | Literal, ...]:
        found = [_named(one, named) for one in holder.split(_LIST) if holder]
        return tuple(found) if all(found) else (chinese(document, holder),)

    return of


def _named(words: str, named: Mapping[str, set[tuple[str, Kind]]]) -> str:
    alone = {thing for thing, _ in named.get(words, ())}
    behind = {one for name, things in named.items() if words.endswith(name) for one in things}
    found = alone or {thing for thing, kind in behind if kind is Kind.PERSON}
    return found.pop() if len(found) == 1 else ""
