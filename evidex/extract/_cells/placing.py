"""Claims at the place of a value in a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from evidex.extract._cells.reading import Reading
from evidex.schema import Claim, place_claim
from evidex.text import View

__all__ = ["place_in_cell"]

C = TypeVar("C", bound=Claim)


def place_in_cell(kind: type[C], view: View, reading: Reading, extractor: str, fields: Mapping[str, Any]) -> C:
    """A claim whose quote is what the cell holds (or two cells beside one another)."""
    held = view.text[reading.start : reading.end]
    start = reading.start + len(held) - len(held.lstrip())
    end = reading.end - len(held) + len(held.rstrip())
    page = view.page_at(reading.start)
    told = {**fields, "page": page} if page is not None else fields
    return place_claim(kind, view.document, start, end, section="table", extractor=extractor, **told)
