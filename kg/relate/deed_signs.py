"""What the sentence shows of a verb that may tell a deed: its kind, its clause, the tree, how it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from kg.edtf import precision
from kg.lexicon import words
from kg.model import Block, Kind, Span, Token
from kg.relate.clauses import Line
from kg.relate.groups import Group
from kg.relate.modality import Telling, is_norm, quoted
from kg.relate.relative import particle
from kg.relate.signs import Signs
from kg.relate.when import When

LEAST_LAYERS, USUAL_LAYERS = "(least layers)", "(usual layers)"
"""The rows of the table of weights that tell below which sum of LAC's layers no deed is told, and the usual sum,
which stands for that of a word without layers."""

VERB_KINDS = (
    "accusing-verbs", "adverbial-verbs", "agentless-verbs", "announcing-verbs", "appointing-verbs", "approving-verbs",
    "becoming-verbs", "befalling-verbs", "being-verbs", "bidding-verbs", "bringing-out-verbs", "building-verbs",
    "carrying-verbs", "causative-verbs", "celebrating-verbs", "coming-verbs", "complete-verbs", "course-verbs",
    "court-verbs", "data-verbs", "deed-taking-verbs", "defining-verbs", "done-there-verbs", "effect-verbs",
    "entry-founding-verbs", "entry-going-verbs", "event-attending", "event-close", "event-governors", "event-held",
    "event-open", "event-planned", "event-weak-triggers", "handling-verbs", "issuing-verbs", "joint-verbs",
    "light-verbs", "lone-verbs", "losing-verbs", "making-verbs", "meeting-guests-verbs", "motion-verbs", "naming-verbs",
    "office-verbs", "own-report-verbs", "posting-verbs", "proposing-verbs", "publishing-verbs", "receiving-verbs",
    "report-frames", "saying-verbs", "sending-verbs", "speaking-verbs", "statistic-changes", "stative-verbs",
    "studying-verbs", "telling-verbs", "undergoing-verbs", "unrealised-verbs", "task-nouns", "activity-nouns",
    "hazard-handling", "charge-verbs", "repealing-verbs", "plan-taking-verbs", "will-words",
)  # fmt: skip
"""Word lists that say of what kind a verb is."""

_BEFORE_LISTS = {
    "done": "done-adverbs", "will": "will-words", "duty": "duty-words", "passive": "passive-markers",
    "disposal": "disposal-markers", "then": "then-words", "together": "simultaneous-adverbs", "more": "more-adverbs",
    "condition": "condition-words", "cause": "cause-words", "contrast": "contrast-words", "with": "with-words",
    "purpose": "object-prepositions", "denied": "event-denied", "planned": "event-planned",
}  # fmt: skip
_AROUND_LISTS = {
    "will": "will-words", "planned": "event-planned", "denied": "event-denied", "imagined": "imagined-words",
    "duty": "duty-words", "each": "each-words", "distributive": "distributives", "recurring": "date-recurring",
    "supposed": "event-supposed", "habit": "vague-times",
}  # fmt: skip
_PLAIN_KINDS = tuple((name, name) for name in VERB_KINDS)
_VERB_KINDS = tuple((f"is {name}", name) for name in VERB_KINDS)
_BEFORE = tuple((f"behind {name}", among) for name, among in _BEFORE_LISTS.items())
_CLAUSE = tuple((f"clause {name}", among) for name, among in _AROUND_LISTS.items())
_EARLIER = tuple((f"sentence {name}", among) for name, among in _AROUND_LISTS.items())
_MOST_CLAUSES, _MOST_WORDS, _MOST_VERBS = 5, 8, 4
_VERBS, _NOUNS = frozenset({"v", "vd"}), frozenset({"n", "nz", "nt", "nw", "vn", "ORG", "LOC", "PER"})


class Done(NamedTuple):
    """The names that do a deed, whoever else does, its date, and whether whom the text is about does it."""

    subject: Group | None
    unnamed: Span | None
    when: When | None
    known: bool


@dataclass(frozen=True, eq=False)
class Shown:
    """A verb that may tell a deed (the number of a word of its line), with what the rules find of it.

    `told` is how it is told; `events` how many clauses of its sentence tell an event, `held` whether its own does;
    `chronicle` whether the text is one. Who does it and when is found where it is asked, which of most verbs it is not.
    """

    number: int
    clause: Span
    told: Telling
    events: int
    held: bool
    chronicle: bool
    find: Callable[[], Done]

    @cached_property
    def done(self) -> Done:
        """Who does it and when."""
        return self.find()

    @property
    def subject(self) -> Group | None:
        """The names that do it."""
        return self.done.subject

    @property
    def unnamed(self) -> Span | None:
        """Whoever else does it."""
        return self.done.unnamed

    @property
    def when(self) -> When | None:
        """Its date."""
        return self.done.when

    @property
    def known(self) -> bool:
        """Whether whom the text is about does it."""
        return self.done.known


def verb_kinds(word: str) -> tuple[str, ...]:
    """Of what kinds a word is as a verb."""
    return _named(_PLAIN_KINDS).get(word, ())


def signs(line: Line, shown: Shown) -> Signs:
    """Names of signs with how strongly each shows, most of them 0 or 1; those that are not there are left out."""
    token = line.sentence.tokens[shown.number]
    found = dict.fromkeys(_of_verb(line, token), 1.0)
    found |= dict.fromkeys(_of_telling(line, token, shown), 1.0)
    found |= dict.fromkeys(_of_doer(line, token, shown), 1.0)
    found |= dict.fromkeys(_of_date(line, token, shown), 1.0)
    found |= dict.fromkeys(_of_tree(line, shown.number), 1.0)
    found |= _of_place(line, token, shown)
    return found


def _of_verb(line: Line, token: Token) -> Iterator[str]:
    text = line.text(token.span)
    yield f"tag {token.pos}"
    yield f"characters {min(len(text), 3)}"
    yield from _named(_VERB_KINDS).get(text, ())
    after = line.between(token.span.end, line.sentence.span.end)[:1]
    before = line.between(line.sentence.span.start, token.span.start)[-1:]
    yield f"before {after[0].pos if after else 'end'}"
    yield f"behind {before[0].pos if before else 'start'}"
    if after and line.text(after[0].span) in words("perfective-particles"):
        yield "perfective"
    elif after and line.text(after[0].span) in words("aspect-particles"):
        yield "aspect"
    if line.describes(token.span.end) or particle(line, token.span):
        yield "describes"


def _of_telling(line: Line, token: Token, shown: Shown) -> Iterator[str]:
    yield f"modality {shown.told.modality or 'fact'}"
    if shown.told.supposed:
        yield "supposed"
    if shown.told.holder:
        yield "somebody says so"
    if is_norm(line, token.span):
        yield "norm"
    if quoted(line, token.span.start):
        yield "quoted"
    start, end = shown.clause.start, shown.clause.end
    for lists, first, last in ((_BEFORE, start, token.span.start), (_CLAUSE, start, end), (_EARLIER, None, start)):
        tokens = line.between(line.sentence.span.start if first is None else first, last)
        for word in {line.text(one.span) for one in tokens}:
            yield from _named(lists).get(word, ())
    if line.text(shown.clause)[-1:] in "。！":
        yield "closes the sentence"


def _of_doer(line: Line, token: Token, shown: Shown) -> Iterator[str]:
    if shown.subject is not None:
        kind = shown.subject.mentions[0].kind
        inside = shown.clause.contains(shown.subject.span)
        yield f"subject {kind} {'here' if inside else 'before'}"
        if not shown.subject.free:
            yield "subject describes"
    elif shown.unnamed is not None:
        yield "subject unnamed"
    elif shown.known:
        yield "subject of the text"
    else:
        yield "no subject"
    behind = line.between(token.span.end, shown.clause.end)
    first = next((one for one in behind if one.pos not in {"u", "m", "q", "a", "d"}), None)
    yield f"object {first.pos if first is not None else 'none'}"
    names = [one for one in line.mentions if Span(token.span.end, shown.clause.end).contains(one.span)]
    yield from {f"name behind {one.kind}" for one in names}
    if any(one.pos == "m" for one in behind):
        yield "number behind"
    if any(one.pos == "m" for one in line.between(shown.clause.start, token.span.start)):
        yield "number before"
    if any(line.text(one.span) == "%" or line.text(one.span).endswith("%") for one in behind):
        yield "share behind"


def _of_date(line: Line, token: Token, shown: Shown) -> Iterator[str]:
    dates = [one for one in line.mentions if one.kind is Kind.DATE]
    if shown.when is None:
        yield "no date" if dates else "no date in the sentence"
        return
    yield f"date {shown.when.rule}"
    yield f"date as fine as {precision(shown.when.mention.value)}"
    if shown.clause.contains(shown.when.mention.span):
        yield "date in the clause"
    if dates and dates[0].span.start == line.sentence.span.start:
        yield "date opens the sentence"


def _of_tree(line: Line, number: int) -> Iterator[str]:
    arcs, tokens = line.sentence.arcs, line.sentence.tokens
    if not arcs:
        return
    arc = arcs[number]
    relation = arc.relation.partition(":")[0]
    yield f"hangs as {relation}"
    if arc.head >= 0:
        yield f"hangs on {tokens[arc.head].pos}"
        above = line.text(tokens[arc.head].span)
        yield from (
            f"under {name}" for name in ("saying-verbs", "telling-verbs", "light-verbs") if above in words(name)
        )
        yield f"above hangs as {arcs[arc.head].relation.partition(':')[0]}"
    below = {one.relation.partition(":")[0] for one in arcs if one.head == number}
    yield from (f"has {one}" for one in below)


def _of_place(line: Line, token: Token, shown: Shown) -> Signs:
    at = line.clause_of(token.span.start)
    clause = line.between(shown.clause.start, shown.clause.end)
    verbs = [one for one in clause if one.pos in _VERBS]
    first = bool(verbs) and verbs[0].span == token.span
    found = {
        "clauses before": min(at, _MOST_CLAUSES) / _MOST_CLAUSES,
        "clauses behind": min(len(line.clauses) - 1 - at, _MOST_CLAUSES) / _MOST_CLAUSES,
        "words before": min(len(line.between(shown.clause.start, token.span.start)), _MOST_WORDS) / _MOST_WORDS,
        "words behind": min(len(line.between(token.span.end, shown.clause.end)), _MOST_WORDS) / _MOST_WORDS,
        "verbs in the clause": min(len(verbs), _MOST_VERBS) / _MOST_VERBS,
        "events in the sentence": min(shown.events, _MOST_VERBS) / _MOST_VERBS,
        "first verb": float(first),
        "last verb": float(bool(verbs) and verbs[-1].span == token.span),
        "event in the clause": float(shown.held),
        "verb beside": float(
            any(one.span.start == token.span.end or one.span.end == token.span.start for one in verbs)
        ),
        "chronicle": float(shown.chronicle),
        "title": float(line.sentence.block is not Block.BODY),
    }
    return {name: value for name, value in found.items() if value}


@cache
def _named(lists: tuple[tuple[str, str], ...]) -> dict[str, tuple[str, ...]]:
    """The signs that a word shows by the lists that hold it; `lists` are pairs of a sign and the name of its list."""
    found: dict[str, list[str]] = {}
    for sign, name in lists:
        for word in words(name):
            found.setdefault(word, []).append(sign)
    return {word: tuple(told) for word, told in found.items()}
