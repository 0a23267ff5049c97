"""A graph opened again: records with plain values, their filters, data frames, and the same answers as when built."""

import datetime
import sys
from pathlib import Path

import pytest

import kg
from kg.chronicle import Filter
from kg.errors import SettingsError, StoreError
from kg.records import EventRecord

MAY = "2023年5月6日，云岭市图书馆在云岭剧院召开读者座谈会。\n"
JUNE = "2023年6月7日至9日，云岭市博物馆举办陶器展览。\n"
NAMES = "SELECT ?n WHERE { ?e a schema:Event ; rdfs:label ?n } ORDER BY ?n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[kg.Graph, Path]:
    home = tmp_path_factory.mktemp("saved")
    for name, text in (("may", MAY), ("june", JUNE)):
        (home / f"{name}.txt").write_text(text, encoding="utf-8")
    graph = kg.build([home / "may.txt", home / "june.txt"])
    graph.save(home / "out")
    return graph, home / "out"


@pytest.fixture(scope="module")
def saved(built: tuple[kg.Graph, Path]) -> kg.SavedGraph:
    return kg.open(built[1])


def test_what_is_opened_says_what_was_built(built: tuple[kg.Graph, Path], saved: kg.SavedGraph) -> None:
    graph, home = built
    assert repr(saved) == f"<kg.SavedGraph in {home}>"
    said = {(one.subject, one.predicate, one.object, one.graph) for one in graph.statements}
    assert {(one.subject, one.predicate, one.object, one.graph) for one in saved.statements} == said
    assert str(saved.query(NAMES)) == str(graph.query(NAMES))
    assert saved.events == graph.records.events
    assert saved.entities == graph.records.entities
    assert saved.facts == graph.records.facts
    assert saved.to_networkx().number_of_nodes() == graph.to_networkx().number_of_nodes()
    assert len(saved.to_rdflib()) == len(graph.to_rdflib())
    assert "<iframe" in saved.show()._repr_html_()


def test_events_are_records_in_order_of_time(saved: kg.SavedGraph) -> None:
    first, second = saved.events
    assert isinstance(first, EventRecord)
    assert (first.date, first.earliest, first.latest) == (
        "2023-05-06",
        datetime.date(2023, 5, 6),
        datetime.date(2023, 5, 6),
    )
    assert (first.type, first.organisers, first.sentence) == ("kg:Symposium", ("云岭市图书馆",), MAY.strip())
    assert (second.date, second.latest) == ("2023-06-07/2023-06-09", datetime.date(2023, 6, 9))
    assert (first.articles, second.articles) == (("may",), ("june",))
    assert repr(saved.events) == "<2 records>"
    assert saved.events[-1] is second
    assert saved.events[:1] == (first,)


def test_filters_follow_each_other(saved: kg.SavedGraph) -> None:
    assert [one.date for one in saved.events.between("2023-06", "2023-06-08")] == ["2023-06-07/2023-06-09"]
    assert [one.date for one in saved.events.of("雲嶺市圖書館")] == ["2023-05-06"]
    assert len(saved.events.of("云岭市图书馆").between("2023-06")) == 0
    assert len(saved.events.of_type("Event").between(end="2023")) == 2
    assert len(saved.events.at("月球")) == 0


def test_facts_and_things_have_names(saved: kg.SavedGraph) -> None:
    fact = next(one for one in saved.facts if one.predicate == "schema:organizer" and one.article == "may")
    assert (fact.object, fact.sentence) == ("云岭市图书馆", MAY.strip())
    assert 0 < fact.confidence <= 1
    thing = next(one for one in saved.entities if one.name == "云岭市博物馆")
    assert thing.kind == "organisation"
    assert thing.mentions >= 1


def test_data_frames(saved: kg.SavedGraph) -> None:
    pytest.importorskip("pandas")
    frame = saved.events.to_pandas()
    assert list(frame["date"]) == [one.date for one in saved.events]
    assert list(frame.columns)[:2] == ["name", "type"]
    assert len(saved.facts.to_pandas()) == len(saved.facts)
    assert len(saved.events.of("谁").to_pandas()) == 0
    assert list(saved.events.of("谁").to_pandas().columns) == list(frame.columns)


def test_without_pandas_the_hint_says_how(saved: kg.SavedGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(SettingsError, match="pandas") as refused:
        saved.events.to_pandas()
    assert "dashiji[pandas]" in refused.value.hint


def test_a_chronicle_from_either(built: tuple[kg.Graph, Path], saved: kg.SavedGraph, tmp_path: Path) -> None:
    saved.chronicle(tmp_path / "saved.docx", Filter(start="2023-06"))
    built[0].chronicle(tmp_path / "built.docx", Filter(start="2023-06"))
    assert (tmp_path / "saved.docx").read_bytes() == (tmp_path / "built.docx").read_bytes()


def test_where_no_graph_is(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such folder"):
        kg.open(tmp_path / "none")
    with pytest.raises(StoreError, match="no graph"):
        kg.open(tmp_path)
