"""An article and what was read in it as bytes and back: MessagePack within zlib, the same bytes for the same values.

The digest, which joining asks for, stands before the rest and is read without it; its events, which are most of it and
which joining anew seldom asks for, stand behind it by themselves.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import StoreError
from kg.model import Analysis, Event, Evidence
from kg.read.articles import Article

if TYPE_CHECKING:
    import msgspec

_Value = TypeVar("_Value")
Events = tuple[Event, ...]
"""The tellings of an event in one article."""
_Told = tuple[tuple[int, Events], ...]
_LEVEL = 6
_MARK, _SIZES = b"kg3", "<II"
_HEAD = len(_MARK) + struct.calcsize(_SIZES)
_OLDER, _OLDER_SIZE = b"kg2", "<I"  # a record whose digest holds its events
_HINT = "kg update reads the articles again"


@dataclass(frozen=True, slots=True)
class _Record:
    article: bytes
    analysis: bytes


def encode(article: Article, analysis: Analysis, digest: object, events: Mapping[int, Events]) -> bytes:
    """All four as bytes, the article so that later versions of the program can read it again.

    `digest` is without the `events` of its clusters, which are by the clusters' numbers.
    """
    pack = _encoder().encode
    return _front(digest, events) + zlib.compress(pack(_Record(pack(article), pack(analysis))))


def _front(digest: object, events: Mapping[int, Events]) -> bytes:
    """What stands before the article and its analysis."""
    told = tuple((number, events[number]) for number in sorted(events))
    first, second = (zlib.compress(_encoder().encode(one), _LEVEL) for one in (bare(digest), told))
    return _MARK + struct.pack(_SIZES, len(first), len(second)) + first + second


def bare(value: object) -> object:
    """A value without what is as by default in its class, which is then one value in memory for all that lack it."""
    if is_dataclass(value):
        told = ((name, getattr(value, name), default) for name, default in _fields(type(value)))  # type: ignore[arg-type]
        return {name: bare(one) for name, one, default in told if one != default}
    if isinstance(value, tuple):
        return [bare(one) for one in value]
    return value


@cache
def _fields(kind: type) -> tuple[tuple[str, object], ...]:
    """The fields of a dataclass, each with what it is by default."""
    return tuple((one.name, one.default) for one in fields(kind))


def digested(data: bytes, digest: object, events: Mapping[int, Events]) -> bytes:
    """The same record with another digest; a `StoreError` for what another version wrote."""
    first, second = _sizes(data)
    return _front(digest, events) + data[_HEAD + first + second :]


def digest(data: bytes, kind: type[_Value]) -> _Value:
    """The digest that `encode` was given; a `StoreError` for anything else, or what another version wrote."""
    first, _ = _sizes(data)
    return _decoded(_inflated(data[_HEAD : _HEAD + first]), kind)


def events(data: bytes) -> dict[int, Events]:
    """The events that `encode` was given; errors as for `digest`."""
    first, second = _sizes(data)
    return dict(_decoded(_inflated(data[_HEAD + first : _HEAD + first + second]), _Told))


def analysis(data: bytes) -> Analysis:
    """What `encode` was given; a `StoreError` for anything else, or what another version of the program wrote."""
    return _decoded(_record(data).analysis, Analysis)


def article(data: bytes) -> Article:
    """The article that `encode` was given, also by another version; a `StoreError` for anything else."""
    return _decoded(_record(data).article, Article)


def renamed(one: Analysis, name: str, source: str, sha256: str) -> Analysis:
    """An analysis of the same text under another id, and from another file."""
    document = replace(one.document, id=name, source=source, sha256=sha256)
    if name == one.document.id:
        return replace(one, document=document)
    events = tuple(event_under(event, name) for event in one.events)
    relations = tuple(replace(link, evidence=replace(link.evidence, document=name)) for link in one.relations)
    tenures = tuple(replace(post, evidence=replace(post.evidence, document=name)) for post in one.tenures)
    return replace(one, document=document, events=events, relations=relations, tenures=tenures)


def event_under(event: Event, name: str) -> Event:
    """An event of the same text under another id."""
    arguments = tuple(replace(each, evidence=replace(each.evidence, document=name)) for each in event.arguments)
    evidence: Evidence | None = event.evidence and replace(event.evidence, document=name)
    return replace(event, arguments=arguments, evidence=evidence)


def _sizes(data: bytes) -> tuple[int, int]:
    """How many bytes the digest has, and how many its events."""
    if not data.startswith(_MARK):
        raise StoreError("a record of another version: it has no digest", hint=_HINT)
    first, second = _unpacked(_SIZES, data)
    return first, second


def _unpacked(form: str, data: bytes) -> tuple[int, ...]:
    if len(data) < len(_MARK) + struct.calcsize(form):
        raise StoreError("a damaged record of what was read: it breaks off", hint=_HINT)
    return struct.unpack_from(form, data, len(_MARK))


def _record(data: bytes) -> _Record:
    """The article and its analysis; the first versions wrote nothing before them."""
    form = {_MARK: _SIZES, _OLDER: _OLDER_SIZE}.get(data[: len(_MARK)], "")
    start = len(_MARK) + struct.calcsize(form) + sum(_unpacked(form, data)) if form else 0
    return _decoded(_inflated(data[start:]), _Record)


def _inflated(data: bytes) -> bytes:
    try:
        return zlib.decompress(data)
    except zlib.error as error:
        raise StoreError(f"a damaged record of what was read: {error}", hint=_HINT) from error


def _decoded(data: bytes, kind: type[_Value]) -> _Value:
    import msgspec  # noqa: PLC0415 - only what keeps a corpus needs it

    try:
        value: _Value = _decoder(kind).decode(data)  # type: ignore[arg-type]
    except msgspec.MsgspecError as error:
        raise StoreError(f"a record of another version: {error}", hint=_HINT) from error
    return value


@cache
def _encoder() -> msgspec.msgpack.Encoder:
    import msgspec  # noqa: PLC0415

    return msgspec.msgpack.Encoder(order="deterministic")


@cache
def _decoder(kind: Hashable) -> msgspec.msgpack.Decoder[Any]:
    import msgspec  # noqa: PLC0415

    return msgspec.msgpack.Decoder(kind)
