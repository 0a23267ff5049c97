"""What shows how well an event was read: its rule and roles, its name and the words around, its verb, its clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from operator import attrgetter

from kg.iri import short
from kg.model import Analysis, Event, Kind, Sentence, Span, Token
from kg.relate.clauses import cut
from kg.relate.deed_signs import VERB_KINDS, verb_kinds
from kg.relate.grounds import TIMES
from kg.relate.signs import Signs, above, word_at
from kg.resolve.told import AGENT_ROLES
from kg.spans import sentence_of

_SHORT, _LONG = 5, 25
_MARKS = "的了着过在和与等、：:《“(,"
_VERBS, _COUNTING, _TAILS = frozenset({"v", "vd"}), frozenset({"m", "q"}), frozenset({"f", "u", "r", "p"})


class Reader:
    """Tells the signs of the events of one article."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._dates = sorted(one.span for one in analysis.mentions if one.kind is Kind.DATE)
        self._numbers = {one.span.start: number for number, one in enumerate(analysis.sentences)}

    def signs(self, event: Event, name: str, others: tuple[str, ...]) -> Signs:
        """Of an event as the article tells it; `name` is what it is called, `others` what others told near are."""
        told: Signs = {**_rule(self._analysis, event), **_roles(event), **_name(name), **_beside(name, others)}
        home = sentence_of(self._analysis.sentences, event.trigger)
        if home is None:
            return told
        number = self._numbers[home.span.start]
        told |= {"first sentence": float(not number), "sentences before": _share(number, 10)}
        told["length of the sentence"] = _share(len(home.span), 200)
        folded = self._analysis.document.folded
        told |= dict.fromkeys((*_name_in(folded, home, name), *_kinds(folded, home, event.trigger)), 1.0)
        clauses = list(cut(folded, home.span))
        clause = next((one for one in clauses if event.trigger.start < one.end), clauses[-1])
        told |= _verb(home, event.trigger) | _clause(home, clauses, clause, event)
        told["share of the clause"] = min(len(name) / max(1, len(clause)), 1.5)
        told["date in the clause"] = float(self._dated(clause))
        told["in quotation marks"] = float(_quoted(folded, home.span.start, event.trigger.start))
        return told

    def _dated(self, clause: Span) -> bool:
        at = bisect_left(self._dates, clause.start, key=attrgetter("start"))
        return any(clause.contains(one) for one in self._dates[at : at + 1])


def _share(number: float, most: int) -> float:
    return min(number, most) / most


def of_rule(event: Event) -> str:
    """The sign of the rule that found it."""
    return f"rule {event.mention.rule}"


def _rule(analysis: Analysis, event: Event) -> Signs:
    rule, kind = of_rule(event), f"class {short(event.mention.type)}"
    told = dict.fromkeys((rule, kind, f"told as {event.modality or 'fact'}"), 1.0)
    told |= {"somebody says so": float(bool(event.holder)), "dated article": float(bool(analysis.document.published))}
    return told | {"score of the rule": event.evidence.score if event.evidence else event.mention.score}


def _roles(event: Event) -> Signs:
    links = event.arguments
    told = {"links": _share(len({(one.role, one.mention.value) for one in links}), 5)}
    for one in links:
        role, rule = short(one.role), one.evidence.rule
        told[f"has {role}"] = told[f"{role} by {'pattern' if '_' in rule else rule}"] = 1.0
    for kind, roles in (("doer", AGENT_ROLES), ("time", TIMES)):
        scores = [one.evidence.score for one in links if one.role in roles]
        told[f"sure {kind}" if scores else f"no {kind}"] = min(scores, default=1.0)
    told["unnamed participants"] = float(bool(event.participants))
    return told | {"whereabouts": float(event.whereabouts is not None)}


def _name(name: str) -> Signs:
    told = {"length of the name": _share(len(name), 40)}
    told |= {"short name": float(len(name) <= _SHORT), "long name": float(len(name) >= _LONG)}
    told |= {f"name has {mark}": 1.0 for mark in _MARKS if mark in name}
    digits = [at for at, character in enumerate(name) if character.isdigit()]
    return told | {"number in the name": float(bool(digits)), "name begins with a number": float(0 in digits)}


def _beside(name: str, others: tuple[str, ...]) -> Signs:
    """How much of it the names of others hold, in pairs of characters."""
    mine = _pairs(name)
    shared = [(len(mine & theirs), len(mine | theirs)) for theirs in map(_pairs, others)]
    return {
        "like another": max((both / max(1, either) for both, either in shared), default=0.0),
        "held by another": max((both / max(1, len(mine)) for both, _ in shared), default=0.0),
        "events of the article": _share(len(others) + 1, 10),
    }


def _pairs(name: str) -> set[tuple[str, str]]:
    return set(pairwise(name))


def _name_in(folded: str, home: Sentence, name: str) -> Iterator[str]:
    """Which words of the sentence the name begins and ends with, and which stand beside it, where it has the name."""
    start = folded.find(name, home.span.start, home.span.end)
    if start < 0:
        return
    end = start + len(name)
    begins = {one.span.start: one for one in home.tokens}
    ends = {one.span.end: one for one in home.tokens}
    yield "name word by word"
    yield f"name begins with {begins[start].pos}" if start in begins else "name begins inside a word"
    yield f"name ends with {ends[end].pos}" if end in ends else "name ends inside a word"
    if end in begins and end < home.span.end:
        yield f"name before {_kind(folded, begins[end])}"
    if start in ends:
        yield f"name behind {_kind(folded, ends[start])}"


def _kind(folded: str, token: Token) -> str:
    return folded[token.span.start] if token.pos == "w" else token.pos


def _verb(home: Sentence, trigger: Span) -> Signs:
    number = word_at(home.tokens, trigger)
    if number is None:
        return {}
    tokens, arcs = home.tokens, home.arcs
    told = {f"trigger is {tokens[number].pos}": 1.0, "length of the trigger": len(trigger) / 4}
    before = [one.pos for one in tokens[max(0, number - 2) : number]]
    told |= dict.fromkeys((f"trigger behind {' '.join(before[-many:])}" for many in range(1, len(before) + 1)), 1.0)
    told |= {f"trigger before {one.pos}": 1.0 for one in tokens[number + 1 : number + 2]}
    if not arcs:
        return told
    told[f"trigger as {_relation(arcs[number].relation)}"] = 1.0
    told["depth of the trigger"] = _share(len(above([arc.head for arc in arcs], number)), 8)
    told |= {f"trigger has {_relation(arc.relation)}": 1.0 for arc in arcs if arc.head == number}
    if arcs[number].head >= 0:
        told[f"trigger hangs on {tokens[arcs[number].head].pos}"] = 1.0
    return told


def _kinds(folded: str, home: Sentence, trigger: Span) -> Iterator[str]:
    """Of what kinds the verb is, and which kinds of words stand before it in its clause, by the word lists."""
    yield from (f"is {name}" for name in verb_kinds(trigger.of(folded)))
    start = max((one.start for one in cut(folded, home.span) if one.start <= trigger.start), default=home.span.start)
    before = [one.span.of(folded) for one in home.tokens if start <= one.span.start and one.span.end <= trigger.start]
    found = {name for one in before for name in verb_kinds(one)}
    yield from (f"behind {name}" for name in VERB_KINDS if name in found)


def _relation(name: str) -> str:
    return name.partition(":")[0]


def _clause(home: Sentence, clauses: list[Span], span: Span, event: Event) -> Signs:
    """Of the clause of the verb, one of those of the sentence."""
    inside = [one for one in home.tokens if span.contains(one.span)]
    verbs = [one.span for one in inside if one.pos in _VERBS]
    told = {"clauses before": _share(clauses.index(span), 6), "clauses": _share(len(clauses), 8)}
    told |= {f"clause begins with {one.pos}": 1.0 for one in inside[:1]}
    told |= {f"clause ends with {one.pos}": 1.0 for one in inside[-2:] if one.pos in _TAILS}
    told["verbs of the clause"] = _share(len(verbs), 5)
    told["verbs before"] = _share(sum(one.end <= event.trigger.start for one in verbs), 4)
    told["verbs behind"] = _share(sum(one.start >= event.trigger.end for one in verbs), 4)
    told["last clause"] = float(span.end >= home.span.end)
    told["adverb in the clause"] = float(any(one.pos == "d" for one in inside))
    return told | {"numbers of the clause": _share(sum(one.pos in _COUNTING for one in inside), 4)}


def _quoted(folded: str, start: int, at: int) -> bool:
    return folded.rfind("“", start, at) > folded.rfind("”", start, at)
