"""Worker processes: what outlasts its time or memory is stopped, the others go on."""

import io
import json
import os
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import KgError, MemoryLimitError, QueryError, SizeLimitError, StoreError, TimeLimitError
from kg.graph import store
from kg.graph.answering import Question
from kg.graph.media import GRAPHS, RESULTS, UnacceptableError
from kg.graph.workers import Limits, Pending, Pool, answer
from kg.iri import RDFS
from kg.model import Literal, Statement

TWENTY = " ".join(map(str, range(1, 21)))
JOIN = " ".join(f"VALUES ?{name} {{{TWENTY}}}" for name in "abcdefghi")
HEAVY = f"SELECT (COUNT(*) AS ?n) {{{JOIN} FILTER (?a + ?b + ?c + ?d + ?e + ?f + ?g + ?h + ?i = 9)}}"
HUNGRY = f"SELECT * {{{JOIN}}} ORDER BY ?i"
COUNT = "SELECT (COUNT(*) AS ?n) {?s ?p ?o}"
ONE, TWO = "https://example.org/graph/一", "https://example.org/graph/二"


def statements(last: int) -> tuple[Statement, ...]:
    names = range(1, last + 1)
    return tuple(
        Statement(f"https://example.org/站/{n}", RDFS + "label", Literal(f"第{n}站", language="zh-Hans"), graph)
        for n in names for graph in ((ONE,) if n % 2 else (ONE, TWO))
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("stations")
    store.save(statements(6), directory)
    return directory


@pytest.fixture(scope="module")
def pool(folder: Path) -> Iterator[Pool]:
    pool = Pool(folder, 2, Limits(seconds=1, megabytes=100, size=1 << 18))
    yield pool
    pool.close()


def ask(pool: Pool, text: str, question: Question | None = None) -> tuple[Pending, bytes]:
    told = threading.Event()
    pending = pool.ask(question or Question(text, forms=("json", "ttl")), told.set)
    while not pending.ended:
        assert told.wait(20)
        told.clear()
    return pending, pending.read(0, 1 << 30)


def number(pool: Pool, question: Question | None = None) -> str:
    pending, body = ask(pool, COUNT, question)
    assert pending.error is None
    return str(json.loads(body)["results"]["bindings"][0]["n"]["value"])


def test_a_query_in_a_process_of_its_own(folder: Path) -> None:
    assert [row[0] for row in answer(folder, COUNT)] == [Literal("6", "http://www.w3.org/2001/XMLSchema#integer")]
    named = "SELECT ?s {?s ?p ?o FILTER(STR(?o) = $name)}"
    assert answer(folder, named, {"name": "第3站"}).rows == (("https://example.org/站/3",),)
    assert not answer(folder, "SELECT * {?s a ?o}")
    assert answer(folder, "ASK {}").truth
    assert answer(folder, "ASK {}", limits=Limits(seconds=0, megabytes=0)).truth


@pytest.mark.parametrize(
    "text, limits, error, said",
    [
        (HEAVY, Limits(seconds=0.5), TimeLimitError, "longer than 0.5 s"),
        (HUNGRY, Limits(megabytes=60), MemoryLimitError, "more than 60 MB"),
        ("SELECT * {", Limits(), QueryError, "it ends too early"),
        ("SELECT * {{SELECT * {SERVICE <http://localhost:1/> {}}}}", Limits(), QueryError, "SERVICE is refused"),
        ("CLEAR ALL", Limits(), QueryError, "CLEAR is refused"),
    ],
)
def test_a_query_that_is_stopped_or_refused(
    folder: Path, text: str, limits: Limits, error: type[KgError], said: str
) -> None:
    started = time.monotonic()
    with pytest.raises(error, match=said):
        answer(folder, text, limits=limits)
    assert time.monotonic() - started < 10


def test_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no graph in this folder"):
        answer(tmp_path, COUNT)
    with pytest.raises(StoreError, match="no graph in this folder"):
        Pool(tmp_path, 2, Limits())


def test_others_go_on_while_one_is_stopped(pool: Pool) -> None:
    stopped: list[Pending] = []
    heavy = threading.Thread(target=lambda: stopped.append(ask(pool, HEAVY)[0]))
    heavy.start()
    answered = 0
    while heavy.is_alive():
        assert number(pool) == "6"
        answered += 1
    assert isinstance(stopped[0].error, TimeLimitError)
    assert answered > 10
    assert number(pool) == "6"


def test_memory(pool: Pool) -> None:
    assert isinstance(ask(pool, HUNGRY)[0].error, MemoryLimitError)
    assert [number(pool) for _ in range(4)] == ["6"] * 4


def test_an_answer_that_is_too_large(pool: Pool) -> None:
    pending, body = ask(pool, f"SELECT * {{{JOIN}}}")
    assert isinstance(pending.error, SizeLimitError)
    assert 0 < len(body) == pending.size <= 1 << 18


def test_nobody_waits_longer_than_a_query_may_take(pool: Pool) -> None:
    news = threading.Event()
    several = [pool.ask(Question(HEAVY, forms=("json", "")), news.set) for _ in range(6)]
    while not all(one.ended for one in several):
        assert news.wait(20)
        news.clear()
    said = [str(one.error) for one in several]
    assert sum("longer than 1 s" in one for one in said) >= 2
    assert sum("no worker came free" in one for one in said) >= 2


def test_what_nobody_waits_for_is_stopped(folder: Path) -> None:
    pool = Pool(folder, 1, Limits(seconds=60))
    pending = pool.ask(Question(HEAVY, forms=("json", "")), lambda: None)
    pending.forget()
    assert number(pool) == "6"
    assert "nobody waits" in str(pending.error)
    pool.close()


@pytest.mark.parametrize("form", RESULTS)
def test_forms_of_results(pool: Pool, form: str) -> None:
    pending, body = ask(pool, "", Question(COUNT, forms=(form, "")))
    assert pending.media_type == RESULTS[form]
    assert b"6" in body
    assert b"true" in ask(pool, "", Question("ASK {}", forms=(form, "")))[1]


@pytest.mark.parametrize("form", GRAPHS)
def test_forms_of_graphs(pool: Pool, form: str) -> None:
    pending, body = ask(pool, "", Question("CONSTRUCT WHERE {?s ?p ?o}", forms=("", form)))
    assert pending.media_type == GRAPHS[form]
    assert body.count("第".encode()) == 6


def test_a_form_that_does_not_fit_the_answer(pool: Pool) -> None:
    error = ask(pool, "", Question(COUNT, forms=("", "ttl")))[0].error
    assert isinstance(error, UnacceptableError)
    assert error.offered == tuple(RESULTS.values())


@pytest.mark.parametrize(
    "text, dataset, expected",
    [
        (COUNT, ((TWO,), ()), "3"),
        (COUNT, ((), (TWO,)), "0"),
        ("SELECT (COUNT(*) AS ?n) {GRAPH ?g {?s ?p ?o}}", None, "9"),
        ("SELECT (COUNT(*) AS ?n) {GRAPH ?g {?s ?p ?o}}", ((), (TWO,)), "3"),
        ("SELECT (COUNT(*) AS ?n) {GRAPH ?g {?s ?p ?o}}", ((TWO,), ()), "0"),
        (f"SELECT (COUNT(*) AS ?n) FROM <{TWO}> {{?s ?p ?o}}", None, "3"),
        (f"SELECT (COUNT(*) AS ?n) FROM <{TWO}> {{?s ?p ?o}}", ((ONE,), ()), "6"),
    ],
)
def test_the_dataset_of_the_protocol(pool: Pool, text: str, dataset: tuple | None, expected: str) -> None:
    assert number(pool, Question(text, dataset=dataset, forms=("json", ""))) == expected


def test_a_store_built_anew_is_seen(tmp_path: Path) -> None:
    store.save(statements(2), tmp_path)
    pool = Pool(tmp_path, 2, Limits())
    assert {number(pool) for _ in range(3)} == {"2"}
    store.save(statements(5), tmp_path)
    assert {number(pool) for _ in range(3)} == {"5"}
    pool.close()


def test_a_worker_that_dies_is_replaced(pool: Pool) -> None:
    for worker in pool._workers:
        assert worker._process
        os.kill(worker._process.pid, signal.SIGTERM)
    time.sleep(0.2)
    errors = [ask(pool, COUNT)[0].error for _ in range(3)]
    assert all(error is None or isinstance(error, StoreError) for error in errors)
    assert errors[-1] is None


def test_closing_stops_what_runs(folder: Path) -> None:
    pool = Pool(folder, 1, Limits(seconds=60))
    process = pool._workers[0]._process
    pool.ask(Question(HEAVY, forms=("json", "")), lambda: None)
    time.sleep(0.3)
    started = time.monotonic()
    pool.close()
    assert time.monotonic() - started < 5
    assert process
    assert process.poll() is not None


def test_what_waits_when_the_pool_is_closed_is_told(folder: Path) -> None:
    pool = Pool(folder, 1, Limits(seconds=60))
    waiting = [pool.ask(Question(HEAVY, forms=("json", "")), lambda: None) for _ in range(3)]
    time.sleep(0.2)
    pool.close()
    assert all(one.ended and one.error for one in waiting)


def test_a_full_disk(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full")
    pool, told = Pool(folder, 1, Limits()), threading.Event()
    monkeypatch.setattr("kg.graph.workers.tempfile.TemporaryFile", lambda: io.FileIO("/dev/full", "w"))
    pending = pool.ask(Question(COUNT, forms=("json", "")), told.set)
    while not pending.ended:
        assert told.wait(20)
        told.clear()
    monkeypatch.undo()
    pool.close()
    assert isinstance(pending.error, StoreError)
    assert "No space left" in str(pending.error)
