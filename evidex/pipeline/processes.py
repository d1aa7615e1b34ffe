"""A process that helps: our end of its pipe, and how it ends.

Not `concurrent.futures`, because one damaged PDF that kills or hangs its process must cost that document, not the run.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

from evidex.ending import GRACE, end_with_parent
from evidex.patterns import keep_patterns

__all__ = ["STARTING", "TIMEOUT", "UNREAD", "Helper", "took_longer"]

TIMEOUT = 600.0
"""Seconds without news after which a file is given up, where the user names no others."""
STARTING = 120.0
"""Seconds that a process may take to come up before the timeout counts."""
UNREAD = "what follows in this file was not read"


def took_longer(timeout: float) -> str:
    return f"reading it took longer than {timeout:g} seconds"


class Helper:
    """A process that runs `serve(pipe, *arguments)` until nobody is there any more.

    It ends with ours, however that ends: one that is busy hears of a closed pipe only when it has something to say, and
    one that hangs never does.
    """

    def __init__(self, serve: Callable[..., None], *arguments: object) -> None:
        self._serve, self._arguments = serve, arguments
        self.start()

    def start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(
            target=_live, args=(self._serve, theirs, *self._arguments), daemon=True
        )
        self._process.start()
        theirs.close()

    def cause_of_death(self) -> str:
        """Why the pipe is closed."""
        self._process.join(5)
        return f"the process that read it died (exit code {self._process.exitcode})"

    def stop(self) -> None:
        self.pipe.close()
        self._process.terminate()
        self._process.join(GRACE)
        self._process.kill()
        self._process.join()
        self._process.close()


def _live(serve: Callable[..., None], pipe: Connection, *arguments: object) -> None:
    """The life of a helper: SIGTERM ends it by way of its `finally`s, and so does the end of whoever started it."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    end_with_parent()
    patterns = keep_patterns()
    try:
        serve(pipe, *arguments)
    except SystemExit:
        patterns.save()
        os._exit(1)  # nothing else is left to be written, and somebody waits
    patterns.save()
