"""What stands around a verb in its clause: the words before and behind it, dates, names."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from kg.lexicon import words
from kg.model import Analysis, Kind, Mention, Sentence, Span, Token
from kg.resolve.attributes import leads_out

_MARKS = frozenset("，,。；;！!？?：:|\n\u3000 …")
_REMARK = re.compile(r"[(（][^)）]*[)）]?(?=[，,。；;！!？?：:\s]*$)")
_START = attrgetter("span.start")


@dataclass(frozen=True, eq=False)
class ClauseWords:
    """A clause of a sentence and the verb in it; `whole` is all between marks."""

    analysis: Analysis
    home: Sentence
    span: Span
    trigger: Span
    whole: Span

    def before(self) -> list[Token]:
        """The words of the clause before the verb."""
        return list(self._before)

    @cached_property
    def _before(self) -> tuple[Token, ...]:
        first, last = self.span.start, self.trigger.start
        return tuple([one for one in self.home.tokens if one.span.start >= first and one.span.end <= last])

    def behind(self) -> list[Token]:
        """The words of the clause behind the verb, without what came of it and the words that lead out of it."""
        return list(self._behind)

    @cached_property
    def _behind(self) -> tuple[Token, ...]:
        first, last = self.trigger.end, self.end()
        tokens = [one for one in self.home.tokens if one.span.start >= first and one.span.end <= last]
        while tokens and (self.text(tokens[-1]) in _MARKS or leads_out(self.text(tokens[-1]), tokens[-1].pos)):
            tokens.pop()
        return tuple(tokens)

    def end(self) -> int:
        """Where the clause ends before what came of the deed (已造成5人死亡) or a remark in brackets."""
        folded = self.analysis.document.folded
        if words("event-results").longest(folded[self.trigger.end : self.span.end], 0):
            return self.trigger.end
        remark = _REMARK.search(folded, self.trigger.end, self.span.end)
        inside = remark is not None and any(one.span.contains(Span(*remark.span())) for one in self.mentions())
        return self.span.end if remark is None or inside else remark.start()

    def inside(self) -> list[Token]:
        """The words of the verb."""
        return [one for one in self.home.tokens if one.span.overlaps(self.trigger)]

    @cached_property
    def _dates(self) -> tuple[Span, ...]:
        return tuple([one.span for one in self.mentions() if one.kind is Kind.DATE])

    def dates(self) -> list[Span]:
        """Where the dates of the sentence stand."""
        return list(self._dates)

    def mentions(self) -> tuple[Mention, ...]:
        """The mentions in the sentence, in order."""
        return self._mentions

    @cached_property
    def _mentions(self) -> tuple[Mention, ...]:
        mentions, home = self.analysis.mentions, self.home.span
        first = bisect_left(mentions, home.start, key=_START)
        last = bisect_left(mentions, home.end, lo=first, key=_START)
        return tuple([one for one in mentions[first:last] if home.contains(one.span)])

    @cached_property
    def _names(self) -> tuple[Span, ...]:
        return tuple([one.span for one in self.mentions() if one.kind not in {Kind.DATE, Kind.EVENT}])

    def named(self, token: Token) -> bool:
        """Whether a word belongs to a name."""
        return any(span.overlaps(token.span) for span in self._names)

    def text(self, token: Token) -> str:
        """The folded word."""
        return token.span.of(self.analysis.document.folded)
