"""Where the ontology's event words stand in a text: triggers, head nouns, and look-alikes that block them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.event_types import Ontology
from kg.lexicon import words
from kg.model import Span


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """An event word at its place: `trigger` the type it shows as a verb, `head` the type it names as a noun.

    Either is empty where the word does not serve so, or where a look-alike of that type blocks it.
    """

    span: Span
    word: str
    trigger: str = ""
    head: str = ""


@dataclass(slots=True)
class _Entry:
    trigger: str = ""
    head: str = ""
    blocks: set[str] = field(default_factory=set)


_LONGEST, _HEAD = 8, 2
_CLAUSE_ENDS = frozenset("，。；！？,;!?\n")


class EventWords:
    """All event words of an ontology, matched longest first from left to right.

    A trigger `发射_导弹` is a verb with its object: it counts where the noun follows in the same clause.
    """

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._alone = {event_type.iri for event_type in ontology.event_types if event_type.alone}
        self._entries: dict[str, _Entry] = {}
        self._objects: dict[str, dict[str, str]] = defaultdict(dict)
        for event_type in ontology.event_types:
            for word in event_type.triggers:
                verb, _, thing = word.partition("_")
                if thing:
                    self._objects[verb][thing] = event_type.iri
                    self._entry(verb)
                else:
                    self._entry(word).trigger = event_type.iri
            for word in event_type.head_nouns:
                self._entry(word).head = event_type.iri
            for word in event_type.not_triggers:
                self._entry(word).blocks.add(event_type.iri)
        lengths: dict[str, set[int]] = defaultdict(set)
        for word in self._entries:
            lengths[word[:_HEAD]].add(len(word))
        self._firsts = frozenset(head[0] for head in lengths)
        self._lengths = {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}

    def related(self, one: str, other: str) -> bool:
        """Whether one of two event types is the other or lies below it."""
        return self._ontology.is_a(one, other) or self._ontology.is_a(other, one)

    def root(self, type_iri: str) -> bool:
        """Whether a type is the one that stands above all."""
        return not any(event_type.parent for event_type in self._ontology.event_types if event_type.iri == type_iri)

    def alone(self, type_iri: str) -> bool:
        """Whether events of a type need no participant."""
        return type_iri in self._alone

    def told_by_deed(self, hit: Hit, text: str) -> Hit:
        """A noun for any deed with the type of the deed that stands right before it (空袭行动)."""
        if hit.word not in words("event-carriers"):
            return hit
        at = hit.span.start
        entries = (self._entries.get(text[at - length : at]) for length in range(min(at, _LONGEST), 1, -1))
        inner = next((one.trigger or one.head for one in entries if one and (one.trigger or one.head)), "")
        return replace(hit, head=inner) if inner else hit

    def hits(self, text: str, within: Span, edges: frozenset[int]) -> Iterator[Hit]:
        """The event words inside `within` of a folded text, none overlapping; a look-alike blocks its own type only.

        A word counts only where it begins or ends at one of the `edges` between words. The longest from the left is
        taken, save that a head noun beats a mere trigger that runs into it.
        """
        kept: Hit | None = None
        for hit in self._all(text, within, edges):
            if kept is None or hit.span.start >= kept.span.end:
                if kept is not None:
                    yield kept
                kept = hit
            elif hit.head and not kept.head and hit.span.end > kept.span.end:
                kept = hit
        if kept is not None:
            yield kept

    def _all(self, text: str, within: Span, edges: frozenset[int]) -> Iterator[Hit]:
        """The longest word at each place."""
        blocked: list[tuple[int, str]] = []
        for at in range(within.start, within.end):
            found = self._known(text, at, within.end) if text[at] in self._firsts else []
            if not found:
                continue
            blocked = [block for block in blocked if block[0] > at]
            blocked += [(end, type_iri) for end, entry in found if end in edges for type_iri in sorted(entry.blocks)]
            hit = next(
                filter(None, (_hit(text, at, end, entry, blocked) for end, entry in found if {at, end} & edges)), None
            )
            told = next((one for end, _ in found if end in edges and (one := self._told(text, at, end, within))), None)
            if told and any(stop >= told.span.end and one == told.trigger for stop, one in blocked):
                told = None
            if told and (hit is None or told.span.end >= hit.span.end):
                yield told
            elif hit:
                yield hit

    def _told(self, text: str, start: int, end: int, within: Span) -> Hit | None:
        """A verb that one of its objects gives a type of its own, behind it or before it (将利率上调)."""
        word = text[start:end]
        if word not in self._objects:
            return None
        stop = next((at for at in range(end, within.end) if text[at] in _CLAUSE_ENDS), within.end)
        first = next(
            (at + 1 for at in range(start - 1, within.start - 1, -1) if text[at] in _CLAUSE_ENDS), within.start
        )
        marked = max(text.rfind(marker, first, start) for marker in words("disposal-markers"))
        found = {
            at: type_iri
            for thing, type_iri in sorted(self._objects[word].items())
            for at in (text.find(thing, end, stop), text.find(thing, marked, start) if marked >= 0 else -1)
        }
        found.pop(-1, None)
        return Hit(Span(start, end), word, found[min(found)]) if found else None

    def _entry(self, word: str) -> _Entry:
        return self._entries.setdefault(word, _Entry())

    def _known(self, text: str, at: int, end: int) -> list[tuple[int, _Entry]]:
        """The words that begin at a place and end where the stretch does or before, the longest first."""
        lengths, head = self._lengths, text[at : at + _HEAD]
        sizes = lengths.get(head, ()) + (lengths.get(head[0], ()) if len(head) > 1 else ())
        if not sizes:
            return []
        known = ((at + size, self._entries.get(text[at : at + size])) for size in sizes if at + size <= end)
        return [(stop, entry) for stop, entry in known if entry is not None]


def _hit(text: str, start: int, end: int, entry: _Entry, blocked: list[tuple[int, str]]) -> Hit | None:
    taken = {type_iri for stop, type_iri in blocked if stop >= end}
    trigger = "" if entry.trigger in taken else entry.trigger
    head = "" if entry.head in taken else entry.head
    return Hit(Span(start, end), text[start:end], trigger, head) if trigger or head else None
