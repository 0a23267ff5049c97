"""Which deeds a good name can be made of: one without a subject, or that begins with a preposition, says too little."""

from __future__ import annotations

from kg.lexicon import words
from kg.model import Analysis, Event
from kg.relate.deed_roles import RULE
from kg.resolve import event_labels
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


def _named(event: Event) -> bool:
    return event.trigger != event.mention.span or event.mention.rule not in _RULES


def _has_name(analysis: Analysis, event: Event) -> bool:
    clause = VerbClause.of(analysis, event.trigger)
    if clause is None or not any(one.pos in _VERBS for one in clause.inside()) or clause.needs_no_subject():
        return True
    called, verb = event_labels.label(analysis, (event,)), event.trigger.of(analysis.document.folded)
    before = called.partition(verb)[0]
    first = clause.passing(clause.before())[:1]
    if not first and before in "".join(map(clause.text, clause.before())):
        behind = clause.behind()
        befalls = any(clause.text(one) in words("befalling-verbs") for one in behind)  # 爆炸发生在码头
        brings = any(words(name).longest(verb, 0) for name in _BRINGS) and any(map(clause.named, behind))
        return "《" in called or (event.mention.rule != RULE and (befalls or brings))
    text = clause.text(first[0]) if first else ""
    if not first or not called.startswith(text) or clause.named(first[0]):
        return True
    if text in words("being-verbs") or any(one in before for one in words("third-persons")):
        return False
    if first[0].pos in _VERBS:
        return clause.has_own_subject()
    return first[0].pos not in _LEADING or clause.subject_by_tree()
