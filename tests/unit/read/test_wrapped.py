import pytest

from kg.model import Span
from kg.read.document import make
from kg.read.wrapped import joints

PROSE = (
    "二月初，河口市图书馆完成了新馆的全部建设任务，馆内设有阅览座位八百余个，藏书三十万册，读者可以在馆内借阅、自习、听讲座。"
    "馆长林秀英介绍说，新馆开放以后每天接待读者两千多人次，比老馆多了将近一倍，周末更是一座难求，不少家长带着孩子一起来。"
)


def cut(text, width, indent=""):
    return "\n".join(indent + text[at : at + width] for at in range(0, len(text), width))


@pytest.mark.parametrize("width", [16, 21, 22, 28, 38])
def test_cut_prose_is_joined(width):
    document = make(f"新馆落成\n{cut(PROSE, width)}\n2019年3月1日 市文化局召开座谈会", id="x")
    assert document.text == f"新馆落成\n{PROSE}\n2019年3月1日 市文化局召开座谈会"
    at = document.text.index("馆长林秀英")
    assert document.original_span(Span(at, at + 5)).of(document.original).replace("\n", "") == "馆长林秀英"


def test_paragraphs_stay_apart():
    first, second = PROSE.split("馆长", maxsplit=1)[0], "馆长" + PROSE.split("馆长")[1]
    text = cut(first, 20) + "\n" + cut(second, 20)
    assert make(text, id="x").text == f"{first}\n{second}"
    text = cut("　　" + first, 20) + "\n" + cut("　　" + second, 20)
    assert make(text, id="x").text == f"　　{first}\n　　{second}"


def test_western_words_keep_their_space():
    text = "The library of Hekou, built in two years,\nopened its doors last month, with seats\n"
    text += "for readers, a hall, and a cafe, and then\nit closed."
    assert "years, opened" in make(text, id="x").text.replace("\n", " ")
    assert "andthen" not in make(text, id="x").text


@pytest.mark.parametrize(
    "text",
    [
        "床前明月光，疑是地上霜。\n举头望明月，低头思故乡。",
        "2019年3月1日 河口市图书馆举行开馆仪式\n2019年3月2日 河口市文化局召开了座谈会\n"
        "2019年3月3日 河口市体育馆举办龙舟赛\n2019年3月4日 河口市总工会召开代表会",
        "一、河口市图书馆举行开馆仪式和座谈会\n二、河口市文化局召开了今年的工作会\n三、河口市体育馆举办龙舟赛开幕仪式\n四、散会",
        "出席会议的有下列各位来宾和各位代表\n河口市图书馆的馆长林秀英女士和同事\n河口市文化局的局长陈立本先生和同事\n河口市体育馆的馆长吴国栋先生和同事",
        "- 图书馆开馆，读者入馆参观，场面热烈\n- 文化局开会，代表入场就座，气氛热烈\n- 体育馆办赛，选手入场，观众热烈",
        "张三，河口市图书馆馆长，参会代表\n李四，河口市文化馆馆长，参会代表\n王五，河口市体育馆馆长，参会代表",
        PROSE + "\n" + PROSE,
    ],
)
def test_lists_verses_and_whole_paragraphs_stay(text):
    assert joints(text) == ()


def test_a_date_inside_a_cut_sentence_is_joined():
    text = "河口市图书馆的新馆经过两年的建设，终于在\n2019年3月1日开馆，馆长林秀英出席了开馆仪\n"
    text += "式，并向首批读者赠送了图书，现场气氛热烈，\n读者们表示满意。"
    assert "终于在2019年3月1日开馆" in make(text, id="x").text


def test_three_lines_are_enough():
    text = "河口市图书馆昨天举行揭牌仪式，馆长林秀英和\n副馆长方志明以及来自全省各地的代表一百余人\n出席了当天的活动。"
    assert make(text, id="x").text == text.replace("\n", "")
