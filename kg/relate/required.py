"""Whether a verb has one of the roles that its type needs, or words that serve for it: a paper by its kind, figures."""

from __future__ import annotations

from kg.event_types import EventType
from kg.iri import SCHEMA
from kg.lexicon import words
from kg.model import Event, Kind, Span
from kg.relate.clauses import Line
from kg.relate.grounds import dated, kinds_of, timed
from kg.relate.groups import OPENING
from kg.relate.stories import Place

_BETWEEN = frozenset({"d", "ad", "TIME", "t"})
_TELLING = frozenset("，,：:")


def required(event_type: EventType) -> frozenset[str]:
    """The properties of the roles of which one must be filled."""
    return frozenset(role.property for role in event_type.roles if role.minimum)


def has_required(place: Place, event: Event, event_type: EventType) -> bool:
    """Whether one of the roles that the type's words need is filled."""
    needed = required(event_type)
    if not needed or any(argument.role in needed for argument in event.arguments):
        return True
    if place.reaches[0].line.describes(event.trigger.end):
        return _released(place, event)
    if (
        _handled(place)
        or _makes_known(place, event)
        or any(_brought_out(place, event, span) for span in event.participants)
    ):
        return True
    return any(_serves(place, event, span) for span in event.participants if span.start >= event.trigger.end)


def founds(place: Place, event: Event) -> bool:
    """Whether a body that is named makes another (某市委组建巡回指导组): no day is needed to tell that it happened."""
    line = place.reaches[0].line
    if not words("making-verbs").longest(line.folded, event.trigger.start) or line.describes(event.trigger.end):
        return False
    makers = [one.mention for one in event.arguments if one.role == SCHEMA + "organizer"]
    bodies = [one.span.end for one in makers if one.kind is Kind.ORGANISATION and one.span.end <= event.trigger.start]
    between = line.between(max(bodies, default=0), event.trigger.start)
    named = bool(bodies) and all(one.pos in _BETWEEN for one in between)
    made = [line.text(one) for one in event.participants if one.start >= event.trigger.end]
    if named and words("organization-endings").ending(_told_by_name(line, event.trigger.end)):
        return True
    return named and any(words("beings").get(words("beings").ending(one), ("",))[0] == "body" for one in made)


def _told_by_name(line: Line, end: int) -> str:
    """What stands right behind a verb in quotation marks, or as one name (成立“某某中心”); '' where neither does."""
    closing = OPENING.get(line.folded[end : end + 1])
    if closing is not None:
        return line.folded[end + 1 : max(end, line.folded.find(closing, end, line.sentence.span.end))]
    held = line.token_at(end)
    return line.text(held.span) if held is not None and held.pos in {"ORG", "LOC"} else ""


def _released(place: Place, event: Event) -> bool:
    """Whether a body brought out on a day the figures or the report that the sentence goes on to cite."""
    line, end = place.reaches[0].line, event.trigger.end
    out = line.text(event.trigger) in words("bringing-out-verbs") and dated(event)
    if not out or not any(one.mention.kind is Kind.ORGANISATION for one in event.arguments):
        return False
    behind = line.between(end + 1, line.clauses[line.clause_of(end)].end)
    tokens = [one for one in behind if one.pos != "w"]
    verb = next((at for at, one in enumerate(tokens) if one.pos == "v"), len(tokens))
    thing = line.text(tokens[verb - 1].span) if verb else ""
    cited = any(words(name).ending(thing) for name in ("document-kinds", "decision-nouns", "released-nouns"))
    return cited and (verb == len(tokens) or line.text(tokens[verb].span) in words("data-verbs"))


def _handled(place: Place) -> bool:
    """Whether a kind of paper before the verb is what is handled (对条例部分条款予以修改)."""
    line, at = place.reaches[0].line, place.candidate.trigger.start
    tokens = line.between(line.clauses[line.clause_of(at)].start, at)
    if len(tokens) < 2 or line.text(tokens[-1].span) not in words("handling-verbs"):
        return False
    return bool(words("document-kinds").ending(line.text(tokens[-2].span)))


def _makes_known(place: Place, event: Event) -> bool:
    """Whether a body makes known on a day what the next clause tells (统计局今天发布，…)."""
    line, end = place.reaches[0].line, event.trigger.end
    followed = line.folded[end : end + 1] in _TELLING and end + 1 < line.sentence.span.end
    return followed and dated(event) and any(one.mention.kind is Kind.ORGANISATION for one in event.arguments)


def _brought_out(place: Place, event: Event, thing: Span) -> bool:
    """Whether a paper without title is what is brought out on a day (论文4日发表)."""
    line = place.reaches[0].line
    text = line.text(thing)
    kind = words("document-kinds").ending(text) or words("decision-nouns").ending(text)
    paper = thing.end <= event.trigger.start and kind
    return bool(paper) and dated(event) and line.text(event.trigger) in words("bringing-out-verbs")


def _serves(place: Place, event: Event, thing: Span) -> bool:
    """Whether words without title marks tell what was passed or brought out: a paper by its kind, else with a day."""
    text = place.reaches[0].line.text(thing)
    if not ("actor" in kinds_of(event) or any(span.start < event.trigger.start for span in event.participants)):
        return False
    if words("document-kinds").ending(text) or words("decision-nouns").ending(text):
        return True
    return timed(place, event) and event.trigger.of(place.reaches[0].line.folded) in words("bringing-out-verbs")
