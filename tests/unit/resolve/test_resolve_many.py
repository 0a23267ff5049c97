"""Many articles: one path for one thing, two for two bearers of a name, and a person's decisions on top."""

import itertools
from pathlib import Path

import pytest

from kg import ontology
from kg.errors import InputError
from kg.graph.statements import statements
from kg.iri import BASE
from kg.model import Analysis, Corpus
from kg.resolve import decision_table, decisions, entities


def _events(*analyses: Analysis) -> list[str]:
    return [entity.path[1] for entity in entities.resolve(analyses).entities if entity.path[0] == "event"]


def _things(corpus: Corpus) -> dict[str, int]:
    return {"/".join(entity.path): len(entity.mentions) for entity in corpus.entities}


def test_one_name_is_one_organisation_under_its_longest_form(make) -> None:
    corpus = entities.resolve((make("[org:全国总工会]", name="a"), make("[org:中华全国总工会]", name="b")))
    assert _things(corpus) == {"organization/中华全国总工会": 2}
    assert corpus.entities[0].aliases == ("全国总工会",)


def test_an_event_told_in_two_articles_stands_at_its_most_precise_date(make) -> None:
    first = make("[event:江城市湖区论坛]于[date:五月|2023-05]办", "0 when=1", name="a")
    second = make("[event:江城市湖区论坛]于[date:2日|2023-05-02]办", "0 when=1", name="b")
    other = make("[event:江城市湖区论坛]于[date:去年|2022]办", "0 when=1", name="c")
    assert _events(first, second, other) == ["2022_江城市湖区论坛", "2023-05-02_江城市湖区论坛"]


def test_only_a_numbered_event_is_known_without_a_date(make) -> None:
    dated = make("[event:第九届湖区论坛]于[date:2日|2023-05-02]办", "0 when=1", name="a")
    assert _events(dated, make("[event:第九届湖区论坛]", name="b")) == ["2023-05-02_第九届湖区论坛"]
    plain = make("[event:江城市湖区论坛]于[date:2日|2023-05-02]办", "0 when=1", name="a")
    assert _events(plain, make("[event:江城市湖区论坛]", name="folder/b")) == [
        "2023-05-02_江城市湖区论坛",
        "江城市湖区论坛~folder/b",
    ]


def test_bare_meetings_of_one_day_are_one_only_with_a_common_agent(make) -> None:
    def told(who: str, name: str) -> Analysis:
        return make(f"[org:{who}]于[date:2日|2023-05-02]开[event:座谈会]", "2 when=1 who=0", name=name)

    assert _events(told("江城市总工会", "a"), told("江城市总工会", "b")) == [
        "2023-05-02_江城市总工会座谈会",
    ]  # fmt: skip
    assert _events(told("江城市总工会", "a"), told("海城市妇联", "b")) == [
        "2023-05-02_江城市总工会座谈会", "2023-05-02_海城市妇联座谈会",
    ]  # fmt: skip


def test_persons_stay_apart_only_when_their_employers_are_elsewhere(make) -> None:
    def told(employer: str, name: str) -> Analysis:
        return make(f"[org:{employer}]的[person:张伟]", "1 employer=0", name=name)

    people = [told("江城市医院", "a"), told("海城市学校", "b"), told("国务院", "c"), told("江城市总工会", "d")]
    paths = [path for path in _things(entities.resolve(tuple(people))) if path.startswith("person")]
    assert paths == ["person/张伟", "person/张伟~海城市学校"]
    assert [e.path[-1] for e in entities.resolve((people[0], people[2])).entities if e.path[0] == "person"] == ["张伟"]


def test_a_name_kept_back_is_another_person_in_each_article(make) -> None:
    people = [make("[person:孙某]被捕，[person:孙某]认罪", name=name) for name in ("a", "b")]
    assert _things(entities.resolve(tuple(people))) == {"person/孙某": 2, "person/孙某~b": 2}


def test_one_called_by_surname_and_sex_is_another_person_in_each_article(make) -> None:
    corpus = entities.resolve((make("[person:张男]被捕。", name="a"), make("[person:张男]受伤。", name="b")))
    assert len([one for one in corpus.entities if one.path[0] == "person"]) == 2
    whole = entities.resolve((make("[person:王亚男]到会。", name="a"), make("[person:王亚男]获奖。", name="b")))
    assert _things(whole) == {"person/王亚男": 2}


def test_a_first_name_without_a_post_is_whom_all_others_mean(make) -> None:
    full = make("[place:巴基斯坦]总理[person:夏里兹·沙里夫]到访。", name="a")
    posted = make("[place:巴基斯坦]总理[person:夏里兹]到访。", name="b")
    silent = make("同[person:夏里兹]会谈，[place:巴基斯坦]愿加强合作。", name="c")
    assert _things(entities.resolve((full, posted, silent)))["person/夏里兹·沙里夫"] == 3
    other = make("[place:伊朗]总理[person:夏里兹]到访。", name="d")
    assert _things(entities.resolve((full, posted, silent, other)))["person/夏里兹·沙里夫"] == 2


def test_a_body_of_the_world_is_one_with_and_without_its_owner(make) -> None:
    corpus = entities.resolve((make("[org:联合国安理会]", name="a"), make("[org:安理会]", name="b")))
    assert _things(corpus) == {"organization/联合国安理会": 2}


def test_places_that_no_table_knows_are_one_in_two_written_forms(make) -> None:
    corpus = entities.resolve((make("[place:江南自由贸易港]", name="a"), make("[place:江南自贸港]", name="b")))
    assert _things(corpus) == {"place/江南自由贸易港": 2}
    sides = entities.resolve((make("[place:东区]", name="a"), make("[place:东区]", name="b")))
    assert len(_things(sides)) == 2


def test_a_last_name_needs_its_country_beside_it_and_no_other_title(make) -> None:
    full = make("[place:秘鲁]代表[person:鲁福·佩里斯]说。", name="a")
    beside = make("[person:佩里斯]说，[place:秘鲁]愿合作。", name="b")
    apart = make("[person:佩里斯]起诉警察。\n[place:秘鲁]举行选举。", name="c")
    titled = make("[place:秘鲁]总统[person:佩里斯]说。", name="d")
    assert _things(entities.resolve((full, beside)))["person/鲁福·佩里斯"] == 2
    assert _things(entities.resolve((full, apart, titled)))["person/鲁福·佩里斯"] == 1


def test_a_party_centre_in_traditional_text_is_not_the_one_of_the_mainland(make) -> None:
    mainland = make("[org:党中央]决定。", name="a")
    assert len(_things(entities.resolve((mainland, make("[org:党中央]決定。", name="b", script="Hant"))))) == 2
    assert (
        len(_things(entities.resolve((mainland, make("[org:中共]和[org:党中央]決定。", name="b", script="Hant"))))) == 2
    )


def test_an_assembly_is_of_the_only_country_before_it_in_its_sentence(make) -> None:
    told = make("[org:美国国务院]说，已绕过[org:国会]向[place:以色列]出售武器。", name="a")
    assert "organization/美国国会" in _things(entities.resolve((told,)))
    two = make("[place:日本]和[place:法国]说，[org:国会]已批准。", name="b")
    assert "organization/国会~b" in _things(entities.resolve((two,)))


def test_conferences_of_a_series_are_not_one_by_name_and_day(make) -> None:
    def told(topic: str, name: str) -> Analysis:
        row = f"[org:江城市政府][date:2日|2023-05-02]举行[event:“江城这十年”系列主题{topic}]"
        return make(row, "2 when=1 who=0", name=name)

    assert len(_events(told("发布会", "a"), told("发布会", "b"))) == 2


def test_an_edition_is_one_event_with_its_year_its_place_or_neither(make) -> None:
    dated = make("[event:第九届亚洲冬季运动会]于[date:7日|2025-02-07]开幕", "0 when=1", name="a")
    yearly = make("[event:2025年第九届亚冬会]", name="b")
    assert _events(dated, yearly) == ["2025-02-07_2025年第九届亚冬会"]
    assert len(_events(dated, make("[event:2025年第十届亚冬会]", name="b"))) == 2


def test_the_order_of_articles_changes_nothing(make) -> None:
    told = [make(f"[org:江城市总工会]办[event:湖区论坛{n % 2}]于[date:2日|2023-05-0{n}]", "1 when=2 who=0", name=str(n))
            for n in range(1, 5)]  # fmt: skip
    ways = {entities.resolve(way).entities for way in itertools.permutations(told)}
    assert len(ways) == 1


def test_decisions_join_divide_and_move(make, tmp_path: Path) -> None:
    file = tmp_path / "decisions.tsv"
    file.write_text(
        "# ours\norganization/市总工会~b\tsame\torganization/江城市总工会\tthe paper is from there\n"
        "person/张伟\tdifferent\tb\ta doctor\nplace/工体\tpath\tplace/江城工人体育场\tfull name\n",
        encoding="utf-8",
    )
    told = (
        make("[org:江城市总工会][person:张伟][place:工体]", name="a"),
        make("[org:市总工会][person:张伟]", name="b"),
    )
    corpus = entities.resolve(told, decision_table.read(file))
    assert _things(corpus) == {
        "organization/江城市总工会": 2, "person/张伟": 1, "person/张伟~b": 1, "place/江城工人体育场": 1,
    }  # fmt: skip
    assert "decided: same organization/江城市总工会: the paper is from there" in corpus.entities[0].reasons


@pytest.mark.parametrize(
    "row, cause",
    [
        ("organization/甲\tsame", "a decision needs a name"),
        ("organization/甲\tmaybe\torganization/乙\tx", "no verdict maybe"),
        ("甲\tsame\torganization/乙\tx", "no path of a thing: 甲"),
        ("organization/甲\tsame\tperson/乙\tx", "no path of a thing of that kind: person/乙"),
    ],
)
def test_a_wrong_row_is_named(tmp_path: Path, row: str, cause: str) -> None:
    file = tmp_path / "decisions.tsv"
    file.write_text(f"# header\n{row}\n", encoding="utf-8")
    with pytest.raises(InputError, match=cause) as caught:
        decision_table.read(file)
    assert caught.value.where.endswith(":2")


def test_a_decision_about_nothing_is_told_and_not_lost(make) -> None:
    decision = decisions.Decision(("person", "无名"), decisions.Verdict.SAME, "person/张伟", "x", "ours.tsv:3")
    corpus = entities.resolve((make("[person:张伟]"),), (decision,))
    assert [entity.path for entity in corpus.entities] == [("person", "张伟")]
    assert [(one.source, one.cause) for one in corpus.unfollowed] == [
        ("ours.tsv:3", "a decision was not followed: no thing person/无名")
    ]  # fmt: skip


def test_a_decision_is_added_to_a_table(tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    decision_table.add(file, ["person/张伟", "different", "b", "a doctor, of 海城", "li", "2024-05-02"])
    with pytest.raises(InputError, match="no verdict maybe"):
        decision_table.add(file, ["person/张伟", "maybe", "b", "x"])
    assert [(one.verdict, one.reason) for one in decision_table.read(file)] == [("different", "a doctor, of 海城")]


def test_what_may_be_one_is_told(make) -> None:
    told = [
        make(f"[org:{employer}]的[person:张伟]", "1 employer=0", name=name)
        for name, employer in (("a", "江城市医院"), ("b", "海城市学校"))
    ]
    (doubt,) = entities.resolve(tuple(told)).doubts
    assert (doubt.one, doubt.other) == (("person", "张伟"), ("person", "张伟~海城市学校"))


def test_what_an_article_tells_twice_under_a_name_borne_once_is_one_event(make) -> None:
    twice = make(
        "[date:2日|2023-05-02]开[event:第九届湖区论坛]。\n[date:6月|2023-06]办[event:第九届湖区论坛]。",
        "1 when=0", "3 when=2", name="a",
    )  # fmt: skip
    other = make("[event:第九届湖区论坛]", "0", name="b")
    events = [one for one in entities.resolve([twice, other]).entities if one.path[0] == "event"]
    assert len(events) == 1
    bare = make(
        "[date:2日|2023-05-02]开[event:座谈会]。\n[date:6月1日|2023-06-01]办[event:座谈会]。",
        "1 when=0", "3 when=2", name="c",
    )  # fmt: skip
    assert len([one for one in entities.resolve([bare]).entities if one.path[0] == "event"]) == 2


def test_a_country_told_by_one_character_lends_another_no_name(make) -> None:
    told = make("[place:乌拉圭]总统访华，中[place:乌|乌克兰]两国签约。")
    (place,) = entities.resolve([told]).entities
    assert place.path == ("place", "乌拉圭")
    said = statements(entities.resolve([told]), ontology.load(), BASE)
    names = {one.object.value for one in said if one.predicate.endswith("altLabel") and "/place/" in one.subject}
    assert "乌克兰" not in names
