"""Short answers of late, for who asks the same again of the same graph."""

from __future__ import annotations

import re
from collections import OrderedDict

from kg.graph.answering import Ended, Question

_CHANGING = re.compile(r"\b(NOW|RAND|UUID|STRUUID|BNODE)\s*\(", re.IGNORECASE)
"""What gives another answer each time."""


class Recent:
    """At most so many bytes of answers, those longest not asked for forgotten first."""

    def __init__(self, most: int) -> None:
        self._most, self._size = most, 0
        self._store: tuple[int, ...] = ()
        self._found: OrderedDict[Question, Ended] = OrderedDict()

    def find(self, store: tuple[int, ...], question: Question) -> Ended | None:
        """The answer a store gave to a question."""
        if store != self._store:
            self._found.clear()
            self._store, self._size = store, 0
        if question in self._found:
            self._found.move_to_end(question)
        return self._found.get(question)

    def note(self, store: tuple[int, ...], question: Question, answer: Ended) -> None:
        """Keeps an answer that came in one piece."""
        if store != self._store or not answer.body or answer.error or _CHANGING.search(question.text):
            return
        self._found[question] = answer
        self._size += self._weight(question, answer)
        while self._size > self._most:
            self._size -= self._weight(*self._found.popitem(last=False))

    @staticmethod
    def _weight(question: Question, answer: Ended) -> int:
        return len(answer.body) + len(question.text) * 4 + 500
