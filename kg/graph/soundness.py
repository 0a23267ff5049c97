"""Holds statements against the compiled shapes: what SHACL engines find, at the speed of a build."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

from kg.graph import findings, terms
from kg.graph.constraints import BLANK, TESTS, Values, text
from kg.graph.contract import Contract, Shape, Term
from kg.graph.export import oxigraph_literal
from kg.iri import RDF, XSD
from kg.rdf import Literal, Statement, Violation

_TYPE, _DECIMAL = RDF + "type", XSD + "decimal"
_LANGUAGE = "en"
_FILLED = re.compile(r"\{[?$](\w+)\}")
_PREFIXED, _PREFIX = re.compile(r"\b(\w+):(\w+)\b"), re.compile(r"PREFIX\s+(\w+):\s*<([^>]*)>", re.IGNORECASE)


def breaches(statements: Sequence[Statement], contract: Contract) -> Iterator[Violation]:
    """What breaks the shapes in the union of all graphs, in no order; messages are English.

    A day before our era or after the year 9999 is one, as XML Schema says, and values that cannot be compared are out
    of order, as SHACL says; pyshacl knows neither in every case.
    """
    data = _Data(statements, contract)
    asked = dict[tuple[str, ...], tuple[Shape, ...]]()
    for focus, told in data.told.items():
        kinds = tuple(str(kind) for kind in told.get(_TYPE, ()))
        if kinds not in asked:
            asked[kinds] = tuple(dict.fromkeys(shape for kind in kinds for shape in _asked_of(kind, contract)))
        for shape in asked[kinds]:
            yield from _broken(shape, focus, data)
    for name, shapes in contract.subjects.items():
        for focus in [focus for focus, told in data.told.items() if name in told]:
            for shape in shapes:
                yield from _broken(shape, focus, data)
    for focus, shape in contract.nodes:
        yield from _broken(shape, focus, data)
        for query in shape.queries:
            yield from _answered(shape, query, focus, statements, contract)


def strange(statements: Sequence[Statement], contract: Contract) -> Iterator[Violation]:
    """Terms that the vocabulary does not know."""
    kinds = {one.object for one in statements if one.predicate == _TYPE and isinstance(one.object, str)}
    return terms.unknown(kinds, {one.predicate for one in statements}, contract.terms, _LANGUAGE)


class _Data:
    """The union of all graphs, by subject and property, as far as shapes ask; what an inverse path asks, by object."""

    def __init__(self, statements: Sequence[Statement], contract: Contract) -> None:
        steps = set(_steps(contract))
        wanted = {name for name, _ in steps} | {_TYPE, *contract.subjects}
        inverse = {name for name, back in steps if back}
        self.above = contract.above
        self.told: dict[str, dict[str, dict[Term, None]]] = defaultdict(lambda: defaultdict(dict))
        self.back: dict[tuple[str, Term], dict[str, None]] = defaultdict(dict)
        for one in statements:
            if one.predicate in wanted:
                self.told[one.subject][one.predicate][one.object] = None
            if one.predicate in inverse:
                self.back[one.predicate, one.object][one.subject] = None

    def values(self, focus: Term, shape: Shape) -> Values:
        """What the path of a property shape leads to; the node itself for a node shape."""
        if not shape.path:
            return (focus,)
        reached: dict[Term, None] = {}
        for name, inverse in shape.path:
            reached.update(dict.fromkeys(self.back.get((name, focus), ()) if inverse else self.others(focus, name)))
        return tuple(reached)

    def others(self, node: Term, property_iri: str) -> Iterable[Term]:
        told = self.told.get(node, {}) if isinstance(node, str) else {}
        return told.get(property_iri, ())

    def holds(self, shape: Shape, node: Term) -> bool:
        return next(_broken(shape, node, self), None) is None

    def is_a(self, node: Term, kind: str) -> bool:
        return any(kind == one or kind in self.above.get(str(one), ()) for one in self.others(node, _TYPE))


def _steps(contract: Contract) -> Iterator[tuple[str, bool]]:
    ahead = [shape for shapes in (*contract.classes.values(), *contract.subjects.values()) for shape in shapes]
    ahead += [shape for _, shape in contract.nodes]
    while ahead:
        shape = ahead.pop()
        yield from shape.path
        ahead += shape.parts
        for name, asked in shape.constraints:
            ahead += [one for one in (asked if isinstance(asked, tuple) else (asked,)) if isinstance(one, Shape)]
            if name.startswith("lessThan") and isinstance(asked, str):
                yield asked, False


def _asked_of(kind: str, contract: Contract) -> Iterator[Shape]:
    for above in sorted({kind, *contract.above.get(kind, ())}):
        yield from contract.classes.get(above, ())


def _broken(shape: Shape, focus: Term, data: _Data) -> Iterator[Violation]:
    values = data.values(focus, shape)
    for name, asked in shape.constraints:
        for value in TESTS[name](asked, values, focus, data):
            yield _finding(shape, focus, name, value)
    for part in shape.parts:
        for value in values:
            yield from _broken(part, value, data)


def _finding(shape: Shape, focus: Term, name: str, value: Term | None) -> Violation:
    step = shape.path[0] if len(shape.path) == 1 else ("", False)
    return Violation(
        focus=text(focus),
        path="" if step[1] else step[0],
        message=_message(shape, name),
        severity=shape.severity,
        shape="" if shape.iri.startswith(BLANK) else shape.iri,
        value="" if value is None else text(value),
    )


@cache
def _message(shape: Shape, name: str) -> str:
    if shape.messages:
        return findings.best(_LANGUAGE, shape.messages)
    kind = next((asked for known, asked in shape.constraints if known == "class"), None)
    called = findings.best(_LANGUAGE, shape.names) or findings.local(shape.path[0][0] if shape.path else "")
    return findings.said_of(name[0].upper() + name[1:], called, kind, _LANGUAGE)


def _answered(
    shape: Shape, query: str, focus: str, statements: Sequence[Statement], contract: Contract
) -> Iterator[Violation]:
    """The rows of a SPARQL constraint, each a finding; only properties that the query names are looked at."""
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    prefixes = dict(_PREFIX.findall(query))
    named = {prefixes[prefix] + name for prefix, name in _PREFIXED.findall(query) if prefix in prefixes}
    told = [(one.subject, one.predicate, one.object) for one in statements if one.predicate in named]
    decimals = [one for _, _, one in told if isinstance(one, Literal) and one.datatype == _DECIMAL]
    written = {_node(Literal(_plain(one.value), _DECIMAL)): one.value for one in decimals}
    narrower = (triple for triple in contract.narrower if triple[1] in named)
    store = ox.Store()
    store.extend(ox.Quad(_node(one), ox.NamedNode(name), _node(other)) for one, name, other in (*told, *narrower))
    rows = store.query(query, substitutions={ox.Variable("this"): ox.NamedNode(focus)})
    if not isinstance(rows, ox.QuerySolutions):
        return
    columns = [variable.value for variable in rows.variables]
    template = findings.best(_LANGUAGE, shape.messages)
    for row in rows:
        nodes = {name: row[name] for name in columns if isinstance(row[name], ox.NamedNode | ox.Literal)}
        said = {name: written.get(node, node.value) for name, node in nodes.items()}
        message = _FILLED.sub(partial(_value, said), template)
        yield Violation(focus, said.get("path", ""), message, shape.severity, shape.iri, said.get("value", ""))


def _plain(decimal: str) -> str:
    """A decimal as Oxigraph keeps it: without zeros at its end (0.90 is 0.9)."""
    return decimal.rstrip("0").rstrip(".") if "." in decimal else decimal


def _node(term: Term) -> Any:
    """In Oxigraph's terms."""
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    if isinstance(term, Literal):
        return oxigraph_literal(term)
    return ox.BlankNode(term.removeprefix(BLANK)) if term.startswith(BLANK) else ox.NamedNode(term)


def _value(said: Mapping[str, str], found: re.Match[str]) -> str:
    return said.get(found[1], found[0])
