"""The clause of a verb: where it begins behind who only reports it, its subject, and what stands around the verb."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.lexicon import words
from kg.model import Analysis, Kind, Mention, Sentence, Span, Token
from kg.relate.clauses import cut
from kg.resolve.named import folded_name
from kg.spans import sentence_of

DASH = "——"
_NOUNS = frozenset(("n", "nz", "nw", "nr", "ns", "nt", "vn", "an", "s", "m", "r", "ORG", "LOC", "PER"))
_MORE = frozenset(("a", "q", "b", "nx", "xc", "f"))
_COLONS = frozenset(":：")
_ORDINAL = "第"
_QUOTES = frozenset("”』」》）)")
_MARKS = frozenset("，,。；;！!？?：:|\n\u3000 …")
_REMARK = re.compile(r"[(（][^)）]*[)）]?(?=[，,。；;！!？?：:\s]*$)")
_MAKES = ("making-verbs", "appointing-verbs", "causative-verbs")
_SAYS = ("report-frames", "congratulating-verbs")
_VERBS = frozenset(("v", "vd", "vn"))
_PASSED = frozenset(("d", "ad", "c", "w", "TIME", "t"))


_PEOPLE, _FAR = 4, 150  # persons before a pronoun that are asked, and how many characters before it


def _joins() -> set[str]:
    return {*words("list-marks"), *words("describing-particles"), *words("list-ends")}


@dataclass(frozen=True, slots=True)
class VerbClause:
    """The clause of a verb without who reports it and what is done before or after; `whole` is all between marks."""

    analysis: Analysis
    home: Sentence
    span: Span
    trigger: Span
    whole: Span

    @staticmethod
    def of(analysis: Analysis, trigger: Span) -> VerbClause | None:
        """None where no sentence holds the verb."""
        home = sentence_of(analysis.sentences, trigger)
        if home is None:
            return None
        folded = analysis.document.folded
        spans = list(cut(folded, home.span))
        span = next((one for one in spans if one.start <= trigger.start < one.end), home.span)
        dash = folded.rfind(DASH, span.start, trigger.start)
        whole = Span(span.start, max(span.end, trigger.end))
        start = dash + len(DASH) if dash >= 0 else span.start
        made = VerbClause(analysis, home, Span(start, whole.end), trigger, whole)
        made = replace(made, span=Span(made._behind_report(), whole.end))
        return replace(made, span=made._alone())

    def _alone(self) -> Span:
        """The clause from the last to the next word that leads on to another deed (派员赶赴现场|并启动响应)."""
        start, end = self.span.start, self.span.end
        before, behind = self.before(), self.behind()
        for number, token in enumerate(before):
            if number and self._leads_on(before[number - 1], token, [*before[number + 1 :], *behind]):
                start = token.span.start if self.text(token) in words("deed-joining-words") else token.span.end
        for number, token in enumerate(behind[:-1]):
            told = behind[number - 1] if number else self._last_word()
            if self._leads_on(told, token, behind[number + 1 :]):
                return Span(start, token.span.start)
        return Span(start, end)

    def _leads_on(self, before: Token, token: Token, behind: list[Token]) -> bool:
        """Whether a word parts two deeds: 并 behind the object of the first, 后 before the verb of the second."""
        text = self.text(token)
        if text in words("deed-joining-words"):
            return before.pos not in {"v", "vd"} and before.span != self.trigger
        over = text in words("looking-back-words") and (before.pos in {"v", "vn", "n"} or before.pos in _NOUNS)
        return over and any(one.pos in {"v", "vn"} for one in behind)

    def _last_word(self) -> Token:
        """The last word of the verb."""
        inside = [one for one in self.home.tokens if one.span.overlaps(self.trigger)]
        return inside[-1] if inside else Token(self.trigger, "v")

    def joined(self, other: Span) -> bool:
        """Whether nothing but a word that joins deeds stands between another verb and this one (拦截并击落)."""
        between = [
            one for one in self.home.tokens if other.end <= one.span.start and one.span.end <= self.trigger.start
        ]
        told = {self.text(one) for one in between}
        joins = words("deed-joining-words") | words("list-marks") | words("aspect-particles")
        return self.span.contains(other) and all(one in joins for one in told) and other.end <= self.trigger.start

    def _behind_report(self) -> int:
        """Where the clause goes on behind who only reports it (乙方称|甲方…), else where it begins."""
        tokens = self.before()
        cited = any(self.text(one) in words("report-prepositions") for one in tokens[:1])
        said = [
            at
            for at, one in enumerate(tokens)
            if (one.pos in _VERBS and any(self.text(one) in words(name) for name in _SAYS))
            or (cited and self.text(one) in words("dispatch-nouns"))
        ]
        if not said or any(self.text(one) in words("passive-starts") for one in tokens[: said[-1]]):
            return self.span.start
        done = tokens[said[-1] + 1 : said[-1] + 2]
        told = bool(done) and self.text(done[0]) in words("aspect-particles") | words("describing-particles")
        return self.span.start if told else tokens[said[-1]].span.end

    def before(self) -> list[Token]:
        """The words of the clause before the verb."""
        return [
            one for one in self.home.tokens if one.span.start >= self.span.start and one.span.end <= self.trigger.start
        ]

    def behind(self) -> list[Token]:
        """The words of the clause behind the verb, without what came of it and the words that lead out of it."""
        tokens = [one for one in self.home.tokens if one.span.start >= self.trigger.end and one.span.end <= self.end()]
        while tokens and (self.text(tokens[-1]) in _MARKS or self.text(tokens[-1]) in words("clause-tails")):
            tokens.pop()
        return tokens

    def end(self) -> int:
        """Where the clause ends before what came of the deed (已造成5人死亡) or a remark in brackets."""
        folded = self.analysis.document.folded
        if words("event-results").longest(folded[self.trigger.end : self.span.end], 0):
            return self.trigger.end
        remark = _REMARK.search(folded, self.trigger.end, self.span.end)
        inside = remark is not None and any(one.span.contains(Span(*remark.span())) for one in self.mentions())
        return self.span.end if remark is None or inside else remark.start()

    def describes(self) -> bool:
        """Whether the verb only describes a noun: a particle stands right behind it (牺牲的民警)."""
        return self.analysis.document.folded[self.trigger.end : self.trigger.end + 1] in words("describing-particles")

    def undergone_after(self, name: Span) -> bool:
        """Whether the verb is passive and those of that name only report it (军方称，舰船被击沉)."""
        if not any(self.text(one) in words("passive-starts") for one in self.before()):
            return False
        spans = cut(self.analysis.document.folded, self.home.span)
        told = next((span for span in spans if span.contains(name)), None)
        said = [one for one in self.home.tokens if told is not None and name.end <= one.span.start < told.end]
        return any(self.text(one) in words("report-frames") for one in said)

    def needs_no_subject(self) -> bool:
        """Whether the clause says that something is there or befalls, or by whom it is done (有三人中毒, 由甲主办).

        Nor does what a dash makes plain (重点工程——甲桥通车).
        """
        if self.analysis.document.folded[: self.span.start].endswith(DASH):
            return True
        tokens = self.passing(self.before())
        first = self.text(tokens[0]) if tokens else self.trigger.of(self.analysis.document.folded)
        by = first in words("agent-prepositions") and first not in words("passive-starts")
        return by or any(first in words(name) for name in ("befalling-verbs", "existing-verbs"))

    def has_subject(self, *, sure: bool) -> bool:
        """Whether the clause begins with a noun, behind dates and adverbs, so that it tells who does it.

        Where it must be `sure`, the tree has to make it a subject.
        """
        tokens = self.passing(self.before())
        if not tokens or not (tokens[0].pos in _NOUNS or tokens[0].pos in _MORE or self._named(tokens[0])):
            return False
        run = self.run(tokens)
        between = tokens[len(run) :]
        beside = bool(run) and all(one.pos in {"d", "ad"} for one in between)
        return not sure or not self.home.arcs or beside or any(self._is_subject(one) for one in run)

    def _is_subject(self, token: Token) -> bool:
        number = bisect_left(self.home.tokens, token)
        return self.home.arcs[number].relation.startswith("nsubj")

    def passing(self, tokens: list[Token]) -> list[Token]:
        """Some words from the first that is no date, adverb or mark."""
        at = 0
        while at < len(tokens) and (
            (tokens[at].pos in _PASSED and not self._named(tokens[at]))
            or any(span.overlaps(tokens[at].span) for span in self.dates())
            or self.text(tokens[at]) in words("report-frames")
            or self.text(tokens[at]) in words("clause-leads")
        ):
            at += 1
        return tokens[at:]

    def run(self, tokens: list[Token]) -> list[Token]:
        """The nouns that some words begin with."""
        at = 0
        while at < len(tokens) and (
            tokens[at].pos in _NOUNS | _MORE or self._named(tokens[at]) or self.text(tokens[at]) in _joins()
        ):
            at += 1
        run = tokens[:at]
        while run and (run[-1].pos not in _NOUNS or (run[-1].pos == "m" and len(run) > 1)):
            run.pop()
        return run

    def person_before(self, pronoun: Span) -> str:
        """The person with whom a clause not far before a pronoun begins, empty where none does."""
        folded = self.analysis.document.folded
        people = [one for one in self.analysis.mentions if one.kind is Kind.PERSON and one.span.end <= pronoun.start]
        for one in reversed(people[-_PEOPLE:]):
            home = sentence_of(self.analysis.sentences, one.span)
            spans = [] if home is None else [span for span in cut(folded, home.span) if span.contains(one.span)]
            before = (
                [token for token in home.tokens if spans and spans[0].start <= token.span.start < one.span.start]
                if home
                else []
            )
            if (
                spans
                and pronoun.start - one.span.end <= _FAR
                and all(token.pos not in {"v", "p", "u"} for token in before)
            ):
                return folded_name(self.analysis.document, one)
        return ""

    def subject_before(self) -> list[str]:
        """The noun phrase that the nearest clause before begins with and that no verb of saying follows.

        None behind a verb that makes or appoints something, which may do the rest.
        """
        folded = self.analysis.document.folded
        spans = [one for one in cut(folded, self.home.span) if one.end <= self.span.start]
        for span in reversed(spans):
            tokens = self.passing([one for one in self.home.tokens if span.contains(one.span)])
            run = self.run(tokens)
            rest = tokens[len(run) :]
            if folded[span.end - 1] in _COLONS or any(self.text(one) in words(name) for one in rest for name in _MAKES):
                return []
            said = any(self.text(one) in words("report-frames") for one in rest)
            first = self.text(run[0]) if run else ""
            counted = bool(run) and run[0].pos in {"m", "r"} and first[0] not in {*words("pointing-words"), _ORDINAL}
            if run and not counted and not said:
                return [re.sub(r"\s+", "", folded[run[0].span.start : run[-1].span.end])]
        return []

    def led(self, name: Span) -> bool:
        """Whether a preposition stands before a name and its attributes, so that it is no subject (与邻道货车相撞)."""
        before = [one for one in self.before() if one.span.end <= name.start]
        while before and (before[-1].pos in _NOUNS | _MORE | {"u"}):
            before.pop()
        return bool(before) and (before[-1].pos == "p" or self.text(before[-1]) in words("passive-verbs"))

    def ends_subject(self, hosts: list[Span]) -> bool:
        """Whether no noun stands between the last of some names and the verb's own words (甲公司的新厂房落成)."""
        if not hosts:
            return True
        last = max(span.end for span in hosts)
        for token in self.before():
            if token.span.start < last or any(span.overlaps(token.span) for span in self.dates()):
                continue
            return not (token.pos in _NOUNS or token.pos in {"c", "u"} or self.text(token) == "、")
        return True

    def turns_to_none(self, hosts: list[Span], told: list[Span]) -> bool:
        """Whether no preposition before the verb tells to whom it is done, or with whom but those who are told."""
        last = max((span.end for span in hosts), default=self.span.start)
        for token in self.before():
            text = self.text(token)
            if token.pos != "p" or (text in words("with-words") and token.span.start < last and not told):
                continue
            beside = any(token.span.end <= span.start < self.trigger.start for span in (*hosts, *told))
            turned = any(text in words(name) for name in ("turning-prepositions", "object-prepositions"))
            if turned or (text in words("with-words") and not beside):
                return False
        return True

    def ends_object(self, told: list[Span]) -> bool:
        """Whether what stands behind the verb ends with something that is told."""
        tokens = [one for one in self.behind() if self.text(one) not in words("aspect-particles")]
        tokens = [one for one in tokens if self.text(one) not in {*words("list-ends"), *_QUOTES}]
        return not tokens or any(span.end >= tokens[-1].span.end for span in told)

    def dates(self) -> list[Span]:
        """Where the dates of the sentence stand."""
        return [one.span for one in self.mentions() if one.kind is Kind.DATE]

    def mentions(self) -> Iterator[Mention]:
        """The mentions in the sentence, in order."""
        mentions = self.analysis.mentions
        first = bisect_left(mentions, self.home.span.start, key=lambda one: one.span.start)
        for one in mentions[first : bisect_left(mentions, self.home.span.end, key=lambda one: one.span.start)]:
            if self.home.span.contains(one.span):
                yield one

    def _named(self, token: Token) -> bool:
        return any(one.kind not in {Kind.DATE, Kind.EVENT} and one.span.overlaps(token.span) for one in self.mentions())

    def text(self, token: Token) -> str:
        """The folded word."""
        return token.span.of(self.analysis.document.folded)
