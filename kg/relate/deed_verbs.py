"""Verbs that may tell a deed which no type knows: 1927年，某某离华; 水位漫过堤防; 法院裁定准许被告交保."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial

from kg.lexicon import words
from kg.model import Block, Document, Event, Kind, Mention, Sentence, Span
from kg.parse.deed_layers import VERBS
from kg.read.script import fold
from kg.relate.clauses import Line, lines
from kg.relate.deed_signs import Done, Shown, signs
from kg.relate.groups import acts
from kg.relate.modality import telling
from kg.relate.participants import subject_phrase
from kg.relate.reach import Reach
from kg.relate.signs import Signs
from kg.relate.subjects import subject
from kg.relate.topics import silent, topic
from kg.relate.when import date

NAMED = frozenset({"event-held", "event-named", "event-bare"})
"""The rules of events that a noun names."""
_LEADS, _NOUNS = frozenset({"w", "TIME", "c", "d"}), frozenset({"n", "nz", "nw", "vn", "ORG", "PER", "LOC"})
_NO_DEEDS = ("being-verbs", "stative-verbs", "data-verbs", "report-frames", "event-planned")
_PREDICATES = frozenset({"root", "advcl", "parataxis", "conj", "ccomp", "xcomp", "obj"})


@dataclass(frozen=True, eq=False)
class Deed:
    """A verb that may tell a deed, in its line (the number of which is `at`), with what the rules find of it."""

    document: Document
    line: Line
    at: int
    shown: Shown

    @property
    def verb(self) -> Span:
        """The word."""
        return self.line.sentence.tokens[self.shown.number].span

    @cached_property
    def signs(self) -> Signs:
        """What the sentence shows of it."""
        return signs(self.line, self.shown)


def places(sentences: Iterable[Sentence]) -> Iterator[Span]:
    """The verbs that may tell a deed, one a sentence."""
    for sentence in sentences:
        if sentence.block is not Block.BYLINE:
            first = next((one.span for one in sentence.tokens if one.pos in VERBS), None)
            if first is not None:
                yield first


@dataclass(frozen=True, eq=False)
class Text:
    """A tagged and parsed text with the mentions in it, and whether it is a chronicle.

    `denied` are words of which the sentence says that they are no deed that was done, `layers` tells of verbs, by where
    they begin, how much they look like a deed (`kg.parse.deed_layers`).
    """

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    chronicle: bool = False
    denied: frozenset[Span] = frozenset()
    layers: Mapping[int, float] = field(default_factory=dict)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Its sentences, with the mentions that are no events."""
        return lines(self.document, self.sentences, tuple(one for one in self.mentions if one.kind is not Kind.EVENT))


class Reader:
    """Looks for deeds in a text: `lines` are its sentences, `topic` is whom it is about.

    Verbs that begin at one of the places `passed` are not looked at.
    """

    def __init__(self, text: Text, events: tuple[Event, ...], passed: frozenset[int] = frozenset()) -> None:
        self._document = text.document
        self.lines = text.lines
        self.topic = topic(self.lines, fold(text.document.title))
        self.chronicle = text.chronicle
        self._passed = passed
        self._named = [event.mention.span for event in events if event.mention.rule in NAMED]
        self._told = sorted(span for event in events for span in (event.trigger, event.mention.span))

    def clauses(self) -> Iterator[tuple[Deed, ...]]:
        """The verbs of each clause that may tell a deed, in order, but those that tell an event already."""
        for at, whole in enumerate(self.lines):
            if whole.sentence.block is Block.BYLINE:
                continue
            held = frozenset(one for one in whole.clauses if self._tells(one))
            verbs: dict[Span, list[int]] = defaultdict(list)
            for number, token in enumerate(whole.sentence.tokens):
                if token.span.start in self._passed:
                    continue
                if not _predicate(whole, number) or not _may(whole.text(token.span)) or _completes(whole, number):
                    continue
                clause = whole.clauses[whole.clause_of(token.span.start)]
                holds = whole.text(token.span) in words("event-held")
                if clause not in held or not (holds or self._tells(token.span)):
                    verbs[clause].append(number)
            for clause, numbers in verbs.items():
                yield tuple(self._deed(at, clause, number, len(held), held=clause in held) for number in numbers)

    def of_event(self, number: int, event: Event) -> Deed | None:
        """The verb of an event that line `number` tells, read as a deed; None where its word is no verb."""
        whole = self.lines[number]
        verbs = [at for at in whole.overlapping(event.trigger) if whole.sentence.tokens[at].pos in VERBS]
        if not verbs:
            return None
        clause = whole.clauses[whole.clause_of(event.trigger.start)]
        return self._deed(number, clause, verbs[-1], 1, held=True)

    def _names(self, group: Span) -> bool:
        """Whether a name is but the front of an event's (市总工会 in 市总工会十五届四次全委会)."""
        return any(name.start <= group.start and group.end < name.end for name in self._named)

    def _tells(self, stretch: Span) -> bool:
        told = self._told
        near = told[max(0, bisect_left(told, stretch) - 8) : bisect_left(told, Span(stretch.end, stretch.end))]
        return any(span.overlaps(stretch) for span in near)

    def _deed(self, line: int, clause: Span, number: int, events: int, *, held: bool) -> Deed:
        whole = self.lines[line]
        verb = whole.sentence.tokens[number].span
        told, find = telling(self._document, whole, verb, verb), partial(self._done, whole, clause, verb)
        return Deed(self._document, whole, line, Shown(number, clause, told, events, held, self.chronicle, find))

    def _done(self, whole: Line, clause: Span, verb: Span) -> Done:
        first = next((one.span for one in whole.between(clause.start, verb.end) if one.pos in VERBS), verb)
        group = subject(whole, verb.start) or (subject(whole, first.start) if first != verb else None)  # 借祠堂复课
        own = group is not None and acts(group.mentions[0]) and not self._names(group.span)
        doer = group if own else None
        phrase, place = subject_phrase(whole, verb.start), _place(whole, clause, verb)
        phrase = place if phrase is None or (place is not None and not clause.contains(phrase)) else phrase
        unnamed = None if doer is not None else phrase
        known = self.topic is not None and self.topic.span.start < verb.start
        about = known and doer is None and unnamed is None and silent(whole, verb.start)
        at = whole.clause_of(verb.start)
        return Done(doer, unnamed, date(self._document, Reach(whole, at, at, 0, verb, verb)), about)


def _predicate(whole: Line, number: int) -> bool:
    """Whether a word is a verb, or a noun of a deed that the tree makes a predicate (警方兵分七路搜索)."""
    token, arcs = whole.sentence.tokens[number], whole.sentence.arcs
    if token.pos != "vn" or not arcs:
        return token.pos in VERBS
    after = whole.between(token.span.end, whole.sentence.span.end)[:1]
    noun = bool(after) and after[0].span.start == token.span.end and after[0].pos in _NOUNS
    predicate = arcs[number].relation.partition(":")[0] in _PREDICATES
    return predicate and not noun and not whole.describes(token.span.end)


def _completes(whole: Line, number: int) -> bool:
    """Whether a verb of one character only tells where another one leads or how it ends (买下, 押解回)."""
    token, before = whole.sentence.tokens[number], whole.sentence.tokens[number - 1 : number]
    beside = any(one.pos in VERBS and one.span.end == token.span.start for one in before)
    return beside and len(token.span) == 1


def _may(verb: str) -> bool:
    held = verb in words("event-held") and verb not in words("light-verbs")
    return not held and not any(verb in words(name) for name in _NO_DEEDS)


def _place(whole: Line, clause: Span, verb: Span) -> Span | None:
    """The country or place at the head of a clause of which a verb tells something (英国已将等级升至最高)."""
    group = next(
        (one for one in whole.groups if clause.contains(one.span) and one.mentions[0].kind is Kind.PLACE), None
    )
    if group is None or group.preposition or not group.free or group.span.end > verb.start:
        return None
    dates = [one.span for one in whole.mentions if one.kind is Kind.DATE]
    before = whole.between(clause.start, group.span.start)
    opens = all(one.pos in _LEADS or any(span.overlaps(one.span) for span in dates) for one in before)
    return (
        group.span
        if opens and not any(one.pos in _NOUNS for one in whole.between(group.span.end, verb.start)[:1])
        else None
    )
