"""What a conditional random field is told of each character: itself, its words, their tags, lists and tag scores."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from kg.find.gazetteer import lookup
from kg.find.lac import LacTagger
from kg.find.tagger import get, pieces
from kg.lexicon import words as lexicon
from kg.model import Document, Mention, Sentence, Token

Features = dict[str, float]
_ENDINGS = ("organization-endings", "place-endings", "venue-endings", "person-titles", "organization-stops")
_NOMINAL = frozenset({"n", "nz", "LOC", "ORG", "PER", "vn", "s", "j", "nw", "an", "m", "f", "a"})
_UNLIKELY = 0.01
_LONGEST_PLACE = 8


@dataclass(frozen=True, slots=True)
class Place:
    """A character's word: its number, its tag with B or I, and whether it is a name of the rules."""

    word: int
    tag: str


def of_sentence(document: Document, sentence: Sentence, found: tuple[Mention, ...]) -> list[Features]:
    """Features of each character of a tagged sentence; `found` are the names that the rules saw in it."""
    span = sentence.span
    text = span.of(document.folded)
    tags = _by_character(sentence.tokens, span.start, len(text))
    (second,) = get("jieba").tag(document, (Sentence(span),))
    other = [place.tag for place in _by_character(second.tokens, span.start, len(text))]
    rules = _ruled(found, span.start, len(text))
    features: list[Features] = [{} for _ in text]
    for at, made in enumerate(features):
        names = [*_characters(text, at), *_tagged(tags, rules, other, at), *_words(sentence.tokens, document, tags[at])]
        made.update(dict.fromkeys(names, 1.0))
    for at, name in (*_listed(text), *_places(text)):
        for beside in (-1, 0, 1):
            if 0 <= at + beside < len(text):
                features[at + beside][f"l{-beside}={name}"] = 1.0
    _scored(document, sentence, features)
    return features


def _by_character(tokens: tuple[Token, ...], start: int, length: int) -> list[Place]:
    places = [Place(-1, "O")] * length
    for number, token in enumerate(tokens):
        for at in range(token.span.start - start, token.span.end - start):
            places[at] = Place(number, ("B-" if at == token.span.start - start else "I-") + token.pos)
    return places


def _ruled(found: tuple[Mention, ...], start: int, length: int) -> list[str]:
    ruled = ["O"] * length
    for one in found:
        for at in range(one.span.start - start, one.span.end - start):
            mark = "B" if at == one.span.start - start else "E" if at == one.span.end - start - 1 else "I"
            ruled[at] = f"{mark}-{one.kind}"
    return ruled


def _characters(text: str, at: int) -> Iterator[str]:
    padded = f"$${text}$$"
    here = at + 2
    for beside in range(-2, 3):
        yield f"c{beside}={padded[here + beside]}"
    for beside in range(-2, 2):
        yield f"d{beside}={padded[here + beside : here + beside + 2]}"
    yield f"e={padded[here - 1 : here + 2]}"
    yield "k=" + "".join(_sort(character) for character in padded[here - 1 : here + 2])
    if text[at] in lexicon("surnames"):
        yield "surname"


def _sort(character: str) -> str:
    if character.isdigit():
        return "d"
    if character.isascii() and character.isalpha():
        return "a"
    return "h" if "一" <= character <= "鿿" else "p"


def _tagged(tags: list[Place], rules: list[str], other: list[str], at: int) -> Iterator[str]:
    near = range(max(0, at - 2), min(len(tags), at + 3))
    for place in near:
        yield f"p{place - at}={tags[place].tag}"
        yield f"o{place - at}={rules[place]}"
        if abs(place - at) < 2:
            yield f"j{place - at}={other[place]}"
    yield "pp=" + "|".join(tags[place].tag for place in near if abs(place - at) < 2)
    yield "oo=" + "|".join(rules[place] for place in near if abs(place - at) < 2)
    yield f"op={tags[at].tag}|{rules[at]}|{other[at]}"


def _words(tokens: tuple[Token, ...], document: Document, place: Place) -> Iterator[str]:
    number = place.word
    if number < 0:
        return
    mark = place.tag[0]
    for beside in range(-2, 3):
        if 0 <= number + beside < len(tokens):
            token = tokens[number + beside]
            yield f"w{beside}={token.span.of(document.folded)}"
            yield f"t{beside}{mark}={token.pos}|{tokens[number].pos}"
    yield f"wl={len(tokens[number].span.of(document.folded))}|{place.tag}"
    if tokens[number].pos in _NOMINAL:
        end = _run(tokens, number)
        last = tokens[end].span.of(document.folded)
        away = min(end - number, 3)
        yield from (f"r={_ending(last)}|{away}", f"rw={last}", f"rl={last[-1]}|{tokens[number].pos}")
        yield "rt=" + "+".join(token.pos for token in tokens[number : end + 1][:5])
    yield f"n={_ending(tokens[number].span.of(document.folded))}|{mark}"


def _run(tokens: tuple[Token, ...], number: int) -> int:
    """Number of the last of the nominal words that follow each other from a word on."""
    ends = accumulate(
        range(number + 1, len(tokens)), lambda end, at: at if _goes_on(tokens, end, at) else end, initial=number
    )
    return list(ends)[-1]


def _goes_on(tokens: tuple[Token, ...], end: int, at: int) -> bool:
    return at == end + 1 and tokens[at].pos in _NOMINAL and tokens[at].span.start == tokens[end].span.end


def _ending(word: str) -> str:
    body = lexicon("organization-endings").ending(word)
    kind = lexicon("organization-endings")[body][0] if body else "-"
    place = "P" if lexicon("place-endings").ending(word) else ""
    return kind + place + ("V" if lexicon("venue-endings").ending(word) else "")


def _listed(text: str) -> Iterator[tuple[int, str]]:
    for name in _ENDINGS:
        for at in range(len(text)):
            word = lexicon(name).longest(text, at)
            if len(word) > 1 or (word and name in {"place-endings", "person-titles"}):
                yield from _marked(at, len(word), f"{name}{min(len(word), 3)}")


def _places(text: str) -> Iterator[tuple[int, str]]:
    for at in range(len(text)):
        for size in range(min(_LONGEST_PLACE, len(text) - at), 1, -1):
            records = lookup(text[at : at + size])
            if records:
                yield from _marked(at, size, records[0].level)
                break


def _marked(start: int, size: int, name: str) -> Iterator[tuple[int, str]]:
    for at in range(start, start + size):
        yield at, name + ("B" if at == start else "E" if at == start + size - 1 else "I")


def _scored(document: Document, sentence: Sentence, features: list[Features]) -> None:
    """Adds the likely tags of each character to it and to its neighbours."""
    lac = get("lac")
    if not isinstance(lac, LacTagger):
        return
    for piece in pieces(document, (sentence,)):
        scores = lac.scores(piece)
        for row, place in zip(scores, piece.places, strict=True):
            at = place - sentence.span.start
            likely = _likely(row)
            for beside in (-1, 0, 1):
                if 0 <= at + beside < len(features):
                    features[at + beside].update({f"b{-beside}={tag}": share for tag, share in likely.items()})


def _likely(scores: NDArray[np.float32]) -> dict[int, float]:
    """The tags that are not unlikely, each with its share of the likelihood."""
    shares = np.exp(scores - scores.max())
    shares = shares / shares.sum()
    return {tag: round(float(share), 4) for tag, share in enumerate(shares) if share > _UNLIKELY}
