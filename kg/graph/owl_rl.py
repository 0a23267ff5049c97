"""What follows from a graph by OWL 2 RL and the axioms of the ontology, as far as it tells of things."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg import ontology
from kg.errors import SettingsError
from kg.graph import vocabulary
from kg.graph.quads import sort_key
from kg.iri import OWL, RDF, RDFS
from kg.lexicon import ontology_home
from kg.model import Kind
from kg.rdf import Literal, Statement

_SAME = "urn:same"
"""Stands for owl:sameAs before the reasoner, which would copy all that is told of one thing to the other."""
_NUMBERED = "urn:n:"
_TYPE = RDF + "type"
_WORDS = frozenset({RDFS + name for name in ("label", "comment", "isDefinedBy", "seeAlso")})

_Triple = tuple[str, str, str]


def require() -> None:
    """A `SettingsError` where the reasoner is not installed."""
    try:
        import reasonable  # noqa: F401, PLC0415 - an extra
    except ImportError as error:
        hint = "pip install 'dashiji[owl]', or choose --infer rdfs"
        raise SettingsError("inference owl-rl needs the package reasonable", hint=hint) from error


def infer(statements: Sequence[Statement], base: str) -> tuple[Statement, ...]:
    """The statements, sorted, with what OWL 2 RL adds in `<base>inferred`; what is stated already is not repeated.

    Of all conclusions three kinds are kept: a class of the ontology within the thing's family, a link between two
    different things, and `owl:sameAs` between two things. Facts, mentions and literals stay as they were read.
    Source: OWL 2 Profiles (W3C, 2012), section 4.3.
    """
    require()
    import reasonable  # noqa: PLC0415 - an extra

    told = [one for one in statements if one.graph != vocabulary.graph_of(base)]
    numbers = _numbers(told)
    reasoner = reasonable.PyReasoner()
    reasoner.from_graph([*_axioms(), *_numbered(told, numbers)])
    names = {number: name for name, number in numbers.items() if isinstance(name, str)}
    families, stated = _families(statements), {(one.subject, one.predicate, one.object) for one in statements}
    found = {
        one
        for triple in reasoner.reason()
        if (one := _named(triple, names)) and one not in stated and _tells(one, families)
    }
    more = (Statement(*one, base + "inferred") for one in found)
    return tuple(sorted((*statements, *more), key=sort_key))


def _numbers(statements: Sequence[Statement]) -> dict[str | Literal, str]:
    """A short IRI for everything but the terms of vocabularies: no name or text can then trip the reasoner."""
    terms = {one.predicate for one in statements}
    terms |= {one.object for one in statements if one.predicate == _TYPE and isinstance(one.object, str)}
    found: dict[str | Literal, str] = {}
    for one in statements:
        for term in (one.subject, one.object):
            if term not in terms:
                found.setdefault(term, f"{_NUMBERED}{len(found)}")
    return found


def _numbered(statements: Sequence[Statement], numbers: Mapping[str | Literal, str]) -> Iterator[_Triple]:
    for one in statements:
        predicate = _SAME if one.predicate == OWL + "sameAs" else one.predicate
        yield numbers.get(one.subject, one.subject), predicate, numbers.get(one.object, str(one.object))


def _named(triple: tuple[object, object, object], names: Mapping[str, str]) -> _Triple | None:
    """A conclusion in the graph's own names; None where it tells of a literal or of a term."""
    subject, predicate, node = (str(one) for one in triple)
    if subject not in names or (node.startswith(_NUMBERED) and node not in names):
        return None
    return names[subject], OWL + "sameAs" if predicate == _SAME else predicate, names.get(node, node)


def _families(statements: Sequence[Statement]) -> Mapping[str, set[Kind]]:
    """The families of each thing, by its classes; facts and mentions have none."""
    kinds, found = ontology.load().kinds, defaultdict(set)
    for one in statements:
        if one.predicate == _TYPE and isinstance(one.object, str) and one.object in kinds:
            found[one.subject].add(kinds[one.object])
    return found


def _tells(triple: _Triple, families: Mapping[str, set[Kind]]) -> bool:
    """Whether a conclusion says something new of a thing: no class of everything, no link of a thing to itself."""
    subject, predicate, node = triple
    if predicate == _TYPE:
        return ontology.load().kinds.get(node) in families.get(subject, ())
    return subject != node and subject in families and node in families


@cache
def _axioms() -> tuple[_Triple, ...]:
    """What the ontology says of classes and properties, words and SHACL shapes left out."""
    import pyoxigraph as ox  # noqa: PLC0415 - heavy

    home = ontology_home()
    found = {
        (one.subject.value, one.predicate.value, one.object.value)
        for path in (home / "kg.ttl", *sorted((home / "event").glob("*.ttl")))
        for one in ox.parse(path=path, format=ox.RdfFormat.TURTLE)
        if one.predicate.value.startswith((RDFS, OWL, _TYPE))
        and one.predicate.value not in _WORDS
        and isinstance(one.subject, ox.NamedNode)
        and isinstance(one.object, ox.NamedNode)
    }
    same = ((_SAME, _TYPE, OWL + kind) for kind in ("SymmetricProperty", "TransitiveProperty"))
    return tuple(sorted((*found, *same)))
