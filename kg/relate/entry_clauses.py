"""A clause of a chronicle's entry: its verb, who does it and where, and what it calls the event."""

from __future__ import annotations

from kg.iri import KG, SCHEMA
from kg.lexicon import words
from kg.model import Kind, Mention, Span, Token
from kg.relate.clauses import Line
from kg.relate.groups import AGENTS, Group
from kg.relate.histories import calendar

NOUNS = frozenset({"n", "nz", "nw", "vn", "a", "m", "q", "f", "s", "ORG", "PER", "LOC"})
"""Tags of the words that a subject is made of."""
_MOST_NOUNS, _LONGEST = 3, 60
_POSTS = ("office-verbs", "becoming-verbs", "stative-verbs")


def role(whole: Line, group: Group, verb: Span) -> str:
    """Who stands before the verb or behind 由, 被 does it, others take part; places are where it is or leads to."""
    kind = group.mentions[0].kind
    if kind is Kind.DOCUMENT:
        return KG + "document"
    if kind is Kind.PLACE:
        return SCHEMA + "location" if is_where(whole, group, verb) else ""
    if kind not in AGENTS or not group.free or _others_deed(whole, group, verb):
        return ""
    by = words("agent-prepositions").get(group.preposition)
    if by and "approval" in by:
        return ""
    undergoes = any(whole.text(one.span) in words("passive-markers") for one in whole.between(group.span.end, verb.end))
    before = group.span.end <= verb.start and (by is not None or not group.preposition)
    return SCHEMA + ("organizer" if before and not undergoes else "attendee")


def _others_deed(whole: Line, group: Group, verb: Span) -> bool:
    """Whether another verb stands before a name that leads to this one, or between this one and a name behind it.

    就贯彻某某讲话开展对接, 策划商民反对某某; but 选举甲为会长、乙为副会长.
    """
    leads = group.span.end <= verb.start
    start = whole.clauses[whole.clause_of(group.span.start)].start if leads else verb.end
    between = list(whole.between(start, group.span.start))
    while not leads and between and between[0].pos == "v" and between[0].span.start == start:  # 公布 | 附设
        start = between.pop(0).span.end
    return any(one.pos == "v" and not any(whole.text(one.span) in words(name) for name in _POSTS) for one in between)


def is_where(whole: Line, group: Group, verb: Span) -> bool:
    """Whether a place is told by a preposition, or right behind a verb that is not only undergone or come to."""
    if group.preposition in words("locative-prepositions"):
        return True
    text = whole.text(verb)
    gap = whole.text(Span(verb.end, group.span.start)) if group.span.start >= verb.end else "-"
    return gap in {"", *words("aspect-particles")} and not any(
        text in words(name) for name in ("event-attending", "receiving-verbs")
    )


def verbs(whole: Line, clause: Span) -> tuple[Token, ...]:
    """The verbs of a clause that describe no noun."""
    found = [one for one in whole.between(clause.start, clause.end) if one.pos in {"v", "vd"}]
    return tuple(one for one in found if not whole.describes(one.span.end))


def noun_before(whole: Line, clause: Span, verb: Span) -> Span | None:
    """The nouns that stand right before a verb (新校区 in 位于河东的新校区动工)."""
    run: list[Token] = []
    for token in reversed(whole.between(clause.start, verb.start)):
        if token.pos not in NOUNS or token.span.end != (run[-1].span.start if run else verb.start):
            break
        run.append(token)
    return Span(run[-1].span.start, verb.start) if run else None


def verb(whole: Line, clause: Span) -> Span:
    """The first verb of a clause, else the clause."""
    found = verbs(whole, clause)
    return found[0].span if found else clause


def name(whole: Line, clause: Span) -> Span:
    """What names the event: its clause, or the noun phrase of which that only says that it took place."""
    tokens = whole.between(clause.start, clause.end)
    if len(tokens) > 1 and tokens[0].pos == "c":  # 并设…
        tokens, clause = tokens[1:], Span(tokens[1].span.start, clause.end)
    end = clause.end
    if len(tokens) > 1 and whole.text(tokens[-1].span) in words("outline-happening"):
        end = next((one.span.start for one in tokens[1:] if one.pos == "p"), tokens[-1].span.start)
    nominal = all(one.pos not in {"v", "p"} for one in whole.between(clause.start, end))
    return Span(clause.start, min(end if nominal else clause.end, clause.start + _LONGEST))


def names(whole: Line, clause: Span, *, first: bool) -> bool:
    """Whether an entry's first clause is but a noun that names what happened (大水, 新生开学典礼)."""
    tokens = whole.between(clause.start, clause.end)
    agents = any(one.kind in AGENTS and clause.contains(one.span) for one in whole.mentions)
    return first and bool(tokens) and not agents and all(one.pos in NOUNS for one in tokens)


def acts(whole: Line, clause: Span) -> bool:
    """Whether something is done in a clause that is no mere circumstance (经省政府批准, 为庆祝…)."""
    tokens = whole.between(clause.start, clause.end)
    if not tokens or not verbs(whole, clause):
        return False
    dated = any(one.kind is Kind.DATE and one.span.overlaps(tokens[0].span) for one in whole.mentions)
    return tokens[0].pos != "p" and not dated


def own_agent(whole: Line, clause: Span) -> bool:
    """Whether a clause begins with an agent of its own, whose verb follows, or with a place that undergoes it."""
    group = next((one for one in whole.groups if one.span.start == clause.start), None)
    if group is None:
        return False
    after = whole.between(group.mentions[-1].span.end, clause.end)
    if group.mentions[0].kind not in AGENTS:
        return group.mentions[0].kind is Kind.PLACE and bool(after) and _happens(whole, after[0])
    nouns = next((at for at, one in enumerate(after) if one.pos not in NOUNS), len(after))
    verbal = nouns < len(after) and (after[nouns].pos == "v" or _passive(whole, after[nouns]))
    return nouns <= _MOST_NOUNS and verbal


def _passive(whole: Line, token: Token) -> bool:
    return whole.text(token.span) in words("passive-markers")


def _happens(whole: Line, token: Token) -> bool:
    """Whether a word tells what is done to a place (柳家桥被毁)."""
    text = whole.text(token.span)
    return _passive(whole, token) or (token.pos == "v" and any(text.startswith(one) for one in words("passive-starts")))


def own_date(whole: Line, clause: Span, verb: Span) -> Mention | None:
    """The date in figures behind the subject of a clause and before its verb (该院2009年停业)."""
    dates = (one for one in whole.mentions if one.kind is Kind.DATE and clause.contains(one.span))
    inner = [one for one in dates if clause.start < one.span.start and one.span.end <= verb.start and calendar(one)]
    alone = len(inner) == 1 and not any(
        one.pos in {"v", "p", "w"} for one in whole.between(clause.start, inner[0].span.start)
    )
    return inner[0] if alone else None
