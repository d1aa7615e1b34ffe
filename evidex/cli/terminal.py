"""What goes where: results on stdout, everything else on stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO

from evidex.errors import printable

__all__ = ["let_go_of", "put", "put_all", "put_line", "say"]


def put_line(line: bytes) -> None:
    """One line of machine output, UTF-8 whatever the terminal's locale says."""
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.write(b"\n")


def put(text: str) -> None:
    """Text on stdout, as it is."""
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))


def put_all(pieces: Iterable[str]) -> None:
    """All that a command whose exit code says something has to print.

    Whoever reads it may have seen enough (`| head`): the rest is left out, and the command goes on to its exit code.
    """
    try:
        for piece in pieces:
            put(piece)
        sys.stdout.flush()
    except BrokenPipeError:
        let_go_of(sys.stdout)


def let_go_of(stream: TextIO) -> None:
    """Nobody reads the stream any more: nothing is left to flush at exit."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - a device, not a path of ours
        os.dup2(nowhere.fileno(), stream.fileno())


def say(sentence: str) -> None:
    """A sentence to the person at the terminal. Work goes on where nobody hears it (`2>&1 | head`)."""
    sys.stdout.flush()
    try:
        print(f"evidex: {printable(sentence)}", file=sys.stderr, flush=True)
    except BrokenPipeError:
        let_go_of(sys.stderr)
