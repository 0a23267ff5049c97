"""The samples' graphs are what was agreed, and output/ is what the README's command writes.

`KG_UPDATE_GOLDEN=1 pytest tests/golden` writes both anew; read the difference before committing it.
"""

import filecmp
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import kg
from kg import cli
from kg.graph import rows
from kg.iri import KG, SCHEMA, decode
from kg.model import Kind

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


FOLDERS = {"analyses", "store"}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """output/ as the README's command writes it, run from the root of the project."""
    command = re.search(r"kg (build tests/samples/\S+) -o output\n", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert command
    out = tmp_path_factory.mktemp("fresh") / "output"
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        assert cli.run([*command.group(1).split(), "-o", str(out)]) == cli.DONE
    finally:
        os.chdir(before)
    return out


@pytest.mark.parametrize("name", NAMES)
def test_graph_is_as_agreed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    graph = kg.build([f"tests/samples/{name}.txt"])
    assert graph.failures == ()
    assert [one for one in graph.violations if one.severity == "Violation"] == []
    told = "\n".join(_told(graph)) + "\n"
    agreed = GOLDEN / f"{name}.txt"
    if UPDATE:
        agreed.write_text(told, encoding="utf-8")
    assert told == agreed.read_text(encoding="utf-8")


def test_output_is_what_the_command_writes(fresh: Path) -> None:
    assert {one.name for one in fresh.iterdir() if one.name not in FOLDERS} == FILES
    output = ROOT / "output"
    if UPDATE:
        output.mkdir(exist_ok=True)
        for name in sorted(FILES):
            shutil.copy(fresh / name, output / name)
    assert {one.name for one in output.iterdir() if one.name not in FOLDERS} == FILES
    stale = [name for name in sorted(FILES) if not filecmp.cmp(fresh / name, output / name, shallow=False)]
    assert stale == [], "renew output/ with KG_UPDATE_GOLDEN=1 pytest tests/golden"


def test_output_names_no_machine(fresh: Path) -> None:
    for name in sorted(FILES):
        text = (fresh / name).read_text(encoding="utf-8-sig")
        for place in (str(ROOT), str(fresh), str(Path.home()) + "/"):
            assert place not in text, name


@pytest.mark.slow
def test_bytes_depend_on_no_surroundings(tmp_path: Path) -> None:
    surroundings = {
        "one": {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
        "two": {"PYTHONHASHSEED": "4242", "TZ": "Asia/Shanghai", "LC_ALL": "C", "PYTHONUTF8": "0"},
    }
    command = [sys.executable, "-c", "from kg.cli import main; main()", "build", "tests/samples", "-o"]
    for name, variables in surroundings.items():
        environment = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
        subprocess.run([*command, str(tmp_path / name)], cwd=ROOT, env=environment, check=True, capture_output=True)
    stale = [
        name
        for name in sorted(FILES)
        if not filecmp.cmp(tmp_path / "one" / name, tmp_path / "two" / name, shallow=False)
    ]
    assert stale == []


def test_every_sample_has_its_expected_graph() -> None:
    assert sorted(one.stem for one in SAMPLES.iterdir()) == sorted(NAMES)
    assert sorted(one.stem for one in GOLDEN.glob("*.txt")) == sorted(NAMES)
    for name in NAMES:
        assert len((SAMPLES / f"{name}.txt").read_text(encoding="utf-8")) > 600


def _told(graph: kg.Graph) -> Iterator[str]:
    """The graph for a reader: each thing with its class, other names and links, kind after kind."""
    things = rows.things(graph.statements)
    facts = rows.facts(graph.statements)
    names = rows.labels(graph.statements)
    for kind in (Kind.EVENT, Kind.ORGANISATION, Kind.PERSON, Kind.PLACE, Kind.DOCUMENT, Kind.DATE):
        yield f"# {kind.value}"
        for thing in sorted((one for one in things if one.kind is kind), key=lambda one: (one.start, one.end, one.iri)):
            yield " ".join(filter(None, ("/".join(filter(None, (thing.start, thing.end))), thing.label, _class(thing))))
            if thing.aliases:
                yield f"    also: {'；'.join(thing.aliases)}"
            links = {(one.predicate, names.get(rows.plain(one.object), rows.plain(one.object)))
                     for one in facts if one.subject == thing.iri}  # fmt: skip
            yield from sorted(f"    {_bare(predicate)}: {other}" for predicate, other in links)
        yield ""
    yield "# findings of the shapes"
    yield from (f"{one.severity}: {one.message} {decode(one.focus.rpartition('/')[2])}" for one in graph.violations)


def _class(thing: rows.ThingRow) -> str:
    return f"({_bare(thing.type)})"


def _bare(iri: str) -> str:
    return iri.removeprefix(SCHEMA).removeprefix(KG).rpartition("#")[2]
