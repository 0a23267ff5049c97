"""One offline HTML page that a person explores: no outside request, and no text of an article ever runs."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections import Counter
from dataclasses import replace
from functools import cache
from importlib.resources import files

from kg.view import drawing
from kg.view.model import GraphView
from kg.view.payload import as_json, payload

MOST_NODES = 2000
"""More would make the page too slow to use; the things with the fewest links are left out and counted."""

_SCRIPTS = ("words.js", "data.js", "elements.js", "canvas.js", "evidence.js", "panel.js", "search.js", "main.js")
_SLOT = re.compile(r"\{\{(\w+)\}\}")
_SURROGATE = re.compile("[\ud800-\udfff]")


def render(view: GraphView, title: str) -> str:
    """The page as HTML text, the same for the same view; written as UTF-8 it opens in any browser, offline.

    Scripts and styles are those whose hash the page's content security policy names
    (https://www.w3.org/TR/CSP3/), so that nothing else can run or be fetched.
    """
    style, network, script = template("page.css"), drawing.script(), _script()
    slots = {
        "title": html.escape(_SURROGATE.sub("\ufffd", title)),
        "policy": policy((network, script), style),
        "style": style,
        "data": as_json(payload(most_linked(view, MOST_NODES), title)),
        "network": network,
        "script": script,
    }
    return _SLOT.sub(lambda slot: slots[slot[1]], template("page.html"))


def most_linked(view: GraphView, most: int) -> GraphView:
    """The view cut down to the things with the most links, then the most mentions; `left_out` counts the rest."""
    if len(view.nodes) <= most:
        return view
    degree = Counter(end for link in view.links for end in (link.source, link.target))
    ordered = sorted(view.nodes, key=lambda node: (-degree[node.id], -node.mentions, node.id))
    kept = frozenset(node.id for node in ordered[:most])
    return replace(
        view,
        nodes=tuple(node for node in view.nodes if node.id in kept),
        links=tuple(link for link in view.links if link.source in kept and link.target in kept),
        left_out=view.left_out + len(view.nodes) - most,
    )


def policy(scripts: tuple[str, ...], style: str) -> str:
    """A content security policy that lets these scripts and this style in, and nothing else."""
    allowed = " ".join(_hash(script) for script in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


@cache
def _script() -> str:
    """Our own script, in one scope of its own."""
    parts = "\n".join(template(name) for name in _SCRIPTS)
    return f'(() => {{\n"use strict";\n{parts}}})();\n'


@cache
def template(name: str) -> str:
    """A template with the line ends that browsers hash."""
    return (files("kg.view") / "templates" / name).read_text(encoding="utf-8").replace("\r\n", "\n")
