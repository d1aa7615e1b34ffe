"""Finding by patterns what the standard library does not."""

from __future__ import annotations

import re

__all__ = ["last_match"]


def last_match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Where a pattern is found last; None where it is nowhere."""
    found = None
    for match in pattern.finditer(text):
        found = match
    return found
