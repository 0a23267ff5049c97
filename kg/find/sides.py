"""Countries that act: 乌方, 日方 and 埃以 are the countries, 俄军 a country's forces, where they do something.

So are provinces and towns that issue a paper (四川制定防汛方案).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.find.abbreviations import is_abbreviation
from kg.find.gazetteer import is_country, resolve
from kg.iri import PREFIXES, SCHEMA
from kg.lexicon import words
from kg.model import Document, Kind, Mention, Sentence, Span, Token

ACTING = "acting-country"
"""The rule of the mention of a country, or of a place that issues a paper, as agent; it stays the place it is."""

FORCE = "force"
_SCORE, _LONGEST = 0.85, 8
_PASSED = frozenset({"TIME", "t", "d", "ad", "m", "q", "nt"})
_LEADS = frozenset({"w", "TIME", "t", "d", "ad", "c"})
_PAIRS = frozenset({"LOC", "ORG"})
_BRACKETS = frozenset("（）()")
_PAIRED = {"“": "”", "《": "》", "「": "」", "『": "』", "‘": "’"}
_DIVISION = SCHEMA + "AdministrativeArea"
_STOPS = frozenset("，。；！？,;!?\n")
_GOES_ON = frozenset({"v", "p", "TIME", "d"})
_TAGS = frozenset({"n", "nz", "PER", "ORG", "LOC", "j", "nw", "s"})


def find(document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """The mentions with forces and sides found, and countries that act marked by the rule `ACTING`."""
    found: list[Mention] = []
    ordered = sorted(mentions)
    starts = [mention.span.start for mention in ordered]
    countries = tuple(dict.fromkeys(name for one in ordered if (name := _named(one))))
    for sentence in sentences:
        inside = ordered[bisect_left(starts, sentence.span.start) : bisect_left(starts, sentence.span.end)]
        found.extend(_Sides(document, sentence, countries).marked(tuple(inside)))
    return tuple(found)


def _named(mention: Mention) -> str:
    """The country a mention names or begins with (阿塞拜疆国防部), in full; else nothing."""
    if _country(mention):
        return mention.value if len(mention.value) > 1 else ""
    if mention.kind is not Kind.ORGANISATION:
        return ""
    return next((mention.value[:size] for size in range(_LONGEST, 1, -1) if is_country(mention.value[:size])), "")


def _country(mention: Mention) -> bool:
    return mention.kind is Kind.PLACE and mention.type == SCHEMA + "Country"


@dataclass(frozen=True, slots=True)
class _Sides:
    document: Document
    sentence: Sentence
    countries: tuple[str, ...]

    def marked(self, mentions: tuple[Mention, ...]) -> list[Mention]:
        found = (*self._found(), *self._ours(mentions))
        sides = tuple(side for _, side in found if side is not None)
        kept = [one for one in mentions if not any(self._replaced(one, span, side) for span, side in found)]
        whole = sorted([*kept, *sides])
        acting: list[Mention] = []
        for mention in reversed(whole):
            acts = _country(mention) and (self._joined(mention, acting) or self._does(mention))
            acts = acts or (mention.type == _DIVISION and self._issues(mention))
            acting.append(replace(mention, rule=ACTING) if acts else mention)
        made = acting[::-1]
        return [self._party(mention, made) for mention in made]

    def _replaced(self, mention: Mention, span: Span, side: Mention | None) -> bool:
        """Whether a mention gives way: to the side its word is, or as the person that no side can be."""
        return mention.span.overlaps(span) and (side is not None or mention.kind is Kind.PERSON)

    def _found(self) -> Iterator[tuple[Span, Mention | None]]:
        """The words that are sides, with the mention each becomes where the country is known."""
        folded, tails = self.document.folded, words("side-tails")
        texts = [folded[one.span.start : one.span.end] for one in self.sentence.tokens]
        if not any(text in tails or text[1:] in tails for text in texts):
            return
        for at, token in enumerate(self._words()):
            text = token.span.of(folded)
            columns = tails.get(text[1:])
            if columns is None or token.pos not in _TAGS or self._no_side(text):
                continue
            meant = self._meant(text[0], at)
            if len(token.span) == len(text) and (meant or is_abbreviation(text[0])):
                yield token.span, self._side(token, meant, columns) if meant else None

    def _no_side(self, text: str) -> bool:
        """Whether a word is a common one (比方); some are a side where a country is named that begins so (加方)."""
        columns = words("not-sides").get(text)
        named = any(country.startswith(text[0]) for country in self.countries)
        return columns is not None and not (named and "named" in columns)

    def _ours(self, mentions: tuple[Mention, ...]) -> Iterator[tuple[Span, Mention]]:
        """The country of those who write, where it does something (我国成功发射…), in a text in simplified script."""
        ours, home = words("own-country"), self.sentence.span
        if not any(self.document.folded.find(one, home.start, home.end + len(one)) >= 0 for one in ours):
            return
        for token in self.sentence.tokens:
            word = ours.longest(self.document.folded, token.span.start)
            span = Span(token.span.start, token.span.start + len(word))
            surface = span.of(self.document.text)
            if not word or word != surface or any(one.span.overlaps(span) for one in mentions):
                continue
            mention = Mention(span, Kind.PLACE, SCHEMA + "Country", surface, ours.get(word, ("",))[0], "side", _SCORE)
            if self._does(mention):
                yield span, mention

    def _words(self) -> Iterator[Token]:
        """The words, a country's first character with the tail cut off it (以 | 军): it is named, or its forces act."""
        tokens = self.sentence.tokens
        for at, token in enumerate(tokens):
            text, following = token.span.of(self.document.folded), tokens[at + 1 : at + 2]
            tail = following[0].span if following else token.span
            cut = len(text) == 1 and tail.start == token.span.end and self._tail(tail)
            named = cut and any(country.startswith(text) for country in self.countries)
            led = at == 0 or tokens[at - 1].pos in _LEADS or self._told(tokens[at - 1])
            named = named or (cut and led and self._fights(text, tail, tokens[at + 2 : at + 3]))
            yield Token(Span(token.span.start, tail.end), following[0].pos) if named else token

    def _fights(self, character: str, tail: Span, behind: tuple[Token, ...]) -> bool:
        """Whether a country's usual character and 军 stand before what forces do (以军空袭), no country being named."""
        strong = words("place-aliases").get(character, ("", ""))[1:] == ("abbreviation",)
        forces = bool(words("side-tails").get(tail.of(self.document.folded), ()))
        return strong and forces and bool(behind) and behind[0].pos in _GOES_ON and behind[0].span.start == tail.end

    def _tail(self, span: Span) -> bool:
        return span.of(self.document.folded) in words("side-tails")

    def _side(self, token: Token, country: str, columns: tuple[str, ...]) -> Mention:
        span = token.span if columns else Span(token.span.start, token.span.start + 1)
        surface = span.of(self.document.text)
        if columns:
            prefix, _, local = columns[0].partition(":")
            return Mention(
                span,
                Kind.ORGANISATION,
                PREFIXES[prefix] + local,
                surface,
                token.span.of(self.document.folded),
                FORCE,
                _SCORE,
            )
        return Mention(span, Kind.PLACE, SCHEMA + "Country", surface, country, "side", _SCORE)

    def _meant(self, character: str, at: int) -> str:
        """The country: one the article names that begins so, else the usual one (a weak one only before verbs)."""
        named = [country for country in self.countries if country.startswith(character)]
        name, use = (*words("place-aliases").get(character, ()), "", "")[:2]
        usual = [one for one in name.split("|") if is_country(one) or one in words("two-states")]
        if named:
            return next((one for one in named if one in usual), named[0])
        following = self.sentence.tokens[at + 1 : at + 2]
        strong = use == "abbreviation" or (use.startswith("weak") and bool(following) and following[0].pos in _GOES_ON)
        record = resolve(usual[0]) if strong and len(usual) == 1 else None
        return "" if not strong or len(usual) != 1 else record.path if record is not None else usual[0]

    def _joined(self, mention: Mention, later: list[Mention]) -> bool:
        """Whether the next country acts and nothing but a joining word stands between (埃以, 中国和日本)."""
        if not later or later[-1].rule not in {ACTING, FORCE} or later[-1].span.start < mention.span.end:
            return False
        gap = self._rest(mention, self.document.folded[mention.span.end : later[-1].span.start].strip())
        return gap in words("with-words") or (not gap and len(mention.span) == len(later[-1].span) == 1)

    def _rest(self, mention: Mention, gap: str) -> str:
        """A gap without the noun that makes a country a side."""
        tail = gap[:1] if gap[:1] in words("side-tails") else words("side-nouns").longest(gap, 0)
        return gap.removeprefix(tail) if tail != mention.surface else gap

    def _does(self, mention: Mention) -> bool:
        """Whether the country is subject of a verb that a country does."""
        before, after = self._around(mention)
        side = mention.rule == "side"
        if mention.rule == "abbreviation-after-verb":
            return False
        after, noun = self._past_nouns(after)
        pair = before is not None and before.span.of(self.document.folded) in words("with-words")
        pair = pair or self._second(mention) or self._with_others(after)
        if before is not None and before.pos not in _LEADS and not self._told(before) and not pair:
            return False
        verb = self._verb(after)
        if verb is None:
            return False
        text = verb.span.of(self.document.folded)
        held = bool(words("event-held").longest(text, 0)) or text in words("being-verbs")
        return not (words("locative-happening").longest(text, 0) or words("passive-starts").longest(text, 0)) and (
            not held or side or noun or pair or self._aims(after)
        )

    def _issues(self, mention: Mention) -> bool:
        """Whether a province or town is subject of a verb that brings out a paper (四川制定防汛方案)."""
        before, after = self._around(mention)
        if before is not None and before.pos not in _LEADS and before.pos != "LOC":
            return False
        verb = self._verb(after)
        if verb is None or verb.span.of(self.document.folded) not in words("issuing-verbs"):
            return False
        behind = self.document.folded[verb.span.end : self.sentence.span.end]
        clause = next((behind[:at] for at, mark in enumerate(behind) if mark in _STOPS), behind)
        titled = clause.lstrip("了").startswith("《")
        return titled or any(words(name).ending(clause) for name in ("document-kinds", "decision-nouns"))

    def _aims(self, after: tuple[Token, ...]) -> bool:
        """Whether what follows names what the country does something to (甲国对水坝进行引爆)."""
        first = next((one for one in after if one.pos not in _PASSED), None)
        return first is not None and first.span.of(self.document.folded) in words("object-prepositions")

    def _with_others(self, after: tuple[Token, ...]) -> bool:
        """Whether what follows names those with whom the country does something (甲国与乙国外交官举行会谈)."""
        return bool(after) and after[0].span.of(self.document.folded) in words("with-words")

    def _second(self, mention: Mention) -> bool:
        """Whether a country is the second in a word of two (中美)."""
        tokens = self.sentence.tokens
        return any(one.span.start < mention.span.start < one.span.end and one.pos in _PAIRS for one in tokens)

    def _around(self, mention: Mention) -> tuple[Token | None, tuple[Token, ...]]:
        tokens = self.sentence.tokens
        first = next((at for at, one in enumerate(tokens) if one.span.end > mention.span.start), len(tokens))
        last = next((at for at, one in enumerate(tokens) if one.span.end >= mention.span.end), len(tokens) - 1)
        inside = first < len(tokens) and tokens[first].span.start < mention.span.start
        if inside and tokens[first].pos not in _PAIRS:
            return tokens[first], tokens[last + 1 :]
        return (tokens[first - 1] if first else None), tokens[last + 1 :]

    def _past_nouns(self, tokens: tuple[Token, ...]) -> tuple[tuple[Token, ...], bool]:
        at = 0
        while at < len(tokens) and tokens[at].span.of(self.document.folded) in words("side-nouns"):
            at += 1
        return tokens[at:], at > 0

    def _told(self, token: Token) -> bool:
        """Whether the word before tells what somebody says a country does (批评土方空袭…)."""
        text = token.span.of(self.document.folded)
        return text in words("saying-verbs") or text in words("agent-prepositions")

    def _verb(self, tokens: tuple[Token, ...]) -> Token | None:
        """The verb of the clause where no noun, mark or direction stands first; prepositions and theirs are passed.

        What a preposition leads may begin with words in marks (与“一带一路”沿线国家签署).
        """
        phrase, closing = False, ""
        for token in tokens:
            text = token.span.of(self.document.folded)
            if closing:
                closing = "" if text == closing else closing
                continue
            if token.pos in {"v", "vd"}:
                return token
            if text in _BRACKETS:
                continue
            closing = _PAIRED.get(text, "") if phrase else ""
            if token.pos == "w" and not closing and text not in words("list-marks"):
                return None
            phrase = phrase or token.pos == "p" or text in words("with-words")
            if not phrase and token.pos not in _PASSED:
                return None
        return None

    def _party(self, mention: Mention, others: list[Mention]) -> Mention:
        """A country with whom another that acts does something (中国9日与日本举行磋商)."""
        if not _country(mention) or mention.rule == ACTING:
            return mention
        before, after = self._around(mention)
        joined = before is not None and before.span.of(self.document.folded) in words("with-words")
        agents = [one for one in others if one.rule == ACTING or one.kind in {Kind.PERSON, Kind.ORGANISATION}]
        led = any(one.span.end <= mention.span.start for one in agents)
        direct = self._past_nouns(after)[0][:1]
        return replace(mention, rule=ACTING) if joined and led and direct and direct[0].pos in _GOES_ON else mention
