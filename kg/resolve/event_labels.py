"""What an event is called that the text only tells by a verb."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.iri import SCHEMA
from kg.lexicon import words
from kg.model import Analysis, Argument, Event, Kind, Mention, Span
from kg.relate.deed_roles import RULE
from kg.relate.effect import TAKES_EFFECT
from kg.resolve import (
    aims,
    clause_names,
    clause_order,
    consequences,
    event_classes,
    match_names,
    placed_names,
    pointed_things,
    what_is_said,
    wording,
)
from kg.resolve.named import folded_name
from kg.resolve.remembered import remembered
from kg.resolve.told import AGENT_ROLES, agents
from kg.resolve.verb_clause import VerbClause
from kg.spans import sentence_of

DENIED = "denied"
_LONGEST_VERB, _PLAIN = 4, 0.74
_SUBJECTS, _WHOLE = 2, SCHEMA + "superEvent"
_BRACKETS = str.maketrans("", "", "《》")
_PAIRS = (("“", "”"), ("《", "》"))


@remembered
def label(analysis: Analysis, events: tuple[Event, ...]) -> str:
    """北京市总工会印发《…》: who, verb, then documents, guests, what else or place; else the clause around the verb."""
    event = max(events, key=telling)
    called = match_names.told(analysis, event, _called(analysis, events, event))
    return tidied(pointed_things.spelt(analysis, event, called))


def tidied(called: str) -> str:
    """A name without the end of a byline, and without marks whose other half it has not."""
    if called.find(")") > 0 and "(" not in called[: called.find(")")]:  # the end of a byline
        called = called[called.find(")") + 1 :]
    if called.count("(") > called.count(")") and called.rfind("(") > 0:
        called = called[: called.rfind("(")]
    if called.count("《") > called.count("》") > 0:  # the second of two titles did not fit
        called = called[: called.rfind("《")].rstrip("、") + "等"
    for opening, closing in _PAIRS:
        if called.count(opening) != called.count(closing):
            called = called.replace(opening, "").replace(closing, "")
    return called


def telling(event: Event) -> tuple[bool, int, int]:
    """How much a telling says: one that a class knows more than another, a headline less than its story."""
    return event.mention.rule != RULE, len(event.arguments), -event.mention.span.start


def turned(label: str) -> tuple[str, ...]:
    """The same with the verb first, where a title is all that stands before it (《…》发布, 发布《…》)."""
    title, _, verb = label.rpartition("》")
    return (f"{verb}{title}》",) if label.startswith("《") and 0 < len(verb) <= _LONGEST_VERB else ()


def _called(analysis: Analysis, events: tuple[Event, ...], event: Event) -> str:
    if came := _came_of(analysis, events, event):
        return came
    clause = clause_names.with_doer(analysis, event) or wording.verb(analysis, event.trigger)
    if event.mention.rule == RULE or event.modality == DENIED or _by_clause(event):
        return clause
    name = folded_name(analysis.document, event.mention)
    if event.mention.type in event_classes.alone() and _noun(analysis, event.trigger):
        return (
            placed_names.placed(analysis, events, name) or clause_names.noun_phrase(analysis, event.trigger) or clause
        )
    hosts = [one for one in agents(analysis, (_at_home(analysis, event),)) if one not in _guests(analysis, event)]
    if headed := clause_order.headed(analysis, event):
        return headed
    behind = _phrases(analysis, event, before=False)
    if behind and not agents(analysis, (event,)) and clause_order.described(analysis, event):
        return behind[0] + name
    return _shortly(analysis, event, hosts) or clause + _aim(analysis, event)


def _by_clause(event: Event) -> bool:
    """Whether those who do it are found in its clause, or are not so sure that they could stand for that."""
    doing = [one.evidence for one in event.arguments if one.role in AGENT_ROLES]
    papers = any(one.mention.kind is Kind.DOCUMENT for one in event.arguments)
    return any(one.rule == RULE or (one.score < _PLAIN and not papers) for one in doing)


def _came_of(analysis: Analysis, events: tuple[Event, ...], event: Event) -> str:
    """A mishap that a deed brought about, behind that deed, else where it was (打击码头引发火灾); else empty."""
    deed, verb, mishap = consequences.brought_about(analysis, event)
    if not verb:
        return ""
    if deed is None:
        return placed_names.placed(analysis, events, mishap) or _of_place(analysis, event, verb, mishap)
    held = deed.trigger != deed.mention.span
    cause = clause_names.with_doer(analysis, deed) if held else label(analysis, (deed,))
    return consequences.joined(cause, verb + mishap)


def _of_place(analysis: Analysis, event: Event, verb: str, mishap: str) -> str:
    """A mishap behind the place that its clause has for a subject, which brings nothing about; else empty."""
    lead, found, _ = clause_names.with_doer(analysis, event).partition(verb)
    places = {one.span.of(analysis.document.folded) for one in analysis.mentions if one.kind is Kind.PLACE}
    return lead + mishap if found and any(lead.endswith(one) for one in places) else ""


def _at_home(analysis: Analysis, event: Event) -> Event:
    """The event without those of whom another sentence says that they were there too, where its own has who does it."""
    home = sentence_of(analysis.sentences, event.trigger)
    told = [one for one in event.arguments if one.role in AGENT_ROLES]
    there = [one for one in told if home is not None and home.span.contains(one.mention.span)]
    doing = [one for one in there if one.mention.span.end <= event.trigger.start]
    kept = [one for one in event.arguments if one not in told or one in there]
    return replace(event, arguments=tuple(kept)) if doing else event


def _noun(analysis: Analysis, trigger: Span) -> bool:
    """Whether what tells a mishap is nothing but nouns, which nobody does (食物中毒事件; not 发生火灾)."""
    home = sentence_of(analysis.sentences, trigger)
    inside = [one for one in home.tokens if one.span.overlaps(trigger)] if home else []
    return bool(inside) and inside[-1].pos in {"n", "nz"} and not any(one.pos == "v" for one in inside)


def _shortly(analysis: Analysis, event: Event, hosts: list[str]) -> str:
    """Who does it, verb, and documents, guests, what else or place; empty where that does not tell all of it."""
    papers = [f"《{name}》" for name in _documents(analysis, (event,))]
    unnamed = [] if hosts else _phrases(analysis, event, before=True)
    objects = papers or list(_guests(analysis, event)) or _phrases(analysis, event, before=False)
    if not objects and not unnamed and len(hosts) < 2:  # where several meet, the place is no object of what they do
        objects = list(_named(analysis, event, Kind.PLACE, behind=event.trigger.end))
        if len(objects) > 1 and not wording.side_by_side(analysis, event):
            return ""  # 打击甲国部队的基地
    hosts = hosts + unnamed
    if papers and not hosts:
        subject = clause_names.subject(analysis, event) or _where_told(analysis, event)
        applied = any(one.evidence.rule == TAKES_EFFECT for one in event.arguments)
        if not subject or (len(papers) == 1 and (applied or _bare(papers[0]) in _bare(subject))):
            return "、".join(papers[:_SUBJECTS]) + wording.verb(analysis, event.trigger)  # 《…》施行
        if papers[0] in subject:
            return subject + wording.verb(analysis, event.trigger)
        hosts = [subject]
    if _odd(analysis, event, papers) or (not hosts and not papers and len(objects) < 2):
        return ""
    told = "、".join(objects[:_SUBJECTS])
    if not told and event.trigger == event.mention.span:
        told = wording.rest(analysis, event.trigger, hosts) or wording.object_of(analysis, event.trigger, hosts)
    if (
        (not told and _says_on(analysis, event))
        or _shows(analysis, event)
        or not _whole(analysis, event, "、".join((*hosts, told)))
    ):
        return ""
    verb = (
        wording.verb(analysis, event.trigger)
        if event.trigger == event.mention.span
        else folded_name(analysis.document, event.mention)
    )
    return wording.listed(hosts) + verb + told + _aim(analysis, event)


def _aim(analysis: Analysis, event: Event) -> str:
    """What a message to somebody was written for, where the clause behind his name says so (致电某某，祝贺…)."""
    behind = [one.mention.span.end for one in event.arguments if one.mention.span.start >= event.trigger.end]
    message = event.trigger.of(analysis.document.folded) in words("message-verbs")
    return aims.aim(analysis, max(behind, default=event.trigger.end), aims.MESSAGE) if message else ""


def _odd(analysis: Analysis, event: Event, papers: list[str]) -> bool:
    """Whether who does it and to whom are but part of the clause, or stand otherwise than subject, verb and object."""
    spans = [a.mention.span for a in event.arguments if a.role in AGENT_ROLES]
    folded = analysis.document.folded
    if any(words("passive-starts").ending(folded[max(0, one.start - 2) : one.start]) for one in spans):
        return True
    titled = (folded.startswith("《", one.end) and one.end < event.trigger.start for one in event.participants)
    if (
        any(titled)
        or wording.turned(analysis, event.trigger, spans)
        or wording.with_others(analysis, event.trigger, spans)
    ):
        return True
    if not papers and (wording.behind(analysis, event, spans) or wording.lets(analysis, event, spans)):
        return True
    if not spans and any(clause_order.cut_short(analysis, event, one) for one in event.participants):
        return True
    doing = [span for span in spans if span.end <= event.trigger.start]
    if doing and clause_names.whole_phrase(analysis, doing):
        return True
    return any(map(_undergoes, event.arguments)) and bool(_phrases(analysis, event, before=False))


def _where_told(analysis: Analysis, event: Event) -> str:
    """The meeting whose part an event is, where the clause begins with it (会上发布了《…》)."""
    clause = VerbClause.of(analysis, event.trigger)
    first = clause.before()[:1] if clause is not None else []
    wholes = [folded_name(analysis.document, one.mention) for one in event.arguments if one.role == _WHOLE]
    return wholes[0] if clause and first and wholes and clause.text(first[0]) in words("event-scope") else ""


def _says_on(analysis: Analysis, event: Event) -> bool:
    clause = VerbClause.of(analysis, event.trigger)
    return clause is not None and bool(what_is_said.ends(clause) or what_is_said.told(clause, ""))


def _shows(analysis: Analysis, event: Event) -> bool:
    clause = VerbClause.of(analysis, event.trigger)
    return clause is not None and what_is_said.shows(clause)


def _bare(text: str) -> str:
    return text.translate(_BRACKETS)


def _whole(analysis: Analysis, event: Event, named: str) -> bool:
    """Whether those who do it and what it is done to, as named, leave nothing out that its clause tells."""
    papers = any(one.mention.kind is Kind.DOCUMENT for one in event.arguments)
    if papers or event.trigger != event.mention.span:
        doing = [a.mention.span for a in event.arguments if a.role in AGENT_ROLES]
        return clause_names.subject_told(analysis, event, doing)
    folded, start = analysis.document.folded, event.trigger.start
    doing = [one.mention.span for one in event.arguments if one.role in AGENT_ROLES and one.mention.span.end <= start]
    hosts = doing or [span for span in event.participants if span.end <= start]
    told = [one.mention for one in event.arguments if one.mention.span not in hosts]
    others = [one.span for one in told if folded_name(analysis.document, one).split("/")[-1] in named]
    others += [one for one in event.participants if one not in hosts and "".join(one.of(folded).split()) in named]
    rest = named.rsplit("、", maxsplit=1)[-1]
    found = folded.find(rest, event.trigger.end) if rest else -1
    if found >= 0:
        others.append(Span(found, found + len(rest)))
    return clause_names.shorter(analysis, event, hosts, others)


def _guests(analysis: Analysis, event: Event) -> tuple[str, ...]:
    """Those who stand behind the verb that is done to them: 甲会见乙, 设立乙; not 甲与乙举行会谈, 牺牲的乙."""
    told = [a for a in event.arguments if a.role in AGENT_ROLES]
    acting = [a for a in told if a.mention.span.start < event.trigger.start and not _undergoes(a)]
    behind = [a.mention for a in told if a not in acting and (a.role == SCHEMA + "attendee" or acting)]
    home = sentence_of(analysis.sentences, event.trigger)
    behind = [one for one in behind if home is None or home.span.contains(one.span)]
    if not acting and any(_described(analysis, event.trigger, mention) for mention in behind):
        behind = []
    return tuple(folded_name(analysis.document, mention) for mention in behind)


def _undergoes(argument: Argument) -> bool:
    """Whether a preposition before the verb makes it whom the deed is done to (对某部队发射火箭弹)."""
    return argument.role == SCHEMA + "attendee" and argument.evidence.rule.removesuffix("_") in words(
        "object-prepositions"
    )


def _described(analysis: Analysis, trigger: Span, mention: Mention) -> bool:
    """Whether the verb only describes those behind it (牺牲的民警甲)."""
    between = analysis.document.folded[trigger.end : mention.span.start]
    return any(particle in between for particle in words("describing-particles"))


def _documents(analysis: Analysis, events: tuple[Event, ...]) -> tuple[str, ...]:
    found = (name for event in events for name in _named(analysis, event, Kind.DOCUMENT))
    return tuple(dict.fromkeys(found))


def _named(analysis: Analysis, event: Event, kind: Kind, behind: int = 0) -> Iterator[str]:
    """What an event's roles name that is of a kind and stands behind a place of the text."""
    for argument in event.arguments:
        if argument.mention.kind is kind and argument.mention.span.start >= behind:
            yield folded_name(analysis.document, argument.mention).split("/")[-1]


def _phrases(analysis: Analysis, event: Event, *, before: bool) -> list[str]:
    """Those without names who stand before or behind the verb, as the text calls them."""
    starts = {one.mention.span.start for one in event.arguments}  # a title right before a name is no one else
    spans = [one for one in event.participants if (one.start < event.trigger.start) is before and one.end not in starts]
    return [_without_tail(re.sub(r"\s+", "", span.of(analysis.document.folded))) for span in spans]


def _without_tail(phrase: str) -> str:
    """A phrase without the word that leads out of its clause (到访的总统时)."""
    tail = words("looking-back-words").ending(phrase)
    return phrase[: len(phrase) - len(tail)] if len(phrase) > len(tail) + 1 else phrase
