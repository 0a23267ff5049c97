"""A wrong date and a single wrong link: corrected by a row, told of when what it corrects is gone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg import ontology, pipeline
from kg.errors import InputError
from kg.graph.rows import facts, plain
from kg.graph.statements import statements
from kg.iri import BASE, SCHEMA, TIME
from kg.model import Corpus, Evidence, Kind, Measure, Mention, Relation, Span
from kg.resolve import decision_table, entities

_HEAD = "name,verdict,target,reason,who,when\n"
_FAIR = "event/2023-10-09_第三届青岭书展"


def _told(tmp_path: Path, rows: str, *analyses) -> Corpus:
    file = tmp_path / "decisions.csv"
    file.write_text(_HEAD + rows, encoding="utf-8")
    return entities.resolve(analyses, decision_table.read(file))


def _fair(make, day: str = "2023-10-09", name: str = "a"):
    told = f"[org:青岭市总工会]与[org:白河厂]在[place:体育馆街]于[date:9日|{day}]开[event:第三届青岭书展]"
    return make(told, "4 when=3 who=0 who=1 where=2", name=name)


def _links(corpus: Corpus) -> set[tuple[str, str]]:
    """Property and other end of what is told of events."""
    rows = facts(statements(corpus, ontology.load(), BASE))
    return {(one.predicate, plain(one.object).removeprefix(BASE)) for one in rows if "/event/" in one.subject}


def _said(corpus: Corpus, predicate: str) -> list[str]:
    told = statements(corpus, ontology.load(), BASE)
    return [plain(one.object) for one in told if one.predicate == predicate and "/event/" in one.subject]


def test_a_wrong_date_gives_way_to_the_one_that_a_person_says(make, tmp_path: Path) -> None:
    corpus = _told(tmp_path, f"{_FAIR},date,2023-10-19/2023-10-22,misread,李,\n", _fair(make))
    (fair,) = [one for one in corpus.entities if one.path[0] == "event"]
    assert fair.path == ("event", "2023-10-19_第三届青岭书展")
    assert "decided: date 2023-10-19/2023-10-22: misread (李)" in fair.reasons
    assert _said(corpus, SCHEMA + "startDate") == ["2023-10-19"]
    assert _said(corpus, SCHEMA + "endDate") == ["2023-10-22"]
    assert not [end for predicate, end in _links(corpus) if predicate == TIME + "hasTime"]
    assert "date/2023-10-09" in {"/".join(one.path) for one in corpus.entities}  # still named by the article


def test_a_date_told_less_precisely_stays_beside_the_right_one(make, tmp_path: Path) -> None:
    corpus = _told(tmp_path, "event/2023-10_第三届青岭书展,date,2023-10-19,,,\n", _fair(make, "2023-10"))
    assert _said(corpus, SCHEMA + "startDate") == ["2023-10-19"]
    assert (TIME + "hasTime", "date/2023-10") in _links(corpus)


def test_two_events_of_a_name_stay_two_though_one_moves_to_the_day_of_the_other(make, tmp_path: Path) -> None:
    told = _fair(make), _fair(make, "2025-10-09", "b")
    corpus = _told(tmp_path, f"{_FAIR},date,2025-10-09,,,\n", *told)
    paths = ["/".join(one.path) for one in corpus.entities if one.path[0] == "event"]
    assert paths == ["event/2025-10-09_第三届青岭书展", "event/2025-10-09_第三届青岭书展~a"]


@pytest.mark.parametrize(
    "target, gone",
    [
        ("schema:organizer organization/白河厂", (SCHEMA + "organizer", "organization/白河厂")),
        ("schema:organizer organization/白河厂|a", (SCHEMA + "organizer", "organization/白河厂")),
        ("地点 place/体育馆街", (SCHEMA + "location", "place/体育馆街")),
        ("time:hasTime date/2023-10-09", (TIME + "hasTime", "date/2023-10-09")),
    ],
)
def test_a_wrong_link_goes_alone_and_comes_back_with_the_row(make, tmp_path: Path, target: str, gone) -> None:
    before = _links(_told(tmp_path, "", _fair(make)))
    corpus = _told(tmp_path, f"{_FAIR},deny,{target},,,\n", _fair(make))
    assert before - _links(corpus) == {gone}
    assert corpus.unfollowed == ()
    assert len(_told(tmp_path, "", _fair(make)).entities) == len(corpus.entities)


def test_a_link_is_denied_of_the_article_that_misreads_it(make, tmp_path: Path) -> None:
    rows = f"{_FAIR},deny,schema:organizer organization/白河厂|b,,,\n"
    told = statements(_told(tmp_path, rows, _fair(make), _fair(make, name="b")), ontology.load(), BASE)
    ends = [(one.article.rpartition("/")[2], plain(one.object)) for one in facts(told) if "organizer" in one.predicate]
    assert ("a", BASE + "organization/白河厂") in ends
    assert ("b", BASE + "organization/白河厂") not in ends
    assert ("b", BASE + "organization/青岭市总工会") in ends


def test_an_employer_is_denied_under_the_name_that_another_row_gave(make, tmp_path: Path) -> None:
    told = make("[org:海城市学校]的[person:张伟]", "1 employer=0")
    rows = "organization/海城市学校,path,organization/海城一中,,,\n"
    rows += "person/张伟,deny,schema:worksFor organization/海城市学校,,,\n"
    corpus = _told(tmp_path, rows, told)
    assert not [one for one in facts(statements(corpus, ontology.load(), BASE)) if "worksFor" in one.predicate]
    assert corpus.unfollowed == ()


def test_a_number_that_is_none_goes_with_what_it_is_about(make, tmp_path: Path) -> None:
    told = make("[org:白河厂]有工人三百名。")
    number = Mention(Span(6, 9), Kind.STATISTIC, "", "三百名", "300")
    about = Relation(number, SCHEMA + "observationAbout", told.mentions[0], Evidence("a", Span(0, 10), "test", 0.9))
    told = replace(told, measures=(Measure(number, "300", "名", "工人"),), relations=(about,))
    corpus = _told(tmp_path, '"article/a#stat=6,9",drop,,,,\n', told)
    assert len(_told(tmp_path, "", told).analyses[0].measures) == 1
    assert (corpus.analyses[0].measures, corpus.analyses[0].relations, corpus.unfollowed) == ((), (), ())
    assert [one.cause for one in _told(tmp_path, '"article/a#stat=6,8",drop,,,,\n', told).unfollowed] == [
        "a decision was not followed: no number at article/a#stat=6,8"
    ]


@pytest.mark.parametrize(
    "row, cause",
    [
        ("event/2020_无此会,date,2023-10,,,", "no thing event/2020_无此会"),
        ("person/无此人,deny,schema:worksFor organization/白河厂,,,", "no thing person/无此人"),
        (f"{_FAIR},deny,schema:organizer organization/海城一中,,,", "no fact .*schema:organizer organization/海城一中"),
        (f"{_FAIR},deny,schema:organizer organization/白河厂|z,,,", "no fact .*白河厂"),
    ],
)
def test_what_a_row_corrects_and_is_gone_is_told(make, tmp_path: Path, row: str, cause: str) -> None:
    corpus = _told(tmp_path, row + "\n", _fair(make))
    (failure,) = corpus.unfollowed
    assert failure.source.endswith(":2")
    with pytest.raises(AssertionError, match=cause):
        raise AssertionError(failure.cause)
    assert len(_links(corpus)) == len(_links(_told(tmp_path, "", _fair(make))))


@pytest.mark.parametrize(
    "row, cause",
    [
        (f"{_FAIR},date,9日,", "no date, as in"),
        (f"{_FAIR},date,2023-10-12/2023-10-09,", "no date, as in"),
        ("person/张伟,date,2023-10-09,", "only an event has a date"),
        (f"{_FAIR},deny,organization/白河厂,", "no property and value"),
        (f"{_FAIR},deny,schema:nothing organization/白河厂,", "no property and value"),
        (f"{_FAIR},deny,,", "deny needs a target"),
    ],
)
def test_a_corrupt_row_is_refused(tmp_path: Path, row: str, cause: str) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text(f"{_HEAD}{row}\n", encoding="utf-8")
    with pytest.raises(InputError, match=cause) as caught:
        decision_table.read(file)
    assert caught.value.where.endswith("decisions.csv:2")


def test_a_number_is_known_in_rdf_by_its_address(tmp_path: Path) -> None:
    table = tmp_path / "a.ttl"
    decision_table.add(table, ("article/新闻/3#stat=6,9", "drop", "", "a year"))
    assert f"<{BASE}article/新闻/3#stat=6,9>" in table.read_text(encoding="utf-8")
    (row,) = decision_table.read(table)
    assert (row.name, row.reason) == (("article", "新闻/3#stat=6,9"), "a year")


def test_a_denied_employer_or_title_takes_the_post_with_it(tmp_path: Path) -> None:
    read = pipeline.analyse_text("临江集团董事长刘洋到会。", id="a")
    assert len(_told(tmp_path, "", read).analyses[0].tenures) == 1
    for told in ("worksFor organization/临江集团", "jobTitle 董事长"):
        corpus = _told(tmp_path, f"person/刘洋,deny,schema:{told},,,\n", read)
        assert (corpus.analyses[0].tenures, corpus.unfollowed) == ((), ())
