"""The words of a SPARQL query, and the IRIs it names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.iri import PREFIXES

TOKEN = re.compile(
    r"""(?P<iri><[^<>"{}|^`\\\s]*>)|(?P<comment>\#[^\n\r]*)
    |(?P<string>\"{3}(?:\\.|(?!\"{3}).)*\"{3}|'{3}(?:\\.|(?!'{3}).)*'{3}|\"(?:\\.|[^"\\\n\r])*\"|'(?:\\.|[^'\\\n\r])*')
    |(?P<variable>[?$]\w+)|(?P<prefixed>(?P<prefix>[^\W\d_](?:[\w.\-]*[\w\-])?)?:(?:[\w.\-:%]|\\.)*)
    |(?P<tag>@[A-Za-z]+(?:-[A-Za-z0-9]+)*)|(?P<blank>_:[\w.\-]+)|(?P<word>\w+)""",
    re.VERBOSE | re.DOTALL,
)


def terms(query: str) -> Iterator[str]:
    """The IRIs that a query names, in its order, prefixed names written out."""
    known, declaring = dict(PREFIXES), ""
    for token in TOKEN.finditer(query):
        if declaring.endswith(":") and token["iri"]:
            known[declaring[:-1]] = token[0][1:-1]
        elif token["iri"]:
            yield token[0][1:-1]
        elif token["prefixed"] and declaring != "PREFIX":
            prefix, _, local = token["prefixed"].partition(":")
            if prefix in known:
                yield known[prefix] + local.replace("\\", "")
        word = (token["word"] or "").upper()
        declaring = "PREFIX" if word == "PREFIX" else token["prefixed"] if declaring == "PREFIX" else ""


def tokens(text: str) -> Iterator[re.Match[str]]:
    """The words of a query, each a match whose groups are named after kinds of words."""
    return TOKEN.finditer(text)
