"""How Ctrl-C and SIGTERM end the program: with a word, and by the signal itself, as they end any other program.

The exit codes are those of the contract. One of our own for Ctrl-C would tell the shell that the program dealt with it:
a loop in the shell would go on with the next file, and could not be stopped (Cracauer, "Proper handling of
SIGINT/SIGQUIT"). An interrupt that Python is left with ends its process by the signal, after all clean-up; a shell
shows that as 130. SIGTERM (`timeout`, a batch system, a machine that shuts down) is heard as an interrupt, so that it
ends what Ctrl-C ends, and then ends the process itself: 143.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import sys
from types import FrameType, TracebackType
from typing import NoReturn

__all__ = ["end_at_ctrl_c", "hear_sigterm", "stop"]

_TOLD = "told"


def stop() -> NoReturn:
    """End this process as Ctrl-C does; the user has been told."""
    raise KeyboardInterrupt(_TOLD)


def hear_sigterm() -> None:
    """From now on SIGTERM interrupts the program as Ctrl-C does; a second one ends it at once."""
    if signal.getsignal(signal.SIGTERM) == signal.SIG_DFL:  # else whoever started us wants it to be ignored
        atexit.register(_end_as_heard)  # before all others, to come last
        signal.signal(signal.SIGTERM, _interrupt)


_heard: list[int] = []


def _interrupt(number: int, _: FrameType | None) -> NoReturn:
    signal.signal(number, signal.SIG_DFL)
    _heard.append(number)
    raise KeyboardInterrupt


def _end_as_heard() -> None:
    if _heard:
        with contextlib.suppress(OSError):  # whoever read it may be gone
            sys.stdout.flush()
        os.kill(os.getpid(), _heard[0])


def end_at_ctrl_c(kind: type[BaseException], problem: BaseException, at: TracebackType | None) -> None:
    """The excepthook of the program: a word instead of a traceback, also while it is still loading."""
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, problem, at)
    elif problem.args != (_TOLD,):
        with contextlib.suppress(OSError):
            print("evidex: stopped.", file=sys.stderr, flush=True)
