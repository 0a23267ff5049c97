"""What a verb is to its subject: done to it, done by it, or let be done by it."""

from __future__ import annotations

from kg.lexicon import words
from kg.relate.asides import outside
from kg.relate.clauses import Group, Line


def undergoes(line: Line, group: Group, at: int) -> bool:
    """Whether the verb at `at` is done to who stands before it: 某某遭枪击, 某某被捕, 某某受贿案开庭."""
    asked = group.span.start, group.span.end, at
    if asked not in line.passives:
        line.passives[asked] = _undergoes(line, group, at)
    return line.passives[asked]


def _undergoes(line: Line, group: Group, at: int) -> bool:
    if words("passive-starts").longest(line.folded, at):
        return True
    if words("undergoing-verbs").longest(line.folded, at) or line.folded[at - 1 : at] in words("passive-markers"):
        return True
    if any(line.text(token.span) in words("passive-markers") for token in outside(line, group.span.end, at)):
        return True
    made = words("making-verbs").longest(line.folded, at)
    if made and line.folded[at + len(made) : at + len(made) + 1] in words("locative-prepositions"):
        return True  # 甲会创立于1945年
    return party(line, group, at) or _receives(line, group, at)


def _receives(line: Line, group: Group, at: int) -> bool:
    """Whether the subject gets what a noun tells (甲校获得乙公司的捐款)."""
    between = line.between(group.span.end, at)
    return line.noun_at(at) and any(line.text(token.span) in words("receiving-verbs") for token in between)


def decides(line: Line, group: Group, at: int) -> bool:
    """Whether the subject is an authority that lets others do it (国务院批准成立…, 经省政府同意设立…)."""
    between = line.between(group.span.end, at)
    approving = any(line.text(token.span) in words("approving-verbs") for token in between)
    return approving or group.preposition in words("agent-prepositions")


def party(line: Line, group: Group, at: int) -> bool:
    """Whether a noun for a case stands between a group and the verb in one clause, no preposition before it."""
    if line.clause_of(group.span.start) != line.clause_of(at):
        return False
    if words("case-nouns").longest(line.folded, group.span.end):
        return True
    for token in line.between(group.span.end, at):
        text = line.text(token.span)
        if token.pos == "p" or text in words("topic-openers"):
            return False
        if token.pos not in {"v", "vd"} and words("case-nouns").ending(text):
            return True
    return False


def spared(line: Line, group: Group, at: int) -> bool:
    """Whether whom something happens to is not who stands before: 甲接收乙后，更名为丙; 甲将乙划归丙."""
    clause = line.clause_of(group.span.start)
    ends = line.text(line.clauses[clause]).rstrip("，,")
    earlier = words("event-afterwards").ending(ends) or words("eve-tails").ending(ends)
    if clause != line.clause_of(at) and earlier:
        return True
    disposed = (one for one in line.between(group.span.end, at) if one.pos == "p")
    return any(line.text(one.span) in words("disposal-markers") for one in disposed)
