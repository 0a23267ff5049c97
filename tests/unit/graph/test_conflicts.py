"""What contradicts itself is kept and tied; what does not is left alone."""

from __future__ import annotations

from pathlib import Path

import kg
from kg.iri import KG, SCHEMA


def _graph(tmp_path: Path, *texts: str):
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    return kg.build(tmp_path)


def _conflicts(graph) -> set[tuple[str, ...]]:
    return {
        tuple(sorted((one.subject, one.object))) for one in graph.statements if one.predicate == KG + "conflictsWith"
    }


def test_two_tolls_of_one_event_contradict_and_both_stay(tmp_path: Path) -> None:
    graph = _graph(
        tmp_path,
        "2024年3月4日，江西省南昌市青山湖区一家化工厂发生爆炸，造成3人死亡、5人受伤。",
        "2024年3月4日，江西省南昌市青山湖区一家化工厂发生爆炸，已造成7人遇难，5人受伤。",
    )
    assert len(_conflicts(graph)) == 1
    rows = list(graph.query("@conflicts"))
    assert sorted(row[2].value for row in rows) == ["3", "7"]


def test_tolls_of_two_events_do_not(tmp_path: Path) -> None:
    graph = _graph(
        tmp_path,
        "2024年3月4日，江西省南昌市青山湖区一家化工厂发生爆炸，造成3人死亡。",
        "2024年5月9日，山东省烟台市一家化工厂发生爆炸，造成7人死亡。",
    )
    assert not _conflicts(graph)


def test_two_first_days_contradict_and_two_offices_do_not(tmp_path: Path) -> None:
    graph = _graph(
        tmp_path,
        "第九届青岭国际茶业论坛2024年5月6日在青岭市开幕。青岭市总工会主席陈立国出席。",
        "第九届青岭国际茶业论坛2024年5月7日在青岭市开幕。青岭市茶业协会会长陈立国出席。",
    )
    (pair,) = _conflicts(graph)
    assert all("#fact=" in one for one in pair)


def test_a_month_and_a_day_in_it_do_not_contradict(tmp_path: Path) -> None:
    month, day = "2024年5月，国务院印发《湿地保护方案》。", "2024年5月6日，国务院印发《湿地保护方案》。"
    assert not _conflicts(_graph(tmp_path, month, day))


def test_a_toll_without_its_event_is_of_the_last_one_of_a_kind(tmp_path: Path) -> None:
    first = "2024年3月4日，江西省南昌市青山湖区一家化工厂发生爆炸。"
    texts = {
        "alone": first,
        "second": first + "2024年3月9日，山东省烟台市一家化工厂发生爆炸。",
        "other": first + "2024年3月5日，江西省南昌市发生地震。",
    }
    found = {}
    for name, text in texts.items():
        (tmp_path / name).mkdir()
        graph = _graph(tmp_path / name, text + "据统计，共造成7人死亡。")
        found[name] = [one.object for one in graph.statements if one.predicate == SCHEMA + "observationAbout"]
    assert ["2024-03-04" in one for one in found["alone"]] == [True]
    assert ["2024-03-09" in one for one in found["second"]] == [True]
    assert found["other"] == []


def test_how_many_say_so(tmp_path: Path) -> None:
    graph = _graph(
        tmp_path, "2024年5月6日，国务院印发《湿地保护方案》。", "国务院2024年5月6日印发《湿地保护方案》，全文二十条。"
    )
    rows = [tuple(getattr(cell, "value", cell) for cell in row) for row in graph.query("@agreement")]
    assert {row[3] for row in rows if "国务院" in str(row[2])} == {"2"}
