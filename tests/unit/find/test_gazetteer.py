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
