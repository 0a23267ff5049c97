"""In which order a clause tells who does what to whom: a verb that only describes, one that is turned to somebody."""

from __future__ import annotations

from kg.lexicon import words
from kg.model import Analysis, Event, Span
from kg.resolve import clause_cuts
from kg.resolve.clause_sides import turns_to_none
from kg.resolve.named import folded_name
from kg.resolve.told import AGENT_ROLES
from kg.resolve.verb_clause import VerbClause


def described(analysis: Analysis, event: Event) -> bool:
    """Whether the verb only describes what stands behind it and nobody right before does it (到访的官员)."""
    clause = VerbClause.of(analysis, event.trigger)
    if clause is None or not clause.describes():
        return False
    tokens = [one for one in clause.before() if one.pos not in {"d", "ad", "TIME", "t", "w"}]
    return not tokens or tokens[-1].pos in {"v", "p", "c", "u"}


def headed(analysis: Analysis, event: Event) -> str:
    """Who does it, where a clause that begins with the verb only describes him (访问甲地的|某某 is 某某访问甲地)."""
    clause = VerbClause.of(analysis, event.trigger)
    if clause is None or clause.passing(clause.before()) or event.trigger != event.mention.span:
        return ""
    behind = clause.behind()
    ends = [at for at, one in enumerate(behind) if clause.text(one) in words("describing-particles")]
    run = clause.run(behind[ends[0] + 1 :]) if ends and ends[0] > 0 else []
    doers = [one.mention for one in event.arguments if one.role in AGENT_ROLES]
    heads = [one for one in doers if any(one.span.overlaps(token.span) for token in run)]
    if not heads or any(one.pos in {"v", "p", "w"} for one in behind[: ends[0]]):
        return ""
    folded = analysis.document.folded
    return folded_name(analysis.document, heads[0]) + "".join(
        folded[event.trigger.start : behind[ends[0]].span.start].split()
    )


def turned(analysis: Analysis, event: Event) -> bool:
    """Whether a preposition before the verb tells to whom it is done (对乙进行火力打击)."""
    clause = VerbClause.of(analysis, event.trigger)
    return clause is not None and not turns_to_none(clause, [], [])


def cut_short(analysis: Analysis, event: Event, phrase: Span) -> bool:
    """Whether a phrase before the verb is but the end of its clause's subject, or of another clause."""
    clause = VerbClause.of(analysis, event.trigger)
    if clause is None or phrase.end > event.trigger.start:
        return False
    start = clause_cuts.opening(clause)
    run = clause.run(clause.passing([one for one in clause.before() if one.span.start >= start]))
    return not clause.span.contains(phrase) or bool(run and run[0].span.start < phrase.start < run[-1].span.end)
