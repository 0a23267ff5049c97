"""What stands in the clause of a verb beside it: counts, dangers in general, an object, something it happens to."""

from __future__ import annotations

from kg.lexicon import words
from kg.model import Kind, Span
from kg.relate.reach import Reach

_NOUNS = frozenset({"n", "nz", "nt", "nw", "ORG", "LOC", "PER"})


def counted(reach: Reach) -> bool:
    """Whether the verb's clause counts what was held (举办活动30场)."""
    clause = _clause(reach)
    counts = [token for token in reach.line.between(reach.trigger.end, clause.end) if token.pos == "m"]
    return any(reach.line.text(token.span) not in words("single-counts") for token in counts)


def general(reach: Reach) -> bool:
    """Whether the clause speaks of a danger in general (warnings, drills) or of those who deal with it (察看灾情)."""
    clause = _clause(reach)
    following = reach.line.between(reach.trigger.end, clause.end)
    before = reach.line.between(clause.start, reach.trigger.start)[-1:]
    if any(
        reach.line.text(token.span) in words(one) for token in before for one in ("hazard-handling", "hazard-closing")
    ):
        return True
    return any(words("hazard-talk").ending(reach.line.text(token.span)) for token in following)


def has_object(reach: Reach) -> bool:
    """Whether a noun follows the verb in its clause."""
    clause = _clause(reach)
    return any(token.pos in _NOUNS for token in reach.line.between(reach.trigger.end, clause.end))


def has_noun(reach: Reach) -> bool:
    """Whether a noun stands in the verb's clause beside its date: something happens to something."""
    clause = _clause(reach)
    dates = [one.span for one in reach.line.mentions if one.kind is Kind.DATE]
    tokens = (
        *reach.line.between(clause.start, reach.trigger.start),
        *reach.line.between(reach.trigger.end, clause.end),
    )
    return any(token.pos in _NOUNS and not any(token.span.overlaps(span) for span in dates) for token in tokens)


def _clause(reach: Reach) -> Span:
    return reach.line.clauses[reach.line.clause_of(reach.trigger.start)]
