"""The page of one thing: its facts with their sentences, and links that can be followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from kg import ontology
from kg.iri import NIF, RDF, RDFS, SCHEMA, short
from kg.rdf import Literal
from kg.serve import addresses
from kg.serve.links import link, term_address
from kg.serve.things import MOST, Link, Quote, Thing

_FORMS = (("ttl", "text/turtle", "Turtle"), ("jsonld", "application/ld+json", "JSON-LD"))
_TEXT = NIF + "isString"


def title(thing: Thing) -> str:
    """The name of a thing, or else the end of its IRI."""
    names = (thing.name(predicate) for predicate in (RDFS + "label", SCHEMA + "headline", NIF + "anchorOf"))
    return next((name for name in names if name), thing.iri.rstrip("/").rpartition("/")[2])


def head(thing: Thing, base: str) -> str:
    """Where the same is in other forms."""
    here = escape(addresses.path(thing.iri, base).partition("#")[0])
    return "".join(
        f'<link rel="alternate" type="{kind}" href="{here}?format={form}" title="{name}">\n'
        for form, kind, name in _FORMS
    )


def body(thing: Thing, base: str) -> str:
    """The page in HTML, all that comes from articles escaped."""
    here = escape(addresses.path(thing.iri, base).partition("#")[0])
    other = " · ".join(f'<a href="{here}?format={form}">{name}</a>' for form, _, name in _FORMS)
    types = "、".join(_label(str(one.node)) for one in thing.properties if one.property == RDF + "type")
    shown = [one for one in thing.properties if one.property not in {RDF + "type", _TEXT}]
    parts = [
        f"<h1>{escape(title(thing))}</h1>\n<p>{types}<br><span class=iri>{escape(thing.iri)}</span><br>{other}</p>\n",
        _section("事实 Facts", _links(shown, base), len(thing.properties)),
        _section("被引用 Referred to by", _links(thing.pointing, base), len(thing.pointing)),
        _section("提及 Mentions", _mentions(thing, base), len(thing.mentions)),
    ]
    if text := thing.name(_TEXT):
        parts.append(f"<h2>原文 Text</h2>\n<pre>{escape(text)}</pre>\n")
    return "".join(parts)


def _section(heading: str, lines: Iterable[str], count: int) -> str:
    inside = "".join(lines)
    more = f"<p><small>最多显示 {MOST} 行 only the first {MOST} rows are shown</small></p>\n" if count >= MOST else ""
    return f"<h2>{heading}</h2>\n<dl>\n{inside}</dl>\n{more}" if inside else ""


def _links(links: Iterable[Link], base: str) -> Iterator[str]:
    for predicate, members in groupby(links, key=lambda one: one.property):
        values = "".join(f"<div>{_value(one, base)}{_quotes(one, base)}</div>\n" for one in members)
        yield f"<dt>{_label(predicate)}</dt>\n<dd>{values}</dd>\n"


def _label(iri: str) -> str:
    chinese, english = ontology.load().labels.get(iri, ("", ""))
    words = f'{escape(chinese)} <small title="{escape(iri)}">{escape(english or short(iri))}</small>'
    target = term_address(iri)
    return f'<a href="{escape(target)}">{words}</a>' if target else words


def _value(one: Link, base: str) -> str:
    if isinstance(one.node, Literal):
        mark = f' lang="{escape(one.node.language)}"' if one.node.language else ""
        return f"<span{mark}>{escape(one.node.value)}</span>"
    return link(one.node, one.name or short(one.node), base)


def _quotes(told: Link, base: str) -> str:
    return "".join(_quote(one, base) for one in told.quotes)


def _quote(quote: Quote, base: str) -> str:
    told = " · ".join(part for part in (escape(quote.rule), escape(quote.confidence)) if part)
    article = quote.fact.partition("#")[0]
    source = link(article, article.rpartition("/")[2], base)
    return f"<blockquote>{escape(quote.words)}<br><small>{source} · {told}</small></blockquote>"


def _mentions(thing: Thing, base: str) -> Iterator[str]:
    for article, members in groupby(thing.mentions, key=lambda one: one[0]):
        yield f"<dt>{link(article, article.rpartition('/')[2], base)}</dt>\n<dd>"
        for _, begin, before, words, after in members:
            yield f"<small>{escape(begin)}</small> …{escape(before)}<mark>{escape(words)}</mark>{escape(after)}…<br>\n"
        yield "</dd>\n"
