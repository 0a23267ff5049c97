"""Undated deeds of the news whose names point at what only the words around tell: 这些病人已开工, 取消了该计划."""

from __future__ import annotations

import re

from kg.model import Analysis, Event
from kg.relate.deed_roles import RULE
from kg.relate.grounds import TIMES
from kg.resolve import event_labels
from kg.spans import sentence_of

_THINGS = "一些个名位次起项家批种座条所艘架支场份类两三"
_POINTING = re.compile(rf"(?<![应本活])该(?![当死])|[这那此][{_THINGS}](?![时刻])|上述|前述")
_OPENING = re.compile(rf"[他她它]们?|{_POINTING.pattern}")


def unresolved(analysis: Analysis, event: Event) -> bool:
    """Whether the name of a deed that its clause alone shows begins with words that point back, or its object does."""
    if (
        event.mention.rule != RULE
        or not analysis.document.published
        or any(one.role in TIMES for one in event.arguments)
    ):
        return False
    home = sentence_of(analysis.sentences, event.trigger)
    if home is None or not _OPENING.search(home.span.of(analysis.document.folded)):
        return False
    name, verb = event_labels.label(analysis, (event,)), event.trigger.of(analysis.document.folded)
    thing = name.partition(verb)[2].lstrip("了过")
    return bool(_OPENING.match(name) or _POINTING.match(thing))
