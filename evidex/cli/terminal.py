"""What goes where: results on stdout, everything else on stderr."""

from __future__ import annotations

import sys

__all__ = ["put", "put_line", "say"]


def put_line(line: bytes) -> None:
    """One line of machine output, UTF-8 whatever the terminal's locale says."""
    sys.stdout.buffer.write(line)
    sys.stdout.buffer.write(b"\n")


def put(text: str) -> None:
    """Text on stdout, as it is."""
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))


def say(sentence: str) -> None:
    """A sentence to the person at the terminal."""
    sys.stdout.flush()
    print(f"evidex: {sentence}", file=sys.stderr, flush=True)
