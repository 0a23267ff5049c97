"""Whether the words before a deed only wish it, ask for it, or say what it is for: it is no fact."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from kg.lexicon import words
from kg.model import Document, Span, Token
from kg.relate.clauses import Line

_SUBJECTS = frozenset({"n", "nz", "nr", "r", "ORG", "LOC", "PER"})


def only_supposed(document: Document, line: Line, trigger: Span, before: list[Token]) -> bool:
    """Whether a deed is wished, aimed at, proposed, a duty, or asked about; `before` are the words of its clause."""
    return (
        _supposed(document, line, (*_joined_before(line, trigger), *before))
        or _wished_on(line, trigger)
        or _proposed(line, trigger, before)
        or _duty(line, trigger)
        or _asked(line, trigger)
    )


def content(line: Line, trigger: Span) -> bool:
    """Whether the clause only says what a plan, ban or talk is about (释放人质的谈判)."""
    if not line.holds("content-nouns"):
        return False
    tokens = line.between(trigger.end, line.clauses[line.clause_of(trigger.start)].end)
    for at, (one, after) in enumerate(pairwise(tokens)):
        talk = words("content-nouns").ending(line.text(after.span))
        if line.text(one.span) in words("describing-particles") and talk:
            return not any(follows.pos in {"n", "vn"} for follows in tokens[at + 2 : at + 3])  # 的情况汇报
    return False


def _joined_before(line: Line, trigger: Span) -> tuple[Token, ...]:
    """The words of the clause before, where this one only adds to what it lists (用于甲项投资，以及收购乙公司).

    Its words of duty too, where this one opens with the verb (应该根据特性，制定标准).
    """
    number = line.clause_of(trigger.start)
    clause = line.clauses[number]
    before = line.clauses[number - 1] if number else clause
    told = tuple(line.between(before.start, before.end)) if number else ()
    if words("adding-words").longest(line.folded, clause.start):
        return told
    if not line.holds("duty-words"):
        return ()
    opens = not [one for one in line.between(clause.start, trigger.start) if one.pos not in {"d", "ad", "c", "w"}]
    return tuple(one for one in told if opens and line.text(one.span) in words("duty-words"))


def _wished_on(line: Line, trigger: Span) -> bool:
    """Whether a clause before wishes or demands, and this one goes on without a subject (愿落实共识，共同实施项目).

    A time of its own, or 了 behind the verb, tells a deed.
    """
    if not line.holds("wish-verbs") or words("completed-particles").longest(line.folded, trigger.end):
        return False
    for number in range(line.clause_of(trigger.start), 0, -1):
        clause, before = line.clauses[number], line.clauses[number - 1]
        lead = takewhile(lambda one: one.pos != "v", line.between(clause.start, min(clause.end, trigger.start)))
        if any(one.pos in _SUBJECTS or one.pos == "TIME" for one in lead) or line.folded[before.end - 1] not in "，,、":
            return False
        told = line.between(before.start, before.end)
        if any(one.pos in {"v", "vn"} and line.text(one.span) in words("wish-verbs") for one in told):
            return True
    return False


def _supposed(document: Document, line: Line, before: Sequence[Token]) -> bool:
    """A word of wish, duty, purpose or habit, as a word of its own before the verb, and no end of a cut one (院会)."""
    supposed, cut = words("event-supposed"), words("words-cut")
    if line.holds("date-goals") and _aimed_at(document, before):
        return True
    if (line.holds("event-until") and _until(document, before)) or _habitual(document, before):
        return True
    return line.holds("event-supposed") and any(
        token.pos not in {"n", "nz", "ORG", "LOC", "PER"}
        and token.span.of(document.folded) in supposed
        and document.folded[token.span.start - 1 : token.span.end] not in cut
        and not _gathering(document, token, before)
        for token in before
    )


def _habitual(document: Document, before: Sequence[Token]) -> bool:
    """Whether it is done time and again (每季召开一次); a date behind the word tells of one time."""
    each = words("each-words")
    at = next((n for n, one in enumerate(before) if each.longest(document.folded, one.span.start)), None)
    return at is not None and not any(token.pos == "TIME" for token in before[at + 1 :])


def _until(document: Document, before: Sequence[Token]) -> bool:
    """Whether it is only what is waited for (推迟试飞，直至完成检查); a date behind the word tells when it was."""
    at = next((n for n, token in enumerate(before) if token.span.of(document.folded) in words("event-until")), None)
    return at is not None and not any(token.pos == "TIME" for token in before[at:])


def _gathering(document: Document, token: Token, others: Sequence[Token]) -> bool:
    """Whether 会 is a meeting (在会前会见): a word of place or time follows it, or it is tagged as a noun's part."""
    following = next((one for one in others if one.span.start == token.span.end), None)
    before = next((one for one in others if one.span.end == token.span.start), token)
    if before.span.of(document.folded) in words("meeting-members"):
        return True
    meeting = token.span.of(document.folded) in words("event-bodies-short")
    return meeting and following is not None and following.pos in {"f", "nd"}


def _proposed(line: Line, trigger: Span, before: list[Token]) -> bool:
    """Whether it is what a proposal is about (提出两市签署协议的主张)."""
    if not line.holds("proposing-verbs"):
        return False
    clause = line.clauses[line.clause_of(trigger.start)]
    after = line.text(Span(trigger.end, clause.end)).rstrip("，。；,; ")
    proposing = any(line.text(token.span) in words("proposing-verbs") for token in before)
    return proposing and bool(words("proposal-nouns").ending(after))


def _duty(line: Line, trigger: Span) -> bool:
    """Whether the sentence lists before the verb what a body is there for (主要任务为举办…、签署…)."""
    if not line.holds("duty-nouns"):
        return False
    tokens = line.between(line.sentence.span.start, trigger.start)
    return any(
        line.text(one.span) in words("duty-nouns") and line.text(after.span) in words("defining-verbs")
        for one, after in pairwise(tokens)
    )


def _asked(line: Line, trigger: Span) -> bool:
    """Whether the clause goes on to ask whether (继续担任会长是否适当)."""
    if not line.holds("whether-words"):
        return False
    clause = line.clauses[line.clause_of(trigger.start)]
    after = line.between(trigger.end, clause.end)
    return any(line.text(token.span) in words("whether-words") for token in after)


def _aimed_at(document: Document, before: Sequence[Token]) -> bool:
    """A year by which something is to be done (提出到2027年建成) and not a stretch of time (从5月到7月)."""
    texts = [token.span.of(document.folded) for token in before]
    for at, text in enumerate(texts[:-1]):
        dated = before[at + 1].pos == "TIME" and texts[at + 1].endswith("年")
        if text in words("date-goals") and dated and (at == 0 or before[at - 1].pos != "TIME"):
            return not any(word in words("done-adverbs") for word in texts)
    return False
