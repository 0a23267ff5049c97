"""The sample plug-in installs from its folder and is a tagger by name; the protocol holds for it as for the others."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEXT = "青禾文旅在白鹭洲举办灯会。\n"
CONTRACT = """
from kg.find import tagger
from kg.read import document, split
made = document.make("青禾文旅在白鹭洲举办灯会。\\n第二届灯会上，青禾文旅发布《游览指南》。", id="text")
sentences = split.split(made)
for name in (*tagger.TAGGERS, "jieba+list"):
    if name == "lac+crf":
        continue
    one = tagger.get(name)
    tagged = one.tag(made, sentences)
    assert [s.span for s in tagged] == [s.span for s in sentences]
    assert one.tag(made, sentences) == tagged
    for sentence in tagged:
        ends = [(t.span.start, t.span.end) for t in sentence.tokens]
        assert ends and ends == sorted(ends), name
        assert all(a[1] <= b[0] for a, b in zip(ends, ends[1:])), name
        assert sentence.span.start <= ends[0][0] and ends[-1][1] <= sentence.span.end, name
print([made.text[t.span.start:t.span.end] for t in tagged[0].tokens if t.pos in ("ORG", "LOC")])
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    target = tmp_path_factory.mktemp("plugin")
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(target)]
    source = tmp_path_factory.mktemp("source")
    subprocess.run(["cp", "-r", str(ROOT / "examples" / "plugin"), str(source)], check=True)
    subprocess.run([*pip, str(source / "plugin")], check=True, capture_output=True)
    return {**os.environ, "PYTHONPATH": f"{target}{os.pathsep}{ROOT}", "PYTHONUTF8": "1"}


def run(arguments: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.slow
def test_it_is_a_tagger_like_the_others(installed: dict[str, str]) -> None:
    done = run(["-c", CONTRACT], installed)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "['青禾文旅', '白鹭洲']"


@pytest.mark.slow
def test_kg_build_takes_it_by_name(installed: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text(TEXT, encoding="utf-8")
    kg = ["-c", "from kg.cli import main; main()"]
    graph = str(tmp_path / "graph")
    done = run([*kg, "build", str(tmp_path / "news.txt"), "-o", graph, "--tagger", "jieba+list"], installed)
    assert done.returncode == 0, done.stderr
    asked = run(
        [*kg, "query", graph, "SELECT ?n { ?o a schema:Organization ; rdfs:label ?n }", "--format", "csv"], installed
    )
    assert "青禾文旅" in asked.stdout
    unknown = run([*kg, "build", str(tmp_path / "news.txt"), "-o", graph, "--tagger", "jieba+lists"], installed)
    assert unknown.returncode == 2
    assert "jieba+list," in unknown.stderr
