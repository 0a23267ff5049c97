"""What was found of one article, kept while the same article is asked of again."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from kg.model import Analysis, Event

T = TypeVar("T")
_ARTICLES = 2


class _Same:
    """An article by itself, not by what it holds, of which comparing would take longer than asking anew."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis

    def __hash__(self) -> int:
        return id(self._analysis)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self._analysis is other._analysis


def remembered(find: Callable[[Analysis, tuple[Event, ...]], T]) -> Callable[[Analysis, tuple[Event, ...]], T]:
    """A function of some events of an article whose answers for the last articles are kept."""

    @lru_cache(maxsize=_ARTICLES)
    def known(_: _Same) -> dict[tuple[Event, ...], T]:
        return {}

    @wraps(find)
    def asked(analysis: Analysis, events: tuple[Event, ...]) -> T:
        answers = known(_Same(analysis))
        if events not in answers:
            answers[events] = find(analysis, events)
        return answers[events]

    asked.cache_clear = known.cache_clear  # type: ignore[attr-defined]
    return asked
