"""Names cut wrongly in one article are what other articles call the same words."""

from __future__ import annotations

import pytest

from kg.model import Analysis, Document, Kind, Mention, Span
from kg.resolve import digest, recut
from kg.resolve.cluster import Cluster


def _told(rows: list[tuple[str, str]], kind: Kind = Kind.PERSON) -> list[str]:
    """The names after mending of one mention an article: text and the name cut from it."""
    clusters: list[Cluster] = []
    for number, (text, name) in enumerate(rows):
        at = text.index(name)
        document = Document(str(number), text, text, text)
        mention = Mention(Span(at, at + len(name)), kind, "", name, name, "tagger", 0.85)
        cluster = Cluster(str(number), kind, (name,), (mention,))
        clusters.extend(digest.digested(Analysis(document, (), (), ()), (cluster,)).clusters)
    return [cluster.names[0] for cluster in recut.mended(clusters)]


@pytest.mark.parametrize(
    "cut, whole",
    [
        (("总统德朗普称会谈顺利", "德朗"), "德朗普"),
        (("发言人扎马罗娃表示", "马罗娃"), "扎马罗娃"),
        (("随后同拉马福里一道出席", "同拉马福里"), "拉马福里"),
        (("林远山小范围会谈", "林远山小"), "林远山"),
        (("会见威廉-亚历山时强调", "威廉-亚历山时"), "威廉-亚历山"),
        (("同总统德朗普通电话", "德朗普通"), "德朗普"),
        (("应德朗普邀请访问", "应德朗普"), "德朗普"),
        (("片中林远山总书记率团出席", "林远山总书记率"), "林远山"),
        (("副主席林远在圣城会见总统", "林远在"), "林远"),
        (("林远山等步入会场", "林远山等"), "林远山"),
        (("总统列克桑德尔·武里奇到访", "桑德尔·武里奇"), "列克桑德尔·武里奇"),
    ],
)
def test_a_cut_name_is_mended(cut: tuple[str, str], whole: str) -> None:
    known = [(f"{whole}出席会议", whole)] * 3
    assert _told([*known, cut]) == [whole] * 4


@pytest.mark.parametrize(
    "text, name, other",
    [
        ("王东表示欢迎", "王东", "王东峰"),
        ("王东峰表示欢迎", "王东峰", "王东"),
        ("欧阳明远表示欢迎", "欧阳明远", "阳明远"),
        ("阿卜杜拉希表示欢迎", "阿卜杜拉希", "阿卜杜拉"),
        ("诗人苏轼曾任职", "苏轼", "苏"),
        ("杨晓渡表示欢迎", "杨晓渡", "杨晓"),
        ("和林表示欢迎", "和林", "林"),
    ],
)
def test_another_name_stays(text: str, name: str, other: str) -> None:
    assert _told([*[(f"{other}出席会议", other)] * 3, (text, name)])[-1] == name


@pytest.mark.parametrize(
    "texts, cut, whole",
    [
        (("总理维克班到访", "总理维克班表示", "维克班称"), "维克", "维克班"),
        (("发言人扎马罗娃说", "扎马罗娃指出", "据扎马罗娃介绍"), "马罗娃", "扎马罗娃"),
        (("总理维克班到访", "总理维克班表示", "维克说"), "维克", "维克"),
        (("戈马高地交火", "在戈马高地", "戈马高地局势"), "戈马", "戈马"),
    ],
)
def test_a_name_that_every_article_cuts_goes_on_as_all_texts_do(texts: tuple[str, ...], cut: str, whole: str) -> None:
    assert _told([(text, cut) for text in texts]) == [whole] * 3


def test_names_of_a_list_without_marks_are_parted() -> None:
    known = [("江辽出席", "江辽"), ("宁远山出席", "宁远山")] * 3
    assert _told([*known, ("高山江辽宁远山等送别", "江辽宁")])[-1] == "江辽"
    assert _told([*known, ("江辽宁远行归来", "江辽宁")])[-1] == "江辽宁"


def test_what_one_article_alone_says_mends_nothing() -> None:
    assert _told([("德朗普到访", "德朗普"), ("总统德朗普称", "德朗")])[-1] == "德朗"


def test_a_body_goes_on_in_the_text() -> None:
    rows = [("湖区合作组织发布公告", "湖区合作组织")] * 2
    assert _told([*rows, ("在湖区合作组织会议上", "湖区合")], Kind.ORGANISATION)[-1] == "湖区合作组织"


@pytest.mark.parametrize("name, longer", [("九三学社", "九三学社中央"), ("越共", "越共中央"), ("真主党", "真主党武装")])
def test_a_body_that_is_whole_is_not_its_part(name: str, longer: str) -> None:
    rows = [(f"{longer}发布公告", longer)] * 3
    assert _told([*rows, (f"{longer}发布公告", name)], Kind.ORGANISATION)[-1] == name


def test_what_stands_before_a_foreign_name_that_all_know_is_no_part_of_it() -> None:
    known = [("德朗普出席会议", "德朗普")] * 10
    assert _told([*known, ("不到一周内德朗普再次威胁", "内德朗普")]) == ["德朗普"] * 11


def test_a_well_known_name_with_another_character_is_a_name_of_its_own() -> None:
    known = [("林远出席会议", "林远")] * 9
    assert _told([*known, *[("林远来出席", "林远来")] * 4])[9:] == ["林远来"] * 4
