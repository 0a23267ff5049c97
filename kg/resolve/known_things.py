"""Things tied to what the user's authority files know: one identifier is one thing, under the file's name for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from kg.catalogue import Catalogue, Record
from kg.iri import SCHEMA
from kg.model import Kind
from kg.resolve import name_forms
from kg.resolve.decisions import FOLDERS
from kg.resolve.thing import Thing, united

_ROOTS = frozenset(SCHEMA + name for name in ("Organization", "Place", "Person", "CreativeWork", "Event", "Thing"))
_TIED = frozenset({Kind.ORGANISATION, Kind.PERSON, Kind.PLACE, Kind.DOCUMENT})


def tie(things: Iterable[Thing], known: Catalogue) -> list[Thing]:
    """The things, those that one record alone can mean with its identifiers; several of one record as one thing.

    A name that many bear (外交部) or that several records bear ties nothing, and namesakes stay apart.
    """
    if not known.records:
        return list(things)
    found: dict[Record, list[tuple[Thing, str]]] = defaultdict(list)
    made: list[Thing] = []
    for thing in things:
        record, name = _meant(thing, known)
        if record is None:
            made.append(thing)
        else:
            found[record].append((thing, name))
    for record in sorted(found):
        same = found[record]
        if len({name for _, name in same}) < len(same):  # two things under one name are namesakes
            made.extend(thing for thing, _ in same)
        else:
            made.append(_tied(record, same))
    return made


def _meant(thing: Thing, known: Catalogue) -> tuple[Record | None, str]:
    """The only record that a thing's names lead to, and the name that does."""
    if thing.kind not in _TIED or "~" in thing.path[-1]:
        return None, ""
    main = thing.path[-1]
    for name in (main, *sorted({one.names[0] for one in thing.clusters} - {main})):
        bearers = known.bearers(name.rsplit("/", maxsplit=1)[-1], thing.kind)
        if len(bearers) == 1 and not name_forms.generic(name):
            return bearers[0], name
        if bearers:
            return None, ""
    return None, ""


def _tied(record: Record, same: list[tuple[Thing, str]]) -> Thing:
    first, *others = sorted(same, key=lambda pair: (pair[1] != record.name, -len(pair[1]), pair[0].path))
    thing = first[0]
    for other, name in others:
        thing = united(thing, other).told(f"{name} = {first[1]}: one record of the authority file (0.95)")
    path = thing.path if thing.kind is Kind.PLACE else (FOLDERS[thing.kind], record.name)
    return replace(
        thing,
        path=path,
        label=record.name,
        type=record.type if record.type not in _ROOTS else thing.type,
        same_as=tuple(sorted({*thing.same_as, *record.identifiers})),
    )
