"""What a clause only says came of the deed before it, called by both: 甲军打击码头引发火灾."""

from __future__ import annotations

from kg.lexicon import words
from kg.model import Analysis, Event
from kg.relate.clauses import cut
from kg.resolve import event_classes
from kg.resolve.verb_clause import VerbClause

_LONGEST = 44


def brought_about(analysis: Analysis, event: Event) -> tuple[Event | None, str, str]:
    """The deed in the clause right before that brought a mishap about, the verb that says so, and the mishap.

    The verb is empty where nothing says so, the deed where none is told.

    Where the clause of the mishap has a subject of its own (洪水导致社区被淹) nothing else brought it about.
    """
    clause = VerbClause.of(analysis, event.trigger)
    if clause is None or event.mention.type not in event_classes.alone():
        return None, "", ""
    folded = analysis.document.folded
    start = next(
        (
            one.span.start
            for one in clause.home.tokens
            if one.span.start >= clause.whole.start
            and one.pos not in {"w", "d", "c", "ad"}
            and clause.text(one) not in words("deed-joining-words")
        ),
        -1,
    )
    verb = words("bringing-about-verbs").longest(folded, start) if start >= 0 else ""
    told = "".join(folded[start + len(verb) : event.trigger.end].split())
    nouns = [one for one in clause.home.tokens if start + len(verb) <= one.span.start < event.trigger.end]
    if not verb or start > event.trigger.start or any(one.pos in {"v", "vd", "p", "w", "u"} for one in nouns):
        return None, "", ""
    spans = [one for one in cut(folded, clause.home.span) if one.end <= clause.whole.start]
    if not spans or folded[spans[-1].end - 1] not in "，,":
        return None, "", ""
    before = [
        one for one in analysis.events if spans[-1].contains(one.trigger) and one.mention.type != event.mention.type
    ]
    return before[0] if before else None, folded[start : start + len(verb)], told


def joined(deed: str, told: str) -> str:
    """The names of a deed and of what came of it; empty where they are too long together."""
    return deed + told if deed and len(deed) + len(told) <= _LONGEST else ""
