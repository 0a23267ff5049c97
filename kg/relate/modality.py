"""Whether an event is told as plain fact, or as planned, denied, rumoured, or reported by someone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kg.lexicon import words
from kg.model import Document, Kind, Span, Token
from kg.relate.ahead import ahead, disposes
from kg.relate.clauses import Line
from kg.relate.groups import AGENTS
from kg.relate.imagined import conditional, labels, only_a_word
from kg.relate.laid_down import laid_down
from kg.relate.participants import subject_phrase
from kg.relate.supposed import content, only_supposed
from kg.relate.unmade import unmade
from kg.relate.unrealised import accused, celebrated, unrealised

PLANNED, DENIED, REPORTED, RUMOURED = "planned", "denied", "reported", "rumoured"
_MODES = (("event-denied", DENIED), ("event-rumoured", RUMOURED), ("event-planned", PLANNED))
_NEAR = 30
_OBJECT = 3  # words of a describing verb and what it is done to
_ARTICLE = re.compile(r"\s*第[零〇一二三四五六七八九十百千\d]{1,6}[条款]")
_CASES = 3
_OBJECTS = frozenset({"n", "nz", "nw", "r", "m", "ORG", "PER"})


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
    inside = quoted(line, trigger.start)
    before = [one for one in before if not one.span.overlaps(name) and (inside or not quoted(line, one.span.start))]
    holder = _holder(document, line, trigger) if line.holds("report-frames") else ""
    modality = _modality(document, line, before, trigger)
    if modality in {"", PLANNED}:
        modality = _cancelled(line, Span(trigger.end, clause.end)) or modality
    if modality != DENIED and (_rumoured(document, line, trigger) or accused(line, trigger)):
        modality = RUMOURED
    elif not modality and holder:
        modality = REPORTED
    if modality in {"", REPORTED} and ahead(line, trigger):
        modality = PLANNED
    if not modality and (_counted_down(line, clause, trigger) or _planned_before(line, trigger)):
        modality = PLANNED
    supposed = (
        only_supposed(document, line, trigger, before)
        or content(line, trigger if name == trigger else name)
        or unrealised(line, trigger)
        or conditional(line, trigger)
        or laid_down(line, trigger)
    )
    doubtful = (labels, celebrated, unmade, only_a_word)
    supposed = supposed or (name == trigger and any(one(line, trigger) for one in doubtful))
    return Telling(modality, holder, supposed)


def is_norm(line: Line, trigger: Span) -> bool:
    """Whether the sentence lays down a rule: an article of a law (第十条 …), or …的，依法给予处分."""
    if _ARTICLE.match(line.text(line.sentence.span)):
        return True
    clause = line.clause_of(trigger.start)
    for number in range(clause, min(clause + _CASES, len(line.clauses) - 1)):
        following = line.clauses[number + 1].start
        if line.text(line.clauses[number]).rstrip("，,;；").endswith("的"):
            return bool(words("norm-consequences").longest(line.folded, following))
    return False


def quoted(line: Line, at: int) -> bool:
    """Whether a place lies inside quotation marks."""
    start = line.sentence.span.start
    if line.folded.find("“", start, at) < 0:
        return False
    text = line.folded[start:at]
    return text.count("“") > text.count("”")


def _modality(document: Document, line: Line, before: list[Token], trigger: Span) -> str:
    modes = [(words(name), mode) for name, mode in _MODES if line.holds(name)]
    if not modes and all(one.pos != "a" for one in before):
        return ""
    for at in range(len(before) - 1, -1, -1):
        token = before[at]
        if at and _joined(document, before[at - 1], token) in words("event-planned"):
            return PLANNED  # 原 | 计划
        if token.pos in {"n", "nz", "ORG", "LOC", "PER", "w"} or _governs(document, before[at : at + 2]):
            continue
        if _describes(document, before[at + 1 :]):
            continue
        text = token.span.of(document.folded)
        if words("appointing-verbs").longest(document.folded, token.span.start).startswith(text):
            continue  # 决定聘任 appoints at once
        if _takes_described(line, before[at:], trigger) or disposes(line, token, trigger):
            continue
        for known, mode in modes:
            if text in known:
                denied = mode == PLANNED and any(_denies(document, one) for one in before[:at])
                return DENIED if denied else mode
    return ""


def _denies(document: Document, token: Token) -> bool:
    """Whether a verb denies or calls off what somebody will do (否认将执教)."""
    return token.pos == "v" and token.span.of(document.folded) in words("event-denied")


def _joined(document: Document, first: Token, second: Token) -> str:
    """Two words that touch as one, else nothing."""
    touching = first.pos == "a" and first.span.end == second.span.start
    return Span(first.span.start, second.span.end).of(document.folded) if touching else ""


def _describes(document: Document, after: list[Token]) -> bool:
    """Whether a word only belongs to a verb that describes a noun before the event's own (预计到港的货轮已被取消)."""
    verb = next((at for at, token in enumerate(after) if token.pos not in {"d", "ad"}), len(after))
    end = next((at for at in range(verb, len(after)) if after[at].pos in {"u", "p", "w", "c"}), len(after))
    if not verb < end < len(after) - 1 or after[verb].pos not in {"v", "vn"} or end - verb > _OBJECT:
        return False
    return after[end].span.of(document.folded) in words("describing-particles") and after[end + 1].pos in {
        *_OBJECTS,
        "LOC",
    }


def _governs(document: Document, tokens: list[Token]) -> bool:
    """Whether a word such as 将 is a preposition whose object follows (将孙某刑事拘留, 将所持股份质押给某行)."""
    if len(tokens) > 1 and tokens[0].span.of(document.folded) in words("disposal-markers"):
        pointed = tokens[1].span.of(document.folded)
        if pointed == "所" or (tokens[1].pos == "r" and pointed[0] in words("pointing-starts")):
            return True
    if len(tokens) < 2 or tokens[0].pos != "p" or tokens[0].span.of(document.folded) not in words("prepositions"):
        return False
    return tokens[1].pos in {*_OBJECTS, "LOC"} or tokens[1].span.of(document.folded)[0] in "《“"


def _takes_described(line: Line, tokens: list[Token], trigger: Span) -> bool:
    """Whether 将 right before the verb takes the thing that the verb describes (将质押的股份解除质押)."""
    disposes = line.text(tokens[0].span) in words("disposal-markers") and tokens[0].span.end == trigger.start
    if len(tokens) > 1 or not disposes or not line.describes(trigger.end):
        return False
    clause = line.clauses[line.clause_of(trigger.start)]
    return any(one.pos == "v" for one in line.between(trigger.end, clause.end))


def _rumoured(document: Document, line: Line, trigger: Span) -> bool:
    """Whether the sentence opens with hearsay (有传闻称，)."""
    if not line.holds("event-rumoured"):
        return False
    before = line.between(line.sentence.span.start, trigger.start)
    return any(
        token.span.of(document.folded) in words("event-rumoured")
        and not words("passed-on").longest(document.folded, token.span.start)
        for token in before
    )


def _cancelled(line: Line, after: Span) -> str:
    """Denied where the clause goes on to say that it was called off, or does not take place (海啸不会发生)."""
    if not (line.holds("event-cancelled") or (line.holds("event-denied") and line.holds("event-held"))):
        return ""
    texts = [line.text(token.span) for token in line.between(after.start, after.end)]
    called_off = any(text in words("event-cancelled") for text in texts)
    never = any(one in words("event-denied") and two in words("event-held") for one, two in pairwise(texts))
    return DENIED if called_off or never else ""


def _planned_before(line: Line, trigger: Span) -> bool:
    """Whether the clause before plans it and tells only by when (计划自5月6日起，增持股份)."""
    if not line.holds("event-planned"):
        return False
    number = line.clause_of(trigger.start)
    opens = not any(one.pos not in {"d", "ad"} for one in line.between(line.clauses[number].start, trigger.start))
    if not number or not opens:
        return False
    told = line.between(line.clauses[number - 1].start, line.clauses[number - 1].end)
    plans = [
        at for at, one in enumerate(told) if line.text(one.span) in words("event-planned") and one.pos not in _OBJECTS
    ]
    return bool(plans) and not any(one.pos in {"v", "vn"} for one in told[plans[-1] + 1 :])


def _counted_down(line: Line, clause: Span, trigger: Span) -> bool:
    """Whether days are counted to it (距离大会开幕还有三天)."""
    if not words("count-downs").longest(line.folded, trigger.end):
        return False
    before = line.between(clause.start, trigger.start)
    return any(line.text(one.span) in words("event-governors") for one in before)


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
        phrase = subject_phrase(line, verbs[-1].span.start)
        if phrase is not None and known and phrase.contains(known[-1].span):
            return phrase.of(document.text)
        if known:
            return "、".join(mention.surface for mention in known[-1].mentions)
    return ""
