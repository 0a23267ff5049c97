"""Days before the year 1, which Python and so rdflib can't hold, as days that they can, in the same order."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING

from kg.iri import XSD

if TYPE_CHECKING:
    import rdflib

_DATE, _YEAR = XSD + "date", XSD + "gYear"
_FIRST = date(1, 1, 1)


@contextmanager
def quietly() -> Iterator[None]:
    """Within it rdflib says nothing of values that it can't turn into Python's."""
    log = logging.getLogger("rdflib.term")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(level)


def stand_ins(graph: rdflib.Graph) -> dict[str, str]:
    """Puts days and years of the year 1 in the place of earlier ones in a graph; what each stands for.

    Order and equality among them, and against all later days, stay as they were.
    """
    import rdflib  # noqa: PLC0415 - heavy

    early = [triple for triple in graph if _is_early(triple[2])]
    told = sorted({str(node) for _, _, node in early}, key=_when)
    days = {one: _FIRST + timedelta(days=number) for number, one in enumerate(told)}
    for subject, predicate, node in early:
        graph.remove((subject, predicate, node))
        day = days[str(node)].isoformat()
        plain = day if str(getattr(node, "datatype", "")) == _DATE else day[:4]
        graph.add((subject, predicate, rdflib.Literal(plain, datatype=getattr(node, "datatype", None))))
    return {day.isoformat(): one for one, day in days.items()}


def _is_early(node: object) -> bool:
    kind = str(getattr(node, "datatype", "") or "")
    return kind in {_DATE, _YEAR} and str(node).startswith(("-", "0000"))


def _when(told: str) -> tuple[int, str]:
    """Sorts days and years as time does: -0423-12-31 behind -0423-01-01, before -0349."""
    year, _, rest = told.lstrip("-").partition("-")
    return (-int(year) if told.startswith("-") else int(year)), rest
