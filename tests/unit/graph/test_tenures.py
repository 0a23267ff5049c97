"""Posts in the graph: one node each, with body, dates, events and sentences."""

import pytest

from kg import ontology, pipeline
from kg.graph.statements import statements
from kg.iri import BASE, KG, ORG, PROV, RDF, SCHEMA
from kg.rdf import Literal
from kg.resolve import entities

Told = dict[str, dict[str, set[str]]]


def posts(*texts: str) -> Told:
    """What is said of each post, by its name behind the person."""
    read = [pipeline.analyse_text(text, date="2023-05-07", id=f"a{number}") for number, text in enumerate(texts)]
    found: Told = {}
    for one in statements(entities.resolve(tuple(read)), ontology.load(), BASE):
        if "#post=" in one.subject:
            value = one.object.value if isinstance(one.object, Literal) else one.object
            name = one.predicate.removeprefix(KG).removeprefix(ORG).removeprefix(SCHEMA).removeprefix(PROV)
            found.setdefault(one.subject.removeprefix(BASE), {}).setdefault(name, set()).add(value)
    return found


def test_a_post_has_holder_body_dates_event_and_sentence() -> None:
    (told,) = posts("张海峰1998年3月至2003年5月任临江大学校长。").values()
    assert told == {
        RDF + "type": {KG + "Tenure"},
        "member": {BASE + "person/张海峰"},
        "organization": {BASE + "organization/临江大学"},
        "post": {"校长"},
        "startDate": {"1998-03"},
        "endDate": {"2003-05"},
        "appointment": {BASE + "event/1998-03_张海峰任临江大学校长"},
        "wasQuotedFrom": {BASE + "article/a0#char=0,26"},
    }


def test_two_articles_tell_one_post_its_beginning_and_its_end() -> None:
    found = posts("2016年7月，何婉清当选为临江市作家协会主席。", "2020年3月，何婉清辞去临江市作家协会主席职务。")
    (told,) = found.values()
    assert (told["startDate"], told["endDate"]) == ({"2016-07"}, {"2020-03"})
    assert len(told["wasQuotedFrom"]) == 2
    assert len(told["appointment"]) == len(told["departure"]) == 1


def test_a_post_taken_twice_is_two() -> None:
    found = posts("2001年4月，何婉清当选为临江市作家协会主席。", "2012年9月，何婉清当选为临江市作家协会主席。")
    assert sorted(found) == [
        "person/何婉清#post=临江市作家协会,主席,2001-04",
        "person/何婉清#post=临江市作家协会,主席,2012-09",
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("2016年7月，何婉清当选为临江市作家协会主席。当晚，何婉清当选主席的消息传开。",),
        ("2016年7月，临江市作家协会主席何婉清出席座谈会。何婉清当选主席。",),
        ("2016年7月，临江市作家协会主席何婉清出席座谈会。", "2016年5月，何婉清当选主席。"),
    ],
)
def test_a_post_told_without_its_body_is_the_one_whose_name_ends_so(texts: tuple[str, ...]) -> None:
    found = posts(*texts)
    assert list(found) == ["person/何婉清#post=临江市作家协会,主席"]
