"""Statements as rows: one for each thing and one for each fact, the words of its sentence included."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.graph.quads import SIMPLIFIED, TRADITIONAL
from kg.iri import ITSRDF, KG, NIF, PROV, RDF, RDFS, SCHEMA, SKOS
from kg.model import Kind
from kg.ontology import FAMILIES
from kg.rdf import Literal, Statement

_TYPE = RDF + "type"
_LABEL = RDFS + "label"
_ALIAS = SKOS + "altLabel"

Node = str | Literal
Index = Mapping[str, Mapping[str, list[Node]]]


@dataclass(frozen=True, slots=True)
class ThingRow:
    """A thing: `type` its narrowest class, `start` and `end` of an event or date as precise as known."""

    iri: str
    kind: Kind
    type: str
    label: str
    traditional: str
    aliases: tuple[str, ...]
    start: str
    end: str
    mentions: int


@dataclass(frozen=True, slots=True)
class FactRow:
    """A link as one sentence tells it; `sentence` is its words in the text as it came in."""

    iri: str
    subject: str
    predicate: str
    object: str | Literal
    sentence: str
    article: str
    rule: str
    confidence: str
    holder: str


def things(statements: Iterable[Statement]) -> tuple[ThingRow, ...]:
    """The things of all graphs in order of IRI, statistics and articles left out."""
    statements = tuple(statements)
    index, mentions = by_subject(statements), Counter(_named(statements))
    read = by_subject(one for one in statements if not one.graph.endswith("/inferred"))
    rows = []
    for node in sorted(index):
        kind = _kind(index, node)
        if kind and kind is not Kind.STATISTIC and _LABEL in index[node]:
            rows.append(_thing(node, kind, (index, read), mentions[node]))
    return tuple(rows)


def facts(statements: Iterable[Statement]) -> tuple[FactRow, ...]:
    """The facts of all articles, by article, subject and predicate."""
    statements = tuple(statements)
    index = by_subject(statements)
    articles = {one.subject: one.graph for one in statements if one.predicate == RDF + "predicate"}
    names = labels(statements)
    rows = (_fact(node, articles[node], index, names) for node in sorted(articles))
    return tuple(sorted(rows, key=order))


def order(row: FactRow) -> tuple[str, str, str, str, str]:
    """What facts are sorted by: article, subject, predicate, object."""
    return row.article, row.subject, row.predicate, plain(row.object), row.iri


def labels(statements: Iterable[Statement]) -> dict[str, str]:
    """The simplified name of every node that has one."""
    found: dict[str, str] = {}
    for one in statements:
        if one.predicate == _LABEL and isinstance(one.object, Literal) and one.object.language == SIMPLIFIED:
            found.setdefault(one.subject, one.object.value)
    return found


def plain(node: str | Literal) -> str:
    """The words of a literal, or the IRI."""
    return node.value if isinstance(node, Literal) else node


def by_subject(statements: Iterable[Statement]) -> Index:
    """What is said of each subject, over all graphs: by predicate its objects, each once, in order."""
    index: dict[str, dict[str, list[Node]]] = defaultdict(lambda: defaultdict(list))
    for one in statements:
        known = index[one.subject][one.predicate]
        if one.object not in known:
            known.append(one.object)
    return index


def _named(statements: Iterable[Statement]) -> Iterator[str]:
    for one in statements:
        if one.predicate == ITSRDF + "taIdentRef":
            yield plain(one.object)


def _kind(index: Index, node: str) -> Kind | None:
    classes = index[node].get(_TYPE, ())
    return next((FAMILIES[one] for one in classes if isinstance(one, str) and one in FAMILIES), None)


def _thing(node: str, kind: Kind, indexes: tuple[Index, Index], mentions: int) -> ThingRow:
    index, read = indexes
    start, end = ("earliest", "latest") if kind is Kind.DATE else ("startDate", "endDate")
    namespace = KG if kind is Kind.DATE else SCHEMA
    return ThingRow(
        iri=node,
        kind=kind,
        type=_narrowest(read, node) or _narrowest(index, node) or plain(index[node][_TYPE][0]),
        label=_tagged(index, node, _LABEL, SIMPLIFIED)[0],
        traditional=next(iter(_tagged(index, node, _LABEL, TRADITIONAL)), ""),
        aliases=tuple(dict.fromkeys(plain(one) for one in index[node].get(_ALIAS, ()))),
        start=_first(index, node, namespace + start),
        end=_first(index, node, namespace + end),
        mentions=mentions,
    )


def _narrowest(index: Index, node: str) -> str:
    """The class that is not the root of a family; inferred classes count only where none was read."""
    classes = index.get(node, {}).get(_TYPE, ())
    return next((one for one in classes if isinstance(one, str) and one not in FAMILIES), "")


def _tagged(index: Index, node: str, predicate: str, language: str) -> tuple[str, ...]:
    values = index[node].get(predicate, ())
    return tuple(one.value for one in values if isinstance(one, Literal) and one.language == language)


def _first(index: Index, node: str, predicate: str) -> str:
    return next((plain(one) for one in index.get(node, {}).get(predicate, ())), "")


def _fact(node: str, article: str, index: Index, names: Mapping[str, str]) -> FactRow:
    place, holder = (_first(index, node, name) for name in (PROV + "wasQuotedFrom", KG + "attributedTo"))
    return FactRow(
        iri=node,
        subject=_first(index, node, RDF + "subject"),
        predicate=_first(index, node, RDF + "predicate"),
        object=next(iter(index[node][RDF + "object"]), ""),
        sentence=_words(_first(index, article, NIF + "isString"), place),
        article=article,
        rule=_first(index, node, KG + "rule"),
        confidence=_first(index, node, KG + "confidence"),
        holder=names.get(holder, holder),
    )


def _words(text: str, place: str) -> str:
    start, _, end = place.rpartition("#char=")[2].partition(",")
    return text[int(start) : int(end)] if start.isdigit() and end.isdigit() else ""
