"""Web pages: those of `benchmarks/pages`, and the ways a page tells its day and its title."""

import json
import time
from pathlib import Path

import pytest

from kg.model import Block
from kg.read import web
from kg.read.encoding import Undecodable
from kg.read.formats import read

HOME = Path(__file__).parents[3] / "benchmarks" / "pages"
ROWS = [json.loads(line) for line in (HOME / "pages.jsonl").read_text(encoding="utf-8").splitlines()]
BODY = "3月1日，河口市图书馆举行开馆仪式，馆长林秀英出席。今天下午，市文化局召开座谈会。"


def test_every_page_is_there():
    assert len(ROWS) == len([one for one in HOME.iterdir() if one.suffix != ".jsonl"]) == 19


@pytest.mark.parametrize("row", ROWS, ids=[row["file"] for row in ROWS])
def test_the_article_is_read_and_its_frame_is_not(row):
    (raw,) = read((HOME / row["file"]).read_bytes(), Path(row["file"]).suffix)
    assert (raw.title, raw.date) == (row["title"], row["published"])
    assert [one for one in row["text"] if one not in raw.text] == []
    assert [one for one in row["frame"] if one in raw.text and not one.startswith("扫一扫")] == []
    assert "characters taken" in raw.notes[0]


@pytest.mark.parametrize(
    "head, body",
    [
        ('<meta name="PubDate" content="2019-03-02 08:30">', ""),
        ('<meta name="publishdate" content="2019/3/2">', ""),
        ('<meta property="article:published_time" content="2019-03-02T00:30:00+08:00">', ""),
        ('<meta property="og:release_date" content="2019-03-02">', ""),
        ('<meta name="og:time" content="2019-03-02 08:30:00">', ""),
        ('<meta name="weibo: article:create_at" content="2019-03-02 08:30:00">', ""),
        ('<meta name="DC.date.issued" content="2019-03-02">', ""),
        ('<meta name="firstpublishedtime" content="2019-03-02-08:30"><meta name="lastmodified" content="2021">', ""),
        ('<meta itemprop="datePublished" content="2019-03-02">', ""),
        ('<script type="application/ld+json">[{"@graph":[{"datePublished":"2019-03-02T08:30:00Z"}]}]</script>', ""),
        ('<script type="application/ld+json">{"a": bad, "datePublished": "2019-03-02"}</script>', ""),
        ('<script>var publish_time = "2019-03-02";</script>', ""),
        ('<link rel="canonical" href="https://x.cn/2019/03/02/1.html">', ""),
        ('<meta property="og:url" content="https://x.cn/a/20190302/1.html">', ""),
        ("<!-- saved from url=(0030)http://x.cn/2019-03/02/content_1.htm -->", ""),
        ("", '<span itemprop="datePublished">2019年3月2日</span>'),
        ("", '<time datetime="2019-03-02T08:30">3月2日</time>'),
        ("", "<div>发布日期：2019年3月2日　浏览：20</div>"),
        ("", "<table><tr><td>索引号</td><td>1</td><td>发文日期</td><td>发文日期：2019-03-02</td></tr></table>"),
        ("", "<div>【发表时间：2019-03-02 08:30】</div>"),
        ("", '<div class="time">2019.03.02 08:30</div>'),
        ("", "<div>2019-03-02 来源：河口日报 编辑：王小川</div>"),
        ("", "<div>民國時間：民國108年3月2日</div>"),
        ("", "<p>河口日报 2019年03月02日 星期六</p>"),
    ],
)
def test_the_day_of_publication(head, body):
    page = web.page(f"<html><head>{head}</head><body><h1>开馆</h1>{body}<p>{BODY}</p></body></html>")
    assert page.date == "2019-03-02"


@pytest.mark.parametrize(
    "body",
    [
        "<p>Copyright © 2005-2024 河口网</p>",
        "<p>2018年3月1日，图书馆奠基。</p>",
        "<table><tr><td>2018年3月1日</td><td>图书馆奠基</td></tr></table>",
        "<div>2018年3月1日</div><div>图书馆奠基。</div><div>2019年5月1日</div><div>图书馆开馆。</div>",
        "<div class='comment'><time datetime='2020-01-01'>1月1日</time>好</div>",
        "<div>最后更新：2021年1月1日</div>",
    ],
)
def test_no_day_is_guessed(body):
    assert web.page(f"<html><body><h1>开馆</h1><p>{BODY}</p>{body}</body></html>").date == ""


@pytest.mark.parametrize(
    "told, title",
    [
        ("图书馆开馆_新闻中心_河口网", "图书馆开馆"),
        ("图书馆开馆 - 河口网", "图书馆开馆"),
        ("图书馆开馆|阅览|开馆_潮头新闻", "图书馆开馆"),
        ("图书馆开馆--文化--河口网", "图书馆开馆"),
        ("图书馆开馆-河口市人民政府门户网站", "图书馆开馆"),
        ("圖書館開館 | 地方 | 海潮新聞網", "圖書館開館"),
        ("河口晚报电子报-图书馆正式开馆迎客", "图书馆正式开馆迎客"),
        ("A-B两队交手", "A-B两队交手"),
        ("5-1大胜", "5-1大胜"),
        ("图书馆——城市的书房", "图书馆——城市的书房"),
        ("长三角-珠三角经济比较", "长三角-珠三角经济比较"),
    ],
)
def test_titles_without_the_name_of_the_site(told, title):
    assert web.page(f"<html><head><title>{told}</title></head><body><p>{BODY}</p></body></html>").title == title


def test_scripts_and_styles_inside_a_paragraph_are_no_text():
    page = web.page(f"<p>{BODY[:10]}<script>var a = '张大海';</script><style>p {{}}</style>{BODY[10:]}</p>")
    assert page.text == BODY


def test_rows_of_a_table_are_lines():
    page = web.page(
        "<html><body><h2>大事记</h2><table><tr><th>时间</th><th>事件</th></tr><tr><td>2018年</td><td>建馆</td></tr>"
        "<tr><td>2019年3月1日</td><td><p>开馆。</p><p>召开座谈会。</p></td></tr></table></body></html>"
    )
    assert page.text.split("\n") == ["大事记", "时间 事件", "2018年 建馆", "2019年3月1日 开馆。 召开座谈会。"]
    assert [one.block for one in page.blocks][1] is Block.BYLINE


def test_a_page_of_frames_names_its_pages():
    with pytest.raises(Undecodable) as caught:
        web.page('<html><frameset cols="2"><frame src="a.htm"><frame src="b.htm"></frameset></html>')
    assert "a.htm, b.htm" in caught.value.hint


def test_a_line_broken_in_the_source_is_one_line():
    assert web.page("<p>河口市图书\n   馆开馆，\n林秀英出席。</p>").text == "河口市图书馆开馆，林秀英出席。"


def test_sections_left_open_lose_nothing():
    source = "".join(f"<section><p>第{number}段：{BODY}</p>" for number in range(40))
    assert web.page(f"<html><body>{source}</body></html>").text.count(BODY) >= 30


def test_a_long_table_is_read_in_time_that_grows_with_it():
    rows = "".join(f"<tr><td>2019年{number}月</td><td>{BODY}</td></tr>" for number in range(4000))
    begun = time.process_time()
    page = web.page(f"<html><body><table>{rows}</table></body></html>")
    assert page.text.count("\n") == 3999
    assert time.process_time() - begun < 15
