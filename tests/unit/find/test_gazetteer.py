"""Places of the table: which bearer of a name is meant."""

import pytest

from kg.find import gazetteer


@pytest.mark.parametrize(
    "name, context, path",
    [
        ("重庆市", ("四川省",), "重庆市"),
        ("重庆", ("四川省/成都市",), "重庆市"),
        ("江北区", ("重庆市", "四川省"), "重庆市/江北区"),
        ("江北区", ("浙江省/宁波市",), "浙江省/宁波市/江北区"),
        ("上海县", ("上海市",), "上海市/上海县"),
    ],
)
def test_what_moved_up_lies_in_nothing_it_left(name: str, context: tuple[str, ...], path: str) -> None:
    found = gazetteer.resolve(name, context)
    assert found
    assert found.path == path


@pytest.mark.parametrize(
    "name, context, path",
    [
        ("江南", ("广西壮族自治区",), ""),
        ("江南", ("广西壮族自治区/南宁市",), "广西壮族自治区/南宁市/江南区"),
        ("朝阳", ("北京市",), "北京市/朝阳区"),
        ("太湖", ("安徽省/安庆市",), ""),
        ("太湖县", (), "安徽省/安庆市/太湖县"),
        ("北江", ("广东省",), ""),
        ("大田", (), ""),
        ("大田", ("福建省/三明市",), "福建省/三明市/大田县"),
    ],
)
def test_words_and_waters_are_no_counties_unless_what_they_lie_in_is_named(
    name: str, context: tuple[str, ...], path: str
) -> None:
    found = gazetteer.resolve(name, context)
    assert (found.path if found else "") == path


@pytest.mark.parametrize(
    "name, context, year, path",
    [
        ("重庆市", ("四川省",), 1990, "重庆市"),
        ("江北县", (), 1990, "重庆市/江北县"),
        ("海口市", ("广东省",), 1986, "海南省/海口市"),
        ("海口市", ("广东省",), 2020, "海南省/海口市"),
        ("玉溪市", (), 1990, "云南省/玉溪地区/玉溪市"),
        ("玉溪市", (), 2010, "云南省/玉溪市"),
        ("静海县", ("天津市",), 2010, "天津市/静海县"),
        ("静海", ("天津市",), 2010, "天津市/静海县"),
        ("静海", ("天津市",), 2020, "天津市/静海区"),
        ("合川市", (), 2000, "重庆市/合川市"),
    ],
)
def test_a_name_is_whose_it_was_when_the_text_came_out(
    name: str, context: tuple[str, ...], year: int, path: str
) -> None:
    found = gazetteer.resolve(name, context, year)
    assert found
    assert found.path == path


@pytest.mark.parametrize(
    "name, context",
    [("郊区", ("河南省/安阳市",)), ("卢湾", ("上海市",)), ("南汇", ("上海市",))],
)
def test_what_is_gone_lends_newer_texts_no_short_name(name: str, context: tuple[str, ...]) -> None:
    assert gazetteer.resolve(name, context, 2020) is None
    old = gazetteer.resolve(name, context, 1995)
    assert name in {"南汇", "卢湾"} or (old and old.path == f"{context[0]}/{name}")


@pytest.mark.parametrize(
    "path, year, code",
    [
        ("重庆市", 1990, "510200"),
        ("重庆市", 2020, "500000"),
        ("重庆市/江北区", 1985, "510211"),
        ("重庆市/江北区", 2024, "500105"),
        ("重庆市/江北区", 2031, "500105"),
        ("云南省/临沧市/凤庆县", 1999, "533522"),
        ("云南省/临沧市/凤庆县", 1971, "533522"),
        ("上海市/卢湾区", 2005, "310103"),
        ("上海市/卢湾区", 2020, ""),
        ("上海市/静安区", 2020, "310106"),
    ],
)
def test_a_code_is_that_of_its_year(path: str, year: int, code: str) -> None:
    [record] = [one for one in gazetteer.lookup(path.rsplit("/", maxsplit=1)[-1]) if one.path == path]
    assert record.code_in(year) == code


def test_no_division_lies_in_one_letter() -> None:
    assert not [one.path for one in gazetteer._records() if any(len(part) < 2 for part in one.path.split("/"))]


def test_a_federation_is_named_by_no_short_name() -> None:
    assert [one.path for one in gazetteer.lookup("俄罗斯联邦")] == ["俄罗斯"]
    assert gazetteer.lookup("美国联邦") == ()
