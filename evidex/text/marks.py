"""Citation marks in stretches of words, blanked: each stretch stays as long as it was."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["without_names", "without_raised"]

_UP = "[⁰¹²³⁴⁵⁶⁷⁸⁹]"
_RAISED = re.compile(rf"{_UP}(?:(?<=[a-z]{{3}}.)|(?<=[a-z)][.,;:].)){_UP}*(?:[,–-]{_UP}+)*")
"""A citation raised behind a word: 'in adults¹', 'in remission.⁵'. Units have fewer letters ('mm³')."""
_NO_MARK = re.compile(r"[^\d()\[\];,\s]")


def without_raised(words: Sequence[str]) -> list[str]:
    """Without raised marks, which are no letters of the word before them."""
    return [_RAISED.sub(lambda mark: " " * len(mark[0]), piece) for piece in words]


def without_names(words: Sequence[str], starts: Sequence[int], cited: Sequence[tuple[int, int]]) -> list[str]:
    """Without the names of authors in citations, 'of 8 (Ames, 2019)'; `starts` are the places of the stretches."""
    told = list(words)
    for first, last in cited:
        for number, (piece, start) in enumerate(zip(words, starts, strict=True)):
            low, high = max(first - start, 0), min(last - start, len(piece))
            if low < high:
                told[number] = told[number][:low] + _NO_MARK.sub(" ", piece[low:high]) + told[number][high:]
    return told
