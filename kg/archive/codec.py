"""An article and what was read in it as bytes and back: MessagePack within zlib, the same bytes for the same values.

The digest, which joining asks for, stands before the rest and is read without it.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from kg.errors import StoreError
from kg.model import Analysis, Event, Evidence
from kg.read.articles import Article

if TYPE_CHECKING:
    import msgspec

_Value = TypeVar("_Value")
_LEVEL = 6
_MARK, _SIZE = b"kg2", "<I"
_HEAD = len(_MARK) + struct.calcsize(_SIZE)
_HINT = "kg update reads the articles again"


@dataclass(frozen=True, slots=True)
class _Record:
    article: bytes
    analysis: bytes


def encode(article: Article, analysis: Analysis, digest: object) -> bytes:
    """All three as bytes, the article so that later versions of the program can read it again."""
    pack = _encoder().encode
    first = zlib.compress(pack(digest), _LEVEL)
    return _MARK + struct.pack(_SIZE, len(first)) + first + zlib.compress(pack(_Record(pack(article), pack(analysis))))


def digest(data: bytes, kind: type[_Value]) -> _Value:
    """The digest that `encode` was given; a `StoreError` for anything else, or what another version wrote."""
    if not data.startswith(_MARK):
        raise StoreError("a record of another version: it has no digest", hint=_HINT)
    try:
        return _decoded(zlib.decompress(data[_HEAD : _HEAD + _length(data)]), kind)
    except zlib.error as error:
        raise StoreError(f"a damaged record of what was read: {error}", hint=_HINT) from error


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
    events = tuple(_event(event, name) for event in one.events)
    relations = tuple(replace(link, evidence=replace(link.evidence, document=name)) for link in one.relations)
    tenures = tuple(replace(post, evidence=replace(post.evidence, document=name)) for post in one.tenures)
    return replace(one, document=document, events=events, relations=relations, tenures=tenures)


def _event(event: Event, name: str) -> Event:
    arguments = tuple(replace(each, evidence=replace(each.evidence, document=name)) for each in event.arguments)
    evidence: Evidence | None = event.evidence and replace(event.evidence, document=name)
    return replace(event, arguments=arguments, evidence=evidence)


def _length(data: bytes) -> int:
    if len(data) < _HEAD:
        raise StoreError("a damaged record of what was read: it breaks off", hint=_HINT)
    return int(struct.unpack_from(_SIZE, data, len(_MARK))[0])


def _record(data: bytes) -> _Record:
    """The article and its analysis; the first versions wrote nothing before them."""
    start = _HEAD + _length(data) if data.startswith(_MARK) else 0
    try:
        return _decoded(zlib.decompress(data[start:]), _Record)
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
