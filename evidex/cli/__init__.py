"""The command line: a file per command below `commands`, each binding `COMMAND`."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command line program."""
    raise SystemExit("the command line is being built")
