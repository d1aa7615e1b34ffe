"""What kind of thing a word names (death, success, failure, illness …), from the lists of `word_kinds.toml`."""

from __future__ import annotations

import functools
import tomllib
from importlib.resources import files

__all__ = ["kinds_of_word", "listed_kinds"]

_STEM = 3
"""Letters: no stem and no ending of the table is shorter."""


@functools.cache
def listed_kinds() -> dict[str, tuple[str, ...]]:
    """The kinds of each word of the table, as written there."""
    text = files("evidex.text").joinpath("word_kinds.toml").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for kind, words in tomllib.loads(text).items():
        for word in words.split():
            found[word] = (*found.get(word, ()), kind)
    return found


@functools.lru_cache(maxsize=8192)
def kinds_of_word(word: str) -> tuple[str, ...]:
    """The kinds of a word: itself, its part behind a hyphen ('seizure-free'), its longest stem, its longest ending."""
    cues = listed_kinds()
    if word in cues:
        return cues[word]
    if (hyphen := word.rfind("-")) > 0 and (kinds := cues.get("*" + word[hyphen:])) is not None:
        return kinds
    for size in range(len(word), _STEM - 1, -1):
        if (kinds := cues.get(word[:size] + "*")) is not None:
            return kinds
    for size in range(len(word) - 1, _STEM - 1, -1):
        if (kinds := cues.get("*" + word[-size:])) is not None:
            return kinds
    return kinds_of_word(word[word.rfind("-") + 1 :]) if "-" in word[:-1] else ()
