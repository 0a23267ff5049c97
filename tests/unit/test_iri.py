"""Names and IRIs, one to one: no slug, no pinyin, nothing lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import iri


def test_names_that_sound_or_slug_alike_stay_apart() -> None:
    names = ["国务院", "华为", "苏州", "宿州", "4/5G", "45G", "4%2F5G"]
    assert len({iri.join(iri.BASE, ("organization", name)) for name in names}) == len(names)


def test_chinese_stays_readable() -> None:
    assert iri.join("https://example.org/", ("place", "北京市", "朝阳区")) == "https://example.org/place/北京市/朝阳区"


@pytest.mark.parametrize(
    "segment", ["a/b", "a?b", "a#b", "a%b", "a b", "<a>", '"a"', "a\\b", "{a}", "a|b", "a^b", "`a`"]
)
def test_what_a_path_segment_cannot_hold_is_encoded(segment: str) -> None:
    encoded = iri.encode(segment)
    assert not set('/?# <>"\\{}|^`') & set(encoded)
    assert iri.decode(encoded) == segment


def test_dots_are_no_steps() -> None:
    assert iri.encode("..") not in {".", ".."}
    assert iri.decode(iri.encode("..")) == ".."


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1))
def test_every_name_comes_back(name: str) -> None:
    assert iri.decode(iri.encode(name)) == name


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1), min_size=2, max_size=2, unique=True))
def test_two_names_are_two_iris(names: list[str]) -> None:
    assert iri.encode(names[0]) != iri.encode(names[1])


def test_an_article_in_a_folder_keeps_its_path() -> None:
    assert iri.article("https://example.org/", "2023/新闻 一") == "https://example.org/article/2023/新闻%20一"
    assert iri.characters("https://example.org/article/a", 3, 5) == "https://example.org/article/a#char=3,5"
