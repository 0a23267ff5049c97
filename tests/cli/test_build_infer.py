"""kg build --infer: off unless asked for, in its own graph, and gone when it is no longer asked for."""

import json
import os
from collections import Counter
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import cli
from kg.iri import BASE
from kg.view.load import statements

SAMPLE = str(Path(__file__).resolve().parents[1] / "samples" / "museums-2022.txt")
REGIMES = ["rdfs", "owl-rl"]


def _graphs(directory: Path) -> Counter[str]:
    return Counter(one.graph for one in statements(directory))


def _stored(directory: Path) -> Counter[str]:
    quads = ox.Store.read_only(str(directory / "store"))
    return Counter(one.graph_name.value for one in quads if not isinstance(one.graph_name, ox.DefaultGraph))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("plain")
    assert cli.run(["build", SAMPLE, "-o", str(out)]) == cli.DONE
    return out


@pytest.mark.slow
@pytest.mark.parametrize("regime", REGIMES)
def test_only_the_graph_of_what_is_inferred_grows_and_it_shrinks_again(
    regime: str, plain: Path, tmp_path: Path
) -> None:
    if not os.environ.get("KG_REQUIRE_ENGINES") and regime == "owl-rl":
        pytest.importorskip("reasonable", reason="the extra owl is not installed")
    assert cli.run(["build", SAMPLE, "-o", str(tmp_path), "--infer", regime]) == cli.DONE
    before, after = _graphs(plain), _graphs(tmp_path)
    assert {name for name in after if after[name] != before[name]} == {BASE + "inferred"}
    assert after[BASE + "inferred"] > before[BASE + "inferred"] > 0
    assert _stored(tmp_path) == after
    record = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert record["settings"]["infer"] == regime
    assert ("reasonable" in record["versions"]) == (regime == "owl-rl")

    assert cli.run(["build", SAMPLE, "-o", str(tmp_path)]) == cli.DONE
    assert _stored(tmp_path) == before
    for name in ("graph.nq", "graph.ttl", "run.json"):
        assert (tmp_path / name).read_bytes() == (plain / name).read_bytes()


def test_an_unknown_regime_names_the_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["build", SAMPLE, "-o", str(tmp_path), "--infer", "owl"]) == 2
    assert "known inferences: rdfs, owl-rl" in capsys.readouterr().err
