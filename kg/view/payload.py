"""The data of a page as JSON that can stand inside HTML."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import opencc

from kg.model import Kind
from kg.read.script import fold
from kg.view.drawing import STYLES, draw
from kg.view.model import Fact, GraphView, Label, Link, Node, Note, Quote

_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")
_FOLDED = "".join(chr(code) for first, last in ((0x3000, 0x9FFF), (0xF900, 0xFFEF)) for code in range(first, last + 1))


def payload(view: GraphView, title: str) -> dict[str, Any]:
    """All that the page's script reads: sentences once each, things and articles by number."""
    table = _Table(view)
    nodes = [_node(node, table) for node in view.nodes]
    links = [_link(link, table) for link in view.links]
    return {
        "title": title,
        "leftOut": view.left_out,
        "kinds": [{"id": kind.value, "color": style.color, "shape": style.shape} for kind, style in STYLES.items()],
        "nodes": nodes,
        "links": links,
        "chronicle": _chronicle(view),
        "articles": [[one.title, one.published, one.source] for one in view.articles],
        "sentences": table.sentences,
        "fold": fold_pairs("".join(node["find"] for node in nodes)),
        "vis": draw(view),
    }


def as_json(value: object) -> str:
    """JSON without the characters that could end a script element, a line or a string early.

    >>> as_json("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def folded(node: Node) -> str:
    """Every name of a thing, a line each, as search compares them: simplified, half-width, lower case."""
    return fold("\n".join((node.label, node.traditional, *node.names))).lower()


class _Table:
    """Numbers for nodes, articles and sentences."""

    def __init__(self, view: GraphView) -> None:
        self.nodes = {node.id: index for index, node in enumerate(view.nodes)}
        self.articles = {article.id: index for index, article in enumerate(view.articles)}
        self.sentences: list[str] = []
        self._known: dict[str, int] = {}

    def sentence(self, words: str) -> int:
        """The number of a sentence, a new one at its first telling."""
        if words not in self._known:
            self._known[words] = len(self.sentences)
            self.sentences.append(words)
        return self._known[words]


def _node(node: Node, table: _Table) -> dict[str, Any]:
    return {
        "iri": node.id,
        "label": node.label,
        "traditional": node.traditional,
        "kind": node.kind.value,
        "names": list(node.names),
        "types": [words_of(one) for one in node.types],
        "start": node.start,
        "end": node.end,
        "notes": [_note(note, table) for note in node.notes],
        "quotes": [_quote(quote, table) for quote in node.quotes],
        "mentions": node.mentions,
        "same": list(node.same_as),
        "find": folded(node),
    }


def _link(link: Link, table: _Table) -> dict[str, Any]:
    return {
        "from": table.nodes[link.source],
        "to": table.nodes[link.target],
        "label": words_of(link.label),
        "facts": [_fact(fact, table) for fact in link.facts],
        "inferred": link.inferred,
    }


def _note(note: Note, table: _Table) -> list[Any]:
    return [words_of(note.label), note.value, [_fact(fact, table) for fact in note.facts]]


def _fact(fact: Fact, table: _Table) -> list[Any]:
    article = table.articles.get(fact.article, -1)
    return [table.sentence(fact.sentence), article, fact.rule, fact.confidence, fact.holder]


def _quote(quote: Quote, table: _Table) -> list[Any]:
    return [quote.before, quote.words, quote.after, table.articles.get(quote.article, -1)]


def words_of(label: Label) -> list[str]:
    """Simplified, English and traditional; words of an article and names without a translation stay as they are."""
    same = label.zh == label.en
    return [label.zh, label.en] if same else [label.zh, label.en, _converter().convert(label.zh)]


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2tw")


def _chronicle(view: GraphView) -> list[int]:
    """The events in order of time, those without a date at the end."""
    events = [index for index, node in enumerate(view.nodes) if node.kind is Kind.EVENT]
    return sorted(events, key=lambda index: (_moment(view.nodes[index]), view.nodes[index].label, index))


def _moment(node: Node) -> tuple[bool, int, str]:
    first = node.start or node.end
    year = re.match(r"-?\d+", first)
    return not first, int(year[0]) if year else 0, first


def fold_pairs(text: str) -> list[str]:
    """The traditional and full-width characters that fold to one the names have: two strings, place for place."""
    known = set(text)
    pairs = [
        (old, new.lower())
        for old, new in zip(_FOLDED, fold(_FOLDED), strict=True)
        if old != new and new.lower() in known
    ]
    return ["".join(old for old, _ in pairs), "".join(new for _, new in pairs)]
