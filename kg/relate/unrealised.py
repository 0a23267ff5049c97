"""Deeds of which it is not said that they were done: hindered, wanted, only talked of, or still to come."""

from __future__ import annotations

from kg.lexicon import Lexicon, words
from kg.model import Span, Token
from kg.relate.clauses import Line

_UNDER = frozenset({"ccomp", "xcomp", "obj", "acl", "acl:relcl", "compound", "nsubj", "conj"})
_NAMES = frozenset({"n", "nz", "ORG", "LOC", "PER"})
_STEPS, _LEAD = 4, 2


def unrealised(line: Line, trigger: Span) -> bool:
    """Whether a deed is the object of hindering, wanting or talking (阻止乙出任会长), or is yet to come."""
    return _governed(line, trigger) or _still_to_come(line, trigger) or _led(line, trigger)


def studied(line: Line, deed: Span) -> bool:
    """Whether a deed is what others take to heart (学习某某重要讲话)."""
    return _under(line, deed, "studying-verbs")


def accused(line: Line, deed: Span) -> bool:
    """Whether a deed is only laid to somebody (被控抢劫银行), not what is done to him for it (涉嫌抢劫被捕)."""
    if not _under(line, deed, "accusing-verbs"):
        return False
    clause = line.clauses[line.clause_of(deed.start)]
    told = [line.text(one.span) for one in line.between(clause.start, deed.start)]
    laid = max((at for at, text in enumerate(told) if text in words("accusing-verbs")), default=len(told))
    done_to = words("undergoing-verbs").longest(line.folded, deed.start) or words("passive-starts").longest(
        line.folded, deed.start
    )
    return laid < len(told) and not done_to and not any(text in words("passive-markers") for text in told[laid + 1 :])


def celebrated(line: Line, deed: Span) -> bool:
    """Whether a deed is only celebrated (集会庆祝甲校成立), not what takes place for it (庆祝甲校成立大会举行)."""
    return line.text(deed) not in words("event-held") and _under(line, deed, "celebrating-verbs")


def _governed(line: Line, trigger: Span) -> bool:
    """Whether the tree hangs the deed on such a verb before it; without a tree the verb must stand right before."""
    return _under(line, trigger, "unrealised-verbs", "studying-verbs")


def _under(line: Line, trigger: Span, *lists: str) -> bool:
    """Whether a verb of one of the word lists governs the deed."""
    governing = [words(name) for name in lists if line.holds(name)]
    if not governing:
        return False
    tokens, arcs = line.sentence.tokens, line.sentence.arcs
    at = next((number for number, token in enumerate(tokens) if token.span.overlaps(trigger)), -1)
    if at > 0 and tokens[at - 1].pos == "v" and _among(line, tokens[at - 1], governing):
        return True
    if at < 0 or not arcs:
        return False
    for _ in range(_STEPS):
        head, relation = arcs[at].head, arcs[at].relation
        if head < 0 or relation not in _UNDER:
            return False
        above = tokens[head]
        verb = relation != "conj" and above.span.end <= trigger.start and above.pos in {"v", "vn"}
        if verb and _among(line, above, governing):
            return True
        at = head
    return False


def _among(line: Line, token: Token, lists: list[Lexicon]) -> bool:
    text = line.text(token.span)
    return any(text in known for known in lists)


def _led(line: Line, trigger: Span) -> bool:
    """Whether a word right before denies the deed or makes it a state of that time (不要攻击, 当时担任总统的乙)."""
    if not line.holds("then-words"):
        return False
    before = [token for token in line.sentence.tokens if token.span.end <= trigger.start][-1:]
    return any(one.pos not in _NAMES and line.text(one.span) in words("then-words") for one in before)


def _background(line: Line, clause: int) -> bool:
    """Whether a clause is only when something else is: its last word says so (前期; undated: 后)."""
    span = line.clauses[clause]
    text = line.text(span).rstrip("，,")
    undated = not any(one.pos == "TIME" for one in line.between(span.start, span.end))
    return bool(words("background-tails").ending(text)) or (bool(words("after-words").ending(text)) and undated)


def _still_to_come(line: Line, trigger: Span) -> bool:
    """Whether the clause is when something else will be (大桥建成后，将…)."""
    clause = line.clause_of(trigger.start)
    if _needed(line, clause):
        return True
    if not line.holds("event-planned"):
        return False
    text = line.text(line.clauses[clause])
    if clause + 1 >= len(line.clauses) or text[-1:] not in {"，", ","} or not _background(line, clause):
        return False
    following = line.clauses[clause + 1]
    lead = line.between(following.start, following.end)[:_LEAD]
    return any(line.text(token.span) in words("event-planned") for token in lead)


def _needed(line: Line, clause: int) -> bool:
    """Whether something else can be only after what a clause tells (选出议长后，议员才能宣誓)."""
    if clause + 1 >= len(line.clauses) or not _background(line, clause):
        return False
    following = line.text(line.clauses[clause + 1])
    return any(word in following for word in words("only-then"))
