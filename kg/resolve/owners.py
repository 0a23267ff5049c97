"""Whose a body is that bears a name which many have: a country's (外交部), or none's alone (六省人大常委会)."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from kg.find import gazetteer
from kg.lexicon import words
from kg.model import Analysis, Kind, Mention
from kg.resolve.name_forms import NUMERAL
from kg.spans import sentence_of

_LONGEST_STATE = 8
_NEAR = 150  # characters in which a ministry is still the one named with its country
_CHINA = "中国"
_LONGEST_GAP = 8  # characters of a post between a ministry and who holds it
_LONGEST_COUNT = 16  # characters that tell of how many divisions bodies are
_FOREIGN_NAME = 4  # characters by which a name without a mark is told to be foreign
_HEAD = 1  # the character of a ministry's name that its head's title takes up (外交部 + 长)
_MARKED = re.compile("[·-]")


class Owners:
    """Which country a body with a name that many states have belongs to, where none stands before it."""

    def __init__(self, analysis: Analysis, places: list[Mention]) -> None:
        self._folded = analysis.document.folded
        self._traditional = analysis.document.script == "Hant"
        self._sentences = analysis.sentences
        bodies = [one for one in analysis.mentions if one.kind is Kind.ORGANISATION]
        self._told = sorted(
            [(one.span.start, one.value) for one in places if len(one.span) > 1 and foreign(one.value)]
            + [(one.span.start, state) for one in bodies if (state := _state(one))]
        )
        self._bodies = [(one.span.start, one.value) for one in bodies]
        self._home = [one.span.start for one in places if one.value == _CHINA]
        self._people = {one.span.start: one for one in analysis.mentions if one.kind is Kind.PERSON}

    def of(self, mention: Mention, name: str) -> str:
        """The only country before it in its sentence, else in that, or in the article; of a ministry the one before.

        A ministry (国防部) is the one named with its country shortly before, unless China is named between; one that a
        foreigner speaks for or heads, or that comes with a guest, is of the country spoken of.
        """
        if name in words("assemblies"):
            home = sentence_of(self._sentences, mention.span)
            inside = {country for at, country in self._told if home and home.span.start <= at < home.span.end}
            ahead = {country for at, country in self._told if home and home.span.start <= at < mention.span.start}
            states = ahead if len(ahead) == 1 else inside or {country for _, country in self._told}
            return min(states) if len(states) == 1 else ""
        if name not in words("home-bodies"):
            return ""
        start = mention.span.start
        before = [(at, full) for at, full in self._bodies if start - _NEAR <= at < start and full.endswith(name)]
        if not before or before[-1][1] == name or any(before[-1][0] < at < start for at in self._home):
            return self._spoken_of(mention) if self._held_by_foreigner(mention) or self._guests(mention) else ""
        country = before[-1][1].removesuffix(name)
        return country if foreign(country) else ""

    def party(self, mention: Mention, name: str) -> str:
        """What goes before a party's bare centre (党中央) in traditional text: the party last named before it.

        In simplified text, and behind the ruling party of the mainland, it goes without saying.
        """
        party = "".join(words("bare-party-centres").get(name, ())[:1])
        if not party or not self._traditional:
            return ""
        before = [full for at, full in self._bodies if at < mention.span.start and self._of_party(full, party)]
        last = before[-1] if before else ""
        return "" if not last or words("ruling-party").longest(last, 0) else last.removesuffix(party)

    @staticmethod
    def _of_party(name: str, party: str) -> bool:
        return bool(words("ruling-party").longest(name, 0)) or (name.endswith(party) and len(name) > len(party))

    def many(self, mention: Mention) -> str:
        """What says beside a body that it is one of many (6省(区、市) | 人大常委会, 组织部 | 长会议)."""
        start, end = mention.span.start, mention.span.end
        if words("meetings-of-heads").longest(self._folded, end):
            return words("meetings-of-heads")[words("meetings-of-heads").longest(self._folded, end)][0]
        found = _many().search(self._folded[max(0, start - _LONGEST_COUNT) : start])
        return found[0] if found else ""

    def _held_by_foreigner(self, body: Mention) -> bool:
        """Whether a post in the body is told right before a foreigner's name (外交部发言人纳赛尔·卡纳尼)."""
        end = body.span.end
        sizes = range(1, _LONGEST_GAP + 1)
        person = next((one for size in sizes if (one := self._people.get(end + size)) is not None), None)
        if person is None or not _foreign_name(person.span.of(self._folded)):
            return False
        gap = self._folded[end : person.span.start]
        return gap in words("spokesmen") or self._folded[end - _HEAD : end] + gap in words("head-titles")

    def _guests(self, body: Mention) -> bool:
        """Whether the sentence lists who comes with a guest from abroad (陪同穆罕默德访华的有外交部长)."""
        home = sentence_of(self._sentences, body.span)
        before = self._folded[home.span.start : body.span.start] if home else ""
        led = any(before.startswith(word) for word in words("guest-escorts"))
        return led and any(word in before for word in words("coming-verbs"))

    def _spoken_of(self, body: Mention) -> str:
        """The only foreign country before a body in its sentence, else the one most named, else the last before."""
        home = sentence_of(self._sentences, body.span)
        start = home.span.start if home else 0
        here = {country for at, country in self._told if start <= at < body.span.start}
        if len(here) == 1:
            return min(here)
        most = Counter(country for _, country in self._told).most_common(2)
        if most and (len(most) == 1 or most[0][1] > most[1][1]):
            return most[0][0]
        return next((country for at, country in reversed(self._told) if at < body.span.start), "")


def of_many(name: str) -> bool:
    """Whether a name is of bodies of several divisions.

    >>> of_many("6省(区、市)人大常委会"), of_many("各级妇联"), of_many("江城市妇联")
    (True, True, False)
    """
    return _many_first().match(name) is not None


@cache
def foreign(path: str) -> bool:
    """Whether a place is a country other than China."""
    return any(
        record.level == "country" and record.code != "CN" and record.path == path for record in gazetteer.lookup(path)
    )


def _state(body: Mention) -> str:
    """The foreign country that a body's name begins with."""
    sizes = range(min(_LONGEST_STATE, len(body.value)), 1, -1)
    return next((body.value[:size] for size in sizes if foreign(body.value[:size])), "")


def _foreign_name(name: str) -> bool:
    if _MARKED.search(name):
        return True
    return len(name) >= _FOREIGN_NAME and all(one in words("transliteration") for one in name)


@cache
def _many() -> re.Pattern[str]:
    return re.compile(f"(?:{_patterns()})$")


@cache
def _many_first() -> re.Pattern[str]:
    return re.compile(_patterns())


def _patterns() -> str:
    return "|".join(f"(?:{pattern.replace('N', NUMERAL)})" for pattern in words("many-of-level"))
