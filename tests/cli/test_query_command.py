"""`kg query` and `kg queries` over a small graph of which only graph.nq is there."""

import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import cli

SMALL = Path(__file__).parents[1] / "ontology" / "small_graph.ttl"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    graphs = [ox.NamedNode("https://example.org/one"), ox.NamedNode("https://example.org/two")]
    quads = [
        ox.Quad(one.subject, one.predicate, one.object, graph)
        for one in ox.parse(path=SMALL, format=ox.RdfFormat.TURTLE) for graph in graphs
    ]  # fmt: skip
    (folder / "graph.nq").write_bytes(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    return folder


def ask(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.run(["query", *arguments])
    streams = capsys.readouterr()
    return code, streams.out, streams.err


def test_a_triple_of_two_graphs_counts_once(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "SELECT (COUNT(*) AS ?n) {?e a schema:Event}"
    assert ask(capsys, str(built), text, "--format", "csv") == (cli.DONE, "n\n2\n", "")


def test_parameters(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = ask(capsys, str(built), "@events-of", "--param", "org=护林", "--format", "json")
    assert code == cli.DONE
    assert {row["agentName"]["value"] for row in json.loads(out)["results"]["bindings"]} == {"护林站"}
    _, none, _ = ask(capsys, str(built), "@events-of", "--param", "org=不=在", "--format", "csv")
    assert none.splitlines() == ["start,agentName,role,name,event"]


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["@events-of", "--param", "org"], "has no value"),
        (["@events-of", "--param", "who=x"], "its parameters: org"),
        (["@event-of"], "did you mean @events-of?"),
        (["SELECT * {?s nope:x ?o}"], "the prefix nope: is not declared"),
        (["SELECT * {SERVICE <http://localhost:1/> {}}"], "SERVICE is refused"),
        (["DROP ALL"], "DROP is refused"),
        (["SELECT * {"], "line 1, column 11"),
        (["SELECT * {}", "--format", "ttl"], "only CONSTRUCT"),
        (["SELECT * {}", "--format", "tsv"], "known formats: table, csv, json, ttl"),
    ],
)
def test_what_can_be_mended(arguments: list[str], said: str, built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = ask(capsys, str(built), *arguments)
    assert (code, out) == (cli.MENDABLE, "")
    assert err.startswith("error: ")
    assert said in err
    assert "\nhint: " in err


def test_every_query_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["queries"]) == cli.DONE
    out = capsys.readouterr().out
    assert len([line for line in out.splitlines() if line.startswith("@")]) == 20
    assert "--param place_name=" in out


def test_a_reader_that_has_seen_enough_is_no_bug() -> None:
    script = (
        "import sys; from kg import cli; import typer\n"
        "def gone(*_, **__): raise BrokenPipeError(32, 'Broken pipe')\n"
        "typer.echo = gone\n"
        "sys.exit(cli.run(['queries']))\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert done.returncode == cli.DONE
    assert "bug" not in done.stderr
