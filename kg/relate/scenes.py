"""The date that an earlier clause tells: one that sets the scene, or that of what its subject did there."""

from __future__ import annotations

from kg.lexicon import words
from kg.model import Document, Mention, Span
from kg.relate.reach import Reach
from kg.relate.relative import particle
from kg.relate.subjects import subject

BEFORE = {0: 0.95, 1: 0.9, 2: 0.85}
"""How sure a date is that stands so many clauses before the verb."""

_SCENE, _NEAR = 0.75, 2
_ACTORS = frozenset({"n", "nz", "ORG", "LOC", "PER"})
_PLAN = "plan"
_PARTS = frozenset(";；")
Choice = tuple[Mention, str, float]
"""A date, the rule that took it and how sure it is."""


def earlier(document: Document, reach: Reach, dates: list[Mention], clause: int) -> Choice | None:
    """The nearest date of the clauses before the one numbered `clause` that is the event's, with rule and score."""
    before = reach.line.between(reach.line.clauses[clause].start, reach.trigger.start)
    vague = (words("vague-times"), words("recent-times"))
    if any(reach.line.text(token.span) in one for token in before for one in (*vague, words("later-starts"))):
        return None
    parted = False
    for number in range(clause - 1, max(-1, clause - 6), -1):
        span = reach.line.clauses[number]
        if words("later-starts").longest(reach.line.folded, reach.line.clauses[number + 1].start):
            return None
        parted = parted or document.folded[span.end - 1] in _PARTS
        here = [mention for mention in dates if span.contains(mention.span) and not deadline(document, mention)]
        here = [mention for mention in here if mention.rule != _PLAN]  # “十五五”时期: what is spoken of
        if not here:
            if _reports(reach, span):
                break
            continue
        if (parted and _told(reach, span)) or _apart(reach, span, here[-1]):
            return None
        if number < reach.first and not _scene(reach, span, here[-1]):
            return _of_subject(reach, span, here)
        steps = clause - number
        scene = _scene(reach, span, here[-1])
        return here[-1], "date-scene" if scene else "date-earlier", BEFORE.get(steps, _SCENE) if scene else _SCENE
    return None


def _apart(reach: Reach, clause: Span, mention: Mention) -> bool:
    """Whether a date of an earlier clause describes a noun there (20年前的传真机), or the verb here only describes one.

    甲公司昨天召开股东会，首度担任董事的乙发言 does not say when 乙 took office.
    """
    return reach.line.describes(mention.span.end) or (
        _told(reach, clause) and bool(particle(reach.line, reach.trigger))
    )


def _of_subject(reach: Reach, clause: Span, here: list[Mention]) -> Choice | None:
    """The date beside the subject that an earlier clause shares with the verb (甲10日上午来到广场，向纪念碑献花)."""
    line, at = reach.line, reach.trigger.start
    group = subject(line, at, reach.subject_first)
    own = line.text(Span(line.clauses[line.clause_of(at)].start, at))
    if group is None or not clause.contains(group.span) or any(word in own for word in words("event-around")):
        return None
    if any(line.text(one.span) in words("event-planned") and one.pos != "p" for one in line.between(clause.end, at)):
        return None
    verb = next((one.span.start for one in line.between(group.span.end, clause.end) if one.pos == "v"), clause.end)
    if _other_subject(reach, clause.end) or not _opens(reach, clause):
        return None
    beside = [one for one in here if group.span.end <= one.span.start and one.span.end <= verb]
    return (beside[-1], "date-of-subject", _SCENE) if beside else None


def _opens(reach: Reach, clause: Span) -> bool:
    """Whether the deed is the first verb of a clause that stands no more than two behind the one with the date."""
    line, at = reach.line, reach.trigger.start
    here = line.clause_of(at)
    before = line.between(line.clauses[here].start, at)
    near = here - line.clause_of(clause.start) <= _NEAR
    return near and not line.noun_at(at) and not any(one.pos == "v" for one in before)


def _other_subject(reach: Reach, start: int) -> bool:
    """Whether the tree gives the deed, or a verb at the head of a clause between, a noun of its own as subject."""
    line = reach.line
    tokens, arcs = line.sentence.tokens, line.sentence.arcs
    for token, arc in zip(tokens, arcs, strict=False):
        if arc.relation not in {"nsubj", "nsubj:pass"} or not start <= token.span.start < reach.trigger.end:
            continue
        verb = tokens[arc.head].span
        clause = line.clauses[line.clause_of(token.span.start)]
        opens = not any(one.pos in {"v", "p"} for one in line.between(clause.start, token.span.start))
        own = verb.overlaps(reach.trigger) or verb.end <= reach.trigger.start
        if opens and own and token.pos in _ACTORS | {"vn"}:
            return True
    return False


def _reports(reach: Reach, clause: Span) -> bool:
    """Whether a clause only says who says so: what is said has no date of what he did before (会后表示，将…)."""
    line = reach.line
    told = [token for token in line.between(clause.start, clause.end) if token.pos != "w"]
    framed = bool(told) and line.text(told[-1].span) in words("report-frames")
    return framed and line.text(told[0].span) not in words("report-prepositions")


def _told(reach: Reach, clause: Span) -> bool:
    """Whether a clause tells something itself."""
    return any(token.pos == "v" for token in reach.line.between(clause.start, clause.end))


def _scene(reach: Reach, clause: Span, mention: Mention) -> bool:
    """Whether a clause is hardly more than a date (2023年8月23日，)."""
    return not _told(reach, clause) or mention.span.start - clause.start <= 2


def deadline(document: Document, mention: Mention) -> bool:
    """Whether a date only says by when (截至6月底)."""
    before = document.folded[max(0, mention.span.start - 3) : mention.span.start].rstrip()
    return bool(words("date-deadlines").ending(before)) or mention.surface[:1] in words("date-deadlines")
