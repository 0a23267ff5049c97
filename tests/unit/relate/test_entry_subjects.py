"""Entries of a chronicle whose further clauses tell what is done to somebody or to a place, or have a year inside."""

from kg import pipeline
from kg.iri import TIME

TEXT = """青桥镇大事年表
1936年
2月　镇公所成立，何永年被推为镇长。
7月19日　山洪暴发，何家桥被毁。
2018年
3月20日　疗养院恢复营业。该院2009年因火灾停业。
"""


def test_what_is_done_to_somebody_or_to_a_place_is_told_with_its_own_year():
    analysis = pipeline.analyse_text(TEXT)
    told = {
        event.mention.surface: next(one.mention.value for one in event.arguments if one.role == TIME + "hasTime")
        for event in analysis.events
    }
    wanted = {"何永年被推为镇长": "1936-02", "何家桥被毁": "1936-07-19", "该院2009年因火灾停业": "2009"}
    assert told.items() >= wanted.items()
