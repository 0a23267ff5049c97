"""Deeds that no type knows become events where their clause says surely enough that they were done."""

from __future__ import annotations

from kg.find import weights
from kg.iri import SCHEMA
from kg.model import Event, Evidence, Kind, Mention
from kg.relate.deed_guards import withheld
from kg.relate.deed_roles import RULE, Story, arguments, unnamed
from kg.relate.deed_signs import LEAST_LAYERS, USUAL_LAYERS
from kg.relate.deed_slots import filled
from kg.relate.deed_verbs import Deed, Reader, Text
from kg.relate.grounds import OWN_DATES, TIMES
from kg.relate.groups import AGENTS
from kg.relate.modality import REPORTED
from kg.relate.one_role import AGENT_ROLES
from kg.relate.participants import object_phrase
from kg.relate.signs import Signs
from kg.relate.slot_links import linked
from kg.relate.topics import silent

LEAST, LEAST_UNDATED = 0.52, 0.5
"""Deeds less sure than this are not told; in texts without a day of publication, histories mostly, less will do."""
_WEIGHTS = "deed-weights.tsv"
_NAMED = frozenset({*AGENTS, Kind.PLACE, Kind.DATE, Kind.DOCUMENT})
_BESIDE = 2  # words between two verbs that tell one deed


def complete(text: Text, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events with those that only their clause shows, as `schema:Event`, in order of place.

    A verb is told where it is sure enough, as plain fact or what somebody reports; of verbs side by side the likelier.
    One in whose clause no name and no date stands, and that nothing is linked to, is told in chronicles alone.
    """
    least = weights.weights(_WEIGHTS)[LEAST_LAYERS]
    passed = frozenset(at for at, told in text.layers.items() if told < least)
    reader = Reader(text, events, passed)
    story = Story(reader, events)
    made = [event for verbs in reader.clauses() for event in _of_clause(story, text, verbs)]
    told = sorted((*events, *made), key=lambda event: event.mention)
    whole = linked(story, tuple(filled(story, reader, told)))
    return tuple(one for one in whole if one.arguments or one.mention.rule != RULE or not _bare(story, one))


def _of_clause(story: Story, text: Text, verbs: tuple[Deed, ...]) -> list[Event]:
    made: list[Event] = []
    taken: list[int] = []
    least = LEAST if verbs[0].document.published and not text.chronicle else LEAST_UNDATED
    sure = {one: likely(one.signs, text.layers.get(one.verb.start)) for one in verbs if _fact(text, one)}
    for one in sorted(sure, key=lambda one: (-sure[one], one.shown.number)):
        number = one.shown.number
        if sure[one] >= least and not any(abs(number - other) <= _BESIDE for other in taken):
            event = _event(story, one, round(sure[one], 2))
            if text.chronicle or _tells_whom(one, event):
                taken.append(number)
                made.append(event)
                story.add(one.at, event)
    return made


def _bare(story: Story, event: Event) -> bool:
    """Whether no name and no date stands in the clause of a deed, and its text is no chronicle."""
    number = story.line_of(event)
    if number < 0 or story.chronicle:
        return False
    line = story.lines[number]
    clause = line.clauses[line.clause_of(event.trigger.start)]
    return not any(one.kind in _NAMED and clause.contains(one.span) for one in line.mentions)


def _fact(text: Text, deed: Deed) -> bool:
    """Whether the sentence tells as plain fact, or as somebody's report, what a verb says."""
    told = deed.shown.told
    plain = not told.supposed and told.modality in {"", REPORTED} and deed.verb not in text.denied
    return plain and not withheld(deed.line, deed.shown)


def likely(told: Signs, layers: float | None = None) -> float:
    """From 0 to 1: how likely a verb tells a deed that shows these signs and has this sum of LAC's layers, if any.

    Logistic regression; its weights are made by `kg.data.make_deed_weights`.
    """
    usual = weights.weights(_WEIGHTS)[USUAL_LAYERS]
    return weights.likely(_WEIGHTS, told, usual if layers is None else layers)


def _event(story: Story, deed: Deed, score: float) -> Event:
    line, verb, document = deed.line, deed.verb, deed.document
    roles = arguments(story, deed)
    mention = Mention(verb, Kind.EVENT, SCHEMA + "Event", verb.of(document.text), verb.of(document.folded), RULE, score)
    behind = object_phrase(line, verb.end)
    objects = () if behind is None or any(one.mention.span.overlaps(behind) for one in roles) else (behind,)
    holder = deed.shown.told.holder
    return Event(
        mention,
        verb,
        roles,
        modality=deed.shown.told.modality,
        holder=holder,
        evidence=Evidence(document.id, line.sentence.span, RULE, score, holder),
        participants=(*unnamed(story, deed, roles), *objects),
    )


def _tells_whom(deed: Deed, event: Event) -> bool:
    """Whether it is told who or what does it or befalls, or when and what it is done to."""
    if not silent(deed.line, deed.verb.start):
        return bool(event.arguments) or deed.shown.unnamed is not None
    doing = any(one.role in AGENT_ROLES and one.mention.span.end <= event.trigger.start for one in event.arguments)
    dated = any(one.role in TIMES for one in event.arguments)
    when = deed.shown.when
    own = when is not None and when.rule in OWN_DATES and deed.shown.clause.contains(when.mention.span)
    return doing or own or (bool(event.participants) and (dated or event.participants[0].end <= event.trigger.start))
