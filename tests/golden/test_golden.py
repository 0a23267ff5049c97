"""The samples' graphs are what was agreed, and output/ is what the README's command writes.

`KG_UPDATE_GOLDEN=1 pytest tests/golden` writes both anew; read the difference before committing it.
"""

import filecmp
import os
import shutil
from pathlib import Path

import pytest

import kg
from kg import cli

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "tests" / "samples"
GOLDEN = ROOT / "tests" / "golden"
UPDATE = os.environ.get("KG_UPDATE_GOLDEN") == "1"
NAMES = ("museums-2022", "flood-2023")
FILES = {
    "entities.csv",
    "facts.csv",
    "graph.graphml",
    "graph.html",
    "graph.jsonld",
    "graph.nq",
    "graph.trig",
    "graph.ttl",
    "report.md",
    "run.json",
}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """output/ as the README's command writes it, run from the root of the project."""
    out = tmp_path_factory.mktemp("fresh") / "output"
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        assert cli.run(["build", f"tests/samples/{NAMES[0]}.txt", "-o", str(out)]) == cli.DONE
    finally:
        os.chdir(before)
    return out


@pytest.mark.parametrize("name", NAMES)
def test_graph_is_as_agreed(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    kg.build([f"tests/samples/{name}.txt"]).save(tmp_path)
    agreed = GOLDEN / f"{name}.nq"
    if UPDATE:
        shutil.copy(tmp_path / "graph.nq", agreed)
    assert (tmp_path / "graph.nq").read_text(encoding="utf-8") == agreed.read_text(encoding="utf-8")


def test_output_is_what_the_command_writes(fresh: Path) -> None:
    written = {one.name for one in fresh.iterdir() if one.name != "store"}
    assert written == FILES
    for name in sorted(FILES):
        if UPDATE:
            shutil.copy(fresh / name, ROOT / "output" / name)
        assert filecmp.cmp(fresh / name, ROOT / "output" / name, shallow=False), f"output/{name} is stale"
    assert {one.name for one in (ROOT / "output").iterdir() if one.name != "store"} == FILES


@pytest.mark.parametrize("name", NAMES)
def test_every_sample_is_covered(name: str) -> None:
    assert sorted(one.stem for one in SAMPLES.iterdir()) == sorted(NAMES)
    assert len((SAMPLES / f"{name}.txt").read_text(encoding="utf-8")) > 600
