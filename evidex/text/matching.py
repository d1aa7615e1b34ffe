"""Finding by patterns what the standard library does not."""

from __future__ import annotations

import re

__all__ = ["holds_words", "last_match", "stands_alone"]


def last_match(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Where a pattern is found last; None where it is nowhere."""
    found = None
    for match in pattern.finditer(text):
        found = match
    return found


def holds_words(text: str, words: str) -> bool:
    """Whether words stand in a text as words of their own: 'men' does not in 'women'.

    As a pattern between `(?<!\w)` and `(?!\w)` finds them, but none is compiled, which takes longer than many searches.
    """
    start = text.find(words)
    while start >= 0:
        if stands_alone(text, start, start + len(words)):
            return True
        start = text.find(words, start + 1)
    return False


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no letter, digit or underscore touches `text[start:end]` on either side."""
    return not (start and _goes_on(text[start - 1])) and not (end < len(text) and _goes_on(text[end]))


def _goes_on(character: str) -> bool:
    return character.isalnum() or character == "_"
