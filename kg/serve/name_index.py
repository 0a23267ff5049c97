"""The names of a graph's things, and which things a name that somebody else wrote may mean, with a score."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg import ontology
from kg.iri import KG, SCHEMA
from kg.rdf import Literal
from kg.read import script
from kg.resolve import name_forms, names

ROOTS = tuple(SCHEMA + name for name in ("Organization", "Person", "Place", "Event", "CreativeWork"))
"""The families whose things are offered."""
QUERY = f"""SELECT DISTINCT ?thing ?name ?main ?class WHERE {{
  ?thing a ?root . FILTER (?root IN ({", ".join(f"<{one}>" for one in ROOTS)}))
  {{ ?thing rdfs:label ?name BIND (1 AS ?main) }} UNION {{ ?thing skos:altLabel ?name BIND (0 AS ?main) }}
  ?thing a ?class . FILTER NOT EXISTS {{ ?thing a nif:Context }} }}"""
"""What `Index` is made of."""

_EXACT, _WRITTEN, _ALIAS, _SHORT, _LIKE = 100.0, 97.0, 95.0, 90.0, 60.0
_SURE, _LEAST, _AHEAD = 95.0, 30.0, 1.0
_MOST_LIKE = 200  # things whose names are compared letter by letter
_SPACES = re.compile(r"\s+")


@dataclass(slots=True)
class Named:
    """A thing with its main name, all its names (simplified) and its classes."""

    iri: str
    label: str = ""
    names: set[str] = field(default_factory=set)
    types: set[str] = field(default_factory=set)

    @property
    def type(self) -> str:
        """The most telling class."""
        return min(self.types, key=lambda one: (one in ROOTS, not one.startswith(KG), one), default=ROOTS[0])


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a name may mean: how well it fits (0 to 100), and which of its names does."""

    thing: Named
    score: float
    by: str


class Index:
    """Things by name; `find` and `begins` answer from memory."""

    def __init__(self, rows: Iterable[tuple[object, ...]]) -> None:
        self.things: dict[str, Named] = {}
        for thing, name, main, class_iri in rows:
            one = self.things.setdefault(str(thing), Named(str(thing)))
            words = name.value if isinstance(name, Literal) else str(name)
            if isinstance(main, Literal) and main.value == "1" and _simplified(name):
                one.label = one.label or words
            one.names.add(fold(words))
            one.types.add(str(class_iri))
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._by_letters: dict[str, set[str]] = defaultdict(set)
        for iri, thing in self.things.items():
            thing.label = thing.label or min(thing.names)
            for name in thing.names:
                self._by_name[name_forms.canonical(name)].add(iri)
                for letters in _pairs(name):
                    self._by_letters[letters].add(iri)

    def find(self, query: str, types: tuple[str, ...] = (), limit: int = 5) -> list[Candidate]:
        """The things that a name may mean, the best first; only those of some classes where any are given."""
        wanted = fold(query)
        known = set(self._by_name.get(name_forms.canonical(wanted), ()))
        shared = Counter(iri for letters in _pairs(wanted) for iri in self._by_letters.get(letters, ()))
        near = sorted(shared, key=lambda iri: (-shared[iri], len(self.things[iri].label), iri))[:_MOST_LIKE]
        found = []
        for iri in sorted(known | set(near)):
            thing = self.things[iri]
            if not types or of_types(thing, types):
                score, by = _best(wanted, thing)
                if score >= _LEAST:
                    found.append(Candidate(thing, score, by))
        return sorted(found, key=lambda one: (-one.score, len(one.thing.label), one.thing.iri))[:limit]

    def begins(self, prefix: str, limit: int) -> list[Named]:
        """The things one of whose names begins with some words, or else holds them; the shortest names first."""
        wanted = fold(prefix)
        found = [one for one in self.things.values() if wanted and any(wanted in name for name in one.names)]
        first = {one.iri: not any(name.startswith(wanted) for name in one.names) for one in found}
        return sorted(found, key=lambda one: (first[one.iri], len(one.label), one.iri))[:limit]


def sure(found: list[Candidate], at: int) -> bool:
    """Whether a candidate can be taken without asking anybody: it fits, and no other does as well."""
    rest = [one.score for number, one in enumerate(found) if number != at]
    return found[at].score >= _SURE and all(found[at].score - score >= _AHEAD for score in rest)


def of_types(thing: Named, types: Iterable[str]) -> bool:
    """Whether a thing is of one of some classes, or of one below."""
    known = ontology.load()
    return any(known.is_a(mine, wanted) for wanted in types for mine in thing.types)


def fold(words: str) -> str:
    """A name as names are compared: simplified, half-width, without needless spaces."""
    return _SPACES.sub(" ", script.fold(words)).strip()


def _best(wanted: str, thing: Named) -> tuple[float, str]:
    scored = [(_score(wanted, name, name == fold(thing.label)), name) for name in sorted(thing.names)]
    return max(scored, key=lambda pair: pair[0])


def _score(wanted: str, name: str, main: bool) -> float:
    if wanted == name:
        return _EXACT if main else _ALIAS
    if name_forms.canonical(wanted) == name_forms.canonical(name):
        return _WRITTEN if main else _ALIAS
    short, long = sorted((wanted, name), key=len)
    match = names.short_form(short, long)
    if match >= names.SURE:
        return round(_SHORT * match, 1)
    mine, theirs = _pairs(wanted), _pairs(name)
    return round(_LIKE * 2 * len(mine & theirs) / (len(mine) + len(theirs)), 1) if mine and theirs else 0.0


def _pairs(name: str) -> set[str]:
    """Its characters two by two; a single one is its own."""
    return {name[at : at + 2] for at in range(len(name) - 1)} or {name}


def _simplified(name: object) -> bool:
    return isinstance(name, Literal) and name.language.lower() != "zh-hant"
