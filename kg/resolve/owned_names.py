"""What an event is called whose own name many events bear: 某部召开会议, 东山县枪击事件."""

from __future__ import annotations

import re

from kg.iri import KG, SCHEMA
from kg.lexicon import words
from kg.model import Analysis, Argument, Event, Kind, Span
from kg.relate.deed_roles import RULE
from kg.resolve import aims, clause_names, clause_order, event_classes, event_labels, placed_names, telling, wording
from kg.resolve.named import folded_name
from kg.resolve.verb_clause import VerbClause
from kg.spans import sentence_of

_HOLDING = (SCHEMA + "organizer", KG + "coOrganizer", SCHEMA + "performer")
_LOCATION, _WHOLE = SCHEMA + "location", SCHEMA + "superEvent"
_ACTING = frozenset((Kind.ORGANISATION, Kind.PERSON))
_NAMING = frozenset(("nr", "ns", "nt", "nw", "nz", "PER", "LOC", "ORG", "w"))
_OPENING = '“‘「『《<"'
_LIGHT = ("event-held", "light-verbs")
_LONGEST, _BACK = 10, 4
_LONGEST_PURPOSE = 30
_TIMES = re.compile("第[一二三四五六七八九十百\\d]+次")
_PART = re.compile("第[一二三四五六七八九十百\\d]+(?:期|轮|站|阶段|赛段)")
_COUNT = re.compile("^(?:[一多数几两\\d]+[起宗]|[起宗](?![火飞重诉义降]))(?=.{2})")
_ORDINAL = re.compile("^第[零一二三四五六七八九十百\\d]+[起宗](?=.{2})")
_SHORT = 2  # characters of a name that says nothing alone (调查)


def owned(analysis: Analysis, events: tuple[Event, ...], name: str) -> str:
    """A common name with who does or holds it, else with where it is told to be; a telling name as it is."""
    return event_labels.tidied(_called(analysis, events, name))


def _called(analysis: Analysis, events: tuple[Event, ...], name: str) -> str:
    bare = (_ORDINAL if _counted(analysis, events) else _COUNT).sub("", name)
    called = _owned(analysis, events, name) + _purpose(analysis, events, name)
    if not called.endswith(name):
        return called
    aim = _aim(analysis, events, name) if called != name else ""
    return called[: -len(name)] + (f"{aim}的" if aim else "") + bare


def _aim(analysis: Analysis, events: tuple[Event, ...], name: str) -> str:
    """What a meeting with a common name was held for, as the clause right behind one of its tellings says."""
    tellings = (
        one.mention for one in events if telling.bare(name) and folded_name(analysis.document, one.mention) == name
    )
    return next(filter(None, (aims.aim(analysis, one.span.end, aims.MEETING) for one in tellings)), "")


def _purpose(analysis: Analysis, events: tuple[Event, ...], name: str) -> str:
    """What was done at an event whose name says nothing of it, as the clause behind tells (举行活动|缅怀先烈)."""
    told = [one for one in events if one.mention.rule == RULE and name in words("nameless-events")]
    told = [one for one in told if words("purpose-verbs").longest(one.trigger.of(analysis.document.folded), 0)]
    purpose = clause_names.clause_name(analysis, told[0].trigger) if told else ""
    return purpose if len(purpose) <= _LONGEST_PURPOSE else ""


def _counted(analysis: Analysis, events: tuple[Event, ...]) -> bool:
    """Whether a number says how many befell since a time, not which one it is (今年以来第三起事故)."""
    homes = ((one, sentence_of(analysis.sentences, one.mention.span)) for one in events)
    befores = (analysis.document.folded[home.span.start : one.mention.span.start] for one, home in homes if home)
    return any(word in before for before in befores for word in words("since-tails") | words("year-words"))


def _owned(analysis: Analysis, events: tuple[Event, ...], name: str) -> str:
    tellings = [event for event in events if folded_name(analysis.document, event.mention) == name]
    if events and all(one.modality == event_labels.DENIED for one in events):
        return event_labels.label(analysis, events)  # 未发生爆炸
    if not _common(analysis, tellings, name):
        return name + _phase(analysis, tellings)
    deeds = tuple(event for event in tellings if event.trigger == event.mention.span)
    if deeds:
        return event_labels.label(analysis, deeds)
    placed = placed_names.placed(analysis, events, name)
    if tellings and tellings[0].mention.type in event_classes.alone():
        held = [
            one for one in tellings if one.trigger != one.mention.span and not clause_order.described(analysis, one)
        ]
        where = placed or _befallen(analysis, tellings, name)
        return where or (_what_befell(analysis, held[0]) if held else "") or name
    known = tuple(one for one in events if one.mention.rule != RULE)
    called = _opened(analysis, events, name) or _held(analysis, known, name) or _held(analysis, events, name)
    called = (
        called
        or _turned(analysis, tellings)
        or placed
        or _done_before(analysis, tellings, name)
        or _attended(analysis, tellings)
    )
    told = [one for one in tellings if one.trigger != one.mention.span and len(name) <= _SHORT]
    return called or (clause_names.with_doer(analysis, told[0]) if told else "") or name


def _turned(analysis: Analysis, tellings: list[Event]) -> str:
    """The clause of a deed told as a noun that a preposition turns to somebody (甲称，对乙的油库|进行打击)."""
    held = (one for one in tellings if one.trigger.end <= one.mention.span.start)
    turned = (clause_names.with_doer(analysis, one) for one in held if clause_order.turned(analysis, one))
    return next((one for one in turned if tellings[0].mention.surface in one), "")


def _phase(analysis: Analysis, tellings: list[Event]) -> str:
    """The number of the part that is held, where that stands right behind the name (某某交易会|第二期开幕)."""
    for event in tellings:
        found = _PART.match(analysis.document.folded, event.mention.span.end)
        if found and found.end() <= event.trigger.start:
            return found[0]
    return ""


def _befallen(analysis: Analysis, tellings: list[Event], name: str) -> str:
    """What befell behind those or that of which a describing clause says so (甲县境内发生的森林火灾)."""
    for event in tellings:
        clause = VerbClause.of(analysis, event.trigger)
        if clause is not None and clause.describes() and event.trigger.end <= event.mention.span.start:
            run = clause.run(clause.passing(clause.before()))
            if run and run[-1:] == clause.before()[-1:]:
                return "".join(analysis.document.folded[run[0].span.start : run[-1].span.end].split()) + name
    return ""


def _what_befell(analysis: Analysis, event: Event) -> str:
    """The clause that tells of a mishap, without a verb before it that only says so (发生6次余震)."""
    told, verb = clause_names.with_doer(analysis, event), event.trigger.of(analysis.document.folded)
    clause, at = VerbClause.of(analysis, event.trigger), told.find(verb)
    adverbs = {clause.text(one) for one in clause.before() if one.pos in {"d", "ad"}} if clause else set[str]()
    befalls = (at == 0 or told[:at] in adverbs) and bool(words("befalling-verbs").longest(verb, 0))
    return told[at + len(verb) :].removeprefix("了") if befalls else told


def _common(analysis: Analysis, tellings: list[Event], name: str) -> bool:
    """Whether nothing in a name says which event it is: no number, title, place, body or word that only names."""
    if telling.bare(name):
        return True
    if not telling.proper(name) and (telling.local(name) or _TIMES.match(name)):
        return True  # 第三次选举
    if len(name) > _LONGEST or telling.proper(name) or telling.telling(name):
        return False
    alone = bool(tellings) and tellings[0].mention.type in event_classes.alone()
    naming = _NAMING - {"nz"} if alone else _NAMING  # 食物中毒
    return bool(tellings) and all(_plain(analysis, event.mention.span, naming) for event in tellings)


def _plain(analysis: Analysis, span: Span, naming: frozenset[str]) -> bool:
    """Whether a name stands in no quotation marks and is made of common nouns, verbs and what describes them."""
    home = sentence_of(analysis.sentences, span)
    words_inside = [token for token in home.tokens if token.span.overlaps(span)] if home else []
    scales, folded = words("magnitude-scales"), analysis.document.folded
    inside = [token.pos for token in words_inside if token.span.of(folded) not in scales]
    return bool(inside) and not naming.intersection(inside) and analysis.document.folded[span.start - 1] not in _OPENING


def _opened(analysis: Analysis, events: tuple[Event, ...], name: str) -> str:
    """The ceremony that begins or ends another event (开幕会) behind the name of that, where one is told."""
    if name not in words("part-ceremonies"):
        return ""
    told = [one.mention for event in events for one in event.arguments if one.role == _WHOLE]
    wholes = list(dict.fromkeys(folded_name(analysis.document, one) for one in told))
    return wholes[0] + name if len(wholes) == 1 and not telling.bare(wholes[0]) else ""


def _done_before(analysis: Analysis, tellings: list[Event], name: str) -> str:
    """The ceremony of a deed behind what was told right before to be done (甲桥竣工。…出席竣工典礼)."""
    for event in tellings:
        before = [one for one in analysis.events if one.trigger.end <= event.mention.span.start][-_BACK:]
        for one in reversed(before):
            verb = one.trigger.of(analysis.document.folded)
            done = event_labels.label(analysis, (one,)) if len(verb) > 1 and name.startswith(verb) else ""
            if done.endswith(verb):
                return done + name[len(verb) :]
    return ""


def _attended(analysis: Analysis, tellings: list[Event]) -> str:
    """The clause of those who come to an event of which nothing else is told (甲出席竣工典礼)."""
    folded = analysis.document.folded
    going = [one for one in tellings if one.trigger.of(folded) in words("event-attending") and one.arguments]
    return clause_names.with_doer(analysis, going[0]) if going else ""


def _held(analysis: Analysis, events: tuple[Event, ...], name: str) -> str:
    """The name behind those who hold it and the verb that says so: 某部举行记者会; a person needs the verb.

    Those without a name are told where they stand right before that verb (上万名工人举行罢工).
    """
    for role in _HOLDING:
        for event in events:
            hosts = [one for one in event.arguments if one.role == role and one.mention.kind in _ACTING]
            verb = _verb(analysis, event, hosts)
            if hosts and verb and clause_order.turned(analysis, event):
                return clause_names.with_doer(analysis, event)
            if hosts and (verb or hosts[0].mention.kind is Kind.ORGANISATION):
                whole = clause_names.whole_phrase(analysis, [one.mention.span for one in hosts]) if verb else ""
                called = dict.fromkeys(folded_name(analysis.document, one.mention) for one in hosts)
                return (whole or wording.listed([*called])) + verb + name
    told = ((clause_names.subject(analysis, one), _verb(analysis, one, [])) for one in events)
    return next((subject + verb + name for subject, verb in told if subject and verb), "")


def _verb(analysis: Analysis, event: Event, hosts: list[Argument]) -> str:
    """The verb between those who hold an event and its name, where it says no more than that they do."""
    word = event.trigger.of(analysis.document.folded)
    between = event.trigger.end <= event.mention.span.start
    behind = all(one.mention.span.end <= event.trigger.start for one in hosts)
    light = any(word in words(known) for known in _LIGHT) and word not in words("event-attending")
    return word if between and behind and light else ""
