"""A process that helps: our end of its pipe, and how it ends.

Not `concurrent.futures`, because one damaged PDF that kills or hangs its process must cost that document, not the run.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess

__all__ = ["STARTING", "TIMEOUT", "UNREAD", "Helper", "took_longer"]

TIMEOUT = 600.0
"""Seconds without news after which a file is given up, where the user names no others."""
STARTING = 120.0
"""Seconds that a process may take to come up before the timeout counts."""
UNREAD = "what follows in this file was not read"


def took_longer(timeout: float) -> str:
    return f"reading it took longer than {timeout:g} seconds"


class Helper:
    """A process that runs `serve(pipe, *arguments)` until nobody is there any more."""

    def __init__(self, serve: Callable[..., None], *arguments: object) -> None:
        self._serve, self._arguments = serve, arguments
        self.start()

    def start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe: Connection
        self.pipe, theirs = context.Pipe()
        self._process: SpawnProcess = context.Process(target=self._serve, args=(theirs, *self._arguments), daemon=True)
        self._process.start()
        theirs.close()

    def cause_of_death(self) -> str:
        """Why the pipe is closed."""
        self._process.join(5)
        return f"the process that read it died (exit code {self._process.exitcode})"

    def stop(self) -> None:
        self.pipe.close()
        self._process.kill()
        self._process.join()
        self._process.close()
