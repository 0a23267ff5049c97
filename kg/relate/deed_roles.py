"""Who does a deed, where and when: by its clause, by what its sentence told before, by whom the text is about."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from kg.edtf import precision
from kg.iri import SCHEMA, TIME
from kg.lexicon import words
from kg.model import Argument, Event, Evidence, Kind, Mention, Span
from kg.parse.deed_layers import VERBS
from kg.relate.deed_others import others
from kg.relate.deed_verbs import NAMED, Deed, Reader
from kg.relate.going_on import going_on_from
from kg.relate.grounds import TIMES
from kg.relate.groups import Group
from kg.relate.one_role import AGENT_ROLES
from kg.relate.story_days import day_of_story
from kg.relate.topics import silent

RULE = "clause-deed"
"""The rule of an event that nothing but its clause shows."""
_ROLE_SCORE, _CARRIED = 0.65, 0.65
_ORGANIZER, _HAS_TIME = SCHEMA + "organizer", TIME + "hasTime"
_FINE = frozenset({"time", "day"})
_PARTS = frozenset(";；")


class Story:
    """The events told so far, by the number of their line; `topic` is whom the text is about."""

    def __init__(self, reader: Reader, events: Iterable[Event]) -> None:
        self.lines, self.chronicle = reader.lines, reader.chronicle
        self.topic = reader.topic
        self.told: list[list[Event]] = [[] for _ in reader.lines]
        self._starts = [one.sentence.span.start for one in reader.lines]
        for event in events:
            number = self.line_of(event)
            if number >= 0:
                self.add(number, event)

    def add(self, number: int, event: Event) -> None:
        """One more event of a line."""
        self.told[number].append(event)

    def replace(self, number: int, event: Event, other: Event) -> None:
        """One event of a line told anew."""
        self.told[number] = [other if one is event else one for one in self.told[number]]

    def line_of(self, event: Event) -> int:
        """The number of the line that tells an event, -1 where none does."""
        return bisect_right(self._starts, event.trigger.start) - 1

    def before(self, deed: Deed) -> Iterator[list[Event]]:
        """The events of the lines with whose story a deed's goes on, the nearest first.

        In a chronicle those of its entry, from its own line on.
        """
        if not self.chronicle:
            numbers = {one.sentence.span: at for at, one in enumerate(self.lines[: deed.at + 1])} if deed.at else {}
            yield from (self.told[numbers[one.sentence.span]] for one in going_on_from(self.lines, deed.at))
            return
        for number in range(deed.at, -1, -1):
            if self.lines[number].sentence.paragraph != deed.line.sentence.paragraph:
                return
            yield self.told[number]


def arguments(story: Story, deed: Deed) -> tuple[Argument, ...]:
    """Who does it, where, when, with whom and with which documents, in order."""
    return tuple(sorted({*_agents(story, deed), *_beside(deed), *_when(story, deed)}))


def _agents(story: Story, deed: Deed) -> Iterator[Argument]:
    """Those who do it: subject of the verb in its clause or of one before, whom the text is about, who goes on."""
    group = deed.shown.subject
    if group is not None:
        yield from (_argument(deed, _doing(deed, group), one) for one in group.mentions)
    elif deed.shown.known and story.topic is not None:
        yield _argument(deed, _doing(deed), story.topic)
    elif deed.shown.unnamed is None:
        last = _last(story, deed)
        before = [] if last is None else [one for one in last.arguments if one.role in AGENT_ROLES]
        doers = [one.mention for one in before if last is not None and one.mention.span.end <= last.trigger.start]
        yield from (_argument(deed, _doing(deed), one, "doer-goes-on", _CARRIED) for one in doers)


def _beside(deed: Deed) -> Iterator[Argument]:
    for role, group in others(deed):
        yield from (_argument(deed, role, one) for one in group.mentions)


def unnamed(story: Story, deed: Deed, roles: tuple[Argument, ...]) -> tuple[Span, ...]:
    """Who does it where no name tells it, or what goes on from the clause before (封锁阻止了交通，中止了贸易)."""
    verb, phrase = deed.verb, deed.shown.unnamed
    if phrase is not None:
        return () if phrase.overlaps(verb) else (phrase,)
    last = _last(story, deed)
    if last is None or any(one.role in AGENT_ROLES for one in roles):
        return ()
    return tuple(span for span in last.participants if span.end <= last.trigger.start)[:1]


def _last(story: Story, deed: Deed) -> Event | None:
    """What the sentence told last before a verb that opens its clause, with whose doer that goes on.

    Not where it made something, which may do the rest, nor where words of another subject come between.
    """
    line, verb, start = deed.line, deed.verb, deed.shown.clause.start
    earlier = [one for one in story.told[deed.at] if one.trigger.end <= start and one.mention.rule not in NAMED]
    first = next(
        (one.span.start for one in line.between(start, verb.end) if one.pos in VERBS), verb.start
    )  # 借祠堂复课
    if not earlier or not silent(line, first):
        return None
    last = max(earlier, key=lambda one: one.trigger)
    founds = ("making-verbs", "entry-founding-verbs")
    made = any(words(name).longest(line.folded, last.trigger.start) for name in founds)
    parted = any(mark in line.text(Span(last.trigger.end, verb.start)) for mark in _PARTS)
    return None if made or parted or words("subset-starts").longest(line.folded, start) else last


def _doing(deed: Deed, group: Group | None = None) -> str:
    """The role of a subject: it does the deed, or undergoes it in the passive or behind 把 and 将."""
    line = deed.line
    if group is not None and group.span.end <= deed.verb.start:
        if group.preposition in words("passive-starts"):
            return _ORGANIZER
        if group.preposition in words("disposal-markers"):
            return SCHEMA + "attendee"
    start = deed.shown.clause.start if group is None else max(deed.shown.clause.start, group.span.end)
    undergoes = any(line.text(one.span) in words("passive-markers") for one in line.between(start, deed.verb.end))
    return SCHEMA + "attendee" if undergoes else _ORGANIZER


def _when(story: Story, deed: Deed) -> Iterator[Argument]:
    """Its own date, else the day that its sentence told last, else the one date with whose story it goes on."""
    when = deed.shown.when
    if when is not None:
        yield _argument(deed, when.role, when.mention, when.rule, when.score)
        return
    day = _day_of(story, deed)
    if day is not None:
        yield _argument(deed, _HAS_TIME, day, "date-carried", _CARRIED)
        return
    for before in story.before(deed):
        dates = {one.mention.value: one.mention for event in before for one in event.arguments if one.role in TIMES}
        if len(dates) == 1:
            yield _argument(deed, _HAS_TIME, next(iter(dates.values())), "date-carried", _CARRIED)
        if dates:
            return
    day = None if story.chronicle else day_of_story(story.lines, story.told, deed.at, deed.verb)
    if day is not None and not deed.shown.told.modality:
        yield _argument(deed, _HAS_TIME, day, "date-of-story", _CARRIED)


def _day_of(story: Story, deed: Deed) -> Mention | None:
    """The day of the event that its sentence told last before it, where no other date stands between."""
    line, verb = deed.line, deed.verb
    earlier = [one for one in story.told[deed.at] if one.trigger.end <= verb.start]
    dated = [(one.trigger, a.mention) for one in earlier for a in one.arguments if a.role in TIMES]
    if not dated:
        return None
    trigger, day = max(dated, key=lambda one: one[0])
    other = any(one.kind is Kind.DATE and trigger.end <= one.span.start < verb.start for one in line.mentions)
    other = other or any(line.text(one.span) in words("other-times") for one in line.between(trigger.end, verb.start))
    return day if precision(day.value) in _FINE and not other else None


def _argument(deed: Deed, role: str, mention: Mention, rule: str = RULE, score: float = _ROLE_SCORE) -> Argument:
    evidence = Evidence(deed.document.id, deed.line.sentence.span, rule, score, deed.shown.told.holder)
    return Argument(role, mention, evidence)
