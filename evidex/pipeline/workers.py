"""Several processes that work on tasks and send rows back.

A pipe that fills up holds its worker back, so that memory stays bounded whatever a file holds.
"""

from __future__ import annotations

import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait

from evidex.pipeline.examining import Asked
from evidex.pipeline.processes import STARTING, UNREAD, Helper, took_longer
from evidex.pipeline.work import Batch, Ended, Message, Task, work
from evidex.store import unreadable_row

__all__ = ["work_here", "work_in_processes"]

SHORTEST_WAIT = 1.0
"""Seconds between looks at workers that say nothing."""


def work_here(tasks: Iterator[Task], asked: Asked) -> Iterator[Message]:
    """One task after the other, in this process."""
    for task in tasks:
        yield from work(task, asked)


def work_in_processes(tasks: Iterator[Task], asked: Asked, jobs: int, timeout: float) -> Iterator[Message]:
    """Tasks over `jobs` processes; messages come as they come, a task's own in order.

    A task whose process dies, or sends nothing for `timeout` seconds, ends with one unreadable row that says so.
    """
    crew = [_Worker(Helper(_serve, asked)) for _ in range(jobs)]
    try:
        for worker in crew:
            worker.give(next(tasks, None))
        while busy := [worker for worker in crew if worker.task is not None]:
            ready = wait([worker.helper.pipe for worker in busy], timeout=min(timeout, SHORTEST_WAIT))
            for worker in busy:
                if worker.helper.pipe in ready:
                    yield from worker.listen()
                elif time.monotonic() - worker.heard > timeout:
                    yield from worker.give_up(took_longer(timeout))
                if worker.task is None:
                    worker.give(next(tasks, None))
    finally:
        for worker in crew:
            worker.helper.stop()


@dataclass
class _Worker:
    """A process with the task that it has; started anew after it died."""

    helper: Helper
    task: Task | None = None
    heard: float = 0.0
    sent: int = 0

    def give(self, task: Task | None) -> None:
        self.task, self.heard, self.sent = task, time.monotonic() + STARTING, 0
        if task is not None:
            self.helper.pipe.send(task)

    def listen(self) -> Iterator[Message]:
        try:
            message: Message | None = self.helper.pipe.recv()
        except (EOFError, OSError):
            yield from self.give_up(self.helper.cause_of_death())
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
        self.helper.stop()
        self.helper.start()
        if task is not None:
            row = unreadable_row(self.sent, f"{reason}; {UNREAD}")
            yield Batch(task, (row,))
            yield Ended(task, 0.0, 0)


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
