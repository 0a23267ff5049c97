"""Where a deed is done that people went somewhere for: 来到甲广场，向乙碑敬献花圈."""

from __future__ import annotations

from collections.abc import Iterable

from kg.find.sides import ACTING
from kg.iri import SCHEMA
from kg.lexicon import words
from kg.model import Argument, Evidence, Kind, Mention, Span, Token
from kg.relate.clauses import Line
from kg.relate.groups import Group
from kg.relate.stories import Place
from kg.relate.subjects import subject

RULE = "moved-there"
_WHERE = SCHEMA + "location"
_SCORE, _CLAUSES = 0.75, 3
_ASIDE = frozenset({"d", "ad", "vd", "c", "w", "u"})
_LEADING = ("object-prepositions", "with-words", "disposal-markers")
_DEEDS = frozenset({"event-verb", "event-held"})


def moved_there(place: Place, arguments: Iterable[Argument], holder: str) -> tuple[Argument, ...]:
    """The place that the clauses before a deed lead to, where the deed names none and nobody else comes between.

    The same people must do both, at no other time; what only happens to them there, or ends, is no deed.
    """
    line, deed = place.reaches[0].line, place.candidate.trigger
    if place.candidate.mention.rule not in _DEEDS or any(one.role == _WHERE for one in arguments):
        return ()
    if any(words(name).longest(line.folded, deed.start) for name in ("undergoing-verbs", "event-close")):
        return ()
    found = _movement(line, deed)
    if found is None or not _same_people(line, found[0], deed):
        return ()
    evidence = Evidence("", line.sentence.span, RULE, _SCORE, holder)
    return tuple(Argument(_WHERE, one, evidence) for one in found[1].mentions)


def _movement(line: Line, deed: Span) -> tuple[Token, Group] | None:
    """The nearest verb of going before a deed, with the place that it leads to and that ends its clause."""
    here = line.clause_of(deed.start)
    for number in range(here, max(-1, here - 1 - _CLAUSES), -1):
        clause = line.clauses[number]
        tokens = line.between(clause.start, min(clause.end, deed.start))
        going = [one for one in tokens if one.pos == "v" and line.text(one.span) in words("motion-verbs")]
        if going:
            aim = _aim(line, going[-1])
            told = aim is not None and _leads_on(line, aim.span.end, deed) and _went(line, tokens, going[-1])
            return (going[-1], aim) if aim is not None and told else None
        if not _goes_on(line, tokens) or (number < here and _placed(line, clause)):
            return None
    return None


def _aim(line: Line, going: Token) -> Group | None:
    """The place right behind a verb of going."""
    behind = (one for one in line.groups if one.span.start >= going.span.end)
    group = next(behind, None)
    if group is None or group.mentions[0].kind is not Kind.PLACE or any(_acts(one) for one in group.mentions):
        return None
    return group if group.free and not line.folded[going.span.end : group.span.start].strip("了") else None


def _acts(mention: Mention) -> bool:
    return mention.rule == ACTING


def _went(line: Line, tokens: tuple[Token, ...], going: Token) -> bool:
    """Whether they went there and from nowhere else: no denial, source or mark of purpose stands before the verb."""
    before = [line.text(one.span) for one in tokens if one.span.end <= going.span.start]
    lists = [words(name) for name in ("event-denied", "event-supposed", "source-prepositions", "locative-prepositions")]
    return not any(text in one for text in before for one in lists)


def _leads_on(line: Line, end: int, deed: Span) -> bool:
    """Whether the place ends its clause, or stands right before the deed or what it is done to (赴甲地看望乙)."""
    clause = line.clauses[line.clause_of(end - 1)]
    rest = line.between(end, min(clause.end, deed.start))
    if clause.end <= deed.start:
        return not any(one.pos != "w" for one in rest)
    return _goes_on(line, rest)


def _goes_on(line: Line, tokens: tuple[Token, ...]) -> bool:
    """Whether words go on with a deed and neither name another subject, nor a place or a time of their own."""
    dates = [one.span for one in line.mentions if one.kind is Kind.DATE]
    if any(one.pos == "TIME" or any(span.overlaps(one.span) for span in dates) for one in tokens):
        return False
    first = next((one for one in tokens if one.pos not in _ASIDE), None)
    if first is None:
        return True
    led = first.pos == "p" and any(line.text(first.span) in words(name) for name in _LEADING)
    if not led and first.pos not in {"v", "vn"}:
        return False
    elsewhere = (words("event-around"), words("locative-prepositions"))
    return not any(line.text(one.span) in at for one in tokens for at in elsewhere)


def _placed(line: Line, clause: Span) -> bool:
    """Whether a clause between names a place, where the deed may be done instead."""
    return any(one.kind is Kind.PLACE and clause.contains(one.span) for one in line.mentions)


def _same_people(line: Line, going: Token, deed: Span) -> bool:
    """Whether nobody is subject of the deed who is not also of the going."""
    doer = subject(line, deed.start)
    return doer is None or doer.span.end <= going.span.start
