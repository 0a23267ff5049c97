"""What a verb is to its subject: done to it, done by it, or let be done by it."""

from __future__ import annotations

from kg.lexicon import words
from kg.model import Kind, Token
from kg.relate.asides import outside
from kg.relate.clauses import Line
from kg.relate.groups import Group


def undergoes(line: Line, group: Group, at: int) -> bool:
    """Whether the verb at `at` is done to who stands before it: 某某遭枪击, 某某被捕, 某某受贿案开庭."""
    asked = group.span.start, group.span.end, at
    if asked not in line.passives:
        inside = group.preposition in words("locative-prepositions")
        line.passives[asked] = not inside and _undergoes(line, group, at)
    return line.passives[asked]


def _undergoes(line: Line, group: Group, at: int) -> bool:
    if words("passive-starts").longest(line.folded, at):
        return True
    if _suffers(line, at) or line.folded[at - 1 : at] in words("passive-markers"):
        return True
    if any(_marks(line, token, at) for token in outside(line, group.span.end, at)):
        return True
    if _tried(line, group, at):
        return True
    made = words("making-verbs").longest(line.folded, at)
    if made and _founded(line, group, at + len(made)):
        return True
    return party(line, group, at) or _receives(line, group, at)


def _suffers(line: Line, at: int) -> bool:
    """Whether the verb is one that its subject undergoes (任), not one that gives it (任命, unlike 任命为)."""
    verb, gives = words("undergoing-verbs").longest(line.folded, at), words("appointing-verbs").longest(line.folded, at)
    if gives and words("office-links").longest(line.folded, at + len(gives)):
        return True
    return bool(verb) and len(verb) >= len(gives)


def _marks(line: Line, token: Token, at: int) -> bool:
    """Whether a word makes the verb at `at` passive; 获 does so in its own clause only (获补助，成立了研究所)."""
    text = line.text(token.span)
    near = bool(words("passive-starts").longest(text, 0)) or line.clause_of(token.span.start) == line.clause_of(at)
    return text in words("passive-markers") and near


def _founded(line: Line, group: Group, end: int) -> bool:
    """Whether the body before a verb of founding is what was founded: 甲会创立于1945年, 甲厂在乙地创立，."""
    if line.folded[end : end + 1] in words("locative-prepositions"):
        return True
    if group.mentions[0].kind is not Kind.ORGANISATION:
        return False
    return line.folded[end : end + 1] in {"", "，", ",", "。", "；", ";", "、", "\n"}


def _tried(line: Line, group: Group, at: int) -> bool:
    """Whether a person who is no judge or prosecutor stands before what only a court does (甲明天再度开庭)."""
    if group.mentions[0].kind is not Kind.PERSON or not words("court-verbs").longest(line.folded, at):
        return False
    return not words("court-officers").ending(line.folded[: group.mentions[0].span.start])


def _receives(line: Line, group: Group, at: int) -> bool:
    """Whether the subject gets what a noun tells (甲校获得乙公司的捐款)."""
    between = line.between(group.span.end, at)
    return line.noun_at(at) and any(line.text(token.span) in words("receiving-verbs") for token in between)


def decides(line: Line, group: Group, at: int) -> bool:
    """Whether the subject is an authority that lets others do it (国务院批准成立…), or a place (在甲监狱服刑)."""
    between = line.between(group.span.end, at)
    approving = any(line.text(token.span) in words("approving-verbs") for token in between)
    led = (*words("agent-prepositions"), *words("locative-prepositions"))
    return approving or group.preposition in led


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
        handled = words("case-handling").ending(line.folded[group.span.end : token.span.end])
        if token.pos not in {"v", "vd"} and words("case-nouns").ending(text) and not handled:
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
