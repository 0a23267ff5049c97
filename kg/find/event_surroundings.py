"""The verb that says that the event named beside it takes place, and what else stands around the name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.lexicon import words
from kg.model import Document, Kind, Mention, Span, Token

CLOSING = {"”": "“", "’": "‘", "》": "《", "〉": "〈", ")": "(", "）": "（", '"': '"', "」": "「", "』": "『"}
_OF_HELD = frozenset({"p", "d", "ad", "a", "m", "q", "f", "s", "t", "ns", "nt", "nz", "u", "TIME", "LOC", "ORG"})
_COUNT = re.compile(r"[一两二三四五六七八九十数几多\d]+\D")
_CLAUSE_ENDS = frozenset("，。；！？：,;!?:\n、")
_REACH = 40
_DESCRIPTION = 20
_NAMES = frozenset({Kind.ORGANISATION, Kind.PLACE, Kind.PERSON})


class Surroundings:
    """What stands before and after the name of an event in a sentence of tokens."""

    def __init__(self, document: Document, tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
        self._folded = document.folded
        self._tokens = tokens
        self._mentions = mentions

    def before(self, first: int) -> Span | None:
        """The verb right before the phrase, as in 召开了…会议 or 举办的…大赛."""
        while first > 0 and self._quantity(first - 1):
            first -= 1
        end = self._tokens[first].span.start
        text = self._folded[max(0, end - 16) : end]
        bare = text.rstrip(' "“').rstrip()
        while bare[-1:] in {"的", "了", "过"}:
            bare = bare[:-1].rstrip()
        found = self._at_end(bare, end - len(text) + len(bare))
        return self._before_span(first) if found is None else found

    def _before_span(self, first: int) -> Span | None:
        """The verb before a stretch of time that tells of what the event is the first (举行脱欧以来首次峰会)."""
        since = next(
            (at for at in range(first, max(-1, first - 2), -1) if words("event-since").ending(self._text(at))), None
        )
        for at in range(-1 if since is None else since - 1, -1, -1):
            if self._text(at)[0] in _CLAUSE_ENDS:
                return None
            if self._tokens[at].pos == "v" and self._text(at) in words("event-held"):
                return self._tokens[at].span
        return None

    def _text(self, at: int) -> str:
        return self._tokens[at].span.of(self._folded)

    def describing(self, verb: Span, end: int) -> bool:
        """Whether verb and event only describe who comes next (来华出席论坛的总统): another goes to the event."""
        if verb.of(self._folded) not in words("event-attending"):
            return False
        if self._met(verb, end):
            return True
        following = self._folded[end : end + 3].lstrip("”’》")
        return following.startswith("的") and following[1:2] not in words("being-verbs")

    def _met(self, verb: Span, end: int) -> bool:
        """Whether those come to it whom somebody else meets (会见来华出席论坛和庆典的总统), as a later 的 tells."""
        at = next((number for number, one in enumerate(self._tokens) if one.span.start >= verb.start), 0)
        if at < 2 or self._text(at - 1) not in words("coming-verbs") or self._tokens[at - 2].pos != "v":
            return False
        for number, token in enumerate(self._tokens):
            text = self._text(number)
            if token.span.start >= end and (text[0] in _CLAUSE_ENDS - {"、"} or text in words("describing-particles")):
                return text in words("describing-particles")
        return False

    def after(self, start: int, end: int) -> Span | None:
        """The verb of the phrase from `start` to `end` as subject: …会议于10月在北京召开."""
        inside, resumed = False, self._pause(start, end)
        for token in self._tokens:
            if token.span.start < max(end, resumed):
                continue
            inside = inside or token.pos == "p"
            text = token.span.of(self._folded)
            if inside and token.pos == "v" and (described := self._described(token)):
                resumed = described
                continue
            if text in words("list-marks") and self._lists_names(token):
                continue
            if token.span.start - end > _REACH or text[0] in _CLAUSE_ENDS:
                return None
            if text[0] in CLOSING:
                continue
            found = words("event-held").longest(self._folded, token.span.start)
            if found and token.span.start + len(found) >= token.span.end:
                span = Span(token.span.start, token.span.start + len(found))
                return None if self._goes_on(span.end) else span
            fits = token.pos in _OF_HELD or (inside and self._in_place(token)) or self._dated(token)
            if not fits and not self.inside_name(token) and text not in words("event-tails"):
                return None
        return None

    def _pause(self, start: int, end: int) -> int:
        """Where the sentence goes on behind a comma that parts a long subject from its verb; 0 where none does.

        The subject is then all that its clause holds, and an adverb, date or preposition follows (某某晚会，将于…举行).
        """
        before = self._folded[self._tokens[0].span.start : start].rstrip(" “《")
        following = [token for token in self._tokens if token.span.start >= end][:2]
        if len(following) < 2 or (before and before[-1] not in _CLAUSE_ENDS):
            return 0
        comma, then = following
        parted = comma.span.of(self._folded) in {"，", ","} and then.pos in {"d", "ad", "p", "TIME"}
        return then.span.start if parted else 0

    def _described(self, verb: Token) -> int:
        """Where a clause ends that describes a place behind a preposition (在位于市中心的广场举行), else 0."""
        for token in self._tokens:
            text = token.span.of(self._folded)
            if token.span.start <= verb.span.start:
                continue
            if (
                text[0] in _CLAUSE_ENDS
                or token.span.start - verb.span.end > _DESCRIPTION
                or text in words("event-held")
            ):
                return 0
            if text in words("describing-particles"):
                return token.span.end
        return 0

    def _lists_names(self, token: Token) -> bool:
        """Whether a mark joins two names (由甲协会、乙政府举办)."""
        ends = {one.span.end for one in self._mentions if one.kind in _NAMES}
        starts = {one.span.start for one in self._mentions if one.kind in _NAMES}
        return token.span.start in ends and token.span.end in starts

    def _in_place(self, token: Token) -> bool:
        """Whether a word can stand behind a preposition in a place's name, cut wrongly perhaps (抗 | 美援朝陵园)."""
        return token.pos in {"n", "vn", "nw"} or (token.pos == "v" and len(token.span) == 1)

    def _dated(self, token: Token) -> bool:
        return any(mention.kind is Kind.DATE and mention.span.contains(token.span) for mention in self._mentions)

    def counted(self, end: int) -> bool:
        """Whether a number right after the phrase counts such events (召开职工沟通会1.4万场)."""
        following = [token for token in self._tokens if token.span.start >= end and token.pos not in {"d", "ad"}][:1]
        if not following or following[0].pos != "m":
            return False
        first = self._folded[following[0].span.start]
        return first.isdigit() or first in words("date-numerals")

    def modifier(self, end: int) -> bool:
        """Whether the noun phrase goes on after the head noun, so that it names something else (会议精神)."""
        following = next((token for token in self._tokens if token.span.start >= end), None)
        if following is None or self._folded[end : following.span.start].strip():
            return self._folded[end : end + 1].isalpha() and not self._token_starts(end)
        text = following.span.of(self._folded)
        if words("event-held").longest(self._folded, following.span.start) or text in words("event-tails"):
            return False
        return following.pos in {"n", "nz", "nw"} and following.span.start - end < 1

    def _quantity(self, at: int) -> bool:
        """Whether a word is a duration or a count (两天, 一场) between the verb and the name."""
        token = self._tokens[at]
        counted = token.pos in {"m", "q", "TIME"} or _COUNT.fullmatch(token.span.of(self._folded))
        if not counted or self._tokens[at + 1].span.start - token.span.end > 1:
            return False
        return not any(mention.span.overlaps(token.span) for mention in self._mentions if mention.kind is Kind.DATE)

    def _goes_on(self, end: int) -> bool:
        """Whether a noun follows the verb at once, so that the verb describes it (开展单位)."""
        following = next((token for token in self._tokens if token.span.start >= end), None)
        return (
            following is not None
            and following.span.start == end
            and following.pos in {"n", "nz"}
            and len(following.span) > 1
        )

    def _token_starts(self, at: int) -> bool:
        return any(token.span.start == at for token in self._tokens)

    def inside_name(self, token: Token) -> bool:
        """Whether a word belongs to a name or title."""
        numbers = (Kind.DATE, Kind.STATISTIC)
        return any(mention.span.contains(token.span) and mention.kind not in numbers for mention in self._mentions)

    def _at_end(self, text: str, end: int) -> Span | None:
        found = words("event-held").ending(text)
        if not found:
            return None
        span = Span(end - len(found), end)
        aligned = any(
            token.span.start <= span.start < token.span.end and token.span.end <= span.end for token in self._tokens
        )
        return span if aligned else None
