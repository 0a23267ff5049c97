"""Which contest a match or prize is of, in a name that does not say so: 甲在跳水女子三米板比赛中夺冠."""

from __future__ import annotations

import re
from bisect import bisect_left

from kg.lexicon import words
from kg.model import Analysis, Event, Kind, Sentence, Span, Token
from kg.relate.clauses import cut
from kg.relate.deed_roles import RULE
from kg.relate.going_on import matches
from kg.resolve import telling
from kg.resolve.named import folded_name
from kg.spans import sentence_of

_NAMING = frozenset(("n", "nz", "nw", "vn", "m", "q", "a", "b", "s", "nx"))
_SIGNS = frozenset("\u00d7xX+-")
_HOW = re.compile("[以用][\\d一二两三四五六七八九十绝总优全]|凭借|\\d+[比:-]\\d+")
_STOPS = "；;。！？!?"
_BACK, _BEFORE = 2, 2  # clauses before a verb, and sentences before its own, that may tell the contest
_LONGEST = 48
_END = "，,：: "


def told(analysis: Analysis, event: Event, called: str) -> str:
    """A name of a match or of who wins a prize, with the contest that its clause or one right before names."""
    called = _of_games(analysis, event, called)
    contest = _contest(analysis, event, called) if _lacking(event, called) else ""
    if not contest or len(called) + len(contest) + 2 > _LONGEST:
        return called
    at = _behind_subject(analysis, event, called)
    return f"{called[:at]}在{contest}中{called[at:]}" if at > 0 else called


def _of_games(analysis: Analysis, event: Event, called: str) -> str:
    """A name that begins with contests of a sport behind the games that the article alone is about."""
    sport = words("sports").longest(called, 0)
    if not sport or not called[len(sport) :].startswith(tuple(words("contest-nouns"))):
        return called
    names = {folded_name(analysis.document, one) for one in analysis.mentions if one.kind is Kind.EVENT}
    told = {one for one in names if words("games-names").ending(one) and (telling.proper(one) or telling.unique(one))}
    whole = [one for one in told if not any(one != other and one in other for other in told)]
    return whole[0] + called if len(whole) == 1 and event.mention.rule == RULE else called


def _lacking(event: Event, called: str) -> bool:
    """Whether a name tells of a match or prize and no contest."""
    prize = any(one in called for one in words("prize-nouns"))
    named = any(one in called for name in ("contest-marks", "sports") for one in words(name))
    return (prize or event.mention.type in matches()) and not named and "赛" not in called


def _behind_subject(analysis: Analysis, event: Event, called: str) -> int:
    """Where a name goes on behind who does it, before adverbs and how (以二比零); 0 where its verb begins it."""
    folded = analysis.document.folded
    at = called.find(event.trigger.of(folded))
    home = sentence_of(analysis.sentences, event.trigger)
    before = [one for one in home.tokens if one.span.end <= event.trigger.start] if home else []
    for one in reversed(before):
        text = one.span.of(folded)
        if one.pos not in {"d", "ad", "TIME"} or at <= len(text) or not called[:at].endswith(text):
            break
        at -= len(text)
    how = _HOW.search(called, 2, max(at, 2))
    return how.start() if how else max(0, at)


def _contest(analysis: Analysis, event: Event, called: str) -> str:
    """The contest that the clause of a verb, before the verb, or one of the clauses right before names."""
    home = sentence_of(analysis.sentences, event.trigger)
    if home is None:
        return ""
    folded, start = analysis.document.folded, event.trigger.start
    parts = [Span(one.start, min(one.end, start)) for one in cut(folded, home.span) if one.start < start]
    for part in reversed(parts[-_BACK - 1 :]):
        if part.end < start and folded[part.start : part.end].rstrip()[-1:] in tuple(_STOPS):
            return ""
        phrase = _phrase(analysis, home, part)
        if phrase is not None:
            text = "".join(phrase.of(folded).split()).replace("的", "")
            return "" if text in called else _sport(analysis, home, phrase, text) + text
    return ""


def _phrase(analysis: Analysis, home: Sentence, part: Span) -> Span | None:
    """The nouns of a part of a sentence that name one contest (女子三米板的比赛); None where there are none or more."""
    folded = analysis.document.folded
    tokens = [one for one in home.tokens if part.contains(one.span)]
    texts = [one.span.of(folded) for one in tokens]
    found: list[Span] = []
    for last, text in enumerate(texts):
        if words("contest-nouns").ending(text) and (last + 1 == len(texts) or not _goes_on(tokens[last + 1])):
            first = last
            while first and (size := _before(tokens, texts, first, last)):
                first -= size
            first += texts[first] == "的"
            marked = any(one in "".join(texts[first : last + 1]) for one in words("contest-marks"))
            found += [Span(tokens[first].span.start, tokens[last].span.end)] if marked else []
    return found[0] if len(found) == 1 else None


def _before(tokens: list[Token], texts: list[str], first: int, last: int) -> int:
    """How many words before one belong to the same name: two where the tagger cut a sport (链|球)."""
    if first > 1 and "".join(texts[first - 2 : first]) in words("sports"):
        return 2
    text = texts[first - 1]
    return int(_in_name(tokens[first - 1], text) or (first == last and text == "的"))


def _goes_on(token: Token) -> bool:
    return token.pos in {"n", "nz", "vn"}


def _in_name(token: Token, text: str) -> bool:
    return token.pos in _NAMING or text in _SIGNS or text in words("contest-marks") or text in words("sports")


def _sport(analysis: Analysis, home: Sentence, phrase: Span, text: str) -> str:
    """The kind of sport named last before a contest that does not tell it; empty where none is named near."""
    sports = words("sports")
    if any(one in text for one in sports):
        return ""
    folded, sentences = analysis.document.folded, analysis.sentences
    at = bisect_left(sentences, home.span.start, key=lambda one: one.span.start)
    near = [one for one in sentences[max(0, at - _BEFORE) : at] if one.section == home.section]
    before = folded[near[0].span.start if near else home.span.start : phrase.start]
    beside = len(before)
    while ending := words("sports").ending(before[:beside]):
        beside -= len(ending)
    if beside < len(before):
        return before[beside:]  # 皮划艇|激流回旋|女子单人划艇
    whole = (one for one, row in sports.items() if "discipline" not in row and one in before)
    ends = ((before.rfind(one) + len(one), len(one)) for one in whole)
    end, size = max(ends, default=(0, 0))
    return before[end - size : end]
