"""A sample of each format that is neither a page nor a Word file, and what no reader reads."""

import contextlib
import gzip
import io
import json
import zipfile

import openpyxl
import pytest

from kg.read.encoding import Undecodable
from kg.read.formats import read
from kg.read.raw import Broken

BODY = "2019年3月1日，河口市图书馆举行开馆仪式，馆长林秀英出席。"
NEXT = "次日，河口市文化局召开座谈会。"


def zipped(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()


def only(data, suffix=""):
    (raw,) = read(data, suffix)
    assert not isinstance(raw, Broken), raw
    return raw


RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>河口新闻</title>
<description>河口新闻的频道</description><item><title>图书馆开馆</title>
<pubDate>Sat, 02 Mar 2019 08:30:00 +0800</pubDate>
<description><![CDATA[<p>{BODY}</p><p>{NEXT}</p>]]></description></item>
<item><title>只有题目的消息</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>河口新闻</title><entry><title>图书馆开馆</title>
<published>2019-03-02T08:30:00+08:00</published><summary>{BODY}</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{BODY}</p><p>{NEXT}</p></div></content></entry></feed>"""
FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "河口新闻",
    "description": "河口新闻的频道",
    "items": [
        {
            "id": "n1",
            "title": "图书馆开馆",
            "content_html": f"<p>{BODY}</p>",
            "date_published": "2019-03-02T08:30:00+08:00",
        }
    ],
}


def test_feeds():
    first, second = read(RSS.encode(), ".xml")
    assert (first.title, first.date, first.text) == ("图书馆开馆", "2019-03-02", f"{BODY}\n{NEXT}")
    assert second.text == "只有题目的消息"
    raw = only(ATOM.encode(), ".txt")
    assert (raw.title, raw.date, raw.text) == ("图书馆开馆", "2019-03-02", f"{BODY}\n{NEXT}")
    raw = only(json.dumps(FEED).encode(), ".json")
    assert (raw.id, raw.title, raw.date, raw.text) == ("n1", "图书馆开馆", "2019-03-02", BODY)


@pytest.mark.parametrize(
    "content",
    [
        [{"标题": "开馆", "发布时间": "2019-03-02 08:30", "正文": BODY}],
        {"code": 0, "data": {"list": [{"newsTitle": "", "title": "开馆", "pub_time": 1551484800, "content": BODY}]}},
        {"title": "开馆", "publishDate": "20190302", "content": BODY, "comments": [{"content": "好"}]},
        {"title": "开馆", "date": "2019.3.2", "summary": "短", "text": BODY, "tags": [{"name": "书"}]},
    ],
)
def test_json(content):
    raw = only(json.dumps(content, ensure_ascii=False).encode())
    assert (raw.title, raw.date, raw.text) == ("开馆", "2019-03-02", BODY)


def test_json_without_articles_is_named():
    (broken,) = read(json.dumps([{"a": 1, "b": 2}]).encode(), ".json")
    assert "a, b" in broken.cause
    with pytest.raises(Undecodable, match="JSON without articles"):
        list(read(b'{"a": 1}', ".json"))


@pytest.mark.parametrize(
    "header",
    [
        "新闻标题,发布日期,新闻内容",
        "\ufeff標題,發布時間,內容",
        " 标题 , 时间 , 正文 ",
        "Title,Pub Date,Content",
        "headline,published_at,articleBody",
        "题名,见报日期,全文",
    ],
)
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_headers_of_tables(header, mark):
    rows = f"{header}\r\n开馆,2019年3月2日,{BODY}\r\n".replace(",", mark)
    raw = only(rows.encode(), ".csv")
    assert (raw.title, raw.date, raw.text, raw.place) == ("开馆", "2019-03-02", BODY, ":2")


def test_a_table_without_a_column_of_text_is_told_once():
    rows = "序号,单位,电话\n" + "1,河口市图书馆,123\n" * 50
    (broken,) = read(rows.encode(), ".csv")
    assert "序号, 单位, 电话" in broken.cause
    rows = "标题,内容\n" + "甲,\n" * 50 + f"乙,{BODY}\n"
    found = list(read(rows.encode(), ".csv"))
    assert [one.text for one in found if not isinstance(one, Broken)] == [BODY]
    assert len(found) <= 7


def test_a_dated_list_is_one_article():
    raw = only("时间,事件\n2019年3月1日,图书馆开馆\n,文化局召开座谈会\n2019年5月,书市举行\n".encode(), ".csv")
    assert raw.text.split("\n") == [
        "时间 事件",
        "2019年3月1日 图书馆开馆",
        "2019年3月1日 文化局召开座谈会",
        "2019年5月 书市举行",
    ]


def excel(rows, merged=""):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_excel():
    from datetime import datetime  # noqa: PLC0415

    data = excel([["河口新闻汇总"], ["标题", "日期", "正文"], ["开馆", datetime(2019, 3, 2), BODY]])
    raw = only(data, ".dat")
    assert (raw.title, raw.date, raw.text, raw.place) == ("开馆", "2019-03-02", BODY, ":3")
    data = excel([["日期", "事件"], ["2019年3月1日", "图书馆开馆"], [None, "召开座谈会"]], "A2:A3")
    raw = only(data, ".xlsx")
    assert raw.text.split("\n")[1:] == ["2019年3月1日 图书馆开馆", "2019年3月1日 召开座谈会"]
    assert raw.notes == ("cells merged over rows: 1; each row is read with their words",)
    data = excel(
        [["日期", "事件"], ["2019年3月1日", "图书馆开馆"], ["全年共举办各类展览和讲座六十余场", None]], "A3:B3"
    )
    raw = only(data, ".xlsx")
    assert raw.text.split("\n")[-1] == "全年共举办各类展览和讲座六十余场"
    assert raw.notes == ("cells merged over columns: 1; read once",)
    data = excel([["日期", "事件"], ["2019年", None], ["3月1日", "图书馆开馆"]], "A2:B2")
    assert only(data, ".xlsx").text.split("\n")[1:] == ["2019年", "3月1日 图书馆开馆"]


def test_opendocument():
    head = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><office:body>'
    )
    cells = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in (("标题", "日期", "正文"), ("开馆", "2019-03-02", BODY))
    )
    sheet = f'{head}<table:table table:name="一">{cells}</table:table></office:body></office:document-content>'
    mimetype = "application/vnd.oasis.opendocument."
    raw = only(zipped({"mimetype": mimetype + "spreadsheet", "content.xml": sheet}), ".ods")
    assert (raw.title, raw.date, raw.text) == ("开馆", "2019-03-02", BODY)
    text = f"{head}<office:text><text:h>开馆</text:h><text:p>{BODY}</text:p></office:text></office:body>"
    text += "</office:document-content>"
    assert only(zipped({"mimetype": mimetype + "text", "content.xml": text})).text == f"开馆\n{BODY}"


def test_rich_text():
    escaped = "".join(f"\\u{ord(one) if ord(one) < 32768 else ord(one) - 65536}?" for one in BODY)
    raw = only(f"{{\\rtf1\\ansi\\ansicpg936 {escaped}\\par {escaped}}}".encode("ascii"), ".doc")
    assert raw.text == f"{BODY}\n{BODY}"
    in_bytes = "".join(f"\\'{byte:02x}" for byte in BODY.encode("gbk"))
    assert only(f"{{\\rtf1\\ansi\\ansicpg936 {in_bytes}}}".encode("ascii"), ".rtf").text.strip() == BODY


def test_subtitles():
    srt = f"1\r\n00:00:01,000 --> 00:00:03,000\r\n<i>{BODY}</i>\r\n\r\n2\r\n00:00:03,000 --> 00:00:05,000\r\n{NEXT}\r\n"
    assert only(srt.encode("gbk"), ".txt").text == f"{BODY}\n{NEXT}"
    vtt = f"WEBVTT\n\nNOTE 说明\n\n00:01.000 --> 00:03.000 align:start\n{BODY}\n\n00:03.000 --> 00:04.000\n{BODY}\n"
    assert only(vtt.encode()).text == BODY


PAGE = (
    f'<html><head><meta charset="utf-8"><title>开馆_河口网</title></head><body><h1>开馆</h1><p>{BODY}</p></body></html>'
)


def test_a_saved_page_archive():
    import quopri  # noqa: PLC0415

    body = quopri.encodestring(PAGE.encode()).decode("ascii")
    mht = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: http://x.cn/1.html\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="B"\r\n\r\n\r\n'
        "--B\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n"
        f"Content-Location: http://x.cn/2019/03/02/1.html\r\n\r\n{body}\r\n"
        "--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n--B--\r\n"
    )
    raw = only(mht.encode("ascii"), ".mht")
    assert (raw.title, raw.date, raw.text) == ("开馆", "2019-03-02", f"开馆\n{BODY}")


def test_a_web_archive():
    def record(page, status="200 OK"):
        http = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n".encode() + page.encode()
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.cn/2019/03/02/1.html\r\n"
            "WARC-Date: 2019-03-05T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:12345678-1234-1234-1234-123456789012>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
        )
        return head.encode("ascii") + http + b"\r\n\r\n"

    data = record(PAGE) + record("<p>没有</p>", "404 Not Found")
    for packed, suffix in ((data, ".warc"), (gzip.compress(record(PAGE)), ".gz")):
        raw = only(packed, suffix)
        assert (raw.title, raw.date, raw.text) == ("开馆", "2019-03-02", f"开馆\n{BODY}")


def test_a_book():
    parts = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container><rootfiles><rootfile full-path="OPS/a.opf"/></rootfiles></container>',
        "OPS/a.opf": '<package><manifest><item id="b" href="2.xhtml"/><item id="a" href="1.xhtml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
        "OPS/1.xhtml": f'<?xml version="1.0"?><html><head><title>第一章</title></head><body>{BODY}</body></html>',
        "OPS/2.xhtml": f"<html><head><title>第二章</title></head><body><p>{NEXT}</p></body></html>",
    }
    assert [(raw.title, raw.text) for raw in read(zipped(parts), ".epub")] == [("第一章", BODY), ("第二章", NEXT)]


WIKI = """'''河口图书馆'''是[[河口市]]的[[公共图书馆|图书馆]]。<ref>某书</ref>{{来源|甲}}
== 历史 ==
* 2019年3月1日，图书馆[http://x.cn 开馆]。
[[File:a.jpg|thumb|说明]]
{| class="wikitable"
! 年份 !! 事件
|-
| 2020年 || [[新馆]]落成
|}
[[Category:图书馆]]"""


def test_wiki_markup():
    lines = only(WIKI.encode(), ".txt").text.split("\n")
    assert lines == [
        "河口图书馆是河口市的图书馆。",
        "历史",
        "2019年3月1日，图书馆开馆。",
        "年份 事件",
        "2020年 新馆落成",
    ]


def test_a_wiki_dump():
    pages = "".join(
        f"<page><title>{title}</title><ns>{ns}</ns>{more}<revision><text>{text}</text></revision></page>"
        for title, ns, more, text in (
            ("河口图书馆", 0, "", BODY),
            ("讨论:河口", 1, "", "闲谈"),
            ("图书馆", 0, '<redirect title="x"/>', "#REDIRECT"),
        )
    )
    raw = only(f'<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.10/">{pages}</mediawiki>'.encode(), ".xml")
    assert (raw.title, raw.text) == ("河口图书馆", BODY)


@pytest.mark.parametrize(
    "data, suffix, cause, way",
    [
        (b"\xd0\xcf\x11\xe0" + bytes(60), ".doc", "old Word document", "docx"),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), ".png", "PNG picture", "OCR"),
        (b"-- MySQL dump 10.13\n\nDROP TABLE IF EXISTS `news`;\nCREATE TABLE `news` (", ".sql", "SQL dump", "CSV"),
        (b"INSERT INTO news VALUES (1, 'a');\n", ".txt", "SQL dump", "CSV"),
        (b"SQLite format 3\x00" + bytes(60), ".db", "database", "CSV"),
        (b"Rar!\x1a\x07\x00" + bytes(60), ".rar", "RAR archive", "unpack"),
        (zipped({"a.txt": "x"}), ".zip", "ZIP archive", "unpack"),
        (zipped({"ppt/presentation.xml": "x"}), ".pptx", "slides", "docx"),
        (b'<?xml version="1.0"?><project><target/></project>', ".xml", "<project>", "HTML"),
        (b"PK\x03\x04broken", ".docx", "damaged ZIP", "anew"),
        (gzip.compress(BODY.encode()), ".gz", "gzip archive", "unpack"),
        (b"\x1f\x8b\x08\x00cut", ".gz", "gzip archive", "unpack"),
        (b'<rss version="2.0"><channel><title>news</title></channel></rss>', ".xml", "no article", "leave it out"),
        ("标题,正文\n".encode(), ".csv", "no article", "leave it out"),
        (b"<mediawiki></mediawiki>", ".xml", "no article", "leave it out"),
    ],
)
def test_what_is_not_read_is_named_with_a_way_out(data, suffix, cause, way):
    with pytest.raises(Undecodable) as caught:
        list(read(data, suffix))
    assert cause in caught.value.cause
    assert way in caught.value.hint


@pytest.mark.parametrize("suffix", [".shtml", ".aspx", ".xhtml", ".php", "", ".txt", ".doc", ".csv"])
@pytest.mark.parametrize(
    "head",
    [
        "",
        "\ufeff\r\n",
        "<!-- saved -->\n",
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN" "x">\n',
        "<%@ Page %>\n",
        "<?php echo 1; ?>\n",
    ],
)
def test_pages_by_other_names(suffix, head):
    raw = only((head + PAGE).encode(), suffix)
    assert (raw.title, raw.text) == ("开馆", f"开馆\n{BODY}")


@pytest.mark.parametrize(
    "text", ["# 大事记\n\n2019年 <b>开馆</b>\n", "[2019] 开馆\n", "{开馆}", "数据: 1\n内容: 开馆\n", "甲 < 乙\n"]
)
def test_plain_text_stays_plain_text(text):
    assert only(text.encode(), ".txt").text == text


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".ods", ".odt", ".epub"])
def test_a_damaged_archive_is_told(suffix):
    data = bytearray(
        excel([["标题", "正文"], ["开馆", BODY]]) if suffix == ".xlsx" else zipped({"content.xml": BODY * 9})
    )
    for at in (len(data) * place // 12 for place in range(12)):
        for damaged in (data[:at], data[:at] + data[at + 7 :], data[:at] + bytes(5) + data[at + 5 :]):
            with contextlib.suppress(Undecodable):
                list(read(bytes(damaged), suffix))
