"""What the classes of events say of when two tellings are one."""

from __future__ import annotations

from functools import cache

from kg import ontology
from kg.iri import PREFIXES, SCHEMA
from kg.lexicon import words

ANY = SCHEMA + "Event"
"""The class of an event that no other class knows: nothing but its words say what is done."""


@cache
def alone() -> frozenset[str]:
    """Classes of events that need no participant (an earthquake, a fire)."""
    return frozenset(one.iri for one in ontology.load().event_types if one.alone) - {ANY}


@cache
def often() -> frozenset[str]:
    """Classes of which one host holds several a day (press conferences)."""
    return _listed("several-a-day-events")


@cache
def yearly() -> frozenset[str]:
    """Classes of events whose own name comes back a year later at the earliest (a fair, games)."""
    return _listed("yearly-events")


@cache
def once() -> frozenset[str]:
    """Classes that a document sees once (published)."""
    return _listed("once-a-document-events")


@cache
def mishaps() -> frozenset[str]:
    """Classes of what befalls once in the story of one (a fire, a crash)."""
    return _listed("mishap-events")


@cache
def assaults() -> frozenset[str]:
    """Classes of attacks, by an army or by anyone."""
    return _listed("assault-events")


def befalling() -> frozenset[str]:
    """Classes of what befalls: mishaps, attacks and whatever needs no participant."""
    return alone() | mishaps() | assaults()


def _listed(name: str) -> frozenset[str]:
    split = (word.partition(":") for word in words(name))
    return frozenset(PREFIXES[prefix] + local for prefix, _, local in split)
