"""What the page shows: things, links and the sentences behind them, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Kind


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """A word of the vocabulary in Chinese and in English."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, order=True)
class Article:
    """A source: its IRI, headline, day of publication (as precise as known) and where it came from."""

    id: str
    title: str
    published: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """One sentence that tells a link, in the words of the article (its IRI), with the rule that read it."""

    sentence: str
    article: str
    rule: str
    confidence: str
    holder: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A mention with the words around it."""

    before: str
    words: str
    after: str
    article: str


@dataclass(frozen=True, slots=True, order=True)
class Note:
    """What is told of a thing that is no other thing: a post, a number, a day."""

    label: Label
    value: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: `id` its IRI, `types` the narrowest first, `start` and `end` as precise as known.

    `quotes` are the first of its `mentions` (a count over all articles).
    """

    id: str
    label: str
    kind: Kind
    traditional: str = ""
    names: tuple[str, ...] = ()
    types: tuple[Label, ...] = ()
    start: str = ""
    end: str = ""
    notes: tuple[Note, ...] = ()
    quotes: tuple[Quote, ...] = ()
    mentions: int = 0
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two things (IRIs); `inferred` where no sentence tells it."""

    source: str
    target: str
    label: Label
    facts: tuple[Fact, ...] = ()
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class GraphView:
    """All that one page shows; `left_out` counts the things a page has no room for."""

    nodes: tuple[Node, ...] = ()
    links: tuple[Link, ...] = ()
    articles: tuple[Article, ...] = ()
    left_out: int = 0
