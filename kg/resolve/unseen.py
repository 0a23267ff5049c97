"""Short forms that no recogniser sees, found by the full names of the article: 工体 where 北京工人体育场 is named."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from kg.lexicon import words
from kg.model import Document, Kind, Mention, Sentence, Span
from kg.read.characters import count
from kg.resolve import names

_KINDS = frozenset({Kind.ORGANISATION, Kind.PLACE})
_SHORTEST_FULL, _LONGEST_SHORT, _FEWEST, _COMMON = 5, 4, 2, 100
_SCORE = 0.8


def find(document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Mentions of organisations and venues by first characters of their words, in order of place.

    Only where the short form is no common word, stands at least twice, and begins and ends with a word.
    """
    taken = [mention.span for mention in mentions]
    found: dict[Span, Mention] = {}
    for full in _full_names(mentions):
        spans = [span for span in _runs(document.folded, full.value) if not any(span.overlaps(one) for one in taken)]
        met = Counter(span.of(document.folded) for span in spans)
        sure = {short for short in met if _short_form(short, full.value)}
        total = sum(met[short] for short in sure)
        for span in spans:
            short = span.of(document.folded)
            if short in sure and total >= _FEWEST and _whole(sentences, span) and span not in found:
                surface = span.of(document.text)
                found[span] = replace(full, span=span, surface=surface, value=short, rule="short-form", score=_SCORE)
    return tuple(sorted(found.values()))


def _full_names(mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    seen: set[str] = set()
    for mention in sorted(mentions):
        plain = mention.kind in _KINDS and "/" not in mention.value
        if plain and len(mention.value) >= _SHORTEST_FULL and mention.value not in seen:
            seen.add(mention.value)
            yield mention


def _runs(folded: str, full: str) -> Iterator[Span]:
    """Stretches of two to four characters of the full name in its order, with a word such as 新 before them."""
    characters = re.escape("".join(sorted(set(full))))
    additions = "|".join(re.escape(word) for word in sorted(words("name-additions")))
    pattern = re.compile(f"(?:{additions})?[{characters}]{{2,{_LONGEST_SHORT}}}(?![{characters}])")
    for match in pattern.finditer(folded):
        yield Span(*match.span())


def _short_form(short: str, full: str) -> bool:
    return short not in full and count(short) < _COMMON and names.short_form(short, full) >= names.SURE - 0.05


def _whole(sentences: tuple[Sentence, ...], span: Span) -> bool:
    """Whether a word begins where the short form does and one ends where it ends."""
    for sentence in sentences:
        if sentence.span.contains(span):
            starts = {token.span.start for token in sentence.tokens}
            return span.start in starts and any(token.span.end == span.end for token in sentence.tokens)
    return False
