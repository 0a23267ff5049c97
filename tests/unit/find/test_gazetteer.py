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
