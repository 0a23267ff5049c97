"""Real engines, each started on a free port over an empty folder; absent ones skip, in CI they fail."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

import kg
from kg.settings import FORMATS, Settings

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
JARS = Path("/usr/share/java")
LOGGERS = ("log4j-over-slf4j", "slf4j-log4j12")
"""Each of the two refuses to run beside the other."""
VIRTUOSO_INI = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = .
NumberOfBuffers = 4000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 6
[SPARQL]
ResultSetMaxRows = 100000
"""


@dataclass(frozen=True)
class Engine:
    """A running store: its address, where it takes queries, and its port for SQL where it has one."""

    url: str
    query: str
    sql: int = 0

    def rows(self, text: str) -> list[dict[str, dict[str, str]]]:
        answer = CLIENT.post(self.query, data={"query": text}, headers=SPARQL_JSON, timeout=60)
        assert answer.is_success, answer.text
        found: list[dict[str, dict[str, str]]] = answer.json()["results"]["bindings"]
        return found

    def count(self, graph: str) -> int:
        found = self.rows(f"SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
        return int(found[0]["n"]["value"])


SPARQL_JSON = {"Accept": "application/sparql-results+json"}
CLIENT = httpx.Client(limits=httpx.Limits(max_keepalive_connections=0))
"""One for all: each begins by reading whom it trusts, which takes longer than a request."""


def needs(name: str, present: bool) -> None:
    """Skips where an engine is absent; fails where all were to be installed."""
    if not present and os.environ.get("KG_REQUIRE_ENGINES"):
        pytest.fail(f"engine {name} is not installed")
    if not present:
        pytest.skip(f"engine {name} is not installed")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], folder: Path, url: str) -> Iterator[None]:
    """The command at work in `folder` once `url` answers; ended, by its own process, afterwards."""
    log = folder / "engine-log.txt"
    with log.open("wb") as stream, subprocess.Popen(command, cwd=folder, stdout=stream, stderr=stream) as process:
        try:
            for _ in range(600):
                assert process.poll() is None, log.read_text("utf-8", "replace")
                try:
                    CLIENT.get(url, timeout=5)
                    break
                except httpx.TransportError:
                    time.sleep(0.1)
            else:
                pytest.fail(f"{command[0]} does not answer: {log.read_text('utf-8', 'replace')}")
            yield
        finally:
            process.kill()


def oxigraph_command() -> str:
    beside = Path(sys.executable).parent / "oxigraph"
    found = str(beside) if beside.is_file() else shutil.which("oxigraph")
    needs("oxigraph", found is not None)
    assert found
    return found


@contextmanager
def oxigraph_running(folder: Path, how: str = "serve") -> Iterator[Engine]:
    url = f"http://127.0.0.1:{free_port()}"
    with running([oxigraph_command(), how, "-l", str(folder / "store"), "-b", url[7:]], folder, url):
        yield Engine(url, url + "/query")


@pytest.fixture(scope="session")
def client() -> httpx.Client:
    """Asks any server, each time over a connection of its own."""
    return CLIENT


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a build of the sample articles leaves."""
    folder = tmp_path_factory.mktemp("built")
    with chdir(SAMPLES.parents[1]):  # Jena rewrites file:/absolute, which names the same file, to file:///absolute
        kg.build(["tests/samples"], Settings(formats=",".join(sorted(FORMATS)))).save(folder)
    return folder


@contextmanager
def kg_serving(folder: Path, *flags: str) -> Iterator[str]:
    """The address at which `kg serve` serves a folder, without a slash at its end."""
    command = [sys.executable, "-c", "from kg.cli import main; main()", "serve", str(folder), "--port", "0", *flags]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            line = process.stdout.readline()
            found = re.search(r"at (http://\S+:\d+)/", line)
            assert found, line or process.communicate()[1]
            yield found[1]
        finally:
            process.terminate()


@pytest.fixture(scope="session")
def serving() -> Callable[..., AbstractContextManager[str]]:
    """Serves a folder as long as its context lasts."""
    return kg_serving


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[Engine]:
    folder = tmp_path / "oxigraph"
    folder.mkdir()
    with oxigraph_running(folder) as engine:
        yield engine


@pytest.fixture(scope="module")
def oxigraph_of_module(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """One that the tests of a module share."""
    with oxigraph_running(tmp_path_factory.mktemp("oxigraph")) as engine:
        yield engine


@pytest.fixture
def oxigraph_read_only(tmp_path: Path) -> Iterator[Engine]:
    folder = tmp_path / "oxigraph-read-only"
    folder.mkdir()
    with oxigraph_running(folder):
        pass
    with oxigraph_running(folder, "serve-read-only") as engine:
        yield engine


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    needs("virtuoso", shutil.which("virtuoso-t") is not None)
    folder, http, sql = tmp_path_factory.mktemp("virtuoso"), free_port(), free_port()
    (folder / "virtuoso.ini").write_text(VIRTUOSO_INI.format(sql=sql, http=http), encoding="utf-8")
    url = f"http://127.0.0.1:{http}"
    with running(["virtuoso-t", "-f", "-c", "virtuoso.ini"], folder, url + "/sparql"):
        yield Engine(url, url + "/sparql", sql)


@pytest.fixture(scope="session")
def jena(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Runs a command of Apache Jena (a class below its packages, and arguments) and gives what it prints."""
    needs("jena", shutil.which("java") is not None and (JARS / "jena-arq.jar").is_file())
    classes = tmp_path_factory.mktemp("jena")
    with zipfile.ZipFile(JARS / "jena-core.jar") as archive:  # Debian's jar keeps xerces where nothing looks for it
        for name in archive.namelist():
            if name.startswith("org/apache/jena/ext/xerces/") and not name.endswith("/"):
                target = classes / name.removeprefix("org/apache/jena/ext/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(name))
    jars = [one for one in sorted(JARS.glob("*.jar")) if not one.name.startswith(LOGGERS)]
    path = ":".join([str(classes), *map(str, jars)])

    def run(name: str, *arguments: str) -> str:
        command = ["java", "-Dfile.encoding=UTF-8", "-cp", path, name, *arguments]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run
