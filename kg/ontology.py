"""Reads `ontology/*.ttl` into the plain frozen view that finding and relating work with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kg.errors import OntologyError
from kg.event_types import EventType, Ontology, Role
from kg.iri import KG, PREFIXES, RDFS, SCHEMA, SH, TIME, short
from kg.lexicon import ontology_home, overlays
from kg.model import Kind
from kg.ontology_source import Source

ROOT_EVENT = SCHEMA + "Event"

FAMILIES = {
    SCHEMA + "Organization": Kind.ORGANISATION,
    ROOT_EVENT: Kind.EVENT,
    TIME + "TemporalEntity": Kind.DATE,
    SCHEMA + "CreativeWork": Kind.DOCUMENT,
    SCHEMA + "Place": Kind.PLACE,
    SCHEMA + "Person": Kind.PERSON,
    SCHEMA + "Observation": Kind.STATISTIC,
}
"""The class at the top of each family; every other class takes the kind of the one it stands below."""

_HASHED = ("*.ttl", "event/*.ttl", "lexicon/*.tsv", "rules/*.rq")
"""What a build can depend on."""

_ONE_TYPE = "keep the word in one of them, or give each its object, as in 发射_导弹"


@cache
def load() -> Ontology:
    """The shipped ontology with its overlays; an `OntologyError` names the file and node that break its contract."""
    return read(ontology_home(), overlays())


def read(home: Path, laid: tuple[Path, ...] = ()) -> Ontology:
    """The ontology in the folder `home`: `kg.ttl` and `event/*.ttl`; with what overlays say besides.

    A word that a type of an overlay claims is taken from the type of `home` that had it.

    `event_types` are sorted by IRI, each with its inherited roles; `sha256` is over every Turtle file, word list
    and rule.
    """
    source = Source(home, laid)
    parents = {iri: source.iris(iri, RDFS + "subClassOf") for iri in source.subjects()}
    parents = {iri: above for iri, above in parents.items() if above or iri in FAMILIES}
    kinds = {iri: kind for iri in sorted(parents) if (kind := _kind(source, parents, iri, ())) is not None}
    events = sorted(iri for iri, kind in kinds.items() if kind is Kind.EVENT)
    roles: dict[str, tuple[Role, ...]] = {}
    event_types = tuple(_event_type(source, kinds, roles, iri) for iri in events)
    _unambiguous(source, event_types)
    return Ontology(
        event_types=event_types,
        parents={iri: parents[iri] for iri in sorted(parents)},
        labels={iri: _labels(source, iri) for iri in source.subjects() if source.values(iri, RDFS + "label")},
        kinds=kinds,
        sha256=_digest((home, *laid)),
    )


def type_of(name: str) -> str:
    """The IRI of a class as a word list names it: by prefix (`kg:Company`) or in full.

    >>> type_of("schema:Book"), type_of("https://example.org/Guild")
    ('https://schema.org/Book', 'https://example.org/Guild')
    """
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local if prefix in PREFIXES else name


def class_of(name: str) -> str:
    """The IRI of a class of the ontology: by prefixed name, IRI or label in either language; empty where none is."""
    known, iri = load(), type_of(name)
    labelled = (one for one in sorted(known.kinds) if name in known.labels.get(one, ()))
    return iri if iri in known.kinds else next(labelled, "")


def property_of(name: str) -> str:
    """The IRI of a property of the ontology, by prefixed name, IRI or label in either language; empty where none is."""
    known, iri = load(), type_of(name)
    terms = {one for one in known.labels if one not in known.kinds}
    labelled = (one for one in sorted(terms) if name in known.labels[one])
    return iri if iri in terms else next(labelled, "")


def _kind(source: Source, parents: dict[str, tuple[str, ...]], iri: str, below: tuple[str, ...]) -> Kind | None:
    if iri in below:
        raise source.error(iri, "rdfs:subClassOf runs in a circle", "remove one of the links")
    if iri in FAMILIES:
        return FAMILIES[iri]
    found = {_kind(source, parents, parent, (*below, iri)) for parent in parents.get(iri, ())} - {None}
    if len(found) > 1:
        raise source.error(iri, "stands below two families", "keep rdfs:subClassOf within one family")
    return found.pop() if found else None


def _event_type(source: Source, kinds: dict[str, Kind], roles: dict[str, tuple[Role, ...]], iri: str) -> EventType:
    chinese, english = _labels(source, iri)
    return EventType(
        iri=iri,
        parent=_event_parent(source, kinds, iri),
        label_zh=chinese,
        label_en=english,
        triggers=source.texts(iri, KG + "triggeredBy"),
        not_triggers=source.texts(iri, KG + "notTriggeredBy"),
        head_nouns=source.texts(iri, KG + "headNoun"),
        roles=_roles(source, kinds, roles, iri),
        examples=source.texts(iri, KG + "example"),
        counter_examples=source.texts(iri, KG + "counterExample"),
        alone=_alone(source, kinds, iri),
    )


def _unambiguous(source: Source, types: tuple[EventType, ...]) -> None:
    """An `OntologyError` where one word shows, or names, events of two types: which of them were meant is a guess."""
    for predicate in ("triggeredBy", "headNoun"):
        owners: dict[str, str] = {}
        for one in types:
            for word in source.texts(one.iri, KG + predicate):
                owner = owners.setdefault(word, one.iri)
                if owner != one.iri:
                    where = " and ".join(map(source.place, (owner, one.iri)))
                    raise OntologyError(f"kg:{predicate} {word!r} stands in two types", where=where, hint=_ONE_TYPE)


def _alone(source: Source, kinds: dict[str, Kind], iri: str) -> bool:
    parent = _event_parent(source, kinds, iri)
    return source.texts(iri, KG + "standsAlone") == ("true",) or (bool(parent) and _alone(source, kinds, parent))


def _labels(source: Source, iri: str, predicate: str = RDFS + "label") -> tuple[str, str]:
    chinese, english = source.texts(iri, predicate, "zh"), source.texts(iri, predicate, "en")
    if len(chinese) != 1 or len(english) != 1:
        raise source.error(iri, f"needs one {short(predicate)} in zh and one in en", "add the missing label")
    return chinese[0], english[0]


def _event_parent(source: Source, kinds: dict[str, Kind], iri: str) -> str:
    above = [parent for parent in source.iris(iri, RDFS + "subClassOf") if kinds.get(parent) is Kind.EVENT]
    if iri == ROOT_EVENT:
        return ""
    if len(above) != 1:
        raise source.error(iri, f"has {len(above)} event types above it", "give one rdfs:subClassOf")
    return above[0]


def _roles(source: Source, kinds: dict[str, Kind], known: dict[str, tuple[Role, ...]], iri: str) -> tuple[Role, ...]:
    """Own roles and those of the parents, sorted by property; own seek patterns stand before inherited ones."""
    if iri not in known:
        parent = _event_parent(source, kinds, iri)
        merged = {role.property: role for role in (_roles(source, kinds, known, parent) if parent else ())}
        for shape in source.iris(iri, SH + "property"):
            role = _role(source, kinds, shape)
            merged[role.property] = _joined(role, merged.get(role.property))
        known[iri] = tuple(merged[name] for name in sorted(merged))
    return known[iri]


def _role(source: Source, kinds: dict[str, Kind], shape: str) -> Role:
    paths = source.iris(shape, SH + "path")
    if len(paths) != 1 or shape.startswith("_:"):
        raise source.error(shape, "a role needs an IRI of its own and one sh:path", "name it kg:<Type>-<role>")
    classes = tuple(sorted({*source.iris(shape, KG + "slot"), *source.iris(shape, SH + "class")}))
    for unknown in (name for name in classes if name not in kinds):
        raise source.error(shape, f"{short(unknown)} is no class of the ontology", "declare it in kg.ttl")
    chinese, english = _labels(source, shape, SH + "name")
    return Role(
        property=paths[0],
        classes=classes,
        seek=_seek(source, shape),
        minimum=_count(source, shape, SH + "minCount"),
        maximum=_count(source, shape, SH + "maxCount"),
        label_zh=chinese,
        label_en=english,
    )


def _seek(source: Source, shape: str) -> tuple[str, ...]:
    patterns = source.items(shape, KG + "seek")
    for pattern in patterns:
        if pattern not in {"before", "after"} and (pattern.count("_") != 1 or len(pattern) < 2):
            raise source.error(shape, f"no seek pattern: {pattern!r}", "use before, after, or words around one _")
    return patterns


def _count(source: Source, shape: str, predicate: str) -> int:
    found = source.texts(shape, predicate)
    if len(found) > 1 or not all(value.isdigit() for value in found):
        raise source.error(shape, f"{short(predicate)} is not one whole number", "write a number such as 1")
    return int(found[0]) if found else 0


def _joined(own: Role, inherited: Role | None) -> Role:
    if inherited is None:
        return own
    return Role(
        property=own.property,
        classes=own.classes or inherited.classes,
        seek=_ordered((*own.seek, *inherited.seek)),
        minimum=own.minimum or inherited.minimum,
        maximum=own.maximum or inherited.maximum,
        label_zh=own.label_zh,
        label_en=own.label_en,
    )


def _ordered(patterns: tuple[str, ...]) -> tuple[str, ...]:
    """Without repeats; a bare position comes last, for any word beside the slot is better evidence than none."""
    return tuple(sorted(dict.fromkeys(patterns), key=lambda pattern: pattern in {"before", "after"}))


def _digest(homes: tuple[Path, ...]) -> str:
    digest = hashlib.sha256()
    for home, path in ((folder, path) for folder in homes for path in _files(folder)):
        digest.update(path.relative_to(home).as_posix().encode("utf-8") + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def _files(home: Path) -> Iterable[Path]:
    return sorted(path for pattern in _HASHED for path in home.glob(pattern))
