"""Who is answered when: quick queries first, slow ones a few at a time, none for ever."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from pathlib import Path

from kg.errors import BusyError, KgError, QueryError, StoreError
from kg.graph.answering import Begun, Ended, Grown, Message, Question
from kg.graph.store import identity
from kg.graph.workers import Limits, Worker, ready
from kg.serve.in_hand import Job, Pace
from kg.serve.line import expire, taken
from kg.serve.pending import Pending
from kg.serve.recent import Recent
from kg.serve.room import Room
from kg.serve.shares import Shares

_LOOK = 0.05
"""Seconds between two looks at what runs and what waits."""
_FRESH = 0.05
"""Seconds for which a graph that was there is there."""
_SPARE = 2
"""Workers that stand ready for when one is set aside."""
_REMEMBERED = 1000
"""How many slow queries are known again."""
_NUDGE = 0.5
"""Seconds after which who waits is woken, again and again, to see whether its client is still there."""
_LATE = 0.02
"""Seconds after which a query lets those behind it go to other workers."""


class Pool:
    """So many workers over the store of one folder; a store built anew is opened anew. It lives in one event loop."""

    def __init__(self, directory: Path, workers: int, limits: Limits, shares: Shares | None = None) -> None:
        """Starts them; a `StoreError` where there is no store."""
        self._directory, self._count, self._limits = directory, workers, limits
        self._shares = shares or Shares()
        self._waiting: deque[Pending] = deque()
        self._aside: deque[Pending] = deque()
        self._jobs: dict[Worker, Job] = {}
        self._starting: set[Worker] = set()
        self._room = Room(self._shares.room)
        self._recent, self._pace = Recent(self._shares.recent), Pace()
        self._slow: dict[Question, None] = {}
        self._nudged, self._closing, self._looked = 0.0, False, 0.0
        self._identity: tuple[int, ...] = ()
        self._looking: asyncio.Task[None] | None = None
        self._idle = [Worker(directory, limits) for _ in range(workers)]
        try:
            for worker in self._idle:
                ready(worker)
        except KgError:
            self.close()
            raise

    def open(self) -> None:
        """Begins to answer; to be called in the event loop, before `ask`."""
        self._loop = asyncio.get_running_loop()
        for worker in self._idle:
            self._listen(worker)
        self._looking = self._loop.create_task(self._look())

    def ask(self, question: Question) -> Pending:
        """Hands in a question; it ends in a `BusyError` where too many wait or none comes to it in time."""
        limits, known = self._limits, (question.text, question.parameters, question.dataset, question.forms)
        question = Question(*known, question.base, limits.size, limits.seconds)  # eight times as fast as `replace`
        pending = Pending(question)
        if found := self._recent.find(self._store(), question):
            pending.end(found)
        elif self._closing:
            pending.end(Ended(error=StoreError("the workers were closed", hint="ask a new pool")))
        elif not self._line_up(pending):
            pending.end(Ended(error=BusyError("too many queries wait already", hint="try again later")))
        else:
            self._hand_out()
        return pending

    def _line_up(self, pending: Pending) -> bool:
        slow = pending.question in self._slow
        line, most = (self._aside, self._shares.aside) if slow else (self._waiting, self._shares.waiting)
        if len(line) + (0 if slow else self._ahead()) < most:
            line.append(pending)
            return True
        return False

    def counts(self) -> dict[str, int]:
        """How many queries run, run aside, wait and wait aside, and how many bytes wait for readers."""
        aside = sum(job.aside for job in self._jobs.values())
        return {
            "running": len(self._jobs) - aside,
            "running_aside": aside,
            "waiting": len(self._waiting) + self._ahead(),
            "waiting_aside": len(self._aside),
            "kept_bytes": self._room.taken(),
        }

    def close(self) -> None:
        """Stops all workers and the queries they run."""
        self._closing = True
        if self._looking:
            self._looking.cancel()
        closed = Ended(error=StoreError("the workers were closed", hint="ask a new pool"))
        for pending in self._asked():
            pending.end(closed)
        for worker in (*self._idle, *self._starting, *self._jobs):
            if self._looking:
                self._loop.remove_reader(worker.end)
            worker.stop()
        self._jobs.clear()

    def _store(self) -> tuple[int, ...]:
        """Which graph is there now, looked up again after a while."""
        now = time.monotonic()
        if now > self._looked + _FRESH:
            self._looked, self._identity = now, identity(self._directory)
        return self._identity

    def _hand_out(self) -> None:
        """Gives idle workers what waits."""
        while (line := self._next_line()) and self._fill():
            pending = line.popleft()
            if pending.unwanted:
                pending.end(Ended(error=QueryError("nobody waits for the answer any more")))
                continue
            worker = self._idle.pop()
            if worker.store != self._store():
                line.appendleft(pending)
                self._retire(worker)
                continue
            self._jobs[worker] = job = Job(pending, time.monotonic(), self._limits.seconds, line is self._aside)
            if job.aside:
                worker.yield_processor()
            worker.ask(pending.question)
        if self._waiting and (most := self._pace.ahead()):
            self._hand_ahead(most)

    def _hand_ahead(self, most: int) -> None:
        """Gives workers that run quick queries some more of them before they are done, several at a time."""
        share = -(-len(self._waiting) // self._count)
        for worker, job in self._jobs.items():
            if job.aside or job.late or len(job.behind) > most // 2 or worker.store != self._store():
                continue
            given = [*taken(self._waiting, min(share, most - len(job.behind)))]
            job.behind.extend(given)
            if given:
                worker.ask(*(one.question for one in given))

    def _take_back(self, worker: Worker, job: Job) -> None:
        """Lets what a worker has in hand besides the query it runs wait at the head of the line again."""
        worker.take_back(len(job.behind))
        self._waiting.extendleft(reversed(job.behind))
        job.behind.clear()

    def _ahead(self) -> int:
        return sum(len(job.behind) for job in self._jobs.values())

    def _asked(self) -> tuple[Pending, ...]:
        """All that run or wait."""
        held = [one for job in self._jobs.values() for one in (job.pending, *job.behind)]
        return (*self._waiting, *self._aside, *held)

    def _next_line(self) -> deque[Pending] | None:
        """Where the next query comes from; None where none may run."""
        aside = self._running_aside()
        if self._aside and aside < self._count:
            return self._aside
        return self._waiting if self._waiting and len(self._jobs) - aside < self._count else None

    def _running_aside(self) -> int:
        return sum(job.aside for job in self._jobs.values())

    def _fill(self) -> bool:
        """Starts workers in place of those that are gone or set aside; whether one is idle."""
        wanted = self._count + _SPARE + self._running_aside()
        while len(self._idle) + len(self._starting) + len(self._jobs) < wanted:
            worker = Worker(self._directory, self._limits)
            self._starting.add(worker)
            self._listen(worker)
        return bool(self._idle)

    def _listen(self, worker: Worker) -> None:
        self._loop.add_reader(worker.end, self._heard, worker)

    def _heard(self, worker: Worker) -> None:
        for message in worker.read():
            if worker in self._jobs:
                self._note(worker, self._jobs[worker], message)
            elif worker in self._starting:
                self._started(worker, message)
            else:  # an idle one has died
                self._idle = [one for one in self._idle if one is not worker]
                self._retire(worker)
        self._hand_out()

    def _started(self, worker: Worker, first: Message) -> None:
        self._starting.discard(worker)
        if isinstance(first, Ended) and first.error:
            self._retire(worker)
            while self._waiting:
                self._waiting.popleft().end(first)
        else:
            self._idle.append(worker)

    def _note(self, worker: Worker, job: Job, message: Message) -> None:
        pending = job.pending
        if isinstance(message, Begun):
            pending.begin(message.media_type, worker.take_file())
            self._room.add(pending)
        elif isinstance(message, Grown):
            pending.size = message.size
            pending.nudge()
            self._room.make()
        else:
            pending.end(message)
            self._recent.note(worker.store, pending.question, message)
            if message.seconds:
                self._pace.note(message.seconds)
            self._go_on(worker, job, message)

    def _go_on(self, worker: Worker, job: Job, last: Ended) -> None:
        """After an answer: the worker goes, has more in hand, or is free."""
        if job.aside or (last.error and worker.process.poll() is not None):
            self._let_go(worker)
        elif following := job.followed(time.monotonic()):
            self._jobs[worker] = following
        else:
            del self._jobs[worker]
            self._idle.append(worker)

    def _let_go(self, worker: Worker) -> Pending:
        """Ends a worker; what it ran."""
        job = self._jobs.pop(worker)
        self._take_back(worker, job)
        self._retire(worker)
        return job.pending

    def _retire(self, worker: Worker) -> None:
        self._loop.remove_reader(worker.end)
        worker.process.kill()
        self._loop.run_in_executor(None, worker.stop)  # until its memory is given back

    def _stop(self, worker: Worker, error: KgError) -> None:
        self._let_go(worker).end(Ended(error=error))

    async def _look(self) -> None:
        while True:
            await asyncio.sleep(_LOOK)
            now = time.monotonic()
            for worker, job in list(self._jobs.items()):
                self._look_at(worker, job, now)
            for line in (self._waiting, self._aside):
                expire(line, self._limits.seconds, now)
            if now - self._nudged > _NUDGE:
                self._nudged = now
                for pending in self._asked():
                    if now - pending.asked > _NUDGE:
                        pending.nudge()
            self._hand_out()

    def _look_at(self, worker: Worker, job: Job, now: float) -> None:
        if now - job.begun > _LATE:
            job.late = True
            self._take_back(worker, job)
        if job.pending.unwanted:
            self._stop(worker, QueryError("nobody waits for the answer any more"))
        elif now >= job.end:
            self._stop(worker, worker.too_long())
        elif job.computed is None:
            job.computed = worker.computed()
        elif not job.aside and now - job.begun > self._shares.quick and self._is_full() and self._is_slow(worker, job):
            self._set_aside(worker, job)

    def _is_slow(self, worker: Worker, job: Job) -> bool:
        """Whether it has had its time, on a machine that has other things to do too."""
        computed = worker.computed()
        return computed - (job.computed or computed) > self._shares.quick

    def _is_full(self) -> bool:
        return len(self._jobs) - self._running_aside() >= self._count

    def _set_aside(self, worker: Worker, job: Job) -> None:
        """Lets a slow query run beside the others, or wait until it may and begin anew."""
        self._slow[job.pending.question] = None
        if len(self._slow) > _REMEMBERED:
            del self._slow[next(iter(self._slow))]
        begun = job.pending.is_kept  # its client may have read of it
        if self._running_aside() < self._count * (2 if begun else 1):
            job.aside = True
            worker.yield_processor()
            self._fill()
        elif len(self._aside) >= self._shares.aside or begun:
            self._stop(worker, BusyError("too many long queries run already", hint="try again later"))
        elif self._waiting:
            self._let_go(worker)
            job.pending.asked = time.monotonic()
            self._aside.append(job.pending)
