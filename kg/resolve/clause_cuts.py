"""A long clause as a name: cut where words end, its subject without what only describes it."""

from __future__ import annotations

import re

from kg.find import gazetteer
from kg.lexicon import words
from kg.model import Kind, Token
from kg.resolve import lead_phrases
from kg.resolve.named import folded_name
from kg.resolve.verb_clause import VerbClause

LONGEST_SUBJECT = 24
"""Characters of a subject that is told whole."""
_LONGEST, _LONGEST_LED = 48, 40
"""Characters of a name, and of one whose subject is long."""
_TURNING = ("with-words", "turning-prepositions", "object-prepositions")
_LONGEST_PLACE = 12
_ACTING = frozenset((Kind.PERSON, Kind.ORGANISATION, Kind.DOCUMENT))
_DESCRIBES = frozenset(("v", "vd", "d", "ad", "a"))
_TITLED = 3  # words among which a name stands behind its titles


def situated(clause: VerbClause) -> bool:
    """Whether a clause begins with a verb that only says where its subject stands (位于甲地的|乙店)."""
    tokens = clause.passing(clause.before())
    return len(tokens) > 1 and clause.text(tokens[0]) in words("situating-verbs") and clause.named(tokens[1])


def opening(clause: VerbClause) -> int:
    """Where a clause begins behind what only describes its subject: 位于甲地的|乙店, 刚刚回国的|前总理某某."""
    if (start := lead_phrases.behind_reason(clause)) > clause.span.start:
        return start
    tokens, placed = clause.passing(clause.before()), situated(clause)
    if not tokens or tokens[0].pos not in _DESCRIBES or clause.named(tokens[0]):
        return clause.span.start
    ends = [at for at, one in enumerate(tokens) if clause.text(one) in words("describing-particles")]
    run = clause.run(tokens[ends[0] + 1 :]) if ends else []
    verbal = bool(ends) and any(one.pos == "v" for one in tokens[: ends[0]]) and not _turns(clause, tokens[: ends[0]])
    until = tokens[ends[0]].span.start if ends else tokens[-1].span.end
    if placed and _known_place(clause, tokens[1].span.start, until):
        return tokens[1].span.start
    if verbal and any(_names_somebody(clause, one) for one in run[:_TITLED]):
        return run[0].span.start
    return tokens[1].span.start if placed else clause.span.start


def _turns(clause: VerbClause, tokens: list[Token]) -> bool:
    """Whether a preposition leads to whom what stands behind describes (使用无人机对甲国北部的|乙军基地)."""
    return any(one.pos == "p" and clause.text(one) in words("object-prepositions") for one in tokens)


def _known_place(clause: VerbClause, start: int, end: int) -> bool:
    """Whether the table knows a place that stands between two points."""
    places = [one for one in clause.mentions() if one.kind is Kind.PLACE and start <= one.span.start < end]
    names = [folded_name(clause.analysis.document, one).rsplit("/", maxsplit=1)[-1] for one in places]
    return any(map(gazetteer.lookup, names))


def _names_somebody(clause: VerbClause, token: Token) -> bool:
    return any(one.kind in _ACTING and one.span.start == token.span.start for one in clause.mentions())


def whole_words(clause: VerbClause, text: str) -> str:
    """At most so many characters: its subject and what stands from the verb on, cut where a word or title ends."""
    subject = clause.run(clause.passing(clause.before()))
    long = bool(subject) and subject[-1].span.end - subject[0].span.start > LONGEST_SUBJECT
    if len(text) <= (_LONGEST_LED if long else _LONGEST):
        return text
    folded = clause.analysis.document.folded
    at = text.find(clause.trigger.of(folded))
    front = _front(clause, subject, text[:at])
    if subject:
        front += _turned(clause, subject[-1].span.end, _LONGEST - len(front))
    ends = [one.span.end - clause.trigger.end for one in clause.behind()]
    last = max((end for end in ends if end <= _LONGEST - len(front) - len(clause.trigger)), default=0)
    last = _title_end(clause, last)
    told = text[at : at + len(clause.trigger) + last]
    if last < max(ends, default=0) and (thing := _described(clause, _LONGEST - len(front) - len(clause.trigger))):
        return front + text[at : at + len(clause.trigger)] + thing
    listed = told.rfind("、", len(clause.trigger) + 2)
    return front + (told[:listed] + "等" if listed > 0 and last < max(ends, default=0) else told)


def _front(clause: VerbClause, subject: list[Token], before: str) -> str:
    """The subject, or where it is long its place and last words; else the last words before."""
    folded = clause.analysis.document.folded
    starts = [one.span.start for one in subject if subject[-1].span.end - one.span.start <= LONGEST_SUBJECT]
    if not starts:
        sizes = [len(_spaceless(folded[one.span.start : clause.trigger.start])) for one in clause.before()]
        most = min(len(before), _LONGEST // 2)
        return before[len(before) - max((size for size in sizes if size <= most), default=0) :]
    front = _spaceless(folded[starts[0] : subject[-1].span.end])
    return front if starts[0] == subject[0].span.start else _leading_place(clause, subject[0].span.start) + front


def _leading_place(clause: VerbClause, start: int) -> str:
    """The places that stand side by side where a long subject begins (江城市|河东区)."""
    folded, end = clause.analysis.document.folded, start
    for one in clause.mentions():
        if one.kind is Kind.PLACE and one.span.start == end and one.span.end - start <= _LONGEST_PLACE:
            end = one.span.end
    return _spaceless(folded[start:end])


def _title_end(clause: VerbClause, last: int) -> int:
    """Where a name is cut, but not within a title (解读《…》)."""
    folded, start = clause.analysis.document.folded, clause.trigger.end
    opened = folded.find("《", start, start + last)
    one = folded.count("《", start, start + last) == 1
    closed = folded.find("》", opened, clause.span.end) if one else -1
    return max(last, closed + 1 - start)


def _described(clause: VerbClause, room: int) -> str:
    """The nouns at the end of a clause behind what describes them at length (会见由甲率领的|代表团)."""
    behind = clause.behind()
    last = max((at for at, one in enumerate(behind) if clause.text(one) in words("describing-particles")), default=-1)
    nouns = behind[last + 1 :] if last >= 0 else []
    told = _spaceless(clause.analysis.document.folded[nouns[0].span.start : nouns[-1].span.end]) if nouns else ""
    return told if len(told) <= room and all(one.pos not in {"v", "p", "w", "c"} for one in nouns) else ""


def _turned(clause: VerbClause, start: int, room: int) -> str:
    """The phrase before a verb that tells with whom or to whom it is done, where there is room for it."""
    for one in clause.before():
        if one.span.start >= start and one.pos == "p" and any(clause.text(one) in words(name) for name in _TURNING):
            told = _spaceless(clause.analysis.document.folded[one.span.start : clause.trigger.start])
            return told if len(told) + len(clause.trigger) <= room else ""
    return ""


def without_half_quotes(text: str) -> str:
    """Without quotation marks at its ends that lack the other, or that hold nothing but the whole of it."""
    inner = text[1:-1]
    if text[:1] == "“" and text[-1:] == "”" and "“" not in inner:
        return inner
    missing = text.count("“") - text.count("”")
    if missing > 0:
        return text.replace("“", "", 1) if text.startswith("“") else text + "”" * missing
    return text.rstrip("”") + "”" * text.count("“") if missing and text.endswith("”") else text


def _spaceless(text: str) -> str:
    return re.sub(r"\s+", "", text)
