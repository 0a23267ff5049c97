"""What an event known by a verb alone is called: who does what to whom, without dates, bullets and reasons."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.find.outline.marks import marks
from kg.lexicon import words
from kg.model import Analysis, Event, Kind, Span
from kg.spans import sentence_of

_MARKS = re.compile(r"[，。；！？,;!?:：\n]")
_BULLETS = re.compile(r"^(?:[\s\-*#·•●■◆▲>|、.（）()]|\d+(?=[、.)）]))*(?=[^\s])")
_LONGEST, _LONGEST_REST = 40, 20
_STOPS = re.compile(r"[，。；！？,;!?:：\s“《（(]")
_OPENS = frozenset("、“”《》（(")
_LONGEST_CLAUSE = 600
_IN_PHRASE = frozenset(("n", "nz", "nw", "vn", "an", "a", "LOC", "ORG", "PER"))
_LINKING = frozenset(("v", "p", "c", "w"))


def clause_name(analysis: Analysis, trigger: Span) -> str:
    """The clause of a trigger as a name: 图书馆新馆竣工 for “- 4月2日　图书馆新馆竣工。”; empty where nothing is left.

    Dates, bullets, markup and the words that lead into a clause (由于) or out of it (后, 称) are left out.
    """
    folded = analysis.document.folded
    first, last = max(0, trigger.start - _LONGEST_CLAUSE), min(len(folded), trigger.end + _LONGEST_CLAUSE)
    start = max((found.end() for found in _MARKS.finditer(folded, first, trigger.start)), default=first)
    stop = _MARKS.search(folded, trigger.end, last)
    end = stop.start() if stop else last
    text = _without_dates(analysis, Span(start, end), trigger)
    text = _BULLETS.sub("", re.sub(r"\s+", "", text)) or text
    text = _without_lead(text, trigger.of(folded))
    return _without_half_quotes(_whole_words(analysis, text, trigger).strip(marks() + '"'))


def rest(analysis: Analysis, trigger: Span, hosts: list[str]) -> str:
    """What follows a trigger in its clause, where no name tells it (击退北线的进攻).

    Empty where that is long, speaks of the hosts again (会见某某时主席表示) or tells what came of it (已造成5人死亡).
    """
    folded = analysis.document.folded
    last = min(len(folded), trigger.end + _LONGEST_CLAUSE)
    stop = _STOPS.search(folded, trigger.end, last)
    text = folded[trigger.end : stop.start() if stop else last]
    tail = words("clause-tails").ending(text)
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


def _without_dates(analysis: Analysis, clause: Span, trigger: Span) -> str:
    """The words of a clause without the dates before its trigger and the brackets and particles left of them."""
    folded, at, kept = analysis.document.folded, clause.start, ""
    first = bisect_left(analysis.mentions, clause.start, key=lambda one: one.span.start)
    behind = bisect_left(analysis.mentions, clause.end, key=lambda one: one.span.start)
    dates = [one.span for one in analysis.mentions[first:behind] if one.kind is Kind.DATE]
    for span in sorted(span for span in dates if clause.contains(span)):
        if span.end > trigger.start or span.start < at:
            continue
        kept += folded[at : span.start].rstrip("在于自（(【[")
        at = span.end + (folded[span.end] in "）)】]")
    return kept + folded[at : clause.end]


def _without_lead(text: str, verb: str) -> str:
    """Without the words that lead into a clause or out of it; the first of its verb (并入) is none."""
    lead = "" if text.startswith(verb) else words("clause-leads").longest(text, 0)
    tail = words("clause-tails").ending(text)
    return text[len(lead) : len(text) - len(tail)] if len(text) > len(lead) + len(tail) + 3 else text


def _without_half_quotes(text: str) -> str:
    """Without quotation marks at its ends that lack the other, or that hold nothing but the whole of it."""
    inner = text[1:-1]
    if text[:1] == "“" and text[-1:] == "”" and "“" not in inner:
        return inner
    missing = text.count("“") - text.count("”")
    if missing > 0:
        return text.replace("“", "", 1) if text.startswith("“") else text + "”" * missing
    return text.rstrip("”") + "”" * text.count("“") if missing and text.endswith("”") else text


def _whole_words(analysis: Analysis, text: str, trigger: Span) -> str:
    """At most so many characters, cut where a word of the sentence ends."""
    if len(text) <= _LONGEST:
        return text
    home = sentence_of(analysis.sentences, trigger)
    ends = [token.span.end - trigger.end for token in home.tokens if token.span.end >= trigger.end] if home else []
    at = text.find(trigger.of(analysis.document.folded))
    front = text[max(0, at - _LONGEST // 2) : at]
    room = _LONGEST - len(front) - len(trigger)
    cut = max((end for end in ends if 0 <= end <= room), default=0)
    return front + text[at : at + len(trigger) + cut]
