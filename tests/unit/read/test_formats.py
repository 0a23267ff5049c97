import io

import docx

from kg.model import Block
from kg.read.formats import READERS, read
from kg.read.raw import edtf_day

BODY = "昨天上午，市政府在人民广场举行植树活动，三百多名志愿者参加。"
PAGE = f"""<html><head><meta charset="gb2312"><title>植树活动举行_晨报网</title>
<meta property="article:published_time" content="2023-05-03T08:00:00+08:00"></head>
<body><nav>首页 登录</nav><h1>植树活动举行</h1><p>{BODY}</p>
<figure><img src="a.png"><figcaption>植树现场</figcaption></figure>
<h2>后续</h2><p>{BODY}</p><script>alert(1)</script></body></html>"""


def blocks(raw):
    return [(one.span.of(raw.text), one.block) for one in raw.blocks]


def test_a_page():
    (raw,) = read(PAGE.encode("gb18030"), ".html")
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
    (raw,) = read(file.getvalue(), ".docx")
    assert raw.title == "植树活动举行"
    assert raw.text == f"植树活动举行\n后续\n{BODY}"
    assert blocks(raw) == [("植树活动举行", Block.TITLE), ("后续", Block.HEADING)]


def test_days():
    told = {"2024-1-5": "2024-01-05", "2024/01/05 08:00": "2024-01-05", "2024年1月5日": "2024-01-05", "2024": "2024"}
    assert {text: edtf_day(text) for text in told} == told
    assert edtf_day("2024-13-40") == edtf_day("昨天") == ""


def test_every_format_has_a_reader():
    assert {"txt", "html", "docx", "pdf", "jsonl", "csv", "parquet"} <= set(READERS)


def pdf(lines):
    """A one-page file whose font maps codes to Chinese characters by a ToUnicode table."""
    characters = sorted(set("".join(lines)))
    codes = {character: f"{code:04X}" for code, character in enumerate(characters, 1)}
    table = "\n".join(f"<{codes[one]}> <{ord(one):04X}>" for one in characters)
    mapping = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{len(characters)} beginbfchar\n{table}\nendbfchar\n"
        "endcmap end end"
    )
    shown = "".join(f"<{''.join(codes[one] for one in line)}> Tj 0 -20 Td " for line in lines)
    streams = [f"BT /F 12 Tf 72 720 Td {shown}ET", mapping]
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 6 0 R>>>>>>",
        *(f"<</Length {len(stream)}>>stream\n{stream}\nendstream" for stream in streams),
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 5 0 R/DescendantFonts[7 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/A"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
    ]
    file, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n{one}\nendobj\n".encode("ascii")
    rows = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = (
        f"xref\n0 {size}\n0000000000 65535 f \n{rows}trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{len(file)}\n%%EOF"
    )
    return file + end.encode("ascii")


def test_lines_of_print_become_paragraphs():
    lines = ["植树活动", "昨天上午市政府在人民广场举行", "植树活动三百多名志愿者参加。", "会后大家回家了。"]
    (raw,) = read(pdf(lines), ".pdf")
    assert raw.text.split() == [
        "植树活动",
        "昨天上午市政府在人民广场举行植树活动三百多名志愿者参加。",
        "会后大家回家了。",
    ]


def test_half_pairs_of_json_do_no_harm():
    (raw,) = read(b'{"text": "A\\ud83d B\\ud83d\\ude00"}', ".jsonl")
    assert raw.text == "A\ufffd B\U0001f600"


def test_a_page_that_declares_an_odd_charset_is_still_read():
    (raw,) = read(f'<meta charset="idna"><p>{BODY}</p>'.encode(), ".html")
    assert raw.text == BODY
