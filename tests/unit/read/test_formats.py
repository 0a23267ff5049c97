import io

import docx

from kg.model import Block
from kg.read.formats import READERS, edtf_day, reader

BODY = "昨天上午，市政府在人民广场举行植树活动，三百多名志愿者参加。"
PAGE = f"""<html><head><meta charset="gb2312"><title>植树活动举行_晨报网</title>
<meta property="article:published_time" content="2023-05-03T08:00:00+08:00"></head>
<body><nav>首页 登录</nav><h1>植树活动举行</h1><p>{BODY}</p>
<figure><img src="a.png"><figcaption>植树现场</figcaption></figure>
<h2>后续</h2><p>{BODY}</p><script>alert(1)</script></body></html>"""


def blocks(raw):
    return [(one.span.of(raw.text), one.block) for one in raw.blocks]


def test_a_page():
    (raw,) = reader(".html")(PAGE.encode("gb18030"))
    assert raw.title == "植树活动举行"
    assert raw.date == "2023-05-03"
    assert raw.text.split("\n") == ["植树活动举行", BODY, "植树现场", "后续", BODY]
    assert blocks(raw) == [("植树活动举行", Block.TITLE), ("植树现场", Block.CAPTION), ("后续", Block.HEADING)]


def test_a_word_file():
    whole = docx.Document()
    whole.add_heading("植树活动举行", 0)
    whole.add_heading("后续", 1)
    whole.add_paragraph(BODY)
    file = io.BytesIO()
    whole.save(file)
    (raw,) = reader(".docx")(file.getvalue())
    assert raw.title == "植树活动举行"
    assert raw.text == f"植树活动举行\n后续\n{BODY}"
    assert blocks(raw) == [("植树活动举行", Block.TITLE), ("后续", Block.HEADING)]


def test_days():
    told = {"2024-1-5": "2024-01-05", "2024/01/05 08:00": "2024-01-05", "2024年1月5日": "2024-01-05", "2024": "2024"}
    assert {text: edtf_day(text) for text in told} == told
    assert edtf_day("2024-13-40") == edtf_day("昨天") == ""


def test_every_format_has_a_reader():
    assert {".txt", ".md", ".html", ".htm", ".docx", ".pdf", ".jsonl", ".csv", ".parquet"} <= set(READERS)
