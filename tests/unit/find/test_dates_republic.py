"""Years of the Republic of China in Taiwan's texts."""

import pytest

from kg.find.dates import find
from kg.read import document as documents
from kg.read import split


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("書會於110年10月23日舉辦慶祝大會。", [("110年10月23日", "2021-10-23")]),
        ("101/05/25，書會舉行揭牌儀式。", [("101/05/25", "2012-05-25")]),
        ("本校民國75年遷校，99年3月擴建禮堂。", [("民國75年", "1986"), ("99年3月", "2010-03")]),
        ("書會于110年10月23日举办庆祝大会。", [("10月23日", "@at|md10-23")]),
        ("護照號碼101-05-2533與電話。", []),
    ],
)
def test_years_of_the_republic(text: str, found: list[tuple[str, str]]) -> None:
    document = documents.make(text, id="t")
    told = find(document, split.split(document))
    assert [(one.surface, one.value) for one in told] == found
