"""Short forms that no recogniser sees, found by the full names of the article: 工体 where 北京工人体育场 is named."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from kg.lexicon import words
from kg.model import Document, Kind, Mention, Sentence, Span
from kg.read.characters import count
from kg.resolve import defined, names
from kg.resolve.letters import Letters
from kg.spans import Nearby, occurrences, sentence_of, taken

_KINDS = frozenset({Kind.ORGANISATION, Kind.PLACE})
_SHORTEST_FULL, _LONGEST_SHORT, _FEWEST, _COMMON = 5, 4, 2, 100
_SCORE = 0.8
RULE = "short-form"


def find(document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Mentions of organisations and venues by first characters of their words, in order of place.

    Only where the short form is no common word, stands at least twice, and begins and ends with a word.
    """
    fulls = tuple(_full_names(mentions))
    found: dict[Span, Mention] = {}
    for number, spans in sorted(_by_full(document.folded, fulls, taken(one.span for one in mentions)).items()):
        for span in spans if len(spans) >= _FEWEST else ():
            if _whole(sentences, span) and span not in found:
                surface, short = span.of(document.text), span.of(document.folded)
                found[span] = replace(fulls[number], span=span, surface=surface, value=short, rule=RULE, score=_SCORE)
    for mention in _defined(document, sentences, mentions):
        found.setdefault(mention.span, mention)
    return tuple(sorted(found.values()))


def events(document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Mentions of events by the name that the text gave them in brackets (COP15), their value the whole name."""
    found = _given(document, sentences, mentions, Kind.EVENT)
    return tuple(sorted(replace(one, value=full.value or full.span.of(document.folded)) for one, full in found))


def _defined(document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """Where the name stands that the text gave a body in brackets, be there other names in it or none."""
    return (mention for mention, _ in _given(document, sentences, mentions, Kind.ORGANISATION))


def _given(
    document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], kind: Kind
) -> Iterator[tuple[Mention, Mention]]:
    """Mentions by a given name, each with the one that the name was given to."""
    named = [one for one in mentions if one.kind is kind]
    given = {name: full for name, full in defined.names(document, named) if len(name) > 1 and count(name) < _COMMON}
    near = Nearby((one.span, one) for one in mentions) if given else Nearby[Mention]()
    for name, spans in occurrences(document.folded, given).items():
        for span in spans:
            inside = all(span.contains(one.span) and span != one.span for one in near.overlapping(span))
            if span.start > given[name].span.end and inside and _whole(sentences, span):
                surface, full = span.of(document.text), given[name]
                yield replace(full, span=span, surface=surface, value=name, rule=RULE, score=_SCORE), full


def _by_full(folded: str, fulls: tuple[Mention, ...], known: Nearby[None]) -> dict[int, list[Span]]:
    """By the number of the full name the stretches that stand for it, none of them already known."""
    letters = Letters([full.value for full in fulls])
    meant: dict[tuple[str, str], list[int]] = {}
    found: dict[int, list[Span]] = defaultdict(list)
    for core, span in _stretches(folded, {character for full in fulls for character in full.value}):
        key = core.of(folded), span.of(folded)
        if key not in meant:
            fitting = letters.holding(set(key[0])) if count(key[1]) < _COMMON else ()
            meant[key] = [number for number in fitting if _short_form(key[1], fulls[number].value)]
        for number in meant[key] if meant[key] and not known.holds(span) else ():
            if _whole_run(folded, core, fulls[number].value):
                found[number].append(span)
    return found


def _stretches(folded: str, characters: set[str]) -> Iterator[tuple[Span, Span]]:
    """Two to four of the characters in a row, each alone and with a word such as 新 before them."""
    if not characters:
        return
    for run in re.finditer(f"[{re.escape(''.join(sorted(characters)))}]{{2,}}", folded):
        for start in range(run.start(), run.end() - 1):
            before = len(words("name-additions").ending(folded[max(0, start - _LONGEST_SHORT) : start]))
            for end in range(start + 2, min(run.end(), start + _LONGEST_SHORT) + 1):
                yield Span(start, end), Span(start - before, end)


def _whole_run(folded: str, core: Span, full: str) -> bool:
    """Whether no further character of the full name goes before or behind, save before the longest short form."""
    if core.end < len(folded) and folded[core.end] in full:
        return False
    return len(core) == _LONGEST_SHORT or core.start == 0 or folded[core.start - 1] not in full


def _full_names(mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    seen: set[str] = set()
    for mention in sorted(mentions):
        plain = mention.kind in _KINDS and "/" not in mention.value
        if plain and len(mention.value) >= _SHORTEST_FULL and mention.value not in seen:
            seen.add(mention.value)
            yield mention


def _short_form(short: str, full: str) -> bool:
    return short not in full and count(short) < _COMMON and names.short_form(short, full) >= names.SURE - 0.05


def _whole(sentences: tuple[Sentence, ...], span: Span) -> bool:
    """Whether a word begins where the short form does and one ends where it ends."""
    home = sentence_of(sentences, span)
    if home is None:
        return False
    begins = any(token.span.start == span.start for token in home.tokens)
    return begins and any(token.span.end == span.end for token in home.tokens)
