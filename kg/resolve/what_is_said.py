"""What a verb of saying or publishing says in the clauses behind its own (重申，反对停航)."""

from __future__ import annotations

import re

from kg.lexicon import words
from kg.resolve.verb_clause import NOUNS, VerbClause

_SAYING = ("opining-verbs", "announcing-verbs", "publishing-verbs", "own-report-verbs")
_SAYING_ON = ("report-frames", "own-report-verbs", "opining-verbs")
_LONGEST = 48
_TO_MARK = re.compile("[^，,。；;！!？?\\n]*")
_COMMAS = tuple("，,：:")


def told(clause: VerbClause, name: str) -> str:
    """A name with what is said, where there is room for it."""
    verb, end = _spoken(clause)
    said = _said(clause, end) if end else ""
    return name + verb + said if said and len(name) + len(verb) + len(said) <= _LONGEST else name


def _spoken(clause: VerbClause) -> tuple[str, int]:
    """The verb of saying behind an object, where the clause ends with one (发表声明|称), and where it ends; else 0."""
    if ends(clause):
        return "", clause.trigger.end
    folded = clause.analysis.document.folded
    inside = [one for one in clause.home.tokens if clause.trigger.end < one.span.end <= clause.whole.end]
    words_said = [one for one in inside if one.pos != "w"]
    last = words_said[-1] if words_said and words_said[-1].pos in {"v", "vd"} else None
    says = last is not None and any(clause.text(last) in words(name) for name in _SAYING_ON)
    if last is None or not says or folded[last.span.end : last.span.end + 1] not in _COMMAS or not _speaks(clause):
        return "", 0
    return clause.text(last), last.span.end


def _speaks(clause: VerbClause) -> bool:
    """Whether the verb itself gives out words (发表声明, 发布消息, 发文)."""
    verb = clause.trigger.of(clause.analysis.document.folded)
    return any(words(name).longest(verb, 0) for name in ("publishing-verbs", "issuing-verbs", "statement-verbs"))


def _said(clause: VerbClause, at: int) -> str:
    """What is said behind a verb of saying, up to the first clause that tells a deed, without its dates."""
    folded = clause.analysis.document.folded
    said = ""
    while folded[at : at + 1] in _COMMAS:
        found = _TO_MARK.match(folded, at + 1)
        start, at = at + 1, found.end() if found else len(folded)
        said += ("，" if said else "") + _undated(clause, start, at)
        if not _leads_on(clause, folded[start:at], at):
            return said
    return ""


def _undated(clause: VerbClause, start: int, end: int) -> str:
    folded, text = clause.analysis.document.folded, ""
    for date in clause.dates():
        behind = next((one.pos for one in clause.home.tokens if one.span.start >= date.end), "")
        if start <= date.start and date.end <= end and behind not in NOUNS:  # not 2023年电影票房
            before = folded[start : date.start].rstrip("".join(words("date-prepositions")))
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
    verbal = any(one.pos in {"v", "vd"} for one in tokens)
    return not verbal or any(words(name).ending(part) for name in ("looking-back-words", "while-tails"))
