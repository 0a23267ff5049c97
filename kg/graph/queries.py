"""Ready-made queries, and the answering of SPARQL over a store."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import OntologyError, QueryError
from kg.graph.answers import Result, Term
from kg.graph.quads import SIMPLIFIED, TRADITIONAL, sort_key
from kg.graph.query_mistakes import allowed, mistake, not_too_deep
from kg.graph.query_tokens import TOKEN, tokens
from kg.graph.store import all_named
from kg.iri import PREFIXES, XSD
from kg.lexicon import ontology_home, overlays
from kg.rdf import Literal, Statement
from kg.read.script import fold

if TYPE_CHECKING:
    import pyoxigraph as ox

_HEADER = re.compile(r"# (title|question|description|param|title_zh|question_zh|description_zh|param_zh|group): (.*)")
_HINTS = ("param", "param_zh")
_STAR = re.compile(r"(?:\s|#[^\n\r]*)*(?:(?:DISTINCT|REDUCED)\b(?:\s|#[^\n\r]*)*)?\*", re.IGNORECASE)
_PARAMETER = re.compile(r"\$(\w+)")
_DEFAULT = re.compile(r'VALUES \$\w+ \{ "" \}')
_SCAN = re.compile(r"\{ SELECT (?:\?\w+ )+WHERE (\{.*?\}) \}(?= \}$|$)", re.MULTILINE)
FAILURES = (SyntaxError, ValueError, OSError, RuntimeError)  # what the engine raises
Dataset = tuple[tuple[str, ...], tuple[str, ...]]
"""The graphs that make up the default graph, and the named graphs."""
_SCRIPTS = {tag.lower(): tag for tag in (SIMPLIFIED, TRADITIONAL)}  # the store keeps them in lower case


@dataclass(frozen=True, slots=True)
class ReadyMade:
    """A query of `ontology/queries/` or an overlay's: `parameters` are names with a hint each, `$name` in the text.

    `question` and `question_zh` ask in words what the query answers, `group` is what it asks after: `who`, `events` …
    What an overlay's query does not say in Chinese stands there in English.
    """

    name: str
    title: str
    title_zh: str
    description: str
    parameters: tuple[tuple[str, str], ...]
    text: str
    question: str = ""
    question_zh: str = ""
    group: str = ""
    description_zh: str = ""
    parameters_zh: tuple[tuple[str, str], ...] = ()


@cache
def ready_made() -> tuple[ReadyMade, ...]:
    """All of them, by name; one of an overlay takes the place of one of its name that ships."""
    found = {path.stem: path for home in (ontology_home(), *overlays()) for path in (home / "queries").glob("*.rq")}
    return tuple(_read(path) for _, path in sorted(found.items()))


def run(store: ox.Store, text: str, parameters: Mapping[str, str] | None = None, base: str = "") -> Result:
    """The answer to SPARQL 1.1, or to `@name` of a ready-made query; its default graph is the union of all graphs.

    `$name` in the text stands for the parameter of that name, put in as a string, for a ready-made query in simplified
    characters, in which those compare names. The prefixes of `kg.iri.PREFIXES` are known; `base` completes relative
    IRIs. A `QueryError` tells the place of a mistake; SERVICE and updates are refused.
    """
    query = checked(text, parameters)
    try:
        return _result(evaluate(store, query, base=base))
    except FAILURES as error:
        raise mistake(query, str(error)) from error


def checked(text: str, parameters: Mapping[str, str] | None = None) -> str:
    """The SPARQL behind `text` with its parameters put in; a `QueryError` where it would leave or change the graph."""
    named = text.startswith("@")
    values = {name: fold(value) if named else value for name, value in (parameters or {}).items()}
    query = _filled(_named(text), values, optional=True) if named else _filled(text, values)
    not_too_deep(query)
    allowed(query)
    return query


def evaluate(
    store: ox.Store, query: str, dataset: Dataset | None = None, base: str = ""
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """The engine's own answer to `checked` SPARQL, read while it is iterated; errors are `FAILURES`, see `mistake`.

    The default graph is the union of all graphs; in a store that holds triples outside of them, it is those. A dataset
    of the SPARQL protocol goes before FROM and FROM NAMED in the query.
    """
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    named = PREFIXES if "\\" in query else [name for name in PREFIXES if f"{name}:" in query]
    used = {name: PREFIXES[name] for name in named}  # the engine reads all that it is given
    given: dict[str, object] = {"prefixes": used, "base_iri": base or None}
    if dataset is not None:
        given["default_graph"] = [ox.NamedNode(graph) for graph in dataset[0]]
        given["named_graphs"] = [ox.NamedNode(graph) for graph in dataset[1]]
    elif "FROM" not in query.upper() or all((token["word"] or "").upper() != "FROM" for token in tokens(query)):
        given["use_default_graph_as_union"] = all_named(store)
    found = store.query(query, **given)  # type: ignore[arg-type]
    if "*" in query and isinstance(found, ox.QuerySolutions) and (ordered := _in_order(query, found)):
        return store.query(ordered, **given)  # type: ignore[arg-type]
    return found


def _in_order(query: str, found: ox.QuerySolutions) -> str:
    """A `SELECT *` with its variables in the order of the query, which the engine sorts by name; else nothing."""
    select = next((token for token in TOKEN.finditer(query) if (token["word"] or "").upper() == "SELECT"), None)
    star = _STAR.match(query, select.end()) if select else None
    if not star:
        return ""
    names = [one.value for one in found.variables]
    seen = dict.fromkeys((token["variable"] or " ")[1:] for token in TOKEN.finditer(query, star.end()))
    chosen = " ".join(f"?{name}" for name in sorted(names, key=[*seen].index))
    return f"{query[: star.end() - 1]} {chosen} {query[star.end() :]}" if set(names) <= set(seen) and names else ""


def _read(path: Path) -> ReadyMade:
    name, text = path.stem, path.read_text(encoding="utf-8")
    told: dict[str, list[str]] = defaultdict(list)
    for match in map(_HEADER.fullmatch, text.splitlines()):
        if match:
            told[match[1]].append(match[2].strip())
    try:
        title, title_zh, description = (told[part][0] for part in ("title", "title_zh", "description"))
    except IndexError:
        raise OntologyError(
            "a query needs # title, # title_zh and # description", where=str(path), hint="add the lines"
        ) from None
    hints, hints_zh = ({key: hint for key, _, hint in (row.partition(" ") for row in told[part])} for part in _HINTS)
    question, question_zh, group = ("".join(told[part][:1]) for part in ("question", "question_zh", "group"))
    known, known_zh = tuple(hints.items()), tuple((key, hints_zh.get(key, hint)) for key, hint in hints.items())
    said = "".join(told["description_zh"][:1]) or description
    return ReadyMade(name, title, title_zh, description, known, text, question, question_zh, group, said, known_zh)


def _named(text: str) -> str:
    name, known = text[1:].strip(), {one.name: one.text for one in ready_made()}
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean @{near[0]}?" if near else "kg queries lists them"
    raise QueryError(f"no ready-made query @{name}", hint=hint)


def unnarrowed(text: str, known: Collection[str] = ()) -> str:
    """A ready-made query without the lines whose parameter has no value, nor the `VALUES` for stores sent the file."""
    lines = (line for line in text.splitlines(keepends=True) if not _DEFAULT.fullmatch(line.strip()))
    return "".join(line for line in lines if set(_PARAMETER.findall(line)) <= set(known))


def _filled(text: str, parameters: dict[str, str], *, optional: bool = False) -> str:
    """The text with every `$name` that has a value replaced by it as a string; `optional` drops lines without one."""
    if "$" not in text and not parameters:
        return text
    used = {token["variable"][1:] for token in tokens(text) if (token["variable"] or "").startswith("$")}
    for unknown in sorted(set(parameters) - used):
        known = ", ".join(sorted(used)) or "none"
        raise QueryError(f"the query has no parameter {unknown}", hint=f"its parameters: {known}")
    kept = unnarrowed(text, parameters) if optional else text
    if optional and set(parameters) - {"from", "to"}:
        kept = _SCAN.sub(r"\1", kept)  # the engine reads a sub-select whole, slow where little of it is asked for
    return TOKEN.sub(lambda token: _value(token, parameters), kept)


def _value(token: re.Match[str], parameters: dict[str, str]) -> str:
    name = (token["variable"] or " ")[1:]
    if token[0].startswith("$") and name in parameters:
        return '"' + re.sub(r'[\x00-\x1f"\\]', _escaped, parameters[name]) + '"'
    return token[0]


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04X}" if ord(match[0]) < 0x20 else "\\" + match[0]


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
