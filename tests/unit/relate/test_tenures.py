"""Who holds which post: beside names, and where posts are taken or left."""

import pytest

from kg import pipeline


def posts(text: str) -> set[tuple[str, str, str, str]]:
    found = pipeline.analyse_text(text, date="2023-05-07").tenures
    how = {(False, False): "holds", (True, False): "takes", (True, True): "leaves"}
    return {
        (one.holder.surface, one.body.surface if one.body else "", one.post, how[bool(one.appointment), one.ends])
        for one in found
    }


CASES = [
    (
        "北河市委书记、市人大常委会主任赵明远出席会议。",
        {("赵明远", "市人大常委会", "主任", "holds"), ("赵明远", "市委", "书记", "holds")},
    ),
    (
        "临江集团董事长兼总经理刘洋说，公司今年投资20亿元。",
        {("刘洋", "临江集团", "董事长", "holds"), ("刘洋", "临江集团", "总经理", "holds")},
    ),
    ("株洲市市长唐晓峰出席仪式。", {("唐晓峰", "", "株洲市市长", "holds")}),
    ("2016年7月，何婉清当选为临江市作家协会主席。", {("何婉清", "临江市作家协会", "主席", "takes")}),
    (
        "会议决定任命王丽为青山市财政局局长，孙强为青山市交通局副局长。",
        {("王丽", "青山市财政局", "局长", "takes"), ("孙强", "青山市交通局", "副局长", "takes")},
    ),
    (
        "张海峰2003年起担任青山市科技局局长、党组书记。",
        {("张海峰", "青山市科技局", "局长", "takes"), ("张海峰", "青山市科技局", "党组书记", "takes")},
    ),
    ("周海被任命为江城市人力资源和社会保障局局长。", {("周海", "江城市人力资源和社会保障局", "局长", "takes")}),
    ("陈明辞去青山市总工会主席职务。", {("陈明", "青山市总工会", "主席", "leaves")}),
    ("何大川不再担任江城县教育局局长。", {("何大川", "江城县教育局", "局长", "leaves")}),
    ("公司将任命李伟为首席执行官。", set()),
    ("法院认为，原告王丽担任的不是公司的监事。", set()),
    ("记者王明从市教育局获悉，新校舍已经启用。", set()),
    ("青山市图书馆为读者李老师送去新书。", set()),
]


@pytest.mark.parametrize("text, wanted", CASES, ids=[text for text, _ in CASES])
def test_posts_are_paired_with_persons_and_bodies(text: str, wanted: set[tuple[str, str, str, str]]) -> None:
    assert posts(text) == wanted
