"""`kg serve` as people start it: a process of its own, asked over the network."""

import http.client
import json
import os
import re
import shlex
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg import cli
from kg.graph import store
from kg.iri import BASE, RDF, RDFS, SCHEMA
from kg.rdf import Literal, Statement
from kg.serve.pool import _FRESH

COUNTED = 10_000
COUNT = "SELECT (COUNT(*) AS ?n) {?s a schema:Event}"
TWENTY = " ".join(map(str, range(1, 21)))
JOIN = " ".join(f"VALUES ?{name} {{{TWENTY}}}" for name in "abcdefghi")
HEAVY = f"SELECT (COUNT(*) AS ?n) {{{JOIN} FILTER (?a + ?b + ?c + ?d + ?e + ?f + ?g + ?h + ?i = 9)}}"
RUN = "from kg.cli import main; main()"
ARTICLE = f"{BASE}article/一"


def statements(count: int) -> tuple[Statement, ...]:
    things = [f"{BASE}event/第{number}次放水" for number in range(count)]
    return tuple(Statement(one, RDF + "type", SCHEMA + "Event", ARTICLE) for one in things) + tuple(
        Statement(one, RDFS + "label", Literal(one.rpartition("/")[2], language="zh-Hans"), ARTICLE) for one in things
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("放水")
    store.save(statements(COUNTED), directory)
    return directory


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    process, address = started(folder, "--timeout", "4", "--memory", "150", "--size", "16")
    yield address
    process.send_signal(signal.SIGINT)
    assert process.wait(10) == 0
    assert process.stderr
    said = process.stderr.read()
    assert "Traceback" not in said, said


def started(folder: Path, *flags: str) -> tuple[subprocess.Popen[str], str]:
    command = [sys.executable, "-c", RUN, "serve", str(folder), "--port", "0", *flags]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    return process, address_of(process)


def address_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    line = process.stdout.readline()
    found = re.search(r"at (http://127\.0\.0\.1:\d+)/", line)
    assert found, line or process.communicate()[1]
    return found[1]


def ask(address: str, query: str, **parameters: str) -> bytes:
    with urllib.request.urlopen(f"{address}/sparql?{urlencode({'query': query, **parameters})}", timeout=30) as answer:
        return bytes(answer.read())


def number(address: str) -> int:
    return int(json.loads(ask(address, COUNT))["results"]["bindings"][0]["n"]["value"])


@pytest.mark.slow
def test_others_are_answered_while_a_heavy_query_is_stopped(address: str) -> None:
    told: list[tuple[int, str, float]] = []

    def heavy() -> None:
        begun = time.monotonic()
        with pytest.raises(urllib.error.HTTPError) as refused:
            ask(address, HEAVY)
        told.append((refused.value.code, refused.value.read().decode(), time.monotonic() - begun))

    waiting = threading.Thread(target=heavy)
    waiting.start()
    answered = 0
    while waiting.is_alive():
        assert number(address) == COUNTED
        answered += 1
    ((status, words, seconds),) = told
    assert status == 503
    assert "longer than 4 s" in words
    assert seconds < 30
    assert answered >= 5


@pytest.mark.slow
def test_memory(address: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        ask(address, f"SELECT * {{{JOIN}}} ORDER BY ?i")
    assert refused.value.code == 507
    assert number(address) == COUNTED


def test_a_long_answer_is_streamed(address: str) -> None:
    body = ask(address, "SELECT ?s ?o {?s rdfs:label ?o}", format="tsv").decode().splitlines()
    assert len(body) == COUNTED + 1
    port = int(address.rpartition(":")[2])
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    query = urlencode({"query": "SELECT ?a ?b ?c ?d {?a rdfs:label ?b . ?c rdfs:label ?d}", "format": "tsv"})
    connection.request("GET", f"/sparql?{query}")
    answer = connection.getresponse()
    assert (answer.status, answer.getheader("transfer-encoding")) == (200, "chunked")
    assert answer.readline() == b"?a\t?b\t?c\t?d\n"
    with pytest.raises(http.client.IncompleteRead) as broken:
        answer.read()
    assert "broken off" in broken.value.partial[-300:].decode(errors="replace")
    assert number(address) == COUNTED


def test_a_client_that_leaves_gives_its_worker_free(address: str) -> None:
    port = int(address.rpartition(":")[2])
    left = []
    for _ in range(4):
        connection = socket.create_connection(("127.0.0.1", port))
        connection.sendall(f"GET /sparql?query={quote(HEAVY)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode())
        left.append(connection)
    for connection in left:
        connection.close()
    begun = time.monotonic()
    assert number(address) == COUNTED
    assert time.monotonic() - begun < 20


def test_another_library_asks(address: str) -> None:
    remote = SPARQLStore(f"{address}/sparql", method="POST")
    for _ in range(5):  # a server that still stops what the test before left behind says when to come again
        found = remote.query(f"SELECT ?name {{<{BASE}event/第7次放水> rdfs:label ?name}}", initNs={"rdfs": RDFS})
        if not isinstance(found, tuple):  # what rdflib makes of an error
            break
        assert found[0] == 503, found
        time.sleep(5)
    assert [str(row[0]) for row in found] == ["第7次放水"]
    assert remote.query("ASK {?s a schema:Event}").askAnswer is True
    graph = rdflib.Graph().parse(f"{address}/id/event/{quote('第7次放水')}", format="turtle")
    assert (None, rdflib.RDFS.label, rdflib.Literal("第7次放水", lang="zh-hans")) in graph


def test_things_have_pages(address: str) -> None:
    request = urllib.request.Request(f"{address}/id/event/{quote('第7次放水')}", headers={"Accept": "text/html"})
    with urllib.request.urlopen(request, timeout=20) as page:
        assert "<h1>第7次放水</h1>" in page.read().decode()


def test_a_new_build_is_served(tmp_path: Path) -> None:
    store.save(statements(3), tmp_path)
    process, address = started(tmp_path, "--workers", "1")
    try:
        assert number(address) == 3
        store.save(statements(5), tmp_path)
        time.sleep(_FRESH)
        assert number(address) == 5
    finally:
        process.terminate()
        process.wait(10)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no /proc")
def test_nothing_is_left_behind_by_a_server_that_is_killed(tmp_path: Path) -> None:
    store.save(statements(3), tmp_path)
    process, address = started(tmp_path, "--timeout", "0.6")
    workers = children(process.pid)
    assert len(workers) >= 2
    asked = threading.Thread(target=ask_in_vain, args=(address,))
    asked.start()
    time.sleep(0.3)
    process.kill()
    process.wait(10)
    asked.join()
    end = time.monotonic() + 15
    while any(running(pid) for pid in workers) and time.monotonic() < end:
        time.sleep(0.1)
    assert not any(running(pid) for pid in workers)


def ask_in_vain(address: str) -> None:
    with pytest.raises(OSError):  # noqa: PT011 -- the connection ends in one way or another
        ask(address, HEAVY)


def children(parent: int) -> list[int]:
    told = ((int(path.name), (path / "stat").read_text()) for path in Path("/proc").glob("[0-9]*") if alive(path))
    return [pid for pid, stat in told if int(stat.rpartition(")")[2].split()[1]) == parent]


def alive(path: Path) -> bool:
    return os.access(path / "stat", os.R_OK)


def running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def slow_heads(address: str, count: int) -> list[socket.socket]:
    """Clients that begin a request and never end it."""
    found = []
    for _ in range(count):
        client = socket.create_connection(("127.0.0.1", int(address.rpartition(":")[2])))
        client.sendall(b"GET /sparql?query=ASK%20{} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-")
        found.append(client)
    return found


@pytest.mark.slow
def test_many_who_never_end_their_request_stop_nobody(folder: Path) -> None:
    process, address = started(folder, "--workers", "1", "--connections", "100")
    held = slow_heads(address, 300)
    try:
        begun = time.monotonic()
        for _ in range(3):
            assert number(address) == COUNTED
        assert time.monotonic() - begun < 30
        assert sum(alive_at(one) for one in held) <= 100
    finally:
        for one in held:
            one.close()
        process.terminate()
        assert process.communicate(timeout=10)[1] == ""


def alive_at(client: socket.socket) -> bool:
    client.settimeout(0.01)
    try:
        return client.recv(1) != b""
    except TimeoutError:
        return True
    except OSError:
        return False


@pytest.mark.slow
def test_few_open_files_are_enough(folder: Path) -> None:
    command = "ulimit -n 256; exec " + " ".join(
        map(shlex.quote, [sys.executable, "-c", RUN, "serve", str(folder), "--port", "0"])
    )
    process = subprocess.Popen(["bash", "-c", command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    address = address_of(process)
    held = slow_heads(address, 300)
    try:
        assert [number(address) for _ in range(5)] == [COUNTED] * 5
        time.sleep(17)
        assert not any(alive_at(one) for one in held)
        assert number(address) == COUNTED
    finally:
        process.terminate()
        assert process.communicate(timeout=10)[1] == ""


def test_an_answer_goes_out_at_once(address: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", int(address.rpartition(":")[2]), timeout=20)
    taken = []
    for _ in range(15):
        begun = time.monotonic()
        connection.request("GET", f"/sparql?{urlencode({'query': COUNT})}")
        assert connection.getresponse().read()
        taken.append(time.monotonic() - begun)
    assert min(taken) < 0.03  # a whole answer held back until the client acknowledges its head takes 0.04


@pytest.mark.slow
def test_a_client_that_leaves_is_no_news(folder: Path) -> None:
    process, address = started(folder, "--workers", "1")
    port = int(address.rpartition(":")[2])
    heads = [
        b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/sparql-query\r\n"
        b"Content-Length: 100\r\n\r\nASK {",
        b"GET /graph.nq HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        f"GET /sparql?query={quote('SELECT * {?s ?p ?o . ?a ?b ?c}')} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode(),
        b"nonsense\r\n\r\n",
    ]
    for head in heads:
        client = socket.create_connection(("127.0.0.1", port))
        client.sendall(head)
        time.sleep(0.2)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # leaves without a word
        client.close()
    assert number(address) == COUNTED
    process.terminate()
    assert process.communicate(timeout=10)[1] == ""


@pytest.mark.parametrize(
    "flags, said",
    [
        (["--host", "no-such-host.invalid"], "no address is known for no-such-host.invalid"),
        (["--host", "203.0.113.9"], "203.0.113.9 is no address of this machine"),
        (["--port", "70000"], "--port"),
        (["--workers", "0"], "--workers"),
    ],
)
def test_what_cannot_be_started(folder: Path, flags: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["serve", str(folder), *flags]) == cli.MENDABLE
    assert said in capsys.readouterr().err


def test_a_port_that_is_taken(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert cli.run(["serve", str(folder), "--port", str(port)]) == cli.MENDABLE
    assert f"error: port {port} is taken\nhint: name another" in capsys.readouterr().err


def test_no_graph(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["serve", str(tmp_path), "--port", "0"]) == cli.MENDABLE
    assert "no graph in this folder" in capsys.readouterr().err
    assert cli.run(["serve", str(tmp_path / "none"), "--port", "0"]) == cli.MENDABLE
    assert "no such folder" in capsys.readouterr().err
