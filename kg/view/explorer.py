"""The explorer: one offline HTML page with several views of one selection."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

from kg.errors import InputError
from kg.event_types import Ontology
from kg.graph.store import open_store
from kg.iri import PREFIXES
from kg.rdf import Statement
from kg.view import asking, load
from kg.view.contents import contents
from kg.view.model import GraphView
from kg.view.network import view_of
from kg.view.page import most_linked, most_told, policy, template
from kg.view.payload import as_json, packed

MOST_NODES = 30_000
"""More than a browser draws fluently; the things with the fewest links are left out and counted."""

MOST_CHARACTERS = 3_500_000
"""Of the articles' texts: more would make a page larger than 15 MB; those that tell fewest links are left out."""

MOST_PYVIS = 2000
"""Up to so many things pyvis draws the network; more stand on a canvas that shows groups when far."""

MOST_PLAIN = 1_000_000
"""Characters of data that stand in the page as they are; more are packed, to a fifth of their size."""

_SLOT = re.compile(r"\{\{(\w+)\}\}")
_SURROGATE = re.compile("[\ud800-\udfff]")


def write(directory: Path, output: Path, ontology: Ontology, *, with_sparql: bool = False) -> GraphView:
    """Writes the explorer of the graph that a build left in `directory`, and returns what it shows.

    With `with_sparql` the page answers SPARQL itself, and grows by 2 MB and the graph. A page that has no room for all
    of the graph answers no questions, as `kg serve` does.
    """
    statements = load.statements(directory)
    view = fitting(view_of(statements, ontology))
    whole = not (with_sparql or view.left_out or view.texts_left_out)
    answers = asking.answers(open_store(directory), ontology) if whole else ()
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


def fitting(view: GraphView) -> GraphView:
    """The view without what one page has no room for."""
    return most_told(most_linked(view, MOST_NODES), MOST_CHARACTERS)


def title_of(view: GraphView) -> str:
    """The headline of the only article, or how many there are and from when."""
    if len(view.articles) == 1:
        return view.articles[0].title
    days = sorted(one.published for one in view.articles if one.published)
    first, last = (days[0], days[-1]) if days else ("", "")
    period = first if first == last else f"{first} 至 {last}"
    return f"{period} {len(view.articles)} 篇文章".strip()


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
    scripts = (*((template("vis-network.js"),) if pyvis else ()), script)
    drawn = fitting(view)
    data = contents(drawn, title, pyvis=pyvis)
    if asked:
        data |= {"questions": asking.questions(), "prefixes": PREFIXES, "live": True}
    elif answers:
        data["questions"] = asking.answered(answers)
    told = as_json(data)
    large = len(told) > MOST_PLAIN
    slots = {
        "title": html.escape(_SURROGATE.sub("\ufffd", title)),
        "policy": policy(scripts, style, asking.ENGINE if asked else (), workers=bool(asked)),
        "packed": (packed("packed-data", told.encode("utf-8")) if large else "") + _packed(drawn, asked, answers),
        "style": style,
        "data": "" if large else told,
        "scripts": "\n".join(f"<script>{one}</script>" for one in scripts),
    }
    return _SLOT.sub(lambda slot: slots[slot[1]], template("explorer.html"))


def _packed(view: GraphView, asked: tuple[Statement, ...], answers: tuple[asking.Answer, ...]) -> str:
    """What the page unpacks when it is first asked: engine and graph, or the rows of the answers."""
    if asked:
        return asking.elements(asked)
    order = {node.id: number for number, node in enumerate(view.nodes)}
    return asking.rows_element(answers, order) if answers else ""
