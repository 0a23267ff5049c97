"""Who published an article, who wrote it and where it stood: told by its file, else by the lines that frame it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.lexicon import words
from kg.read import bylines
from kg.read.script import fold
from kg.text import Imprint

_HEAD, _FOOT, _LONGEST_LINE = 6, 2, 120
_NAME = r"[一-鿿·]{2,4}"
_LABELLED = re.compile(r"(?P<label>[一-鿿]{1,5})\s*:\s*(?P<value>[^\s:|/,;。!?()【】\[\]<>《》]{2,20})")
_ROLE = re.compile(rf"[(\s]记者\s*(?P<names>{_NAME}(?:[\s、]{_NAME})*)\s*(?:[)\s/,]|报道|摄|$)")
_DATED = re.compile(r"(?:19|20)\d\d\D\d{1,2}\D\d{1,2}日?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?\s+(?P<who>[一-鿿\w]{2,12})$")
_BETWEEN = re.compile(r"[\s、,;/|和]+")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_LONGEST_NAME = 20
_AT_HOME = ("本", "我", "该")


def completed(told: Imprint, text: str) -> Imprint:
    """What the file told, and what it left open as the first and last lines of the article tell it."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    framing = [fold(line[:_LONGEST_LINE]) for line in (*lines[:_HEAD], *lines[max(_HEAD, len(lines) - _FOOT) :])]
    read: dict[str, str] = {}
    for line in framing:
        for kind, value in _read(line):
            read.setdefault(kind, value)
    return replace(
        told,
        publisher=named(told.publisher) or read.get("publisher", ""),
        authors=told.authors or persons(read.get("author", "")),
        section=told.section or read.get("section", ""),
    )


def of_fields(fields: dict[str, str]) -> Imprint:
    """The imprint of fields by what they hold: publisher, author, section, address."""
    address = _ADDRESS.search(fields.get("address", ""))
    return Imprint(
        publisher=named(fields.get("publisher", "")),
        authors=tuple(dict.fromkeys(filter(None, _BETWEEN.split(fields.get("author", "").strip())))),
        address=address[0] if address else "",
        section=" ".join(fields.get("section", "").split()),
    )


def of_page(root: Any) -> Imprint:
    """What the head of a web page tells of itself."""
    fields: dict[str, str] = {}
    for one in root.iter("meta"):
        kind = next(iter(words("imprint-names").get((one.get("name") or one.get("property") or "").lower(), ())), "")
        value = (one.get("content") or "").strip()
        if kind and value:
            fields.setdefault(kind, value)
    for one in root.xpath("//link[@rel='canonical']/@href")[:1]:
        fields.setdefault("address", str(one))
    return of_fields(fields)


def named(text: str) -> str:
    """The name of a publisher, empty where the words are none (an address, a sentence, 本报)."""
    name = " ".join(text.split()).strip("《》【】[]“”\"' ")
    name = name.removeprefix("来源:").removeprefix("来源：")
    plain = not _ADDRESS.match(name) and not re.search(r"[,。;!?，；！？@]", name) and re.search("[一-鿿]", name)
    return name if plain and len(name) <= _LONGEST_NAME and not name.startswith(_AT_HOME) else ""


def persons(text: str) -> tuple[str, ...]:
    """The Chinese names of persons in a list of them, each once; nothing where one of them is none."""
    names = [one for one in _BETWEEN.split(text.strip()) if one]
    right = all(re.fullmatch(_NAME, one) and _surname(one) for one in names)
    return tuple(dict.fromkeys(names)) if right else ()


def _read(line: str) -> Iterator[tuple[str, str]]:
    dated = _DATED.match(line)
    agency = bylines.agency(line) or (_medium(dated["who"]) if dated else "")
    if agency and not agency.startswith(_AT_HOME):
        yield "publisher", agency
    if bylines.head(line) or len(line) - bylines.tail(line) or _frames(line):
        for match in _LABELLED.finditer(line):
            kind = next(iter(words("imprint-labels").get(match["label"], ())), "")
            value = _medium(match["value"]) if kind == "publisher" else match["value"]
            if kind and value and (kind != "author" or persons(value)):
                yield kind, value
        for match in _ROLE.finditer(line):
            if persons(match["names"]):
                yield "author", match["names"]


def _medium(text: str) -> str:
    """The name of a paper, station, agency or site, empty where its ending tells none."""
    name = named(text)
    return name if words("agency-endings").ending(name) or words("site-endings").ending(name) else ""


def _frames(line: str) -> bool:
    """Whether a line is nothing but where an article comes from: 来源:某网 2024-05-06."""
    first = _LABELLED.search(line)
    known = first is not None and first["label"] in words("imprint-labels")
    return known and not re.search("[。!?]", line)


def _surname(name: str) -> bool:
    return name[:1] in words("surnames") or name[:2] in words("surnames")
