"""Statements in the notations of RDF, always the same bytes: N-Quads, Turtle, TriG, JSON-LD."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from json.encoder import encode_basestring

from kg.graph.quads import sort_key
from kg.iri import PREFIXES, RDF
from kg.rdf import Literal, Statement

_TYPE = RDF + "type"
_LOCAL = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_MEANT = {written[1:]: character for character, written in _ESCAPES.items()}
_ESCAPED = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_TO_ESCAPE = re.compile(r'[\x00-\x1f"\\\x7f]')
_PLAIN = re.compile(r"[\w .,:;，。：；、·-]*")
"""What needs no second look; most words are."""
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_NAMES = 1 << 16

_Triple = tuple[str, str, str | Literal]


def nquads(statements: Iterable[Statement]) -> str:
    """One quad a line, the lines in code point order, no line twice."""
    lines = {f"<{one.subject}> <{one.predicate}> {term(one.object)} <{one.graph}> .\n" for one in statements}
    return "".join(sorted(lines))


def quad(subject: str, predicate: str, node: str | Literal, graph: str) -> str:
    """One statement as a line of N-Quads."""
    return f"<{subject}> <{predicate}> {term(node)} <{graph}> .\n"


def statement(line: bytes) -> Statement:
    """The statement that `quad` made a line of, which begins with an IRI and ends with that of a graph."""
    subject, predicate, rest = line.decode("utf-8").split(" ", 2)
    node, _, graph = rest.rpartition(" <")
    told = node[1:-1] if node.startswith("<") else _read(node)
    return Statement(subject[1:-1], predicate[1:-1], told, graph[: graph.rindex(">")])


def _read(literal: str) -> Literal:
    value, _, kind = literal[1:].rpartition('"')
    if "\\" in value:
        value = _ESCAPED.sub(lambda found: _MEANT.get(found[1]) or chr(int(found[1][1:], 16)), value)
    return Literal(value, kind[3:-1], "") if kind.startswith("^^") else Literal(value, "", kind[1:])


def ntriples(statements: Iterable[Statement]) -> str:
    """The union of all graphs, one triple a line, in code point order."""
    return "".join(sorted({f"<{one.subject}> <{one.predicate}> {term(one.object)} .\n" for one in statements}))


def turtle(statements: Iterable[Statement]) -> str:
    """The union of all graphs, without their names."""
    triples = sorted({_triple(one) for one in statements}, key=_order)
    return _head() + "".join(_subjects(triples, ""))


def trig(statements: Iterable[Statement]) -> str:
    """Every graph under its name."""
    parts = [_head()]
    for graph, members in groupby(sorted(statements, key=sort_key), key=lambda one: one.graph):
        triples = sorted({_triple(one) for one in members}, key=_order)
        parts.extend((f"\n<{graph}> {{", *_subjects(triples, "    "), "}\n"))
    return "".join(parts)


def jsonld(statements: Iterable[Statement]) -> str:
    """JSON-LD 1.1: a context of prefixes, then every named graph with its nodes."""
    graphs = []
    for graph, members in groupby(sorted(statements, key=sort_key), key=lambda one: one.graph):
        triples = sorted({_triple(one) for one in members}, key=_order)
        nodes = [_json_node(subject, tuple(own)) for subject, own in groupby(triples, key=lambda one: one[0])]
        graphs.append({"@graph": nodes, "@id": graph})
    document = {"@context": PREFIXES, "@graph": graphs}
    return _json(document) + "\n"


def _triple(statement: Statement) -> _Triple:
    return statement.subject, statement.predicate, statement.object


def _order(triple: _Triple) -> tuple[str, bool, str, str]:
    """`a` before the other properties of a subject."""
    return triple[0], triple[1] != _TYPE, triple[1], term(triple[2])


def _head() -> str:
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(PREFIXES.items()))


def _subjects(triples: Sequence[_Triple], indent: str) -> Iterator[str]:
    for subject, own in groupby(triples, key=lambda triple: triple[0]):
        properties = []
        for predicate, members in groupby(own, key=lambda triple: triple[1]):
            objects = " , ".join(_short_node(node) for _, _, node in members)
            properties.append(f"{'a' if predicate == _TYPE else _short(predicate)} {objects}")
        joint = f" ;\n{indent}    "
        yield f"\n{indent}{_short(subject)} {joint.join(properties)} .\n"


def _short_node(node: str | Literal) -> str:
    if isinstance(node, str):
        return _short(node)
    return _literal(node, _short(node.datatype) if node.datatype else "")


def _short(name: str) -> str:
    return _compact(name) or _bracketed(name)


def _bracketed(name: str) -> str:
    """An IRI in brackets; a blank node, which only the answer to a query can hold, as it is."""
    return name if name.startswith("_:") else f"<{name}>"


@lru_cache(maxsize=_NAMES)
def _compact(name: str) -> str:
    """A prefixed name that needs no escape, or an empty string."""
    for prefix, namespace in PREFIXES.items():
        if name.startswith(namespace) and _LOCAL.fullmatch(name, len(namespace)):
            return f"{prefix}:{name[len(namespace) :]}"
    return ""


def term(node: str | Literal) -> str:
    """A term as N-Triples writes it."""
    if isinstance(node, str):
        return _bracketed(node)
    return _literal(node, f"<{node.datatype}>" if node.datatype else "")


def _literal(node: Literal, datatype: str) -> str:
    words = node.value if _PLAIN.fullmatch(node.value) else _TO_ESCAPE.sub(_escape, clean(node.value))
    quoted = f'"{words}"'
    if node.language:
        return f"{quoted}@{node.language}"
    return f"{quoted}^^{datatype}" if datatype else quoted


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"


def clean(text: str) -> str:
    """The text with what no Unicode file can hold (half of a surrogate pair) replaced."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def _json_node(subject: str, triples: tuple[_Triple, ...]) -> dict[str, object]:
    node: dict[str, object] = {"@id": subject}
    for predicate, members in groupby(triples, key=lambda triple: triple[1]):
        objects = [one for _, _, one in members]
        if predicate == _TYPE:
            node["@type"] = [_compact(str(one)) or one for one in objects]
        else:
            node[_compact(predicate) or predicate] = [_json_object(one) for one in objects]
    return node


def _json_object(node: str | Literal) -> dict[str, str]:
    if isinstance(node, str):
        return {"@id": node}
    if node.language:
        return {"@language": node.language, "@value": clean(node.value)}
    if node.datatype:
        return {"@type": _compact(node.datatype) or node.datatype, "@value": clean(node.value)}
    return {"@value": clean(node.value)}


def _json(value: object, margin: str = "") -> str:
    """What `json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1)` gives, in a third of its time."""
    deeper = margin + " "
    if isinstance(value, Mapping):
        lines = [f"{deeper}{encode_basestring(key)}: {_json(value[key], deeper)}" for key in sorted(value)]
        return "{\n" + ",\n".join(lines) + f"\n{margin}}}"
    if isinstance(value, list):
        items = [deeper + _json(one, deeper) for one in value]
        return "[\n" + ",\n".join(items) + f"\n{margin}]" if items else "[]"
    return encode_basestring(str(value))
