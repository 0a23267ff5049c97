"""What of a built graph is least sure to be one thing, as rows that a person can decide on."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg import iri
from kg.iri import KG, SKOS
from kg.rdf import Literal, Statement
from kg.view import texts

COLUMNS = ("name", "verdict", "target", "reason", "who", "when", "score", "articles", "words", "other words")
_SCORE = re.compile(r"\((?P<score>[01]\.\d\d)\)$")
_UNSURE = "0.50"
_SURENESS, _ARTICLES = COLUMNS.index("score"), COLUMNS.index("articles")
_AROUND = 24
_SURE = 0.9


def rows(statements: Iterable[Statement], base: str) -> tuple[tuple[str, ...], ...]:
    """Rows of `COLUMNS`, the verdict left empty: things that may be one, and weak joins; the most named first, of
    equally many the least sure.

    Filled in with verdicts, the table is one of decisions. `words` are where each thing is first named.
    """
    told = tuple(statements)
    quotes = _quotes(told)
    named = Counter({thing: len(articles) for thing, articles in quotes.articles.items()})
    found = {*_apart(told, base, named), *_weak(told, base, named)}
    ordered = sorted(found, key=lambda row: (-int(row[_ARTICLES]), float(row[_SURENESS]), row))
    return tuple((*row, quotes.of(row[0], base), quotes.of(row[2], base)) for row in ordered)


@dataclass(slots=True)
class _Quotes:
    """In which articles each thing is named, and the words around its first mention."""

    articles: dict[str, set[str]]
    first: dict[str, str]

    def of(self, path: str, base: str) -> str:
        return self.first.get(iri.join(base, tuple(path.split("/"))), "")


def _quotes(told: Iterable[Statement]) -> _Quotes:
    articles: dict[str, set[str]] = defaultdict(set)
    first: dict[str, str] = {}
    for text in texts.of_articles(told):
        for mark in text.marks:
            for thing in mark.things:
                articles[thing].add(text.article)
                if thing not in first:
                    before, after = (
                        text.words[max(0, mark.start - _AROUND) : mark.start],
                        text.words[mark.end :][:_AROUND],
                    )
                    words = f"{before}【{text.words[mark.start : mark.end]}】{after}"
                    first[thing] = " ".join(words.split())
    return _Quotes(articles, first)


def _apart(told: tuple[Statement, ...], base: str, named: Counter[str]) -> Iterator[tuple[str, ...]]:
    for one in told:
        if one.predicate == SKOS + "closeMatch" and isinstance(one.object, str):
            used = named[one.subject] + named[one.object]
            yield _path(one.object, base), "", _path(one.subject, base), "may be one", "", "", _UNSURE, str(used)


def _weak(told: tuple[Statement, ...], base: str, named: Counter[str]) -> Iterator[tuple[str, ...]]:
    for one in told:
        score = _SCORE.search(one.object.value) if isinstance(one.object, Literal) else None
        if one.predicate == KG + "mergedBecause" and score and float(score["score"]) < _SURE:
            assert isinstance(one.object, Literal)
            reason, used = one.object.value, str(named[one.subject])
            yield _path(one.subject, base), "", "", reason, "", "", score["score"], used


def _path(node: str, base: str) -> str:
    return "/".join(iri.decode(segment) for segment in node.removeprefix(base).split("/"))
