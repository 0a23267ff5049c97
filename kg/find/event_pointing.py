"""Bare head nouns that point back to an event named before (大会, 活动), or tell one of their own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from kg.find.event_candidates import Candidate
from kg.find.event_words import EventWords
from kg.lexicon import words
from kg.model import Document, Sentence

_DESCRIBING = frozenset({"n", "nz", "vn", "an", "a", "ad", "nw"})


def pointing_back(
    document: Document, found: list[Candidate], sentences: tuple[Sentence, ...], event_words: EventWords
) -> Iterator[Candidate]:
    """The candidates, each bare head noun with the name of the event before it in its section that it points to."""
    starts = [sentence.span.start for sentence in sentences]
    known: dict[int, list[Candidate]] = {}
    for candidate in sorted(found):
        home = sentences[max(0, bisect_right(starts, candidate.mention.span.start) - 1)]
        before = known.setdefault(home.section, [])
        settled = candidate
        if candidate.mention.rule == "event-bare":
            told = () if _described(document, home, candidate) else before
            pointing = _antecedent(candidate, [*told], event_words) or _new(candidate, event_words)
            if pointing is None:
                continue
            settled = pointing
        in_passing = words("event-passing").longest(document.folded, settled.mention.span.end)
        if settled.mention.rule != "event-bare" and not in_passing:
            before.append(settled)
        yield settled


def _described(document: Document, home: Sentence, candidate: Candidate) -> bool:
    """Whether a noun or adjective and 的 before a bare head noun say which one it is (精彩的比赛, 单板滑雪的比赛)."""
    at = bisect_left(home.tokens, candidate.mention.span.start, key=lambda one: one.span.start)
    if at < 2 or home.tokens[at - 1].span.of(document.folded) != "的":
        return False
    return home.tokens[at - 2].pos in _DESCRIBING


def _antecedent(candidate: Candidate, before: list[Candidate], event_words: EventWords) -> Candidate | None:
    """The bare head noun as a mention of the nearest event before it of that name, or of its type if it is generic.

    A noun for any event (盛会) means the first of its section; one that is held goes before those only named. A plenum
    (全会) is no congress.
    """
    root = event_words.root(candidate.mention.type)
    own = words("event-own-heads").get(candidate.hit.word, ())
    generic = root or candidate.hit.word in words("event-weak-heads")
    held = [
        one for one in before if one.mention.rule == "event-held" and one.mention.value.endswith(candidate.hit.word)
    ]
    for other in before if root else (*reversed(held), *reversed(before)):
        told = other.named or event_words.alone(other.mention.type)
        related = generic and not own and told and event_words.related(other.mention.type, candidate.mention.type)
        if related or other.mention.value.endswith((candidate.hit.word, *own)):
            mention = replace(candidate.mention, value=other.mention.value, type=other.mention.type)
            return replace(candidate, mention=mention)
    return None


def _new(candidate: Candidate, event_words: EventWords) -> Candidate | None:
    """A bare head noun that points to nothing: an event of its own where a verb or its type says so."""
    if candidate.trigger != candidate.mention.span:
        generic = candidate.hit.word in words("event-weak-heads")
        return None if generic else replace(candidate, mention=replace(candidate.mention, rule="event-held"))
    if event_words.alone(candidate.mention.type) and candidate.free:
        return replace(candidate, mention=replace(candidate.mention, rule="event-verb"))
    return None
