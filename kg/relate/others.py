"""Who else than a named group does what a verb tells: whom it sends, a noun or a pronoun before the verb."""

from __future__ import annotations

from kg.lexicon import words
from kg.model import Span, Token
from kg.relate.clauses import Line
from kg.relate.groups import Group

_NOMINAL = frozenset({"n", "nz", "a", "m", "q", "LOC", "f"})
BEFORE_SUBJECT = frozenset({"TIME", "t", "d", "ad", "a", "m", "q", "c", "w", "f", "u"})
"""Tags of the words that stand before a subject."""
_SENT = frozenset({"n", "nr", "nz", "PER", "ORG"})


def hands_over(line: Line, group: Group, at: int, *, describing: bool) -> bool:
    """Whether somebody else than the group does what the verb at `at` tells."""
    other = _sends(line, group, at) or _before_other(line, group, at) or _by_others(line, group, at)
    other = other or _praised(line, group, at)
    return other or (describing and _joined(line, group, at))


def _praised(line: Line, group: Group, at: int) -> bool:
    """Whether the group only praises or thanks another for the deed (甲赞赏乙主办峰会), not for what is its own.

    So it does where it stands before 对 and says what it feels behind the deed (甲对峰会举办表示祝贺). A comma ends
    the praise: 甲感谢乙，举行宴会.
    """
    clause = line.clauses[line.clause_of(at)]
    between = line.between(max(group.span.end, clause.start), at)
    if any(one.pos == "v" and line.text(one.span) in words("congratulating-verbs") for one in between):
        return True
    return felt(line, group.span.end, at)


def felt(line: Line, start: int, at: int) -> bool:
    """Whether 对 stands between a place and the verb at `at`, and behind it how somebody feels about the deed."""
    clause = line.clauses[line.clause_of(at)]
    between = line.between(max(start, clause.start), at)
    if not line.holds("attitude-verbs") or not any(
        line.text(one.span) in words("object-prepositions") for one in between
    ):
        return False
    return any(line.text(one.span) in words("attitude-verbs") for one in line.between(at, clause.end))


def unnamed(line: Line, clause: Span, at: int) -> bool:
    """Whether a pronoun or common noun is the subject: 他当选, 部分民众在广场集会."""
    tokens = line.between(clause.start, at)
    if any(token.pos == "r" for token in tokens) or _noun_before(line, tokens):
        return True
    lead = next((number for number, token in enumerate(tokens) if token.pos not in BEFORE_SUBJECT), len(tokens))
    while lead + 1 < len(tokens) and tokens[lead].pos in {"LOC", "ORG"}:
        lead += 1
    run = [token for token in tokens[lead:] if token.pos in {"n", "nz", "vn", "s"}]
    after = lead + len(run)
    follower = tokens[after].pos if after < len(tokens) else "v"
    return (
        bool(run)
        and tokens[lead] == run[0]
        and tokens[lead].pos in {"n", "nz", "s"}
        and follower in {"p", "d", "ad", "v", "TIME"}
    )


def _sends(line: Line, group: Group, at: int) -> bool:
    """Whether the group has a named other do it (甲王派将军乙进攻丙地); its own men (派出126名队员) it sends itself."""
    between = line.between(group.span.end, at)
    sent = next((number for number, one in enumerate(between) if line.text(one.span) in words("sending-verbs")), None)
    return sent is not None and any(token.pos in {"PER", "ORG"} for token in between[sent + 1 :])


def _before_other(line: Line, group: Group, at: int) -> bool:
    """Whether the group's deed is over and a noun behind 后 does the next (甲公司堡垒建成后乙厂也成立)."""
    between = line.between(group.span.end, at)
    over = next((n for n, one in enumerate(between) if line.text(one.span) in words("background-tails")), None)
    if not over or over + 1 >= len(between):
        return False
    done = any(token.pos == "v" for token in between[:over])
    return done and between[over].pos in {"f", "nd", "t"} and between[over + 1].pos in _SENT


def _by_others(line: Line, group: Group, at: int) -> bool:
    """Whether those who act without a name stand right before the verb, behind the group (甲对警方侦破此案表示感谢)."""
    before = line.between(group.span.end, at)[-2:]
    if not before or before[-1].span.end != at or line.text(before[-1].span) not in words("official-sides"):
        return False
    passive = any(line.text(one.span) in words("passive-markers") for one in before[:-1])
    return not passive and not any(one.pos == "c" for one in before[:-1])


def _joined(line: Line, group: Group, at: int) -> bool:
    """Whether a conjunction or preposition behind the group begins what a verb describes (甲会和1984年成立的乙会)."""
    between = line.between(group.span.end, at)
    return any(token.pos in {"c", "p"} and line.text(token.span) not in words("passive-markers") for token in between)


def _noun_before(line: Line, tokens: tuple[Token, ...]) -> bool:
    """Whether a common noun stands right before the verb and is no object of a preposition (52个园区入选)."""
    at = len(tokens) - 1
    while at >= 0 and (tokens[at].pos in _NOMINAL or _lists(line, tokens, at)):
        at -= 1
    return bool(tokens) and tokens[-1].pos in {"n", "nz"} and (at < 0 or tokens[at].pos != "p")


def _lists(line: Line, tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a word or mark goes on or closes a list of places (、, 等)."""
    text = line.text(tokens[at].span)
    return at > 0 and tokens[at - 1].pos != "v" and (text in words("list-ends") or text in words("list-marks"))
