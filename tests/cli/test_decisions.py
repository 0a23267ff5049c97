"""`kg review` and `kg decide`: what is least sure is listed, and a person's word is followed at the next build."""

import csv
from pathlib import Path

import openpyxl

from kg import cli
from kg.resolve import decision_table


def test_a_doubt_is_listed_decided_and_followed(tmp_path: Path, capsys) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text("青岭机械有限公司总经理陈立国5月6日出席发布会。", encoding="utf-8")
    (news / "b.txt").write_text("白河能源有限公司总经理陈立国5月6日出席签约仪式。", encoding="utf-8")
    graph, doubts, table = (tmp_path / name for name in ("graph", "doubts.csv", "decisions.csv"))
    assert cli.run(["build", str(news), "-o", str(graph)]) == cli.DONE
    assert cli.run(["review", str(graph), "-o", str(doubts)]) == cli.DONE
    with doubts.open(encoding="utf-8-sig") as file:
        (row,) = [one for one in csv.DictReader(file) if one["name"].startswith("person/")]
    assert {row["name"].split("~")[0], row["target"].split("~")[0]} == {"person/陈立国"}
    assert cli.run(["decide", str(table), row["name"], "same", row["target"], "--reason", "he moved"]) == cli.DONE
    assert cli.run(["decide", str(table), "person/无名", "same", "person/陈立国"]) == cli.DONE
    assert cli.run(["decide", str(table), "person/无名", "maybe", "person/陈立国"]) == cli.MENDABLE
    assert cli.run(["build", str(news), "-o", str(graph), "--decisions", str(table)]) == cli.DONE
    told = capsys.readouterr()
    assert "a decision was not followed: no thing person/无名" in told.err
    assert "2 articles, 0 unreadable" in told.out + told.err
    assert cli.run(["review", str(graph), "-o", str(doubts)]) == cli.DONE
    assert "person/" not in doubts.read_text(encoding="utf-8")


def test_a_folder_remembers_what_was_decided_about_it(tmp_path: Path, capsys) -> None:
    news, graph = tmp_path / "news.txt", tmp_path / "graph"
    news.write_text("青岭市总工会5月6日举行座谈会，白河机械有限公司总经理陈立国出席。", encoding="utf-8")
    build = ["build", str(news), "-o", str(graph)]
    assert cli.run(build) == cli.DONE
    assert "青岭总工会" not in (graph / "graph.nq").read_text(encoding="utf-8")
    assert (
        cli.run(["decide", str(graph), "organization/青岭市总工会", "rename", "青岭总工会", "--who", "李"]) == cli.DONE
    )
    assert cli.run(build) == cli.DONE
    assert "青岭总工会" in (graph / "graph.nq").read_text(encoding="utf-8")
    assert cli.run(["decide", str(graph), "person/陈立国", "drop"]) == cli.DONE
    assert cli.run(build) == cli.DONE
    assert "person/陈立国" not in (graph / "graph.nq").read_text(encoding="utf-8")
    table = graph / "decisions.csv"
    table.write_text("name,verdict,target\nperson/陈立国,rename,陈总\n", encoding="utf-8")
    (other := tmp_path / "other.csv").write_text("name,verdict,target\nperson/陈立国,link,urn:x:1\n", encoding="utf-8")
    assert cli.run([*build, "--decisions", str(other)]) == cli.DONE
    assert cli.run(build) == cli.DONE
    told = (graph / "graph.nq").read_text(encoding="utf-8")
    assert "陈总" in told
    assert "urn:x:1" in told
    table.write_text("name,verdict,target\n", encoding="utf-8")
    assert cli.run(["update", str(graph)]) == cli.DONE
    told = (graph / "graph.nq").read_text(encoding="utf-8")
    assert "陈总" not in told
    assert "urn:x:1" in told
    table.write_text("name,verdict,target\nperson/陈立国,lose,\n", encoding="utf-8")
    assert cli.run(build) == cli.MENDABLE
    assert "decisions.csv:2: no verdict lose" in capsys.readouterr().err


def test_doubts_come_as_a_workbook_too(tmp_path: Path) -> None:
    news = tmp_path / "news"
    news.mkdir()
    (news / "a.txt").write_text("青岭机械有限公司总经理陈立国5月6日出席发布会。", encoding="utf-8")
    (news / "b.txt").write_text("白河能源有限公司总经理陈立国5月6日出席签约仪式。", encoding="utf-8")
    assert cli.run(["build", str(news), "-o", str(tmp_path / "graph")]) == cli.DONE
    book, again = tmp_path / "doubts.xlsx", tmp_path / "again.xlsx"
    for file in (book, again):
        assert cli.run(["review", str(tmp_path / "graph"), "-o", str(file)]) == cli.DONE
    assert book.read_bytes() == again.read_bytes()
    rows = list(openpyxl.load_workbook(book).active.iter_rows(values_only=True))
    assert rows[0][:6] == ("name", "verdict", "target", "reason", "who", "when")
    assert any("【陈立国】" in (row[8] or "") for row in rows)
    assert decision_table.read(book) == ()
    assert cli.run(["review", str(tmp_path / "graph"), "-o", str(tmp_path / "doubts.pdf")]) == cli.MENDABLE
