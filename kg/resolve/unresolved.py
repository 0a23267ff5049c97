"""Deeds whose names point at what only the words around tell: 这些病人已开工, 取消了该计划, 他们的部落扩展到甲地."""

from __future__ import annotations

import re

from kg.model import Analysis, Event, Kind, Span
from kg.relate.deed_roles import RULE
from kg.relate.grounds import TIMES
from kg.resolve import event_classes, event_labels
from kg.resolve.told import AGENT_ROLES
from kg.resolve.verb_clause import VerbClause
from kg.spans import sentence_of

_THINGS = "一些个名位次起项家批种座条所艘架支场份类两三"
_POINTING = re.compile(rf"(?<![应本活])该(?![当死省市县区州镇乡村国岛])|[这那此][{_THINGS}](?![时刻])|上述|前述")
_OPENING = re.compile(rf"[他她它]们?|{_POINTING.pattern}")
_PLURAL = re.compile("[他她它]们|你们|咱们|我们")
_COUNTED = re.compile("^[两二三四五六七八九十]个?(?:邦|州|省|市|县|校|人|方|地)(?![民员级区])")
_RULES = frozenset({RULE, "event-verb"})
_ANY = re.compile(f"{_OPENING.pattern}|{_PLURAL.pattern}|{_COUNTED.pattern[1:]}")


def unresolved(analysis: Analysis, event: Event) -> bool:
    """Whether the name of a deed begins with words that point back, or its object does, and it is not dated.

    A date or somebody by name makes up for that where only the object points back; nothing does for 他们.
    """
    home = sentence_of(analysis.sentences, event.trigger)
    if event.mention.rule not in _RULES or home is None or not _ANY.search(home.span.of(analysis.document.folded)):
        return False
    name, verb = event_labels.label(analysis, (event,)), event.trigger.of(analysis.document.folded)
    if _PLURAL.match(name):
        return True
    if not analysis.document.published or _dated(analysis, event):
        return False
    thing = name.partition(verb)[2].lstrip("了过")
    if event.mention.rule == RULE and (_OPENING.match(name) or _POINTING.match(thing)):
        return True
    nobody = event.mention.type not in event_classes.alone()
    nobody = nobody and not any(one.role in AGENT_ROLES for one in event.arguments)
    return nobody and bool(_OPENING.match(name) or _POINTING.match(thing) or _COUNTED.match(name))


def _dated(analysis: Analysis, event: Event) -> bool:
    """Whether a date tells when it was done between which and its clause no verb stands."""
    clause = VerbClause.of(analysis, event.trigger)
    told = [one.mention.span for one in event.arguments if one.role in TIMES and one.mention.kind is Kind.DATE]
    return clause is None or any(_own(clause, span) for span in told)


def _own(clause: VerbClause, date: Span) -> bool:
    between = [one for one in clause.home.tokens if date.end <= one.span.start < clause.whole.start]
    return clause.home.span.contains(date) and not any(one.pos in {"v", "vd"} for one in between)
