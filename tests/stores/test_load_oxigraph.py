"""kg load against a real Oxigraph server."""

from pathlib import Path

import httpx
import pytest

from kg import cli
from kg.errors import StoreError
from kg.graph import remote

SLOW = pytest.mark.slow
ONE, TWO = "https://example.org/article/1", "https://example.org/article/2"


def build(folder: Path, **sizes: int) -> Path:
    """A folder with graphs of so many triples."""
    folder.mkdir(exist_ok=True)
    lines = [
        f'<https://example.org/{n}> <https://example.org/p> "第{n}条" <https://example.org/article/{name[1:]}> .\n'
        for name, size in sizes.items()
        for n in range(size)
    ]
    (folder / "graph.nq").write_text("".join(sorted(lines)), encoding="utf-8")
    return folder


def load(folder: Path, url: str, **options: object) -> list[tuple[str, int, int, str]]:
    found = remote.load(folder, url, {}, remote.Options(waits=(), **options), lambda _: None)  # type: ignore[arg-type]
    return [(one.graph, one.triples, one.there, one.outcome) for one in found]


@pytest.mark.parametrize("protocol", ["auto", pytest.param("gsp", marks=SLOW), pytest.param("update", marks=SLOW)])
def test_only_what_changed_travels(oxigraph, tmp_path: Path, protocol: str) -> None:
    folder = build(tmp_path / "build", g1=3, g2=5)
    assert load(folder, oxigraph.url, protocol=protocol) == [(ONE, 3, 3, "new"), (TWO, 5, 5, "new")]
    assert load(folder, oxigraph.url, protocol=protocol) == [(ONE, 3, 3, "unchanged"), (TWO, 5, 5, "unchanged")]
    build(folder, g1=3, g2=4)
    assert load(folder, oxigraph.url, protocol=protocol) == [(ONE, 3, 3, "unchanged"), (TWO, 4, 4, "changed")]
    assert (oxigraph.count(ONE), oxigraph.count(TWO)) == (3, 4)
    found = oxigraph.rows(f"SELECT ?o WHERE {{ GRAPH <{ONE}> {{ <https://example.org/2> ?p ?o }} }}")
    assert [one["o"]["value"] for one in found] == ["第2条"]


@pytest.mark.parametrize("protocol", ["gsp", pytest.param("update", marks=SLOW)])
def test_a_large_graph_goes_in_parts(oxigraph, tmp_path: Path, protocol: str) -> None:
    folder = build(tmp_path / "build", g1=25_000)
    assert load(folder, oxigraph.url, protocol=protocol) == [(ONE, 25_000, 25_000, "new")]


@pytest.mark.parametrize("door", ["/store", "/query", "/update", "/"])
def test_the_address_of_any_door_will_do(oxigraph, tmp_path: Path, door: str) -> None:
    assert load(build(tmp_path / "build", g1=2), oxigraph.url + door) == [(ONE, 2, 2, "new")]


def test_a_dry_run_changes_nothing(oxigraph, tmp_path: Path) -> None:
    folder = build(tmp_path / "build", g1=2)
    assert load(folder, oxigraph.url, dry_run=True) == [(ONE, 2, 0, "new")]
    assert oxigraph.rows("SELECT * WHERE { GRAPH ?g { ?s ?p ?o } }") == []


def test_a_graph_that_lost_triples_or_all_of_them_there_is_seen(oxigraph, tmp_path: Path) -> None:
    folder = build(tmp_path / "build", g1=3, g2=5)
    load(folder, oxigraph.url)
    _update(oxigraph.url, f"DROP GRAPH <{ONE}>")
    assert load(folder, oxigraph.url) == [(ONE, 3, 3, "new"), (TWO, 5, 5, "unchanged")]
    _update(
        oxigraph.url, f"DELETE DATA {{ GRAPH <{ONE}> {{ <https://example.org/1> <https://example.org/p> '第1条' }} }}"
    )
    with pytest.raises(StoreError, match="other triples"):
        load(folder, oxigraph.url)
    assert load(folder, oxigraph.url, replace=True) == [(ONE, 3, 3, "changed"), (TWO, 5, 5, "changed")]


def test_what_others_put_there_is_replaced_only_when_asked(oxigraph, tmp_path: Path) -> None:
    _update(oxigraph.url, f"INSERT DATA {{ GRAPH <{ONE}> {{ <https://example.org/x> <https://example.org/p> 1 }} }}")
    folder = build(tmp_path / "build", g1=3, g2=5)
    with pytest.raises(StoreError, match="nothing loaded") as caught:
        load(folder, oxigraph.url)
    assert "--replace" in caught.value.hint
    assert (oxigraph.count(ONE), oxigraph.count(TWO)) == (1, 0)
    load(folder, oxigraph.url, replace=True)
    assert (oxigraph.count(ONE), oxigraph.count(TWO)) == (3, 5)


def test_a_read_only_store(oxigraph_read_only, tmp_path: Path) -> None:
    for protocol in ("auto", "gsp", "update"):
        with pytest.raises(StoreError, match=r"read-only.*loaded: none.*not loaded: https") as caught:
            load(build(tmp_path / "build", g1=3), oxigraph_read_only.url, protocol=protocol)
        assert caught.value.where.startswith(oxigraph_read_only.url)


def test_the_command(oxigraph, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(build(tmp_path / "build", g1=3))
    assert cli.run(["load", folder, "--to", oxigraph.url, "--dry-run"]) == cli.DONE
    assert "1 of 1 graphs would travel, 3 triples" in capsys.readouterr().out
    assert cli.run(["load", folder, "--to", oxigraph.url]) == cli.DONE
    shown = capsys.readouterr()
    assert shown.out == f"{ONE}\there 3\tthere 3\tnew\n1 of 1 graphs loaded, 3 triples\n"
    assert shown.err == ""
    assert cli.run(["load", folder, "--to", oxigraph.url]) == cli.DONE
    assert "0 of 1 graphs loaded, 0 triples" in capsys.readouterr().out


def _update(url: str, text: str) -> None:
    assert httpx.post(url + "/update", data={"update": text}).is_success
