"""What a person decides: each verdict, in each kind of table, and what becomes of rows that say nothing rightly."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from kg.errors import InputError
from kg.iri import KG
from kg.model import Corpus
from kg.resolve import decision_table, entities
from kg.view import doubt_table

_HEAD = "name,verdict,target,reason,who,when\n"


def _told(tmp_path: Path, rows: str, *analyses) -> Corpus:
    file = tmp_path / "decisions.csv"
    file.write_text(_HEAD + rows, encoding="utf-8")
    return entities.resolve(analyses, decision_table.read(file))


def _paths(corpus: Corpus) -> list[str]:
    return ["/".join(one.path) for one in corpus.entities]


def test_things_are_merged_renamed_retyped_linked_and_dropped(make, tmp_path: Path) -> None:
    corpus = _told(
        tmp_path,
        "organization/青岭工会,merge,organization/青岭市总工会,one body,李,2024-05\n"
        "organization/青岭市总工会,rename,青岭总工会,its own word,,\n"
        "organization/白河厂,retype,企业,,,\n"
        "place/体育馆街,link,http://www.wikidata.org/entity/Q1,,,\n"
        "person/某甲,drop,,no person,,\n",
        make("[org:青岭市总工会][org:白河厂][place:体育馆街][person:某甲]", name="a"),
        make("[org:青岭工会]", name="b"),
    )
    assert _paths(corpus) == ["organization/白河厂", "organization/青岭市总工会", "place/体育馆街"]
    factory, union, street = corpus.entities
    assert factory.types[0] == KG + "Company"
    assert (union.label, union.aliases) == ("青岭总工会", ("青岭工会", "青岭市总工会"))
    assert "decided: merge organization/青岭市总工会: one body (李, 2024-05)" in union.reasons
    assert street.same_as == ("http://www.wikidata.org/entity/Q1",)


def test_a_split_takes_articles_or_a_name_away(make, tmp_path: Path) -> None:
    told = [make("[person:张伟]", name=name) for name in "abc"]
    assert _paths(_told(tmp_path, "person/张伟,split,b|c,,,\n", *told)) == ["person/张伟", "person/张伟~b"]
    joined = make("[org:青岭市总工会]和[org:总工会]", name="d")
    corpus = _told(tmp_path, "organization/青岭市总工会,different,organization/总工会,another,,\n", joined)
    assert _paths(corpus) == ["organization/总工会", "organization/青岭市总工会"]


def test_a_retyping_moves_a_thing_to_its_family(make, tmp_path: Path) -> None:
    told = make("[org:白河剧场]与[place:白河剧场]")
    (place,) = _told(tmp_path, "organization/白河剧场,retype,kg:Venue,,,\n", told).entities
    assert ("/".join(place.path), place.types[0], len(place.mentions)) == ("place/白河剧场", KG + "Venue", 2)


def test_bodies_are_decided_on_before_the_events_they_hold(make, tmp_path: Path) -> None:
    def held(body: str, name: str):
        return make(f"[org:{body}]于[date:2日|2023-05-02]开[event:座谈会]", "2 when=1 who=0", name=name)

    told = held("青岭工会", "a"), held("白河工人联合组织", "b")
    events = [one for one in _paths(_told(tmp_path, "", *told)) if one.startswith("event")]
    assert len(events) == 2
    rows = "organization/青岭工会,merge,organization/白河工人联合组织,,,\n"
    assert len([one for one in _paths(_told(tmp_path, rows, *told)) if one.startswith("event")]) == 1


def test_what_was_told_apart_is_asked_no_more(make, tmp_path: Path) -> None:
    told = [
        make(f"[org:{employer}]的[person:张伟]", "1 employer=0", name=name)
        for name, employer in (("a", "江城市医院"), ("b", "海城市学校"))
    ]
    assert len(_told(tmp_path, "", *told).doubts) == 1
    assert _told(tmp_path, "person/张伟,different,person/张伟~海城市学校,,,\n", *told).doubts == ()


def test_a_decision_follows_a_thing_whose_main_name_changed(make, tmp_path: Path) -> None:
    corpus = _told(
        tmp_path,
        "organization/全国总工会,link,https://example.org/1,,,\n",
        make("[org:全国总工会]", name="a"),
        make("[org:中华全国总工会]", name="b"),
    )
    assert corpus.entities[0].same_as == ("https://example.org/1",)


@pytest.mark.parametrize(
    "row, cause",
    [
        ("organization/甲,merge,,", "merge needs a target"),
        ("organization/甲,retype,kg:Nothing,", "no class of the ontology: kg:Nothing"),
        ("organization/甲,link,somewhere,", "no IRI: somewhere"),
        ("甲,drop,,", "no path of a thing: 甲"),
    ],
)
def test_a_corrupt_row_is_refused_with_its_line(tmp_path: Path, row: str, cause: str) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text(f"{_HEAD}organization/乙,drop,,,,\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError, match=cause) as caught:
        decision_table.read(file)
    assert caught.value.where.endswith("decisions.csv:3")


def test_every_kind_of_table_says_the_same(tmp_path: Path) -> None:
    rows = [
        ["organization/甲", "merge", "organization/乙", 'a "good" reason', "李", "2024-05-02"],
        ["organization/丙", "rename", "丙公司", "", "", ""],
    ]
    told = []
    for name in ("a.csv", "a.tsv", "a.ttl"):
        for row in rows:
            decision_table.add(tmp_path / name, row)
        told.append(decision_table.read(tmp_path / name))
    book = openpyxl.Workbook()
    for cells in (["name", "verdict", "who", "when", "target", "reason"], *([*r[:2], *r[4:], *r[2:4]] for r in rows)):
        book.active.append(cells)
    book.save(tmp_path / "a.xlsx")
    told.append(decision_table.read(tmp_path / "a.xlsx"))
    said = {tuple((one.name, one.verdict, one.target, one.reason, one.who, one.when) for one in read) for read in told}
    assert len(said) == 1
    assert len(next(iter(said))) == 2


def test_a_fault_in_turtle_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "decisions.ttl"
    decision_table.add(file, ["organization/甲", "drop", ""])
    file.write_text(file.read_text(encoding="utf-8").replace("drop", "lose"), encoding="utf-8")
    with pytest.raises(InputError, match="no verdict lose") as caught:
        decision_table.read(file)
    assert caught.value.where.endswith("decisions.ttl:6")
    file.write_text("[] a", encoding="utf-8")
    with pytest.raises(InputError, match="not valid Turtle"):
        decision_table.read(file)


@pytest.mark.parametrize("reason", ["-老厂的新名", "=同一地址", "－同上", "-5", "'tis one"])
@pytest.mark.parametrize("name", ["doubts.csv", "doubts.xlsx"])
def test_a_reason_in_the_table_of_doubts_is_read_as_it_was_written(tmp_path: Path, name: str, reason: str) -> None:
    row = ["organization/甲", "merge", "organization/乙", reason, "", "", "0.5", "1", "", ""]
    doubt_table.write([row], tmp_path / name)
    assert [one.reason for one in decision_table.read(tmp_path / name)] == [reason]
