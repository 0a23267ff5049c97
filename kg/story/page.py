"""A story as one HTML page that reads well on a screen and on paper, with no script and no request to anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from kg.chronicle import dates
from kg.chronicle import wording as chronicle_words
from kg.edtf import bounds
from kg.graph.rdf_xml import without_forbidden
from kg.story.tale import Event, Story
from kg.story.wording import of
from kg.view.drawing import STYLES
from kg.view.model import Article, Label
from kg.view.page import policy, template

_STYLE = "story.css"
_WEB = re.compile(r"https?://([^/\s]+)", re.IGNORECASE)


def page(story: Story) -> bytes:
    """The bytes of an .html file in UTF-8."""
    style, title = template(_STYLE), escape(story.subject.title)
    parts = (_head(story), _known(story), _chronicle(story), _network(story), _leading(story), _sources(story))
    tongue = "zh-Hans" if story.language == "zh" else "en"
    text = (
        f'<!doctype html>\n<html lang="{tongue}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy((), style)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="dashiji">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<main>\n"
        f"{''.join(line for part in parts for line in part)}</main>\n</body>\n</html>\n"
    )
    return without_forbidden(text).encode("utf-8")


def name(text: str) -> str:
    """Words of an article, whatever direction their characters run in, apart from what stands around them.

    >>> name("a<b")
    '<bdi>a&lt;b</bdi>'
    """
    return f"<bdi>{escape(text)}</bdi>"


def _say(label: Label, story: Story) -> str:
    return escape(label.en if story.language == "en" else label.zh)


def _head(story: Story) -> Iterator[str]:
    told, main = of(story.language), story.subject.main
    yield f"<header><h1>{name(story.subject.title)}</h1>\n"
    lead = []
    if main:
        lead.append(told["joint"].join(_say(one, story) for one in main.types[:1]))
        if main.names:
            lead.append(told["also"].format(told["joint"].join(map(name, main.names))))
        lead.append(told["mentioned"].format(articles=story.mentioning, times=main.mentions))
    else:
        lead.append(told["one"].format(articles=len(story.articles)))
    lead.append(_span(story))
    yield f'<p class="lead">{told["comma"].join(filter(None, lead))}{told["stop"]}</p>\n'
    same = [_address(one) for one in main.same_as] if main else []
    if same:
        yield f'<p class="same">{told["same"]}{told["joint"].join(same)}</p>\n'
    yield f'<p class="made">{told["made"]}</p></header>\n'


def _span(story: Story) -> str:
    """How many events there are, and from when to when."""
    told = of(story.language)
    days = [day for one in story.events for day in bounds(one.entry.date) if day]
    dated = sum(any(bounds(one.entry.date)) for one in story.events)
    if not days:
        return told["undated"].format(count=len(story.events)) if story.events else ""
    first, last = (dates.words(day, story.language) for day in (min(days), max(days)))
    if first == last:
        return told["oneday"].format(count=len(story.events), dated=dated, first=first)
    return told["events"].format(count=len(story.events), dated=dated, first=first, last=last)


def _known(story: Story) -> Iterator[str]:
    told = of(story.language)
    if story.told:
        yield f'<section id="known"><h2>{told["known"]}</h2>\n<dl>\n'
        for one in story.told:
            yield f"<div><dt>{_say(one.label, story)}</dt><dd>{name(one.value)} {_cite(one.source)}</dd></div>\n"
        yield "</dl></section>\n"
    if story.ties:
        yield f'<section id="ties"><h2>{told["ties"]}</h2>\n<dl>\n'
        for tie in story.ties:
            words = _say(tie.label, story)
            label = told["inward"].format(words) if tie.inward else words + told["colon"]
            names = told["joint"].join(f"{name(one)} {_cite(number)}" for one, number in tie.names)
            yield f"<div><dt>{label}</dt><dd>{names}</dd></div>\n"
        yield "</dl></section>\n"


def _chronicle(story: Story) -> Iterator[str]:
    told = of(story.language)
    yield f'<section id="chronicle"><h2>{told["chronicle"]}</h2>\n'
    if not story.events:
        yield f"<p>{told['nothing']}</p>\n"
    for one in story.events:
        yield from _event(one, story)
    yield "</section>\n"


def _event(one: Event, story: Story) -> Iterator[str]:
    entry, language = one.entry, story.language
    told = of(language)
    kind, standing = chronicle_words.kind(entry, language), chronicle_words.standing(entry, language)
    more = told["comma"].join(filter(None, (escape(kind), escape(standing))))
    yield f'<article><p class="date">{escape(dates.words(entry.date, language))}</p>\n'
    yield f"<h3>{name(entry.name)}" + (f' <span class="kind">{more}</span>' if more else "") + "</h3>\n"
    details = [
        f"{escape(label)}{told['colon']}{name(names)}" for label, names in chronicle_words.details(entry, language)
    ]
    if details:
        yield f'<p class="who">{(told["stop"] + (" " if language == "en" else "")).join(details)}{told["stop"]}</p>\n'
    for source, number in one.quotes:
        yield f"<blockquote>{name(source.sentence)} {_cite(number)}</blockquote>\n"
    yield "</article>\n"


def _network(story: Story) -> Iterator[str]:
    told, drawn = of(story.language), story.picture
    if not drawn.svg:
        return
    kinds = " ".join(
        f'<span><i class="{kind.value}"></i>{told[kind.value]}</span>' for kind in STYLES if kind.value in told
    )
    note = told["shown"].format(shown=drawn.shown, count=drawn.count) if drawn.shown < drawn.count else ""
    yield f'<section id="network"><h2>{told["network"]}</h2>\n{drawn.svg}\n'
    yield f'<p class="legend">{kinds} {note}</p></section>\n'


def _leading(story: Story) -> Iterator[str]:
    told = of(story.language)
    if not story.leading:
        return
    yield f'<section id="leading"><h2>{told["leading"]}</h2>\n<dl>\n'
    for kind, names in story.leading:
        shown = told["joint"].join(f"{name(one)} <small>{told['times'].format(count)}</small>" for one, count in names)
        yield f"<div><dt>{told[kind.value]}{told['colon']}</dt><dd>{shown}</dd></div>\n"
    yield "</dl></section>\n"


def _sources(story: Story) -> Iterator[str]:
    told = of(story.language)
    yield f'<section id="sources"><h2>{told["sources"]}</h2>\n<ol>\n'
    for number, article in enumerate(story.articles, 1):
        yield f'<li id="s{number}">{told["comma"].join(_origin(article, story.language))}</li>\n'
    yield "</ol></section>\n"


def _origin(article: Article, language: str) -> Iterator[str]:
    """Title, day and where an article came from: the site, else the name of the file."""
    marks = "《{}》" if language == "zh" else "{}"
    yield f"<cite>{marks.format(name(article.title))}</cite>"
    if article.published:
        yield escape(dates.words(article.published, language))
    if article.source:
        yield _address(article.source)


def _address(target: str) -> str:
    """A link named by its site where it leads to the web, else the last part of a path."""
    site = _WEB.match(target)
    if site:
        return f'<a href="{escape(target)}" rel="noopener noreferrer">{escape(site[1])}</a>'
    return name(target.rpartition("/")[2] or target)


def _cite(number: int) -> str:
    return f'<a class="cite" href="#s{number}">[{number}]</a>'
