"""The documentation's pages do what they show, the commands' page is what --help says, and the site builds."""

import importlib.util
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

import opencc
import pytest
import typer

import kg
from kg import cli

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = (
    "tutorial.md", "tutorial.zh.md", "howto/notebook.md", "one-sentence.md", "howto/archive.md", "howto/event-type.md",
    "howto/local-bodies.md", "howto/link.md", "howto/stores.md", "howto/many-cores.md", "corpus.md",
    "correcting.md", "own-knowledge.md", "serving.md",
)  # fmt: skip
TRANSLATED = sorted(
    path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.zh.md") if path.name not in {"index.zh.md", "cli.zh.md"}
)  # the first page is shorter in Chinese
ELSEWHERE = {
    "api.md": "test_readme_runs.py",
    "cli.md": "no block is run: help",
    "cli.zh.md": "the same",
    "scale.md": "tests/spark",
}
PORTS = ("8000", "7878")
PATIENCE = 15 * 60
"""Seconds that a page may take: each is a story of a quarter of an hour."""
CHINESE = (ROOT / "README.zh.md").read_text(encoding="utf-8")
ENGLISH = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(sh|python|text)\n(.*?)```", re.DOTALL)
FENCED = re.compile(r"^ *```\w+\n.*?^ *```$", re.DOTALL | re.MULTILINE)


def run(kind: str, body: str, home: Path, environment: dict[str, str]) -> str:
    (home / "block.py").write_text(body, encoding="utf-8")
    command = ["bash", "-euo", "pipefail", "-c", body] if kind == "sh" else [sys.executable, "block.py"]
    done = subprocess.run(command, cwd=home, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, (body, done.stderr.decode())
    return done.stdout.decode().replace("\r\n", "\n")  # as stores end lines of CSV


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_shows_is_what_comes_out(page: str, tmp_path: Path) -> None:
    environment, begun = with_tools(tmp_path), time.monotonic()
    SCENES.get(page, lambda _: None)(tmp_path)
    said, shown = "", 0
    for kind, body in BLOCK.findall(elsewhere((DOCS / page).read_text(encoding="utf-8"))):
        if kind == "text":
            assert said.rstrip() == body.rstrip()
            shown += 1
        else:
            said = run(kind, body, tmp_path, environment)
    assert shown or page in SCENES
    name, held = LEFT.get(page, ("", ""))
    assert not name or held in (tmp_path / name).read_text(encoding="utf-8")
    assert time.monotonic() - begun < PATIENCE


def with_tools(home: Path) -> dict[str, str]:
    """An environment in which `kg` is the command of this checkout."""
    tools = home / "bin"
    tools.mkdir()
    (tools / "kg").write_text(f"#!{sys.executable}\nfrom kg.cli import main\nmain()\n", encoding="utf-8")
    (tools / "kg").chmod(0o755)
    beside = Path(sys.executable).parent
    path = f"{tools}:{beside}:{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "KG_LANGUAGE": "en"}


def elsewhere(text: str) -> str:
    """A page whose servers listen at ports that are free."""
    for port in PORTS:
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            text = text.replace(port, str(found.getsockname()[1]))
    return text


def an_archive(home: Path) -> None:
    """What the page on growing archives works with."""
    for name in ("2023/2023-07-12.txt", "2023/may-3.txt", "2024/june.txt", "corrected/may-3.txt"):
        (home / name).parent.mkdir(exist_ok=True)
        day = 1 + len(name) % 20
        (home / name).write_text(f"2024年6月{day}日，云岭市图书馆举办读书会。\n", encoding="utf-8")
    line = '{"id": "press", "date": "2025-01-18", "text": "2025年1月18日，云岭市总工会召开座谈会。"}\n'
    (home / "2025.jsonl").write_text(line, encoding="utf-8")


def namesakes(home: Path) -> None:
    """What the page on corrections works with: two of one name, taken for one."""
    news = home / "news"
    news.mkdir()
    for day, told in (("0504-1", "主持座谈会"), ("0505-2", "出席开馆仪式"), ("0506-3", "发表演讲")):
        (news / f"2024{day}.txt").write_text(f"2024年5月6日，云岭市总工会主席张伟{told}。\n", encoding="utf-8")
    kg.build(news).save(home / "graph")


def what_one_knows(home: Path) -> None:
    """What the page on one's own knowledge works with: the type that it shows, names in a table and in RDF."""
    page = (DOCS / "own-knowledge.md").read_text(encoding="utf-8")
    [shown] = re.findall(r"```turtle\n(.*?)```", page, re.DOTALL)
    for folder in ("mine", "news"):
        (home / folder).mkdir()
    (home / "mine" / "merger.ttl").write_text(shown, encoding="utf-8")
    (home / "news" / "one.txt").write_text("2024年3月5日，青川钢铁公司全资并购白河机械厂。\n", encoding="utf-8")
    (home / "bodies.csv").write_text("name,type\n白河机械厂,kg:Company\n", encoding="utf-8")
    label = "<http://www.w3.org/2000/01/rdf-schema#label>"
    (home / "wikidata.ttl").write_text(f'<urn:one> {label} "青川钢铁公司"@zh .\n', encoding="utf-8")


def a_graph(home: Path) -> None:
    """What the page on serving works with."""
    shutil.copytree(ROOT / "output", home / "graph")


SCENES = {
    "corpus.md": an_archive,
    "correcting.md": namesakes,
    "own-knowledge.md": what_one_knows,
    "serving.md": a_graph,
}
LEFT = {
    "correcting.md": ("graph/decisions.csv", "split"),
    "own-knowledge.md": ("graph/graph.nq", "青川钢铁公司"),
    "serving.md": ("suzhou.ttl", "苏州市"),
}
"""A file that the commands of a page leave, and what it holds."""


def test_every_block_of_every_page_is_run() -> None:
    pages = {path.relative_to(DOCS).as_posix(): path for path in DOCS.rglob("*.md")}
    blocks = {name for name, path in pages.items() if re.search(r"```(sh|python)\n", path.read_text(encoding="utf-8"))}
    assert blocks - set(ELSEWHERE) - set(TRANSLATED) == set(PAGES) - set(TRANSLATED)


COMMANDS = typer.main.get_group(cli.app).commands
SHOWN = sorted(
    {
        (path.name, line.strip())
        for path in (*DOCS.rglob("*.md"), ROOT / "README.md", ROOT / "README.zh.md")
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.match(r" {4,}kg |kg ", line) and "<" not in line and not path.name.startswith("cli.")
    }
)


def test_there_are_enough_commands() -> None:
    assert len(SHOWN) > 50


def test_every_command_of_the_pages_parses() -> None:
    whole = [one for one in SHOWN if one[1].count("'") % 2 == 0 and "query=" not in one[1]]  # others are run
    assert len(whole) > 50
    for page, line in whole:
        _parse(page, line)


def _parse(page: str, line: str) -> None:
    words = shlex.split(
        line.split(" > ", maxsplit=1)[0].split(" | ", maxsplit=1)[0].split(" 2> ", maxsplit=1)[0].replace("…", "x"),
        comments=True,
    )
    _, name, *arguments = words
    if name in COMMANDS:
        COMMANDS[name].make_context(name, arguments)
    else:
        assert name.startswith("-"), (page, line)


@pytest.mark.parametrize("page", TRANSLATED)
def test_both_languages_show_the_same_blocks(page: str) -> None:
    texts = [(DOCS / name).read_text(encoding="utf-8") for name in (page.replace(".zh.md", ".md"), page)]
    english, chinese = map(FENCED.findall, texts)
    assert english == chinese
    assert [2 * len(english)] * 2 == [text.count("```") for text in texts]  # no block is passed over


def test_the_page_of_commands_is_what_help_says() -> None:
    maker = script("make_cli_page")
    for spoken, path in maker.PAGES.items():
        assert path.read_text(encoding="utf-8") == maker.page(spoken), "python docs/make_cli_page.py"


@pytest.mark.slow
@pytest.mark.parametrize("page", ["queries.md", "queries.zh.md", "reference.md", "reference.zh.md"])
def test_the_pages_of_queries_and_names_are_current(page: str) -> None:
    maker = script("make_reference_pages")
    made, spoken = maker.PAGES[page]
    assert (DOCS / page).read_text(encoding="utf-8") == made(spoken), "python docs/make_reference_pages.py"


def test_every_public_name_is_told_in_chinese() -> None:
    maker = script("make_reference_pages")
    names, told = [*maker.names()], maker.chinese()
    assert len(names) == len(set(names)) > 120
    assert sorted(set(names) ^ set(told)) == [], "a sentence a name in docs/reference.zh.tsv"
    assert {f"kg.{name}" for name in kg.__all__} - {"kg.__version__"} <= set(names)
    assert [name for name, sentence in told.items() if not re.search("[一-鿿].*。$", sentence)] == []


@pytest.mark.parametrize("page", ["identity", "parsing", "scale", "stores"])
def test_chinese_pages_have_the_measured_tables(page: str) -> None:
    maker = script("carry_tables")
    assert page in maker.PAGES
    assert (DOCS / f"{page}.zh.md").read_text(encoding="utf-8") == maker.carried(page), "python docs/carry_tables.py"
    assert maker.untold(page) == [], "add each with its Chinese to docs/tables.zh.tsv"


MADE = {"ontology.zh.md", "queries.zh.md", "reference.zh.md"}


@pytest.mark.parametrize("page", sorted(set(TRANSLATED) - MADE))
def test_both_languages_tell_the_same_figures(page: str) -> None:
    english, chinese = (_figures(name) for name in (page.replace(".zh.md", ".md"), page))
    assert english == chinese


@pytest.mark.parametrize("page", sorted(set(TRANSLATED) - MADE))
def test_the_chinese_page_leaves_no_name_out(page: str) -> None:
    english, chinese = (_names(name) for name in (page.replace(".zh.md", ".md"), page))
    assert sorted(english - chinese) == []


def _names(name: str) -> set[str]:
    """Single words of code: commands' options, files, fields, terms."""
    text = FENCED.sub("", (DOCS / name).read_text(encoding="utf-8"))
    return {one for one in re.findall(r"`([^`]+)`", text) if not re.search(r"\s", one)}


def _figures(name: str) -> set[str]:
    """Numbers of two digits and more outside of code and links, but for those that count in millions or 万."""
    text = FENCED.sub("", (DOCS / name).read_text(encoding="utf-8"))
    text = re.sub(r"`[^`\n]*`|https?://\S+|\]\([^)]*\)|<[^>]+>", "", text)
    found = re.findall(r"[\d.,]*\d(?![\d.,]*\d)(?! ?(?:million|billion|万|亿|percentile))", text)
    return {one.strip(",.") for one in found if len(re.sub(r"\D", "", one)) > 1}


def script(name: str) -> Any:
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec
    assert spec.loader
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    return maker


def test_every_page_is_in_the_contents() -> None:
    contents = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    pages = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md") if not path.stem.endswith(".zh")}
    assert sorted(one for one in pages if f": {one}\n" not in f"{contents}\n") == []


CHINESE_PAGES = sorted([*DOCS.rglob("*.zh.md"), ROOT / "README.zh.md"])
TRADITIONAL = opencc.OpenCC("t2s")


@pytest.mark.parametrize("page", CHINESE_PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_chinese_pages_are_in_simplified_characters(page: Path) -> None:
    """Like the messages; what articles say in their own characters stands in code, blocks and tables."""
    lines = re.sub("`[^`\n]*`", "", FENCED.sub("", page.read_text(encoding="utf-8"))).splitlines()
    assert len(lines) > 10
    told = [line for line in lines if not line.startswith("| ")]
    assert [line for line in told if TRADITIONAL.convert(line) != line] == []


def test_the_contents_are_in_both_languages_and_name_what_is_english_alone() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    translations, contents = (
        text.split("nav_translations:\n")[1].split("markdown_extensions:")[0],
        text.split("nav:\n")[1],
    )
    told = dict(re.findall(r"^ +([^:\n]+): (.+)$", translations, re.MULTILINE))
    titles = re.findall(r"^ +- ([^:\n]+):", contents, re.MULTILINE)
    assert sorted(set(titles) ^ set(told)) == []
    english = re.findall(r": (\S+\.md)$", contents.split("For contributors:")[1], re.MULTILINE)
    assert "英文" in told["For contributors"]
    pages = re.findall(r": (\S+)\.md$", contents, re.MULTILINE)
    assert sorted(f"{one}.md" for one in pages if not (DOCS / f"{one}.zh.md").is_file()) == sorted(english)


@pytest.mark.slow
def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for page in ("index.html", "tutorial.html", "zh/tutorial.html", "cli.html"):
        assert (tmp_path / "site" / page).is_file(), page
    assert "从文件夹到答案" in (tmp_path / "site" / "zh" / "tutorial.html").read_text(encoding="utf-8")


def test_both_readmes_give_the_same_two_commands() -> None:
    commands = re.findall(r"<!-- command: (?:build|test) -->\n```sh\n(.*)\n```", ENGLISH)
    assert len(commands) == 2
    assert "\n".join(commands) in CHINESE


@pytest.mark.parametrize("page", ["README.md", "README.zh.md"])
def test_the_question_of_the_readme_has_its_answer(
    page: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    [(question, answer)] = re.findall(r"```sh\nkg (query .*)\n```\n```text\n(.*?)\n```", text, re.DOTALL)
    monkeypatch.chdir(ROOT)
    assert cli.run(shlex.split(question)) == cli.DONE
    assert capsys.readouterr().out.splitlines() == answer.splitlines()


def test_both_readmes_compare_with_the_same_peers() -> None:
    linked = [re.findall(r"^\| .*?\[\w+\]\((https://\S+)\)", page, re.MULTILINE) for page in (ENGLISH, CHINESE)]
    assert len(linked[0]) == 5
    assert linked[0] == linked[1]
    assert "As of November 2026" in ENGLISH
    assert "2026 年 11 月" in CHINESE


@pytest.mark.parametrize("spoken", ["en", "zh"])
def test_the_readmes_tell_the_figures_of_the_scorecard(spoken: str) -> None:
    maker = script("make_figures")
    told = maker.PAGES[spoken].read_text(encoding="utf-8")
    assert told == maker.filled(spoken), "python docs/make_figures.py"
    assert len(re.findall(r"^\| .*\d.* \|$", told.split(maker.HEADS[spoken])[1].split("\n\n")[0], re.MULTILINE)) == 7


@pytest.mark.slow
def test_the_tour_runs_from_end_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    nbclient, nbformat = import_module("nbclient"), import_module("nbformat")  # there with the slow tests

    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    tour = nbformat.read(ROOT / "examples" / "tour.ipynb", as_version=4)
    begun = time.monotonic()
    nbclient.NotebookClient(tour, timeout=PATIENCE, resources={"metadata": {"path": str(ROOT / "examples")}}).execute()
    cells = [cell for cell in tour.cells if cell.cell_type == "code"]
    told = [str(cell.outputs) for cell in cells]
    assert "<table>" in cells[0].outputs[-1]["data"]["text/html"]
    assert "2023-07-05" in told[2]
    assert any("image/png" in output.get("data", {}) for cell in cells for output in cell.outputs)
    [events] = re.findall(r"20000 articles: (\d+) events", told[-2])
    assert int(events) > 18_000  # of some topics the tagger knows no word
    assert "20000/20000" in told[-2]
    assert "白河市总工会" in tour.cells[-2].source
    assert len(re.findall("2015-0[34]", told[-1])) >= 3
    assert time.monotonic() - begun < PATIENCE
