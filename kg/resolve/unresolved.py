"""Deeds whose names point at what only the words around tell: 这些病人已开工, 取消了该计划."""

from __future__ import annotations

import re

from kg.edtf import precision
from kg.model import Analysis, Event
from kg.relate.deed_roles import RULE
from kg.relate.grounds import OWN_DATES, TIMES
from kg.resolve import event_labels
from kg.spans import sentence_of

_FINE = frozenset({"month", "day", "time"})
_THINGS = "一些个名位次起项家批种座条所艘架支场份类两三"
_POINTING = re.compile(rf"(?<![应本活])该(?![当死])|[这那此][{_THINGS}](?![时刻])|上述|前述")
_OPENING = re.compile(rf"[他她它]们?|{_POINTING.pattern}")


def unresolved(analysis: Analysis, event: Event) -> bool:
    """Whether the name of a deed that its clause alone shows begins or goes on with words that point back."""
    if event.mention.rule != RULE or not analysis.document.published or _dated(event):
        return False
    home = sentence_of(analysis.sentences, event.trigger)
    if home is None or not _OPENING.search(home.span.of(analysis.document.folded)):
        return False
    name = event_labels.label(analysis, (event,))
    return bool(_OPENING.match(name) or _POINTING.search(name))


def _dated(event: Event) -> bool:
    """Whether a day that its clause tells says when it was."""
    own = (one.mention for one in event.arguments if one.role in TIMES and one.evidence.rule in OWN_DATES)
    return any(precision(one.value) in _FINE for one in own)
