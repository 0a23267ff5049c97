import io
import json
import sys

import pytest

from kg.model import Document, Failure
from kg.read import sources

TEXT = "昨天上午，市政府在人民广场举行植树活动，三百多名志愿者参加。"


def read(*paths):
    found = list(sources.read([str(path) for path in paths]))
    return [one for one in found if isinstance(one, Document)], [one for one in found if isinstance(one, Failure)]


@pytest.mark.parametrize(
    "name, data, cause",
    [
        ("empty.txt", b"", "the file is empty"),
        ("blank.txt", b" \n\n", "the file is empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(64), "a PNG picture"),
        ("photo.txt", b"\xff\xd8\xff\xe0\x00\x10JFIF\x00", "a JPEG picture"),
        ("data.bin", bytes(range(256)) * 4, "binary data"),
        ("long.txt", b"a" * 3_000_000, "a line of 3000000 characters"),
        ("fake.pdf", b"hello", "PDF"),
        ("fake.docx", b"hello", "Word"),
        ("rows.csv", b"", "the file is empty"),
    ],
)
def test_a_bad_file_is_told_and_the_good_ones_are_read(tmp_path, name, data, cause):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "good.txt").write_text(TEXT, encoding="utf-8")
    documents, failures = read(tmp_path)
    assert [one.id for one in documents] == ["good"]
    assert [one.source for one in failures] == [(tmp_path / name).as_posix()]
    assert cause in failures[0].cause
    assert failures[0].hint


def test_a_missing_path_is_told(tmp_path):
    documents, failures = read(tmp_path / "none.txt")
    assert not documents
    assert failures[0].cause == "no such file or folder"


def test_bad_rows_name_their_line(tmp_path):
    rows = [json.dumps({"id": "a", "text": TEXT, "title": "题", "date": "2024-1-5"}), "{bad", "[1]", '{"id": 3}']
    rows.append(json.dumps({"headline": "头", "content": TEXT}))
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(rows), encoding="utf-8")
    documents, failures = read(file)
    assert [(one.id, one.title, one.published) for one in documents] == [
        ("a", "题", "2024-01-05"),
        ("rows-5", "头", ""),
    ]
    assert [one.source for one in failures] == [f"{file.as_posix()}:{line}" for line in (2, 3, 4)]


def test_columns_of_a_table(tmp_path):
    file = tmp_path / "table.csv"
    file.write_text(f'id,headline,body,published\nc1,头,"{TEXT}",2024/01/05 08:00\n', encoding="utf-8-sig")
    documents, _ = read(file)
    assert [(one.id, one.title, one.published, one.text) for one in documents] == [("c1", "头", "2024-01-05", TEXT)]


def test_ids_are_unique(tmp_path):
    for folder in ("", "one", "two/one"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / folder / "news.txt").write_text(TEXT, encoding="utf-8")
    documents, _ = read(tmp_path, tmp_path / "one" / "news.txt")
    assert [one.id for one in documents] == ["news", "one/news", "one/news~2", "one/news~3"]
    assert len({one.sha256 for one in documents}) == 1


def test_standard_input(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("gb18030"))))
    documents, failures = read("-")
    assert not failures
    assert [(one.id, one.source, one.text) for one in documents] == [("stdin", "-", TEXT)]


def test_text_of_an_unknown_suffix(tmp_path):
    (tmp_path / "note.rst").write_text(TEXT, encoding="utf-8")
    documents, _ = read(tmp_path / "note.rst")
    assert documents[0].text == TEXT
