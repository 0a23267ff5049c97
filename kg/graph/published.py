"""The vocabulary as others use it: one versioned file without SHACL, the shapes apart, a context for JSON-LD."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.graph.media import GRAPHS
from kg.iri import KG, OWL, PREFIXES, RDF, RDFS, SCHEMA, SH, SKOS, XSD
from kg.lexicon import ontology_home

VOCABULARY = KG.removesuffix("#")
"""The IRI of the ontology."""

_SOURCES = {
    **PREFIXES,
    "dcterms": "http://purl.org/dc/terms/",
    "event": "http://purl.org/NET/c4dm/event.owl#",
    "lode": "http://linkedevents.org/ontology/",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "vann": "http://purl.org/vocab/vann/",
}
_FINDING = frozenset(KG + name for name in ("triggeredBy", "notTriggeredBy", "headNoun", "standsAlone", "seek", "slot"))
"""How events are found, which is no part of what the terms mean."""
_OF_THINGS = frozenset((f"{SH}class", f"{SH}node"))
_PROPERTIES = frozenset((f"{RDF}Property", f"{OWL}ObjectProperty", f"{OWL}DatatypeProperty"))


def version() -> str:
    """The version of the vocabulary, as its `owl:versionInfo` says."""
    return _one(VOCABULARY, f"{OWL}versionInfo")


@cache
def vocabulary() -> tuple[ox.Triple, ...]:
    """Every term with labels, definitions, examples and what it stands for elsewhere; sorted, without blank nodes."""
    roles = {str(one.subject) for one in _declared() if one.object == ox.NamedNode(f"{SH}PropertyShape")}
    kept = (one for one in _declared() if _published(one) and str(one.subject) not in roles)
    return tuple(sorted(kept, key=str))


@cache
def shapes() -> tuple[ox.Triple, ...]:
    """What a graph must hold to, those of the event types with it; blank nodes are numbered as they come."""
    found = [one for one in _declared() if one.predicate.value.startswith(SH) or _is_shape(one)]
    return tuple(_numbered((*_triples(ontology_home() / "shapes.ttl"), *found)))


@cache
def context() -> str:
    """A JSON-LD 1.1 context (W3C, 2020) in which each class and property goes by its local name, as a document."""
    terms: dict[str, object] = {"id": "@id", "type": "@type", **PREFIXES}
    for iri in sorted(_named(), key=lambda iri: (not iri.startswith(KG), iri)):
        name = _local(iri)
        terms.setdefault(f"kg:{name}" if name in PREFIXES else name, _meaning(iri))
    return json.dumps({"@context": terms}, ensure_ascii=False, indent=1) + "\n"


def written(triples: tuple[ox.Triple, ...], form: str) -> bytes:
    """Triples in a form of `kg.graph.media.GRAPHS`."""
    file = io.BytesIO()
    ox.serialize(triples, file, ox.RdfFormat.from_media_type(GRAPHS[form]), prefixes=_SOURCES)
    if form != "ttl":
        return file.getvalue()
    lines = file.getvalue().splitlines(keepends=True)
    heads = [line for line in lines if line.startswith(b"@prefix")]  # in no order
    return b"".join((*sorted(heads), *lines[len(heads) :]))


def text(node: object) -> str:
    """The IRI or the words of a node; empty for a blank one."""
    return node.value if isinstance(node, ox.NamedNode | ox.Literal) else ""


def values(iri: str, predicate: str) -> tuple[ox.NamedNode | ox.Literal, ...]:
    """What the vocabulary says of a term, in no order of its own but the same each time."""
    return _told().get((iri, predicate), ())


@cache
def _told() -> dict[tuple[str, str], tuple[ox.NamedNode | ox.Literal, ...]]:
    told: dict[tuple[str, str], tuple[ox.NamedNode | ox.Literal, ...]] = {}
    for one in vocabulary():
        if isinstance(one.object, ox.NamedNode | ox.Literal):
            place = (text(one.subject), one.predicate.value)
            told[place] = (*told.get(place, ()), one.object)
    return told


@cache
def _declared() -> tuple[ox.Triple, ...]:
    home = ontology_home()
    files = (home / "kg.ttl", *sorted((home / "event").glob("*.ttl")), home / "alignments.ttl")
    return tuple(one for path in files for one in _triples(path))


def _triples(path: Path) -> Iterator[ox.Triple]:
    for one in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
        yield ox.Triple(one.subject, one.predicate, one.object)


def _published(one: ox.Triple) -> bool:
    plain = isinstance(one.subject, ox.NamedNode) and not isinstance(one.object, ox.BlankNode)
    shacl = one.predicate.value.startswith(SH) or (isinstance(one.object, ox.NamedNode) and _is_shape(one))
    return plain and not shacl and one.predicate.value not in _FINDING


def _is_shape(one: ox.Triple) -> bool:
    return one.predicate.value == f"{RDF}type" and text(one.object).startswith(SH)


def _numbered(triples: tuple[ox.Triple, ...]) -> Iterator[ox.Triple]:
    names: dict[ox.BlankNode, ox.BlankNode] = {}

    def known(node: ox.BlankNode) -> ox.BlankNode:
        return names.setdefault(node, ox.BlankNode(f"b{len(names)}"))

    for one in triples:
        subject = known(one.subject) if isinstance(one.subject, ox.BlankNode) else one.subject
        node = known(one.object) if isinstance(one.object, ox.BlankNode) else one.object
        yield ox.Triple(subject, one.predicate, node)


def _named() -> set[str]:
    kinds = {f"{RDFS}Class", *_PROPERTIES}
    typed = (one for one in vocabulary() if one.predicate.value == f"{RDF}type")
    found = {text(one.subject) for one in typed if text(one.object) in kinds}
    return {iri for iri in found if iri.startswith((KG, SCHEMA, SKOS)) or _local(iri)[0].islower()}


def _meaning(iri: str) -> str | dict[str, str]:
    """What a term of the context stands for; links take IRIs, values of one datatype that datatype."""
    if iri in _linking():
        return {"@id": iri, "@type": "@id"}
    [kind] = [one.value for one in values(iri, f"{RDFS}range")][:1] or [""]
    return {"@id": iri, "@type": kind} if kind.startswith(XSD) and kind != f"{XSD}string" else iri


@cache
def _linking() -> frozenset[str]:
    """Properties whose values are things: those declared so, and those the shapes give a class."""
    paths = {one.subject: text(one.object) for one in shapes() if one.predicate.value == f"{SH}path"}
    shaped = {paths[one.subject] for one in shapes() if _wants_things(one) and one.subject in paths}
    declared = {text(one.subject) for one in vocabulary() if text(one.object) == f"{OWL}ObjectProperty"}
    return frozenset(shaped | declared)


def _wants_things(one: ox.Triple) -> bool:
    return one.predicate.value in _OF_THINGS or (one.predicate.value, text(one.object)) == (f"{SH}nodeKind", f"{SH}IRI")


def _one(iri: str, predicate: str) -> str:
    return next(one.value for one in values(iri, predicate))


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]
