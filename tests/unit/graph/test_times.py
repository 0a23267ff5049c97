"""Which dates an event's start and end are read from."""

import pytest

from kg.graph.times import TIME_ROLES, span
from kg.iri import TIME
from kg.model import Argument, Evidence, Kind, Mention, Span

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
