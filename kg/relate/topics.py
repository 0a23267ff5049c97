"""Whom an article is about, and the verbs of which it is the unspoken subject: 沈砚秋，植物学家。…1983年逝世。"""

from __future__ import annotations

import re

from kg.event_types import EventType, Ontology
from kg.lexicon import words
from kg.model import Argument, Evidence, Kind, Mention
from kg.relate.clauses import Line
from kg.relate.groups import AGENTS
from kg.relate.participants import subject_phrase
from kg.relate.stories import Place
from kg.relate.subjects import subject

_SCORE = 0.7
_BRACKETED = re.compile(r"[（(][^（()）]*[)）]")
_COLONS, _JOINTS = frozenset("：:"), frozenset("·•记—")
_WITHOUT_SUBJECT = frozenset({"TIME", "t", "d", "ad", "w", "c", "m", "q"})


def topic(lines: tuple[Line, ...], title: str = "") -> Mention | None:
    """The person or body that a life, an encyclopaedia's article or a chronicle is about; None for news.

    `title` is the article's, simplified; a life is told by it too (某某小传, 某某：唱了一辈子).
    """
    about = _of_title(lines, title) if title else None
    if about is not None:
        return about
    for line in lines[:3]:
        first = next((one for one in line.mentions if one.kind in AGENTS and _at_head(line, one)), None)
        if first is not None:
            return first if _described(line, first) or _titled(line) else None
        if not _titled(line):
            return None
    return None


def elided(place: Place, event_type: EventType, known: Mention, ontology: Ontology, holder: str) -> Argument | None:
    """The article's subject in the role of the verb's own, where the sentence names nobody and nothing before it."""
    line, at = place.reaches[0].line, place.candidate.trigger.start
    if place.candidate.mention.rule != "event-verb" or known.span.start >= at or not silent(line, at):
        return None
    undergoing = bool(words("undergoing-verbs").longest(line.folded, at))
    for role in sorted(event_type.roles, key=lambda one: one.property.endswith("attendee") != undergoing):
        fits = any(ontology.is_a(known.type, name) for name in role.classes)
        if fits and "before" in role.seek and any(ontology.kinds.get(name) in AGENTS for name in role.classes):
            evidence = Evidence("", line.sentence.span, "article-subject", _SCORE, holder)
            return Argument(role.property, known, evidence)
    return None


def silent(line: Line, at: int) -> bool:
    """Whether nothing but dates, places and adverbs stands before the verb in its clause, and no subject before."""
    clause = line.clauses[line.clause_of(at)]
    if subject(line, at) is not None or subject_phrase(line, at) is not None:
        return False
    dates = [one.span for one in line.mentions if one.kind is Kind.DATE]
    governed = False
    for token in line.between(clause.start, at):
        governed = governed or token.pos == "p"
        dated = any(span.overlaps(token.span) for span in dates)
        if not (governed or dated or token.pos in _WITHOUT_SUBJECT):
            return False
    return True


def _of_title(lines: tuple[Line, ...], title: str) -> Mention | None:
    """The first mention of the one person whose life the title announces, or of the body whose name it is."""
    named = [(line, one) for line in lines for one in line.mentions if one.kind in AGENTS and one.value in title]
    found = next((both for both in named if len(both[1].value) > 1 and _announced(*both, title)), None)
    if found is None:
        return None
    first = found[1]
    alone = all(one.kind is not first.kind or one.value in first.value for _, one in named)
    return first if alone else None


def _announced(line: Line, mention: Mention, title: str) -> bool:
    """Whether the words around a name in a title say that the article is about it, and not what he says (甲：乙好)."""
    before, _, after = title.partition(mention.value)
    rest = _BRACKETED.sub("", after).strip("》” ")
    if not before.strip("《“ ") and not rest:
        return True
    if mention.kind is not Kind.PERSON:
        return not before and rest in words("reference-titles")
    says = line.holds("report-frames") or line.holds("saying-verbs")
    told = bool(words("life-titles").ending(rest)) or (not before and after[:1] in _COLONS and not says)
    return told or (not rest and before[-1:] in _JOINTS)


def _at_head(line: Line, mention: Mention) -> bool:
    return not line.folded[line.sentence.span.start : mention.span.start].strip("#*【《 　")


def _titled(line: Line) -> bool:
    """Whether a line is the title of a chronicle or history."""
    return bool(words("reference-titles").ending(line.text(line.sentence.span).strip().rstrip("*#】》 ")))


def _described(line: Line, mention: Mention) -> bool:
    """Whether the words behind the name say who or what it is: a comma and nouns only, a bracket, or 是."""
    after = line.folded[mention.span.end : mention.span.end + 1]
    if after in {"，", ","}:
        clause = line.clauses[min(line.clause_of(mention.span.end) + 1, len(line.clauses) - 1)]
        tokens = line.between(clause.start, clause.end)
        born = mention.kind is Kind.PERSON and bool(words("birth-tails").ending(line.text(clause).rstrip("，,。；")))
        return born or (bool(tokens) and not any(token.pos in {"v", "p", "TIME", "r"} for token in tokens))
    first = next(iter(line.between(mention.span.end, line.sentence.span.end)), None)
    return after in {"(", "（"} or (first is not None and line.text(first.span) in words("being-verbs"))
