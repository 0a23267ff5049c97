"""Who, whom, where and when of events, read by their clause where the patterns of their type find none."""

import pytest

from kg import pipeline
from kg.iri import SCHEMA
from kg.relate.grounds import TIMES
from kg.relate.one_role import AGENT_ROLES


def told(text: str, trigger: str) -> dict[str, set[str]]:
    analysis = pipeline.analyse_text(text, date="2024-06-20")
    found: dict[str, set[str]] = {"who": set(), "where": set(), "when": set()}
    for event in analysis.events:
        if event.trigger.of(analysis.document.folded) == trigger:
            for one in event.arguments:
                kind = "who" if one.role in AGENT_ROLES else "when" if one.role in TIMES else ""
                kind = "where" if one.role == SCHEMA + "location" else kind
                found.setdefault(kind, set()).add(one.mention.value if kind == "when" else one.mention.surface)
    return found


@pytest.mark.parametrize(
    ("text", "trigger", "who", "where"),
    [
        ("5月8日，周启明乘船逃往海州。", "逃往", {"周启明"}, {"海州"}),
        ("4月2日，公司向海州市公安局报案。", "报案", {"海州市公安局"}, set()),
        ("4月9日，董事会收到独立董事林德的辞呈。", "收到", {"林德"}, set()),
        ("4月3日，法院判处周启明有期徒刑三年。", "判处", {"周启明"}, set()),
        ("3月5日，海州县县城失守。", "失守", set(), {"海州县"}),
        ("5月9日，林德入选海州名人堂。", "入选", {"林德"}, set()),
        ("5月6日，一名海州游客在青山落水。", "落水", set(), {"青山"}),
        ("5月3日，周启明将家藏古籍捐献给青山图书馆。", "捐献", {"周启明"}, {"青山图书馆"}),
        ("5月9日，市长周启明宣布吊销该厂的许可证。", "吊销", {"周启明"}, set()),
        ("1956年，海州改名青山。", "改名", set(), set()),
        ("5月8日，法国葡萄酒打开海外市场。", "打开", set(), set()),
        ("在江西海州，青山隧道5月8日完成首段盾构掘进。", "掘进", set(), {"海州"}),
        ("天津港5月8日开通两条航线；在海州，工人搬走旧塔吊。", "开通", set(), {"天津港"}),
        ("5月8日，林德加入青山足球队。", "加入", {"林德", "青山足球队"}, set()),
        ("5月8日，检查组委托海州、青山两市开展自查。", "委托", set(), set()),
        ("6月1日，法国批准了芬兰加入北约的议定书。", "批准", {"法国"}, set()),
    ],
)
def test_a_clause_tells_who_and_where(text: str, trigger: str, who: set[str], where: set[str]) -> None:
    found = told(text, trigger)
    assert found["who"] >= who
    assert found["where"] == where


def test_a_place_does_the_deed_of_its_clause_and_not_who_began_the_one_before() -> None:
    analysis = pipeline.analyse_text("三峡枢纽升船机检修完毕；广西钦州港新开通两条外贸航线。", date="2024-06-20")
    opened = next(one for one in analysis.events if one.trigger.of(analysis.document.folded) == "开通")
    assert "广西钦州港" in {span.of(analysis.document.folded) for span in opened.participants}


def test_some_of_those_told_before_are_not_all_of_them() -> None:
    assert told("伊朗6月14日向以色列发射导弹，绝大多数被拦截。", "拦截")["who"] == set()


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("周启明3月5日上午在海州会见林德。周启明还走访了两所小学。", {"2024-03-05"}),
        ("周启明3月5日上午在海州会见林德。此前，周启明走访了两所小学。", set()),
    ],
)
def test_a_day_is_carried_on_to_whom_the_sentence_before_named(text: str, when: set[str]) -> None:
    assert told(text, "走访")["when"] == when


def test_what_is_dated_is_told_though_nobody_is_named() -> None:
    analysis = pipeline.analyse_text("青山中学沿革\n1938年停办。1946年复办，聘林德为校长。", date="")
    assert any(event.trigger.of(analysis.document.folded) == "复办" for event in analysis.events)


@pytest.mark.parametrize(
    ("title", "text", "trigger", "who"),
    [
        ("历任馆长简介·周启明", "周启明，1926年2月生，海州人。1943年10月离乡，在青山教书。", "离乡", {"周启明"}),
        ("周启明：唱了一辈子花脸", "这位老人走了。5月3日，周启明在海州家中离世。1950年随团进京。", "进京", {"周启明"}),
        ("青山中学（海州）", "青山中学，位于海州城东。1946年复办。", "复办", {"青山中学"}),
        ("周启明：经济将增长", "周启明5月3日表示，经济将增长。1950年随团进京。", "进京", set()),
        ("周启明会见林德", "周启明5月3日在海州会见林德。1950年随团进京。", "进京", set()),
    ],
)
def test_whom_the_title_announces_does_what_nobody_is_named_for(
    title: str, text: str, trigger: str, who: set[str]
) -> None:
    analysis = pipeline.analyse_text(text, date="2024-06-20", title=title)
    found = [event for event in analysis.events if event.trigger.of(analysis.document.folded) == trigger]
    assert found
    assert {one.mention.surface for one in found[0].arguments if one.role in AGENT_ROLES} == who
