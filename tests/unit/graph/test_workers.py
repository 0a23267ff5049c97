"""A query in a process of its own: what outgrows its time, its memory or the engine is stopped and told."""

import csv
import io
import os
import resource
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import KgError, MemoryLimitError, QueryError, StoreError, TimeLimitError
from kg.graph import store
from kg.graph.answering import Ended, Question
from kg.graph.media import Answer
from kg.graph.workers import Limits, Worker, answer, environment, ready
from kg.iri import RDFS
from kg.rdf import Literal, Statement

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
        for n in names for graph in ((ONE,) if n % 2 else (TWO,))
    )  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("stations")
    store.save(statements(6), directory)
    return directory


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
        ("ASK {FILTER(" + "!" * 100_000 + "true)}", Limits(), QueryError, "too many parts for the engine"),
    ],
)
def test_a_query_that_is_stopped_or_refused(
    folder: Path, text: str, limits: Limits, error: type[KgError], said: str
) -> None:
    started = time.monotonic()
    with pytest.raises(error, match=said):
        answer(folder, text, limits=limits)
    assert time.monotonic() - started < 10


def test_rows_in_csv_have_as_many_cells_as_columns(folder: Path) -> None:
    cells = r"""<https://example.org/一#char=1,2> "甲, “乙”\n\"丙\"" 1.5 UNDEF"""
    names = "?iri ?words ?number ?none"
    text = f"SELECT {names} ?node {{VALUES ({names}) {{({cells})}} BIND(BNODE() AS ?node)}}"
    told = Answer(store.open_store(folder), text, Question(text, forms=("csv", "")))
    file = io.BytesIO()
    told.write(file)
    head, row = csv.reader(io.StringIO(file.getvalue().decode(), newline=""))
    assert head == ["iri", "words", "number", "none", "node"]
    assert row[:-1] == ["https://example.org/一#char=1,2", '甲, “乙”\n"丙"', "1.5", ""]
    assert row[-1].startswith("_:")
    assert file.getvalue().endswith(b"\r\n")


def test_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no graph in this folder"):
        answer(tmp_path, COUNT)


def test_a_base_completes_relative_iris(folder: Path) -> None:
    found = answer(folder, "SELECT ?o {<站/3> rdfs:label ?o}", base="https://example.org/")
    assert found.rows == ((Literal("第3站", language="zh-Hans"),),)


def test_what_is_set_aside_leaves_the_processor_to_others(folder: Path) -> None:
    worker = Worker(folder, Limits())
    try:
        ready(worker)
        before = os.getpriority(os.PRIO_PROCESS, worker.process.pid)
        worker.yield_processor()
        assert os.getpriority(os.PRIO_PROCESS, worker.process.pid) > before
    finally:
        worker.stop()


def _numbered(number: int, text: str = "") -> Question:
    return Question(text or f"SELECT ({number} AS ?n) {{}}", forms=("csv", ""))


def _heard(worker: Worker, count: int) -> list[bytes]:
    """The bodies of so many answers."""
    found: list[bytes] = []
    while len(found) < count:
        assert select.select([worker.end], [], [], 20)[0]
        found += [message.body for message in worker.read() if isinstance(message, Ended)]
    return found


def test_several_questions_at_once(folder: Path) -> None:
    worker = Worker(folder, Limits())
    try:
        ready(worker)
        worker.ask(*map(_numbered, range(5)))
        worker.ask(_numbered(5))
        assert _heard(worker, 6) == [f"n\r\n{number}\r\n".encode() for number in range(6)]
    finally:
        worker.stop()


def test_what_was_taken_back_is_not_heard_of(folder: Path) -> None:
    slow = "SELECT (COUNT(*) AS ?n) {" + " ".join(f"VALUES ?{one} {{1 2 3 4 5 6 7 8}}" for one in "abcdef") + "}"
    worker = Worker(folder, Limits())
    try:
        ready(worker)
        worker.ask(_numbered(0, slow), _numbered(1), _numbered(2))
        worker.take_back(2)  # before they are begun
        worker.ask(_numbered(3))
        assert _heard(worker, 2) == [b"n\r\n262144\r\n", b"n\r\n3\r\n"]
        worker.ask(_numbered(4), _numbered(5))
        time.sleep(0.5)
        worker.take_back(1)  # after it was answered
        assert _heard(worker, 1) == [b"n\r\n4\r\n"]
        worker.ask(_numbered(6))
        assert _heard(worker, 1) == [b"n\r\n6\r\n"]
    finally:
        worker.stop()


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the system does not tell")
def test_what_a_worker_computed_is_what_the_system_counts_in_the_end(folder: Path) -> None:
    before, worker = _children(), Worker(folder, Limits())
    try:
        ready(worker)
        told = worker.computed()
    finally:
        worker.stop()
    assert told == pytest.approx(_children() - before, abs=0.04)
    assert told > 0.05


def test_time_in_the_program_and_in_the_system_count_both(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = os.sysconf("SC_CLK_TCK")
    state = f"7 (a name) with) S {' '.join('9' * 10)} {3 * ticks} {2 * ticks} {7 * ticks} {8 * ticks} 0"
    worker = Worker(folder, Limits())
    worker.stop()
    monkeypatch.setattr(Path, "read_text", lambda *_: state)
    assert worker.computed() == 5.0


def test_of_a_worker_that_is_gone_the_time_that_passes_is_told(folder: Path) -> None:
    worker = Worker(folder, Limits())
    worker.stop()
    before = time.monotonic()
    assert before <= worker.computed() <= time.monotonic()


def test_a_process_that_nobody_stops_has_an_end() -> None:
    code = "import resource\nfrom kg.graph import answering\nanswering._die_when_forgotten(30)\n"
    code += "print(resource.getrlimit(resource.RLIMIT_CPU)[0])"
    said = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True, check=True)
    assert 30 <= int(said.stdout) <= 60
