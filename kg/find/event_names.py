"""The noun phrase that names an event: where it begins, and which verb says that it takes place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.find.event_days import front
from kg.find.event_surroundings import CLOSING, Surroundings
from kg.find.event_words import Hit
from kg.lexicon import words
from kg.model import Document, Kind, Mention, Span, Token

_NOMINAL = frozenset(
    {"n", "nz", "nw", "nr", "ns", "nt", "vn", "an", "a", "ad", "s", "t", "b", "j", "ORG", "LOC", "PER"}
)
_NOUNS = frozenset({"n", "nz", "vn", "ORG"})
_ORDINAL = re.compile(r"第.|首[届次个]|[一二三四五六七八九十]+届|20\d\d|19\d\d|^首$")
_NUMBERED, _HOSTS = re.compile(r"第.+[届次]|首[届次]"), frozenset({"LOC", "ORG"})
_SEVERAL = re.compile(r"\d{2,}|[2-9]|[两二三四五六七八九十百数多几]")
_YEAR = re.compile(r"(19|20)\d\d\s*年?(度)?$")
_FULL_DAY = re.compile(r"(?:\d{4}\s*年\s*)?\d{1,2}\s*月\s*(?:\d{1,2}\s*[日号])?$")
_DECIMAL = re.compile(r"[\d〇零一二三四五六七八九十]*[点・·.][\d〇零一二三四五六七八九十]+级")
_QUOTES, _SENTENCE_MARKS = frozenset("”’」』"), frozenset("。！？!?”’")
_INNER, _DASHES = frozenset("·-—―－"), frozenset("—―")
_LONGEST_QUOTE, _LONGEST_NAME, _LATER = 40, 60, 3


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase with an event head noun.

    `held` is the verb that says the event takes place, if one does, `subject` that it stands after the phrase;
    `anaphor` tells that the phrase points back to an event named before, `vague` that it speaks of many or any,
    `specific` that its words single one event out, `modifier` that it describes the noun after it, `governed` that a
    verb before it does not say that the event took place, `several` that a number before it counts such events.
    """

    span: Span
    held: Span | None
    subject: bool
    anaphor: bool
    vague: bool
    specific: bool
    modifier: bool
    governed: bool
    several: bool


def phrase(document: Document, tokens: Sequence[Token], hit: Hit, mentions: Sequence[Mention]) -> Phrase:
    """The phrase that ends with the head noun `hit` in a sentence of `tokens`; `mentions` are the names inside it."""
    walk = _Walk(document, tokens, hit, mentions)
    first, vague, anaphor = walk.leftwards()
    end = walk.end()
    before, after = walk.around.before(first), walk.around.after(tokens[first].span.start, end)
    if before is not None and walk.around.describing(before, end):
        before = None
    if before is None and after is None:
        first = walk.without_verbs(first)
    first = walk.without_half_title(walk.without_loose_front(first))
    span = Span(front(document.folded, min(tokens[first].span.start, hit.span.start)), end)
    return Phrase(
        span=span,
        held=before or after,
        subject=before is None and after is not None,
        anaphor=anaphor,
        vague=vague or walk.vague_inside(first) or walk.around.counted(end),
        specific=walk.specific(span),
        modifier=walk.around.modifier(end),
        governed=walk.governed(first),
        several=walk.several(first, before),
    )


class _Walk:
    """Steps over the tokens of one sentence, from a head noun to the left."""

    def __init__(self, document: Document, tokens: Sequence[Token], hit: Hit, mentions: Sequence[Mention]) -> None:
        self._folded = document.folded
        self._tokens = tokens
        self._hit = hit
        self.around = Surroundings(document, tokens, mentions)
        self._mentions = mentions
        self._head = next(i for i, token in enumerate(tokens) if token.span.end > hit.span.start)

    def leftwards(self) -> tuple[int, bool, bool]:
        """Index of the first token of the widest phrase, and whether a vague word or an anaphor stands before it."""
        at = self._head
        while at > 0:
            step = self._step(at - 1)
            if step is None or self._hit.span.end - self._tokens[step].span.start > _LONGEST_NAME:
                break
            at = step
        at = self._in_quotes(at)
        before = self._folded[max(0, self._tokens[at].span.start - 8) : self._tokens[at].span.start].rstrip()
        return at, bool(words("event-vague").ending(before)), bool(words("event-anaphors").ending(before))

    def _in_quotes(self, at: int) -> int:
        """The first token inside the quotation marks that end right after the head noun (“春季守护行动”)."""
        closing = self._folded[self._hit.span.end : self._hit.span.end + 1]
        if closing not in _QUOTES:
            return at
        for before in range(at - 1, -1, -1):
            token = self._tokens[before]
            text = token.span.of(self._folded).strip()
            if text == CLOSING[closing]:
                return before + 1
            if text in _SENTENCE_MARKS or self._hit.span.end - token.span.start > _LONGEST_QUOTE:
                return at
        return at

    def several(self, first: int, held: Span | None) -> bool:
        """Whether a count of more than one stands before the phrase or its verb (19场论坛, 四次召开座谈会)."""
        if held is not None and held.end <= self._tokens[first].span.start:
            verb = next((i for i, token in enumerate(self._tokens) if token.span.end > held.start), first)
            if self._count(verb - 1) and self._tokens[verb - 1].span.of(self._folded)[-1] in words("event-times"):
                return True
        return self._count(first - 1)

    def _count(self, at: int) -> bool:
        """Whether the word at `at` is a number above one."""
        if at < 0 or self._tokens[at].pos not in {"m", "q"}:
            return False
        text = self._tokens[max(0, at - (self._tokens[at].pos == "q"))].span.of(self._folded)
        return _SEVERAL.match(text) is not None

    def end(self) -> int:
        """Where the phrase ends: after the head noun's token, should that be the longer one."""
        token = next(token for token in self._tokens if token.span.end >= self._hit.span.end)
        return self._hit.span.end if token.span.end > self._hit.span.end else token.span.end

    def without_verbs(self, first: int) -> int:
        """The first token after the last verb of the phrase."""
        verbs = [at for at in range(first, self._head) if self._tokens[at].pos == "v" and not self._quoted(at)]
        return verbs[-1] + 1 if verbs else first

    def without_loose_front(self, first: int) -> int:
        """Without days, adverbs, conjunctions and quantities that begin no name."""
        while first < self._head:
            token = self._tokens[first]
            text = token.span.of(self._folded)
            if token.pos == "TIME" and _FULL_DAY.match(text):
                first += 1
                continue
            follows_verb = self._tokens[first + 1].pos in {"v", "vn"}
            loose = token.pos in {"c", "u", "f"} or (token.pos in {"d", "ad"} and not follows_verb)
            if not (loose or self._before_ordinal(first)) or _ORDINAL.search(text):
                break
            first += 1
        return first

    def _before_ordinal(self, first: int) -> bool:
        """Whether a word that names no host stands before the ordinal that begins the name (开 | 好 | 第三届论坛)."""
        ordinal = first + (2 if self._tokens[first + 1].pos in _HOSTS else 1)
        numbered = ordinal < self._head and _NUMBERED.match(self._tokens[ordinal].span.of(self._folded))
        return bool(numbered) and self._tokens[first].pos in {"v", "vn", "a", "PER"} and not self._quoted(first)

    def without_half_title(self, first: int) -> int:
        """The first token behind the dash where only half of what stands before it is there (…的名字——颁奖典礼)."""
        start = self._tokens[first].span.start
        dashes = [at for at in range(first, self._head) if self._tokens[at].span.of(self._folded)[0] in _DASHES]
        return dashes[-1] + 1 if dashes and self._folded[max(0, start - 1) : start] == "的" else first

    def vague_inside(self, first: int) -> bool:
        """Whether a word outside quotation marks makes the phrase speak of many."""
        vague = words("event-vague")
        front = [token for at, token in enumerate(self._tokens[first : self._head], first) if not self._quoted(at)]
        return any(vague.longest(self._folded, token.span.start) for token in front[:4] if token.pos != "w")

    def specific(self, span: Span) -> bool:
        """Whether an ordinal, a year, quotation marks or a name inside the phrase single one event out."""
        front = self._folded[span.start : self._hit.span.start]
        if _ORDINAL.search(front) or any(mark in front for mark in "“《「‘"):
            return True
        names = (Kind.ORGANISATION, Kind.PLACE, Kind.PERSON, Kind.DOCUMENT)
        inside = [one for one in self._mentions if span.contains(one.span) and one.span != span]
        return any(mention.kind in names for mention in inside)

    def governed(self, first: int) -> bool:
        """Whether a verb such as 预防 or 参加 stands right before the phrase."""
        if first == 0:
            return False
        text = self._tokens[first - 1].span.of(self._folded)
        return len(text) > 1 and text in words("event-governors")

    def _step(self, at: int) -> int | None:
        """The token to go on from when the one at `at` belongs to the phrase, else None."""
        token, right = self._tokens[at], self._tokens[at + 1]
        text = token.span.of(self._folded).strip()
        if "\n" in self._folded[token.span.end : right.span.start]:
            return None
        if text in CLOSING:
            return self._opening(at, CLOSING[text])
        return at if not self._stops(token, text) and self._belongs(at, token, text) else None

    def _belongs(self, at: int, token: Token, text: str) -> bool:
        if token.pos == "c" or text in words("list-marks"):
            return self._joins(at, text)
        if token.pos == "w" or text in _INNER:
            return text in _INNER or self._whole_part(at)
        if token.pos in _NOMINAL or text in words("inner-particles") or self.around.inside_name(token):
            return True
        if token.pos in {"m", "q", "TIME"}:
            return self._number(at, text)
        if token.pos in {"d", "f"}:
            return self._inner(at, token, text)
        return token.pos in {"v", "vd"}

    def _inner(self, at: int, token: Token, text: str) -> bool:
        """Whether an adverb, or a word for a side, stands inside the name (中央周边工作会议)."""
        if token.pos == "d":
            return self._tokens[at + 1].pos in {"v", "vn"} or bool(_ORDINAL.search(text))
        between = at > 0 and self._tokens[at - 1].pos in _NOUNS and self._tokens[at + 1].pos in _NOUNS
        return between and text in words("inner-directions")

    def _number(self, at: int, text: str) -> bool:
        """Whether a number or time is part of the name: 5.1级地震, 博物馆之夜, 春节晚会, an ordinal or year."""
        particle = at > 0 and self._tokens[at - 1].span.of(self._folded) in words("inner-particles")
        if text in words("date-festivals") or text in words("event-seasons"):
            return True
        measured = text[-1:] in words("event-measures") or bool(words("anniversaries").ending(text))
        measured = measured or self._whole_part(at)
        return particle or measured or self._ordinal(at, text) or self._sides(at, text)

    def _sides(self, at: int, text: str) -> bool:
        """Whether a number counts those that meet in what befalls, without a word to count by (三|车|追尾|事故)."""
        noun, deed = self._tokens[at + 1], self._tokens[at + 2 : at + 3]
        alone = noun.pos == "n" and len(noun.span) == 1 and bool(deed) and deed[0].pos in {"v", "vn"}
        return alone and len(text) <= 2 and _SEVERAL.fullmatch(text) is not None

    def _whole_part(self, at: int) -> bool:
        """Whether a number up to its point, or the point, stands before the rest of a measure (六点|一级, 6|・|1级)."""
        number = next((one for one in self._tokens[at + 1 : at + 3] if one.pos == "m"), None)
        if number is None or number.span.of(self._folded)[-1:] not in words("event-measures"):
            return False
        whole = self._folded[self._tokens[at].span.start : number.span.end]
        return bool(_DECIMAL.fullmatch(whole))

    def _stops(self, token: Token, text: str) -> bool:
        """Whether the word governs the phrase from outside, or makes it vague or anaphoric."""
        if text in words("event-inner-verbs") and self._hit.span.start - token.span.end <= 1:
            return False
        if words("event-vague").get(text) is not None or text in words("event-anaphors"):
            return True
        if len(words("vague-times").ending(self._folded[: token.span.end][-_LATER:])) > len(text):
            return True  # 不 | 久
        for name in ("event-held", "event-governors"):
            found = words(name).ending(text)
            if found == text and token.pos not in {"n", "nz", "vn", "an"}:
                return True
            if len(found) > 1 and token.pos in {"v", "vd"}:
                return True
        return False

    def _ordinal(self, at: int, text: str) -> bool:
        if _YEAR.fullmatch(text):
            before = self._tokens[at - 1] if at else None
            return before is None or before.pos not in {"p", "m", "TIME"}
        unit = self._tokens[at + 1].span.of(self._folded)
        if self._tokens[at].pos == "q":
            return at > 0 and bool(_ORDINAL.search(self._tokens[at - 1].span.of(self._folded)))
        numbered = bool(_ORDINAL.search(text)) or self._session(at, text)
        return numbered or (len(text) <= 2 and unit in words("event-count-units"))

    def _session(self, at: int, text: str) -> bool:
        """Whether a count stands for an ordinal after another (十四届三次会议, 十四届全国人大三次会议)."""
        before = at - 2 if at > 1 and self._tokens[at - 1].pos == "ORG" else at - 1
        return "次" in text and at > 0 and bool(_ORDINAL.search(self._tokens[before].span.of(self._folded)))

    def _joins(self, at: int, text: str) -> bool:
        if text == "暨":
            return True
        if at == 0:
            return False
        left, right = self._tokens[at - 1], self._tokens[at + 1]
        names = {"ORG", "PER", "LOC"}
        if left.pos in names or right.pos in names:
            alike = left.pos == right.pos or (self.around.inside_name(left) and self.around.inside_name(right))
            return alike and self._tokens[at].span.of(self._folded) != "、"
        return text != "、" and left.pos in {"n", "nz", "vn"} and right.pos in {"n", "nz", "vn"}

    def _opening(self, at: int, mark: str) -> int | None:
        end = self._tokens[at].span.start
        for before in range(at - 1, -1, -1):
            token = self._tokens[before]
            if end - token.span.start > _LONGEST_QUOTE:
                return None
            if token.span.of(self._folded).strip() == mark:
                return before
        return None

    def _quoted(self, at: int) -> bool:
        start = self._tokens[at].span.start
        line = self._folded[self._tokens[0].span.start : start]
        return any(
            line.count(opening) > line.count(closing) for closing, opening in CLOSING.items() if opening != closing
        )
