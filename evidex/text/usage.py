"""How words are used: vectors learnt from abstracts that nobody annotated (`benchmarks/word_vectors.py`)."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterable
from importlib.resources import files

import msgspec

__all__ = ["ZERO", "is_living", "is_nearer", "likeness", "numbers_of", "vectors"]

ZERO = 79
"""The number of the character that stands for 0 in a vector; those before it are less."""
_SIGNED = bytes((character - ZERO) % 256 for character in range(256))
"""Of each character its number as a signed byte."""


@functools.cache
def vectors() -> dict[str, str]:
    """The vector of each word, a character a number."""
    return msgspec.json.decode(files("evidex.text").joinpath("vectors.json").read_bytes(), type=dict[str, str])


def numbers_of(vector: str) -> list[int]:
    """The numbers of a vector, from its characters."""
    return memoryview(vector.encode("latin-1").translate(_SIGNED)).cast("b").tolist()


def likeness(one: str, other: str) -> float | None:
    """How much alike two lower-case words are used, -1 to 1 (cosine); None where either is not known."""
    if one == other:
        return 1.0
    first, second = _vector(one), _vector(other)
    if first is None or second is None:
        return None
    ours, theirs = numbers_of(first), numbers_of(second)
    lengths = sum(number * number for number in ours) * sum(number * number for number in theirs)
    return sum(a * b for a, b in zip(ours, theirs, strict=True)) / math.sqrt(lengths) if lengths else None


def _vector(word: str) -> str | None:
    """The vector of a word; of a rare one that of its singular or plural."""
    known = vectors()
    return known.get(word) or known.get(word.removesuffix("s") if word.endswith("s") else f"{word}s")


def is_nearer(word: str, one: str, others: Iterable[str]) -> bool:
    """Whether a word is used more like `one` than like any of the others; of a rare word its ending tells."""
    near = likeness(word, one)
    if near is None:
        return word[-2:] == one[-2:]
    return all(near > far for other in others if (far := likeness(word, other)) is not None)


def is_living(word: str) -> bool:
    """Whether a word names people, animals or cells: it is used like 'rats'."""
    alike = likeness(word, "rats")
    return alike is not None and alike > _LIVING


_LIVING = 0.55
