"""What a person says of links, dates and numbers that were read: what is denied is taken out of the analyses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from kg.edtf import bounds, overlap, precision, to_xsd
from kg.errors import InputError
from kg.iri import KG, SCHEMA, TIME, short
from kg.model import Analysis, Argument, Event, Kind, Mention, Relation, Tenure
from kg.resolve.deciding import Deciding
from kg.resolve.decisions import Decision, Denied, path_of
from kg.resolve.thing import Thing
from kg.text import Document

_CALLED = KG + "participant"
_TITLE, _EMPLOYER = SCHEMA + "jobTitle", SCHEMA + "worksFor"
_TIMES = frozenset({TIME + "hasTime", SCHEMA + "startDate", SCHEMA + "endDate"})
_DAYS = frozenset({"day", "time", "interval", "set"})
_GONE = "nothing says so any more: take the row out, or copy property and value from the graph"

_Path = tuple[str, ...]
_Links = Mapping[tuple[str, Mention], _Path]


@dataclass(slots=True)
class _Denial:
    """A row as it is followed: the fact, its other end where that is a thing, and whether anything said so."""

    decision: Decision
    fact: Denied
    end: _Path
    met: bool = False


@dataclass(slots=True)
class _Corrected:
    """What is decided of the links of things, by their paths."""

    links: _Links
    denied: dict[_Path, list[_Denial]] = field(default_factory=lambda: defaultdict(list))
    dated: dict[_Path, str] = field(default_factory=dict)
    dropped: dict[str, Decision] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)


def amended(
    analyses: Iterable[Analysis], things: Iterable[Thing], links: _Links, deciding: Deciding
) -> Iterator[Analysis]:
    """The analyses without links and numbers that a person denies, or dates that contradict the one said of an event.

    A mention stays though its link goes. A denial of what nothing says is told among what was not followed.
    """
    kept = tuple(analyses)
    word = _Corrected(links, dated={thing.path: thing.dated for thing in things if thing.dated})
    word.dropped = {one.name[-1]: one for one in deciding.left}
    for decision, thing in deciding.denials:
        fact, end = decision.fact, path_of(decision.fact.value)
        word.denied[deciding.now(thing.path)].append(_Denial(decision, fact, deciding.found(end) if end else ()))
    touched = word.denied or word.dated or word.dropped
    yield from (_amended(one, word) for one in kept) if touched else kept
    for name in sorted(set(word.dropped) - word.met):
        deciding.complain(word.dropped[name], InputError(f"no number at article/{name}", hint=_GONE))
    for denial in (one for some in word.denied.values() for one in some if not one.met):
        said = f"{'/'.join(denial.decision.name)} {short(denial.fact.predicate)} {denial.fact.value}"
        deciding.complain(denial.decision, InputError(f"no fact {said}", hint=_GONE))


def _amended(analysis: Analysis, word: _Corrected) -> Analysis:
    events = tuple(_event(analysis.document, one, word) for one in analysis.events)
    dropped = {one.mention for one in analysis.measures if _is_dropped(analysis.document, one.mention, word)}
    relations = tuple(
        one for one in analysis.relations if one.subject not in dropped and not _denies(analysis.document, one, word)
    )
    tenures = tuple(one for one in analysis.tenures if not _untold(analysis.document, one, word))
    if (events, relations, tenures) == (analysis.events, analysis.relations, analysis.tenures) and not dropped:
        return analysis
    held = {mention for one in analysis.events for mention in (argument.mention for argument in one.arguments)}
    held |= {end for one in analysis.relations for end in (one.subject, one.object) if isinstance(end, Mention)}
    named = {one for one in held if one.kind is not Kind.STATISTIC}
    mentions = tuple(sorted({*analysis.mentions, *named} - dropped))
    measures = tuple(one for one in analysis.measures if one.mention not in dropped)
    return replace(analysis, events=events, relations=relations, mentions=mentions, measures=measures, tenures=tenures)


def _is_dropped(document: Document, mention: Mention, word: _Corrected) -> bool:
    """Whether a person says that a number is none."""
    if not word.dropped:
        return False
    original = document.original_span(mention.span)
    name = f"{document.id}#stat={original.start},{original.end}"
    word.met |= {name} & set(word.dropped)
    return name in word.dropped


def _event(document: Document, event: Event, word: _Corrected) -> Event:
    subject = word.links.get((document.id, event.mention), ())
    denials, dated = word.denied.get(subject, ()), word.dated.get(subject, "")
    if not denials and not dated:
        return event
    arguments = tuple(
        one
        for one in event.arguments
        if not (dated and one.role in _TIMES and not _agrees(one.mention.value, dated))
        and not any(tuple(_is(one, denial, document, word) for denial in denials))
    )
    participants = tuple(
        span
        for span in event.participants
        if not any(tuple(_noted(one, document, _CALLED, span.of(document.folded).strip()) for one in denials))
    )
    return replace(event, arguments=arguments, participants=participants)


def _agrees(told: str, decided: str) -> bool:
    """Whether a date that was read says no other than the right one: part of it, or the same told less precisely."""
    (first, last), (start, end) = bounds(told), bounds(decided)
    inside = bool(first and last) and start <= first and bool(end) and last <= end
    return inside or (precision(told) not in _DAYS and overlap(told, decided))


def _is(argument: Argument, denial: _Denial, document: Document, word: _Corrected) -> bool:
    if denial.fact.predicate in _TIMES and argument.role in _TIMES:
        moments = {moment for moment, _ in to_xsd(argument.mention.value)}
        whole = denial.end == word.links.get((document.id, argument.mention), (None,))
        alike = argument.role == denial.fact.predicate and denial.fact.value in moments
        return (whole or alike) and _met(denial, document)
    return argument.role == denial.fact.predicate and _leads(argument.mention, denial, document, word)


def _denies(document: Document, relation: Relation, word: _Corrected) -> bool:
    denials = word.denied.get(word.links.get((document.id, relation.subject), ()), ())
    found = [
        _leads(relation.object, one, document, word)
        if isinstance(relation.object, Mention)
        else _noted(one, document, relation.predicate, relation.object)
        for one in denials
        if one.fact.predicate == relation.predicate
    ]
    return any(found)


def _untold(document: Document, tenure: Tenure, word: _Corrected) -> bool:
    """Whether a person denies the post of a person, or that it is one in this body."""
    ends = ((_TITLE, tenure.post), *(((_EMPLOYER, tenure.body),) if tenure.body else ()))
    told = [_denies(document, Relation(tenure.holder, name, end, tenure.evidence), word) for name, end in ends]
    return any(told)


def _leads(mention: Mention, denial: _Denial, document: Document, word: _Corrected) -> bool:
    """Whether a link leads to the thing that it is denied of; a day may be told by its date."""
    here = word.links.get((document.id, mention), ())
    told = mention.kind is Kind.DATE and denial.fact.value == mention.value
    return bool((here and here == denial.end) or told) and _met(denial, document)


def _noted(denial: _Denial, document: Document, predicate: str, words: str) -> bool:
    return (predicate, words) == (denial.fact.predicate, denial.fact.value) and _met(denial, document)


def _met(denial: _Denial, document: Document) -> bool:
    """Whether a denial holds for an article, which is noted."""
    holds = not denial.fact.articles or document.id in denial.fact.articles
    denial.met = denial.met or holds
    return holds
