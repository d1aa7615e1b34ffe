"""Words that hardly ever end a phrase ('gastric', 'plasma') and words that are graded ('severe'), as counted."""

from __future__ import annotations

import functools
from importlib.resources import files

import msgspec

__all__ = ["ENDING", "is_graded", "lacks_noun"]

ENDING = 3
"""Letters: what words have in common that end alike."""


@functools.cache
def _table() -> dict[str, tuple[int, int]]:
    """Of words and endings ('-ric') whether they lack a noun and are graded (`benchmarks/heads.py` counts it)."""
    place = files("evidex.text.relations").joinpath("heads.json")
    return msgspec.json.decode(place.read_bytes(), type=dict[str, tuple[int, int]])


def lacks_noun(word: str) -> bool:
    """Whether the lower-case word stands before nouns and hardly ever ends a phrase."""
    told = _table().get(word) or _table().get(f"-{word[-ENDING:]}")
    return told is not None and told[0] == 1


def is_graded(word: str) -> bool:
    """Whether the lower-case word tells how something is ('severe'), not of which kind it is ('gastric')."""
    told = _table().get(word)
    return told is not None and told[1] == 1
