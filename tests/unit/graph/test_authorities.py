"""Authority files of every kind give the same records, and a bad row is named with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.errors import InputError
from kg.graph import authorities
from kg.iri import KG
from kg.settings import Settings

Q = "http://www.wikidata.org/entity/Q1"
TEXT = "2024年5月6日，青岭匠作营造所与白河师范学堂签署合作协议。匠营所负责人黎明成出席。"


def _records(tmp_path: Path, name: str, content: str):
    (tmp_path / name).write_text(content, encoding="utf-8")
    return authorities.read([tmp_path / name]).records


@pytest.mark.parametrize(
    "name, content",
    [
        ("a.csv", f"name,aliases,type,identifier\n青岭匠作营造所,匠营所|青匠,kg:Company,{Q}\n"),
        ("b.tsv", "名称\t别名\t类型\t标识\n青嶺匠作營造所\t匠营所、青匠\t企业\tQ1\n"),
        ("c.csv", f'item,itemLabel,itemAltLabel,type\n{Q},青岭匠作营造所,"匠营所, 青匠",kg:Company\n'),
        (
            "d.ttl",
            f"@prefix skos: <http://www.w3.org/2004/02/skos/core#> . <{Q}> a <{KG}Company> , skos:Concept ;"
            ' skos:prefLabel "青岭匠作营造所"@zh , "Qingling Works"@en ; skos:altLabel "匠营所"@zh , "青匠"@zh-Hant .',
        ),
    ],
)
def test_every_kind_of_file_gives_the_same_record(tmp_path: Path, name: str, content: str) -> None:
    (record,) = _records(tmp_path, name, content)
    assert (record.name, record.names, record.type, record.identifiers) == (
        "青岭匠作营造所", ("匠营所", "青匠"), KG + "Company", (Q,),
    )  # fmt: skip


@pytest.mark.parametrize(
    "content, cause, line",
    [
        ("what,who\n甲,乙\n", "no column of names", 1),
        ("name,type\n甲厂,kg:Factory\n", "no class kg:Factory", 2),
        ("name,identifier\n乙厂,Q2\n甲厂,nowhere\n", "no identifier", 3),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, content: str, cause: str, line: int) -> None:
    with pytest.raises(InputError, match=cause) as caught:
        _records(tmp_path, "a.csv", content)
    assert caught.value.where.endswith(f"a.csv:{line}")


def test_known_names_are_found_joined_and_tied(tmp_path: Path) -> None:
    news, known = tmp_path / "news.txt", tmp_path / "known.csv"
    news.write_text(TEXT, encoding="utf-8")
    known.write_text(f"name,aliases,type,identifier\n青岭匠作营造所,匠营所,kg:Company,{Q}\n", encoding="utf-8")
    graph = kg.build(news, Settings(authority=str(known)))
    (works,) = [one for one in graph.entities if Q in one.same_as]
    assert (works.path, works.types[0], works.aliases) == (
        ("organization", "青岭匠作营造所"), KG + "Company", ("匠营所",),
    )  # fmt: skip
    graph.save(tmp_path / "graph")
    again = kg.build(news, Settings(authority=str(tmp_path / "graph")))
    assert [one.path for one in again.entities if Q in one.same_as] == [works.path]


def test_a_name_of_two_records_ties_nothing(tmp_path: Path) -> None:
    news, known = tmp_path / "news.txt", tmp_path / "known.csv"
    news.write_text(TEXT, encoding="utf-8")
    known.write_text("name,type,identifier\n黎明成,schema:Person,Q1\n黎明成,schema:Person,Q2\n", encoding="utf-8")
    graph = kg.build(news, Settings(authority=str(known)))
    assert [one.same_as for one in graph.entities if one.label == "黎明成"] == [()]


def test_files_that_know_one_name_know_one_thing(tmp_path: Path) -> None:
    one, two, three = tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "c.csv"
    one.write_text(
        f"name,aliases,type,identifier\n青岭匠作营造所,匠营所,kg:Company,{Q}\n白河乡,,schema:Place,Q5\n", "utf-8"
    )
    two.write_text("name,aliases,identifier\n青岭匠作营造所,青匠,http://x.example/7\n", "utf-8")
    three.write_text(
        "name,type,identifier\n黎明成,schema:Person,Q8\n黎明成,schema:Person,Q9\n白河乡,kg:Company,Q6\n", "utf-8"
    )
    records = authorities.read([one, two, three]).records
    assert ("青岭匠作营造所", ("匠营所", "青匠"), KG + "Company", (Q, "http://x.example/7")) in {
        (record.name, record.names, record.type, record.identifiers) for record in records
    }
    assert sorted(record.name for record in records) == ["白河乡", "白河乡", "青岭匠作营造所", "黎明成", "黎明成"]
    assert authorities.read([three, two, one]).records == records
