"""Where an article comes from: told by columns, by the head of a page, by the lines that frame a text."""

import pytest

from kg.read import imprints, rows, web
from kg.read.document import make
from kg.text import Imprint

FRAMED = [
    ("博物馆开放\n来源：江州网 2024-05-06 10:20\n作者：王明\n今天开放。", "江州网", ("王明",)),
    ("新华社北京5月6日电（记者王明 李红）展览今天开幕。", "新华社", ("王明", "李红")),
    ("央视网消息：展览今天开幕。记者从馆方获悉，已接待千人。", "央视网", ()),
    ("展览开幕\n2024-06-13 江州法治报\n展览今天开幕。", "江州法治报", ()),
    ("中新网5月6日电 展览开幕。", "中新网", ()),
    ("本报讯 （记者张伟）展览今天开幕。", "", ("张伟",)),
    ("据新华社报道，展览今天开幕。", "", ()),
    ("目标：实现增长\n来源：各部门报送\n展览今天开幕。", "", ()),
    ("展览今天开幕。\n（责任编辑：王某）", "", ()),
    ("记者节：他们在路上\n记者的一天从清晨开始。", "", ()),
]


@pytest.mark.parametrize("text, publisher, authors", FRAMED, ids=[text[:12] for text, _, _ in FRAMED])
def test_the_lines_that_frame_a_text_are_read(text: str, publisher: str, authors: tuple[str, ...]) -> None:
    made = make(text, id="x").imprint
    assert (made.publisher, made.authors) == (publisher, authors)


def test_columns_of_a_table_go_before_the_text() -> None:
    row = {"标题": "展览", "正文": "新华社5月6日电 展览开幕。", "来源": "江州日报", "作者": "王明、李红"}
    (raw,) = rows.articles([(row | {"网址": "https://example.org/a?b=1", "栏目": "文化"}, "")])
    assert isinstance(raw, rows.Raw)
    assert raw.imprint == Imprint("江州日报", ("王明", "李红"), "https://example.org/a?b=1", "文化")
    assert imprints.completed(raw.imprint, raw.text).publisher == "江州日报"


def test_an_address_or_sentence_is_no_publisher() -> None:
    assert [imprints.named(one) for one in ("https://example.org", "转载请注明，谢谢。", "《江州日报》")] == [
        "",
        "",
        "江州日报",
    ]


def test_the_head_of_a_page_tells_of_it() -> None:
    head = (
        '<meta property="og:site_name" content="江州网"><meta name="author" content="王明">'
        '<meta property="article:section" content="文化"><link rel="canonical" href="https://example.org/1.html">'
    )
    page = web.page(f"<html><head>{head}</head><body><p>博物馆今天开放，市民前来参观，馆内人头攒动。</p></body></html>")
    assert page.imprint == Imprint("江州网", ("王明",), "https://example.org/1.html", "文化")
