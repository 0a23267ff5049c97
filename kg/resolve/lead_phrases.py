"""What stands before a verb and is not its subject, or hides it: measures, times, reasons, 有 and long descriptions."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.lexicon import words
from kg.model import Kind, Span, Token
from kg.relate.clauses import cut
from kg.resolve.attributes import reason
from kg.resolve.verb_clause import NOUNS, VerbClause

_OWNING = frozenset((Kind.ORGANISATION, Kind.PLACE, Kind.PERSON))
_LONGEST = 30  # characters of a subject behind what describes it at length
_PIVOT = re.compile("^(?:也|还|又|仍|另|已)?有")
_BESIDE = frozenset(("d", "ad", "w", "u"))


def measured(clause: VerbClause, run: list[Token], rest: list[Token]) -> bool:
    """Whether nouns only have a number said of them, so that others do what follows (面积|超过三万亩，并推广…).

    Figures rise and break records themselves.
    """
    rest = [one for one in rest if one.pos not in _BESIDE or clause.text(one) in words("approximators")]
    verb = clause.trigger.of(clause.analysis.document.folded)
    figures = any(words(one).longest(verb, 0) for one in ("statistic-changes", "figure-verbs"))
    if len(rest) < 2 or figures or not any(one.pos in NOUNS for one in clause.behind()):
        return False  # 最高温度为40度，|于3日测得
    says = any(clause.text(rest[0]) in words(one) for one in ("measuring-verbs", "approximators"))
    if not run or run[-1].pos not in {"n", "vn"} or not says:
        return False
    rest = [one for one in rest[1:] if clause.text(one) not in words("approximators")]
    return bool(rest) and rest[0].pos == "m" and all(one.pos in {"m", "q", "n", "vn"} for one in rest)


def sized(clause: VerbClause, phrase: Span) -> list[str]:
    """Whose size it is that a phrase of a clause before has a number said of; that phrase itself where it has none."""
    folded = clause.analysis.document.folded
    told = next((one for one in cut(folded, clause.home.span) if one.contains(phrase)), clause.span)
    tokens = [one for one in clause.home.tokens if told.contains(one.span) and one.span.end > phrase.start]
    rest = [one for one in tokens if one.span.start >= phrase.end]
    run = tokens[: len(tokens) - len(rest)]
    if told.contains(clause.trigger) or not measured(clause, run, rest):
        return ["".join(phrase.of(folded).split())]
    return owner(clause, run)


def owner(clause: VerbClause, run: list[Token]) -> list[str]:
    """The name that some nouns begin with, whose the rest is (某县|种植面积)."""
    named = [one for one in clause.mentions() if one.kind in _OWNING and one.span.start == run[0].span.start]
    return ["".join(one.span.of(clause.analysis.document.folded).split()) for one in named[:1]]


def framed(clause: VerbClause, rest: list[Token]) -> bool:
    """Whether a preposition right behind a subject opens what tells the time, so that it goes on (客车|在转弯时，…)."""
    return bool(rest) and rest[0].pos == "p" and clause.text(rest[0]) in words("locative-prepositions")


def behind_reason(clause: VerbClause) -> int:
    """Where a clause begins behind a reason that 而 closes (因靠近震源地而|遭受重创)."""
    before = clause.before()
    said = next((at for at, one in enumerate(before) if clause.text(one) in words("cause-words")), len(before))
    size = reason(*_read(clause, before[said:]))
    opens = all(one.pos in _BESIDE | {"TIME"} for one in before[:said])
    return before[said + size - 1].span.end if opens and size > 2 else clause.span.start


def leads(clause: VerbClause, lead: str) -> bool:
    """Whether a word only leads into a clause: it is no part of a longer one (也门), nor of a reason (因病)."""
    before = clause.before()
    if lead in words("cause-words") and any(reason(*_read(clause, before[at:])) == 2 for at in range(len(before))):
        return False
    return len(lead) > 1 or any(clause.text(one) == lead for one in before)


def by_others(clause: VerbClause, span: Span, at: int) -> bool:
    """Whether the one at a place only does what a clause tells of or describes it (由甲引进, 由甲拍的影片)."""
    tokens, arcs = clause.home.tokens, clause.home.arcs
    before = [clause.text(one) for one in tokens[:at] if one.span.start >= span.start]
    if not any(one in words("doer-prepositions") for one in before):
        return False
    behind = [one for one in tokens[arcs[at].head + 1 :] if span.contains(one.span)]
    described = any(clause.text(one) in words("describing-particles") for one in behind[:1])
    return described or not any(one.pos in NOUNS for one in behind)


def governed(clause: VerbClause) -> bool:
    """Whether another verb right before one takes it, so that both tell what is done (指导|救援, 协助|调查)."""
    before = clause.before()[-1:]
    taken = bool(before) and before[0].pos == "v" and len(before[0].span) > 1
    return taken and clause.text(before[0]) not in words("adverbial-verbs")


def demands(clause: VerbClause) -> bool:
    """Whether a clause ends with what a paper demands in the next (印发通知|要求，加强管理)."""
    behind, folded = clause.behind(), clause.analysis.document.folded
    paper = len(behind) > 1 and bool(words("statement-nouns").ending(clause.text(behind[-2])))
    said = paper and clause.text(behind[-1]) in words("opining-verbs")
    return said and folded[behind[-1].span.end : behind[-1].span.end + 1] in {"，", ",", "：", ":"}


def without_pivot(clause: VerbClause, text: str) -> str:
    """A name without the verb that only says that those who do it are there (有民间组织|进驻某村)."""
    found = _PIVOT.match(text)
    tokens = clause.passing(clause.before())
    if found is None or not tokens or clause.text(tokens[0]) not in {found[0], "有"} or not clause.home.arcs:
        return text
    first, last = (bisect_left(clause.home.tokens, one) for one in (tokens[0], clause.inside()[-1]))
    told = [at for at, arc in enumerate(clause.home.arcs) if arc.head == last and arc.relation.startswith("nsubj")]
    there = [at for at in told if first < at < last and clause.home.tokens[at].pos in NOUNS]
    return text[found.end() :] if there else text


def described_at_length(clause: VerbClause, span: Span, tokens: list[Token]) -> str:
    """All that a clause before opens with up to the noun that the tree makes subject of its verb, or nothing.

    三十名穿着制服的男子 of 三十名穿着制服的男子手持木棍，….
    """
    arcs, home = clause.home.arcs, clause.home
    first = bisect_left(home.tokens, tokens[0]) if tokens else len(arcs)
    for at in range(first + 1, len(arcs)):
        head, relation = arcs[at].head, arcs[at].relation
        if not span.contains(home.tokens[at].span):
            break
        if not relation.startswith("nsubj") or head <= at or home.tokens[at].pos not in {"n", "nz"}:
            continue
        inside = home.tokens[first : at + 1]
        described = any(clause.text(one) in words("describing-particles") for one in inside)
        text = "".join("".join(map(clause.text, inside)).split())
        counted = tokens[0].pos == "m" or clause.text(tokens[0]) in words("approximators")
        whole = span.contains(home.tokens[head].span) and arcs[head].relation.partition(":")[0] != "acl"
        return text if described and counted and whole and len(text) <= _LONGEST else ""
    return ""


def _read(clause: VerbClause, tokens: list[Token]) -> tuple[list[str], list[str]]:
    return [clause.text(one) for one in tokens], [one.pos for one in tokens]
