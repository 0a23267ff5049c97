"""What a story is about: one thing by its name or path, or all that a topic or a query holds."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import QueryError
from kg.graph import queries
from kg.iri import decode
from kg.model import Kind
from kg.rdf import Literal
from kg.read.script import fold
from kg.view.model import GraphView, Node

if TYPE_CHECKING:
    import pyoxigraph as ox

_NEAR, _CUTOFF = 3, 0.4


@dataclass(frozen=True, slots=True)
class Subject:
    """`title` heads the page; `main` is the one thing it is about, None for a topic; `things` are IRIs.

    `namesakes` are the paths of other things that bear the name asked for.
    """

    title: str
    things: frozenset[str]
    main: Node | None = None
    namesakes: tuple[str, ...] = ()


def is_query(asked: str) -> bool:
    """Whether something asked is SPARQL or the name of a ready-made query.

    >>> is_query("@timeline"), is_query("SELECT ?e { ?e a schema:Event }"), is_query("国务院")
    (True, True, False)
    """
    return asked.startswith("@") or "{" in asked


def find(view: GraphView, asked: str) -> Subject:
    """The thing of that IRI, path or name (of several the most told of), else all that has the words of a topic."""
    wanted = asked.strip()
    exact = [node for node in view.nodes if wanted in {node.id, path_of(node)}]
    named = exact or _named(view, wanted)
    if named:
        degree = _degree(view)
        first, *others = sorted(named, key=lambda node: (-degree.get(node.id, 0), -node.mentions, node.id))
        return Subject(first.label, frozenset({first.id}), first, tuple(path_of(one) for one in others))
    things = _topic(view, wanted)
    if not things:
        raise QueryError(f"nothing is told of {wanted}", hint=_hint(view, wanted))
    return Subject(wanted, things)


def answered(view: GraphView, asked: str, store: ox.Store) -> Subject:
    """The things that a query's answer holds."""
    known = {node.id for node in view.nodes}
    result = queries.run(store, asked)
    found = frozenset(
        cell
        for row in result.rows
        for cell in row
        if not isinstance(cell, Literal) and cell is not None and cell in known
    )
    if not found:
        raise QueryError("the answer holds no thing of the graph", hint="select events, bodies, persons or places")
    names = {one.name: one for one in queries.ready_made()}
    ready = names.get(asked[1:].strip())
    return Subject(ready.title_zh if ready else "查询结果", found)


def path_of(node: Node) -> str:
    """The path of a thing below the base, decoded: person/张伟."""
    parts = node.id.split("/")
    at = next((place for place, part in enumerate(parts) if part in _FOLDERS), 0)
    return "/".join(decode(part) for part in parts[at:])


_FOLDERS = frozenset({"organization", "event", "date", "document", "place", "person"})


def _named(view: GraphView, wanted: str) -> list[Node]:
    name = fold(wanted).lower()
    bearers = [node for node in view.nodes if name in {fold(one).lower() for one in _names(node)}]
    mains = [node for node in bearers if name in {fold(node.label).lower(), fold(node.traditional).lower()}]
    return mains or bearers


def _names(node: Node) -> tuple[str, ...]:
    return (node.label, node.traditional, *node.names)


def _topic(view: GraphView, wanted: str) -> frozenset[str]:
    """The events whose names, or whose sentences, hold every word; and the things whose names do."""
    words = fold(wanted).lower().split()

    def holds(text: str) -> bool:
        folded = fold(text).lower()
        return bool(words) and all(word in folded for word in words)

    named = {node.id for node in view.nodes if node.kind is not Kind.DATE and any(map(holds, _names(node)))}
    events = {node.id for node in view.nodes if node.kind is Kind.EVENT}
    told = {
        end
        for link in view.links
        for end in (link.source, link.target)
        if end in events and any(holds(fact.sentence) for fact in link.facts)
    }
    return frozenset(named | told)


def _degree(view: GraphView) -> dict[str, int]:
    found: dict[str, int] = {}
    for link in view.links:
        for end in (link.source, link.target):
            found[end] = found.get(end, 0) + len(link.facts)
    return found


def _hint(view: GraphView, wanted: str) -> str:
    known = sorted({node.label for node in view.nodes if node.kind is not Kind.DATE})
    near = difflib.get_close_matches(fold(wanted), known, n=_NEAR, cutoff=_CUTOFF)
    return f"did you mean {', '.join(near)}?" if near else "give a name as the articles have it, or fewer words"
