"""Several processes that work on tasks and send rows back.

Not `concurrent.futures`, because one damaged PDF that kills or hangs its process must cost that document, not the
run; and because a pipe that fills up holds its worker back, so that memory stays bounded whatever a file holds.
"""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnContext, SpawnProcess

from evidex.pipeline.examining import Asked
from evidex.pipeline.work import Batch, Ended, Message, Task, work
from evidex.store import unreadable_row

__all__ = ["work_here", "work_in_processes"]

SHORTEST_WAIT = 1.0
"""Seconds between looks at workers that say nothing."""
STARTING = 120.0
"""Seconds that a process may take to come up before the timeout counts."""


def work_here(tasks: Iterator[Task], asked: Asked) -> Iterator[Message]:
    """One task after the other, in this process."""
    for task in tasks:
        yield from work(task, asked)


def work_in_processes(tasks: Iterator[Task], asked: Asked, jobs: int, timeout: float) -> Iterator[Message]:
    """Tasks over `jobs` processes; messages come as they come, a task's own in order.

    A task whose process dies, or sends nothing for `timeout` seconds, ends with one unreadable row that says so.
    """
    context = multiprocessing.get_context("spawn")
    crew = [_Worker(context, asked) for _ in range(jobs)]
    try:
        for worker in crew:
            worker.give(next(tasks, None))
        while busy := [worker for worker in crew if worker.task is not None]:
            ready = wait([worker.pipe for worker in busy], timeout=min(timeout, SHORTEST_WAIT))
            for worker in busy:
                if worker.pipe in ready:
                    yield from worker.listen()
                elif time.monotonic() - worker.heard > timeout:
                    yield from worker.give_up(f"reading it took longer than {timeout:g} seconds")
                if worker.task is None:
                    worker.give(next(tasks, None))
    finally:
        for worker in crew:
            worker.stop()


@dataclass
class _Worker:
    """A process and our end of its pipe; started anew after it died."""

    context: SpawnContext
    asked: Asked
    task: Task | None = None
    heard: float = 0.0
    sent: int = 0
    process: SpawnProcess = field(init=False)
    pipe: Connection = field(init=False)

    def __post_init__(self) -> None:
        self._start()

    def _start(self) -> None:
        self.pipe, theirs = self.context.Pipe()
        self.process = self.context.Process(target=_serve, args=(theirs, self.asked), daemon=True)
        self.process.start()
        theirs.close()

    def give(self, task: Task | None) -> None:
        self.task, self.heard, self.sent = task, time.monotonic() + STARTING, 0
        if task is not None:
            self.pipe.send(task)

    def listen(self) -> Iterator[Message]:
        try:
            message: Message | None = self.pipe.recv()
        except (EOFError, OSError):
            self.process.join(5)
            yield from self.give_up(f"the process that read it died (exit code {self.process.exitcode})")
            return
        self.heard = time.monotonic()
        if message is None:  # it has begun
            return
        if isinstance(message, Ended):
            self.task = None
        else:
            self.sent = max([self.sent, *(row.place + 1 for row in message.rows)])
        yield message

    def give_up(self, reason: str) -> Iterator[Message]:
        task, self.task = self.task, None
        self.stop()
        self._start()
        if task is not None:
            row = unreadable_row(self.sent, f"{reason}; what follows in this file was not read")
            yield Batch(task, (row,))
            yield Ended(task, 0.0, 0)

    def stop(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.process.join()
        self.process.close()


def _serve(pipe: Connection, asked: Asked) -> None:
    """A worker's life: take a task, send its messages, until nobody is there any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        while True:
            task = pipe.recv()
            pipe.send(None)
            for message in work(task, asked):
                pipe.send(message)
    except (EOFError, OSError):
        return
