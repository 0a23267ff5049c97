"""In whatever order articles come, the graph is the same to the byte."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg import ontology
from kg.graph import syntax
from kg.graph.statements import statements
from kg.iri import BASE
from kg.resolve import entities

_TEXTS = (
    (
        "[org:江城市总工会]于[date:2日|2023-05-02]办[event:第九届湖区论坛]，[person:张伟]出席",
        "2 when=1 who=0 guest=3",
        "3 employer=0",
    ),
    ("[org:全国总工会]在[place:江城市]开[event:第九届湖区论坛]", "2 who=0 where=1"),
    ("[org:中华全国总工会]的[person:张伟]", "1 employer=0"),
    ("[org:海城市学校]的[person:张伟]读[doc:《决定》]", "1 employer=0"),
    ("[person:张伟]与[person:路易斯·阿比纳德尔]在[place:多米尼加共和国]",),
    ("[person:阿比纳德尔]访问[place:多米尼加共和国]，[org:国会]表决",),
    ("[event:湖区论坛]于[date:3日|2023-05-03]办", "0 when=1"),
    ("[org:市总工会]在[place:江城市]于[date:2日|2023-05-02]开[event:座谈会]", "3 when=2 who=0"),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(_TEXTS))), size=st.integers(3, len(_TEXTS)))
def test_any_order_gives_the_same_bytes(make, order: list[int], size: int) -> None:
    chosen = order[:size]
    told = {number: make(_TEXTS[number][0], *_TEXTS[number][1:], name=f"a{number}") for number in chosen}

    def graph(numbers: list[int]) -> str:
        corpus = entities.resolve(tuple(told[number] for number in numbers))
        return syntax.nquads(statements(corpus, ontology.load(), BASE))

    assert graph(chosen) == graph(sorted(chosen))
