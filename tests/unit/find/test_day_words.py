"""A numbered day ends where its unit does, whatever word the tagger lets the unit begin."""

from kg import pipeline
from kg.model import Kind

TOLD = {
    "主席林德10月18日向第三届海云论坛致贺信。": "10月18日",
    "总理周启明13日向总统辞职。": "13日",
    "江城大学3日向石门县捐赠电脑200台。": "3日",
    "5月7日向市民开放的江城博物馆昨天闭馆。": "5月7日",
    "何富贵6日向记者介绍了情况。": "6日",
    "林德2月28日在江城会见周启明。": "2月28日",
    "江城水厂21日起停水。": "21日起",
    "江城市向日葵公园5月1日开园。": "5月1日",
    "9月3日，江城举行朝日向导训练班。": "9月3日",
    "何富贵11月2日晚抵达江城。": "11月2日晚",
}


def test_a_day_is_whole() -> None:
    found = {text: _dates(text) for text in TOLD}
    assert {text: dates for text, dates in found.items() if TOLD[text] not in dates} == {}


def test_no_event_begins_with_the_end_of_a_day() -> None:
    names = [one.mention.surface for text in TOLD for one in pipeline.analyse_text(text, date="2023-10-20").events]
    assert names
    assert not [name for name in names if name.startswith("日")]


def _dates(text: str) -> list[str]:
    mentions = pipeline.analyse_text(text, date="2023-10-20").mentions
    return [one.surface for one in mentions if one.kind is Kind.DATE]
