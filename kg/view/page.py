"""What every page is made with: templates, a policy against all that is foreign, a cut where there is too much."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from dataclasses import replace
from functools import cache
from importlib.resources import files

from kg.view.model import GraphView


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


def most_told(view: GraphView, most: int) -> GraphView:
    """The view with the texts of the articles that tell most links, `most` characters in all.

    Figures of articles whose text is left out are left out too; `texts_left_out` counts those articles.
    """
    if sum(len(text.words) for text in view.texts) <= most:
        return view
    told = Counter(fact.article for link in view.links for fact in link.facts)
    kept, room = set(), most
    for text in sorted(view.texts, key=lambda text: (-told[text.article], text.article)):
        if len(text.words) <= room:
            kept.add(text.article)
            room -= len(text.words)
    return replace(
        view,
        texts=tuple(text for text in view.texts if text.article in kept),
        figures=tuple(figure for figure in view.figures if figure.fact.article in kept),
        texts_left_out=view.texts_left_out + len(view.texts) - len(kept),
    )


def policy(scripts: tuple[str, ...], style: str, more: tuple[str, ...] = (), *, workers: bool = False) -> str:
    """A content security policy that lets in these scripts, this style, `more` sources of scripts and nothing else.

    With `workers` the page may start workers of its own making.
    """
    allowed = " ".join([*map(_hash, scripts), *more])
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        f"{'worker-src blob:; ' if workers else ''}base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


@cache
def template(name: str) -> str:
    """A template with the line ends that browsers hash."""
    return (files("kg.view") / "templates" / name).read_text(encoding="utf-8").replace("\r\n", "\n")
