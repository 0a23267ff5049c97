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
class Note:
    """What is told of a thing that is no other thing: a post, a number, a day.

    `contested` where only one value can be true and another is told that it does not agree with; `behind` is the
    property (an IRI) that facts tell it by, or the statistic (an IRI) that gives the number.
    """

    label: Label
    value: str
    facts: tuple[Fact, ...] = ()
    contested: bool = False
    behind: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Figure:
    """A number that an article gives: what was counted, the number with its unit, the thing (IRI) it is about.

    `statistic` is the IRI of the number itself.
    """

    counted: str
    value: str
    about: str
    fact: Fact
    statistic: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: `id` its IRI, `types` the narrowest first, `start` and `end` as precise as known.

    `mentions` counts those of all articles, `classes` are the IRIs behind `types`, `point` latitude and longitude in
    degrees.
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
    mentions: int = 0
    same_as: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link between two things (IRIs) by a predicate (an IRI); `inferred` where no sentence tells it."""

    source: str
    target: str
    label: Label
    facts: tuple[Fact, ...] = ()
    inferred: bool = False
    predicate: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A stretch of a text, half-open, in code points, and the things (IRIs) that it names."""

    start: int
    end: int
    things: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """The words of an article (its IRI) as they came in, with the mentions in them.

    `damaged` stretches and `headings` are half-open, in code points.
    """

    article: str
    words: str
    marks: tuple[Mark, ...] = ()
    damaged: tuple[tuple[int, int], ...] = ()
    headings: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Type:
    """A class that a thing may have: its IRI, which kind of thing it is for, and its words."""

    id: str
    kind: Kind
    label: Label


@dataclass(frozen=True, slots=True)
class GraphView:
    """All that one page shows.

    `left_out` counts the things a page has no room for, `texts_left_out` the articles whose words it has none for.
    """

    nodes: tuple[Node, ...] = ()
    links: tuple[Link, ...] = ()
    articles: tuple[Article, ...] = ()
    left_out: int = 0
    texts: tuple[Text, ...] = ()
    figures: tuple[Figure, ...] = ()
    types: tuple[Type, ...] = ()
    texts_left_out: int = 0
