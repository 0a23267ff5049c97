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


def policy(scripts: tuple[str, ...], style: str, more: tuple[str, ...] = ()) -> str:
    """A content security policy that lets in these scripts, this style, `more` sources of scripts and nothing else."""
    allowed = " ".join([*map(_hash, scripts), *more])
    return (
        f"default-src 'none'; script-src {allowed}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


@cache
def template(name: str) -> str:
    """A template with the line ends that browsers hash."""
    return (files("kg.view") / "templates" / name).read_text(encoding="utf-8").replace("\r\n", "\n")
