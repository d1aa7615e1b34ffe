"""What a report is: the socket of this room."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evidex.store.database import Store

__all__ = ["Report"]


@dataclass(frozen=True, slots=True)
class Report:
    """One way to show what a store holds. `write` leaves `file` (a name) in the given folder and returns its path."""

    name: str
    file: str
    write: Callable[[Store, Path], Path]
