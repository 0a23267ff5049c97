"""The document that a sentence is about and to which a later clause happens: 《…办法》已经通过，自7月1日起施行."""

from __future__ import annotations

from functools import lru_cache

from kg.event_types import Role
from kg.model import Kind
from kg.relate.groups import Group
from kg.relate.reach import Reach

_TITLE_END = 2
_CLOSES = frozenset("，。；,;\n")


def headed(role: Role, reach: Reach) -> Group | None:
    """The document before a verb that closes its clause and is done to documents (a pattern such as `_施行`).

    It heads the sentence, or nothing but a number in brackets and adverbs stands between.
    """
    line, trigger = reach.line, reach.trigger
    if not reach.verb.endswith(_done(role.seek)) or line.folded[trigger.end : trigger.end + 1] not in _CLOSES:
        return None
    before = [one for one in line.groups if one.mentions[0].kind is Kind.DOCUMENT and one.span.end <= trigger.start]
    if not before:
        return None
    last = before[-1]
    clause = line.clauses[line.clause_of(trigger.start)]
    other = _subject(reach, clause.start) if clause.start >= last.span.end else False
    leads = not other and not line.folded[line.sentence.span.start : last.mentions[0].span.start].strip("《 　")
    return last if leads or _near(reach, last) or _parted(reach, last, clause.start) else None


@lru_cache(maxsize=1 << 12)
def _done(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """The verbs of patterns that begin with the slot."""
    return tuple(one[1:] for one in patterns if one.startswith("_"))


def _parted(reach: Reach, group: Group, start: int) -> bool:
    """Whether a comma alone parts the document from a clause without a subject (…的影片《某某》，7月2日在某台首播)."""
    first = next(iter(reach.line.between(start, reach.trigger.start)), None)
    near = 0 < start - group.span.end <= _TITLE_END and first is not None and first.pos != "p"
    return near and not _subject(reach, start)


def _subject(reach: Reach, start: int) -> bool:
    """Whether the verb's clause has a noun of its own before the verb and before any preposition."""
    tokens = reach.line.between(start, reach.trigger.start)
    led = next((at for at, token in enumerate(tokens) if token.pos == "p"), len(tokens))
    return any(token.pos in {"n", "nz", "r", "nw"} for token in tokens[:led])


def _near(reach: Reach, group: Group) -> bool:
    line, start = reach.line, group.span.end
    closing = max(line.folded.rfind(mark, start, reach.trigger.start) for mark in ")）")
    opened = line.folded[start : start + 2].lstrip("》")[:1] in {"(", "（"}
    between = line.between(closing + 1 if opened and closing > 0 else start, reach.trigger.start)
    return all(token.pos in {"d", "ad", "w", "c"} for token in between)
