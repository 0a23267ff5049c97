"""Places that act: a library that holds a meeting is a body there, not a place."""

from __future__ import annotations

from dataclasses import replace

from kg.find import organizations
from kg.lexicon import words
from kg.model import Document, Kind, Mention, Sentence, Token
from kg.spans import sentence_of

_LONGEST_POST = 6
_ACTS = frozenset({"v", "d", "p", "TIME", "c", "ad"})


def find(document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions, institutions made organisations where they are subject of a verb that a body can do."""
    return tuple(_acting(document, sentences, mentions))


def _acting(document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> list[Mention]:
    """From the right, for in a list (甲博物馆、乙学会) the last member stands before the verb."""
    found: list[Mention] = []
    for mention in sorted(mentions, reverse=True):
        institution = mention.kind is Kind.PLACE and bool(words("acting-places").ending(mention.value))
        listed = bool(found) and _listed(document, sentences, mention, found[-1])
        if institution and (listed or _headed(document, mention) or _subject(document, sentences, mention)):
            kind = organizations.type_of(mention.value)
            found.append(replace(mention, kind=Kind.ORGANISATION, type=kind, rule="acting-place"))
        else:
            found.append(mention)
    return found[::-1]


def _headed(document: Document, mention: Mention) -> bool:
    """Whether who heads or works for an institution stands right behind it (某美术馆馆长)."""
    behind = document.folded[mention.span.end : mention.span.end + _LONGEST_POST]
    return len(words("person-titles").longest(behind, 0)) > 1


def _listed(document: Document, sentences: tuple[Sentence, ...], mention: Mention, following: Mention) -> bool:
    """Whether a body follows in a list, or with whom it does something (某馆与某大学签署协议; not 在某馆与…)."""
    gap = document.folded[mention.span.end : following.span.start].strip()
    if following.kind is not Kind.ORGANISATION or gap in words("list-marks"):
        return following.kind is Kind.ORGANISATION
    sentence = sentence_of(sentences, mention.span)
    if gap not in words("with-words") or sentence is None:
        return False
    before = [token for token in sentence.tokens if token.span.end <= mention.span.start][-1:]
    return not any(token.pos in {"p", "v"} for token in before) and _does(document, sentence, following.span.end)


def _subject(document: Document, sentences: tuple[Sentence, ...], mention: Mention) -> bool:
    sentence = sentence_of(sentences, mention.span)
    if sentence is None:
        return False
    before: Token | None = None
    for token in sentence.tokens:
        if token.span.end <= mention.span.start:
            before = token
        elif token.span.start >= mention.span.end:
            agent = (
                before is None or before.pos != "p" or before.span.of(document.folded) in words("agent-prepositions")
            )
            return agent and token.pos in _ACTS and _does(document, sentence, mention.span.end)
    return False


def _does(document: Document, sentence: Sentence, at: int) -> bool:
    """Whether the next verb is none of those that happen to buildings (竣工, 位于)."""
    verb = next((token for token in sentence.tokens if token.span.start >= at and token.pos == "v"), None)
    return verb is not None and not words("building-verbs").ending(verb.span.of(document.folded))
