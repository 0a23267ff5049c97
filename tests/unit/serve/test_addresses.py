"""An IRI has one path on the server, and the path leads back."""

import json
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.iri import BASE, join
from kg.serve import addresses

NAMES = st.lists(st.text(st.characters(exclude_categories=("Cs",)), min_size=1), min_size=1, max_size=3)


@given(NAMES)
def test_there_and_back(names: list[str]) -> None:
    iri = join(BASE, tuple(names))
    path = addresses.path(iri, BASE)
    assert path.isascii()
    assert urlsplit("http://localhost" + path.replace("?", "%3F")).path == path
    assert addresses.iri(path.encode(), BASE) == iri


@pytest.mark.parametrize("name", ["4/5G", "甲 乙", "“你好!”(2022)", "100%", "a?b", "c#d", "..", "é"])
def test_clients_encode_as_they_like(name: str) -> None:
    iri = join(BASE, ("event", name))
    assert addresses.iri(f"/id/event/{quote(name, safe='')}".replace("..", "%2E%2E").encode(), BASE) == iri
    assert addresses.iri(addresses.path(iri, BASE).encode(), BASE) == iri


def test_elsewhere() -> None:
    assert addresses.path("https://schema.org/Event", BASE) == ""
    assert addresses.path(BASE, BASE) == ""
    assert addresses.path(f"{BASE}article/春#fact=1", BASE) == "/id/article/%E6%98%A5#fact=1"


@pytest.mark.parametrize("path", [b"/id/%FF", b"/id/%zz", b"/id/100%"])
def test_no_path_of_a_thing(path: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- any of its kinds
        addresses.iri(path, BASE)


def test_the_base_of_a_build(tmp_path: Path) -> None:
    assert addresses.base(tmp_path) == BASE
    run = tmp_path / "run.json"
    for broken in ("{", "[]", "{}", '{"settings": 1}'):
        run.write_text(broken)
        assert addresses.base(tmp_path) == BASE
    run.write_text(json.dumps({"settings": {"base": "https://example.org/"}}))
    assert addresses.base(tmp_path) == "https://example.org/"
