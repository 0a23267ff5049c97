"""Links that are no event's role: posts of persons, issuers and dates of documents."""

import re

import pytest

from kg import pipeline
from kg.model import Mention


def relations(text: str) -> set[tuple[str, str, str]]:
    found = pipeline.analyse_text(text, date="2021-06-10").relations
    return {(one.subject.surface, re.split("[#/]", one.predicate)[-1], _end(one.object)) for one in found}


def _end(node: Mention | str) -> str:
    return node if isinstance(node, str) else node.value or node.surface


def test_a_post_before_a_name() -> None:
    assert relations("农业部部长何建国主持会议。") == {
        ("何建国", "worksFor", "农业部"),
        ("何建国", "jobTitle", "部长"),
    }


def test_two_posts_of_one_person() -> None:
    found = relations("江城市总工会副主席、江城港务局局长李建华出席。")
    assert ("李建华", "worksFor", "江城市总工会") in found
    assert ("李建华", "worksFor", "江城港务局") in found
    assert ("李建华", "jobTitle", "副主席") in found
    assert ("李建华", "jobTitle", "局长") in found


def test_a_post_that_tells_what_it_is_in_charge_of() -> None:
    assert ("林远山", "worksFor", "江城市总工会") in relations("江城市总工会分管宣传工作的副主席林远山出席会议。")
    told = relations("江城市总工会主管的报纸的记者王明到会。")
    assert not {link for link in told if link[1] == "worksFor"}


def test_a_title_belongs_to_the_person_before_it() -> None:
    found = relations("陈志远部长和何建国主任出席座谈会。")
    assert not {link for link in found if link[0] == "何建国" and "部长" in link[2]}


def test_issuer_day_and_effect_of_a_document() -> None:
    found = relations("6月1日，湖南省人民政府公布《湖南省湿地保护条例》，条例自2021年8月1日起正式施行。")
    title = "《湖南省湿地保护条例》"
    assert (title, "publisher", "湖南省人民政府") in found
    assert (title, "datePublished", "2021-06-01") in found
    assert any(link[:2] == (title, "effectiveFrom") and link[2].startswith("2021-08-01") for link in found)


def test_taking_part_is_not_issuing() -> None:
    assert not relations("江城市卫生健康委员会参与制定《医院感染防控规范》。")


def test_posts_listed_without_a_body_of_their_own_are_posts_by_themselves() -> None:
    found = {link[2] for link in relations("江城县委书记、县长何大川出席会议。") if link[1] == "jobTitle"}
    assert found == {"书记", "县长"}


@pytest.mark.parametrize(
    ("text", "person", "body", "posts"),
    [
        ("国家发展改革委党组成员、副主任王昌林出席会议。", "王昌林", "国家发展改革委", {"党组成员", "副主任"}),
        ("教育部党组书记、部长陈志远出席座谈会。", "陈志远", "教育部", {"党组书记", "部长"}),
        ("江城市公安局党委委员、副局长王大海通报情况。", "王大海", "江城市公安局", {"党委委员", "副局长"}),
        ("省委常委、组织部部长陈志明讲话。", "陈志明", "省委", {"常委", "组织部部长"}),
        ("缅甸军方发言人昂敏表示将停火。", "昂敏", "缅甸军方", {"发言人"}),
    ],
)
def test_who_sits_in_the_party_organ_of_a_body_works_there(text: str, person: str, body: str, posts: set[str]) -> None:
    found = relations(text)
    assert {end for one, link, end in found if one == person and link == "worksFor"} == {body}
    assert {end for one, link, end in found if one == person and link == "jobTitle"} == posts
