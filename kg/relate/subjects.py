"""Who is the grammatical subject of a verb, by clauses and prepositions."""

from __future__ import annotations

from itertools import pairwise

from kg.lexicon import words
from kg.model import Kind, Span, Token
from kg.relate.asides import aside
from kg.relate.carried import replaced
from kg.relate.clauses import Line
from kg.relate.groups import Group, acts
from kg.relate.others import BEFORE_SUBJECT, hands_over, unnamed

_AFTER, _MARKS = "后过", frozenset("，；：,;:")
_VERBS = frozenset({"v", "vn", "vd"})


def subject(line: Line, at: int, first: int = 0) -> Group | None:
    """The agents that are grammatical subject of a verb at `at`: in its clause, else in the nearest before it.

    Clauses before `first` are not looked at. A group behind a preposition (在…领导下) or one that only describes
    another noun is no subject; a pronoun in the clause is one that no name tells; who only reports (某某称，) does not
    go on as subject of what is reported.
    """
    if (at, first) not in line.subjects:
        line.subjects[at, first] = _subject(line, at, first)
    return line.subjects[at, first]


def _subject(line: Line, at: int, first: int) -> Group | None:
    if not any(group.span.end <= at and acts(group.mentions[0]) for group in line.groups):
        return None
    clause = line.clause_of(at)
    describing = _describes(line, at)
    if (describing and _done_there(line, at)) or words("agentless-verbs").longest(line.folded, at):
        return None
    if _inside_object(line, at, describing=describing):
        return None
    about = aside(line, at)
    first = first if about is None else clause
    for number in range(clause, max(first, clause if describing else clause - 6) - 1, -1):
        span = line.clauses[number]
        if number < clause and words("contrast-words").longest(line.folded, line.clauses[number + 1].start):
            break
        inside = [group for group in line.groups if _in_clause(group, span, at) and _stands(line, group, at)]
        inside = [one for one in inside if not _announces(line, one, at) and not _elsewhere(line, one, at)]
        inside = [one for one in inside if about is None or one.span.start > about.start]
        if number == clause:
            inside = [group for group in inside if not (_acts(line, group, at) or _appointed(line, group, at))]
            inside = [group for group in inside if not (describing and _verb_between(line, group, at))]
            inside = [one for one in inside if not hands_over(line, one, at, describing=describing)]
        fitting = [
            group for group in inside if _subject_like(group) or (number == clause and _relative(line, group, at))
        ]
        fitting = [one for one in fitting if one.span.end == at and _nearest(line, one, at)] or fitting
        found = next((group for group in fitting if number == clause or _goes_on(line, group, span, at)), None)
        if found is not None:
            return found
        if number == clause and unnamed(line, span, at):
            return None
    return None


def describes(line: Line, group: Group, trigger: Span) -> bool:
    """Whether the group stands in a passive clause that describes who acts (被甲厂辞退的工人起诉)."""
    passive = group.preposition in words("passive-starts") and group.span.end <= trigger.start
    return passive and _maker(line, group, trigger.start)


def _inside_object(line: Line, at: int, *, describing: bool) -> bool:
    """Whether a verb only describes whom another deed is done to or with (为来访出席论坛的客人, 会见来访的客人)."""
    clause = line.clauses[line.clause_of(at)]
    before = line.between(clause.start, at)[-1:]
    if not before or not (describing or any(line.describes(one.span.end) for one in line.between(at, clause.end))):
        return False
    led = before[0].pos == "p" and line.text(before[0].span) in words("guest-prepositions")
    return led or (before[0].pos == "v" and bool(words("coming-verbs").longest(line.folded, at)))


def _verb_between(line: Line, group: Group, at: int) -> bool:
    """Whether the group has another verb than the describing one (甲收到乙下发的…)."""
    return any(token.pos == "v" and token.span.end < at for token in line.between(group.span.end, at))


def _maker(line: Line, group: Group, at: int) -> bool:
    """Whether a verb behind the group only describes the subject (甲台摄制的纪录片首播, 被甲军征用的民居倒塌)."""
    between = line.between(group.span.end, at)
    if group.preposition in words("passive-starts"):
        behind = [one.span.start for one in between if line.text(one.span) in words("describing-particles")]
        return any(one.pos in _VERBS and one.span.end <= max(behind, default=0) for one in between)
    first = next((one for one in between if one.pos not in BEFORE_SUBJECT), None)
    return first is not None and first.pos == "v" and line.describes(first.span.end)


def _goes_on(line: Line, group: Group, span: Span, at: int) -> bool:
    """Whether the subject of an earlier clause goes on, which is no agent behind 由 and not in the background.

    Who takes an office is not who gives and takes offices.
    """
    if (
        _led(line, group, span)
        or replaced(line, group, at)
        or words("background-tails").ending(line.text(span).strip("，,"))
    ):
        return False
    if words("appointing-verbs").longest(line.folded, at):
        taking = words("undergoing-verbs")
        if any(line.text(token.span) in taking for token in line.between(group.span.end, span.end)):
            return False
    return _leads(line, group, span)


def _led(line: Line, group: Group, clause: Span) -> bool:
    """Whether a preposition before the group in its clause, posts between, makes it an agent (由原主任甲创立)."""
    before = line.between(clause.start, group.span.start)
    return bool(group.preposition) or any(line.text(token.span) in words("agent-prepositions") for token in before)


def _stands(line: Line, group: Group, at: int) -> bool:
    """Whether the group stands for itself: free of the noun after it, or with nothing but an adverb before the verb."""
    if _maker(line, group, at):
        return False
    if group.free or group.clipped:
        return group.free
    if _by_its_people(line, group, at):
        return True
    before = line.between(line.clauses[line.clause_of(at)].start, group.span.start)[-1:]
    if any(token.pos == "v" for token in before):
        return False
    between = line.between(group.span.end, at)
    return all(line.text(token.span) in words("adverbial-nouns") or token.pos in {"d", "ad", "m"} for token in between)


def _by_its_people(line: Line, group: Group, at: int) -> bool:
    """Whether a body's own people stand between it and the verb (某研究所的科研团队昨天在南海发现)."""
    if group.mentions[-1].kind is not Kind.ORGANISATION:
        return False
    tokens = list(line.between(group.span.end, at))
    if tokens and line.text(tokens[0].span) in words("describing-particles"):
        tokens.pop(0)
    size = next((size for size in (2, 1) if _named_people(line, tokens[:size])), 0)
    rest = tokens[size:]
    return bool(size) and not any(token.pos in {"v", "u"} or line.text(token.span)[0] in _MARKS for token in rest)


def _named_people(line: Line, tokens: list[Token]) -> bool:
    text = "".join(line.text(token.span) for token in tokens)
    return bool(tokens) and text in words("own-people")


def _announces(line: Line, group: Group, at: int) -> bool:
    """Whether the group is subject of a verb of saying before the verb (市长宣布大桥通车)."""
    said = words("saying-verbs")
    between = line.between(group.span.end, at)
    own = _own_deed(line, between, at)
    return any(token.pos == "v" and line.text(token.span) in said and token is not own for token in between)


def _own_deed(line: Line, between: tuple[Token, ...], at: int) -> Token | None:
    """The 宣布 by which the subject tells its own deed: nobody else is named behind it, and it is no 宣布开幕.

    称 tells it before a preposition only (甲军称向乙地发射导弹).
    """
    told = (*words("announcing-verbs"), *words("own-report-verbs"))
    said = [number for number, one in enumerate(between) if line.text(one.span) in told]
    if not said or words("event-held").longest(line.folded, at):
        return None
    after = [one for one in between[said[-1] + 1 :] if one.pos not in BEFORE_SUBJECT]
    led = bool(after) and after[0].pos == "p"
    alone = not after and line.text(between[said[-1]].span) in words("announcing-verbs")
    return between[said[-1]] if led or alone else None


def _relative(line: Line, group: Group, at: int) -> bool:
    """在某某举行的发布会上, 根据某某公布的数据: the preposition belongs to what follows the relative clause."""
    led = group.preposition in words("occasion-prepositions") or group.preposition in words("report-prepositions")
    return led and _describes(line, at)


def _elsewhere(line: Line, group: Group, at: int) -> bool:
    """Whether brackets close behind the group, a pronoun takes its place or a preposition makes it the aim."""
    between = line.folded[group.span.end : at]
    if between.count(")") > between.count("("):
        return True
    clause = line.clauses[line.clause_of(group.span.start)]
    aims = [token for token in line.between(clause.start, group.span.start) if token.pos == "p"]
    if any(line.text(token.span) in words("object-prepositions") for token in aims) or _gone_to(line, group, at):
        return True
    pronouns = [token for token in line.between(group.span.end, at) if token.pos == "r"]
    return any(line.text(token.span) in words("third-persons") for token in pronouns)


def _gone_to(line: Line, group: Group, at: int) -> bool:
    """Whether a verb of going leads to the group: others do there what follows (到甲署控告乙)."""
    before = line.between(line.clauses[line.clause_of(group.span.start)].start, group.span.start)[-1:]
    going = any(one.span.end == group.span.start and line.text(one.span) in words("motion-verbs") for one in before)
    return going and group.mentions[0].kind is not Kind.PERSON and not _describes(line, at)


def _describes(line: Line, at: int) -> bool:
    """Whether the verb describes a noun after it (某某发射的导弹)."""
    verb = _verb(line, at)
    if verb is None:
        return False
    end = verb.span.end
    light = line.text(verb.span) in words("light-verbs")  # 进行正式访问的
    for token in line.between(end, line.sentence.span.end)[:2]:
        carried = light and token.pos in {"v", "vn", "a", "ad", "b"}
        short = token.pos == "v" and len(token.span) == 1
        end = token.span.end if (carried or short) and token.span.start == end else end
    return line.folded[end : end + 2].lstrip(_AFTER).startswith("的")


def _verb(line: Line, at: int) -> Token | None:
    held = line.token_at(at)
    return held if held is not None and held.pos in _VERBS else None


def _nearest(line: Line, group: Group, at: int) -> bool:
    """Whether of several the one right before the verb acts: a deed told as a noun, or one that another lets happen.

    甲军进攻, 甲默许乙成立, 甲命令乙占领.
    """
    before = line.between(line.clauses[line.clause_of(at)].start, group.span.start)[-1:]
    letting = (*words("approving-verbs"), *words("causative-verbs"))
    return _noun(line, at) or any(line.text(token.span) in letting for token in before)


def _noun(line: Line, at: int) -> bool:
    """Whether a deed is told as a noun (俄军进攻 in 击退俄军进攻): then it is theirs who stand right before it."""
    verb = _verb(line, at)
    return verb is not None and verb.pos == "vn"


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
    return any(
        token.pos == "v" and line.text(after.span) in words("perfective-particles") for token, after in pairwise(tokens)
    )


def _appointed(line: Line, group: Group, at: int) -> bool:
    """Whether one verb of appointing takes the group and another follows (聘任甲为乙、聘任丙为丁)."""
    if not words("appointing-verbs").longest(line.folded, at):
        return False
    before = line.between(line.clauses[line.clause_of(group.span.start)].start, group.span.start)[-1:]
    return any(line.text(token.span) in words("appointing-verbs") for token in before)


def _in_clause(group: Group, clause: Span, at: int) -> bool:
    inside = clause.start <= group.span.start and group.mentions[0].span.start < min(at, clause.end)
    return inside and acts(group.mentions[0]) and group.span.end <= at


def _subject_like(group: Group) -> bool:
    return not group.preposition or group.preposition in words("agent-prepositions")


def _leads(line: Line, group: Group, clause: Span) -> bool:
    """The subject of an earlier clause goes on being subject where no verb stood before it and it does not report."""
    if any(token.pos == "v" for token in line.between(clause.start, group.span.start)):
        return False
    verbs = [token for token in line.between(group.span.end, clause.end) if token.pos != "w"]
    return not verbs or line.text(verbs[-1].span) not in words("report-frames")
