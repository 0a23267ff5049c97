"""Words that point back to a body or person named before: 法院 after 甲市中级人民法院, 其 in 对其立案."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.lexicon import words
from kg.model import Block, Document, Kind, Mention, Sentence, Span, Token
from kg.spans import sentence_of

_SCORE = 0.7
_EARLIER = 2
_ACTS = frozenset({"v", "d", "ad", "p"})
_OPENS = frozenset({"TIME", "t", "w", "c"})
_COMMAS = "，。；,;"
_NOUNS = frozenset({"n", "r"})
_BODIES = frozenset({"n", "nt", "ORG"})


def find(document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Mentions that stand for one named before, their `value` its name, in order of place.

    A noun for a body heads its clause and only one body of that kind was named, or a word such as 该 points to the
    last; a pronoun is the object of a preposition or heads its clause before a verb, and only one person was named in
    its sentence and the two before, or he or she on whose deed the person named last is congratulated.
    """
    finder = _Finder(document, sentences, mentions)
    return tuple(sorted(finder.found()))


class _Finder:
    def __init__(self, document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> None:
        self._folded, self._text = document.folded, document.text
        self._sentences = sentences
        self._named: list[list[Mention]] = [[] for _ in sentences]
        ordered = iter(sorted(one for one in mentions if one.kind in {Kind.ORGANISATION, Kind.PERSON}))
        waiting = next(ordered, None)
        for number, sentence in enumerate(sentences):
            while waiting is not None and waiting.span.start < sentence.span.end:
                self._named[number].append(waiting)
                waiting = next(ordered, None)
        self._leading: set[str] = set()
        self._dates = {one.span.end for one in mentions if one.kind is Kind.DATE}

    def found(self) -> Iterator[Mention]:
        """Every pointing word, from the left; bodies are remembered by the endings that nouns stand for."""
        known: dict[str, dict[str, Mention]] = {}
        for number, sentence in enumerate(self._sentences):
            if sentence.block is Block.BODY:
                yield from self._bodies(sentence, number, known)
                yield from self._pronouns(sentence, number)
            for one in self._named[number]:
                _remember(known, one)
                if sentence.block is not Block.BODY or self._heads(sentence.tokens, one):
                    self._leading.add(one.value)

    def _heads(self, tokens: Sequence[Token], named: Mention) -> bool:
        """Whether a name heads its clause."""
        first = next((at for at, token in enumerate(tokens) if token.span.end > named.span.start), None)
        return first is not None and self._opens(tokens, first)

    def _bodies(self, sentence: Sentence, number: int, known: dict[str, dict[str, Mention]]) -> Iterator[Mention]:
        lasts = words("pointing-bodies").lasts
        for at, token in enumerate(sentence.tokens):
            if token.pos not in _NOUNS or self._folded[token.span.end - 1] not in lasts:
                continue
            span, noun, whose = self._noun(sentence.tokens, at)
            if not noun or not self._acts(sentence.tokens, at):
                continue
            here = [one for one in self._named[number] if one.span.end <= span.start and _stands_for(noun, one)]
            meant = _meant(known.get(noun, {}), here, last=whose == "last")
            if meant is not None and (whose != "own" or meant.value in self._leading):
                yield self._pointing(meant, span)

    def _noun(self, tokens: Sequence[Token], at: int) -> tuple[Span, str, str]:
        """A noun for a body that heads its clause, with the word that points before it, and how that points."""
        token, bodies = tokens[at], words("pointing-bodies")
        if token.pos not in _NOUNS:
            return token.span, "", ""
        text = token.span.of(self._folded)
        pointing = words("pointing-words").longest(text, 0)
        noun, span, first = text.removeprefix(pointing), token.span, at
        if not pointing and at and tokens[at - 1].span.end == token.span.start:
            pointing = words("pointing-words").longest(tokens[at - 1].span.of(self._folded), 0)
            alone = pointing == tokens[at - 1].span.of(self._folded)
            pointing, first = (pointing, at - 1) if alone else ("", at)
            span = Span(tokens[first].span.start, token.span.end)
        fits = noun in bodies and (pointing or len(noun) > 1)
        if not fits or not self._opens(tokens, first):
            return span, "", ""
        return span, noun, next(iter(words("pointing-words").get(pointing, ())), "")

    def _acts(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether what follows at once is a verb, or an adverb, preposition or day before one."""
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        touching = following is not None and following.span.start == tokens[at].span.end
        return touching and following is not None and following.pos in {*_ACTS, "TIME"}

    def _opens(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether nothing but days and marks stands between the beginning of the clause and a word."""
        before = tokens[at - 1] if at else None
        return before is None or before.pos in _OPENS or before.span.end in self._dates

    def _pronouns(self, sentence: Sentence, number: int) -> Iterator[Mention]:
        lasts, third = words("pointing-pronouns").lasts, words("third-persons")
        for at, token in enumerate(sentence.tokens):
            last = self._folded[token.span.end - 1]
            if last not in lasts and last not in third:
                continue
            place, meant = self._object(sentence.tokens, at), None
            if place is not None:
                meant = self._whom(number, place)
            elif self._does(sentence.tokens, at):
                place = sentence.tokens[at].span
                meant = self._whom(number, place)
            elif self._congratulated(sentence.tokens, at):
                place = sentence.tokens[at].span
                meant = self._last_person(number, place)
            if place is None:
                continue
            if meant is not None:
                yield self._pointing(meant, place)

    def _object(self, tokens: Sequence[Token], at: int) -> Span | None:
        """Where the pronoun stands that a preposition governs before a verb, cut as one word with it or not."""
        text = tokens[at].span.of(self._folded)
        pronoun = words("pointing-pronouns").ending(text)
        front = text.removesuffix(pronoun) or (tokens[at - 1].span.of(self._folded) if at else "")
        if not pronoun or front not in words("prepositions") or at + 1 >= len(tokens):
            return None
        return Span(tokens[at].span.end - len(pronoun), tokens[at].span.end) if tokens[at + 1].pos in _ACTS else None

    def _does(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the word is he or she at the head of a clause, before what he or she does (他南下上海)."""
        lone = tokens[at].span.of(self._folded) in words("third-persons") and len(tokens[at].span) == 1
        return lone and tokens[at].pos == "r" and self._opens(tokens, at) and self._acts(tokens, at)

    def _congratulated(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the word is he or she, on whose deed someone is congratulated (祝贺她当选)."""
        before = tokens[at - 1].span.of(self._folded) if at else ""
        lone = tokens[at].span.of(self._folded) in words("third-persons") and len(tokens[at].span) == 1
        return lone and before in words("congratulating-verbs") and at + 1 < len(tokens) and tokens[at + 1].pos in _ACTS

    def _last_person(self, number: int, place: Span) -> Mention | None:
        """Whom the message goes to: the person named last before in the sentence, as far as it is one."""
        people = [one for one in self._named[number] if one.kind is Kind.PERSON and one.span.end <= place.start]
        return people[-1] if people else None

    def _whom(self, number: int, place: Span) -> Mention | None:
        paragraph = self._sentences[number].paragraph
        near = [
            one
            for earlier in range(max(0, number - _EARLIER), number + 1)
            if self._sentences[earlier].paragraph == paragraph
            for one in self._named[earlier]
            if one.span.end <= place.start
        ]
        doctrines = words("doctrine-starts")
        near = [one for one in near if not doctrines.longest(self._folded, one.span.end)]
        people = {one.value: one for one in near if one.kind is Kind.PERSON}
        if people:
            alone = len(people) == 1 and not self._speaks_or_acts(near, place)
            return next(iter(people.values())) if alone else None
        begin = self._sentences[number].span.start
        clause = max(self._folded.rfind(mark, begin, place.start) for mark in _COMMAS)
        bodies = {one.value: one for one in near}
        acting = {one.value for one in near if one.span.start > clause}
        others = [one for value, one in bodies.items() if value not in acting]
        return others[0] if len(others) == 1 and acting else None

    def _speaks_or_acts(self, near: Sequence[Mention], place: Span) -> bool:
        """Whether the person speaks, so that others are spoken of, or does what is done to who is meant.

        Who does it: whoever the sentence of the pronoun begins with, no other body being named before the pronoun.
        """
        people = [one for one in near if one.kind is Kind.PERSON]
        last = near[-1].kind is Kind.PERSON and not self._undergoes(near[-1], place)
        return last or any(self._speaks(one) for one in people)

    def _undergoes(self, person: Mention, place: Span) -> bool:
        """Whether something is done to the person: a verb or preposition governs the name, or another sentence has it.

        So too where another noun is between that may do it (陆远涉嫌盗窃，警方对其刑事拘留).
        """
        home = sentence_of(self._sentences, place)
        if home is None or person.span.end <= home.span.start:
            return True
        clause = max(self._folded.rfind(mark, home.span.start, person.span.start) for mark in _COMMAS)
        before = [one for one in home.tokens if clause < one.span.start and one.span.end <= person.span.start]
        between = [one for one in home.tokens if person.span.end <= one.span.start and one.span.end <= place.start]
        opens = [one for at, one in enumerate(between) if at and between[at - 1].span.of(self._folded) in _COMMAS]
        governed = any(one.pos == "v" or one.span.of(self._folded) in words("object-prepositions") for one in before)
        return governed or any(one.pos in _BODIES for one in opens)

    def _speaks(self, person: Mention) -> bool:
        """Whether the clause that a name begins tells that its bearer says something."""
        home = sentence_of(self._sentences, person.span)
        end = min(
            (at for mark in _COMMAS if (at := self._folded.find(mark, person.span.end)) >= 0), default=len(self._folded)
        )
        tokens = home.tokens if home is not None else ()
        said = (one.span.of(self._folded) for one in tokens if person.span.end <= one.span.start < end)
        return any(word in words("saying-verbs") or words("saying-verbs").ending(word) for word in said)

    def _pointing(self, named: Mention, span: Span) -> Mention:
        return replace(named, span=span, surface=span.of(self._text), rule="pointing", score=_SCORE)


def _meant(earlier: dict[str, Mention], here: list[Mention], *, last: bool) -> Mention | None:
    """The body named last, in the sentence itself or before it, or the only one."""
    if last:
        return here[-1] if here else next(reversed(earlier.values()), None)
    if len(earlier) > 1:
        return None
    bodies = {**earlier, **{one.value: one for one in here}}
    return next(iter(bodies.values())) if len(bodies) == 1 else None


def _remember(known: dict[str, dict[str, Mention]], named: Mention) -> None:
    """Notes a body under each noun that can stand for it, the last named last."""
    if named.kind is not Kind.ORGANISATION or named.value[-1:] not in _lasts():
        return
    for word in words("pointing-bodies"):
        if _stands_for(word, named):
            bodies = known.setdefault(word, {})
            bodies.pop(named.value, None)
            bodies[named.value] = named


@cache
def _lasts() -> frozenset[str]:
    """The last characters of the names of bodies that a noun can stand for."""
    return frozenset(one[-1] for columns in words("pointing-bodies").values() for one in columns[0].split())


def _stands_for(word: str, named: Mention) -> bool:
    if named.kind is not Kind.ORGANISATION or named.value == word:
        return False
    endings = words("pointing-bodies")[word][0].split()
    return any(named.value.endswith(ending) and len(named.value) > len(ending) for ending in endings)
