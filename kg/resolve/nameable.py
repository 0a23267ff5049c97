"""Which deeds a good name can be made of: one without a subject, or that begins with a preposition, says too little."""

from __future__ import annotations

from kg.lexicon import words
from kg.model import Analysis, Event, Token
from kg.relate.deed_roles import RULE
from kg.relate.grounds import OWN_DATES, TIMES
from kg.resolve import event_classes, event_labels
from kg.resolve.verb_clause import VerbClause

_RULES = frozenset({RULE, "event-verb"})
_VERBS = frozenset({"v", "vd"})
_BRINGS = ("making-verbs", "appointing-verbs", "entry-founding-verbs", "merging-verbs")
_LEADING = frozenset({"p", "u", "v", "vd"})


def nameable(analysis: Analysis) -> tuple[Event, ...]:
    """The events without those that nothing but a verb tells and of whose clause no name can be made.

    What names a document or somebody that it is done to needs no subject (审议通过《…》, 任命某某为局长), nor does an
    entry of a chronicle.
    """
    if analysis.reading.chronicle:
        return analysis.events
    return tuple(one for one in analysis.events if _named(one) or _has_name(analysis, one))


def _dated(event: Event) -> bool:
    """Whether a day or year of its own tells that it was done, as lives and histories do without saying who did it."""
    return any(one.role in TIMES and one.evidence.rule in OWN_DATES for one in event.arguments)


def _named(event: Event) -> bool:
    return event.trigger != event.mention.span or event.mention.rule not in _RULES


def _bare(clause: VerbClause, event: Event) -> bool:
    """Whether a mishap of which nothing is told is but a noun in what its clause tells (内涝逐步消退, 听到爆炸)."""
    if event.mention.type not in event_classes.alone() or event.arguments or event.participants:
        return False
    before, behind = clause.before(), clause.behind()
    if all(one.pos in {"m", "q", "a"} for one in before):
        return False  # 两场台风折断了珊瑚
    verbs = [one for one in before if one.pos in _VERBS]
    befalls = ("befalling-verbs", "existing-verbs")
    tells = not verbs or any(words(name).longest(clause.text(verbs[-1]), 0) for name in befalls)
    return bool(behind) or not tells


def _has_name(analysis: Analysis, event: Event) -> bool:
    clause = VerbClause.of(analysis, event.trigger)
    if clause is not None and event.mention.rule == "event-verb" and _bare(clause, event):
        return False
    if clause is None or not any(one.pos in _VERBS for one in clause.inside()) or clause.needs_no_subject():
        return True
    called, verb = event_labels.label(analysis, (event,)), event.trigger.of(analysis.document.folded)
    first = clause.passing(clause.before())[:1]
    if first and event.mention.rule == RULE and words("pointing-subjects").longest(clause.text(first[0]), 0):
        return not called.startswith(clause.text(first[0]))  # 这些人员
    if _dated(event):
        return True
    if not first and called.partition(verb)[0] in "".join(map(clause.text, clause.before())):
        return "《" in called or (event.mention.rule != RULE and _brings(clause, verb))
    named = not first or not called.startswith(clause.text(first[0])) or clause.named(first[0])
    return named or _begins_well(clause, first[0], called.partition(verb)[0])


def _brings(clause: VerbClause, verb: str) -> bool:
    """Whether a verb tells enough without a subject: it makes or appoints what is named, or what befalls leads it."""
    behind = clause.behind()
    if any(clause.text(one) in words("befalling-verbs") for one in behind):
        return True  # 爆炸发生在码头
    return any(words(name).longest(verb, 0) for name in _BRINGS) and any(map(clause.named, behind))


def _begins_well(clause: VerbClause, first: Token, before: str) -> bool:
    """Whether the first word of a name tells who does it."""
    text = clause.text(first)
    if text in words("being-verbs") or any(one in before for one in words("third-persons")):
        return False
    if first.pos in _VERBS:
        return clause.has_own_subject()
    return first.pos not in _LEADING or clause.subject_by_tree()
