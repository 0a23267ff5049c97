"""A cluster and a plain process make the same graph; what is missing is named."""

import gzip
import json
import os
import shutil
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import cli
from kg.errors import InputError, SettingsError
from kg.progress import Step
from kg.settings import Settings
from kg.spark import engine, session

pytestmark = pytest.mark.slow
TEXTS = (
    "2023年5月6日，云岭市图书馆在云岭剧院召开读者座谈会，云岭市图书馆馆长王芳主持。\n",
    "2023年5月6日，云岭市图书馆召开读者座谈会。次日，图书馆馆长王芳会见江城市总工会代表团一行三十人。\n",
    "2023年6月7日，雲嶺市博物館舉辦陶器展覽，云岭市总工会主席李明出席開幕式。\n",
    "甲县报道，云岭市博物馆陶器展览6月8日闭幕，参观者达3.2万人次。\n",
    "2023年7月1日，云岭市西山区发生地震，造成3人死亡。\n",
    "2023年7月1日，云岭市西山区发生地震，造成5人死亡，12人受伤。\n",
    "北京市总工会在北京召开会议，会议通过《职工代表大会办法》。\n",
)
SETTINGS = Settings(tagger="jieba")
DECIDED = """name,verdict,target,reason
organization/云岭市总工会,path,organization/云岭市工会,its name
person/李明,deny,schema:jobTitle 主席,another one
"""


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Path:
    java = Path(os.environ["JAVA_HOME"], "bin", "java") if os.environ.get("JAVA_HOME") else shutil.which("java")
    if not java or not Path(java).exists():
        pytest.skip("Spark needs Java 17 (apt install default-jre-headless), which is not here")
    pytest.importorskip("pyspark", reason="pip install 'dashiji[spark]'")
    home = tmp_path_factory.mktemp("spark")
    folder = home / "新闻 in"
    folder.mkdir()
    rows = [json.dumps({"id": f"n{n}", "text": text}, ensure_ascii=False) for n, text in enumerate(TEXTS[:4])]
    (folder / "rows.jsonl").write_text("\n".join(rows) + "\n{bad\n", encoding="utf-8")
    (folder / "n4.txt").write_text(TEXTS[4], encoding="utf-8")
    (folder / "again.txt").write_text(TEXTS[4], encoding="utf-8")
    pa = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = pa.table({"id": ["n5", "n1"], "text": [TEXTS[5], TEXTS[6]]})
    parquet.write_table(table, folder / "more.parquet")
    return home


def _build(home: Path, out: str, *more: str) -> int:
    return cli.run(["build", str(home / "新闻 in"), "-o", str(home / out), "--tagger", "jieba", *more])


def _quads(folder: Path) -> bytes:
    parts = sorted(folder.glob("part-*.gz"))
    assert parts
    return b"".join(gzip.decompress(part.read_bytes()) for part in parts)


def test_a_cluster_makes_the_same_quads_and_goes_on_from_a_stage(news: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert _build(news, "plain") == cli.DONE
    capfd.readouterr()
    assert _build(news, "cluster", "--engine", "spark", "--master", "local[2,4]") == cli.DONE
    said = capfd.readouterr()
    assert "8 articles, 1 unreadable" in said.out
    assert "rows.jsonl" in said.err
    expected = (news / "plain" / "graph.nq").read_bytes()
    assert _quads(news / "cluster" / "graph") == expected
    assert (news / "cluster" / "graph" / "_SUCCESS").exists()
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(news / "cluster" / "quads")
    lines = sorted(f"{one['triple']} <{one['graph']}> .\n" for one in table.to_pylist())
    assert "".join(lines).encode() == expected
    assert (news / "cluster" / "report.md").read_text(encoding="utf-8").count("\n## ") > 5

    assert _build(news, "cluster", "--engine", "spark", "--master", "local[2,4]") == 2
    assert "a graph is there already" in capfd.readouterr().err
    shutil.rmtree(news / "cluster" / "graph")
    read = {one.name for one in (news / "cluster" / "stages").glob("analyses-*/part-*") if one.stat().st_size > 2000}
    assert _build(news, "cluster", "--engine", "spark", "--master", "local[2,4]") == cli.DONE
    assert _quads(news / "cluster" / "graph") == expected
    assert read <= {one.name for one in (news / "cluster" / "stages").glob("analyses-*/part-*")}


def test_what_a_person_decides_holds_on_a_cluster(news: Path) -> None:
    (news / "decisions.csv").write_text(DECIDED, encoding="utf-8")
    told = ("--decisions", str(news / "decisions.csv"))
    assert _build(news, "plain-decided", *told) == cli.DONE
    plain, decided = ((news / name / "graph.nq").read_text(encoding="utf-8") for name in ("plain", "plain-decided"))
    assert plain.count("jobTitle>") > decided.count("jobTitle>")
    assert "organization/云岭市工会>" in decided
    assert _build(news, "cluster-decided", "--engine", "spark", "--master", "local[2,4]", *told) == cli.DONE
    assert _quads(news / "cluster-decided" / "graph") == (news / "plain-decided" / "graph.nq").read_bytes()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc")
def test_a_worker_that_dies_at_work_loses_and_doubles_nothing(news: Path) -> None:
    assert _build(news, "plain-killed") == cli.DONE
    killer = _Killer(news / "killed")
    outcome = engine.build([str(news / "新闻 in")], str(killer.folder), SETTINGS, killer.cluster("local[2,4]"))
    assert killer.killed
    assert (outcome.articles, len(outcome.failures)) == (8, 1)
    assert _quads(killer.folder / "graph") == (news / "plain-killed" / "graph.nq").read_bytes()
    once = _Killer(news / "killed-once")  # a task is tried once there: the worker was at work, or this would be done
    with pytest.raises(Exception, match=r"(?i)python worker|crashed|aborted"):
        engine.build([str(news / "新闻 in")], str(once.folder), SETTINGS, once.cluster("local[2]"))
    assert once.killed
    assert not (once.folder / "graph").exists()


@pytest.mark.parametrize("master", ["local-cluster[2,1,1536]"])
def test_executors_of_their_own_make_the_same_quads(master: str, news: Path) -> None:
    assert _build(news, "plain-executors") == cli.DONE
    assert _build(news, "executors", "--engine", "spark", "--master", master) == cli.DONE
    assert _quads(news / "executors" / "graph") == (news / "plain-executors" / "graph.nq").read_bytes()


class _Killer:
    """Kills one Python worker of Spark while it reads articles."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.killed = folder, 0

    def cluster(self, master: str) -> engine.Cluster:
        return engine.Cluster(master, self._hear)

    def _hear(self, step: Step) -> None:
        if step.stage == "analyse":
            threading.Thread(target=self._kill, daemon=True).start()

    def _kill(self) -> None:
        end = time.monotonic() + 120
        known = {one: _spent(one) for one in _workers(os.getpid())}
        while time.monotonic() < end and not self.killed:
            for one in _workers(os.getpid()):
                if _spent(one) - known.get(one, 0) > 0.5:  # seconds: it has begun to load its word lists
                    os.kill(one, signal.SIGKILL)
                    self.killed = one
                    return
            time.sleep(0.02)


def _workers(process: int, *, below: bool = False) -> Iterator[int]:
    """What Spark's daemon of Python workers, somewhere below a process, has forked."""
    try:
        children = [int(one) for task in Path(f"/proc/{process}/task").iterdir() for one in _words(task / "children")]
    except OSError:
        return
    for child in children:
        daemon = "pyspark.daemon" in " ".join(_words(Path(f"/proc/{child}/cmdline"), "\0"))
        if below and daemon:
            yield child
        yield from _workers(child, below=daemon)


def _words(path: Path, mark: str | None = None) -> list[str]:
    try:
        return path.read_text().split(mark)
    except OSError:
        return []


def _spent(process: int) -> float:
    cells = _words(Path(f"/proc/{process}/stat"))
    return sum(map(int, cells[13:15])) / os.sysconf("SC_CLK_TCK") if len(cells) > 15 else 0.0


def test_without_java_it_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("pyspark")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(SettingsError, match="Spark needs Java"), session.session("local[1]"):
        pass


def test_a_master_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(InputError, match="cannot be reached"), session.session(f"spark://127.0.0.1:{port}"):
        pass
    monkeypatch.delenv("HADOOP_CONF_DIR", raising=False)
    monkeypatch.delenv("YARN_CONF_DIR", raising=False)
    with pytest.raises(InputError, match="YARN is not known"), session.session("yarn"):
        pass
