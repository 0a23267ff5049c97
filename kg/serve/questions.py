"""The ready-made questions as forms: who knows no SPARQL fills in a name or a day."""

from __future__ import annotations

from functools import cache
from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg.graph.queries import ReadyMade, ready_made
from kg.serve import pages

TITLE = "问题 Questions"


async def show(_: Request) -> HTMLResponse:
    """The page with a form for each."""
    return pages.page(TITLE, _body())


@cache
def _body() -> str:
    return f"<h1>{TITLE}</h1>\n" + "".join(map(_form, ready_made()))


def _form(one: ReadyMade) -> str:
    """What is left empty narrows nothing."""
    fields = "".join(
        f'<label>{name}<input name="${name}" placeholder="{escape(chinese)}" title="{escape(english)}"></label>'
        for (name, english), (_, chinese) in zip(one.parameters, one.parameters_zh, strict=True)
    )
    return (
        f'<section id="{escape(one.name)}"><h2>{escape(one.title_zh)} <small>{escape(one.title)}</small></h2>\n'
        f"<p>{escape(one.question_zh)} {escape(one.description_zh)} <small>{escape(one.description)}</small></p>\n"
        f'<form action="/result"><input type="hidden" name="query" value="@{escape(one.name)}">{fields}'
        f"<button>问 Ask</button></form></section>\n"
    )
