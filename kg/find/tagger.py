"""Which tagger reads the words: the protocol, the known ones by name, and the pieces of text they are given."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from operator import attrgetter
from typing import Protocol, runtime_checkable

from kg.errors import SettingsError
from kg.model import Document, Sentence, Span, Token

LONGEST_PIECE = 200
_DATE_HEAD = re.compile(r"[\s|*•●-]*\d{1,4}(?:[-./]\d{1,2}){1,2}\s+(?=[一-鿿])(?![万亿千百个])")
_SPACE = re.compile(r"\s")
_START = attrgetter("span.start")
_CLAUSE_MARKS = frozenset("，、。；：！？,;:!?")


class Tagger(Protocol):
    """Cuts sentences into words with parts of speech, in LAC's tag set; the same input gives the same tokens."""

    def tag(self, document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        """The same sentences, in the same order, each with tokens that lie inside its span, left to right."""
        ...


@runtime_checkable
class Foresighted(Protocol):
    """A tagger that reads several articles for less than one after another."""

    def ahead(self, texts: Iterable[tuple[Document, tuple[Sentence, ...]]]) -> None:
        """Reads articles whose tags are asked for next; they come out as they would without."""
        ...


@dataclass(frozen=True, slots=True)
class Piece:
    """Text for a tagger: folded characters without needless spaces, and the place of each in `Document.text`."""

    sentence: int
    text: str
    places: tuple[int, ...]

    def token(self, start: int, end: int, pos: str) -> Token:
        """The token made of characters `start` to `end` of this piece."""
        places = self.places
        return Token(Span(places[start], places[end - 1] + 1), pos)


def get(name: str) -> Tagger:
    """The tagger of that name, built once; an unknown name is a `SettingsError` that lists the known ones."""
    maker = TAGGERS.get(name)
    if maker is not None:
        return maker()
    for entry in entry_points(group="kg.taggers"):
        if entry.name == name:
            tagger: Tagger = entry.load()()
            return tagger
    plugged = {entry.name for entry in entry_points(group="kg.taggers")}
    known = ", ".join(sorted(plugged | set(TAGGERS)))
    raise SettingsError(f"no tagger named {name}", where="tagger", hint=f"known taggers: {known}")


def ahead(tagger: Tagger, texts: Iterable[tuple[Document, tuple[Sentence, ...]]]) -> None:
    """Tells a tagger which articles come next, where that is of use to it."""
    if isinstance(tagger, Foresighted):
        tagger.ahead(texts)


def pieces(document: Document, sentences: tuple[Sentence, ...]) -> Iterator[Piece]:
    """Each sentence as one piece, or several where it is longer than `LONGEST_PIECE` or holds a line break.

    A date in figures that opens it is a piece of its own, lest its last figures stick to the words behind.
    """
    for number, sentence in enumerate(sentences):
        head = _DATE_HEAD.match(document.folded, sentence.span.start, sentence.span.end)
        begin = head.end() if head else sentence.span.start
        dated = _seen(document.folded, Span(sentence.span.start, begin))
        places = _seen(document.folded, Span(begin, sentence.span.end))
        for part in (*_cut(document.folded, dated), *_cut(document.folded, places)):
            yield Piece(number, _text(document.folded, part), part)


def join(sentences: tuple[Sentence, ...], tagged: list[tuple[Piece, tuple[Token, ...]]]) -> tuple[Sentence, ...]:
    """The sentences with the tokens of their pieces, in order of place."""
    found: list[list[Token]] = [[] for _ in sentences]
    for piece, tokens in tagged:
        found[piece.sentence].extend(tokens)
    return tuple(
        replace(sentence, tokens=tuple(sorted(tokens, key=_START)))
        for sentence, tokens in zip(sentences, found, strict=True)
    )


def _seen(folded: str, span: Span) -> tuple[int, ...]:
    """Places of the characters a tagger should see: a space beside a digit (2023 年12 月) only misleads it."""
    return tuple(_kept(folded, span) if _SPACE.search(folded, span.start, span.end) else range(span.start, span.end))


def _kept(folded: str, span: Span) -> Iterator[int]:
    for place in range(span.start, span.end):
        character = folded[place]
        if character.isspace() and character != "\n":
            before = folded[place - 1 : place]
            after = folded[place + 1 : place + 2]
            if not (before.isascii() and after.isascii()) and (before.isdigit() or after.isdigit()):
                continue
        yield place


def _text(folded: str, places: tuple[int, ...]) -> str:
    start, end = places[0], places[-1] + 1
    return folded[start:end] if end - start == len(places) else "".join(folded[place] for place in places)


def _cut(folded: str, places: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    if 0 < len(places) < LONGEST_PIECE and folded.find("\n", places[0], places[-1]) < 0 and folded[places[-1]] != "\n":
        yield places
        return
    start = last_mark = 0
    for at, place in enumerate(places):
        if folded[place] == "\n":
            if at > start:
                yield places[start:at]
            start = last_mark = at + 1
        elif folded[place] in _CLAUSE_MARKS:
            last_mark = at + 1
        if at + 1 - start >= LONGEST_PIECE:
            end = last_mark if last_mark > start else at + 1
            yield places[start:end]
            start = end
    if start < len(places):
        yield places[start:]


@cache
def _lac() -> Tagger:
    from kg.find.lac import LacTagger  # noqa: PLC0415 - the model loads only when it is wanted

    return LacTagger()


@cache
def _jieba() -> Tagger:
    if find_spec("jieba") is None:
        hint = "pip install 'dashiji[jieba]', or choose the tagger lac"
        raise SettingsError("the tagger jieba needs the package jieba", where="tagger", hint=hint)
    from kg.find.jieba_tagger import JiebaTagger  # noqa: PLC0415 - jieba's dictionary loads only when it is wanted

    return JiebaTagger()


@cache
def _crf() -> Tagger:
    from kg.find.crf_tagger import CrfTagger  # noqa: PLC0415 - needs an extra, and is built over the others

    return CrfTagger()


TAGGERS: dict[str, Callable[[], Tagger]] = {"lac": _lac, "jieba": _jieba, "lac+crf": _crf}
