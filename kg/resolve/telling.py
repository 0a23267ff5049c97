"""What of an event's name tells it from all other events: its ordinal or year, a title, the place or body before it."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg import ontology
from kg.find import gazetteer
from kg.lexicon import words
from kg.resolve import name_forms

_PLAIN = ("generic-names", "event-weak-heads", "event-plain-modifiers", "generic-modifiers", "event-endings")
_VERBS = ("light-verbs", "event-held", "event-weak-triggers", "name-joiners")
_TITLE = re.compile(r"[“《「『‘\"][^”》」』’\"]{2,}[”》」』’\"]")
_ACRONYM = re.compile(r"[A-Z]{2,}")
_EDITION = re.compile(r"[A-Z]{2,}-?\d+")
_SPOKEN = ("studying-verbs", "speaking-verbs")
_LONGEST, _LONGEST_TOWN = 8, 5
_LONGEST_HEAD = 6  # characters behind the number of a meeting (全国代表大会)


@lru_cache(maxsize=65536)
def telling(name: str) -> bool:
    """Whether the name with its ordinal, year or title is borne by few events."""
    marked = name_forms.numbered(name) or _TITLE.search(name) or _EDITION.search(name)
    return not bare(name) and bool(marked) and not _about(name)


def _about(name: str) -> bool:
    """Whether a name only says that an event is spoken of, which is done many times (宣介中共二十大)."""
    canonical = name_forms.canonical(name)
    verb = next((found for one in _SPOKEN if (found := words(one).longest(canonical, 0))), "")
    return bool(verb) and 0 < len(name_forms.behind_numbers(canonical)) <= _LONGEST_HEAD


@lru_cache(maxsize=65536)
def whose(name: str) -> str:
    """A canonical name with the host that goes without saying.

    >>> whose("第20次全国代表大会"), whose("中国工会第18次全国代表大会")
    ('中共第20次全国代表大会', '中国工会第18次全国代表大会')
    """
    for pattern, columns in words("event-hosts").items():
        name = re.sub(pattern, columns[0], name)
    return name


@lru_cache(maxsize=65536)
def bare(name: str) -> bool:
    """Whether a name is made of nothing but words for a kind of event: many events bear it.

    >>> bare("签约仪式"), bare("会见"), bare("发生火灾"), bare("江城市第九届湖区论坛")
    (True, True, True, False)
    """
    plain = name_forms.undated(name_forms.canonical(name))
    if name_forms.numbered(name):
        return len(_rest(plain, _plain())) < 2 and not name_forms.begins(plain)
    return len(_rest(plain, _common())) < 2 and not _of_the_nation(plain)


def _of_the_nation(name: str) -> bool:
    """Whether a name says what a nation-wide event is about (中央经济工作会议, but not 中央工作会议)."""
    lead = words("nation-wide-leads").longest(name, 0)
    return bool(lead) and len(_rest(name[len(lead) :], _heads())) >= 2


@lru_cache(maxsize=65536)
def proper(name: str) -> bool:
    """Whether the name says whose event it is: a quoted title, a place before it, letters, a nation-wide one.

    >>> proper("江城市湖区论坛"), proper("巴黎奥运会"), proper("全国劳动模范大会"), proper("安全生产工作会议")
    (True, True, True, False)
    """
    plain = name_forms.undated(name_forms.canonical(name))
    named = _TITLE.search(name) or _ACRONYM.search(name) or name_forms.begins(plain) or _town_abroad(plain)
    return bool(named or _of_the_nation(plain)) and not bare(name)


def _town_abroad(name: str) -> str:
    """The town or country abroad that a name begins with (巴黎奥运会)."""
    sizes = range(min(_LONGEST_TOWN, len(name) - 1), 1, -1)
    found = (name[:size] for size in sizes if any(not one.mainland for one in gazetteer.lookup(name[:size])))
    return next(found, "")


@lru_cache(maxsize=65536)
def local(name: str) -> bool:
    """Whether every town or body has events of that name, whatever their number (第三届职工代表大会)."""
    plain = name_forms.undated(name_forms.canonical(name))
    return not proper(name) and len(_rest(plain, _plain() | set(words("event-local-series")))) < 2


@lru_cache(maxsize=65536)
def serial(name: str) -> bool:
    """Whether a name is of a series of events, several of which may be held on one day.

    >>> serial("“江城这十年”系列主题新闻发布会"), serial("江城市新闻发布会")
    (True, False)
    """
    return any(word in name for word in words("series-words"))


def unique(name: str) -> bool:
    """Whether one event alone bears the name, wherever it is told of (第九届湖区论坛)."""
    return telling(name) and not local(name)


def _rest(name: str, common: frozenset[str]) -> str:
    """What is left of a name without the words that many events bear."""
    rest, at = "", 0
    while at < len(name):
        size = next((size for size in range(_LONGEST, 0, -1) if name[at : at + size] in common), 0)
        rest += "" if size else name[at]
        at += size or 1
    return rest


@cache
def _plain() -> frozenset[str]:
    """Head nouns that say nothing of which event it is, and what may stand before them."""
    return frozenset().union(*(words(name) for name in _PLAIN))


@cache
def _heads() -> frozenset[str]:
    return frozenset({*words("generic-names"), *words("event-weak-heads")})


@cache
def _common() -> frozenset[str]:
    """Triggers and head nouns of all event types too, and verbs that say no more than that it took place."""
    known = {word for one in ontology.load().event_types for word in (*one.triggers, *one.head_nouns)}
    return _plain().union(known, *(words(name) for name in _VERBS))
