"""What the tagger took for one name: two places, a place and the joining word behind it, a verb and a bare 县."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.find.abroad import realign
from kg.find.gazetteer import lookup
from kg.lexicon import words
from kg.model import Document, Sentence, Span, Token

_NAMES = frozenset({"LOC", "PER", "ORG", "nz", "ns"})
_SHORTEST, _PIECES = 2, 3


def part(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """The tagged sentences, each such word cut into place, preposition and place; countries and posts are whole.

    So are a verb of meeting and that of coming behind it (会见 | 到访), and the verb of a match before a team.
    """
    return tuple(realign(document, _met(document, _parted(document, sentence))) for sentence in sentences)


def _met(document: Document, sentence: Sentence) -> Sentence:
    """The words, 会见到 | 访 and 会 | 见到 | 访 cut where the two verbs meet."""
    tokens, folded = sentence.tokens, document.folded
    meeting, coming = words("meeting-guests-verbs"), words("coming-verbs")
    if not any(one.pos == "v" and folded[one.span.start] in meeting.firsts for one in tokens):
        return sentence
    made: list[Token] = []
    at = 0
    while at < len(tokens):
        start = tokens[at].span.start
        meets = meeting.longest(folded, start) if tokens[at].pos == "v" else ""
        comes = coming.longest(folded, start + len(meets)) if meets else ""
        if not comes:
            made.append(tokens[at])
            at += 1
            continue
        middle, end = start + len(meets), start + len(meets) + len(comes)
        last = next((n for n in range(at, min(at + _PIECES, len(tokens))) if tokens[n].span.end == end), None)
        if last is not None and all(one.span.end != middle for one in tokens[at : last + 1]):
            made += [Token(Span(start, middle), "v"), Token(Span(middle, end), "v")]
            at = last + 1
        else:
            made.append(tokens[at])
            at += 1
    return sentence if len(made) == len(tokens) and tuple(made) == tokens else replace(sentence, tokens=tuple(made))


def _parted(document: Document, sentence: Sentence) -> Sentence:
    made: list[Token] = []
    for token in _whole(document.folded, sentence.tokens):
        if token.pos in _NAMES:
            made.extend(_beaten(document.folded, token) or _cut(document.folded, token))
        else:
            made.append(token)
    return sentence if tuple(made) == sentence.tokens else replace(sentence, tokens=tuple(made))


def _whole(folded: str, tokens: tuple[Token, ...]) -> Iterator[Token]:
    """The words, a place that is only known with the preposition before it one word (从 | 江县)."""
    before: Token | None = None
    for token in tokens:
        joins = before is not None and token.pos == "LOC" and before.span.end == token.span.start
        if before is not None and joins and _known_so(folded, Span(before.span.start, token.span.end), token):
            yield Token(Span(before.span.start, token.span.end), "LOC")
            before = None
            continue
        if before is not None:
            yield before
            before = None
        if token.pos == "p" and len(token.span) == 1:
            before = token
        else:
            yield token
    if before is not None:
        yield before


def _known_so(folded: str, whole: Span, place: Token) -> bool:
    """Whether the table knows a place with the preposition before it, and not without."""
    name = place.span.of(folded)
    return len(name) == _SHORTEST and not lookup(name) and bool(lookup(whole.of(folded)))


def _beaten(folded: str, token: Token) -> tuple[Token, ...]:
    """The team behind the verb of a match that was tagged as part of its name (战平 | 石门队), else nothing."""
    text, start = token.span.of(folded), token.span.start
    verb = words("beating-verbs").longest(text, 0)
    endings = words("organization-endings")
    ending = endings.ending(text[len(verb) :]) if verb else ""
    if not ending or endings[ending][0] != "kg:SportsTeam" or len(text) - len(verb) <= len(ending):
        return ()
    return (Token(Span(start, start + len(verb)), "v"), Token(Span(start + len(verb), token.span.end), "ORG"))


def _cut(folded: str, token: Token) -> Iterator[Token]:
    """A name, or what it is cut into."""
    text, start = token.span.of(folded), token.span.start
    name = len(text) == len(token.span) > _SHORTEST and not lookup(text)
    verb = words("verbs-before-divisions").longest(text, 0) if name else ""
    if verb and text[len(verb) :] in words("place-endings"):  # 中标 | 县污水厂
        yield Token(Span(start, start + len(verb)), "v")
        yield Token(Span(start + len(verb), token.span.end), "n")
        return
    for at in range(_SHORTEST, len(text)) if name else ():
        rest = text[at + 1 :]
        if text[at] in words("with-words") and lookup(text[:at]) and (not rest or lookup(rest)):
            yield Token(Span(start, start + at), "LOC")
            yield Token(Span(start + at, start + at + 1), "p")
            yield from (Token(Span(start + at + 1, token.span.end), "LOC"),) if rest else ()
            return
    yield token
