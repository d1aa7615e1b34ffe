"""How a run shows that it is alive: a bar on a terminal, a line a minute elsewhere; always on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

from evidex.cli.terminal import say
from evidex.counted import counted, things
from evidex.errors import UnreadableError, printable

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

__all__ = ["Log", "Progress"]

NAMED_AT_MOST = 20
"""Problems that are named one by one; all of them stand in documents.csv."""


EVERY = 60.0
"""Seconds between two lines in a log (CI, nohup); a shorter run leaves none."""


class Log:
    """Progress where no terminal shows a bar: a line when one is due."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._began = self._told = clock()

    def tell(self, what: str) -> None:
        """Say how far it is, at most once in `EVERY` seconds."""
        now = self._clock()
        if now - self._told >= EVERY:
            self._told = now
            say(f"{what}; {(now - self._began) / 60:.0f} min so far.")


class Progress:
    """The watcher of a run (see `evidex.pipeline.plan.Watcher`). Use it in a `with`. `quiet`: no bar, no log."""

    def __init__(self, *, quiet: bool = False, clock: Callable[[], float] = time.monotonic) -> None:
        self._bar: Bar | None = None
        self._quiet = quiet
        self._log = None if quiet or sys.stderr.isatty() else Log(clock)
        self._read = self._bad = self._named = self._size = 0
        self._done = 0.0

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, at: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
        if self._named > NAMED_AT_MOST:
            say(f"{self._named - NAMED_AT_MOST} more could not be read; documents.csv names them all.")

    def begin(self, files: int, already: int, size: int, gone: int) -> None:
        if gone:
            say(f"{counted(gone, 'file has', 'files have')} left the corpus; the results hold them no longer.")
        if already:
            was, has = things(already, "was", "were"), things(already, "has", "have")
            say(f"{already:,} of {counted(files, 'file')} {was} done before and {has} not changed.")
        self._size = size
        if sys.stderr.isatty() and size and not self._quiet:
            from rich.console import Console
            from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

            columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:.0f} %"))
            self._bar = Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task("reading", total=size)

    def documents(self, number: int, unreadable: int) -> None:
        self._read += number
        self._bad += unreadable
        told = counted(self._read, "document") + (f", {self._bad} not readable" if self._bad else "")
        if self._bar is not None:
            self._bar.update(self._task, description=told)
        elif self._log is not None:
            self._log.tell(f"{told}, {self._done / max(self._size, 1):.0%} of the files by size")

    def advanced(self, size: float) -> None:
        self._done += size
        if self._bar is not None:
            self._bar.advance(self._task, size)

    def stage(self, name: str) -> None:
        if self._bar is not None:
            self._bar.update(self._task, description=name)
        elif self._log is not None:
            self._log.tell(name)

    def problem(self, problem: UnreadableError) -> None:
        self._named += 1
        if self._named <= NAMED_AT_MOST:
            if self._bar is not None:
                self._bar.console.print(f"evidex: {printable(str(problem))}", markup=False, highlight=False)
            else:
                say(str(problem))
