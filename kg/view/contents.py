"""The data of the explorer: every word of the vocabulary, sentence and article once, the rest by number."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from kg.iri import PREFIXES, short
from kg.model import Kind
from kg.read.script import fold
from kg.resolve.decisions import Verdict
from kg.view import atlas, drawing
from kg.view.communities import communities
from kg.view.drawing import STYLES
from kg.view.initials import initials
from kg.view.model import Article, Fact, Figure, GraphView, Label, Link, Node, Note, Text, Type
from kg.view.payload import fold_pairs, folded, words_of

_KINDS = {kind: number for number, kind in enumerate(STYLES)}


def contents(view: GraphView, title: str, *, pyvis: bool = False) -> dict[str, Any]:
    """What the explorer reads; a value that is empty is left out. Offsets count UTF-16 units, as scripts do.

    Dates bring nothing together, since half of all may share a year: they are in no group and stand aside.
    With `pyvis` it holds the network as pyvis draws it.
    """
    tables = _Tables(view)
    order = {node.id: index for index, node in enumerate(view.nodes)}
    ends = [(order[link.source], order[link.target]) for link in view.links]
    timeless = [pair for pair in ends if all(view.nodes[end].kind is not Kind.DATE for end in pair)]
    groups = communities(len(view.nodes), timeless)
    places = _places(view, timeless, groups)
    nodes = [
        _node(node, tables) | {"at": place, **({"group": group} if group >= 0 else {})}
        for node, place, group in zip(view.nodes, places, groups, strict=True)
    ]
    links = [_link(link, pair, tables) for link, pair in zip(view.links, ends, strict=True)]
    return {
        "title": title,
        "leftOut": view.left_out,
        "textsLeftOut": view.texts_left_out,
        "kinds": [{"id": kind.value, "color": style.color, "shape": style.shape} for kind, style in STYLES.items()],
        "nodes": nodes,
        "links": links,
        "articles": [_article(one, tables, order) for one in view.articles],
        "figures": [_figure(one, tables, order) for one in view.figures],
        "classes": [_type(one, tables) for one in view.types if one.kind in _KINDS],
        "verdicts": list(Verdict),
        "namespaces": PREFIXES,
        "words": tables.vocabulary,
        "sentences": tables.sentences,
        "rules": list(tables.rules),
        "predicates": list(tables.predicates),
        "fold": fold_pairs(
            "".join((*(folded(node) for node in view.nodes), *(_characters(one) for one in view.texts)))
        ),
        "initials": initials(folded(node) for node in view.nodes),
        **({"drawing": drawing.draw(view, places)} if pyvis else {}),
    }


@dataclass
class _Tables:
    """Numbers for what occurs more than once."""

    view: GraphView
    words: dict[Label, int] = field(default_factory=dict)
    vocabulary: list[list[str]] = field(default_factory=list)
    sentences: list[str | list[int]] = field(default_factory=list)
    told: dict[tuple[str, str], int] = field(default_factory=dict)
    rules: dict[str, int] = field(default_factory=dict)
    predicates: dict[str, int] = field(default_factory=dict)
    articles: dict[str, int] = field(default_factory=dict)
    texts: dict[str, Text] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.articles = {one.id: index for index, one in enumerate(self.view.articles)}
        self.texts = {one.article: one for one in self.view.texts}

    def word(self, label: Label) -> int:
        """The number of a word of the vocabulary."""
        if label not in self.words:
            self.words[label] = len(self.vocabulary)
            self.vocabulary.append(words_of(label))
        return self.words[label]

    def sentence(self, words: str, article: str) -> int:
        """The number of a sentence: its place in the article, or its words where the article has none such."""
        if (words, article) not in self.told:
            self.told[words, article] = len(self.sentences)
            text = self.texts[article].words if article in self.texts else ""
            start = text.find(words) if words else -1
            place = [self.articles.get(article, -1), _units(text[:start]), _units(text[: start + len(words)])]
            self.sentences.append(place if start >= 0 and place[0] >= 0 else words)
        return self.told[words, article]

    def number(self, table: dict[str, int], name: str) -> int:
        """The number of a rule or a predicate."""
        return table.setdefault(name, len(table))


def _places(view: GraphView, ends: list[tuple[int, int]], groups: tuple[int, ...]) -> list[tuple[int, int]]:
    degree = Counter(index for pair in ends for index in pair)
    numbers = [groups[index] for index in drawing.order_of(view)]
    return drawing.places(view, ends, degree, partial(atlas.place, numbers=numbers))


def _node(node: Node, tables: _Tables) -> dict[str, Any]:
    known = {
        "iri": node.id,
        "label": node.label,
        "kind": _KINDS[node.kind],
        "traditional": node.traditional,
        "names": list(node.names),
        "types": [tables.word(one) for one in node.types],
        "classes": [tables.number(tables.predicates, one) for one in node.classes],
        "start": node.start,
        "end": node.end if node.end != node.start else "",
        "notes": [_note(note, tables) for note in node.notes],
        "mentions": node.mentions,
        "same": list(node.same_as),
        "point": list(node.point or ()),
    }
    return {name: value for name, value in known.items() if value or name in {"label", "kind"}}


def _link(link: Link, ends: tuple[int, int], tables: _Tables) -> dict[str, Any]:
    known: dict[str, Any] = {
        "from": ends[0],
        "to": ends[1],
        "word": tables.word(link.label),
        "predicate": tables.number(tables.predicates, link.predicate),
    }
    return known | ({"facts": [_fact(fact, tables) for fact in link.facts]} if link.facts else {})


def _note(note: Note, tables: _Tables) -> list[Any]:
    """A statistic goes by its place in the article of its fact, a property by its number."""
    known = [tables.word(note.label), note.value, [_fact(fact, tables) for fact in note.facts]]
    _, counted, place = note.behind.partition("#stat=")
    by = [place if counted else tables.number(tables.predicates, note.behind)] if note.behind else []
    return [*known, *([int(note.contested)] if note.contested or by else []), *by]


def _fact(fact: Fact, tables: _Tables) -> list[Any]:
    """Sentence, article, rule, confidence from 0 to 1 and who said it; an article without an entry is -1."""
    article = tables.articles.get(fact.article, -1)
    known = [tables.sentence(fact.sentence, fact.article), article, tables.number(tables.rules, fact.rule)]
    return [*known, fact.confidence, *([fact.holder] if fact.holder else [])]


def _type(one: Type, tables: _Tables) -> list[Any]:
    """The kind that a class is for, its word, its IRI and its name with a prefix."""
    return [_KINDS[one.kind], tables.word(one.label), one.id, short(one.id)]


def _figure(figure: Figure, tables: _Tables, order: dict[str, int]) -> list[Any]:
    """What was counted, the number, the thing it is about (-1: none of the page) and the fact."""
    return [figure.counted, figure.value, order.get(figure.about, -1), _fact(figure.fact, tables)]


def _article(article: Article, tables: _Tables, order: dict[str, int]) -> dict[str, Any]:
    text = tables.texts.get(article.id, Text(article.id, ""))
    at = _Units(text.words)
    marks = [
        [at[mark.start], at[mark.end], *(order[thing] for thing in mark.things if thing in order)]
        for mark in text.marks
    ]
    known = {
        "iri": article.id,
        "title": article.title,
        "published": article.published,
        "source": article.source,
        "text": text.words,
        "marks": [mark for mark in marks if len(mark) > 2],
        "damaged": [[at[start], at[end]] for start, end in text.damaged],
        "headings": [[at[start], at[end]] for start, end in text.headings],
    }
    return {name: value for name, value in known.items() if value}


def _characters(text: Text) -> str:
    """Every character of a text, as search compares them."""
    return fold("".join(sorted(set(text.words)))).lower()


class _Units:
    """Code points to UTF-16 units of a text."""

    def __init__(self, text: str) -> None:
        self._wide = [index for index, character in enumerate(text) if ord(character) > 0xFFFF]

    def __getitem__(self, at: int) -> int:
        return at + sum(1 for index in self._wide if index < at)


def _units(text: str) -> int:
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)
