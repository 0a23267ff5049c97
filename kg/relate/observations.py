"""What a statistic is about and of when: the subject or place of its sentence, and the date that its clause tells."""

from __future__ import annotations

from collections.abc import Iterator

from kg.edtf import bounds
from kg.iri import SCHEMA
from kg.lexicon import words
from kg.model import Document, Evidence, Kind, Mention, Relation
from kg.relate.clauses import Line
from kg.relate.groups import Group
from kg.relate.subjects import subject

_ABOUT, _DATE, _SCENE = 0.75, 0.85, 0.75


def observations(document: Document, lines: tuple[Line, ...]) -> tuple[Relation, ...]:
    """`schema:observationAbout` and `schema:observationDate` of the statistics, in order of place."""
    return tuple(relation for line in lines for relation in _of_line(document, line))


def _of_line(document: Document, line: Line) -> Iterator[Relation]:
    for statistic in (one for one in line.mentions if one.kind is Kind.STATISTIC):
        about = _about(line, statistic)
        if about is not None:
            evidence = Evidence(document.id, line.sentence.span, "statistic-subject", _ABOUT)
            yield Relation(statistic, SCHEMA + "observationAbout", about, evidence)
        yield from _date(document, line, statistic)


def _about(line: Line, statistic: Mention) -> Mention | None:
    """The one body or person that is subject, else the place named last before it in the clause."""
    group = subject(line, statistic.span.start)
    if group is not None and _caused(line, group, statistic.span.start):
        return None
    if group is not None and not _published(line, group, statistic.span.start):
        return group.mentions[0] if len(group.mentions) == 1 else None
    clause = line.clauses[line.clause_of(statistic.span.start)]
    places = [one for one in line.mentions if one.kind is Kind.PLACE]
    before = [one for one in places if clause.start <= one.span.start < statistic.span.start]
    return before[-1] if before else None


def _caused(line: Line, group: Group, at: int) -> bool:
    """Whether the figure is of what the subject did to others (某军的空袭造成10人死亡)."""
    return any(line.text(token.span) in words("event-results") for token in line.between(group.span.end, at))


def _published(line: Line, group: Group, at: int) -> bool:
    """Whether the subject only publishes the figures (统计局发布数据显示，…)."""
    return any(line.text(token.span) in words("data-verbs") for token in line.between(group.span.end, at))


def _date(document: Document, line: Line, statistic: Mention) -> Iterator[Relation]:
    """The date of the clause, else of a clause before it that is little more than a date."""
    here = line.clause_of(statistic.span.start)
    told = [one for one in line.mentions if one.kind is Kind.DATE and any(bounds(one.value))]
    for number in range(here, -1, -1):
        clause = line.clauses[number]
        dates = [one for one in told if clause.contains(one.span) and one.span.end <= statistic.span.start]
        verbs = [token for token in line.between(clause.start, clause.end) if token.pos == "v"]
        if dates and (number == here or not verbs or dates[0].span.start == clause.start):
            score = _DATE if number == here else _SCENE
            evidence = Evidence(document.id, line.sentence.span, "statistic-date", score)
            yield Relation(statistic, SCHEMA + "observationDate", dates[-1], evidence)
            return
