"""One article: which mentions name the same thing, and under which path."""

import pytest

from kg.iri import KG, SCHEMA, TIME
from kg.model import Analysis, Corpus
from kg.resolve import entities


def _paths(corpus: Corpus) -> list[str]:
    """The path of every mention in order of the text."""
    links = sorted(corpus.links.items(), key=lambda item: (item[0][0], item[0][1].span))
    return ["/".join(path) for _, path in links]


def _one(analysis: Analysis) -> list[str]:
    return _paths(entities.resolve((analysis,)))


@pytest.mark.parametrize(
    "text, expected",
    [
        ("[org:江城市总工会]开会。[org:市总工会]说。", ["organization/江城市总工会"] * 2),
        ("[org:市总工会]说。[org:江城市总工会]开会。", ["organization/江城市总工会"] * 2),
        (
            "[org:江城市政府办公室]发文，[org:市政府]开会。",
            ["organization/江城市政府办公室", "organization/江城市政府"],
        ),
        (
            "[org:江城市政府办公室]与[org:海城市政府办公室]发文，[org:市政府]开会。",
            ["organization/江城市政府办公室", "organization/海城市政府办公室", "organization/市政府~a"],
        ),
        ("[org:中华全国总工会]与[org:全国总工会]与[org:全总]", ["organization/中华全国总工会"] * 3),
        ("[org:江城市总工会]和[org:海城市总工会]", ["organization/江城市总工会", "organization/海城市总工会"]),
        (
            "[org:海城市总工会]。\n[org:江城市总工会]。[org:市总工会]",
            ["organization/海城市总工会", "organization/江城市总工会", "organization/江城市总工会"],
        ),
        ("[org:江城快运有限公司](以下简称“[org:江快]”)。[org:江快]说", ["organization/江城快运有限公司"] * 3),
        ("[place:江城工人体育场]、[place:新工体]与[place:工体]", ["place/江城工人体育场"] * 3),
        ("[place:江城市|甲省/江城市]和[place:江城|甲省/江城市]", ["place/甲省/江城市"] * 2),
        ("[doc:《江城市湖泊条例》]。[doc:《条例》]共十条。", ["document/江城市湖泊条例"] * 2),
        ("[doc:《条例》]共十条。[doc:《江城市湖泊条例》]。", ["document/条例~a", "document/江城市湖泊条例"]),
        ("[doc:《湿地方案(2024-2026年)》]。[doc:《湿地方案》]", ["document/湿地方案(2024-2026年)"] * 2),
        ("[person:伊万·彼得]来访。[person:彼得]说。", ["person/伊万·彼得"] * 2),
        ("[person:王小江]讲话。[person:王]主席说。", ["person/王小江"] * 2),
        ("[person:王伟]和[person:王小伟]", ["person/王伟", "person/王小伟"]),
        (
            "[date:10月9日至12日|2023-10-09/2023-10-12]，[date:此前|../2023-10]",
            ["date/2023-10-09_2023-10-12", "date/open_2023-10"],
        ),
    ],
)  # fmt: skip
def test_names(make, text: str, expected: list[str]) -> None:
    assert _one(make(text)) == expected


def test_an_event_takes_its_short_name_and_the_bare_head_noun(make) -> None:
    analysis = make(
        "[event:江城工会第十八次全国代表大会]于[date:10月9日至12日|2023-10-09/2023-10-12]召开。[event:大会]期间讨论，[event:江城工会十八大]闭幕。",
        "0 when=1",
    )
    corpus = entities.resolve((analysis,))
    path = ("event", "2023-10-09_江城工会第十八次全国代表大会")
    assert [entity.path for entity in corpus.entities if entity.path[0] == "event"] == [path]
    (event,) = [entity for entity in corpus.entities if entity.path == path]
    assert event.aliases == ("大会", "江城工会十八大")
    assert event.types == (KG + "Meeting", SCHEMA + "Event")
    assert len(event.reasons) == 2


def test_dates_that_exclude_each_other_make_two_events(make) -> None:
    analysis = make(
        "[event:湖区论坛]于[date:甲|2022-05]办，[event:湖区论坛]又于[date:乙|2023-05-02]办，[event:湖区论坛]于[date:丙|2023]办。",
        "0 when=1", "2 when=3", "4 when=5",
    )  # fmt: skip
    assert [path for path in _one(analysis) if path.startswith("event")] == [
        "event/2022-05_湖区论坛", "event/2023-05-02_湖区论坛", "event/2023-05-02_湖区论坛",
    ]  # fmt: skip


def test_a_bare_meeting_in_another_section_is_another(make) -> None:
    analysis = make("[event:湖区座谈会]开了。\n[event:座谈会]开了。[event:座谈会]结束。")
    assert _one(analysis) == ["event/湖区座谈会~a", "event/座谈会~a", "event/座谈会~a"]


def test_a_verb_event_is_named_after_agents_verb_and_document(make) -> None:
    analysis = make(
        "[date:今年|2023][org:江城市总工会][event:印发][doc:《甲方案》]，[org:市总工会][event:印发][doc:《乙方案》]。",
        "~2 when=0 who=1 paper=3", "~5 when=0 who=4 paper=6",
    )  # fmt: skip
    events = [e for e in entities.resolve((analysis,)).entities if e.path[0] == "event"]
    assert [entity.path[1] for entity in events] == [
        "2023_江城市总工会印发《乙方案》",
        "2023_江城市总工会印发《甲方案》",
    ]
    assert all("印发" in entity.aliases for entity in events)


def test_verbs_with_one_class_date_and_agents_are_one_event(make) -> None:
    analysis = make(
        "[date:2日|2023-05-02][person:李江][event:会见][person:彼得]。[person:李江][event:会谈过][person:彼得]。[event:会见]",
        "~2 when=0 who=1 guest=3", "~5 when=0 who=4 guest=6", "~7",
    )  # fmt: skip
    paths = [path for path in _one(analysis) if path.startswith("event")]
    assert paths[0] == paths[1] == "event/2023-05-02_李江会见彼得"
    assert paths[2] != paths[0]


def test_traditional_names_and_date_labels(make) -> None:
    analysis = make("[org:江城市總 工會]於[date:某日|2023-10-09/2023-10-12]", script="Hant")
    date, union = entities.resolve((analysis,)).entities
    assert (union.label, union.traditional) == ("江城市总工会", "江城市總工會")
    assert (date.label, date.types) == ("2023年10月9日至12日", (TIME + "ProperInterval", TIME + "TemporalEntity"))


def test_every_mention_but_statistics_has_a_link(make) -> None:
    analysis = make("[org:江城市总工会]在[place:工体]于[date:某日|@d1]办[event:论坛]", "3 who=0 where=1")
    corpus = entities.resolve((analysis,))
    assert {mention.surface for _, mention in corpus.links} == {"江城市总工会", "工体", "论坛"}
