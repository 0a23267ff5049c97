"""Which parser reads how sentences are built: the protocol, and the known ones by name."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from importlib.metadata import entry_points
from typing import Protocol, runtime_checkable

from kg.errors import SettingsError
from kg.model import Document, Sentence, Span


class Parser(Protocol):
    """Gives tagged sentences their arcs; the same input gives the same arcs."""

    def parse(self, document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        """The same sentences in the same order, tokens untouched, each with one arc a token or with none at all."""
        ...


@runtime_checkable
class Together(Protocol):
    """A parser that reads several articles for less than one after another."""

    def parse_together(self, texts: Sequence[tuple[Document, tuple[Sentence, ...]]]) -> list[tuple[Sentence, ...]]:
        """What `parse` gives for each."""
        ...


class NoParser:
    """Leaves sentences without arcs."""

    def parse(self, document: Document, sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
        """The sentences as they come."""
        return sentences


def get(name: str) -> Parser:
    """The parser of that name, built once; an unknown name is a `SettingsError` that lists the known ones."""
    maker = PARSERS.get(name)
    if maker is not None:
        return maker()
    for entry in entry_points(group="kg.parsers"):
        if entry.name == name:
            parser: Parser = entry.load()()
            return parser
    plugged = {entry.name for entry in entry_points(group="kg.parsers")}
    known = ", ".join(sorted(plugged | set(PARSERS)))
    raise SettingsError(f"no parser named {name}", where="parser", hint=f"known parsers: {known}")


def beside(tagger: str) -> Parser:
    """The parser that goes with a tagger: LAC's words are parsed, those of others not."""
    return get("network" if tagger.startswith("lac") else "none")


def parse(
    parser: Parser, document: Document, sentences: tuple[Sentence, ...], places: Iterable[Span]
) -> tuple[Sentence, ...]:
    """All sentences, those parsed that hold one of the places (where nothing happens, nobody asks for the tree)."""
    return parse_all(parser, [(document, sentences, places)])[0]


def parse_all(
    parser: Parser, texts: Sequence[tuple[Document, tuple[Sentence, ...], Iterable[Span]]]
) -> list[tuple[Sentence, ...]]:
    """The same of several articles, which some parsers read for less together."""
    wanted = [_wanted(sentences, places) for _, sentences, places in texts]
    asked = [(text[0], tuple(text[1][number] for number in some)) for text, some in zip(texts, wanted, strict=True)]
    found = parser.parse_together(asked) if isinstance(parser, Together) else [parser.parse(*one) for one in asked]
    made = []
    for (_, sentences, _), some, parsed in zip(texts, wanted, found, strict=True):
        told = dict(zip(some, parsed, strict=True))
        made.append(tuple(told.get(number, one) for number, one in enumerate(sentences)))
    return made


def _wanted(sentences: tuple[Sentence, ...], places: Iterable[Span]) -> list[int]:
    """The numbers of the sentences that hold one of the places."""
    starts = sorted(place.start for place in places)
    return [number for number, one in enumerate(sentences) if _holds(starts, one.span)]


def _holds(starts: list[int], span: Span) -> bool:
    at = bisect_left(starts, span.start)
    return at < len(starts) and starts[at] < span.end


@cache
def _network() -> Parser:
    from kg.parse.network import NetworkParser  # noqa: PLC0415 - the model loads only when it is wanted

    return NetworkParser()


PARSERS: dict[str, Callable[[], Parser]] = {"network": _network, "none": NoParser}
