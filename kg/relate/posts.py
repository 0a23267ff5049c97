"""Posts of persons: 全国总工会主席某某 tells where someone works and as what."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.iri import SCHEMA
from kg.lexicon import words
from kg.model import Document, Evidence, Kind, Mention, Relation, Span
from kg.relate.clauses import Line

_SCORE = 0.9
_MARKS = "、 ，,和()（）"
_COMMA = "、"


def posts(document: Document, lines: tuple[Line, ...]) -> tuple[Relation, ...]:
    """`schema:worksFor` and `schema:jobTitle` of the persons named with a post, in order of place."""
    return tuple(dict.fromkeys(relation for line in lines for relation in _of_line(document, line)))


def _of_line(document: Document, line: Line) -> Iterator[Relation]:
    evidence = Evidence(document.id, line.sentence.span, "post-before-name", _SCORE)
    for person, body, title in held(document, line):
        if body is not None:
            yield Relation(person, SCHEMA + "worksFor", body, evidence)
        yield Relation(person, SCHEMA + "jobTitle", title, evidence)


def held(document: Document, line: Line) -> Iterator[tuple[Mention, Mention | None, str]]:
    """The posts before the names in a line: person, body where one is named, title (folded)."""
    for group in line.groups:
        start = group.span.start
        for number, person in enumerate(group.mentions):
            if person.kind is not Kind.PERSON:
                continue
            if number:
                start = _past_title(document, Span(group.mentions[number - 1].span.end, person.span.start))
            for body, title in _of_person(document, line, Span(start, person.span.start)):
                yield person, body, title


def _past_title(document: Document, between: Span) -> int:
    """Behind the first linking word, before which stands a title of the person before (某总统和某主席)."""
    places = [at for at in range(between.start, between.end) if document.folded[at] in words("list-marks")]
    return places[0] + 1 if places else between.start


def _of_person(document: Document, line: Line, before: Span) -> Iterator[tuple[Mention | None, str]]:
    bodies = [one for one in line.mentions if one.kind is Kind.ORGANISATION and before.contains(one.span)]
    whole = before.of(document.folded).strip(_MARKS)
    if not bodies and whole:
        body = _in_charge(document, line, before.start)
        yield from ((body, title) for title in _titles(whole))
    for number, body in enumerate(bodies):
        end = bodies[number + 1].span.start if number + 1 < len(bodies) else before.end
        title = document.folded[body.span.end : end].strip(_MARKS)
        if title:
            yield from ((body, one) for one in (_titles(title) if len(title) > 1 else (whole,)))


def _in_charge(document: Document, line: Line, start: int) -> Mention | None:
    """The body whose post only says what it is in charge of before its title (某委员会负责贸易的 | 委员某某)."""
    clause = line.clauses[line.clause_of(start)]
    if not line.text(Span(clause.start, start)).endswith(tuple(words("describing-particles"))):
        return None
    bodies = [one for one in line.mentions if one.kind is Kind.ORGANISATION and clause.start <= one.span.start < start]
    body = next((one for one in bodies[::-1] if words("charge-verbs").longest(document.folded, one.span.end)), None)
    particles = [one for one in line.between(body.span.end, start) if one.pos == "u"] if body else []
    return body if len(particles) == 1 else None


def _titles(text: str) -> tuple[str, ...]:
    """The titles listed before a name (书记、县长; 秘书长兼), each by itself where each is one."""
    joined = "|".join(map(re.escape, (_COMMA, *words("concurrent-posts"))))
    parts = [part for part in re.split(joined, text) if part]
    if all(words("person-titles").ending(part) or words("member-posts").ending(part) for part in parts):
        return tuple(parts)
    return (text,) if text else ()
