"""Where on this server a thing lives: the path below the base of its IRI, and back."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

from kg.folder import path_of
from kg.iri import BASE, decode, encode

_RUN = "run.json"
_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
PREFIX = "/id/"


def base(directory: Path) -> str:
    """The base IRI a graph was built with, as its `run.json` tells; where it tells none, the usual one."""
    try:
        told = json.loads(path_of(directory, _RUN).read_text("utf-8"))["settings"]["base"]
    except (OSError, ValueError, KeyError, TypeError):
        return BASE
    return str(told)


def path(iri: str, base: str) -> str:
    """The path on this server, in ASCII, or an empty string for what lies elsewhere.

    >>> path("https://w3id.org/dashiji/id/place/北京市#x=1,2", "https://w3id.org/dashiji/id/")
    '/id/place/%E5%8C%97%E4%BA%AC%E5%B8%82#x=1,2'
    """
    if not iri.startswith(base) or iri == base:
        return ""
    return PREFIX + quote(iri[len(base) :], safe="%/#?!$&'()*+,;=:@~")


def iri(raw_path: bytes, base: str) -> str:
    """The IRI behind a path as it came over the wire; `ValueError` where it is no path of a thing.

    Clients differ in what they percent-encode, so each segment is decoded and encoded as `kg.iri` does.
    """
    below = raw_path.decode("ascii").removeprefix(PREFIX)
    if _ESCAPE.search(below):
        raise ValueError(below)
    return base + "/".join(encode(decode(segment)) for segment in below.split("/"))
