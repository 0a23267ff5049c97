"""What keeps a verb from telling a deed, however likely it looks: it describes, counts, aims, opines or plans."""

from __future__ import annotations

from kg.edtf import bounds
from kg.find.event_guards import branded
from kg.lexicon import words
from kg.model import Kind, Span, Token
from kg.relate import background
from kg.relate.amounts import sums_up
from kg.relate.clauses import Line
from kg.relate.deed_signs import Shown
from kg.relate.histories import calendar
from kg.relate.modality import quoted
from kg.relate.participants import object_phrase
from kg.relate.relative import particle
from kg.relate.stated import lasting

_CLAUSAL = frozenset({"acl", "amod"})
_NAMES = frozenset({"n", "nz", "ORG", "PER", "LOC"})
_SUBJECTS = frozenset({"n", "nz", "nw", "r", "LOC", "ORG", "PER"})
_LEADING = frozenset({"TIME", "t", "d", "ad", "c", "f", "w", "u"})
_AGE = 100
_STAGE = 4  # words behind a verb among which a number tells how far things have come (进入开幕后的第三天)
_NO_DEEDS = ("portraying-verbs", "passing-verbs", "viewing-verbs")
_PLANS = ("event-planned", "event-supposed")
_GOING_ON = ("progressives", "general-adverbs")


def withheld(line: Line, shown: Shown) -> bool:
    """Whether the sentence says of a verb that it tells no deed that was done.

    What need not be known who does it and when is asked first.
    """
    verb = line.sentence.tokens[shown.number].span
    here = [line.text(one.span) for one in _here(line, shown, verb)]
    if any(one in words(name) for one in here for name in _GOING_ON) or any(one.startswith("正在") for one in here):
        return True
    if _describes(line, shown.number, verb) or quoted(line, verb.start) or _announces(line, shown, verb):
        return True
    if _later(line, shown) or _aims(line, shown) or _case(line, verb) or _praises(line, verb) or _beside(line, verb):
        return True
    if _counts(line, shown, verb) or _opined(line, shown, verb) or _no_deed(line, shown, verb):
        return True
    return _of_event(line, shown) or _reporter(line, shown, verb) or _planned(line, shown, verb)


def _beside(line: Line, verb: Span) -> bool:
    """Whether it is only spoken of beside what is told, describes a noun or tells how a thing is."""
    if background.beside(line, verb) or background.meanwhile(line, verb):
        return True
    if any(line.text(verb) in words(name) for name in _NO_DEEDS):
        return True
    if lasting(line, verb) or _becomes(line, verb):
        return True
    return background.describes(line, verb) or background.placed(line, verb) or background.standing(line, verb)


def _becomes(line: Line, verb: Span) -> bool:
    """Whether a verb only says what somebody is, or that a thing comes to be otherwise (甲为统制, 展位变多了)."""
    clause = line.clauses[line.clause_of(verb.start)]
    if line.text(verb) in words("copular-verbs"):
        made = any(line.text(one.span) in words("making-leads") for one in line.between(clause.start, verb.start))
        return not made
    behind = line.between(verb.end, clause.end)[:1]
    return line.text(verb) in words("turning-verbs") and any(one.pos in {"a", "an", "ad"} for one in behind)


def _of_event(line: Line, shown: Shown) -> bool:
    """Whether what is told again by its common noun does it, so that it tells of that event (会议审议了报告)."""
    text = "" if shown.unnamed is None else line.text(shown.unnamed)
    return text.removeprefix(words("pointing-words").longest(text, 0)) in words("event-common-nouns")


def _reporter(line: Line, shown: Shown, verb: Span) -> bool:
    """Whether those who gather the news do it (记者从市交通局了解到; 本刊请专家投票，选出五件大事)."""
    if shown.unnamed is not None and words("reporters").ending(line.text(shown.unnamed)):
        return True
    for clause in reversed(line.clauses[: line.clause_of(verb.start) + 1]):
        told = [one for one in line.between(clause.start, min(clause.end, verb.start)) if one.pos not in _LEADING]
        if told and line.text(told[0].span) in words("reporters"):
            return True
        if told and told[0].pos in _SUBJECTS:
            return False
    return False


def _case(line: Line, verb: Span) -> bool:
    """Whether a verb only stands in the name of a case (在甲诉乙案), or says that a paper takes effect."""
    clause = line.clauses[line.clause_of(verb.start)]
    alone = all(one.pos == "w" for one in line.between(verb.end, clause.end))
    dated = any(one.kind is Kind.DATE and clause.contains(one.span) for one in line.mentions)
    if alone and not dated and line.text(verb) in words("effect-verbs"):
        return not any(one.pos in _NAMES for one in line.between(clause.start, verb.start))  # 自发布之日起|施行
    return line.text(verb) == "诉" and line.text(clause).rstrip("，,。 ").endswith("案")


def _praises(line: Line, verb: Span) -> bool:
    """Whether what it is done to is only a good that is said to be won or lent (取得新成效, 为发展注入动力)."""
    behind = object_phrase(line, verb.end)
    return behind is not None and bool(words("abstract-gains").ending(line.text(behind)))


def _no_deed(line: Line, shown: Shown, verb: Span) -> bool:
    """Whether it only tells a ground, an opinion or what was done time and again."""
    return _grounds(line, verb) or _appraised(line, shown, verb) or _time_and_again(line, shown, verb)


def _grounds(line: Line, verb: Span) -> bool:
    """Whether a clause only says on what grounds or with what in view something is done (结合工作实际)."""
    behind = line.between(verb.end, line.clauses[line.clause_of(verb.start)].end)
    led = object_phrase(line, verb.end) is not None or any(one.pos == "r" for one in behind[:1])  # 结合各自实际
    return line.text(verb) in words("grounding-verbs") and led


def _appraised(line: Line, shown: Shown, verb: Span) -> bool:
    """Whether those without a name only say how good something is (与会嘉宾高度评价发展成就)."""
    return line.text(verb) in words("appraising-verbs") and (shown.subject is None or not _doer_here(shown))


def _time_and_again(line: Line, shown: Shown, verb: Span) -> bool:
    """Whether it is done to very many of a kind, on no day that its clause tells (培养了大批人才)."""
    behind = object_phrase(line, verb.end)
    many = behind is not None and bool(words("many-words").longest(line.text(behind), 0))
    dates = (one for one in line.mentions if one.kind is Kind.DATE and shown.clause.contains(one.span))
    return many and not shown.chronicle and not any(map(calendar, dates))


def _later(line: Line, shown: Shown) -> bool:
    """Whether a clause of a chronicle tells a time that nobody can date (此后改属河西县)."""
    dates = (one for one in line.mentions if one.kind is Kind.DATE and shown.clause.contains(one.span))
    return shown.chronicle and any(not any(bounds(one.value)) for one in dates)


def _describes(line: Line, number: int, verb: Span) -> bool:
    """Whether a verb only describes a noun, by the particle behind it or, behind its object, by the tree as well."""
    if _counted_thing(line, verb) or branded(line.sentence, line.folded, verb):
        return True
    clausal = bool(line.sentence.arcs) and line.sentence.arcs[number].relation.partition(":")[0] in _CLAUSAL
    end = verb.end
    while (after := line.token_at(end)) is not None and after.pos in {"v", "vn"}:
        end = after.span.end  # 值班看门的何某
    return (
        line.describes(verb.end)
        or line.describes(end)
        or (bool(particle(line, verb)) and (clausal or not line.sentence.arcs))
    )


def _counted_thing(line: Line, verb: Span) -> bool:
    """Whether a number opens the clause and nouns and 的 alone stand behind the verb (一辆满载乘客的客车).

    A word for all of a kind opens it as well, whatever is between (所有经过海峡的船只).
    """
    before = line.between(line.clauses[line.clause_of(verb.start)].start, verb.start)
    every = bool(before) and line.text(before[0].span) in words("whole-words")
    counted = all(one.pos in {"m", "q"} for one in before)
    counted = counted and bool(words("thing-counters").ending(line.text(before[-1].span))) if before else False
    if not (every or counted):
        return False
    rest = [one for one in line.between(verb.end, line.clauses[line.clause_of(verb.start)].end) if one.pos != "w"]
    described = any(line.text(one.span) in words("describing-particles") for one in rest[:-1])
    return described and all(one.pos not in {"v", "vd", "p", "d"} for one in rest)


def _announces(line: Line, shown: Shown, verb: Span) -> bool:
    """Whether a verb of saying only leads to what is told, which is an event of its clause or the next (宣布并购)."""
    said = any(line.text(verb) in words(name) for name in ("saying-verbs", "telling-verbs", "announcing-verbs"))
    bare = line.text(verb) in words("publishing-verbs") and not line.between(verb.end, shown.clause.end - 1)
    return bare or (said and (shown.held or all(one.pos == "w" for one in line.between(verb.end, shown.clause.end))))


def _counts(line: Line, shown: Shown, verb: Span) -> bool:
    """Whether a verb tells a toll, how a figure moved, or since when (3人受伤, 较上年增加, 成立以来)."""
    if sums_up(line, verb):
        return True
    toll = words("tolls").ending(line.folded[shown.clause.start : verb.end])
    came = any(line.text(one.span) in words("event-results") for one in _here(line, shown, verb))
    if (toll and (came or shown.subject is None)) or line.text(verb) in words("statistic-changes"):
        return True
    behind = line.between(verb.end, shown.clause.end)[:1]
    if any(line.text(one.span) in words("since-tails") for one in behind):
        return True
    if any(line.text(one.span).endswith("周年") for one in behind):
        return True
    if any(line.text(one.span) in words("totalling-adverbs") for one in _here(line, shown, verb)):
        return True
    near = line.between(verb.end, shown.clause.end)[:_STAGE]
    staged = line.text(verb) in words("stage-verbs") and any(line.text(one.span).startswith("第") for one in near)
    since = any(_since(line, one) for one in line.clauses if one.start <= shown.clause.start)
    return staged or since or _of_an_age(shown)


def _of_an_age(shown: Shown) -> bool:
    """Whether its own date is a stretch of many years, so that it tells how things went (5世纪到8世纪出现过女皇)."""
    if shown.when is None or shown.when.rule != "date-before":
        return False
    first, last = bounds(shown.when.mention.value)
    return bool(first and last) and int(last[:4]) - int(first[:4]) > _AGE


def _since(line: Line, clause: Span) -> bool:
    """Whether a clause tells since when something goes on, so that what follows is a course (今年以来，各地拆除了…)."""
    return bool(words("since-tails").ending(line.text(clause).rstrip("，,。；; ")))


def _aims(line: Line, shown: Shown) -> bool:
    """Whether its clause tells what the one before was done for (以陪伴家人), and does not begin with a name (以军)."""
    opening = line.between(shown.clause.start, shown.clause.end)[:2]
    leads = bool(opening) and line.text(opening[0].span) in words("purpose-leads")
    return leads and not (len(opening) > 1 and opening[1].pos in _NAMES)


def _opined(line: Line, shown: Shown, verb: Span) -> bool:
    """Whether it stands in a view, wish or advice that a verb before opens, and tells no date of its own."""
    opened = [one for one in _verbs(line, verb.start) if line.text(one.span) in words("opining-verbs")]
    if not opened:
        return False
    dates = (one for one in line.mentions if one.kind is Kind.DATE and shown.clause.contains(one.span))
    own = any(calendar(one) and one.span.end <= verb.start for one in dates)
    return not (own and _doer_here(shown))


def _planned(line: Line, shown: Shown, verb: Span) -> bool:
    """Whether a plan or wish stands right before it, or in a clause before and this goes on without another doer."""
    if any(line.text(one.span) in words("event-planned") for one in _here(line, shown, verb)[-1:]):  # 部门计划加开
        return True
    if _doer_here(shown) or any(line.text(one.span) in words("done-adverbs") for one in _here(line, shown, verb)):
        return False
    return any(
        line.text(one.span) in words(name)
        for one in line.between(line.sentence.span.start, shown.clause.start)
        for name in _PLANS
        if one.pos in {"v", "d", "ad", "vd"}
    )


def _doer_here(shown: Shown) -> bool:
    named = shown.subject is not None and shown.clause.contains(shown.subject.span)
    return named or (shown.unnamed is not None and shown.clause.contains(shown.unnamed))


def _here(line: Line, shown: Shown, verb: Span) -> tuple[Token, ...]:
    return line.between(shown.clause.start, verb.start)


def _verbs(line: Line, end: int) -> list[Token]:
    return [one for one in line.between(line.sentence.span.start, end) if one.pos in {"v", "vd"}]
