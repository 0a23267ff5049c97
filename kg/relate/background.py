"""Deeds that a sentence only speaks of beside what it tells: what this is, a reason, a time, a title, a description."""

from __future__ import annotations

from itertools import pairwise

from kg.lexicon import words
from kg.model import Kind, Span, Token
from kg.relate import circumstances
from kg.relate.clauses import Line
from kg.relate.stated import stated

_LEADS = frozenset({"w", "d", "ad", "c", "TIME", "t"})
_NOUNS = frozenset({"n", "nz", "nw", "vn", "a", "b", "m", "q", "u", "r", "ORG", "LOC", "PER", "TIME", "s", "f"})
_COUNTING = frozenset({"m", "q", "r", "u"})
_CLAUSAL = frozenset({"acl", "amod"})
_NEAR = 2  # clauses from a forecast to what is foreseen
_END = "，,。；;：:！!？? \n"


def beside(line: Line, trigger: Span) -> bool:
    """Whether a deed is only spoken of: in what this is, a reason, a cause, a title, or up to when something is."""
    return (
        _presented(line, trigger)
        or _ground(line, trigger)
        or _cause(line, trigger)
        or until(line, trigger)
        or titled(line, trigger.start)
        or _instance(line, trigger)
        or _spoken_of(line, trigger)
        or _company(line, trigger)
        or stated(line, trigger)
        or circumstances.only(line, trigger)
    )


def until(line: Line, trigger: Span) -> bool:
    """Whether the clause only tells up to or before when something is (离开云岭前, 逝世前常…, 清理完毕为止)."""
    after = line.between(trigger.end, line.sentence.span.end)[:2]
    direct = bool(after) and line.text(after[0].span) in words("before-tails") and after[0].pos == "f"
    direct = direct and not any(one.pos in _NOUNS for one in after[1:])  # 起诉前处长
    return direct or (_ends(line, trigger, "before-tails") and not _where(line, trigger))


def _where(line: Line, trigger: Span) -> bool:
    """Whether what stands behind a verb is a place, before which something is (聚集在教堂前, 来到病床前)."""
    clause = line.clauses[line.clause_of(trigger.start)]
    led = any(line.text(one.span) in words("locative-prepositions") for one in line.between(trigger.end, clause.end))
    return led or line.text(trigger) in words("motion-verbs")


def meanwhile(line: Line, trigger: Span) -> bool:
    """Whether the clause only tells while something is, and has no date of its own (接触到体系时)."""
    clause = line.clauses[line.clause_of(trigger.start)]
    dated = any(one.kind is Kind.DATE and clause.contains(one.span) for one in line.mentions)
    return not dated and _ends(line, trigger, "while-tails")


def titled(line: Line, at: int) -> bool:
    """Whether a place lies inside the marks of a title (《促进发展》)."""
    start = line.sentence.span.start
    return line.folded.rfind("《", start, at) > line.folded.rfind("》", start, at)


def describes(line: Line, trigger: Span) -> bool:
    """Whether the tree makes a verb but a description of a noun behind 的 (曾袭击乙国的部队)."""
    arcs, tokens = line.sentence.arcs, line.sentence.tokens
    inside = line.overlapping(trigger)
    if not arcs or not inside:
        return False
    arc = arcs[inside[-1]]
    if arc.relation.partition(":")[0] not in _CLAUSAL or arc.head <= inside[-1]:
        return False
    between = tokens[inside[-1] + 1 : arc.head]
    taken = inside[0] > 0 and tokens[inside[0] - 1].pos == "v"  # 宣布吊销该厂的许可证
    if taken and not line.describes(trigger.end):
        return False
    return any(line.text(one.span) in words("describing-particles") for one in between)


def only_describes(line: Line, trigger: Span, *, befalls: bool) -> bool:
    """Whether a verb describes a thing and what describes it tells nothing more (一栋曾袭击乙国的部队的住所).

    Not whom it describes (到访的客商), if that is no thing that something befell (肇事的轿车).
    """
    if not describes(line, trigger):
        return False
    clause = line.clauses[line.clause_of(trigger.start)]
    verbs = [one.span.end for one in line.between(clause.start, trigger.start) if one.pos in {"v", "vd"}]
    told = line.between(max(verbs, default=clause.start), trigger.start)
    shown = not told and line.describes(trigger.end) and not befalls
    return not shown and all(one.pos not in _NOUNS or one.pos in _COUNTING for one in told)


def foreseen(line: Line, trigger: Span) -> bool:
    """Whether a danger is only foreseen: a verb says so before it (气象部门预测，未来两天有暴雨)."""
    if not line.holds("forecasting-verbs"):
        return False
    start = line.clauses[max(0, line.clause_of(trigger.start) - _NEAR)].start
    return any(
        one.pos == "v" and line.text(one.span) in words("forecasting-verbs")
        for one in line.between(start, trigger.start)
    )


def placed(line: Line, trigger: Span) -> bool:
    """Whether a verb tells where those are whom it describes (居住在河边的部落, 留在南方八省的游击队)."""
    at = trigger.end
    rest = line.between(at, line.clauses[line.clause_of(trigger.start)].end)
    led = line.text(trigger)[-1:] in words("locative-prepositions")
    if not led and not (rest and line.text(rest[0].span) in words("locative-prepositions")):
        return False
    for token in rest if led else rest[1:]:
        if line.text(token.span) in words("describing-particles"):
            return True
        if token.pos not in _NOUNS:
            return False
    return False


def standing(line: Line, trigger: Span) -> bool:
    """Whether a word right behind a verb makes it tell how a thing is (车身喷有编号)."""
    return bool(words("state-marks").longest(line.folded, trigger.end)) and line.token_at(trigger.end) is not None


def _presented(line: Line, trigger: Span) -> bool:
    """Whether its clause, or one before that only tells after what, says what this is (这是…的第三起事故)."""
    number = line.clause_of(trigger.start)
    if _says_what(line, number, trigger.start):
        return True
    return bool(number) and _after(line, number - 1) and _says_what(line, number - 1, trigger.start)


def _says_what(line: Line, number: int, end: int) -> bool:
    told = list(_opening(line, number, end))
    if len(told) < 2 or line.text(told[0].span) not in words("presenting-pronouns"):
        return False
    rest = [one for one in told[1:] if one.pos not in {"d", "ad"}]
    return bool(rest) and line.text(rest[0].span) in words("presenting-verbs")


def _ground(line: Line, trigger: Span) -> bool:
    """Whether the clause says that the deed is a reason or aim (理由是甲国激起不满)."""
    if not line.holds("ground-nouns"):
        return False
    told = _opening(line, line.clause_of(trigger.start), trigger.start)[:6]
    return any(
        line.text(one.span) in words("ground-nouns") and line.text(after.span) in words("presenting-verbs")
        for one, after in pairwise(told)
    )


def _instance(line: Line, trigger: Span) -> bool:
    """Whether the clause only gives instances of what was told (特别是甲地建立过社区)."""
    told = line.between(line.clauses[line.clause_of(trigger.start)].start, trigger.start)[:1]
    return bool(told) and line.text(told[0].span) in words("example-leads")


def _spoken_of(line: Line, trigger: Span) -> bool:
    """Whether the deed is what the clause says something of (出版选集是一件大事, 起火的是三楼)."""
    clause = line.clauses[line.clause_of(trigger.start)]
    if any(one.pos in _NOUNS - {"u"} for one in _opening(line, line.clause_of(trigger.start), trigger.start)):
        return False
    for one, after in pairwise(line.between(trigger.end, clause.end)):
        if line.text(one.span) in words("copulas"):
            return True
        if line.text(one.span) in words("describing-particles") and line.text(after.span) not in words("copulas"):
            return False
    return False


def _cause(line: Line, trigger: Span) -> bool:
    """Whether it is only that of which the effect is told (受强震影响)."""
    after = line.between(trigger.end, line.sentence.span.end)[:1]
    if not after or line.text(after[0].span) not in words("influence-nouns"):
        return False
    clause = line.clauses[line.clause_of(trigger.start)]
    before = line.between(clause.start, trigger.start)
    led = [at for at, one in enumerate(before) if line.text(one.span) in words("influence-verbs")]
    return bool(led) and all(one.pos in _NOUNS for one in before[led[-1] + 1 :])


def _company(line: Line, trigger: Span) -> bool:
    """Whether it only tells with whose help or company something is done (在甲陪同下)."""
    if not line.folded.startswith(("下", "之下"), trigger.end) or line.token_at(trigger.end) is None:
        return False
    clause = line.clauses[line.clause_of(trigger.start)]
    behind = line.token_at(trigger.end)
    led = any(one.pos == "p" and line.text(one.span) == "在" for one in line.between(clause.start, trigger.start))
    return led and behind is not None and behind.pos == "f"


def _opening(line: Line, number: int, end: int) -> tuple[Token, ...]:
    """The words of a clause up to a place, from the first that is no date, adverb or mark."""
    tokens = line.between(line.clauses[number].start, end)
    first = next((at for at, one in enumerate(tokens) if one.pos not in _LEADS), len(tokens))
    return tokens[first:]


def _after(line: Line, number: int) -> bool:
    return bool(words("after-words").ending(line.text(line.clauses[number]).rstrip(_END)))


def _ends(line: Line, trigger: Span, name: str) -> bool:
    """Whether the clause ends in one of some words, which is no word that the deed is done to."""
    clause = line.clauses[line.clause_of(trigger.start)]
    text = line.text(clause).rstrip(_END)
    tail = words(name).ending(text)
    last = line.token_at(clause.start + len(text) - len(tail))
    whole = last is not None and len(last.span) <= len(tail)  # 之 | 前
    return bool(tail) and last is not None and last.span.start >= trigger.end and whole
