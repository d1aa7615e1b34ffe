"""What the store asks of SQLite: statements, transactions, and its trouble in words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["from_outside", "insert", "transaction"]


def from_outside(problem: sqlite3.Error) -> str:
    """What to do where the trouble is neither the file's nor ours: a full disk, another program; else nothing."""
    name = getattr(problem, "sqlite_errorname", "")
    if name == "SQLITE_FULL":
        return "the disk is full; make room and give the same command again, it goes on where it stopped."
    if name.startswith("SQLITE_IOERR"):
        return "the disk could not be read or written; see that it is there and has room, and give the command again."
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return "another program is writing into it; wait until it has ended, and give the command again."
    if name.startswith("SQLITE_READONLY"):
        return "it may not be written; check the permissions of the file and its folder."
    return ""


def insert(table: str, columns: tuple[str, ...]) -> str:
    marks = ", ".join("?" * (len(columns) + 1))
    return f"INSERT INTO {table} (document_key, {', '.join(columns)}) VALUES ({marks})"


@contextmanager
def transaction(base: sqlite3.Connection) -> Iterator[None]:
    """All or nothing."""
    base.execute("BEGIN")
    try:
        yield
    except BaseException:
        if base.in_transaction:  # where the disk is full, SQLite has already rolled back
            base.execute("ROLLBACK")
        raise
    base.execute("COMMIT")
