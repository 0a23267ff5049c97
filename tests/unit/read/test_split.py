import pytest

from kg.read.document import make
from kg.read.split import split

ARTICLE = """□本刊編輯部
這一年,全市圖書館開門迎客,讀者多了三成。館員說了什麼?請看下文。
【新聞回放】
全市讀書節開幕現場
2022 年5 月,全市讀書節在中心廣場開幕。市長說:“讀書好!讀好書!”大家鼓掌。
【評析】
書香進了社區;孩子們有了去處。"""


def told(text, **given):
    document = make(text, id="text", **given)
    return [(one.block.value, one.section, one.heading, one.span.of(document.text)) for one in split(document)]


def test_sections_captions_and_sentences():
    assert told(ARTICLE) == [
        ("byline", 0, "", "□本刊編輯部"),
        ("body", 0, "", "這一年,全市圖書館開門迎客,讀者多了三成。"),
        ("body", 0, "", "館員說了什麼?"),
        ("body", 0, "", "請看下文。"),
        ("heading", 1, "新闻回放", "【新聞回放】"),
        ("caption", 1, "新闻回放", "全市讀書節開幕現場"),
        ("body", 1, "新闻回放", "2022 年5 月,全市讀書節在中心廣場開幕。"),
        ("body", 1, "新闻回放", "市長說:“讀書好!"),
        ("body", 1, "新闻回放", "讀好書!”"),
        ("body", 1, "新闻回放", "大家鼓掌。"),
        ("heading", 2, "评析", "【評析】"),
        ("body", 2, "评析", "書香進了社區;孩子們有了去處。"),
    ]


@pytest.mark.parametrize(
    "text, sentences",
    [
        ("增长3.5%。比去年快。", ["增长3.5%。", "比去年快。"]),
        ("“你好，新城！”活动开幕。大家都来了。", ["“你好，新城！”活动开幕。", "大家都来了。"]),
        ("“读书好！读好书！”市长说。大家鼓掌。", ["“读书好！", "读好书！”", "市长说。", "大家鼓掌。"]),
        ("市长说：“好！”大家鼓掌。", ["市长说：“好！”", "大家鼓掌。"]),
        ("《去哪儿？》一书出版。读者喜欢。", ["《去哪儿？》一书出版。", "读者喜欢。"]),
        ("真的吗？！当然……好。", ["真的吗？！", "当然……", "好。"]),
        ("《没有后半个书名的书。下一句在此。", ["《没有后半个书名的书。", "下一句在此。"]),
    ],
)
def test_ends_of_sentences(text, sentences):
    assert [one[3] for one in told(text)] == sentences


def test_numbered_and_marked_headings_open_sections():
    text = "# 年度综述\n一、学校\n全市新建学校十所，学生都有座位。\n## 医院\n全市新建医院两所，病人少跑了路。"
    found = [(block, section, heading) for block, section, heading, _ in told(text) if block != "body"]
    assert found == [("title", 0, ""), ("heading", 1, "一、学校"), ("heading", 2, "医院")]


def test_a_title_after_a_day_is_the_title():
    found = told("2023年5月3日\n植树节活动举行\n昨天上午，市政府举行活动，三百多人参加。")
    assert [block for block, *_ in found] == ["byline", "title", "body"]


def test_a_text_without_ends_is_cut():
    document = make("长" * 100_000, id="text")
    found = split(document)
    assert max(len(one.span) for one in found) <= 2000
    assert sum(len(one.span) for one in found) == 100_000
