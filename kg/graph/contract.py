"""The SHACL shapes of the ontology as plain values, so that a graph can be held against them without an engine."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import OntologyError
from kg.iri import RDF, RDFS, SH
from kg.lexicon import ontology_home
from kg.rdf import Literal

if TYPE_CHECKING:
    import pyoxigraph as ox

_TYPE, _FIRST, _REST = RDF + "type", RDF + "first", RDF + "rest"
_ABOVE = (RDFS + "subClassOf", RDFS + "subPropertyOf")
_SINGLE = (
    "nodeKind", "datatype", "class", "node", "minCount", "maxCount", "minLength", "pattern", "minInclusive",
    "maxInclusive", "lessThan", "lessThanOrEquals", "uniqueLang",
)  # fmt: skip
_LISTS = ("in", "or", "languageIn")
_OTHER = {
    "path", "severity", "message", "name", "property", "sparql", "targetClass", "targetNode", "targetSubjectsOf",
    "select", "prefixes", "description",
}  # fmt: skip

Term = str | Literal
Step = tuple[str, bool]
"""A property, and whether it is followed from its object to its subject."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a node, or the values at the end of a path, must be.

    `path` are the alternatives of a property shape, empty for a node shape; `constraints` the names of SHACL's
    parameters with what they ask for; `parts` the property shapes of a node shape; `queries` its SPARQL constraints.
    """

    iri: str
    path: tuple[Step, ...]
    constraints: tuple[Constraint, ...]
    parts: tuple[Shape, ...]
    queries: tuple[str, ...]
    severity: str
    messages: tuple[Literal, ...]
    names: tuple[Literal, ...]


Constraint = tuple[str, Term | Shape | tuple[Term | Shape, ...]]


@dataclass(frozen=True, slots=True)
class Contract:
    """All shapes by what they are asked of: the instances of a class, the subjects of a property, a node.

    `above` gives for each class and property itself and all that it is narrower than; `terms` are those declared, and
    `narrower` the triples that say so, for queries.
    """

    classes: Mapping[str, tuple[Shape, ...]]
    subjects: Mapping[str, tuple[Shape, ...]]
    nodes: tuple[tuple[str, Shape], ...]
    above: Mapping[str, frozenset[str]]
    terms: tuple[str, ...]
    narrower: tuple[tuple[str, str, str], ...]


@cache
def load() -> Contract:
    """The shapes of `ontology/shapes.ttl` and the event types.

    An `OntologyError` where one uses a part of SHACL that is not understood here.
    """
    shapes, terms = _Graph(), _Graph()
    home = ontology_home()
    for path in (home / "shapes.ttl", *sorted((home / "event").glob("*.ttl"))):
        shapes.read(str(path))
    terms.read(str(home / "kg.ttl"))
    classes: dict[str, list[Shape]] = defaultdict(list)
    subjects: dict[str, list[Shape]] = defaultdict(list)
    nodes: list[tuple[str, Shape]] = []
    for iri in shapes.subjects(_TYPE, SH + "NodeShape"):
        shape = _shape(shapes, iri)
        if RDFS + "Class" in shapes.all(iri, _TYPE):
            classes[iri].append(shape)
        for target in shapes.all(iri, SH + "targetClass"):
            classes[str(target)].append(shape)
        for target in shapes.all(iri, SH + "targetSubjectsOf"):
            subjects[str(target)].append(shape)
        nodes += [(str(target), shape) for target in shapes.all(iri, SH + "targetNode")]
    narrower = tuple(sorted({*shapes.narrower(), *terms.narrower()}))
    declared = {one for graph in (shapes, terms) for one in graph.declared()}
    return Contract(
        {name: tuple(found) for name, found in classes.items()},
        {name: tuple(found) for name, found in subjects.items()},
        tuple(nodes),
        _closed(narrower),
        tuple(sorted(declared)),
        narrower,
    )


class _Graph:
    """Triples by subject and property, blank nodes as `_:label`."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))

    def read(self, path: str) -> None:
        import pyoxigraph as ox  # noqa: PLC0415 - heavy

        for one in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
            self._found[_named(one.subject)][one.predicate.value].append(_term(one.object))

    def all(self, subject: str, property_iri: str) -> list[Term]:
        return self._found[subject][property_iri] if subject in self._found else []

    def properties(self, subject: str) -> list[str]:
        return list(self._found[subject])

    def subjects(self, property_iri: str, node: str) -> list[str]:
        return sorted(one for one, told in self._found.items() if node in told.get(property_iri, ()))

    def items(self, head: Term) -> Iterator[Term]:
        """The members of an RDF list."""
        at = str(head)
        while self.all(at, _FIRST):
            yield self.all(at, _FIRST)[0]
            at = str(self.all(at, _REST)[0])

    def narrower(self) -> Iterator[tuple[str, str, str]]:
        for subject, told in self._found.items():
            yield from ((subject, name, str(above)) for name in _ABOVE for above in told.get(name, ()))

    def declared(self) -> Iterator[str]:
        return (subject for subject, told in self._found.items() if _TYPE in told)


def _shape(graph: _Graph, iri: str) -> Shape:
    strange = {name.removeprefix(SH) for name in graph.properties(iri) if name.startswith(SH)}
    strange -= {*_SINGLE, *_LISTS, *_OTHER}
    if strange:
        raise OntologyError(f"SHACL that kg does not understand: {', '.join(sorted(strange))}", where=iri)
    severity = [str(one).removeprefix(SH) for one in graph.all(iri, SH + "severity")]
    return Shape(
        iri,
        _path(graph, iri),
        tuple(_constraints(graph, iri)),
        tuple(_shape(graph, str(part)) for part in graph.all(iri, SH + "property")),
        tuple(_text(one) for query in graph.all(iri, SH + "sparql") for one in graph.all(str(query), SH + "select")),
        severity[0] if severity else "Violation",
        tuple(one for one in graph.all(iri, SH + "message") if isinstance(one, Literal)),
        tuple(one for one in graph.all(iri, SH + "name") if isinstance(one, Literal)),
    )


def _constraints(graph: _Graph, iri: str) -> Iterator[Constraint]:
    for name in _SINGLE:
        for asked in graph.all(iri, SH + name):
            yield name, _shape(graph, str(asked)) if name == "node" else asked
    for name in _LISTS:
        for head in graph.all(iri, SH + name):
            members = graph.items(head)
            yield name, tuple(_shape(graph, str(one)) if name == "or" else one for one in members)


def _path(graph: _Graph, iri: str) -> tuple[Step, ...]:
    return tuple(step for path in graph.all(iri, SH + "path") for step in _steps(graph, str(path)))


def _steps(graph: _Graph, path: str) -> Iterator[Step]:
    if not path.startswith("_:"):
        yield path, False
    for inverse in graph.all(path, SH + "inversePath"):
        yield str(inverse), True
    for head in graph.all(path, SH + "alternativePath"):
        for one in graph.items(head):
            yield from _steps(graph, str(one))


def _closed(narrower: tuple[tuple[str, str, str], ...]) -> dict[str, frozenset[str]]:
    direct: dict[str, set[str]] = defaultdict(set)
    for subject, _, above in narrower:
        direct[subject].add(above)
    closed = {}
    for name in direct:
        reached, ahead = {name}, [name]
        while ahead:
            new = direct.get(ahead.pop(), set()) - reached
            reached |= new
            ahead += sorted(new)
        closed[name] = frozenset(reached)
    return closed


def _named(node: ox.NamedNode | ox.BlankNode | object) -> str:
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    return f"_:{node.value}" if isinstance(node, ox.BlankNode) else node.value  # type: ignore[attr-defined]


def _term(node: object) -> Term:
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    if not isinstance(node, ox.Literal):
        return _named(node)
    plain = node.language or node.datatype.value.endswith(("#string", "#langString"))
    return Literal(node.value, "" if plain else node.datatype.value, node.language or "")


def _text(term: Term) -> str:
    return term.value if isinstance(term, Literal) else term
