"""Who holds which post in which body: read beside names (全国总工会主席某某) and where posts are taken or left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.lexicon import words
from kg.model import Document, Event, Evidence, Kind, Mention, Span, Tenure
from kg.relate.clauses import Line, line_of
from kg.relate.groups import TITLES
from kg.relate.posts import held

_SCORE = 0.9
_LONGEST, _GAP = 24, 2
_SET_OFF = frozenset(",，;；")
_STOPS = frozenset("，。；！？：,;!?:()（）“”《》\n")
_FACT, _DENIED = frozenset({"", "reported"}), "denied"
_MOVED = re.compile(r"[了过]?(?:为|的)?")


def tenures(document: Document, lines: tuple[Line, ...], events: tuple[Event, ...]) -> tuple[Tenure, ...]:
    """The posts of the persons of a document, in order of place; of what is planned or denied none."""
    beside = (tenure for line in lines for tenure in _beside(document, line))
    given = (tenure for event in events for tenure in _given(document, lines, event))
    return tuple(dict.fromkeys((*beside, *given)))


def _beside(document: Document, line: Line) -> Iterator[Tenure]:
    """Posts before a name, where a body or a place (某市市长某某) says whose they are."""
    evidence = Evidence(document.id, line.sentence.span, "post-before-name", _SCORE)
    places = tuple(one.surface for one in line.mentions if one.kind is Kind.PLACE)
    for person, body, post in held(document, line):
        if words("offices").ending(post) and (body is not None or post.startswith(places)):
            yield Tenure(person, post, evidence, body)


def _given(document: Document, lines: tuple[Line, ...], event: Event) -> Iterator[Tenure]:
    """Posts that an event tells someone to take or to leave."""
    line = line_of(lines, event.trigger)
    verb = words("office-verbs").ending(document.folded[: event.trigger.end][-_GAP - len(event.trigger) :])
    denied = event.modality == _DENIED and len(verb) > len(event.trigger)  # 不再担任 is no more than leaving
    if line is None or len(verb) < len(event.trigger) or not (event.modality in _FACT or denied):
        return
    ends = words("office-verbs")[verb][0] == "ends"
    evidence = Evidence(document.id, line.sentence.span, "post-taken", _SCORE, event.holder)
    for person, (body, post) in _told(document, line, event):
        yield Tenure(person, post, evidence, body, event.mention, ends)


def _told(document: Document, line: Line, event: Event) -> Iterator[tuple[Mention, tuple[Mention | None, str]]]:
    """Persons with their posts: those behind the verb each with its own, else those before it with what is behind."""
    appointed = tuple(_appointed(document, line, event.trigger))
    if appointed:
        for person, start in appointed:
            yield from ((person, post) for post in _posts(document, line, start))
        return
    behind = _MOVED.match(document.folded, event.trigger.end)
    persons = [one.mention for one in event.arguments if one.mention.kind is Kind.PERSON]
    before = sorted({one for one in persons if line.sentence.span.start <= one.span.start < event.trigger.start})
    if before and behind is not None and _together(document, before):
        for post in _posts(document, line, behind.end()):
            yield from ((person, post) for person in before)


def _appointed(document: Document, line: Line, verb: Span) -> Iterator[tuple[Mention, int]]:
    """Persons behind a verb, each with the place where the name of the post begins (任命甲为局长、乙为处长)."""
    persons = [one for one in line.mentions if one.kind is Kind.PERSON and one.span.start >= verb.end]
    for number, person in enumerate(persons):
        near = person.span.start - verb.end <= _GAP if not number else _listed(document, person)
        link = words("office-links").longest(document.folded, person.span.end)
        if not near or not link:
            return
        yield person, person.span.end + len(link)


def _listed(document: Document, person: Mention) -> bool:
    before = document.folded[person.span.start - 1 : person.span.start]
    return before in _SET_OFF or before in words("list-marks")


def _together(document: Document, persons: list[Mention]) -> bool:
    """Whether persons are one, or stand side by side in a list."""
    return all(right.span.start - left.span.end <= 1 for left, right in pairwise(persons))


def _posts(document: Document, line: Line, start: int) -> Iterator[tuple[Mention | None, str]]:
    """The posts listed from a place on, each with its body; one without takes that of the post before."""
    body: Mention | None = None
    for stretch in _stretches(document, line, start):
        own = _body(line, stretch.start)
        text = _without_tail(stretch.of(document.folded))
        post = text[len(own.span) :] if own else text
        if not _is_post(line, post, Span(own.span.end if own else stretch.start, stretch.end)):
            return
        body = own or body
        yield body, post


def _stretches(document: Document, line: Line, start: int) -> Iterator[Span]:
    """What stands between marks of a list, marks within names left aside."""
    inside = [one.span for one in line.mentions if one.kind is Kind.ORGANISATION and one.span.start >= start]
    for at in range(start, line.sentence.span.end + 1):
        ended = at == line.sentence.span.end or document.folded[at] in _STOPS
        parted = not ended and _parts(document.folded[at]) and not any(one.start <= at < one.end for one in inside)
        if (ended or parted) and at > start:
            yield Span(start, at)
        if ended:
            return
        if parted:
            start = at + 1


def _parts(character: str) -> bool:
    """Whether a mark or word stands between two posts."""
    return character in words("list-marks") or character in words("concurrent-posts")


def _body(line: Line, start: int) -> Mention | None:
    found = [one for one in line.mentions if one.kind is Kind.ORGANISATION and one.span.start == start]
    return max(found, key=lambda one: one.span.end, default=None)


def _without_tail(text: str) -> str:
    return text.removesuffix(words("office-tails").ending(text)).removesuffix("的")


def _is_post(line: Line, post: str, stretch: Span) -> bool:
    """Whether words name an office, with nothing but nouns and what goes with them, and no person."""
    if not words("offices").ending(post) or len(post) > _LONGEST:
        return False
    if any(one.kind is Kind.PERSON and stretch.overlaps(one.span) for one in line.mentions):
        return False
    inside = line.between(stretch.start, stretch.start + len(post))
    return all(one.pos in TITLES for one in inside)
