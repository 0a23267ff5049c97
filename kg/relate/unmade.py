"""Deeds that are only spoken of: the name of a plan or rating, a chance, a reason, a topic, what should be done."""

from __future__ import annotations

from kg.lexicon import words
from kg.model import Span
from kg.relate.clauses import Line

_BACK = 3  # clauses over which a word of duty holds
_OWING = frozenset({"要", "还要"})
_NOMINAL = frozenset({"n", "vn", "v", "nz"})
_ADVERBIAL = frozenset({"d", "ad", "c", "w", "xc"})
_NAMES = frozenset({"n", "nz", "ORG", "LOC", "PER"})


def unmade(line: Line, trigger: Span) -> bool:
    """Whether the words beside a verb make it none that is told as done (上市申请, 有机会签下, 因合并受益)."""
    return (
        _of_a_plan(line, trigger)
        or _chance(line, trigger)
        or _ground(line, trigger)
        or _owed(line, trigger)
        or _pointed_at(line, trigger)
    )


def _pointed_at(line: Line, trigger: Span) -> bool:
    """Whether a word before the deed points back to it as one told before (上述判决)."""
    if not line.holds("back-pointers"):
        return False
    before = [token for token in line.sentence.tokens if token.span.end == trigger.start][-1:]
    held = line.token_at(trigger.start)
    noun = held is not None and held.pos in {"vn", "n"}
    return noun and any(line.text(one.span) in words("back-pointers") for one in before)


def _of_a_plan(line: Line, trigger: Span) -> bool:
    """Whether a noun of plans, wishes or ratings stands right behind the verb, or behind one noun (减持限制承诺)."""
    if not line.holds("unmade-nouns"):
        return False
    clause = line.clauses[line.clause_of(trigger.start)]
    end = trigger.end + line.folded.startswith("”", trigger.end)  # “增持”评级
    if line.text(trigger) in words("plan-taking-verbs"):
        return False
    for token in line.between(end, clause.end)[:2]:
        pointed = line.text(token.span) in words("pointing-words")
        if token.span.start != end or token.pos not in _NOMINAL or pointed:
            return False
        if line.text(token.span) in words("unmade-nouns"):
            return True
        end = token.span.end
    return False


def _chance(line: Line, trigger: Span) -> bool:
    """Whether words of a chance stand before the verb in its clause."""
    clause = line.clauses[line.clause_of(trigger.start)]
    before = line.text(Span(clause.start, trigger.start))
    return any(word in before for word in words("chance-words"))


def _ground(line: Line, trigger: Span) -> bool:
    """Whether a preposition of reasons or purposes stands right before the verb, or one of topics right behind it.

    减持对于股价的冲击 speaks of selling as of a thing, where nobody stands before it.
    """
    clause = line.clauses[line.clause_of(trigger.start)]
    before = line.between(clause.start, trigger.start)
    if before and line.text(before[-1].span) in words("ground-prepositions"):
        return before[-1].pos in {"p", "c"} and before[-1].span.end == trigger.start
    plain = [one for one in before if one.pos not in {"d", "ad", "vd"}]
    if plain and plain[-1].pos == "p" and line.text(plain[-1].span) in words("purpose-prepositions"):
        return not any(
            line.text(one.span) in words("describing-particles") for one in line.between(trigger.end, clause.end)
        )
    after = line.between(trigger.end, clause.end)[:1]
    topical = any(one.pos == "p" and line.text(one.span) in words("topic-prepositions") for one in after)
    return topical and not any(one.pos in _NAMES or one.pos == "r" for one in before)


def _owed(line: Line, trigger: Span) -> bool:
    """Whether a clause before says what someone must do, and this one only goes on with it (应提出措施，并公布结果)."""
    if not line.holds("duty-words") and line.texts.isdisjoint(_OWING):
        return False
    number = line.clause_of(trigger.start)
    if _acting(line, number, trigger.start):
        return False
    adding = line.folded[line.clauses[number].start] in "并且及"
    for earlier in range(number - 1, max(-1, number - 1 - _BACK), -1):
        span = line.clauses[earlier]
        tokens = line.between(span.start, span.end)
        said = [text for one in tokens if one.pos not in _NAMES and (text := line.text(one.span))]
        if any(text in words("duty-words") or (adding and text in _OWING) for text in said):
            return True
        if line.folded[span.end - 1] in "；;：:" or _acting(line, earlier, span.end):
            return False
    return False


def _acting(line: Line, number: int, end: int) -> bool:
    """Whether someone, something or a day stands at the head of a clause, before its verb."""
    for token in line.between(line.clauses[number].start, end):
        if token.pos not in _ADVERBIAL:
            return token.pos not in {"v", "p"}
    return False
