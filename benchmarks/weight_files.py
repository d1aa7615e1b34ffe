"""How learnt tables are written: JSON, one clue or word a line, so that a change can be read as a diff."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

__all__ = ["write_rows"]


def write_rows(place: Path, rows: Mapping[str, Sequence[float]]) -> None:
    """Write each name with its numbers, in the order given."""
    lines = [f"{msgspec.json.encode(name).decode()}:{msgspec.json.encode(row).decode()}" for name, row in rows.items()]
    place.parent.mkdir(exist_ok=True)
    place.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
