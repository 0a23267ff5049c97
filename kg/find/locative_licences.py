"""What lets a run of words be a phrase of place: a preposition or verb before it, or its place in the clause."""

from __future__ import annotations

from dataclasses import dataclass

from kg.find import locative_bounds as bounds
from kg.find.locative_words import Line, Word
from kg.lexicon import words

SCORES = {
    "at": 0.8,
    "moved": 0.8,
    "happening": 0.95,
    "scene": 0.7,
    "site": 0.6,
    "within": 0.6,
    "listed": 0.7,
    "subject": 0.6,
}
"""Confidence by rule, from the share that was right in annotated reports."""

_AT = "在"
_STAY = frozenset("在于")
_FROM = frozenset({"从", "自", "由"})
_LOCATED = "位于"
_HAPPEN = "发生"
_HERE = "在内"
_OF = "的"
_OPEN = frozenset({"^", "w", "TIME", "d", "c"})
_QUOTES = frozenset("“‘「『")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of words that may be a place; `before` its first word counted with a pointing word (该, 我)."""

    line: Line
    begin: int
    end: int
    before: int
    governor: str

    @property
    def text(self) -> str:
        """Its characters."""
        return self.line.text(self.begin, self.end + 1)

    @property
    def previous(self) -> Word:
        """The word before it."""
        return self.line[self.before - 1]

    @property
    def next(self) -> Word:
        """The word after it."""
        return self.line[self.end + 1]

    def has(self, pos: str) -> bool:
        """Whether a word of that class is in it."""
        return self.line.has(pos, self.begin, self.end)

    def until(self, end: int) -> Phrase:
        """The same up to another last word."""
        return Phrase(self.line, self.begin, end, self.before, self.governor)


def governor(line: Line, at: int) -> str:
    """The preposition or verb at `at` that takes a place, or an empty string."""
    text, pos = line[at].text, line[at].pos
    if text == _LOCATED:
        return text if line[at - 1].pos in {"^", "w", "TIME"} and line[at - 1].text not in words("list-marks") else ""
    if (pos == "p" and text in words("locative-governors")) or text in words("locative-verbs"):
        return text
    if text in words("locative-progressives"):
        return text if facility(line[at + 1]) else ""
    if pos == "v" and len(text) > 1 and text[-1] in words("locative-verb-tails"):
        return "" if text in words("locative-not-verbs") else text
    verb = line[at - 1]
    if pos == "v" and text in words("locative-particles") and verb.pos == "v" and len(verb.text) == 1:
        return text
    done = text in words("perfective-particles") and len(verb.text) > 1 and verb.text in words("locative-verbs")
    return verb.text if done else ""


def pointer(line: Line, first: int) -> int:
    """The word where the phrase begins, one earlier than `first` where a word points at a place told before."""
    near = line[first - 1]
    return first - 1 if near.pos == "r" and near.text in words("locative-near") and line.joined(first - 1) else first


def opening(phrase: Phrase, first: int) -> int:
    """The first word to be shown, the pointing one included where nothing was cut off behind it."""
    return phrase.before if phrase.begin == first else phrase.begin


def facility(word: Word) -> bool:
    """Whether a common noun names a kind of place, or part of one (医院, 急诊科, 住房)."""
    endings = words("locative-endings").ending(word.text) or words("locative-interiors").ending(word.text)
    return word.pos in {"n", "nz"} and bool(endings)


def unlikely_end(line: Line, begin: int, last: int, verb: str) -> int | None:
    """The end of a governed run that looks like no place: a town taken for a person or a body (在某城部署)."""
    word, following = line[last], line[last + 1].pos
    beside = word.pos == "f" and line[last + 1].text == _OF and bounds.grown(line, last) > last
    if verb and (facility(word) or beside):
        return last
    if begin != last:
        return None
    if verb in words("locative-arrivals") and word.pos == "PER" and following in {"v", "w", "TIME", "d", "$"}:
        return last
    body = word.pos == "ORG" and (verb in words("locative-verbs") or (verb == _AT and following == "v"))
    return last if body else None


def rule_of(phrase: Phrase, last: int) -> tuple[str, int]:
    """The rule that lets the phrase stand and its last word; an empty rule where none does. `last` ends its run."""
    if phrase.governor:
        return _governed(phrase, last)
    rest = phrase.line[phrase.end + 1] if phrase.end < last else None
    if rest is None:
        phrase = phrase.until(bounds.linked(phrase.line, phrase.end) or phrase.end)
    elif rest.pos not in {"m", "q"} and not _may_stop(phrase, rest):
        return "", phrase.end
    further = _further(phrase)
    if further:
        return "happening", further
    for rule, holds in (("happening", _happens), ("scene", _scene), ("site", _site), ("within", _within)):
        if holds(phrase):
            return rule, phrase.end
    scene = phrase.line[phrase.end].text.endswith(bounds.SCENE)
    return ("" if scene else _clausal(phrase)), phrase.end


def _governed(phrase: Phrase, last: int) -> tuple[str, int]:
    rest = phrase.line[phrase.end + 1] if phrase.end < last else None
    if rest is not None:
        if rest.pos not in {"m", "q", "PER", "ORG"} and not _beside(rest):
            return "", phrase.end
    else:
        phrase = phrase.until(bounds.grown(phrase.line, phrase.end))
    rule = "at" if phrase.governor[-1] in _STAY else "moved"
    return (rule if _speaks_of_place(phrase) else ""), phrase.end


def _beside(rest: Word) -> bool:
    """Whether a noun behind a governed place belongs to the time or to what was felt, not to the place."""
    return rest.text in words("locative-circumstances") or rest.text in words("locative-felt")


def _speaks_of_place(phrase: Phrase) -> bool:
    """No source (从某局获悉), no attribute (停在路旁的车), no hour (在北京时间…)."""
    line, end = phrase.line, phrase.end
    following = line.text(end + 1, end + 7).partition(",")[0]
    if phrase.governor in _FROM and any(word in following for word in words("locative-sources")):
        return False
    if phrase.next.text in words("locative-sources") or phrase.text in words("locative-not"):
        return False
    happens = phrase.previous.text.startswith(_HAPPEN) or line[phrase.before - 2].text == _HAPPEN
    if phrase.next.text == _OF:
        return happens
    clause = phrase.previous.pos == "p" and line[end + 2].text == _OF and phrase.next.pos in {"v", "vn"}
    return not (clause and phrase.next.text != _HAPPEN) and not phrase.next.text.startswith("时间")


def _may_stop(phrase: Phrase, rest: Word) -> bool:
    """Whether the place ends before another noun: 甲地 | 震感强烈, 现场 | 明火已灭."""
    scene = phrase.text in words("locative-scenes") and phrase.previous.pos in _OPEN - {"d"}
    return scene or rest.text in words("locative-felt") or phrase.line[phrase.end].text.endswith(bounds.SCENE)


def _further(phrase: Phrase) -> int:
    """The end of 甲市内的一座仓库 before 发生; 0 where nothing of the kind stands there."""
    named = phrase.has("LOC") or phrase.line[phrase.end].pos == "f"
    if phrase.next.text != _OF or not named or phrase.previous.pos not in {"^", "w", "TIME"}:
        return 0
    end = bounds.grown(phrase.line, phrase.end)
    after = phrase.line[end + 1]
    return end if end > phrase.end and (after.text in words("locative-happening") or after.pos in {"ad", "d"}) else 0


def _happens(phrase: Phrase) -> bool:
    """A place name, or an institution, before 发生, with at most a time or an adverb between."""
    if phrase.previous.text in _QUOTES or phrase.previous.text == "(":
        return False
    verbs = words("locative-happening")
    if phrase.has("LOC"):
        later = phrase.next.pos in {"TIME", "d", "ad"} and phrase.line[phrase.end + 2].text in verbs
        return phrase.next.text in verbs or later
    institution = phrase.has("ORG") and phrase.begin == phrase.end and words("locative-endings").ending(phrase.text)
    return bool(institution) and phrase.next.text in verbs


def _scene(phrase: Phrase) -> bool:
    """现场, 灾区: at the head of a clause, and not only naming a kind of work (现场救援)."""
    if not phrase.line[phrase.end].text.endswith(bounds.SCENE):
        alone = phrase.text in words("locative-scenes") and phrase.next.text != _OF
        return alone and phrase.previous.pos in _OPEN
    if phrase.next.pos == "vn" or phrase.next.text == _OF or _begins(phrase, "locative-scene-work"):
        return False
    taken = phrase.previous.pos in {"v", "vn"} and phrase.next.pos in {"w", "$"}
    return phrase.previous.pos in _OPEN | {"r"} or taken


def _site(phrase: Phrase) -> bool:
    """A phrase with a place word in it (甲县境内, 酒店门口)."""
    if (
        not phrase.has("s")
        or phrase.line[phrase.end].text.endswith(bounds.SCENE)
        or phrase.text in words("locative-bare")
    ):
        return False
    return phrase.next.text != _OF and not (phrase.next.pos == "vn" and phrase.begin == phrase.end)


def _within(phrase: Phrase) -> bool:
    """店内有…, 厂房外的…: a noun with a localiser."""
    if phrase.line[phrase.end].pos != "f" or phrase.begin == phrase.end:
        return False
    opens = phrase.next.text == _OF and phrase.previous.pos in {"^", "w", "TIME"}
    return opens or phrase.next.text in {"有", "共有"}


def _clausal(phrase: Phrase) -> str:
    """The place at the head of its clause that a verb, a count or a description follows."""
    line, previous, following = phrase.line, phrase.previous, phrase.next
    if following.text == _OF and line[phrase.end + 2].pos != "m":
        return ""
    if following.text == _HERE:
        return "subject"
    if not _heads_clause(phrase) or _acts(phrase) or _begins(phrase, "locative-agents"):
        return ""
    if (following.pos == "w" and previous.text == "(") or _counts_people(phrase):
        return ""
    if previous.text in words("locative-lists") or following.text in words("locative-lists"):
        return "listed" if _list_heads_clause(line, phrase.begin, phrase.end) else ""
    return "subject"


def _heads_clause(phrase: Phrase) -> bool:
    before = phrase.previous
    if before.text in _QUOTES or not (before.pos in _OPEN or before.text in words("about-tails")):
        return False
    last = phrase.line[phrase.end].text
    located = last in words("locative-localizers") and phrase.previous.pos in {"^", "w"}
    ends = bool(words("locative-endings").ending(last)) or located
    pointed = phrase.line[phrase.begin - 1].text in words("locative-near")
    return phrase.has("LOC") or (ends and (pointed or phrase.begin < phrase.end))


def _acts(phrase: Phrase) -> bool:
    """A town or state that does something (某市立即启动…): it is the doer, not where something happens."""
    at = phrase.end + 1
    while phrase.line[at].pos in {"d", "ad", "TIME", "p"} and phrase.line[at].text not in words("locative-states"):
        at += 1
    return phrase.line[at].text in words("locative-states")


def _counts_people(phrase: Phrase) -> bool:
    """某省6人, 某厂30多名职工: a place they come from."""
    count, counted = phrase.next, phrase.line[phrase.end + 2].text
    people = words("people-counters")
    return count.pos == "m" and (count.text[-1] in people or counted[-1:] in people)


def _begins(phrase: Phrase, name: str) -> bool:
    """Whether what follows the phrase begins with a word of that list."""
    return bool(words(name).longest(phrase.line.text(phrase.end + 1, phrase.end + 4), 0))


def _list_heads_clause(line: Line, begin: int, end: int) -> bool:
    """Whether the list of places that this one is in stands at the head of its clause, before what it suffers."""
    marks, names = words("locative-lists"), {"LOC", "PER", "n", "f"}
    while begin >= 2 and line[begin - 1].text in marks and line[begin - 2].pos in names:
        begin -= 2
        while begin and line[begin - 1].pos in names - {"PER"}:
            begin -= 1
    while line[end + 1].text in marks and line[end + 2].pos in names:
        end += 2
        while line[end + 1].pos in names - {"PER"}:
            end += 1
    before, after = line[begin - 1], line[end + 1]
    agents = words("locative-agents").longest(after.text, 0)
    return before.pos in _OPEN and before.text != "(" and after.pos in {"v", "a", "n", "d", "u"} and not agents
