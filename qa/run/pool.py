"""Work shared among processes: parts in any order, answers in theirs.

A worker is a fork of this process: it has all that was read and learnt, gets the
numbers of a part and sends back what it found. One that dies is replaced and its part
tried again; a part that kills twice is taken apart until it is known what kills. No
worker outlives the run: they end with it, by whatever it ends.
"""

from __future__ import annotations

import gc
import multiprocessing as mp
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, TypeVar

P = TypeVar("P")
A = TypeVar("A")

TRIES = 2
"""Times that a part may kill its worker before it is taken apart."""


def is_possible() -> bool:
    """Say whether processes can share what this one knows: by forks that the system is known to bear."""
    return sys.platform == "linux" and "fork" in mp.get_all_start_methods()


def count_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@dataclass(slots=True)
class Job(Generic[P]):
    """A part of the work: its number, and how often it has killed a worker."""

    number: tuple[int, ...]
    part: P
    deaths: int = 0


@dataclass(slots=True)
class Worker(Generic[P]):
    """A process, the way to it, and what it is at."""

    process: BaseProcess
    line: Connection
    job: Job[P] | None = None


@dataclass(slots=True)
class Pool(Generic[P, A]):
    """Asks `work` about parts in `jobs` processes.

    `split` takes a part apart that kills whoever works at it, into parts in the same
    order; where it gives none, `bury` answers for it. `tell` hears of each answer.
    """

    work: Callable[[P], A]
    split: Callable[[P], Sequence[P]]
    bury: Callable[[P], A]
    jobs: int
    tell: Callable[[A], object] = lambda _: None
    workers: list[Worker[P]] = field(default_factory=list)

    def run(self, parts: Sequence[P]) -> Iterator[A]:
        """Return the answers in the order of the parts; a fault that `work` raises is raised here."""
        todo = deque(Job((number,), part) for number, part in enumerate(parts))
        answers: dict[tuple[int, ...], A] = {}
        with self._staffed(min(self.jobs, len(todo))):
            while todo or any(worker.job for worker in self.workers):
                self._hand_out(todo)
                for worker in self._listen():
                    self._take(worker, todo, answers)
        return iter([answers[number] for number in sorted(answers)])

    @contextmanager
    def _staffed(self, count: int) -> Iterator[None]:
        """Keep `count` workers for the length of a block; after it there is none."""
        gc.freeze()
        try:
            for _ in range(count):
                self.workers.append(self._hire())
            yield
        finally:
            for worker in self.workers:
                worker.process.kill()
            for worker in self.workers:
                worker.process.join()
                worker.line.close()
            self.workers.clear()
            gc.unfreeze()

    def _hire(self) -> Worker[P]:
        context = mp.get_context("fork")
        ours, theirs = context.Pipe()
        others = [*(worker.line for worker in self.workers), ours]
        process = context.Process(
            target=_serve, args=(self.work, theirs, others, os.getpid()), daemon=True
        )
        process.start()
        theirs.close()
        return Worker(process, ours)

    def _hand_out(self, todo: deque[Job[P]]) -> None:
        for worker in self.workers:
            if worker.job is None and todo:
                job = todo.popleft()
                worker.job = job
                try:
                    worker.line.send(job.part)
                except OSError:
                    continue  # it is dead, and will be heard of as such

    def _listen(self) -> list[Worker[P]]:
        """Return the workers that have an answer, or are dead."""
        busy = {worker.line: worker for worker in self.workers if worker.job}
        return [busy[line] for line in wait([*busy]) if isinstance(line, Connection)]

    def _take(
        self,
        worker: Worker[P],
        todo: deque[Job[P]],
        answers: dict[tuple[int, ...], A],
    ) -> None:
        """Take an answer; of a dead worker, take what it was at back, and hire another."""
        job = worker.job
        worker.job = None
        if job is None:
            return
        try:
            answer, fault = worker.line.recv()
        except (EOFError, OSError):
            worker.process.join()
            worker.line.close()
            self.workers.remove(worker)
            self.workers.append(self._hire())
            self._try_again(job, todo, answers)
            return
        if fault is not None:
            raise fault
        self._keep(job, answer, answers)

    def _try_again(
        self,
        job: Job[P],
        todo: deque[Job[P]],
        answers: dict[tuple[int, ...], A],
    ) -> None:
        job.deaths += 1
        if job.deaths < TRIES:
            todo.appendleft(job)
            return
        smaller = self.split(job.part)
        if not smaller:
            self._keep(job, self.bury(job.part), answers)
        for number, part in reversed([*enumerate(smaller)]):
            # The first half of what has killed twice need not kill twice itself to be told from the second.
            todo.appendleft(Job((*job.number, number), part, TRIES - 1))

    def _keep(self, job: Job[P], answer: A, answers: dict[tuple[int, ...], A]) -> None:
        answers[job.number] = answer
        self.tell(answer)


def _serve(
    work: Callable[[Any], Any],
    line: Connection,
    others: Sequence[Connection],
    parent: int,
) -> None:
    """Answer until nobody asks any more; the parent alone hears signals that end a run."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for other in others:
        other.close()
    while os.getppid() == parent:
        try:
            part = line.recv()
        except (EOFError, OSError):
            break
        line.send(_answer(work, part))
    os._exit(0)


def _answer(
    work: Callable[[Any], Any], part: object
) -> tuple[Any, BaseException | None]:
    try:
        return work(part), None
    except BaseException as error:  # noqa: BLE001 - it is raised where people hear of it
        return None, error
