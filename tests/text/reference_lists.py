"""A reference list for tests: split into entries, and these read, as readers do it block by block."""

from __future__ import annotations

from evidex.schema import Reference
from evidex.text.references import parse_reference, split_references


def read_references(text: str, start: int = 0) -> tuple[Reference, ...]:
    """Every entry of the reference list `text[start:]` (without its heading), with fields."""
    return tuple(parse_reference(text, each.start, each.end, each.label) for each in split_references(text, start))
