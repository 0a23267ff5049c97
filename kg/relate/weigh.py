"""Whether a candidate has enough evidence to be called an event."""

from __future__ import annotations

import re

from kg.edtf import bounds
from kg.event_types import EventType
from kg.find.event_candidates import Candidate
from kg.find.event_guards import ORDINAL
from kg.iri import PREFIXES, SCHEMA
from kg.lexicon import words
from kg.model import Event, Kind, Span
from kg.relate import background, clause_grounds
from kg.relate.amounts import sums_up
from kg.relate.grounds import OWN_DATES, SIDES, TIMES, dated, kinds_of, timed
from kg.relate.imagined import acted_out, attribute, figurative
from kg.relate.modality import DENIED, Telling, is_norm
from kg.relate.reach import Reach
from kg.relate.relative import particle
from kg.relate.required import founds, has_required, required
from kg.relate.stories import Place
from kg.relate.tree import modifies

_ENOUGH, _WEAK = 2, "event-weak-triggers"
_FIGURE, _WORD = re.compile(r"[\d〇零一二三四五六七八九十元]"), re.compile(r"\w")
_NOUNS = frozenset({"n", "nz", "nt", "nw", "ORG", "LOC", "PER"})


def stands(place: Place, event: Event, event_type: EventType, told: Telling) -> bool:
    """Whether the candidate is an event.

    One said to take place needs a date, place, agent or document, and not the agent alone where its name is none
    (重要会议); one that is only named a date or a place. A verb
    must not be a wish or a duty, must have the roles its type requires, and at least two kinds of arguments with an
    actor or a document among them; a weak trigger also an object. A day or month of its own and a subject or object
    that no name tells (大桥建成通车) will do as well. Types that need no participant (`kg:standsAlone`: accidents,
    disasters) need one argument only.
    """
    candidate = place.candidate
    kinds = kinds_of(event)
    if candidate.mention.rule == "event-named":
        return bool(kinds & {"time", "place"}) or event_type.alone
    if no_deed(place, event, event_type, told):
        return False
    if candidate.mention.rule in {"event-held", "event-bare"}:
        told_of = kinds - {"actor", "other"} if _plain(candidate) else kinds
        return bool(told_of) or event_type.alone or _numbered(candidate)
    return (
        not _modifies(place, event_type)
        and has_required(place, event, event_type)
        and not _holding(candidate, event)
        and _verb_stands(place, event, event_type)
    )


def no_deed(place: Place, event: Event, event_type: EventType, told: Telling) -> bool:
    """Whether the sentence says that the candidate is no deed that was done, whatever it tells of it."""
    if told.supposed or _untold(place) or _timeless(place, event) or _not_even(place, told):
        return True
    beside = background.beside(place.reaches[0].line, place.candidate.trigger) or _described(place, event)
    if beside and not event_type.alone:  # a mishap may be the one told before
        return True
    if event_type.alone and (_unreal(place) or background.foreseen(place.reaches[0].line, place.candidate.trigger)):
        return True
    if told.modality == DENIED and _never_was(place):
        return True
    verb = place.candidate.mention.rule == "event-verb" and not event_type.alone
    if verb and sums_up(place.reaches[0].line, place.candidate.trigger):
        return True
    return _in_office(place, event) or _state(place, event)


def _never_was(place: Place) -> bool:
    """Whether it was only not done up to now (至今没有发现油田)."""
    line, trigger = place.reaches[0].line, place.candidate.trigger
    before = line.between(line.clauses[line.clause_of(trigger.start)].start, trigger.start)
    return any(line.text(one.span) in words("up-to-now") for one in before)


def _described(place: Place, event: Event) -> bool:
    """Whether a verb only describes a thing, and no paper that it brings about (修订后的《…》)."""
    own, trigger = place.reaches[0], place.candidate.trigger
    papers = any(one.mention.kind is Kind.DOCUMENT for one in event.arguments)
    if papers or place.candidate.mention.rule != "event-verb" or own.described is not None:
        return False
    return background.only_describes(own.line, trigger, befalls=False)


def _modifies(place: Place, event_type: EventType) -> bool:
    """Whether a verb only modifies a noun; of what befalls, one that is no noun as well."""
    nominal = event_type.alone and bool(place.candidate.hit.head)
    return not nominal and modifies(place.reaches[0].line, place.candidate.trigger)


def _untold(place: Place) -> bool:
    """Whether the verb only counts from an event, lays down a rule, or means something else."""
    line, trigger = place.reaches[0].line, place.candidate.trigger
    return _remembered(place) or is_norm(line, trigger) or other_sense(place) or _part_of_post(place)


def _part_of_post(place: Place) -> bool:
    """Whether the verb only tells which post one holds who is named at once (甲国当选总统某某)."""
    line, trigger = place.reaches[0].line, place.candidate.trigger
    if line.text(trigger) not in words("post-prefixes"):
        return False
    group = next((one for one in line.groups if one.span.end > trigger.end), None)
    if group is None or group.mentions[0].kind is not Kind.PERSON or group.span.start > trigger.end:
        return False
    before = line.between(line.sentence.span.start, trigger.start)[-1:]
    return any(one.pos in {"LOC", "ORG"} for one in before)


def _not_even(place: Place, told: Telling) -> bool:
    """Whether what was not done only describes a noun (在大楼还没有启用的情况下)."""
    own, end = place.reaches[0], place.candidate.trigger.end
    return told.modality == DENIED and own.line.describes(end) and place.candidate.mention.rule == "event-verb"


def _unreal(place: Place) -> bool:
    """Whether an accident or disaster is only played or a figure of speech."""
    line, candidate = place.reaches[0].line, place.candidate
    return acted_out(line, candidate.trigger, candidate.mention.span) or figurative(line, candidate.trigger)


def _in_office(place: Place, event: Event) -> bool:
    """Whether a verb only says which post somebody has whom it describes, and not when he took it (担任召委的某某)."""
    line, trigger = place.reaches[0].line, place.candidate.trigger
    verb = words("office-verbs").get(line.text(trigger), ("",))[0]
    return verb == "begins" and bool(particle(line, trigger)) and not any(one.role in TIMES for one in event.arguments)


def _state(place: Place, event: Event) -> bool:
    """Whether a verb of which no name is told only says in what state a thing is (修订后的规则)."""
    line, plain = place.reaches[0].line, all(one.role in TIMES for one in event.arguments)
    behind = words("result-describers").longest(line.folded, event.trigger.end)
    return (bool(behind) and plain) or attribute(line, event.mention.span.end)


def _timeless(place: Place, event: Event) -> bool:
    """Whether a verb that only tells since when a thing is there lacks that date (始建于东汉年间)."""
    since = place.candidate.hit.word in words("agentless-verbs")
    return since and not any(one.role in TIMES and one.evidence.rule == "date-after" for one in event.arguments)


def other_sense(place: Place) -> bool:
    """Whether the words around a trigger give it another sense (强震摧毁房屋, 在选举中被击败).

    Some tell their event only where a word that fits it stands in the sentence (上演 of plays, not of fights).
    """
    line, trigger = place.reaches[0].line, place.candidate.trigger
    clause = line.clause_of(trigger.start)
    start = line.clauses[max(0, clause - 1)].start
    told = line.folded[start : line.clauses[clause].end]
    fitting = words("event-fitting").get(trigger.of(line.folded), ("",))[0].split()
    if fitting and not any(word in line.text(line.sentence.span) for word in fitting):
        return True
    senses = words("event-senses").get(trigger.of(line.folded), ("",))[0].split()
    return any(word in told for word in senses)


def _plain(candidate: Candidate) -> bool:
    """Whether the name tells how the event was and not which it was (重要会议)."""
    head = candidate.hit.word
    front = candidate.mention.value.removesuffix(head)
    return head in words("event-weak-heads") and front in words("event-plain-modifiers")


def _numbered(candidate: Candidate) -> bool:
    """Whether an ordinal or quotation marks in the name of what is held single it out (主席团第一次会议)."""
    return candidate.mention.rule == "event-held" and bool(ORDINAL.search(candidate.mention.value))


def _verb_stands(place: Place, event: Event, event_type: EventType) -> bool:
    word, kinds = place.candidate.hit.word, kinds_of(event)
    if word in words("event-partaking") and "actor" not in kinds:
        return False
    weak = word in words(_WEAK) and not _in_earnest(place, event, word)
    if not event_type.parent and ("actor" not in kinds or clause_grounds.counted(place.reaches[0])):
        return False
    if event_type.alone:
        return _happens(place, event, kinds, weak=weak)
    needs = bool(required(event_type)) and not clause_grounds.counted(place.reaches[0])
    when = timed(place, event) or (_opens_with_date(place, event) and _closes_with_verb(place, event))
    told = (when or needs) and clause_grounds.has_noun(place.reaches[0])
    return told or founds(place, event) or _acted(place, event, kinds, weak=weak)


def _in_earnest(place: Place, event: Event, word: str) -> bool:
    """Whether those do a weak verb who do it in earnest (打击 and 拦截 by armed forces), as its row tells.

    What it is done to tells as much (打击以军坦克).
    """
    doers = {PREFIXES[prefix] + name for prefix, _, name in (one.partition(":") for one in words(_WEAK).get(word, ()))}
    if any(one.mention.type in doers and one.role in SIDES for one in event.arguments):
        return True
    line, end = place.reaches[0].line, event.trigger.end
    clause = line.clauses[line.clause_of(end - 1)]
    return bool(doers) and any(words("arms").ending(line.text(one.span)) for one in line.between(end, clause.end))


def _happens(place: Place, event: Event, kinds: set[str], *, weak: bool) -> bool:
    """Whether what needs no participant is told of a case and not of a danger in general."""
    if clause_grounds.general(place.reaches[0]):
        return False
    describing = place.reaches[0].line.describes(place.candidate.trigger.end)
    told_of = (
        len(kinds) >= 1 + weak
        or bool(place.candidate.hit.head)
        or (not weak and clause_grounds.has_noun(place.reaches[0]))
    )
    return told_of and not (describing and event.modality == DENIED)


def _acted(place: Place, event: Event, kinds: set[str], *, weak: bool) -> bool:
    """Whether it is told who acts, with what else the verb needs to tell an event."""
    describing = place.reaches[0].line.describes(event.trigger.end)
    if (
        event.participants
        and not (weak or describing)
        and (_opens_with_date(place, event) or _unnamed_acts(place, event, kinds))
    ):
        return True
    if place.candidate.hit.word in words("complete-verbs") and kinds & {"actor", "other"}:
        return True
    if "actor" in kinds and timed(place, event) and any(span.start >= event.trigger.end for span in event.participants):
        return not (describing or clause_grounds.counted(place.reaches[0]))
    if _reached(event) and ("actor" in kinds or any(one.end <= event.trigger.start for one in event.participants)):
        return True
    if "actor" in kinds and not (weak or describing) and _with_people(place.reaches[0]):
        return True
    named = bool(kinds & {"actor", "document", "other"})
    enough = named and (len(kinds) >= _ENOUGH or clause_grounds.has_object(place.reaches[0]))
    return enough and (not weak or bool(kinds & {"document", "other"}))


def _with_people(reach: Reach) -> bool:
    """Whether those with whom something is done on a day are told by a noun for people (同工会领导班子成员谈话)."""
    if not any(one.kind is Kind.DATE and one.span.end <= reach.trigger.start for one in reach.line.mentions):
        return False
    clause = reach.line.clauses[reach.line.clause_of(reach.trigger.start)]
    before = reach.line.between(clause.start, reach.trigger.start)
    led = any(one.pos == "p" and reach.line.text(one.span) in words("with-words") for one in before)
    head = reach.line.text(before[-1].span) if led and before[-1].pos in _NOUNS else ""
    return words("beings").get(words("beings").ending(head), ("",))[0] == "being"


def _reached(event: Event) -> bool:
    """Whether the verb itself names the place it leads to (抵达里昂)."""
    place = SCHEMA + "location"
    return any(one.role == place and one.evidence.rule in words("reaching-patterns") for one in event.arguments)


def _remembered(place: Place) -> bool:
    """Whether the event is only counted from (成立十周年, 成立以来)."""
    line, end = place.reaches[0].line, place.candidate.trigger.end
    tokens = line.between(end, line.sentence.span.end)[:3]
    after = "".join(line.text(token.span) for token in tokens)
    return any(word in after for word in words("anniversaries")) and not after.startswith(("，", "。", ","))


def _opens_with_date(place: Place, event: Event) -> bool:
    """Whether the sentence begins with a date in figures, however coarse, that is the event's own."""
    line = place.reaches[0].line
    told = [one.mention for one in event.arguments if one.role in TIMES and one.evidence.rule in OWN_DATES]
    told = [one for one in told if all(bounds(one.value))]
    front = (line.folded[line.sentence.span.start : one.span.start] for one in told if _FIGURE.search(one.surface))
    return any(not _WORD.search(text) for text in front)


def _closes_with_verb(place: Place, event: Event) -> bool:
    """Whether the verb ends its clause, and what it happened to stands before it (1998年，新图书馆落成)."""
    line, end = place.reaches[0].line, event.trigger.end
    rest = line.between(end, line.clauses[line.clause_of(end - 1)].end)
    told = [one.mention.span for one in event.arguments if one.role not in TIMES]
    before = any(span.end <= event.trigger.start for span in (*told, *event.participants))
    return before and all(one.pos in {"w", "u"} and not line.describes(one.span.start) for one in rest)


def _unnamed_acts(place: Place, event: Event, kinds: set[str]) -> bool:
    """Whether somebody without a name does it at a time or place that is told, or to whom, as somebody reports."""
    acts = any(span.start < event.trigger.start for span in event.participants)
    if acts and event.holder and any(_singled_out(place.reaches[0], event, span) for span in event.participants):
        return True
    return acts and (dated(event) or "place" in kinds) and not clause_grounds.counted(place.reaches[0])


def _singled_out(reach: Reach, event: Event, thing: Span) -> bool:
    """Whether what it is done to is counted or has a name in it (逮捕378人)."""
    counted = any(token.pos == "m" for token in reach.line.between(thing.start, thing.end))
    named = any(thing.contains(one.span) for one in reach.line.mentions)
    return thing.start >= event.trigger.end and (counted or named)


def _holding(candidate: Candidate, event: Event) -> bool:
    """A verb that only says that something is held tells no event of its own beside the one that it is part of."""
    part = any(argument.role == SCHEMA + "superEvent" for argument in event.arguments)
    return part and candidate.hit.word in words("event-held")
