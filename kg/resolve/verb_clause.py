"""The clause of a verb: where it begins behind who only reports it, its subject, and what stands around the verb."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import accumulate

from kg.lexicon import words
from kg.model import Analysis, Span, Token
from kg.relate.clauses import cut
from kg.resolve.attributes import attribute, enumerates, reason
from kg.resolve.clause_words import ClauseWords
from kg.resolve.remembered import remembered
from kg.spans import sentence_of

DASH = "——"
_LEAD = 4  # characters before a clause among which a dash or a verb of causing leads to it
NOUNS = frozenset(("n", "nz", "nw", "nr", "ns", "nt", "vn", "an", "s", "m", "r", "ORG", "LOC", "PER"))
_MORE = frozenset(("a", "q", "b", "nx", "xc", "f"))
_SAYS = ("report-frames", "congratulating-verbs", "welcoming-verbs", "condemning-verbs")
_VERBS = frozenset(("v", "vd", "vn"))
_COUNTING = frozenset(("m", "q", "r", "a", "b", "f", "TIME"))
_JOINS = ("list-marks", "describing-particles", "list-ends")
_PASSED = frozenset(("d", "ad", "c", "w", "TIME", "t"))


@dataclass(frozen=True, eq=False)
class VerbClause(ClauseWords):
    """The clause of a verb without who reports it and what is done before or after."""

    @staticmethod
    def of(analysis: Analysis, trigger: Span) -> VerbClause | None:
        """None where no sentence holds the verb."""
        return _of(analysis, trigger)

    def _felt(self) -> Span | None:
        """What stands between 对 and the verb that says how somebody feels about it (甲对|乙当选|表示祝贺)."""
        told = next((one for one in self.behind() if self.text(one) in words("attitude-verbs")), None)
        before = self.before() if told is not None else []
        led = [one for one in before if one.pos == "p" and self.text(one) in words("object-prepositions")]
        return Span(led[0].span.end, told.span.start) if told is not None and led else None

    def _alone(self) -> Span:
        """The clause from the last to the next word that leads on to another deed (派员赶赴现场|并启动响应)."""
        start, end = self.span.start, self.span.end
        before, behind = self.before(), self.behind()
        told = [*before, *behind]
        for number, token in enumerate(before):
            if number and self._leads_on(before[number - 1], told, number):
                start = token.span.start if self.text(token) in words("deed-joining-words") else token.span.end
        for number, token in enumerate(behind[:-1]):
            if self._leads_on(behind[number - 1] if number else self._last_word(), behind, number):
                return Span(start, token.span.start)
        return Span(start, end)

    def _leads_on(self, before: Token, tokens: list[Token], at: int) -> bool:
        """Whether a word parts two deeds: 并 behind the object of the first, 后 before the verb of the second."""
        text = self.text(tokens[at])
        if text in words("deed-joining-words"):
            return before.pos not in {"v", "vd"} and before.span != self.trigger
        if text not in words("looking-back-words") or not (before.pos in {"v", "vn", "n"} or before.pos in NOUNS):
            return False
        if any(self.text(one) in words("describing-particles") for one in tokens[at + 1 : at + 2]):
            return False  # 开幕后|的第三天
        return any(one.pos in {"v", "vn"} for one in tokens[at + 1 :])

    def opens(self) -> bool:
        """Whether nothing stands before the verb but dates, adverbs and where or with what it is done (在甲地教书)."""
        tokens = self.passing(self.before())
        leads = bool(tokens) and tokens[0].pos in {"p", "v"} and not self.named(tokens[0])
        return not tokens or (leads and not self.has_own_subject())

    def _last_word(self) -> Token:
        return (self.inside() or [Token(self.trigger, "v")])[-1]

    def subject_by_tree(self) -> bool:
        """Whether the tree makes a word before the verb its subject, to which no preposition or other verb leads.

        Behind 的 nothing leads to it that only describes it (被甲行辞退的职员, 位于北部的医院; not 与邻道的货车).
        """
        last = max((at for at, one in enumerate(self.home.tokens) if one.span.overlaps(self.trigger)), default=-1)
        led = verb = bool(self.nobody())
        for token in self.before() if self.home.arcs else ():
            number, text = bisect_left(self.home.tokens, token), self.text(token)
            if text in words("describing-particles") and verb:
                led = verb = False
            verb = verb or (token.pos == "v" and not (led and text in words("stative-verbs")))
            led = led or token.pos == "p" or verb or text in words("passive-verbs") or text in words("with-words")
            arc = self.home.arcs[number]
            if arc.relation.startswith("nsubj") and number < arc.head <= last:
                return not led
        return False

    def has_own_subject(self) -> bool:
        """Whether the tree makes some word before the verb a subject."""
        return bool(self.home.arcs) and any(map(self._is_subject, self.before()))

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
            or (self.text(one) in words("event-results") and self._brought_about(tokens[at + 1 :]))
        ]
        if not said or any(self.text(one) in words("passive-starts") for one in tokens[: said[-1]]):
            return self.span.start
        done = tokens[said[-1] + 1 : said[-1] + 2]
        told = bool(done) and self.text(done[0]) in words("aspect-particles") | words("describing-particles")
        return self.span.start if told else tokens[said[-1]].span.end

    def _brought_about(self, tokens: list[Token]) -> bool:
        """Whether some words between a verb of causing and this one tell who does it (造成|三辆车相撞)."""
        return bool(tokens) and tokens[0].pos in NOUNS and all(one.pos in {"v", "vd"} for one in self.inside())

    def describes(self) -> bool:
        """Whether the verb only describes a noun: a particle stands right behind it (牺牲的民警)."""
        return self.analysis.document.folded[self.trigger.end : self.trigger.end + 1] in words("describing-particles")

    def needs_no_subject(self) -> bool:
        """Whether it says that something is there or befalls, or by whom it is done, or a dash makes that plain."""
        before = self.analysis.document.folded[max(0, self.span.start - _LEAD) : self.span.start]
        if before.endswith(DASH) or words("event-results").ending(before):
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
        opens = bool(tokens) and (tokens[0].pos in NOUNS | _MORE or self.named(tokens[0]) or self._about(tokens, 0))
        if not opens:
            return False
        run = self.run(tokens)
        if not run or self._nobody(run):
            return False
        between = tokens[len(run) :]
        beside = bool(run) and all(one.pos in {"d", "ad"} for one in between)
        return not sure or not self.home.arcs or beside or any(self._is_subject(one) for one in run)

    def _nobody(self, run: list[Token]) -> bool:
        """Whether some nouns only tell a part of those told before, or a time (大部分, 首个比赛日)."""
        told = "".join(map(self.text, run))
        head = len(told) - len(words("time-heads").ending(told))
        sizes = accumulate(len(self.text(one)) for one in run)
        before = [one for one, size in zip(run, sizes, strict=True) if size <= head]
        timed = head < len(told) and all(one.pos in _COUNTING for one in before)  # not 消防官兵第一时间
        return not any(map(self.named, run)) and (told in words("subset-starts") or timed)

    def _is_subject(self, token: Token) -> bool:
        number = bisect_left(self.home.tokens, token)
        return self.home.arcs[number].relation.startswith("nsubj")

    def passing(self, tokens: list[Token]) -> list[Token]:
        """Some words from the first that is no date, adverb or mark."""
        at = 0
        while at < len(tokens) and (
            (tokens[at].pos in _PASSED and not self.named(tokens[at]) and not self._about(tokens, at))
            or self._dated(tokens[at])
            or self._times(tokens, at)
            or (at < 2 and enumerates([self.text(one) for one in tokens[:3]], at))
            or (self.text(tokens[at]) in words("date-prepositions") and any(map(self._dated, tokens[at + 1 : at + 3])))
            or (self.text(tokens[at]) in words("date-tails") and at > 0 and self._dated(tokens[at - 1]))
            or self.text(tokens[at]) in words("report-frames")
            or self.text(tokens[at]) in words("clause-leads")
            or (at > 0 and self.text(tokens[at]) in words("describing-particles"))
        ):
            at += self._reason(tokens[at:]) if self.text(tokens[at]) in words("cause-words") else 1
        return tokens[at:]

    def _reason(self, tokens: list[Token]) -> int:
        return reason([self.text(one) for one in tokens], [one.pos for one in tokens])

    def _times(self, tokens: list[Token], at: int) -> bool:
        """Whether a word says how often (3次|打破)."""
        behind = tokens[at + 1 : at + 2]
        often = tokens[at].pos == "m" and self.text(tokens[at]).endswith("次")
        return often and all(one.pos in {"v", "vd", "d", "ad"} for one in behind)

    def _dated(self, token: Token) -> bool:
        return any(span.overlaps(token.span) for span in self._dates)

    def run(self, tokens: list[Token]) -> list[Token]:
        """The nouns that some words begin with."""
        at = 0
        if tokens and tokens[0].pos not in NOUNS and any(self.text(tokens[0]) in words(name) for name in _JOINS):
            return []
        while at < len(tokens) and (
            tokens[at].pos in NOUNS | _MORE
            or self.named(tokens[at])
            or any(self.text(tokens[at]) in words(name) for name in _JOINS)
            or self._about(tokens, at)
        ):
            at += 1
        at = max(at, self._told_subject(tokens, at))
        run = tokens[:at]
        while run and (run[-1].pos not in NOUNS or (run[-1].pos == "m" and len(run) > 1)):
            run.pop()
        return run

    def _about(self, tokens: list[Token], at: int) -> bool:
        """Whether a word only says about how many, or which, what stands behind it is (近百名, 被困人员)."""
        near = tokens[max(0, at - 1) : at + 3]
        return attribute([self.text(one) for one in near], [one.pos for one in near], min(at, 1))

    def nobody(self) -> list[Token]:
        """The nouns that the clause begins with where they stand for nobody (首个比赛日已夺得两枚金牌)."""
        run = self.run(self.passing(self.before()))
        return run if run and self._nobody(run) else []

    def _told_subject(self, tokens: list[Token], at: int) -> int:
        """How many words the tree makes the subject of the verb, where more nouns follow a word taken for a verb."""
        arcs, number = self.home.arcs, bisect_left(self.home.tokens, Token(self.trigger, ""))
        if not arcs or not 0 < at < len(tokens) or tokens[at].pos not in {"v", "vn"}:
            return 0
        told = {one for one, arc in enumerate(arcs) if arc.head == number and arc.relation.startswith("nsubj")}
        told |= {one for one, arc in enumerate(arcs) if arc.head in told and arc.relation == "conj" and one < number}
        first = bisect_left(self.home.tokens, tokens[0])
        last = max(told, default=-1) - first
        inside = tokens[at + 1 : last + 1]
        plain = all(one.pos in NOUNS | _MORE | {"c", "u"} for one in inside)
        return last + 1 if at < last < len(tokens) and plain else 0


@remembered
def _of(analysis: Analysis, trigger: Span) -> VerbClause | None:
    home = sentence_of(analysis.sentences, trigger)
    if home is None:
        return None
    folded = analysis.document.folded
    spans = list(cut(folded, home.span))
    span = next((one for one in spans if one.start <= trigger.start < one.end), home.span)
    dash = folded.rfind(DASH, span.start, trigger.start)
    if folded.rfind("《", span.start, max(dash, span.start)) > folded.rfind("》", span.start, max(dash, span.start)):
        dash = -1  # 《某某——某某纪实》播出
    whole = Span(span.start, max(span.end, trigger.end))
    start = dash + len(DASH) if dash >= 0 else span.start
    made = VerbClause(analysis, home, Span(start, whole.end), trigger, whole)
    made = replace(made, span=Span(made._behind_report(), whole.end))
    return replace(made, span=made._felt() or made._alone())
