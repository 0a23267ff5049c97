"""Ready-made queries, and the answering of SPARQL over a store."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg.errors import OntologyError, QueryError
from kg.graph.answers import Result, Term
from kg.graph.quads import SIMPLIFIED, TRADITIONAL, sort_key
from kg.iri import PREFIXES, XSD
from kg.lexicon import ontology_home
from kg.model import Literal, Statement
from kg.read.script import fold

if TYPE_CHECKING:
    import pyoxigraph as ox

_TOKEN = re.compile(
    r"""(?P<iri><[^<>"{}|^`\\\s]*>)|(?P<comment>\#[^\n\r]*)
    |(?P<string>\"{3}(?:\\.|(?!\"{3}).)*\"{3}|'{3}(?:\\.|(?!'{3}).)*'{3}|\"(?:\\.|[^"\\\n\r])*\"|'(?:\\.|[^'\\\n\r])*')
    |(?P<variable>[?$]\w+)|(?P<prefixed>(?P<prefix>[^\W\d_](?:[\w.\-]*[\w\-])?)?:(?:[\w.\-:%]|\\.)*)
    |(?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)|(?P<blank>_:[\w.\-]+)|(?P<word>\w+)""",
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_FORMS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_HEADER = re.compile(r"# (title|title_zh|description|param): (.*)")
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_SENTENCE = re.compile(r"[A-Z][A-Za-z]+( \w+){2,}")
_PARAMETER = re.compile(r"\$(\w+)")
_SHOWN = 30
FAILURES = (SyntaxError, ValueError, OSError, RuntimeError)
"""What the engine raises."""
Dataset = tuple[tuple[str, ...], tuple[str, ...]]
"""The graphs that make up the default graph, and the named graphs."""
_SCRIPTS = {tag.lower(): tag for tag in (SIMPLIFIED, TRADITIONAL)}
"""The store keeps language tags in lower case."""


@dataclass(frozen=True, slots=True)
class ReadyMade:
    """A query of `ontology/queries/`: `parameters` are names with a hint each, `$name` in the text."""

    name: str
    title: str
    title_zh: str
    description: str
    parameters: tuple[tuple[str, str], ...]
    text: str


@cache
def ready_made() -> tuple[ReadyMade, ...]:
    """All of them, by name."""
    return tuple(
        _read(path.stem, path.read_text("utf-8")) for path in sorted((ontology_home() / "queries").glob("*.rq"))
    )


def run(store: ox.Store, text: str, parameters: Mapping[str, str] | None = None) -> Result:
    """The answer to SPARQL 1.1, or to `@name` of a ready-made query; its default graph is the union of all graphs.

    `$name` in the text stands for the parameter of that name, put in as a string, for a ready-made query in simplified
    characters, in which those compare names. The prefixes of `kg.iri.PREFIXES`
    are known. A `QueryError` tells the place of a mistake; SERVICE and updates are refused.
    """
    query = checked(text, parameters)
    try:
        return _result(evaluate(store, query))
    except FAILURES as error:
        raise mistake(query, str(error)) from error


def checked(text: str, parameters: Mapping[str, str] | None = None) -> str:
    """The SPARQL behind `text` with its parameters put in; a `QueryError` where it would leave or change the graph."""
    named = text.startswith("@")
    values = {name: fold(value) if named else value for name, value in (parameters or {}).items()}
    query = _filled(_named(text), values, optional=True) if named else _filled(text, values)
    _allowed(query)
    return query


def evaluate(
    store: ox.Store, query: str, dataset: Dataset | None = None
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """The engine's own answer to `checked` SPARQL, read while it is iterated; errors are `FAILURES`, see `mistake`.

    A dataset of the SPARQL protocol goes before FROM and FROM NAMED in the query.
    """
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    if dataset is None:
        return store.query(query, prefixes=PREFIXES)
    default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [ox.NamedNode(graph) for graph in dataset[0]]
    named: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(graph) for graph in dataset[1]]
    return store.query(query, prefixes=PREFIXES, default_graph=default, named_graphs=named)


def _read(name: str, text: str) -> ReadyMade:
    told: dict[str, list[str]] = {"title": [], "title_zh": [], "description": [], "param": []}
    for match in map(_HEADER.fullmatch, text.splitlines()):
        if match:
            told[match[1]].append(match[2].strip())
    try:
        title, title_zh, description = (told[part][0] for part in ("title", "title_zh", "description"))
    except IndexError:
        raise OntologyError(
            "a query needs # title, # title_zh and # description", where=f"queries/{name}.rq", hint="add the lines"
        ) from None
    parameters = [row.partition(" ") for row in told["param"]]
    return ReadyMade(name, title, title_zh, description, tuple((key, hint) for key, _, hint in parameters), text)


def _named(text: str) -> str:
    name, known = text[1:].strip(), {one.name: one.text for one in ready_made()}
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean @{near[0]}?" if near else "kg queries lists them"
    raise QueryError(f"no ready-made query @{name}", hint=hint)


def unnarrowed(text: str, known: Collection[str] = ()) -> str:
    """A ready-made query without the lines whose parameter has no value."""
    return "".join(line for line in text.splitlines(keepends=True) if set(_PARAMETER.findall(line)) <= set(known))


def _filled(text: str, parameters: dict[str, str], *, optional: bool = False) -> str:
    """The text with every `$name` that has a value replaced by it as a string; `optional` drops lines without one."""
    used = {token["variable"][1:] for token in _tokens(text) if (token["variable"] or "").startswith("$")}
    for unknown in sorted(set(parameters) - used):
        known = ", ".join(sorted(used)) or "none"
        raise QueryError(f"the query has no parameter {unknown}", hint=f"its parameters: {known}")
    kept = unnarrowed(text, parameters) if optional else text
    return _TOKEN.sub(lambda token: _value(token, parameters), kept)


def _value(token: re.Match[str], parameters: dict[str, str]) -> str:
    name = (token["variable"] or " ")[1:]
    if token[0].startswith("$") and name in parameters:
        return '"' + re.sub(r'[\x00-\x1f"\\]', _escaped, parameters[name]) + '"'
    return token[0]


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04X}" if ord(match[0]) < 0x20 else "\\" + match[0]


def _tokens(text: str) -> Iterator[re.Match[str]]:
    return _TOKEN.finditer(text)


def _allowed(text: str) -> None:
    """Refuses what would leave the graph: other servers (in a sub-query too) and changes."""
    words = [(token["word"] or token["prefix"] or "").upper() for token in _tokens(text)]
    if any("SERVICE" in word for word in words):  # the parser needs no space around it: 5SERVICE:x, SERVICESILENT
        raise QueryError("SERVICE is refused: a query stays within this graph", hint="ask the other server itself")
    first = next((word for word in words if word in _UPDATES | _FORMS), "")
    if first in _UPDATES:
        raise QueryError(f"{first} is refused: a built graph is only read", hint="build it again from its articles")


def mistake(text: str, reason: str) -> QueryError:
    """What is wrong with a query, in words and with its place, from what the engine said."""
    missing = _undeclared(text)
    if missing:
        told, name = ", ".join(f"{prefix}:" for prefix in sorted(PREFIXES)), missing["prefix"] or ""
        before = text[: missing.start()]
        return QueryError(
            f"the prefix {name}: is not declared",
            where=f"line {before.count(chr(10)) + 1}, column {len(before.rpartition(chr(10))[2]) + 1}",
            hint=f"begin with PREFIX {name}: <…>; known without it: {told}",
        )
    match = _PLACE.match(reason)
    if match is None:
        return QueryError(f"the query cannot be answered: {reason}", hint="see https://www.w3.org/TR/sparql11-query/")
    near = _near(text, int(match[1]), int(match[2]))
    where = f"line {match[1]}, column {match[2]}"
    return QueryError(f"not valid SPARQL: {near}{_reasons(match[3])}", where=where, hint="mend the query there")


def _near(text: str, line: int, column: int) -> str:
    """The words where the parser stopped."""
    lines = text.splitlines() or [""]
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    return f"at {rest[:_SHOWN]}" if rest else "it ends too early" if line >= len(lines) else "at the end of the line"


def _reasons(told: str) -> str:
    """What the parser says in words; the characters it would have taken are left out."""
    found = [part.strip() for part in re.split(r",\s|one of ", told) if _SENTENCE.fullmatch(part.strip())]
    return f" ({'; '.join(found)})" if found else ""


def _undeclared(text: str) -> re.Match[str] | None:
    """The first prefixed name whose prefix nobody has declared."""
    declared, used, last = set(PREFIXES), [], ""
    for token in _tokens(text):
        if token["prefixed"] and last == "PREFIX":
            declared.add(token["prefix"] or "")
        elif token["prefixed"]:
            used.append(token)
        last = (token["word"] or "").upper()
    return next((token for token in used if (token["prefix"] or "") not in declared), None)


def _result(answer: object) -> Result:
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    if isinstance(answer, ox.QueryBoolean):
        return Result(truth=bool(answer))
    if isinstance(answer, ox.QuerySolutions):
        names = tuple(variable.value for variable in answer.variables)
        return Result(names, tuple(tuple(_term(row[name]) for name in names) for row in answer))
    assert isinstance(answer, ox.QueryTriples)
    triples = {(str(_term(t.subject)), t.predicate.value, _term(t.object) or "") for t in answer}
    found = (Statement(subject, predicate, node, "") for subject, predicate, node in triples)
    return Result(statements=tuple(sorted(found, key=sort_key)))


def _term(node: object) -> Term:
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    if isinstance(node, ox.Literal):
        if node.language:
            return Literal(node.value, language=_SCRIPTS.get(node.language, node.language))
        datatype = node.datatype.value
        return Literal(node.value, datatype="" if datatype == XSD + "string" else datatype)
    if isinstance(node, ox.BlankNode):
        return f"_:{node.value}"
    return node.value if isinstance(node, ox.NamedNode) else None if node is None else str(node)
