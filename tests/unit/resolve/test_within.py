"""Which persons of one article are one."""

from kg.model import Kind
from kg.pipeline import analyse_text
from kg.resolve import within


def persons(text: str) -> list[str]:
    """The main names of the persons of a text."""
    found = within.clusters(analyse_text(text, date="2024-05-06"))
    return [one.names[0] for one in found if one.kind is Kind.PERSON]


def test_a_given_name_kept_back_is_the_one_person_of_that_surname() -> None:
    assert persons("清洁员何金水昨天被一辆货车撞倒。何男送医后宣告不治。") == ["何金水"]


def test_a_given_name_kept_back_is_nobody_s_where_two_bear_the_surname() -> None:
    assert "何男" in persons("清洁员何金水和司机何志强昨天被一辆货车撞倒。何男送医后宣告不治。")


def test_the_father_of_somebody_is_somebody_else() -> None:
    assert "何父" in persons("清洁员何金水昨天被一辆货车撞倒。何父昨天赶到医院。")
