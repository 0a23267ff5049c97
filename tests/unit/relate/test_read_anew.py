"""Guests before a word for when, deeds of reporters and figures compared, bodies that only tell where it is done."""

import pytest

from kg import pipeline
from kg.model import Kind
from kg.resolve import entities

GUESTS = [
    ("5月3日，云岭市市长陈立会见白河国总统韩青时表示，双方要加强合作。", "韩青"),
    ("5月3日，陈立会见韩青后，出席了签约仪式。", "韩青"),
    ("5月3日，王冠在会见白河国总理何宁时说，两国关系良好。", "何宁"),
    ("5月3日，教育部部长李成会见来访的青山国总理周宁之后前往云岭。", "周宁"),
]
NO_DEEDS = [
    "岁末年初，本刊请专家投票，选出五件大事。",
    "5月3日，记者来到白河镇，采访了种粮大户李成。",
    "云岭市图书馆去年接待读者86万人次，同比增长12%。",
    "去年，云岭市总工会新建职工书屋31家，同比增加5家。",
]
DEEDS = [
    ("5月3日，记者获悉，白河镇建成了新图书馆。", "白河镇建成了新图书馆"),
    ("5月3日，云岭市总工会新建职工书屋31家。", "云岭市总工会新建职工书屋31家"),
    ("5月3日，纪录片《云岭往事》播出，引发热议。", "《云岭往事》播出"),
    ("5月3日，白河电视台首播纪录片《云岭往事》。", "白河电视台首播《云岭往事》"),
]


def told(text: str) -> dict[str, set[tuple[str, str]]]:
    """The events of a text by name, with their roles and who fills them."""
    analysis = pipeline.analyse_text(text, date="2024-05-06")
    found = {}
    for one in entities.resolve((analysis,)).entities:
        mentions = {linked.mention for linked in one.mentions}
        if one.kind is Kind.EVENT:
            links = [link for event in analysis.events if event.mention in mentions for link in event.arguments]
            found[one.label] = {(link.role.rpartition("/")[2], link.mention.surface) for link in links}
    return found


@pytest.mark.parametrize("text, guest", GUESTS)
def test_a_guest_before_a_word_for_when_is_met(text: str, guest: str) -> None:
    assert ("attendee", guest) in set().union(*told(text).values())


@pytest.mark.parametrize("text", NO_DEEDS)
def test_what_reporters_do_and_figures_compared_are_no_events(text: str) -> None:
    assert told(text) == {}


@pytest.mark.parametrize("text, name", DEEDS)
def test_what_reporters_hear_of_and_what_is_counted_once_is_told(text: str, name: str) -> None:
    assert name in told(text)


def test_a_body_that_tells_where_it_is_done_did_not_do_it() -> None:
    [(name, links)] = told("5月3日，纪录片《云岭往事》在白河电视台纪实频道首播。").items()
    assert "首播" in name
    assert not [one for one in links if one[0] in {"organizer", "performer"}]
