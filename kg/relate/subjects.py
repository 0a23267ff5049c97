"""Who is the grammatical subject of a verb, by clauses and prepositions."""

from __future__ import annotations

from itertools import pairwise

from kg.lexicon import words
from kg.model import Span, Token
from kg.relate.clauses import AGENTS, Group, Line

_ASPECTS, _AFTER = frozenset("了过"), "后过"
_VERBS = frozenset({"v", "vn", "vd"})
_BEFORE_SUBJECT = frozenset({"TIME", "t", "d", "ad", "a", "m", "q", "c", "w", "f", "u"})


def subject(line: Line, at: int, first: int = 0) -> Group | None:
    """The agents that are grammatical subject of a verb at `at`: in its clause, else in the nearest before it.

    Clauses before `first` are not looked at. A group behind a preposition (在…领导下) or one that only describes
    another noun is no subject; a pronoun in the clause is one that no name tells; who only reports (某某称，) does not
    go on as subject of what is reported.
    """
    clause = line.clause_of(at)
    describes = _describes(line, at)
    if describes and _done_there(line, at):
        return None
    for number in range(clause, max(first, clause if describes else clause - 6) - 1, -1):
        span = line.clauses[number]
        inside = [group for group in line.groups if _in_clause(group, span, at) and group.free]
        inside = [one for one in inside if not _announces(line, one, at) and not _elsewhere(line, one, at)]
        if number == clause:
            inside = [group for group in inside if not _acts(line, group, at)]
        fitting = [
            group for group in inside if _subject_like(group) or (number == clause and _relative(line, group, at))
        ]
        found = next((group for group in fitting if number == clause or _leads(line, group, span)), None)
        if found is not None:
            return found
        if number == clause and _unnamed(line, span, at):
            return None
    return None


def _unnamed(line: Line, clause: Span, at: int) -> bool:
    """Whether a pronoun or common noun is the subject: 他当选, 部分民众在广场集会."""
    tokens = line.between(clause.start, at)
    if any(token.pos == "r" for token in tokens) or _noun_before(tokens):
        return True
    lead = next((number for number, token in enumerate(tokens) if token.pos not in _BEFORE_SUBJECT), len(tokens))
    if lead + 1 < len(tokens) and tokens[lead].pos == "LOC":
        lead += 1
    run = [token for token in tokens[lead:] if token.pos in {"n", "nz", "vn", "s"}]
    after = lead + len(run)
    follower = tokens[after].pos if after < len(tokens) else "v"
    return (
        bool(run)
        and tokens[lead] == run[0]
        and tokens[lead].pos in {"n", "nz", "s"}
        and follower in {"p", "d", "v", "TIME"}
    )


def _noun_before(tokens: tuple[Token, ...]) -> bool:
    """Whether a common noun stands right before the verb and is no object of a preposition (52个园区入选)."""
    at = len(tokens) - 1
    while at >= 0 and tokens[at].pos in {"n", "nz", "a", "m", "q", "LOC", "f"}:
        at -= 1
    return bool(tokens) and tokens[-1].pos in {"n", "nz"} and (at < 0 or tokens[at].pos != "p")


def _announces(line: Line, group: Group, at: int) -> bool:
    """Whether the group is subject of a verb of saying before the verb (市长宣布大桥通车)."""
    said = words("saying-verbs")
    return any(token.pos == "v" and line.text(token.span) in said for token in line.between(group.span.end, at))


def _relative(line: Line, group: Group, at: int) -> bool:
    """在某某举行的发布会上: the preposition belongs to what follows the relative clause."""
    return group.preposition in words("occasion-prepositions") and _describes(line, at)


def _elsewhere(line: Line, group: Group, at: int) -> bool:
    """Whether brackets close behind the group, a pronoun takes its place or a preposition makes it the aim."""
    between = line.folded[group.span.end : at]
    if between.count(")") > between.count("("):
        return True
    clause = line.clauses[line.clause_of(group.span.start)]
    aims = [token for token in line.between(clause.start, group.span.start) if token.pos == "p"]
    if any(line.text(token.span) in words("object-prepositions") for token in aims):
        return True
    pronouns = [token for token in line.between(group.span.end, at) if token.pos == "r"]
    return any(line.text(token.span) in words("third-persons") for token in pronouns)


def _describes(line: Line, at: int) -> bool:
    """Whether the verb describes a noun after it (某某发射的导弹)."""
    verb = _verb(line, at)
    return verb is not None and line.folded[verb.span.end :][:2].lstrip(_AFTER).startswith("的")


def _verb(line: Line, at: int) -> Token | None:
    return next((one for one in line.sentence.tokens if one.span.start == at and one.pos in _VERBS), None)


def _done_there(line: Line, at: int) -> bool:
    """Whether a country right before a describing verb does it (甲国占领的高地); not so behind 在."""
    before = line.between(line.clauses[line.clause_of(at)].start, at)[-2:]
    if not before or before[-1].pos != "LOC":
        return False
    return len(before) < 2 or line.text(before[0].span) not in words("locative-prepositions")


def _acts(line: Line, group: Group, at: int) -> bool:
    """Whether the group has a verb of its own before and nothing joins the two (甲军拦截了乙军发射的导弹)."""
    tokens = line.between(group.span.end, at)
    if _verb(line, at) is None or any(line.text(token.span) in words("deed-links") for token in tokens):
        return False
    return any(token.pos == "v" and line.text(after.span) in _ASPECTS for token, after in pairwise(tokens))


def _in_clause(group: Group, clause: Span, at: int) -> bool:
    inside = clause.start <= group.span.start and group.mentions[0].span.start < min(at, clause.end)
    return inside and group.mentions[0].kind in AGENTS and group.span.end <= at


def _subject_like(group: Group) -> bool:
    return not group.preposition or group.preposition in words("agent-prepositions")


def _leads(line: Line, group: Group, clause: Span) -> bool:
    """The subject of an earlier clause goes on being subject where no verb stood before it and it does not report."""
    if any(token.pos == "v" for token in line.between(clause.start, group.span.start)):
        return False
    verbs = [token for token in line.between(group.span.end, clause.end) if token.pos != "w"]
    return not verbs or line.text(verbs[-1].span) not in words("report-frames")
