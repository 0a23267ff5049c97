"""What a verb of saying or publishing says in the clauses behind its own (重申，反对停航)."""

from __future__ import annotations

import re
from itertools import takewhile

from kg.lexicon import words
from kg.resolve.verb_clause import NOUNS, VerbClause

_SAYING = ("opining-verbs", "announcing-verbs", "publishing-verbs", "own-report-verbs")
_SAYING_ON = ("report-frames", "own-report-verbs", "opining-verbs", "data-verbs")
_LEADING = ("influence-verbs", "report-prepositions", "grounding-verbs", "purpose-prepositions")
_LONGEST = 48
_TO_MARK = re.compile("[^，,。；;！!？?\\n]*")
_MARKS = frozenset("，,。；;！!？?\n")
_COMMAS = tuple("，,：:")


def told(clause: VerbClause, name: str) -> str:
    """A name with what is said, where there is room for it."""
    verb, end = _spoken(clause)
    shown = verb in words("data-verbs")
    said = _said(clause, end, dated=shown) if end else ""
    if shown:
        trigger = clause.trigger.of(clause.analysis.document.folded)
        name = name.replace(f"{trigger}的", trigger, 1)  # 公布的数据显示
    return name + verb + said if said and len(name) + len(verb) + len(said) <= _LONGEST else name


def _spoken(clause: VerbClause) -> tuple[str, int]:
    """The verb of saying behind an object, where the clause ends with one (发表声明|称), and where it ends; else 0."""
    if ends(clause):
        return "", clause.trigger.end
    folded = clause.analysis.document.folded
    inside = [one for one in clause.home.tokens if clause.trigger.end < one.span.end <= clause.whole.end]
    words_said = [one for one in inside if one.pos != "w"]
    said = clause.text(words_said[-1]) if words_said else clause.trigger.of(folded)
    if words("statement-nouns").ending(said) and _goes_on(clause):
        return "，", clause.whole.end - 1
    last = words_said[-1] if words_said and words_said[-1].pos in {"v", "vd"} else None
    says = last is not None and any(clause.text(last) in words(name) for name in _SAYING_ON)
    if last is None or not says or folded[last.span.end : last.span.end + 1] not in _COMMAS or not _speaks(clause):
        return "", 0
    return clause.text(last), last.span.end


def _goes_on(clause: VerbClause) -> bool:
    """Whether the clause behind a comma begins with what a statement does (，强烈谴责袭击)."""
    folded, end = clause.analysis.document.folded, clause.whole.end
    behind = [one for one in clause.home.tokens if one.span.start >= end and one.pos not in {"d", "ad"}]
    says = any(clause.text(one) in words(name) for one in behind[:1] for name in (*_SAYING, "condemning-verbs"))
    first = list(takewhile(lambda one: clause.text(one)[0] not in _MARKS, behind))
    led = next((at for at, one in enumerate(first) if one.pos == "p"), 0)
    said = led < 2 or any(one.pos in {"v", "vd"} for one in first[1:])  # not 要求各校针对雨季的特点，…
    return says and said and folded[end - 1 : end] in tuple("，,")


def shows(clause: VerbClause) -> bool:
    """Whether the object of a verb of publishing shows what the clauses behind tell (发布数据|显示，…)."""
    verb, _ = _spoken(clause)
    name = "".join(clause.span.of(clause.analysis.document.folded).split())
    return (
        (verb in words("data-verbs") or verb in _COMMAS)
        and told(clause, name) != name
        and len(told(clause, "")) > len(verb)
    )


def _speaks(clause: VerbClause) -> bool:
    """Whether the verb itself gives out words (发表声明, 发布消息, 发文)."""
    verb = clause.trigger.of(clause.analysis.document.folded)
    return any(words(name).longest(verb, 0) for name in ("publishing-verbs", "issuing-verbs", "statement-verbs"))


def _said(clause: VerbClause, at: int, *, dated: bool = False) -> str:
    """What is said behind a verb of saying, up to the first clause that tells a deed, without its dates.

    What figures show keeps the time that they are of.
    """
    folded = clause.analysis.document.folded
    said, joint = "", ""
    while folded[at : at + 1] in _COMMAS:
        found = _TO_MARK.match(folded, at + 1)
        start, at = at + 1, found.end() if found else len(folded)
        said += joint + ("".join(folded[start:at].split()) if dated else _undated(clause, start, at))
        verbal = any(one.pos in {"v", "vd"} for one in clause.home.tokens if start <= one.span.start < at)
        joint = "" if not said or (dated and not verbal) else "，"
        if not _leads_on(clause, folded[start:at], at):
            return said if not dated or _has_subject(clause, start, at) else ""
    return ""


def _has_subject(clause: VerbClause, start: int, end: int) -> bool:
    """Whether a clause does not begin with its verb (反映…的价格指数)."""
    tokens = [one for one in clause.home.tokens if start <= one.span.start < end]
    told = clause.passing(tokens)[:1]
    return bool(told) and told[0].pos not in {"v", "vd"}


def _undated(clause: VerbClause, start: int, end: int) -> str:
    folded, text, first = clause.analysis.document.folded, "", start
    for date in clause.dates():
        behind = next((one.pos for one in clause.home.tokens if one.span.start >= date.end), "")
        if start <= date.start and date.end <= end and behind not in NOUNS:  # not 2023年电影票房
            before = folded[start : date.start].rstrip("".join(words("date-prepositions")))
            before = "" if start > first and before in words("date-joiners") else before  # 30日和31日
            text, start = text + before, date.end
    return "".join((text + folded[start:end]).split())


def ends(clause: VerbClause) -> bool:
    """Whether a clause ends with a verb that says something, and others follow."""
    folded, end = clause.analysis.document.folded, clause.trigger.end
    says = any(words(name).ending(clause.trigger.of(folded)) for name in _SAYING)
    return says and not clause.behind() and folded[end : end + 1] in _COMMAS


def _leads_on(clause: VerbClause, part: str, end: int) -> bool:
    """Whether a clause only says when or has no verb, so that the one behind tells what is said."""
    tokens = [one for one in clause.home.tokens if end - len(part) <= one.span.start < end]
    verbal = any(one.pos in {"v", "vd"} for one in tokens) or any(one.pos == "a" for one in tokens[-1:])
    led = any(clause.text(one) in words(name) for one in tokens[:1] for name in _LEADING)
    return not verbal or led or any(words(name).ending(part) for name in ("looking-back-words", "while-tails"))
