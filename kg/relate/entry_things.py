"""Entries of a chronicle: what their phrases of place and their unnamed participants name becomes a thing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from kg.find import organizations, places
from kg.iri import KG, SCHEMA
from kg.lexicon import words
from kg.model import Argument, Event, Evidence, Kind, Mention, Span, Token
from kg.relate.entries import Text
from kg.spans import sentence_of

RULE = "entry-thing"
_WHERE = SCHEMA + "location"
_SCORE = 0.6
_NOUNS = frozenset({"n", "nz", "nt", "ns", "s", "a", "b", "m", "vn", "LOC", "ORG"})
_SHORTEST_BODY = 4


def named(
    text: Text, mentions: tuple[Mention, ...], events: tuple[Event, ...]
) -> tuple[tuple[Event, ...], tuple[Mention, ...]]:
    """The events of entries with the venues, founded bodies and papers that their phrases name; the mentions after it.

    A body where something is done, and that does nothing in the text itself, is read as a place.
    """
    spans = [one.span for one in text.outline.stretches if one.entry]
    starts = [span.start for span in spans]
    namer = _Namer(text, mentions, events)
    found = []
    for event in events:
        at = bisect_right(starts, event.mention.span.start) - 1
        inside = at >= 0 and spans[at].contains(event.mention.span)
        found.append(namer.completed(event) if inside else event)
    return tuple(found), namer.settled()


class _Namer:
    def __init__(self, text: Text, mentions: tuple[Mention, ...], events: tuple[Event, ...]) -> None:
        self._document, self._sentences = text.document, text.sentences
        self._mentions = sorted(one for one in mentions if one.kind in {Kind.PLACE, Kind.ORGANISATION, Kind.DOCUMENT})
        self._starts = [one.span.start for one in self._mentions]
        self._all = set(mentions)
        self._doing = {one.mention.span for event in events for one in event.arguments if one.role != _WHERE}

    def completed(self, event: Event) -> Event:
        """The event with what its phrases name."""
        return self._papers(self._founded(self._placed(event)))

    def settled(self) -> tuple[Mention, ...]:
        """All mentions, in order of place."""
        return tuple(sorted(self._all))

    def _placed(self, event: Event) -> Event:
        span = event.whereabouts or self._gone_to(event) or self._in_name(event)
        known = [one for one in event.arguments if one.role == _WHERE]
        if span is None or any(not span.contains(one.mention.span) or one.mention.span == span for one in known):
            return event
        place = self._place(self._without_sides(span))
        if place is None:
            return event
        inner = {one for one in known if place.span.contains(one.mention.span) and one.mention != place}
        arguments = (*(one for one in event.arguments if one not in inner), self._argument(event, _WHERE, place))
        self._all -= {one.mention for one in inner}
        self._all.add(place)
        told = None if event.whereabouts == place.span else event.whereabouts
        return replace(event, arguments=tuple(sorted(set(arguments))), whereabouts=told)

    def _place(self, span: Span) -> Mention | None:
        """The place that a phrase names or ends with, a body made one; None where it is none."""
        inside = [one for one in self._overlapping(span) if one.kind is not Kind.DOCUMENT]
        last = next((one for one in inside if one.span.end == span.end and span.contains(one.span)), None)
        if last is not None and last.kind is Kind.PLACE:
            return last
        if last is not None:
            return None if last.span in self._doing else self._turned(last)
        if any(one.kind is not Kind.PLACE or not span.contains(one.span) for one in inside):
            return None
        return self._fresh(span, Kind.PLACE, _venue(span.of(self._document.folded))) if self._is_venue(span) else None

    def _turned(self, body: Mention) -> Mention:
        place = replace(body, kind=Kind.PLACE, type=_venue(body.value), rule=RULE, score=_SCORE)
        self._all.discard(body)
        return place

    def _is_venue(self, span: Span) -> bool:
        name = span.of(self._document.folded)
        ending = words("entry-venue-endings").ending(name) or words("venue-endings").ending(name)
        known = words("entry-venue-endings").get(ending, ())
        return bool(ending) and "not" not in known and len(name) > max(1, len(ending) - 1) and len(name) > 1

    def _gone_to(self, event: Event) -> Span | None:
        """What stands between a verb of going and the trigger: 到 | 某厂 | 慰问."""
        tokens = self._before(event.trigger)
        at = len(tokens)
        while at and tokens[at - 1].pos in {"v", "d", "ad", "vd"} and not self._goes(tokens[at - 1]):
            at -= 1
        end = at
        while at and tokens[at - 1].pos in _NOUNS and not self._goes(tokens[at - 1]):
            at -= 1
        found = at and at < end and self._goes(tokens[at - 1])
        return Span(tokens[at].span.start, tokens[end - 1].span.end) if found else None

    def _goes(self, token: Token) -> bool:
        return token.span.of(self._document.folded) in words("entry-going-verbs")

    def _before(self, trigger: Span) -> list[Token]:
        """The words before a trigger in its clause."""
        sentence = sentence_of(self._sentences, trigger)
        tokens = [one for one in sentence.tokens if one.span.end <= trigger.start] if sentence else []
        marks = [at for at, one in enumerate(tokens, 1) if one.span.of(self._document.folded) in words("outline-stops")]
        return tokens[max(marks, default=0) :]

    def _without_sides(self, span: Span) -> Span:
        """A phrase without the word of a side at its ends (城东魁星阁, 大礼堂内)."""
        sentence = sentence_of(self._sentences, span)
        tokens = [one for one in sentence.tokens if span.contains(one.span)] if sentence else []
        core = [one.span for one in tokens if one.pos not in {"s", "f"}]
        return Span(core[0].start, core[-1].end) if core else span

    def _in_name(self, event: Event) -> Span | None:
        """The place in the name of what history calls after it (卢沟桥事变)."""
        name = event.mention.span.of(self._document.folded)
        size = len(name) - len(words("event-own-names").ending(name))
        known = 1 < size < len(name) and bool(words("place-endings").ending(name[:size]))
        return Span(event.mention.span.start, event.mention.span.start + size) if known else None

    def _founded(self, event: Event) -> Event:
        if event.trigger.of(self._document.folded) not in words("entry-founding-verbs"):
            return event
        behind = [one for one in event.participants if one.start >= event.trigger.end]
        for phrase in behind or event.participants:
            body = self._body(phrase)
            if body is not None:
                self._all.add(body)
                arguments = {*event.arguments, self._argument(event, SCHEMA + "attendee", body)}
                rest = tuple(one for one in event.participants if one != phrase)
                event = replace(event, arguments=tuple(sorted(arguments)), participants=rest)
        return event

    def _body(self, phrase: Span) -> Mention | None:
        """The body that a phrase names without the word for its house (公司 in 公司技术中心)."""
        text = phrase.of(self._document.folded)
        lead = len(words("entry-houses").longest(text, 0))
        span = Span(phrase.start + lead, phrase.end) if len(text) - lead >= _SHORTEST_BODY else phrase
        near = list(self._overlapping(span))
        exact = next((one for one in near if one.kind is Kind.ORGANISATION and one.span == span), None)
        name = span.of(self._document.folded)
        kind = organizations.type_of(name)
        told = kind != SCHEMA + "Organization" or bool(words("entry-body-endings").ending(name))
        fits = len(span) >= _SHORTEST_BODY and told and not near
        return exact or (self._fresh(span, Kind.ORGANISATION, kind) if fits else None)

    def _papers(self, event: Event) -> Event:
        for phrase in event.participants:
            paper = next((one for one in self._overlapping(phrase) if one.kind is Kind.DOCUMENT), None)
            if paper is not None and paper.span.contains(phrase):
                arguments = {*event.arguments, self._argument(event, KG + "document", paper)}
                rest = tuple(one for one in event.participants if one != phrase)
                event = replace(event, arguments=tuple(sorted(arguments)), participants=rest)
        return event

    def _overlapping(self, span: Span) -> list[Mention]:
        last = bisect_left(self._starts, span.end)
        return [one for one in self._mentions[max(0, last - 8) : last] if one.span.overlaps(span)]

    def _fresh(self, span: Span, kind: Kind, type_: str) -> Mention:
        document = self._document
        return Mention(span, kind, type_, span.of(document.text), span.of(document.folded), RULE, _SCORE)

    def _argument(self, event: Event, role: str, mention: Mention) -> Argument:
        home = event.evidence.span if event.evidence else event.mention.span
        return Argument(role, mention, Evidence(self._document.id, home, RULE, _SCORE, event.holder))


def _venue(name: str) -> str:
    known = places.type_of(name)
    return KG + "Venue" if known == SCHEMA + "Place" else known
