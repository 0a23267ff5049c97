"""Who speaks at an event that a phrase of place names: 甲在座谈会上表示."""

from __future__ import annotations

from kg.lexicon import words
from kg.model import Span
from kg.relate.clauses import Line
from kg.relate.groups import Group
from kg.relate.subjects import subject


def speaker(line: Line, name: Span) -> Group | None:
    """The persons or bodies that say something at the event called by `name`; None where nobody does."""
    clause = line.clauses[line.clause_of(name.start)]
    following = line.between(name.end, clause.end)
    if len(following) < 2 or line.text(following[0].span) not in words("scene-localizers"):
        return None
    led = [token for token in line.between(clause.start, name.start) if token.pos == "p"]
    if not led or line.text(led[-1].span) not in words("locative-prepositions"):
        return None
    verb = next((one for one in following[1:] if one.pos not in {"d", "ad"}), None)
    if verb is None or verb.pos != "v":
        return None
    said = line.text(verb.span)
    if said not in words("saying-verbs") and said not in words("speaking-verbs"):
        return None
    group = subject(line, led[-1].span.start, line.clause_of(name.start))
    return group if group is not None and group.span.end <= led[-1].span.start else None
