"""Which dates an event's start and end are read from."""

from dataclasses import replace

import pytest

from kg import ontology, pipeline
from kg.graph.statements import statements
from kg.iri import BASE, SCHEMA, TIME, XSD
from kg.model import Argument, Evidence, Kind, Mention, Span
from kg.rdf import Literal
from kg.resolve import entities
from kg.resolve.times import TIME_ROLES, span

WHOLE, OPENS, CLOSES = TIME_ROLES
CASES = [  # what is told: role, EDTF, confidence; then start and end
    ([], ("", "")),
    ([(WHOLE, "XXXX", 0.9)], ("", "")),
    ([(WHOLE, "2023-05", 0.9)], ("2023-05", "2023-05")),
    ([(WHOLE, "2023-05-02", 0.5), (WHOLE, "2023-06-09", 0.9)], ("2023-06-09", "2023-06-09")),
    ([(WHOLE, "2023-05-02", 0.9), (WHOLE, "2023-06-09", 0.9)], ("2023-05-02", "2023-05-02")),
    ([(WHOLE, "2023-05", 0.95), (WHOLE, "2023-05-02", 0.6)], ("2023-05-02", "2023-05-02")),
    ([(WHOLE, "2023-05-02", 0.95), (WHOLE, "2023-05-02/2023-05-04", 0.8)], ("2023-05-02/2023-05-04",) * 2),
    ([(WHOLE, "2023-05-02/2023-05-04", 0.95), (WHOLE, "2023-05-03", 0.8)], ("2023-05-02/2023-05-04",) * 2),
    ([(OPENS, "2023-05-02", 0.9)], ("2023-05-02", "")),
    ([(CLOSES, "2023-05-04", 0.9)], ("", "2023-05-04")),
    ([(OPENS, "2023-05-02", 0.9), (CLOSES, "2023-05-04", 0.7)], ("2023-05-02", "2023-05-04")),
    ([(WHOLE, "2023-05", 0.9), (OPENS, "2023-05-02", 0.7)], ("2023-05-02", "2023-05")),
    ([(WHOLE, "2023-05-02", 0.9), (CLOSES, "2023-05-04", 0.7)], ("2023-05-02", "2023-05-04")),
    ([(WHOLE, "2023-05-02", 0.9), (CLOSES, "2023-05-01", 0.7)], ("2023-05-02", "2023-05-02")),
    ([(WHOLE, "2023-05", 0.9), (OPENS, "2022-01-01", 0.95)], ("2023-05", "2023-05")),
    ([(OPENS, "2023-05-02", 0.9), (CLOSES, "2023-04-30", 0.9)], ("2023-05-02", "")),
    ([(WHOLE, "-0209", 0.9)], ("-0209", "-0209")),
]


def argument(role: str, edtf: str, score: float) -> Argument:
    mention = Mention(Span(0, 2), Kind.DATE, TIME + "TemporalEntity", "某日", edtf)
    return Argument(role, mention, Evidence("a", Span(0, 9), "test", score))


@pytest.mark.parametrize("told, expected", CASES)
def test_start_and_end(told, expected) -> None:
    assert span(argument(*one) for one in told) == expected
    assert span(argument(*one) for one in reversed(told)) == expected


def test_cases_are_all_there() -> None:
    assert len(CASES) == 17


def test_the_name_of_an_event_begins_with_its_start_also_where_a_less_sure_day_is_told() -> None:
    read = pipeline.analyse_text("全国茶叶学会第九次代表大会2022年10月13日在海城市召开。", id="a")
    (event,) = read.events
    when = next(one for one in event.arguments if one.role == WHOLE)
    doubtful = replace(
        when, mention=replace(when.mention, value="2022-10-01"), evidence=replace(when.evidence, score=0.3)
    )
    told = replace(read, events=(replace(event, arguments=(*event.arguments, doubtful)),))
    found = statements(entities.resolve((told,)), ontology.load(), BASE)
    (start,) = (one for one in found if one.predicate == SCHEMA + "startDate")
    assert start.object == Literal("2022-10-13", XSD + "date")
    assert start.subject == BASE + "event/2022-10-13_全国茶叶学会第九次代表大会"
