"""kg load against a real Virtuoso server, with a digest login."""

from pathlib import Path
from typing import Any

import pytest

from kg.errors import StoreError
from kg.graph import remote

LOGIN = {"KG_STORE_USER": "dba", "KG_STORE_PASSWORD": "dba"}
pytestmark = pytest.mark.slow


@pytest.mark.parametrize("protocol", ["gsp", "update"])
def test_only_what_changed_travels(virtuoso: Any, tmp_path: Path, protocol: str) -> None:
    name = f"https://example.org/article/{protocol}"
    outcomes = []
    for size in (2_500, 2_500, 2_400):
        lines = [f'<https://example.org/{n}> <https://example.org/p> "第{n}条" <{name}> .\n' for n in range(size)]
        (tmp_path / "graph.nq").write_text("".join(lines), encoding="utf-8")
        (found,) = remote.load(tmp_path, virtuoso.url, LOGIN, remote.Options(protocol), lambda _: None)
        assert virtuoso.count(name) == found.there == found.triples == size
        outcomes.append(found.outcome)
    assert outcomes == ["new", "unchanged", "changed"]


@pytest.mark.parametrize("login", [{}, LOGIN | {"KG_STORE_PASSWORD": "wrong"}])
def test_a_wrong_password(virtuoso: Any, tmp_path: Path, login: dict[str, str]) -> None:
    (tmp_path / "graph.nq").write_text("<https://a.org/s> <https://a.org/p> <https://a.org/o> <https://a.org/g> .\n")
    with pytest.raises(StoreError, match="401") as caught:
        remote.load(tmp_path, virtuoso.url, login, remote.Options(), lambda _: None)
    assert "KG_STORE_USER" in caught.value.hint
    assert virtuoso.count("https://a.org/g") == 0
