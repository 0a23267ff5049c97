"""Meetings and messages are called by what the clause behind says that they were held or written for."""

import pytest

from kg import pipeline
from kg.model import Kind
from kg.resolve import entities


def names(text: str) -> list[str]:
    told = entities.resolve((pipeline.analyse_text(text, date="2024-05-06"),)).entities
    return [one.label for one in told if one.kind is Kind.EVENT]


@pytest.mark.parametrize(
    "text, name",
    [
        ("5月3日，白河省政府举行新闻发布会，介绍工业运行情况。", "白河省政府举行介绍工业运行情况的新闻发布会"),
        ("5月3日，云岭市教育局召开新闻发布会，通报中考改革方案。", "云岭市教育局召开通报中考改革方案的新闻发布会"),
        ("5月3日，云岭市政府召开专题会议，研究部署防汛工作。", "云岭市政府召开研究部署防汛工作的专题会议"),
        ("5月3日，云岭大学举行座谈会，纪念建校五十周年。", "云岭大学举行纪念建校五十周年的座谈会"),
        ("5月3日，白河公司举行说明会，回应消费者的质疑。", "白河公司举行回应消费者的质疑的说明会"),
        ("5月3日，习近平致电韩青，祝贺他当选白河国总统。", "习近平致电韩青祝贺他当选白河国总统"),
        ("5月3日，习近平向韩青致贺电，祝贺他当选白河国总统。", "习近平向韩青致贺电祝贺他当选白河国总统"),
    ],
)
def test_what_it_was_for_is_told(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    "text, name",
    [
        ("5月3日，云岭市政府召开会议，5月4日启动应急响应。", "云岭市政府召开会议"),
        ("5月3日，云岭大学举行座谈会，何校长发表讲话。", "云岭大学举行座谈会"),
        ("5月3日，云岭市总工会召开第三次代表大会，选举陈立为主席。", "云岭市总工会召开第三次代表大会"),
        ("5月3日，云岭市教育局召开新闻发布会。会议通报了中考改革方案。", "云岭市教育局召开新闻发布会"),
        ("5月3日，云岭市教育局召开新闻发布会，介绍5月2日的考试情况。", "云岭市教育局召开新闻发布会"),
        ("5月3日，陈立致电韩青，双方讨论了停火问题。", "陈立致电韩青"),
    ],
)
def test_what_another_clause_does_is_no_part_of_it(text: str, name: str) -> None:
    assert name in names(text)
