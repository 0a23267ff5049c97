"""Whether two verbs of one article tell one act: what speaks for it and what forbids it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from kg.find import gazetteer
from kg.iri import SCHEMA
from kg.lexicon import words
from kg.model import Analysis, Event, Kind, Mention
from kg.resolve import event_classes, whereabouts
from kg.resolve.likeness import same_agent
from kg.resolve.name_forms import NUMERAL
from kg.resolve.named import folded_name
from kg.resolve.told import AGENT_ROLES, agents, agree, dates, periods

_LOCATION = SCHEMA + "location"
_HEAD = 2
_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(NUMERAL)


@dataclass(frozen=True, slots=True)
class Act:
    """What is told of an act: its verbs, who acts, when, where, with which papers, and the phrases before and behind.

    `dates` are the most precise first, `periods` the stretches it lies in (both EDTF). `classed` tells that a class
    knows its verbs.
    """

    verbs: frozenset[str]
    agents: tuple[str, ...]
    dates: tuple[str, ...]
    periods: tuple[str, ...]
    places: frozenset[str]
    papers: frozenset[str]
    subjects: frozenset[str]
    objects: frozenset[str]
    classed: bool = True


def act(analysis: Analysis, events: tuple[Event, ...]) -> Act:
    """What the tellings of one event say of its act."""
    document = analysis.document
    phrases = [(event, span) for event in events for span in event.participants]
    told = [(span.start < event.trigger.start, _SPACE.sub("", span.of(document.folded))) for event, span in phrases]
    located = [one.mention for event in events for one in event.arguments if one.role == _LOCATION]
    papers = [one.mention for event in events for one in event.arguments if one.mention.kind is Kind.DOCUMENT]
    doing = [one.mention for event in events for one in event.arguments if one.role in AGENT_ROLES]
    countries = sorted({one.value for one in doing if one.kind is Kind.PLACE})
    return Act(
        frozenset(event.trigger.of(document.folded) for event in events),
        (*agents(analysis, events), *countries),
        dates(events),
        periods(events),
        frozenset(one.value or folded_name(document, one) for one in located),
        frozenset(folded_name(document, one).split("/")[-1] for one in papers),
        frozenset(text for before, text in told if before),
        frozenset(text for before, text in told if not before),
        any(event.mention.type != event_classes.ANY for event in events),
    )


def same(mine: Act, theirs: Act, *, near: bool) -> str:
    """Why two acts of one class are one, empty where they are two; `near` tells that they share a section.

    Places apart, another object or paper, dates that exclude each other forbid it. Other words than before need more
    than the agent and the day: a second side, a paper, an object or a place in common. What no class knows needs
    the same verb and an object, and as many things.
    """
    if not (mine.classed or theirs.classed):
        return _same_deed(mine, theirs, near=near)
    if not all(agree((one,), (two,)) for one, two in product(mine.periods, theirs.periods)) or _apart(mine, theirs):
        return ""
    worded = _worded(mine, theirs)
    ground = _shared(mine, theirs)
    whole = mine.agents == theirs.agents and bool(mine.agents)
    if whole and (worded or len(mine.agents) > 1 or ground):
        same_day = bool(mine.dates) and mine.dates[:1] == theirs.dates[:1] and mine.papers == theirs.papers
        if same_day or (near and not (mine.dates and theirs.dates)):
            return f"same class, {'date' if same_day else 'section'} and agents"
    if near and worded and (_among(mine.agents, theirs.agents) or (_open(mine, theirs) and ground)):
        return f"told again with the same word and {ground or 'agents'}"
    return ""


def once_more(analysis: Analysis, mention: Mention) -> bool:
    """Whether an adverb right before the verb's clause words tells another act of the kind (还击落, 再次会见)."""
    folded = analysis.document.folded
    start = max((folded.rfind(mark, 0, mention.span.start) for mark in "，。；！？,;\n"), default=-1) + 1
    return any(word in folded[start : mention.span.start] for word in words("more-adverbs"))


def _same_deed(mine: Act, theirs: Act, *, near: bool) -> str:
    """Why two acts that no class knows are one: the same verb, and an object, paper, subject or place in common.

    Where neither tells any of these, the same agents in one section, one of the two without a date.
    """
    told = ((mine.objects, theirs.objects), (mine.subjects, theirs.subjects))
    other = any(one and two and not _one_phrase(one, two) for one, two in told)
    if not mine.verbs & theirs.verbs or other or _counts_differ(mine, theirs) or _apart(mine, theirs):
        return ""
    if not all(agree((one,), (two,)) for one, two in product(mine.periods, theirs.periods)):
        return ""
    agents = _among(mine.agents, theirs.agents) or _open(mine, theirs)
    same_day = bool(mine.dates) and mine.dates[:1] == theirs.dates[:1]
    if (ground := _shared(mine, theirs)) and agents and (near or same_day):
        return f"told again with the same word and {ground}"
    bare = not any(one.objects | one.papers | one.places for one in (mine, theirs))
    whole = bool(mine.agents) and mine.agents == theirs.agents
    return "told again with the same word and agents" if bare and whole and near and not same_day else ""


def _one_phrase(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether one of some phrases ends with one of others (修复设备, 一批修复设备)."""
    return any(one.endswith(two) or two.endswith(one) for one, two in product(mine, theirs))


def _counts_differ(mine: Act, theirs: Act) -> bool:
    """Whether things of one kind are told in two numbers (三艘渔船, 五艘渔船)."""
    told = ((mine.subjects, theirs.subjects), (mine.objects, theirs.objects))
    pairs = ((_count(one), _count(two)) for here, there in told for one, two in product(here, there))
    return any(one and two and one != two for one, two in pairs)


def _count(phrase: str) -> str:
    return "".join(_NUMBER.findall(phrase))


def _worded(mine: Act, theirs: Act) -> bool:
    """Whether one verb is the other's or ends it (会谈, 举行会谈)."""
    return any(one.endswith(two) or two.endswith(one) for one, two in product(mine.verbs, theirs.verbs))


def _shared(mine: Act, theirs: Act) -> str:
    """What two acts share beside agent and day."""
    if mine.papers & theirs.papers:
        return "paper"
    if _alike(mine.objects, theirs.objects):
        return "object"
    if _alike(mine.subjects, theirs.subjects):
        return "subject"
    fine = {name for name in mine.places & theirs.places if not gazetteer.is_country(name)}
    return "place" if fine and not (mine.objects and theirs.objects) else ""


def _apart(mine: Act, theirs: Act) -> bool:
    if mine.places and theirs.places and not any(_one_place(a, b) for a, b in product(mine.places, theirs.places)):
        return True
    if mine.papers and theirs.papers and not mine.papers & theirs.papers:
        return True
    if (mine.papers and theirs.objects and not theirs.papers) or (theirs.papers and mine.objects and not mine.papers):
        return True
    told = (mine.objects, theirs.objects), (mine.subjects, theirs.subjects)
    return any(one and two and not _alike(one, two) for one, two in told)


def _one_place(one: str, other: str) -> bool:
    """Whether two places may be one or lie in each other; a country may hold any that the table does not know."""
    if one in other or other in one or whereabouts.shared((one,), (other,)):
        return True
    known = whereabouts.known(one), whereabouts.known(other)
    return not all(known) and any(_wide(name) for name in (one, other))


def _wide(name: str) -> bool:
    records = gazetteer.lookup(name.rsplit("/", maxsplit=1)[-1])
    return any(record.level in {"country", "province", "city"} for record in records)


def _among(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Whether the agents of one are agents of the other."""
    fewer, more = sorted((mine, theirs), key=len)
    return bool(fewer) and all(any(same_agent(one, two) for two in more) for one in fewer)


def _open(mine: Act, theirs: Act) -> bool:
    """Whether one of the two has no agent with a name."""
    return not mine.agents or not theirs.agents


def _alike(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(_same_noun(one, two) for one, two in product(mine, theirs))


def _same_noun(one: str, other: str) -> bool:
    """Whether two phrases end in one word or the longer spells the shorter out (行政令, 一项行政命令)."""
    short, long = sorted((one, other), key=len)
    if short[-_HEAD:] == long[-_HEAD:]:
        return True
    rest = iter(long)
    return short[-1] == long[-1] and all(character in rest for character in short)
