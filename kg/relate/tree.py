"""What the parsed sentence says of the subject that the rules give a verb."""

from __future__ import annotations

from bisect import bisect_left

from kg.lexicon import words
from kg.model import Span, Token
from kg.relate.clauses import Line
from kg.relate.groups import Group, acts

_OTHERS = frozenset({"n", "nz", "nt", "nw", "s", "ORG", "LOC", "PER", "vn"})
_COMMON = frozenset({"n", "nz"})
_PLAIN = _OTHERS | {"a", "b"}


def denies(line: Line, group: Group, at: int) -> bool:
    """Whether the tree hangs another noun as subject on the verb at `at`, one between the group and the verb.

    It is believed only where the two read apart: nothing but nouns lies between group and noun, or the verb is what
    another verb between them speaks of (庆祝共和国成立).
    """
    arcs, tokens = line.sentence.arcs, line.sentence.tokens
    verb = bisect_left(tokens, Token(Span(at, at), ""))
    if not arcs or verb >= len(tokens) or tokens[verb].span.start != at:
        return False
    told = next((one for one, arc in enumerate(arcs) if arc.head == verb and arc.relation == "nsubj"), None)
    if told is None or not group.span.end <= tokens[told].span.start < at or tokens[told].pos not in _OTHERS:
        return False
    if words("party-nouns").ending(line.text(tokens[told].span)):  # 某部负责人 speaks for the body
        return False
    if _hangs(line, group, told) or any(
        token.pos == "p" for token in line.between(group.span.end, tokens[told].span.start)
    ):
        return False
    return _apart(line, group, told, verb)


def nearer(line: Line, group: Group, at: int) -> Group | None:
    """The agents between the group and the verb at `at` that the tree hangs on it as its subject (甲军击退乙军进攻).

    Nothing but their own place and what describes it stands between them and the verb.
    """
    arcs, tokens = line.sentence.arcs, line.sentence.tokens
    verb = bisect_left(tokens, Token(Span(at, at), ""))
    if not arcs or verb >= len(tokens) or tokens[verb].span.start != at:
        return None
    told = [tokens[one].span for one, arc in enumerate(arcs) if arc.head == verb and arc.relation == "nsubj"]
    for one in line.groups:
        beside = group.span.end <= one.span.start and one.span.end <= at
        if beside and acts(one.mentions[0]) and any(one.span.overlaps(span) for span in told):
            return one if _beside(line, group, one) and _does(line, one, tokens[verb]) else None
    return None


def _beside(line: Line, group: Group, other: Group) -> bool:
    """Whether nothing but nouns and marks of a list parts two groups, or a verb that takes what others do."""
    between = line.between(group.span.end, other.span.start)
    if between and line.text(between[-1].span) in words("deed-taking-verbs"):
        return True
    plain = all(one.pos in _PLAIN or line.text(one.span) in words("list-marks") for one in between)
    return plain and not any(line.text(one.span) in words("with-words") for one in between)


def _does(line: Line, group: Group, verb: Token) -> bool:
    """Whether no other verb, mark or preposition stands between; a place before a deed told as a noun may."""
    between = line.between(group.span.end, verb.span.start)
    if verb.pos == "vn" and between and line.text(between[-1].span) in words("describing-particles"):
        return not any(one.pos in {"v", "w"} for one in between)
    return not any(one.pos in {"v", "w", "p", "c"} for one in between)


def object_of(line: Line, end: int) -> Span | None:
    """The noun that the tree hangs as object on the verb that ends at `end`, of the same clause."""
    arcs, tokens = line.sentence.arcs, line.sentence.tokens
    verb = next((number for number, one in enumerate(tokens) if one.span.end >= end), None)
    if not arcs or verb is None or tokens[verb].span.end != end:
        return None
    clause = line.clauses[line.clause_of(end - 1)]
    for number, arc in enumerate(arcs):
        told = arc.head == verb and arc.relation == "obj" and tokens[number].pos in _OTHERS
        if told and end <= tokens[number].span.start and tokens[number].span.end <= clause.end:
            return tokens[number].span
    return None


def stands_as_noun(line: Line, trigger: Span) -> bool:
    """Whether the tree makes a deed the subject of another verb (袭击导致停电)."""
    arcs, tokens = line.sentence.arcs, line.sentence.tokens
    last = next((number for number, one in enumerate(tokens) if one.span.end >= trigger.end), None)
    if not arcs or last is None or tokens[last].pos != "vn" or arcs[last].head < 0:
        return False
    return arcs[last].relation == "nsubj"


def hangs_on_verb(line: Line, word: Span) -> bool:
    """Whether the tree makes a word the object of a verb before it (发表声明)."""
    arcs, tokens = line.sentence.arcs, line.sentence.tokens
    at = next((number for number, one in enumerate(tokens) if one.span == word), None)
    if not arcs or at is None or arcs[at].relation not in {"obj", "ccomp"}:
        return False
    return 0 <= arcs[at].head < at and tokens[arcs[at].head].pos == "v"


def modifies(line: Line, trigger: Span) -> bool:
    """Whether the tree makes a verb but the modifier of the noun right behind it (灾后重建项目, 搜寻人员)."""
    arcs, tokens = line.sentence.arcs, line.sentence.tokens
    inside = [number for number, one in enumerate(tokens) if one.span.overlaps(trigger)]
    if not arcs or not inside or tokens[inside[-1]].span.end != trigger.end:
        return False
    if _names_subject(line, inside[-1]):
        return True
    arc = arcs[inside[-1]]
    if arc.relation != "compound" or arc.head <= inside[-1] or tokens[arc.head].pos not in _OTHERS:
        return False
    if _dated_alone(line, inside[0]):
        return False
    return all(one.pos in _OTHERS for one in tokens[inside[-1] + 1 : arc.head + 1])


def _dated_alone(line: Line, verb: int) -> bool:
    """Whether a verb right behind a date is the only one of its clause (某公司8月30日中标县污水厂项目)."""
    tokens = line.sentence.tokens
    if not verb or tokens[verb - 1].pos != "TIME" or tokens[verb - 1].span.end != tokens[verb].span.start:
        return False
    clause = line.clause_of(tokens[verb].span.start)
    verbs = (one for number, one in enumerate(tokens) if one.pos in {"v", "vd"} and number != verb)
    return not any(line.clause_of(one.span.start) == clause for one in verbs)


def _names_subject(line: Line, verb: int) -> bool:
    """Whether a kind of paper right behind a verb that tells its matter is subject of the next verb (减持新规落地).

    What is brought out is the verb's object and speaks all the same (发布公告称).
    """
    arcs, tokens = line.sentence.arcs, line.sentence.tokens
    noun = verb + 1
    if noun + 1 >= len(tokens) or tokens[noun].pos not in _COMMON or tokens[noun].span.start != tokens[verb].span.end:
        return False
    told, thing = line.text(tokens[verb].span), line.text(tokens[noun].span)
    paper = any(words(one).ending(thing) for one in ("document-kinds", "released-nouns", "unmade-nouns"))
    brought = any(told in words(one) for one in ("publishing-verbs", "bringing-out-verbs", "making-verbs"))
    if not paper or brought:
        return False
    head = arcs[noun].head
    follows = head > noun and tokens[head].pos in {"v", "vd"} and arcs[noun].relation in {"nsubj", "nsubj:pass"}
    clause = line.clause_of(tokens[verb].span.start)
    return follows and line.clause_of(tokens[head].span.start) == clause


def _apart(line: Line, group: Group, told: int, verb: int) -> bool:
    arcs, tokens = line.sentence.arcs, line.sentence.tokens
    between = line.between(group.span.end, tokens[told].span.start)
    if any(token.pos == "v" for token in between):
        above = arcs[verb].head
        inside = above >= 0 and group.span.end <= tokens[above].span.start < tokens[told].span.start
        return inside and arcs[verb].relation == "ccomp"
    return not any(line.text(token.span) in words("list-ends") for token in between)


def _hangs(line: Line, group: Group, number: int) -> bool:
    """Whether a name or post of the group hangs on the word, which then stands for both."""
    arcs, tokens = line.sentence.arcs, line.sentence.tokens
    for one, token in enumerate(tokens):
        at, steps = one, 0
        while token.span.overlaps(group.span) and at not in {number, -1} and steps <= len(tokens):
            at, steps = arcs[at].head, steps + 1
        if token.span.overlaps(group.span) and at == number:
            return True
    return False
