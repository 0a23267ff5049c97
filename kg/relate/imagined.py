"""Words for events that tell none: what is only acted out, a figure of speech, a case supposed, a label of a thing."""

from __future__ import annotations

from kg.find.gazetteer import lookup
from kg.lexicon import words
from kg.model import Span, Token
from kg.relate.clauses import Line

_QUOTED = 8  # characters of a nickname in quotation marks
_BACK = 4  # clauses from a condition to what would follow
_NOUNS = frozenset({"n", "nz", "nt", "s"})
_LEAD = 2  # words at the head of a clause, of which one may say that it is a condition


def acted_out(line: Line, trigger: Span, name: Span) -> bool:
    """Whether an accident is only played (模拟地震发生, 模拟化工厂爆炸): the sentence says so before it or its name."""
    told = line.between(line.sentence.span.start, trigger.start)
    played = words("imagined-words")
    return bool(played.longest(line.folded, name.start)) or any(
        played.longest(line.folded, one.span.start) for one in told
    )


def figurative(line: Line, trigger: Span) -> bool:
    """Whether quotation marks that open right before a word of disaster make a name or figure of it (“海啸组合”)."""
    if line.folded[trigger.start - 1 : trigger.start] != "“":
        return False
    closing = line.folded.find("”", trigger.end, trigger.end + _QUOTED)
    return closing >= 0


def only_a_word(line: Line, trigger: Span) -> bool:
    """Whether quotation marks hold nothing but the verb, which another verb takes for a word (评级维持“减持”).

    Behind a passive marker it is done (被“双开”).
    """
    if line.folded[trigger.start - 1 : trigger.start] + line.folded[trigger.end : trigger.end + 1] != "“”":
        return False
    before = line.between(line.clauses[line.clause_of(trigger.start)].start, trigger.start - 1)[-1:]
    return any(one.pos in {"v", "vn", "n"} and line.text(one.span) not in words("passive-markers") for one in before)


def conditional(line: Line, trigger: Span) -> bool:
    """Whether a condition opens the clause or one of those before it (若甲参选，乙都会败给他)."""
    clause = line.clause_of(trigger.start)
    for number in range(clause, max(-1, clause - _BACK), -1):
        span = line.clauses[number]
        if number < clause and line.folded[span.end - 1] in ";；":
            return False
        lead = line.between(span.start, span.end)[:_LEAD]
        if any(_condition(line, token) and token.span.end <= trigger.start for token in lead):
            return True
    return False


def labels(line: Line, trigger: Span) -> bool:
    """Whether the word stands right before a noun that ends a clause which says what something is (成为抗议箭靶).

    Or as a noun that closes brackets (乙(51岁,毒品通缉)).
    """
    if line.noun_at(trigger.start) and line.folded[trigger.end : trigger.end + 1] in {")", "）"}:
        return True
    if not line.holds("becoming-verbs"):
        return False
    clause = line.clauses[line.clause_of(trigger.start)]
    after = [one for one in line.between(trigger.end, clause.end) if one.pos != "w"]
    if len(after) != 1 or after[0].pos not in _NOUNS or after[0].span.start != trigger.end:
        return False
    before = line.between(clause.start, trigger.start)
    return any(line.text(one.span) in words("becoming-verbs") for one in before)


def _condition(line: Line, token: Token) -> bool:
    text = line.text(token.span)
    if token.pos in {"PER", "LOC", "ORG", "c"}:  # the tagger takes 若江城队 for one name
        return bool(words("condition-words").longest(text, 0)) and not lookup(text)
    return token.pos not in {"n", "nz"} and text in words("condition-words")


def attribute(line: Line, end: int) -> bool:
    """Whether what ends at a place only ranks another (…袭击事件之一) or tells of when a noun was (留学时的照片)."""
    if words("ranking-tails").longest(line.folded, end):
        return True
    time = words("looking-back-words").longest(line.folded, end)
    state = words("result-describers").longest(line.folded, end)  # 修订后的
    return bool(time) and not state and line.describes(end + len(time))
