"""`kg query` and `kg queries` over a small graph of which only graph.nq is there."""

import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

import kg
from kg import cli
from kg.iri import BASE
from kg.lexicon import ontology_home

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


def test_flags_are_parameters_in_either_script(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = ask(capsys, str(built), "@events-of", "--org", "青山市总工会", "--format", "csv")
    assert whole[1].count("青山市总工会") >= 1
    assert ask(capsys, str(built), "@events-of", "--org=青山市總工會", "--format", "csv") == whole
    late = ask(capsys, str(built), "@events-of", "--org", "青山市总工会", "--from", "9999-01", "--format", "csv")
    assert late[1].splitlines() == ["start,agentName,role,name,event"]
    assert ask(capsys, str(built), "@events-in-place", "--place-name", "大河省", "--format", "csv")[0] == cli.DONE


def test_what_is_too_deep_for_the_engine_is_an_error(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deep = f"ASK {{FILTER({'(' * 10_000}1{')' * 10_000})}}"
    code, _, said = ask(capsys, str(built), deep)
    assert (code, "more than 128 brackets" in said) == (cli.MENDABLE, True)
    quoted = f"ASK {{FILTER('{'(' * 10_000}' = ''){'# [' * 200}\n}}"
    assert ask(capsys, str(built), quoted) == (cli.NO, "no\n", "")
    code, _, said = ask(capsys, str(built), f"ASK {{FILTER({'!' * 99_999}true)}}")
    assert (code, "too many parts for the engine" in said) == (cli.MENDABLE, True)


def test_relative_iris_are_those_of_the_build(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events = json.loads(ask(capsys, str(built), "SELECT ?e {?e a schema:Event}", "--format", "json")[1])
    iri = events["results"]["bindings"][0]["e"]["value"]
    assert iri.startswith(BASE)
    assert ask(capsys, str(built), f"ASK {{<{iri.removeprefix(BASE)}> a schema:Event}}")[0] == cli.DONE


def test_what_is_not_there_is_named_of_a_real_build_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "told.txt").write_text("2023年5月6日，苏州市总工会在苏州召开座谈会。", encoding="utf-8")
    kg.build(tmp_path / "told.txt").save(tmp_path / "graph")
    code, _, said = ask(
        capsys, str(tmp_path / "graph"), "SELECT * {?e a schema:Evnt ; schema:location ?l ; schema:organiser ?o}"
    )
    assert code == cli.DONE
    assert "note: nothing in this graph has schema:Evnt\nhint: did you mean schema:Event?" in said
    assert "note: nothing in this graph has schema:organiser\nhint: did you mean schema:organizer?" in said
    assert "has schema:location" not in said


def test_a_query_that_finds_nothing_names_what_is_not_there(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, said = ask(capsys, str(built), "SELECT * {?e a schema:Evnt ; rdfs:lable ?l}")
    assert (code, out.splitlines()[-1]) == (cli.DONE, "(0 rows)")
    assert "note: nothing in this graph has schema:Evnt\nhint: did you mean schema:Event?" in said
    assert "note: nothing in this graph has rdfs:lable\nhint: did you mean rdfs:label?" in said
    own = "PREFIX s: <https://schema.org/> SELECT * {?e s:organiser ?o}"
    assert "has schema:organiser\nhint: did you mean schema:organizer?" in ask(capsys, str(built), own)[2]
    assert ask(capsys, str(built), "SELECT * {?e a schema:Event ; rdfs:label 'none'}")[2] == ""
    assert ask(capsys, str(built), "SELECT * {?s ?p 'schema:Evnt' . ?o ?q 'none'}")[2] == ""


def test_columns_stand_in_the_order_of_the_query(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for head in ("SELECT *", "SELECT DISTINCT *", "select reduced # all of\n *"):
        found = ask(capsys, str(built), head + " {?who a schema:Event ; rdfs:label ?called}", "--format", "csv")[1]
        assert found.splitlines()[0] == "who,called"
    chosen = ask(capsys, str(built), "SELECT ?l (?e AS ?a) {{SELECT * {?e rdfs:label ?l}}}", "--format", "csv")[1]
    assert chosen.splitlines()[0] == "l,a"


def test_a_table_shortens_what_everybody_knows(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = ask(capsys, str(built), "SELECT ?e ?c {?e a ?c . ?e rdfs:label ?l} ORDER BY ?e LIMIT 3")[1]
    assert " id:" in table
    assert "https://" not in table
    csv = ask(capsys, str(built), "SELECT ?e {?e a schema:Event}", "--format", "csv")[1]
    assert BASE in csv


def test_tsv_and_xml_are_read_by_another_library(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = 'SELECT ?e ?n ?none { ?e a schema:Event ; rdfs:label ?n . FILTER (LANG(?n) = "zh-hans") } ORDER BY ?e'
    rows = json.loads(ask(capsys, str(built), text, "--format", "json")[1])["results"]["bindings"]
    wanted = [(row["e"]["value"], row["n"]["value"]) for row in rows]
    assert len(wanted) == 2
    for form in (ox.QueryResultsFormat.TSV, ox.QueryResultsFormat.XML):
        out = ask(capsys, str(built), text, "--format", form.file_extension.removeprefix("sr").replace("x", "xml"))[1]
        found = ox.parse_query_results(out, format=form)
        assert isinstance(found, ox.QuerySolutions)
        assert [(one["e"].value, one["n"].value) for one in found] == wanted
        assert ask(capsys, str(built), "ASK {?s ?p 'nobody'}", "--format", "xml")[0] == cli.NO


@pytest.mark.parametrize("ending", ["ttl", "nt", "rdf", "jsonld"])
def test_triples_in_every_form(ending: str, built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "CONSTRUCT {?e a schema:Event ; rdfs:label ?n} WHERE {?e a schema:Event ; rdfs:label ?n}"
    assert ask(capsys, str(built), text, "-o", str(tmp_path / f"out.{ending}")) == (cli.DONE, "", "")
    found = {str(one.triple) for one in ox.parse(path=tmp_path / f"out.{ending}")}
    wanted = ask(capsys, str(built), text, "--format", "nt")[1].splitlines()
    assert len(found) == len(wanted) >= 4


def test_parquet_has_the_rows(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tables = pytest.importorskip("pyarrow.parquet")
    assert ask(capsys, str(built), "@events-by-date", "-o", str(tmp_path / "rows.parquet")) == (cli.DONE, "", "")
    table = tables.read_table(tmp_path / "rows.parquet")
    rows = ask(capsys, str(built), "@events-by-date", "--format", "csv")[1].splitlines()
    assert table.column_names == rows[0].split(",")
    assert table.num_rows == len(rows) - 1 > 0


def test_a_view_shows_the_result_and_its_neighbours(
    built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.html"
    code, out, _ = ask(capsys, str(built), "@events-of", "--org", "青山", "--view", "timeline", "-o", str(page))
    assert code == cli.DONE
    assert out.endswith(f"{page.as_uri()}#view=timeline\n")
    assert "青山市总工会" in page.read_text(encoding="utf-8")
    whole = ask(capsys, str(built), "SELECT ?s {?s ?p ?o}", "--view", "graph", "-o", str(page))[1]
    assert 0 < int(out.split()[0]) < int(whole.split()[0])


def test_a_query_is_stopped_in_time(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    numbers = " ".join(map(str, range(1, 21)))
    join = " ".join(f"VALUES ?{name} {{{numbers}}}" for name in "abcdefghi")
    code, _, said = ask(
        capsys, str(built), f"SELECT (COUNT(*) AS ?n) {{{join} FILTER (?a + ?i = 1)}}", "--timeout", "0.5"
    )
    assert code == cli.MENDABLE
    assert "longer than 0.5 s" in said
    text = "SELECT (COUNT(*) AS ?n) {?e a schema:Event}"
    assert ask(capsys, str(built), text, "--format", "csv", "--timeout", "30") == (cli.DONE, "n\n2\n", "")


@pytest.mark.parametrize(
    "arguments, said",
    [
        (["@events-of", "--param", "org"], "has no value"),
        (["@events-of", "--param", "who=x"], "its parameters: from, org, to"),
        (["@events-of", "--who", "x"], "no parameter who"),
        (["@events-of", "--org"], "--org has no value"),
        (["@events-of", "护林"], "护林 is too much"),
        (["SELECT * {}", "--format", "parquet"], "-o rows.parquet"),
        (["SELECT * {}", "--view", "cake"], "known views: graph, timeline, map, table"),
        (["@event-of"], "did you mean @events-of?"),
        (["SELECT * {?s nope:x ?o}"], "the prefix nope: is not declared"),
        (["SELECT * {SERVICE <http://localhost:1/> {}}"], "SERVICE is refused"),
        (["DROP ALL"], "DROP is refused"),
        (["SELECT * {"], "line 1, column 11"),
        (["SELECT * {}", "--format", "ttl"], "only CONSTRUCT"),
        (
            ["SELECT * {}", "--format", "xlsx"],
            "known formats: table, csv, tsv, json, xml, ttl",
        ),
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
    listed = [line.split()[0] for line in out.splitlines() if line.startswith("@")]
    assert listed == sorted(f"@{path.stem}" for path in (ontology_home() / "queries").glob("*.rq"))
    assert "--place_name …" in out


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
