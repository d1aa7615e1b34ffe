"""The quantities of a table cell."""

from __future__ import annotations

import re

import msgspec

from evidex.schema import Cell
from evidex.text import Quantities, read_quantities

__all__ = ["read_cell"]

_MINUS = re.compile(r"\s*[-−–‐]\s+")


def read_cell(text: str, cell: Cell) -> Quantities:
    """What a cell holds; a dash with which it begins is a minus, though a space follows: '− 1.2 (− 2.3 to − 0.1)'.

    In running text it could part two phrases.
    """
    read = read_quantities(text, cell.start, cell.end)
    first = read.found[0] if read.found else None
    if first is not None and first.kind != "p" and _MINUS.fullmatch(text, cell.start, first.start):
        value, low = (None if number is None else -number for number in (first.value, first.low))
        read.found[0] = msgspec.structs.replace(first, value=value, low=low)
    return read
