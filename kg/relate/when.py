"""When an event took place: the date that its clause, or the clause that sets the scene, tells."""

from __future__ import annotations

from dataclasses import dataclass

from kg.edtf import bounds, precision
from kg.iri import SCHEMA, TIME
from kg.lexicon import words
from kg.model import Document, Kind, Mention, Span
from kg.relate.date_uses import shared_out, sought, tells_no_time
from kg.relate.main_date import behind, main_date, of_a_name, of_object, only_told
from kg.relate.reach import Reach
from kg.relate.relative import particle
from kg.relate.scenes import BEFORE, Choice, deadline, earlier

_AFTER, _IN_NAME = 0.8, 0.8
_OPENING = frozenset("“《")
_NOMINAL, _FINE = frozenset({"n", "nz", "nw", "vn", "an", "a", "b"}), frozenset({"day", "time"})


@dataclass(frozen=True, slots=True)
class When:
    """A date for an event: `role` is `time:hasTime`, or only its start or its end (开幕, 闭幕)."""

    mention: Mention
    role: str
    rule: str
    score: float


def date(document: Document, reach: Reach) -> When | None:
    """The date told in the event's own sentence, or None.

    A date of the event's clause comes first, before the verb rather than after it; then the nearest clause before
    that holds a date and no other verb's; last a year inside the event's own name.
    """
    if not any(one.kind is Kind.DATE for one in reach.line.mentions):
        return None
    told_of = ("count-downs", "report-nouns")
    if (
        _congratulated(reach)
        or _eve(reach)
        or any(words(one).longest(document.folded, reach.trigger.end) for one in told_of)
    ):
        return None
    told = _told(reach)
    clause = reach.line.clause_of(reach.trigger.start)
    outside = [mention for mention in told if not (reach.name.contains(mention.span) and reach.name != reach.trigger)]
    if not reach.held:
        best = _adjacent(document, reach, outside)
    else:
        best = _in_clause(document, reach, outside, clause)
        scene = earlier(document, reach, outside, clause)
        best = scene if best is None or (scene is not None and of_object(reach, best[0], scene[0])) else best
    if best is None:
        inside = [mention for mention in told if reach.name.contains(mention.span) and _calendar(mention)]
        return When(inside[0], _HAS_TIME, "date-in-name", _IN_NAME) if inside else None
    mention, rule, score = best
    if only_told(reach, mention) or shared_out(document, reach, mention, told) or sought(reach, mention):
        return None
    return When(mention, _role(document, reach, mention), rule, score)


def _told(reach: Reach) -> list[Mention]:
    """The dates of the sentence that tell when something is done."""
    named = _named(reach)
    return [
        mention
        for mention in reach.line.mentions
        if mention.kind is Kind.DATE
        and any(bounds(mention.value))
        and not any(span.contains(mention.span) or _edition(mention, span) for span in named)
        and not of_a_name(reach, mention)
        and not _of_figures(reach, mention)
        and not tells_no_time(reach, mention)
    ]


def _named(reach: Reach) -> list[Span]:
    """Where other events are named, not only told by a verb."""
    events = (one for one in reach.line.mentions if one.kind is Kind.EVENT and one.rule != "event-verb")
    return [one.span for one in events if one.span != reach.name]


def _edition(mention: Mention, name: Span) -> bool:
    """Whether a year stands right before the name of another event, as part of it (向2025年交易会致贺信)."""
    return mention.span.end == name.start and precision(mention.value) == "year"


_ACTORS = frozenset({"n", "nz", "ORG", "LOC", "PER"})
_HAS_TIME = TIME + "hasTime"


def _role(document: Document, reach: Reach, mention: Mention) -> str:
    """Opening verbs tell the start only and closing verbs the end, unless the date is a stretch of days."""
    first, last = bounds(mention.value)
    verb = reach.trigger.of(document.folded)
    following = next(iter(reach.line.between(reach.name.end, reach.line.sentence.span.end)), None)
    over = following is not None and reach.line.text(following.span) in words("event-close")
    if over and reach.trigger == reach.name and first != last:
        return SCHEMA + "endDate"
    if first != last or reach.trigger == reach.name:
        return _HAS_TIME
    if verb in words("event-close"):
        return SCHEMA + "endDate"
    return SCHEMA + "startDate" if verb in words("event-open") else _HAS_TIME


def _in_clause(document: Document, reach: Reach, dates: list[Mention], clause: int) -> Choice | None:
    span = reach.line.clauses[clause]
    here = [mention for mention in dates if span.contains(mention.span)]
    before = [
        mention
        for mention in here
        if mention.span.end <= reach.trigger.start
        and not deadline(document, mention)
        and not _of_main_verb(reach, mention)
    ]
    own = [mention for mention in here if behind(reach, mention)]
    if own and before:
        return own[0], "date-after", _AFTER
    if before:
        return main_date(reach, before, here), "date-before", BEFORE[0]
    after = [mention for mention in here if mention.span.start >= reach.trigger.end and not deadline(document, mention)]
    near = [mention for mention in after if _linked(document, reach, mention)]
    return (near[0], "date-after", _AFTER) if near else None


def _congratulated(reach: Reach) -> bool:
    """Whether the event is only what someone is congratulated on or thanked for (祝贺某某当选)."""
    if not reach.line.holds("congratulating-verbs"):
        return False
    clause = reach.line.clauses[reach.line.clause_of(reach.trigger.start)]
    before = reach.line.between(clause.start, reach.trigger.start)
    return any(reach.line.text(token.span) in words("congratulating-verbs") for token in before)


def _eve(reach: Reach) -> bool:
    """Whether the sentence tells the time before the event (大会召开前夕), not a former post (起诉前处长)."""
    line = reach.line
    tails = ((end, words("eve-tails").longest(line.folded, end)) for end in (reach.trigger.end, reach.name.end))
    ends = [end + len(tail) for end, tail in tails if tail]  # and no 会见前来…的客人
    return any(line.token_starts(end) and not words("person-titles").longest(line.folded, end) for end in ends)


def _of_main_verb(reach: Reach, mention: Mention) -> bool:
    """Whether a date belongs to the verb that a describing one stands inside (昨天向甲国占领的高地发动袭击)."""
    describing = reach.name == reach.trigger and reach.line.describes(reach.trigger.end)
    between = reach.line.between(mention.span.end, reach.trigger.start)
    led = (words("object-prepositions"), words("disposal-markers"))
    if describing and any(reach.line.text(token.span) in one for token in between for one in led):
        return True
    verb = next((number for number, token in enumerate(between) if token.pos == "v"), len(between))
    inner = any(token.pos == "p" for token in between[verb + 1 :])
    return inner and bool(particle(reach.line, reach.trigger))


def _adjacent(document: Document, reach: Reach, dates: list[Mention]) -> Choice | None:
    """The date right before the name of an event of which no verb says that it takes place."""
    for mention in dates:
        gap = document.folded[mention.span.end : reach.name.start].strip()
        if mention.span.end <= reach.name.start and gap in {"", "的"} and _calendar(mention):
            return mention, "date-of-name", _AFTER
    return None


def _calendar(mention: Mention) -> bool:
    """Whether a date is told in figures; a festival in a name (春节活动) tells what it is about."""
    return any(character.isdigit() for character in mention.surface)


def _linked(document: Document, reach: Reach, mention: Mention) -> bool:
    """A date after the verb belongs to it behind a preposition or right after the name (定于…, 将于…)."""
    between = reach.line.between(reach.trigger.end, mention.span.start)
    describing = reach.name == reach.trigger and reach.line.describes(reach.trigger.end)
    if describing or any(token.pos == "c" for token in between) or _within_object(reach, mention):
        return False
    if _of_what_is_said(reach, mention):
        return False
    gap = document.folded[max(reach.trigger.end, min(reach.name.end, mention.span.start)) : mention.span.start].strip()
    return (not gap and not _describes(reach, mention)) or bool(words("date-links").ending(gap))


def _within_object(reach: Reach, mention: Mention) -> bool:
    """Whether a date stands in a clause that describes what the verb is done to (解除自3日起对某某实施的禁令)."""
    clause = reach.line.clauses[reach.line.clause_of(mention.span.start)]
    following = reach.line.between(mention.span.end, clause.end)
    verb = next((at for at, token in enumerate(following) if token.pos == "v"), len(following))
    closed = any(reach.line.text(token.span) in words("describing-particles") for token in following[verb:])
    return reach.name == reach.trigger and closed


def _of_what_is_said(reach: Reach, mention: Mention) -> bool:
    """Whether a date behind a verb dates what its object will do (公布政府将于10月15日迁移)."""
    between = reach.line.between(reach.trigger.end, mention.span.start)
    clause = reach.line.clauses[reach.line.clause_of(mention.span.start)]
    planned = any(reach.line.text(token.span) in words("event-planned") for token in between)
    done = any(token.pos == "v" for token in reach.line.between(mention.span.end, clause.end))
    return planned and done and any(token.pos in _ACTORS for token in between)


def _describes(reach: Reach, mention: Mention) -> bool:
    """Whether a date right behind a verb belongs to its object (发布2023年年度报告)."""
    following = next(iter(reach.line.between(mention.span.end, reach.line.sentence.span.end)), None)
    if reach.name != reach.trigger or following is None:
        return False
    described = {"n", "nz", "nw", "vn", "a", "b", "m", "TIME", "r", "LOC", "ORG"}
    own = following.pos == "v" and following.span.start == mention.span.end  # 入学今天放榜
    return own or following.pos in described or reach.line.text(following.span) in _OPENING


def _of_figures(reach: Reach, mention: Mention) -> bool:
    """Whether a month or year is what the figures are of that stand between it and the verb (11月金融数据发布).

    A year right before what is brought out belongs to its name (2019年5G采购项目公布).
    """
    line, at = reach.line, reach.trigger.start
    between = line.between(mention.span.end, at) if mention.span.end < at else ()
    if not between or line.text(reach.trigger) not in words("bringing-out-verbs"):
        return False
    plain = between[0].span.start == mention.span.end and not any(token.pos in {"v", "w", "p"} for token in between)
    if plain and precision(mention.value) == "year" and between[0].pos != "d" and len(between) > 1:
        return True
    nominal = all(token.pos in _NOMINAL for token in between) and between[0].span.start == mention.span.end
    fine = precision(mention.value) in _FINE
    return nominal and not fine and bool(words("released-nouns").ending(line.text(between[-1].span)))
