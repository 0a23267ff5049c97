"""The explorer: one offline HTML page with several views of one selection."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

from kg.errors import InputError
from kg.graph.store import open_store
from kg.model import Ontology, Statement
from kg.view import asking, drawing, load
from kg.view.contents import contents
from kg.view.model import GraphView
from kg.view.network import view_of
from kg.view.page import most_linked, policy, template
from kg.view.payload import as_json

MOST_NODES = 50_000
"""More than a browser draws fluently; the things with the fewest links are left out and counted."""

MOST_PYVIS = 2000
"""Up to so many things pyvis draws the network; more stand on a canvas that shows groups when far."""

_SLOT = re.compile(r"\{\{(\w+)\}\}")
_SURROGATE = re.compile("[\ud800-\udfff]")


def write(directory: Path, output: Path, ontology: Ontology, *, with_sparql: bool = False) -> GraphView:
    """Writes the explorer of the graph that a build left in `directory`, and returns what it shows.

    With `with_sparql` the page answers SPARQL itself, and grows by 2 MB and the graph.
    """
    statements = load.statements(directory)
    view = view_of(statements, ontology)
    answers = () if with_sparql else asking.answers(open_store(directory), ontology)
    if output.is_dir():
        raise InputError("the output is a folder, not a file", where=str(output), hint="give a name, as -o page.html")
    output.parent.mkdir(parents=True, exist_ok=True)
    page = render(view, title_of(view), asked=statements if with_sparql else (), answers=answers)
    output.write_text(page, encoding="utf-8", newline="\n")
    return view


def write_part(directory: Path, things: frozenset[str], output: Path, ontology: Ontology) -> GraphView:
    """Writes the explorer of some things of a graph (their IRIs) and what is linked to them; returns what it shows."""
    view = part(view_of(load.statements(directory), ontology), things)
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(render(view, title_of(view)), encoding="utf-8", newline="\n")
    return view


def part(view: GraphView, things: frozenset[str]) -> GraphView:
    """The view cut down to some things, those one link away, and the links among them."""
    near = {end for one in view.links if {one.source, one.target} & things for end in (one.source, one.target)}
    nodes = tuple(one for one in view.nodes if one.id in things | near)
    kept = {one.id for one in nodes}
    links = tuple(one for one in view.links if one.source in kept and one.target in kept)
    return replace(view, nodes=nodes, links=links, left_out=len(view.nodes) - len(nodes))


def title_of(view: GraphView) -> str:
    """The headline of the only article, or how many there are."""
    titles = [one.title for one in view.articles]
    return titles[0] if len(titles) == 1 else f"{len(titles)} 篇文章"


def render(
    view: GraphView,
    title: str,
    most_pyvis: int = MOST_PYVIS,
    *,
    asked: tuple[Statement, ...] = (),
    answers: tuple[asking.Answer, ...] = (),
) -> str:
    """The page as HTML text, the same for the same view; its policy lets nothing else run and nothing be fetched.

    `asked` are the statements that SPARQL in the page is to answer from, `answers` what is told of the ready-made
    questions where it does not; with neither the page has no tab for questions.
    """
    style, script, pyvis = template("explorer.css"), template("explorer.js"), len(view.nodes) <= most_pyvis
    scripts = (*((drawing.script(),) if pyvis else ()), *((template("engine.js"),) if asked else ()), script)
    drawn = most_linked(view, MOST_NODES)
    data = contents(drawn, title, pyvis=pyvis)
    if asked:
        data["questions"] = asking.questions()
    elif answers:
        data["questions"] = asking.answered(answers, {node.id: number for number, node in enumerate(drawn.nodes)})
    slots = {
        "title": html.escape(_SURROGATE.sub("\ufffd", title)),
        "policy": policy(scripts, style, (asking.ENGINE,) if asked else ()),
        "packed": asking.elements(asked) if asked else "",
        "style": style,
        "data": as_json(data),
        "scripts": "\n".join(f"<script>{one}</script>" for one in scripts),
    }
    return _SLOT.sub(lambda slot: slots[slot[1]], template("explorer.html"))
