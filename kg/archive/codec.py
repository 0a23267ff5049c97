"""An article and what was read in it as bytes and back: MessagePack within zlib, the same bytes for the same values."""

from __future__ import annotations

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
_HINT = "kg update reads the articles again"


@dataclass(frozen=True, slots=True)
class _Record:
    article: bytes
    analysis: bytes


def encode(article: Article, analysis: Analysis) -> bytes:
    """Both as bytes, the article so that later versions of the program can read it again."""
    pack = _encoder().encode
    return zlib.compress(pack(_Record(pack(article), pack(analysis))), _LEVEL)


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


def _record(data: bytes) -> _Record:
    try:
        return _decoded(zlib.decompress(data), _Record)
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
