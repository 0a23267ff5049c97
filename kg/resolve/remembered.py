"""What was found of one article, kept while the same article is asked of again."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import lru_cache, wraps
from typing import TypeVar

from kg.model import Analysis

K = TypeVar("K", bound=Hashable)
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


def remembered(find: Callable[[Analysis, K], T]) -> Callable[[Analysis, K], T]:
    """A function of an article and something in it whose answers for the last articles are kept."""

    @lru_cache(maxsize=_ARTICLES)
    def known(_: _Same) -> dict[K, T]:
        return {}

    @wraps(find)
    def asked(analysis: Analysis, thing: K) -> T:
        answers = known(_Same(analysis))
        if thing not in answers:
            answers[thing] = find(analysis, thing)
        return answers[thing]

    asked.cache_clear = known.cache_clear  # type: ignore[attr-defined]
    return asked
