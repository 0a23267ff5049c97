"""Which form of an answer a client takes, by `Accept` (RFC 9110, 12.5.1) or by name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.graph.media import GRAPHS, RESULTS, Forms

_ALSO = {
    "json": ("application/json",),
    "xml": ("application/xml", "text/xml"),
    "nt": ("text/plain",),
    "rdf": ("application/xml", "text/xml"),
    "jsonld": ("application/json",),
    "html": ("application/xhtml+xml",),
}
"""What clients ask for that know no better name of a form."""

_NAMES = {
    name: form
    for form, names in {
        "json": ("srj", "sparql-results+json", "application/json"),
        "xml": ("srx", "sparql-results+xml", "application/xml", "text/xml"),
        "ttl": ("turtle",),
        "nt": ("ntriples", "n-triples"),
        "rdf": ("rdfxml", "rdf+xml", "rdf/xml"),
        "jsonld": ("json-ld",),
    }.items()
    for name in names
}
"""What else clients call a form."""
PAGES = {"html": "text/html", **GRAPHS}
"""What a thing is shown as; the page goes to who takes anything."""
DESCRIPTIONS = {**GRAPHS, "html": "text/html"}
"""What the data set and the service are described in; triples go to who takes anything."""
_BY_NAME = 3


@dataclass(frozen=True, slots=True)
class _Range:
    kind: str
    subtype: str
    weight: float

    def fits(self, media_type: str) -> int:
        """How exactly: 0 not at all, 1 as any type, 2 as any of its kind, 3 by name."""
        kind, _, subtype = media_type.partition("/")
        if (self.kind, self.subtype) == (kind, subtype):
            return _BY_NAME
        return 2 if (self.kind, self.subtype) == (kind, "*") else 1 if self.kind == self.subtype == "*" else 0


def choose(accept: str, offered: Mapping[str, str]) -> str:
    """The form of `offered` (short name: media type) that `accept` likes best, the first of equals; empty for none.

    >>> choose("text/turtle;q=0.5, application/ld+json", {"ttl": "text/turtle", "jsonld": "application/ld+json"})
    'jsonld'
    """
    return _chosen(accept, tuple(offered.items()))


@lru_cache(maxsize=1000)
def _chosen(accept: str, offered: tuple[tuple[str, str], ...]) -> str:
    ranges = [_range(one) for one in accept.split(",") if one.strip()] or [_Range("*", "*", 1.0)]
    best, weight = "", 0.0
    for form, media_type in offered:
        liked = _weight(ranges, media_type, _ALSO.get(form, ()))
        if liked > weight:
            best, weight = form, liked
    return best


@lru_cache(maxsize=1000)
def forms(accept: str, name: str = "") -> Forms:
    """The forms for rows and for triples: what `name` (`csv`, `ttl`, a media type) means, or else what `accept` takes.

    A name that nobody knows, or that is none for this kind of answer, is no reason to give no answer.
    """
    rows, graphs = choose(accept, RESULTS), choose(accept, GRAPHS)
    if not name:
        return rows, graphs
    return named(name, RESULTS) or rows or next(iter(RESULTS)), named(name, GRAPHS) or graphs or next(iter(GRAPHS))


def named(name: str, offered: Mapping[str, str]) -> str:
    """The form of `offered` that goes by a name; empty for none. `json` and `xml` are names of triples too."""
    told = name.partition(";")[0].strip().lower()
    wanted = _NAMES.get(told, told)
    if wanted in offered:
        return wanted
    called = {media_type: form for form, media_type in offered.items()}
    return called.get(
        wanted.replace(" ", "+"), {"json": "jsonld", "xml": "rdf"}.get(wanted, "") if "ttl" in offered else ""
    )


def _weight(ranges: list[_Range], media_type: str, also: tuple[str, ...]) -> float:
    """What the most exact range says of a media type; its other names count where they are asked for as such."""
    exactness, weight = max((one.fits(media_type), one.weight) for one in ranges)
    if exactness == _BY_NAME:
        return weight
    others = [one.weight for one in ranges for name in also if one.fits(name) == _BY_NAME]
    return max([weight if exactness else 0.0, *others])


def _range(text: str) -> _Range:
    name, *parameters = (part.strip() for part in text.lower().split(";"))
    kind, _, subtype = name.partition("/")
    weights = [part.partition("=")[2] for part in parameters if part.partition("=")[0].strip() == "q"]
    try:
        weight = float(weights[0]) if weights else 1.0
    except ValueError:
        weight = 0.0
    return _Range(kind, subtype, min(max(weight, 0.0), 1.0))
