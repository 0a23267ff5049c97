"""Whether an event is told as plain fact, or as planned, denied, rumoured, or reported by someone."""

from __future__ import annotations

from dataclasses import dataclass

from kg.lexicon import words
from kg.model import Document, Kind, Span, Token
from kg.relate.clauses import AGENTS, Line

PLANNED, DENIED, REPORTED, RUMOURED = "planned", "denied", "reported", "rumoured"
_MODES = (("event-denied", DENIED), ("event-rumoured", RUMOURED), ("event-planned", PLANNED))
_NEAR = 30


@dataclass(frozen=True, slots=True)
class Telling:
    """How an event is told: `modality` empty for plain fact; `holder` who says so; `supposed` that it is no fact."""

    modality: str = ""
    holder: str = ""
    supposed: bool = False


def telling(document: Document, line: Line, trigger: Span, name: Span) -> Telling:
    """How the clause of `trigger` tells the event called `name`."""
    clause = line.clauses[line.clause_of(trigger.start)]
    before = [token for token in line.between(clause.start, trigger.start) if trigger.start - token.span.end < _NEAR]
    before = [token for token in before if not token.span.overlaps(name) and not _quoted(line, token)]
    holder = _holder(document, line, trigger)
    modality = _modality(document, before) or _cancelled(document, line.between(trigger.end, clause.end))
    if modality != DENIED and _rumoured(document, line, trigger):
        modality = RUMOURED
    elif not modality and holder:
        modality = REPORTED
    return Telling(modality, holder, _supposed(document, before))


def _quoted(line: Line, token: Token) -> bool:
    """Whether a word stands inside quotation marks."""
    text = line.text(Span(line.sentence.span.start, token.span.start))
    return text.count("“") > text.count("”")


def _modality(document: Document, before: list[Token]) -> str:
    for token in reversed(before):
        if token.pos in {"n", "nz", "ORG", "LOC", "PER", "w"}:
            continue
        text = token.span.of(document.folded)
        for lexicon, mode in _MODES:
            if text in words(lexicon):
                return mode
    return ""


def _rumoured(document: Document, line: Line, trigger: Span) -> bool:
    """Whether the sentence opens with hearsay (有传闻称，)."""
    before = line.between(line.sentence.span.start, trigger.start)
    return any(token.span.of(document.folded) in words("event-rumoured") for token in before)


def _cancelled(document: Document, after: tuple[Token, ...]) -> str:
    """Denied where the clause goes on to say that it was called off."""
    called_off = any(token.span.of(document.folded) in words("event-cancelled") for token in after)
    return DENIED if called_off else ""


def _supposed(document: Document, before: list[Token]) -> bool:
    """A word of wish, duty, purpose or habit, as a word of its own before the verb, and no end of a cut one (院会)."""
    supposed, cut = words("event-supposed"), words("words-cut")
    if _aimed_at(document, before):
        return True
    return any(
        token.pos not in {"n", "nz", "ORG", "LOC", "PER"}
        and token.span.of(document.folded) in supposed
        and document.folded[token.span.start - 1 : token.span.end] not in cut
        for token in before
    )


def _aimed_at(document: Document, before: list[Token]) -> bool:
    """A year by which something is to be done (提出到2027年建成) and not a stretch of time (从5月到7月)."""
    texts = [token.span.of(document.folded) for token in before]
    for at, text in enumerate(texts[:-1]):
        dated = before[at + 1].pos == "TIME" and texts[at + 1].endswith("年")
        if text in words("date-goals") and dated and (at == 0 or before[at - 1].pos != "TIME"):
            return not any(word in words("done-adverbs") for word in texts)
    return False


def _holder(document: Document, line: Line, trigger: Span) -> str:
    """The source of a report in a clause before: 据…报道, 从…获悉, or 某某称."""
    here = line.clause_of(trigger.start)
    for clause in line.clauses[:here]:
        verbs = [token for token in line.between(clause.start, clause.end) if token.pos != "w"]
        if not verbs or verbs[-1].span.of(document.folded) not in words("report-frames"):
            continue
        before = [
            group
            for group in line.groups
            if clause.start <= group.span.start and group.span.end <= verbs[-1].span.start
        ]
        known = [group for group in before if group.mentions[0].kind in (*AGENTS, Kind.PLACE)]
        if known:
            return "、".join(mention.surface for mention in known[-1].mentions)
    return ""
