"""The authority on places: one place for a name, its containment and its code, told apart by context."""

from __future__ import annotations

from kg.find.gazetteer import PlaceRecord, lookup, resolve

__all__ = ["PlaceRecord", "lookup", "resolve"]
