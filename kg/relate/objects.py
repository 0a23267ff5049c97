"""What a verb's object and the particle behind a name tell of who may fill a slot."""

from __future__ import annotations

import re
from functools import cache

from kg.event_types import Role
from kg.lexicon import words
from kg.model import Kind, Span
from kg.relate.clauses import Line
from kg.relate.groups import OPENING, Group
from kg.relate.participants import object_phrase
from kg.relate.reach import Reach

_NAMES = frozenset({"ORG", "LOC"})
_PLACES = ("before", "beside", "behind", "figure")
_SUBJECTS = frozenset({"n", "nz", "ORG", "PER", "LOC"})


def takes_object(line: Line, role: Role, verb: str, end: int) -> bool:
    """Whether the slot is the verb's object and one follows (甲校成立了研究所): then it is not the subject.

    So it does where what describes it stands there (成立了由专家组成的工作组).
    """
    if not any(f"{verb}{aspect}_" in role.seek for aspect in ("", *words("aspect-particles"))):
        return False
    following = line.between(end, line.clauses[line.clause_of(end - 1)].end)
    begun = following and (line.text(following[0].span) in words("aspect-particles") or following[0].pos != "u")
    behind = [one for one in following if line.text(one.span) not in words("aspect-particles")][:1]
    described = any(one.pos == "p" and line.text(one.span) in words("agent-prepositions") for one in behind)
    named = any(line.text(one.span)[0] in OPENING or one.pos in _NAMES for one in behind)  # 成立“某某中心”
    return bool(begun) and (described or named or object_phrase(line, end) is not None)


def possessed(group: Group, after: str) -> bool:
    """Whether a pattern itself has the particle behind a name (对甲厂的收购)."""
    return after[:1] in words("describing-particles") and not group.clipped


def relieved(line: Line, group: Group, verb: str) -> bool:
    """Whether a verb that takes an office names whose it is, who then only describes it (免去某某的局长职务)."""
    if verb not in words("appointing-verbs") or not words("describing-particles").longest(line.folded, group.span.end):
        return False
    clause = line.clauses[line.clause_of(group.span.end)]
    behind = line.text(Span(group.span.end, clause.end)).rstrip("，。；、,;")
    return bool(words("office-tails").ending(behind) or words("person-titles").ending(behind))


def self_standing(reach: Reach, group: Group) -> bool:
    """Whether a thing is no description of the noun after it (以色列军队), and not where another deed begins."""
    following = next((token for token in reach.line.sentence.tokens if token.span.start >= group.span.end), None)
    if _elsewhere(reach.line, group, reach.trigger.start) or _measured_from(reach.line, group):
        return False
    if following is None or following.span.overlaps(reach.trigger):
        return True
    if following.pos == "v" and reach.line.describes(following.span.end):
        return False
    return group.free and following.pos not in {"n", "nz", "ORG", "PER"}


def _elsewhere(line: Line, group: Group, at: int) -> bool:
    """Whether another verb leaves a place before the one at `at` (从甲岛撤离的船在海上被击沉)."""
    if group.preposition not in words("source-prepositions"):
        return False
    return any(token.pos == "v" for token in line.between(group.span.end, at))


def _measured_from(line: Line, group: Group) -> bool:
    """Whether a place only tells from where the way to another is measured (温江西北55公里)."""
    bearing = _bearing().match(line.folded, group.span.end, line.sentence.span.end)
    return bearing is not None and bool(words("distance-units").longest(line.folded, bearing.end()))


@cache
def _bearing() -> re.Pattern[str]:
    """A direction with a figure behind it (西北55, 以东约300)."""
    listed = words("bearing-words").items()
    told = ("|".join(word for word, columns in listed if columns[0] == place) for place in _PLACES)
    before, beside, behind, figure = told
    sides = "|".join([*words("directions"), beside])
    return re.compile(rf"(?:{before})?(?:{sides}){{1,3}}(?:{behind})?(?:{figure})?[\d.]+")


def pair(group: Group) -> bool:
    """Whether two states are told by a character each (在中俄《…条约》签订以前)."""
    return len(group.mentions) > 1 and all(len(one.span) == 1 for one in group.mentions)


def publishes(reach: Reach, group: Group, pattern: str) -> bool:
    """Whether a paper before the verb is the press that brings something else out (《晚报》今天公布民调)."""
    led, verb = group.mentions[0].kind is Kind.DOCUMENT and pattern.startswith("_"), pattern[1:]
    return (
        led
        and verb.endswith(tuple(words("bringing-out-verbs")))
        and reach.name == reach.trigger
        and object_phrase(reach.line, reach.trigger.end) is not None
    )


def of_another(reach: Reach, group: Group, at: int) -> bool:
    """Whether the verb that takes a paper tells its own story in a clause before that of the meeting's name.

    政府拟修改《…》，公司昨天举行股东会: what is amended is not amended by the shareholders.
    """
    if not reach.own or reach.name == reach.trigger or group.mentions[0].kind is not Kind.DOCUMENT:
        return False
    line = reach.line
    clause = line.clause_of(at)
    if clause >= line.clause_of(min(reach.name.start, reach.trigger.start)):
        return False
    return any(token.pos in _SUBJECTS for token in line.between(line.clauses[clause].start, at))
