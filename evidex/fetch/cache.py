"""What was looked up already, on disk: a second look at the same list costs no request."""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import time
from pathlib import Path
from typing import Any

import platformdirs

__all__ = ["ResolutionCache"]

KEPT = 30 * 24 * 3600.0
"""Seconds: papers are retracted and records are added; after a month it is looked up again."""


class ResolutionCache:
    """A small SQLite file. Where it cannot be written or is damaged, nothing is kept and nothing fails."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or platformdirs.user_cache_path("evidex") / "references.sqlite"
        with contextlib.suppress(OSError, sqlite3.Error):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with contextlib.closing(self._open()) as database, database:
                database.execute(
                    "CREATE TABLE IF NOT EXISTS resolutions (key TEXT PRIMARY KEY, told TEXT NOT NULL, at REAL)"
                )

    def get(self, key: str) -> dict[str, Any] | None:
        """What is known and not too old."""
        now = time.time()
        with contextlib.suppress(sqlite3.Error, ValueError), contextlib.closing(self._open()) as database:
            row = database.execute(
                "SELECT told FROM resolutions WHERE key = ? AND at BETWEEN ? AND ?",
                (_digest(key), now - KEPT, now),  # kept by a clock that was ahead, it would never grow old
            ).fetchone()
            if row:
                told: dict[str, Any] = json.loads(row[0])
                told["fields"] = {name: tuple(pair) for name, pair in told["fields"].items()}
                return told
        return None

    def put(self, key: str, told: dict[str, Any]) -> None:
        """Keep it from now on."""
        with contextlib.suppress(sqlite3.Error), contextlib.closing(self._open()) as database, database:
            row = (_digest(key), json.dumps(told), time.time())
            database.execute("INSERT OR REPLACE INTO resolutions VALUES (?, ?, ?)", row)

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=5)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
