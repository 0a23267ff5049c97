"""Whether two verbs of one article tell one act: what speaks for it and what forbids it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from kg.find import gazetteer
from kg.iri import SCHEMA
from kg.lexicon import words
from kg.model import Analysis, Event, Kind, Mention, Span
from kg.resolve import event_classes, whereabouts
from kg.resolve.likeness import nation, same_agent, titled
from kg.resolve.name_forms import NUMERAL
from kg.resolve.named import folded_name
from kg.resolve.told import AGENT_ROLES, agents, agree, dates, periods
from kg.spans import sentence_of

_LOCATION = SCHEMA + "location"
_HEAD = 2
_LEVELS, _FINE = frozenset(("country", "province", "city")), frozenset(("prefecture", "county"))
_HOUR = "T"  # before the time of day in EDTF
_DAY = 10  # characters of a day (2024-06-14)
_SPACE = re.compile(r"\s+")
_NUMBER = re.compile(NUMERAL)
_BESIDE, _LEADING = re.compile(f"[与和同跟及]{NUMERAL}"), re.compile(f"^{NUMERAL}[辆架艘列]?")


@dataclass(frozen=True, slots=True)
class Act:
    """What is told of an act: its verbs, who acts, when, where, with which papers, and the phrases before and behind.

    `dates` are the most precise first, `periods` the stretches it lies in (both EDTF). `classed` tells that a class
    knows its verbs, `kinds` are the classes.
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
    kinds: frozenset[str] = frozenset()


def act(analysis: Analysis, events: tuple[Event, ...]) -> Act:
    """What the tellings of one event say of its act."""
    document = analysis.document
    phrases = [(event, span) for event in events for span in event.participants]
    told = [(_doing(analysis, event, span), _phrase(analysis, span)) for event, span in phrases]
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
        frozenset(event.mention.type for event in events),
    )


def _phrase(analysis: Analysis, span: Span) -> str:
    """A phrase without its number where another counted thing stands beside it (一辆货车与一辆轿车相撞)."""
    text = _SPACE.sub("", span.of(analysis.document.folded))
    rest = _BESIDE.match(analysis.document.folded, span.end)
    return _LEADING.sub("", text) if rest else text


def _doing(analysis: Analysis, event: Event, phrase: Span) -> bool:
    """Whether a phrase stands before the verb and is not what it is done to (大火被扑灭, 将大火扑灭)."""
    folded = analysis.document.folded
    between = folded[phrase.end : event.trigger.start]
    undergoes = any(word in between for word in words("passive-starts"))
    disposed = folded[phrase.start - 1 : phrase.start] in words("disposal-markers")
    return phrase.start < event.trigger.start and not (undergoes or disposed)


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
    if _counts_differ(mine, theirs):
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
    again = near and mine.verbs & theirs.verbs and _open(mine, theirs)
    when = "hour" if _one_hour(mine, theirs) else "day" if _bare_on_day(mine, theirs) else ""
    return f"told again with the same word and {when}" if again and when else ""


def told_on(mine: Act, theirs: Act) -> bool:
    """Whether a mishap only goes on with the one told before in its sentence: nothing of its own is told of it."""
    own = mine.agents or mine.places or not set(mine.dates) <= set(theirs.dates)
    told = theirs.agents or theirs.places
    return bool(told) and not own and _one_sort(mine, theirs) and not _counts_differ(mine, theirs)


def retold_mishap(mine: Act, theirs: Act) -> str:
    """Why a fire or crash is the one told before: nothing else is told of it, or a noun, place or verb in common."""
    if not all(agree((one,), (two,)) for one, two in product(mine.periods, theirs.periods)):
        return ""
    if (
        _apart(mine, theirs)
        or _counts_differ(mine, theirs)
        or not (_open(mine, theirs) or _among(mine.agents, theirs.agents))
    ):
        return ""
    if not any((mine.places, mine.agents, mine.dates)):  # who or what it befell is not another: they are not apart
        return "no place or day of its own is told of it" if _one_sort(mine, theirs) else ""
    days = [{date[:_DAY] for date in one.dates if len(date) >= _DAY} for one in (mine, theirs)]
    hours = [{date for date in one.dates if _HOUR in date} for one in (mine, theirs)]
    if all(hours) and not hours[0] & hours[1]:
        return ""
    ground = _shared(mine, theirs) or ("verb and day" if days[0] & days[1] and _worded(mine, theirs) else "")
    return f"befell once, {ground} in common" if ground else ""


def _bare_on_day(mine: Act, theirs: Act) -> bool:
    """Whether two acts are of one day, and one of them tells neither to what it is done nor who does it."""
    if mine.kinds & event_classes.mishaps() or all(_HOUR in "".join(one.dates) for one in (mine, theirs)):
        return False
    days = [{date[:_DAY] for date in one.dates if len(date) >= _DAY} for one in (mine, theirs)]
    bare = not (mine.objects and theirs.objects) and not (mine.subjects and theirs.subjects)
    return bool(days[0] & days[1]) and bare and bool(mine.kinds & theirs.kinds)


def _one_hour(mine: Act, theirs: Act) -> bool:
    hours = [{date for date in one.dates if _HOUR in date} for one in (mine, theirs)]
    return bool(hours[0] & hours[1])


def headlined(mine: Act, theirs: Act) -> tuple[int, str]:
    """How surely, from 0 on, a headline's act is one of its story's, and why; a headline shortens names and objects."""
    sides = any(one[0] == two[0] for one, two in product(mine.agents, theirs.agents)) or _open(mine, theirs)
    sides = sides or nation(mine.agents)
    if not sides or _counts_differ(mine, theirs) or (mine.papers and theirs.papers and not mine.papers & theirs.papers):
        return 0, ""
    if not all(agree((one,), (two,)) for one, two in product(mine.periods, theirs.periods)):
        return 0, ""
    assault = all(one.kinds & event_classes.assaults() for one in (mine, theirs)) and _one_sort(mine, theirs)
    alike = (bool(mine.kinds & theirs.kinds) and mine.classed) or assault
    ground = _shared(mine, theirs) or ("paper" if titled(mine.objects, theirs.papers) else "")
    verb = 2 * (_worded(mine, theirs) or assault)
    other = any(one and two and not _alike(one, two) for one, two in ((mine.objects, theirs.objects),))
    mishap = alike and bool(mine.kinds & event_classes.mishaps()) and _one_sort(mine, theirs)
    if not (alike and (verb or ground)) and not mishap and not (verb and not other):
        return 0, ""
    return verb + 2 * bool(ground) + alike, "same verb" if verb else ground or "the mishap of the story"


def once_more(analysis: Analysis, mention: Mention) -> bool:
    """Whether an adverb before the verb in its clause tells another act of the kind (还击落, 再次会见, 也发生)."""
    folded = analysis.document.folded
    start = max((folded.rfind(mark, 0, mention.span.start) for mark in "，。；！？,;\n"), default=-1) + 1
    if any(word in folded[start : mention.span.start] for word in words("more-adverbs")):
        return True
    home = sentence_of(analysis.sentences, mention.span)
    before = [one.span for one in home.tokens if start <= one.span.start < mention.span.start] if home else []
    return any(one.of(folded) in words("also-adverbs") for one in before)


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
    return any(one.endswith(two) or two.endswith(one) or _counted(one, two) for one, two in product(mine, theirs))


def _counted(one: str, two: str) -> bool:
    """Whether two phrases begin with one count of one thing (17辆消防车, 17辆消防车支援)."""
    short, long = sorted((one, two), key=len)
    return bool(_NUMBER.match(short)) and long.startswith(short)


def _counts_differ(mine: Act, theirs: Act) -> bool:
    """Whether things of one kind are told in two numbers (三艘渔船, 五艘渔船)."""
    told = ((mine.subjects, theirs.subjects), (mine.objects, theirs.objects))
    pairs = ((_count(one), _count(two)) for here, there in told for one, two in product(here, there))
    return any(one and two and one != two for one, two in pairs)


def _count(phrase: str) -> str:
    """The first number of a phrase; others tell a kind (一架F-18战斗机)."""
    found = _NUMBER.search(phrase)
    return found[0] if found else ""


def _worded(mine: Act, theirs: Act) -> bool:
    """Whether one verb is the other's or ends it (会谈, 举行会谈)."""
    return any(one.endswith(two) or two.endswith(one) for one, two in product(mine.verbs, theirs.verbs))


def _one_sort(mine: Act, theirs: Act) -> bool:
    """Whether the verbs of two mishaps of one class share a character (坠毁, 坠海; not 触电, 停运)."""
    return any(set(one) & set(two) for one, two in product(mine.verbs, theirs.verbs))


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
    levels = _LEVELS | _FINE if mine.kinds & theirs.kinds & event_classes.mishaps() else _LEVELS
    pairs = list(product(mine.places, theirs.places))
    if pairs and not any(_one_place(one, two, levels) for one, two in pairs):
        return True
    if mine.papers and theirs.papers and not mine.papers & theirs.papers:
        return True
    if (mine.papers and theirs.objects and not theirs.papers) or (theirs.papers and mine.objects and not mine.papers):
        return True
    told = (mine.objects, theirs.objects), (mine.subjects, theirs.subjects)
    return any(one and two and not _alike(one, two) for one, two in told)


def _one_place(one: str, other: str, levels: frozenset[str]) -> bool:
    """Whether two places may be one or lie in each other; a country may hold any that the table does not know."""
    if one in other or other in one or whereabouts.shared((one,), (other,)):
        return True
    known = whereabouts.known(one), whereabouts.known(other)
    return not all(known) and any(_wide(name, levels) for name in (one, other))


def _wide(name: str, levels: frozenset[str]) -> bool:
    records = gazetteer.lookup(name.rsplit("/", maxsplit=1)[-1])
    return any(record.level in levels for record in records)


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
    if short[-_HEAD:] == long[-_HEAD:] or (len(short) >= _HEAD and short in long):
        return True
    rest = iter(long)
    return short[-1] == long[-1] and all(character in rest for character in short)
