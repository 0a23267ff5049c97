"""Names that a sea shares with a county or district."""

import pytest

from kg.model import Kind
from kg.pipeline import analyse_text


@pytest.mark.parametrize(
    ("text", "name", "value", "kind"),
    [
        ("昨天，两艘货船在南海相撞。", "南海", "南海", "NaturalFeature"),
        ("渔船驶入东海。", "东海", "东海", "NaturalFeature"),
        ("海南海事局昨天在南海巡航。", "南海", "南海", "NaturalFeature"),
        ("昨天，广东佛山市南海召开大会。", "南海", "广东省/佛山市/南海区", "AdministrativeArea"),
        ("昨天，江苏连云港东海发生地震。", "东海", "江苏省/连云港市/东海县", "AdministrativeArea"),
    ],
)
def test_a_sea_is_meant_unless_the_city_stands_before(text: str, name: str, value: str, kind: str) -> None:
    analysis = analyse_text(text, date="2024-05-06")
    found = [one for one in analysis.mentions if one.kind is Kind.PLACE and one.surface == name]
    assert [(one.value, one.type.rpartition("#")[2].rpartition("/")[2]) for one in found] == [(value, kind)]
