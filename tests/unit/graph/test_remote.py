"""Loading into a store that fails as it was told to: refusals, lost connections, logins."""

import base64
import json
import re
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from kg import cli
from kg.errors import StoreError
from kg.graph import parcels, protocols, remote
from kg.progress import Step

GRAPHS = tuple(f"https://example.org/article/{n}" for n in (1, 2, 3))
MARK = re.compile(r'<(\S+)> <\S+#(loaded\w+)> [<"]([^>"]*)[>"]')
NAMES = ("loadedGraph", "loadedDigest", "loadedTriples")
BREAK = 0
"""In place of a status: close the connection without an answer."""


class FakeStore(ThreadingHTTPServer):
    """Keeps graphs as sets of lines; `script` gives the status of the coming writes, `wanted` the login."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.graphs: dict[str, set[str]] = {}
        self.script: list[int] = []
        self.writes: list[tuple[str, str]] = []
        self.logins: list[str] = []
        self.challenge = ""
        self.wanted = ""
        self.losing = False
        self.url = f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: FakeStore
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body of an answer leave together

    def do_PUT(self) -> None:
        self._write(fresh=True)

    def do_POST(self) -> None:
        if urlsplit(self.path).path == "/query":
            self._query()
        else:
            self._write(fresh=False)

    def log_message(self, *_: object) -> None:
        pass

    def _body(self) -> str:
        return self.rfile.read(int(self.headers["Content-Length"])).decode()

    def _write(self, fresh: bool) -> None:
        body, parts = self._body(), urlsplit(self.path)
        if not self._known() or parts.path != "/store":
            self._answer(401 if parts.path == "/store" else 404)
            return
        graph = parse_qs(parts.query)["graph"][0]
        self.server.writes.append((self.command, graph))
        status = self.server.script.pop(0) if self.server.script else 204
        lines = body.splitlines()
        kept = lines[: len(lines) // 2] if status == BREAK or (self.server.losing and graph in GRAPHS) else lines
        if status in {BREAK, 204}:
            self.server.graphs[graph] = (set() if fresh else self.server.graphs.get(graph, set())) | set(kept)
        if status == BREAK:
            self.close_connection = True
        else:
            self._answer(status)

    def _query(self) -> None:
        query = parse_qs(self._body())["query"][0]
        if not self._known():
            self._answer(401)
            return
        graph = re.search(r"GRAPH <([^>]+)>", query)
        lines = sorted(self.server.graphs.get(graph[1], set())) if graph else []
        if "COUNT" in query:
            rows: list[dict[str, Any]] = [{"n": {"type": "literal", "value": str(len(lines))}}]
        else:
            told: dict[str, dict[str, list[str]]] = {}
            for mark, name, value in (one.groups() for one in map(MARK.match, lines) if one):
                told.setdefault(mark, {}).setdefault(name, []).append(value)
            found = [values for one in told.values() for values in product(*(one[name] for name in NAMES))]
            rows = [{key: {"value": value} for key, value in zip("gdn", values, strict=True)} for values in found]
        self._answer(200, {"results": {"bindings": rows}})

    def _known(self) -> bool:
        login = self.headers.get("Authorization", "")
        self.server.logins.append(login)
        return not self.server.wanted or login.startswith(self.server.wanted)

    def _answer(self, status: int, body: object = None) -> None:
        data = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        if status == 401:
            self.send_header("WWW-Authenticate", self.server.challenge)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture
def fake() -> Iterator[FakeStore]:
    with FakeStore() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lines = [
        f"<https://example.org/{n}> <https://example.org/p> <https://example.org/o> <{g}> .\n"
        for n in range(4)
        for g in GRAPHS
    ]
    (tmp_path / "graph.nq").write_text("".join(lines), encoding="utf-8")
    return tmp_path


def load(folder: Path, url: str, login: Mapping[str, str] | None = None, **options: Any) -> list[str]:
    chosen = remote.Options(**({"waits": (0.0, 0.0)} | options))
    return [one.outcome for one in remote.load(folder, url, login or {}, chosen, lambda _: None)]


def refused(folder: Path, url: str, login: Mapping[str, str] | None = None, **options: Any) -> StoreError:
    with pytest.raises(StoreError) as caught:
        load(folder, url, login, **options)
    assert caught.value.hint
    return caught.value


def test_a_busy_store_or_a_lost_connection_is_tried_again(fake: FakeStore, folder: Path) -> None:
    fake.script = [204, 204, 503, BREAK, 204]
    assert load(folder, fake.url) == ["new", "new", "new"]
    assert [fake.graphs[one] for one in GRAPHS] == [fake.graphs[GRAPHS[0]]] * 3
    assert fake.writes.count(("PUT", GRAPHS[0])) == 3


def test_a_connection_lost_half_way_is_told_and_loading_again_finishes(fake: FakeStore, folder: Path) -> None:
    fake.script = [204, 204, 204, 204, BREAK, BREAK, BREAK]
    error = refused(folder, fake.url)
    assert "no answer from the store" in error.message
    assert (
        f"loaded: {GRAPHS[0]}; perhaps half-loaded, and marked so: {GRAPHS[1]}; not loaded: {GRAPHS[2]}"
        in error.message
    )
    assert len(fake.graphs[GRAPHS[1]]) == 2
    assert load(folder, fake.url) == ["unchanged", "changed", "new"]
    assert [len(fake.graphs[one]) for one in GRAPHS] == [4, 4, 4]
    assert load(folder, fake.url) == ["unchanged"] * 3


def test_a_refusal_half_way_leaves_no_mark_to_trust(fake: FakeStore, folder: Path) -> None:
    load(folder, fake.url)
    (folder / "graph.nq").write_text((folder / "graph.nq").read_text("utf-8").replace("/o>", "/q>"), encoding="utf-8")
    fake.script = [204, 204, 403]
    error = refused(folder, fake.url)
    assert "read-only" in error.message
    assert f"loaded: none; perhaps half-loaded, and marked so: {GRAPHS[0]}" in error.message
    assert load(folder, fake.url) == ["changed"] * 3
    assert all("/q>" in line for one in GRAPHS for line in fake.graphs[one])


def test_the_record_says_nothing_of_the_graphs_and_leaves_no_value_behind(fake: FakeStore, folder: Path) -> None:
    load(folder, fake.url)
    load(folder, fake.url, replace=True)
    told = [MARK.match(line) for line in fake.graphs[remote.MARKS]]
    marks = [one.groups() for one in told if one]
    assert len(marks) == 3 * len(NAMES)
    assert len({node for node, _, _ in marks}) == 3
    assert not {node for node, _, _ in marks} & set(GRAPHS)
    assert not any("unfinished" in line for line in fake.graphs[remote.MARKS])
    assert not any("schema.org" in line or "void" in line for line in fake.graphs[remote.MARKS])


def test_progress_is_told_by_steps_and_seen_on_a_terminal_alone(
    fake: FakeStore, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told: list[Step] = []
    remote.load(folder, fake.url, {}, remote.Options(waits=()), told.append)
    assert [(one.stage, one.done, one.total) for one in told] == [("send", done, 3) for done in range(4)]
    assert cli.run(["load", str(folder), "--to", fake.url, "--replace"]) == 0
    assert capsys.readouterr().err == ""


def test_a_store_that_loses_triples_is_caught(fake: FakeStore, folder: Path) -> None:
    fake.losing = True
    assert "4 triples sent, but the store holds 2" in refused(folder, fake.url).message
    fake.losing = False
    assert load(folder, fake.url) == ["changed", "new", "new"]


@pytest.mark.parametrize(
    "status, words", [(405, "read-only"), (403, "may not write"), (500, "answers 500"), (301, "moved")]
)
def test_a_store_that_takes_nothing(fake: FakeStore, folder: Path, status: int, words: str) -> None:
    fake.script = [status] * 9
    error = refused(folder, fake.url, protocol="gsp")
    assert words in error.message
    assert "loaded: none" in error.message
    assert not any(one in fake.graphs for one in GRAPHS)


def test_nobody_there(folder: Path, fake: FakeStore, capsys: pytest.CaptureFixture[str]) -> None:
    url = fake.url.rpartition(":")[0] + ":9"
    error = refused(folder, url, waits=())
    assert "no answer from the store" in error.message
    assert error.where.startswith(url)
    assert cli.run(["load", str(folder), "--to", "nowhere"]) == cli.MENDABLE
    assert "no address of a store" in capsys.readouterr().err


def test_an_address_with_a_login_is_not_repeated(folder: Path) -> None:
    error = refused(folder, "http://dba:secret@localhost:1")
    assert "secret" not in str(error)


def test_the_password_goes_only_to_a_store_that_asks(fake: FakeStore, folder: Path) -> None:
    login = {"KG_STORE_USER": "dba", "KG_STORE_PASSWORD": "pass"}
    load(folder, fake.url, login)
    assert set(fake.logins) == {""}
    fake.wanted, fake.challenge = "Basic " + base64.b64encode(b"dba:pass").decode(), 'Basic realm="store"'
    assert load(folder, fake.url, login, replace=True) == ["changed"] * 3
    assert "(401)" in refused(folder, fake.url, {"KG_STORE_USER": "dba", "KG_STORE_PASSWORD": "wrong"}).message
    assert "(401)" in refused(folder, fake.url).message


def test_digest(fake: FakeStore, folder: Path) -> None:
    fake.wanted, fake.challenge = 'Digest username="dba"', 'Digest realm="store", nonce="abc", qop="auth"'
    assert load(folder, fake.url, {"KG_STORE_USER": "dba", "KG_STORE_PASSWORD": "pass"}) == ["new"] * 3


def test_token(fake: FakeStore, folder: Path) -> None:
    fake.wanted = "Bearer abc"
    assert load(folder, fake.url, {"KG_STORE_TOKEN": "abc"}) == ["new"] * 3
    assert "(401)" in refused(folder, fake.url, {"KG_STORE_TOKEN": "old"}).message
    assert "header" in refused(folder, fake.url, {"KG_STORE_TOKEN": "密"}).message


@pytest.mark.parametrize(
    "text, words",
    [
        ("<https://a.org/s> <https://a.org/p> <https://a.org/o> .\n", "no build writes"),
        ("<https://a.org/s> <https://a.org/p> _:b <https://a.org/g> .\n", "no build writes"),
        ("half a line", "no valid N-Quads"),
    ],
)
def test_a_graph_that_cannot_be_sent(tmp_path: Path, fake: FakeStore, text: str, words: str) -> None:
    (tmp_path / "graph.nq").write_text(text, encoding="utf-8")
    assert words in refused(tmp_path, fake.url).message
    assert fake.writes == []


def test_no_graph_and_no_such_protocol(tmp_path: Path, fake: FakeStore) -> None:
    assert "no graph" in refused(tmp_path, fake.url).message
    error = refused(tmp_path, fake.url, protocol="ftp")
    assert error.hint == f"known protocols: {', '.join(protocols.NAMES)}"


def test_graphs_are_sorted_out_in_little_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parcels, "_HELD", 200)
    lines = [f'<https://a.org/{n}> <https://a.org/p> "值{n}" <https://a.org/g{n % 3}> .\n' for n in range(10)]
    (tmp_path / "graph.nq").write_text("".join(line * 2 for line in lines), encoding="utf-8")
    found = parcels.sort_out(tmp_path / "graph.nq", tmp_path)
    assert [(one.graph, one.triples) for one in found] == [(f"https://a.org/g{n}", 4 - (n > 0)) for n in range(3)]
    assert [part.count(b"\n") for part in found[0].parts(3)] == [3, 1]
    assert b"".join(found[1].parts(9)).decode() == "".join(
        f'<https://a.org/{n}> <https://a.org/p> "值{n}" .\n' for n in (1, 4, 7)
    )
    assert len({one.digest for one in found}) == 3
