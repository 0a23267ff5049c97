"""Searching by words: things by their names, articles by their sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg.graph.answering import Question
from kg.graph.answers import Term
from kg.rdf import Literal
from kg.read.script import fold
from kg.serve import pages
from kg.serve.links import link
from kg.serve.protocol import ProtocolError
from kg.serve.streaming import result

MOST = 100
"""Things, and articles, that a page shows."""
_LONGEST = 100
_AROUND = 60
_NAMES = f"""SELECT ?thing (MIN(STR(?name)) AS ?shown) WHERE {{
  ?thing rdfs:label|skos:altLabel|schema:headline ?name
  FILTER (CONTAINS(STR(?name), $words) || CONTAINS(STR(?name), $folded)) }}
GROUP BY ?thing ORDER BY STRLEN(?shown) ?shown ?thing LIMIT {MOST}"""
_TEXTS = f"""SELECT DISTINCT ?article ?title ?text WHERE {{
  ?article nif:isString ?text FILTER (CONTAINS(STR(?text), $words) || CONTAINS(STR(?text), $folded))
  OPTIONAL {{ ?article schema:headline ?title }} }} ORDER BY ?article LIMIT {MOST}"""
_SENTENCE_END = re.compile(r"[。！？!?\n]")


async def show(request: Request) -> HTMLResponse:
    """The page of `q`, in either script; without it a field to write in."""
    words = " ".join(request.query_params.get("q", "").split())
    if len(words) > _LONGEST:
        raise ProtocolError(400, f"at most {_LONGEST} characters are searched for")
    field = (
        f'<form action="/search" role="search"><input name="q" value="{escape(words)}" aria-label="搜索 Search" '
        f"autofocus><button>搜索 Search</button></form>\n"
    )
    found = await _found(request, words) if words else ""
    return pages.page("搜索 Search", f"<h1>搜索 Search</h1>\n{field}{found}")


async def _found(request: Request, words: str) -> str:
    pool, base = request.app.state.pool, request.app.state.base
    told = (("words", words), ("folded", fold(words)))
    things, texts = [await result(pool, Question(text, told)) for text in (_NAMES, _TEXTS)]
    names = "".join(
        f"<li>{link(str(thing), _text(name), base)} <small>{escape(_kind(str(thing), base))}</small></li>\n"
        for thing, name in things
    )
    quotes = "".join(_quotes(row, (words, fold(words)), base) for row in texts)
    return _section("名称 Names", f"<ul>\n{names}</ul>\n", len(things)) + _section("原文 Texts", quotes, len(texts))


def _section(heading: str, inside: str, count: int) -> str:
    more = f"<p><small>只显示前 {MOST} 项 the first {MOST} are shown</small></p>\n" if count >= MOST else ""
    return f"<h2>{heading} <small>{count}</small></h2>\n{inside if count else ''}{more}"


def _quotes(row: tuple[Term, ...], words: tuple[str, str], base: str) -> str:
    article, title, text = row
    name = _text(title) or str(article).rpartition("/")[2]
    told = "".join(f"<blockquote>{one}</blockquote>\n" for one in _sentences(_text(text), words))
    return f"<p>{link(str(article), name, base)}</p>\n{told}"


def _sentences(text: str, words: Iterable[str]) -> Iterator[str]:
    """The first sentences of a text with the words in them, marked; long ones cut."""
    pattern = re.compile("|".join(sorted({re.escape(one) for one in words})))
    shown, at = 0, 0
    while shown < 3 and (found := pattern.search(text, at)):
        before = max((end.end() for end in _SENTENCE_END.finditer(text, 0, found.start())), default=0)
        after = _SENTENCE_END.search(text, found.end())
        begin, end = (
            max(before, found.start() - _AROUND),
            min(after.end() if after else len(text), found.end() + _AROUND),
        )
        left, right = text[begin : found.start()].strip(), text[found.end() : end].strip()
        yield f"{escape(left)}<mark>{escape(found[0])}</mark>{escape(right)}"
        shown, at = shown + 1, end


def _kind(iri: str, base: str) -> str:
    return iri.removeprefix(base).partition("/")[0] if iri.startswith(base) else ""


def _text(node: Term) -> str:
    return node.value if isinstance(node, Literal) else node or ""
