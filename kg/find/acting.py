"""Places that act: a library that holds a meeting is a body there, not a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.find import organizations
from kg.lexicon import words
from kg.model import Document, Kind, Mention, Sentence, Token

_ACTS = frozenset({"v", "d", "p", "TIME", "c", "ad"})


def find(document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, institutions made organisations where they are subject of a verb that a body can do."""
    return tuple(_acting(document, sentences, mentions))


def _acting(document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    for mention in mentions:
        institution = mention.kind is Kind.PLACE and bool(words("acting-places").ending(mention.value))
        if institution and _subject(document, sentences, mention):
            kind, name = Kind.ORGANISATION, mention.value
            yield replace(mention, kind=kind, type=organizations.type_of(name), rule="acting-place")
        else:
            yield mention


def _subject(document: Document, sentences: tuple[Sentence, ...], mention: Mention) -> bool:
    sentence = next((one for one in sentences if one.span.contains(mention.span)), None)
    if sentence is None:
        return False
    before: Token | None = None
    for token in sentence.tokens:
        if token.span.end <= mention.span.start:
            before = token
        elif token.span.start >= mention.span.end:
            starts = token.pos in _ACTS and (before is None or before.pos != "p")
            return starts and _does(document, sentence, mention.span.end)
    return False


def _does(document: Document, sentence: Sentence, at: int) -> bool:
    """Whether the next verb is none of those that happen to buildings (竣工, 位于)."""
    verb = next((token for token in sentence.tokens if token.span.start >= at and token.pos == "v"), None)
    return verb is not None and not words("building-verbs").ending(verb.span.of(document.folded))
