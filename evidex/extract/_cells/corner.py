"""The header over the row labels of a table: 'Variable, mean (SD)', 'Time (weeks)'."""

from __future__ import annotations

import re

from evidex.schema import Table

__all__ = ["clock_of", "corner_of"]

_CLOCK = re.compile(
    r"(?:[Tt]ime|[Ff]ollow-?up|[Aa]fter)?[\s,(]*(?:in )?"
    r"(?P<unit>[Mm]inutes?|[Mm]in|[Hh]ours?|[Dd]ays?|[Ww]eeks?|[Mm]onths?|[Yy]ears?)\b.{0,20}"
)
_TIME = re.compile(r"\W*\d+(?:\.\d+)?\W*")


def corner_of(text: str, table: Table) -> str:
    """Its words; '' where there is none."""
    first = min(
        (cell for cell in table.cells if cell.header and cell.col == 0), key=lambda cell: cell.row, default=None
    )
    return "" if first is None or first.row_headers else text[first.start : first.end].strip()


def clock_of(corner: str, label: str) -> str | None:
    """The time that a bare number as a row label is, where the corner names a unit of time: '6' is '6 months'."""
    told = _CLOCK.fullmatch(corner)
    return f"{label.strip()} {told['unit'].lower()}" if told and _TIME.fullmatch(label) else None
