"""What an event known by a verb alone is called: the verb, and what stands behind and before it."""

from __future__ import annotations

import re
from itertools import pairwise

from kg.lexicon import words
from kg.model import Analysis, Event, Kind, Span
from kg.spans import sentence_of

_LONGEST_REST, _LISTED = 20, 2
_STOPS = re.compile(r"[，。；！？,;!?:：\s“《（(]")
_OPENS = frozenset("、“”《》（(")
_LONGEST_CLAUSE = 600
_IN_PHRASE = frozenset(("n", "nz", "nw", "vn", "an", "a", "LOC", "ORG", "PER"))


def rest(analysis: Analysis, trigger: Span, hosts: list[str]) -> str:
    """What follows a trigger in its clause, where no name tells it (击退北线的进攻).

    Empty where that is long, speaks of the hosts again (会见某某时主席表示) or tells what came of it (已造成5人死亡).
    """
    folded = analysis.document.folded
    last = min(len(folded), trigger.end + _LONGEST_CLAUSE)
    stop = _STOPS.search(folded, trigger.end, last)
    text = folded[trigger.end : stop.start() if stop else last]
    while tail := words("clause-tails").ending(text):
        text = text[: len(text) - len(tail)]
    fits = 1 < len(text) <= _LONGEST_REST and not (_opens(text) or words("event-results").longest(text, 0))
    return text if fits and not any(host in text for host in hosts) else ""


def object_of(analysis: Analysis, trigger: Span, hosts: list[str]) -> str:
    """The noun phrase at the end of a verb's long object, by the tree: 某国代表团 for 会见由甲率领的某国代表团."""
    home = sentence_of(analysis.sentences, trigger)
    if home is None or not home.arcs:
        return ""
    tokens = home.tokens
    verbs = [at for at, token in enumerate(tokens) if token.span.overlaps(trigger)]
    heads = [at for at, arc in enumerate(home.arcs) if arc.relation == "obj" and arc.head in verbs]
    if not heads or heads[0] <= verbs[-1] or tokens[heads[0]].pos not in _IN_PHRASE:
        return ""
    if any(mark in analysis.document.folded[trigger.end : tokens[heads[0]].span.start] for mark in "(（"):
        return ""
    first = last = heads[0]
    while first - 1 > verbs[-1] and tokens[first - 1].pos in _IN_PHRASE:
        first -= 1
    text = re.sub(r"\s+", "", analysis.document.folded[tokens[first].span.start : tokens[last].span.end])
    return text if 1 < len(text) <= _LONGEST_REST and not any(host in text for host in hosts) else ""


def side_by_side(analysis: Analysis, event: Event) -> bool:
    """Whether but marks and words of a list stand between the places behind a verb."""
    places = (one.mention for one in event.arguments if one.mention.kind is Kind.PLACE)
    spans = sorted({one.span for one in places if one.span.start >= event.trigger.end})
    between = (analysis.document.folded[one.end : two.start] for one, two in pairwise(spans))
    return all(gap in words("list-marks") or gap in words("with-words") for gap in between)


def listed(names: list[str]) -> str:
    """Names side by side; of more than two the first two, and a word for the others (甲、乙等)."""
    return "、".join(names[:_LISTED]) + ("等" if len(names) > _LISTED else "")


def verb(analysis: Analysis, trigger: Span) -> str:
    """The trigger, with 被 or 遭 where that stands right before it."""
    folded = analysis.document.folded
    before = folded[max(0, trigger.start - 1) : trigger.start]
    return (before if before in words("passive-starts") else "") + trigger.of(folded)


def _opens(text: str) -> bool:
    """Whether what stands behind a verb begins with a mark or word behind which no object is told."""
    return text[0] in _OPENS or bool(words("rest-openers").longest(text, 0))


def turned(analysis: Analysis, trigger: Span, agents: list[Span]) -> bool:
    """Whether a preposition puts one of two agents before the verb that is done to it (对某某采取措施, 被某某逮捕)."""
    before = [span for span in agents if span.end <= trigger.start]
    folded = analysis.document.folded
    turning = [span for span in before if folded[max(0, span.start - 1) : span.start] in words("turning-prepositions")]
    return len(before) > 1 and bool(turning)


def with_others(analysis: Analysis, trigger: Span, agents: list[Span]) -> bool:
    """Whether those with whom it is done stand before the verb without a name (甲同某工会领导班子成员谈话)."""
    home = sentence_of(analysis.sentences, trigger)
    before = max((span.end for span in agents if span.end <= trigger.start), default=-1)
    if home is None or before < home.span.start:
        return False
    between = [token for token in home.tokens if before <= token.span.start and token.span.end <= trigger.start]
    led = any(token.pos == "p" and token.span.of(analysis.document.folded) in words("with-words") for token in between)
    return led and not any(token.pos == "w" for token in between) and between[-1].pos in _IN_PHRASE


def behind(analysis: Analysis, event: Event, agents: list[Span]) -> bool:
    """Whether all agents stand right behind a verb that nobody is told to do (设立县人民政府, but not 牺牲的某某)."""
    trigger = event.trigger
    if trigger != event.mention.span or event.participants or not agents:
        return False
    gap = analysis.document.folded[trigger.end : min(span.start for span in agents)]
    return min(agents).start >= trigger.end and not any(mark in gap for mark in words("describing-particles"))


def lets(analysis: Analysis, event: Event, agents: list[Span]) -> bool:
    """Whether the agent only lets somebody else do it, who stands between two verbs (甲批准乙州进入紧急状态)."""
    home = sentence_of(analysis.sentences, event.trigger)
    before = [span.end for span in agents if span.end <= event.trigger.start]
    if home is None or not before:
        return False
    folded = analysis.document.folded
    between = [one for one in home.tokens if max(before) <= one.span.start and one.span.end <= event.trigger.start]
    lists = ("approving-verbs", "causative-verbs")
    leads = bool(between) and any(between[0].span.of(folded) in words(name) for name in lists)
    return leads and len(between) > 1 and all(one.pos in _IN_PHRASE for one in between[1:])
