"""How Ctrl-C ends the program: with a word, and by the signal itself, as it ends any other program.

The exit codes are those of the contract. One of our own for Ctrl-C would tell the shell that the program dealt with it:
a loop in the shell would go on with the next file, and could not be stopped (Cracauer, "Proper handling of
SIGINT/SIGQUIT"). An interrupt that Python is left with ends its process by the signal, after all clean-up; a shell
shows that as 130.
"""

from __future__ import annotations

import contextlib
import sys
from types import TracebackType
from typing import NoReturn

__all__ = ["end_at_ctrl_c", "stop"]

_TOLD = "told"


def stop() -> NoReturn:
    """End this process as Ctrl-C does; the user has been told."""
    raise KeyboardInterrupt(_TOLD)


def end_at_ctrl_c(kind: type[BaseException], problem: BaseException, at: TracebackType | None) -> None:
    """The excepthook of the program: a word instead of a traceback, also while it is still loading."""
    if not issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, problem, at)
    elif problem.args != (_TOLD,):
        with contextlib.suppress(OSError):
            print("evidex: stopped.", file=sys.stderr, flush=True)
