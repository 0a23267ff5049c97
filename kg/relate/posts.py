"""Posts of persons: 全国总工会主席某某 tells where someone works and as what."""

from __future__ import annotations

from collections.abc import Iterator

from kg.iri import SCHEMA
from kg.lexicon import words
from kg.model import Document, Evidence, Kind, Mention, Relation, Span
from kg.relate.clauses import Group, Line

_SCORE = 0.9
_MARKS = "、 ，,和"


def posts(document: Document, lines: tuple[Line, ...]) -> tuple[Relation, ...]:
    """`schema:worksFor` and `schema:jobTitle` of the persons named with a post, in order of place."""
    return tuple(relation for line in lines for group in line.groups for relation in _of_group(document, line, group))


def _of_group(document: Document, line: Line, group: Group) -> Iterator[Relation]:
    start = group.span.start
    for number, person in enumerate(group.mentions):
        if person.kind is not Kind.PERSON:
            continue
        if number:
            start = _past_title(document, Span(group.mentions[number - 1].span.end, person.span.start))
        yield from _of_person(document, line, person, Span(start, person.span.start))


def _past_title(document: Document, between: Span) -> int:
    """Behind the first linking word, before which stands a title of the person before (某总统和某主席)."""
    places = [at for at in range(between.start, between.end) if document.folded[at] in words("list-marks")]
    return places[0] + 1 if places else between.start


def _of_person(document: Document, line: Line, person: Mention, before: Span) -> Iterator[Relation]:
    evidence = Evidence(document.id, line.sentence.span, "post-before-name", _SCORE)
    bodies = [one for one in line.mentions if one.kind is Kind.ORGANISATION and before.contains(one.span)]
    whole = before.of(document.folded).strip(_MARKS)
    if not bodies and whole:
        yield Relation(person, SCHEMA + "jobTitle", whole, evidence)
    for number, body in enumerate(bodies):
        end = bodies[number + 1].span.start if number + 1 < len(bodies) else before.end
        title = document.folded[body.span.end : end].strip(_MARKS)
        if title:
            yield Relation(person, SCHEMA + "worksFor", body, evidence)
            yield Relation(person, SCHEMA + "jobTitle", title if len(title) > 1 else whole, evidence)
