"""Short forms that only the full name explains."""

from kg import pipeline

TEXT = "南京工人体育场6月1日重新开放。新工体增加了三千个座位。工体门前的广场也已翻新，市民纷纷来到工体合影。"


def test_first_characters_of_a_venue_are_mentions_of_it() -> None:
    found = [one for one in pipeline.analyse_text(TEXT, date="2021-06-10").mentions if one.rule == "short-form"]
    assert [one.surface for one in found] == ["新工体", "工体", "工体"]
    assert len({one.type for one in found}) == 1


def test_one_occurrence_is_too_few() -> None:
    text = TEXT.split("工体门前", maxsplit=1)[0]
    assert not [one for one in pipeline.analyse_text(text).mentions if one.rule == "short-form"]
