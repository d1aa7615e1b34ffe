"""How far two phrases say the same."""

from __future__ import annotations

import re

from evidex.text.kept import Kept

__all__ = ["CONTENT", "agreement", "dice"]

_WORD = re.compile(r"[a-z0-9]+")
_SMALL = frozenset("the a an of in for with and or to on at by was were is are patients group who had have".split())
_TEXTS = 20_000
"""Texts of which the words are kept: about 10 MB."""


def agreement(one: str | None, other: str | None) -> float:
    """How many words of two phrases are the same, small ones left out: 0 to 1."""
    if one is None or other is None or one == other:
        return float(one == other)
    return dice(CONTENT[one], CONTENT[other])


def dice(one: frozenset[str], other: frozenset[str]) -> float:
    """How many of two sets of words are the same (Dice 1945): 0 to 1. One of them has some."""
    return 2 * len(one & other) / (len(one) + len(other))


def _content(text: str) -> frozenset[str]:
    words = frozenset(_WORD.findall(text.lower()))
    return words - _SMALL or words or frozenset({text})


CONTENT: Kept[str, frozenset[str]] = Kept(_content, _TEXTS)
"""The words of content of a text, small ones left out; those asked for are kept."""
