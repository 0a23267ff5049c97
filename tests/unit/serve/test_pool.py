"""The pool of workers: who is answered when, and what becomes of who asks too much."""

import asyncio
import json
import os
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TypeVar

import pytest

from kg.errors import BusyError, MemoryLimitError, SizeLimitError, StoreError, TimeLimitError
from kg.graph import store
from kg.graph.answering import Question
from kg.graph.media import GRAPHS, RESULTS, UnacceptableError
from kg.graph.workers import Limits
from kg.iri import RDFS
from kg.rdf import Literal, Statement
from kg.serve.pending import Pending
from kg.serve.pool import _FRESH, Pool
from kg.serve.shares import Shares

T = TypeVar("T")
TWENTY = " ".join(map(str, range(1, 21)))
JOIN = " ".join(f"VALUES ?{name} {{{TWENTY}}}" for name in "abcdefghi")
HEAVY = f"SELECT (COUNT(*) AS ?n) {{{JOIN} FILTER (?a + ?b + ?c + ?d + ?e + ?f + ?g + ?h + ?i = 9)}}"
HUNGRY = f"SELECT * {{{JOIN}}} ORDER BY ?i"
LONG = f"SELECT * {{{JOIN}}}"
COUNT = "SELECT (COUNT(*) AS ?n) {?s ?p ?o}"
ONE, TWO = "https://example.org/graph/一", "https://example.org/graph/二"
FRESH = Shares(recent=0)


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


def with_pool(
    folder: Path, limits: Limits, use: Callable[[Pool], Awaitable[T]], workers: int = 1, shares: Shares = FRESH
) -> T:
    """What `use` gives, asking a pool that is closed afterwards."""

    async def main() -> T:
        pool = Pool(folder, workers, limits, shares)
        pool.open()
        try:
            return await use(pool)
        finally:
            pool.close()

    return asyncio.run(main())


async def ask(pool: Pool, asked: str | Question) -> tuple[Pending, bytes]:
    question = asked if isinstance(asked, Question) else Question(asked, forms=("json", "ttl"))
    pending = pool.ask(question)
    async with asyncio.timeout(30):
        while not pending.ended:
            await pending.changed()
    return pending, pending.read(0, 1 << 30)


async def number(pool: Pool, question: str | Question = COUNT) -> str:
    pending, body = await ask(pool, question)
    assert pending.error is None, pending.error
    return str(json.loads(body)["results"]["bindings"][0]["n"]["value"])


def test_forms_and_datasets(folder: Path) -> None:
    named = "SELECT (COUNT(*) AS ?n) {GRAPH ?g {?s ?p ?o}}"
    asked = [
        (COUNT, ((TWO,), ()), "3"),
        (COUNT, ((), (TWO,)), "0"),
        (named, None, "6"),
        (named, ((), (TWO,)), "3"),
        (named, ((TWO,), ()), "0"),
        (f"SELECT (COUNT(*) AS ?n) FROM <{TWO}> {{?s ?p ?o}}", None, "3"),
        (f"SELECT (COUNT(*) AS ?n) FROM <{TWO}> {{?s ?p ?o}}", ((ONE,), ()), "3"),
    ]

    async def use(pool: Pool) -> None:
        for text, dataset, expected in asked:
            assert await number(pool, Question(text, dataset=dataset, forms=("json", ""))) == expected
        for form, media_type in RESULTS.items():
            pending, body = await ask(pool, Question(COUNT, forms=(form, "")))
            assert (pending.media_type, b"6" in body) == (media_type, True)
            assert b"true" in (await ask(pool, Question("ASK {}", forms=(form, ""))))[1]
        for form, media_type in GRAPHS.items():
            pending, body = await ask(pool, Question("CONSTRUCT WHERE {?s ?p ?o}", forms=("", form)))
            assert (pending.media_type, body.count("第".encode())) == (media_type, 6)
        error = (await ask(pool, Question(COUNT, forms=("", "ttl"))))[0].error
        assert isinstance(error, UnacceptableError)
        assert error.offered == tuple(RESULTS.values())

    with_pool(folder, Limits(), use)


def test_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no graph in this folder"):
        Pool(tmp_path, 1, Limits())


def test_quick_queries_pass_slow_ones(folder: Path) -> None:
    async def use(pool: Pool) -> tuple[list[str], list[bool]]:
        slow = [asyncio.ensure_future(ask(pool, HEAVY)) for _ in range(2)]
        await asyncio.sleep(0.1)
        answers = [await number(pool) for _ in range(8)]
        over = [one.done() for one in slow]
        for one in slow:
            one.cancel()
        return answers, over

    answers, over = with_pool(folder, Limits(seconds=25), use, shares=Shares(quick=0.2, recent=0))
    assert answers == ["6"] * 8
    assert over == [False, False]


def test_a_slow_query_that_was_set_aside_is_answered(folder: Path) -> None:
    text = f"SELECT (COUNT(*) AS ?n) {{{JOIN.partition('VALUES ?e')[0]} FILTER (?a + ?b + ?c + ?d = 4)}}"

    async def use(pool: Pool) -> list[str]:
        return list(await asyncio.gather(*(number(pool, text + " " * n) for n in range(4))))

    assert with_pool(folder, Limits(seconds=30), use, shares=Shares(quick=0, recent=0)) == ["1"] * 4


@pytest.mark.slow
def test_nobody_waits_longer_than_a_query_may_take(folder: Path) -> None:
    async def use(pool: Pool) -> list[Pending]:
        return [one for one, _ in await asyncio.gather(*(ask(pool, HEAVY) for _ in range(4)))]

    found = with_pool(folder, Limits(seconds=1), use)
    assert all(isinstance(one.error, TimeLimitError | BusyError) for one in found)
    assert any(isinstance(one.error, BusyError) for one in found)


def test_a_line_that_is_full(folder: Path) -> None:
    async def use(pool: Pool) -> Pending:
        for _ in range(3):
            pool.ask(Question(HEAVY, forms=("json", "")))
        return pool.ask(Question(COUNT, forms=("json", "")))

    refused = with_pool(folder, Limits(), use, shares=Shares(waiting=2, recent=0))
    assert refused.ended
    assert str(refused.error) == "too many queries wait already\nhint: try again later"


def test_memory_and_size(folder: Path) -> None:
    async def use(pool: Pool) -> None:
        assert isinstance((await ask(pool, HUNGRY))[0].error, MemoryLimitError)
        pending, body = await ask(pool, LONG)
        assert isinstance(pending.error, SizeLimitError)
        assert 0 < len(body) == pending.size <= 1 << 18
        pending.forget()
        assert await number(pool) == "6"

    with_pool(folder, Limits(seconds=20, megabytes=100, size=1 << 18), use)


def test_answers_that_nobody_reads_make_room(folder: Path) -> None:
    async def use(pool: Pool) -> list[Pending]:
        found = [(await ask(pool, f"SELECT * {{{JOIN}}} LIMIT {8_000 + n}"))[0] for n in range(3)]
        assert pool.counts()["kept_bytes"] < 10_000_000
        return found

    first, _, last = with_pool(folder, Limits(), use, shares=Shares(room=10_000_000, recent=0))
    assert "room was needed" in str(first.error)
    assert last.error is None


def test_what_nobody_waits_for_is_stopped(folder: Path) -> None:
    async def use(pool: Pool) -> Pending:
        pending = pool.ask(Question(HEAVY, forms=("json", "")))
        pending.forget()
        assert await number(pool) == "6"
        return pending

    assert "nobody waits" in str(with_pool(folder, Limits(seconds=60), use).error)


def test_the_same_again_needs_no_worker(folder: Path) -> None:
    async def use(pool: Pool) -> None:
        question = Question(COUNT, forms=("json", ""))
        assert await number(pool, question) == "6"
        assert pool.ask(question).ended
        now = Question("SELECT (NOW() AS ?n) {}", forms=("json", ""))
        await ask(pool, now)
        assert not pool.ask(now).ended

    with_pool(folder, Limits(), use, shares=Shares())


def test_a_store_built_anew_is_seen(tmp_path: Path) -> None:
    store.save(statements(2), tmp_path)

    async def use(pool: Pool) -> None:
        assert {await number(pool) for _ in range(3)} == {"2"}
        store.save(statements(5), tmp_path)
        await asyncio.sleep(_FRESH)
        assert {await number(pool) for _ in range(3)} == {"5"}

    with_pool(tmp_path, Limits(), use, shares=Shares())


async def behind(pool: Pool, first: str) -> tuple[Pending, list[Pending]]:
    """A query, and short ones that its worker has in hand besides, as answers have been quick of late."""
    for _ in range(80):
        assert await number(pool) == "6"
    slow = pool.ask(Question(first, forms=("json", "")))
    others = [pool.ask(Question(COUNT + " " * n, forms=("json", ""))) for n in range(6)]
    assert [len(job.behind) for job in pool._jobs.values()] == [6]
    assert pool.counts()["waiting"] == 6
    return slow, others


async def ended(asked: list[Pending]) -> list[Pending]:
    async with asyncio.timeout(30):
        for one in asked:
            while not one.ended:
                await one.changed()
    return asked


def test_what_a_worker_has_in_hand_does_not_wait_for_a_slow_query(folder: Path) -> None:
    async def use(pool: Pool) -> tuple[bool, list[Pending]]:
        slow, others = await behind(pool, HEAVY)
        found = await ended(others)
        return slow.ended, found

    over, found = with_pool(folder, Limits(seconds=25), use, shares=Shares(quick=0.2, recent=0))
    assert not over
    assert [(one.error, b'"6"' in one.body) for one in found] == [(None, True)] * 6


def test_what_a_worker_has_in_hand_outlives_it(folder: Path) -> None:
    async def use(pool: Pool) -> tuple[Pending, list[Pending]]:
        slow, others = await behind(pool, HUNGRY)
        (worker,) = pool._jobs
        os.kill(worker.process.pid, signal.SIGTERM)
        return (await ended([slow]))[0], await ended(others)

    slow, others = with_pool(folder, Limits(seconds=20), use)
    assert isinstance(slow.error, StoreError)
    assert [(one.error, b'"6"' in one.body) for one in others] == [(None, True)] * 6


def test_a_long_query_is_not_handed_in_ahead(folder: Path) -> None:
    async def use(pool: Pool) -> int:
        slow, _ = await behind(pool, HEAVY)
        pool.ask(Question(COUNT + " " * 1_000, forms=("json", "")))
        slow.forget()
        return len(pool._waiting)

    assert with_pool(folder, Limits(), use) == 1


def test_a_worker_that_dies_is_replaced(folder: Path) -> None:
    async def use(pool: Pool) -> None:
        os.kill(pool._idle[0].process.pid, signal.SIGTERM)
        await asyncio.sleep(0.2)
        assert await number(pool) == "6"

    with_pool(folder, Limits(), use)


def test_closing_stops_what_runs_and_tells_who_waits(folder: Path) -> None:
    async def use(pool: Pool) -> tuple[list[Pending], int]:
        pending = [pool.ask(Question(HEAVY, forms=("json", ""))) for _ in range(3)]
        await asyncio.sleep(0.2)
        (worker,) = pool._jobs
        return pending, worker.process.pid

    pending, process = with_pool(folder, Limits(seconds=60), use)
    assert all(one.ended and isinstance(one.error, StoreError) for one in pending)
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
