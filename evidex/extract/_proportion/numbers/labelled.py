"""Shares in a list, each with its name right before it: 'nausea, 31%; headache, 22%; and dizziness, 8%'.

Alone each share takes the phrase that weighs most, and often that of its neighbour. In a list parted by semicolons what
stands between the mark and the share is what it is of. Lists of people or of arms are left to those who tell groups.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from evidex.extract._choosing import Choice
from evidex.text.clauses import Stretch
from evidex.text.groups import is_time, names_group
from evidex.text.words import ADVERB, AND, CLOSE, CONTRAST, DET, FINITE, OPEN, QUANTITY, REL, SUB, Words

__all__ = ["give_labels"]

_LONGEST = 8
_MARKS = frozenset({",", ":", "=", "n", "-", "–"})
_TIMES = frozenset("year month week day visit phase period".split())
"""'1st year: 45%; 2nd year: 55%'."""
_OPENS = frozenset("include includes included including were was are is namely".split())
"""Words behind which the first name of a list begins: 'adverse events included nausea, 31%'."""


def give_labels(
    words: Words, numbers: Sequence[Stretch], chosen: Sequence[dict[str, Choice]], is_side: Callable[[str], bool]
) -> None:
    """Tell the shares of each such list of their names, in place of what was chosen for them.

    `is_side` knows the arms of the document: a list of these is left as it was told.
    """
    for first, names in _lists(words, numbers):
        told = chosen[first : first + len(names)]
        texts = [words.text(*name) for name in names]
        if any(map(is_side, texts)) or any(
            _tells(each["group"], name, words) for each, name in zip(told, names, strict=True)
        ):
            continue
        for each, name, text in zip(told, names, texts, strict=True):
            each["of"] = Choice(text, name)


def _tells(group: Choice, name: Stretch, words: Words) -> bool:
    """Whether what was chosen as the group of a share is its name in the list, or names people."""
    if names_group(words, *name):
        return True
    return group.text is not None and Choice(words.text(*name), name).excludes(group)


def _lists(words: Words, numbers: Sequence[Stretch]) -> Iterator[tuple[int, list[Stretch]]]:
    """The first share of each list, and the names of all its shares."""
    at = 0
    while at + 1 < len(numbers):
        names: list[Stretch] = []
        name = _opening_name(words, numbers, at)
        while name is not None:
            names.append(name)
            behind = at + len(names)
            name = _next_name(words, numbers, behind) if behind < len(numbers) else None
        if len(names) > 1:
            yield at, names
        at += max(len(names), 1)


def _next_name(words: Words, numbers: Sequence[Stretch], own: int) -> Stretch | None:
    """The name between a share and the semicolon that ends the one before it."""
    at = numbers[own - 1][1]
    while at < numbers[own][0] and words.list[at].tag == CLOSE:
        at += 1
    if at >= numbers[own][0] or words.list[at].low != ";":
        return None
    at += 1
    while at < numbers[own][0] and words.list[at].tag in (AND, DET):
        at += 1
    return _named(words, at, _end(words, numbers[own][0]))


def _opening_name(words: Words, numbers: Sequence[Stretch], own: int) -> Stretch | None:
    """The name of the first share of a list, behind a mark or the verb that leads to it."""
    end = _end(words, numbers[own][0])
    floor = numbers[own - 1][1] if own else 0
    at = end
    while at > floor and end - at <= _LONGEST and not _bounds(words, at - 1):
        at -= 1
    opened = at == 0 or words.list[at - 1].low in _OPENS or words.list[at - 1].low in (":", ";")
    while at < end and words.list[at].tag == DET:
        at += 1
    return _named(words, at, end) if opened or words.list[at - 1].tag == OPEN else None


def _bounds(words: Words, at: int) -> bool:
    """Whether a word is none of a name that ends behind it."""
    word = words.list[at]
    return word.tag in (OPEN, CLOSE, QUANTITY, *FINITE) or word.low in _OPENS or word.low in ":;,"


def _end(words: Words, start: int) -> int:
    """Where the name before a share ends: before a comma, a colon, 'n ='."""
    while start and words.list[start - 1].low in _MARKS:
        start -= 1
    return start


def _named(words: Words, first: int, last: int) -> Stretch | None:
    """The words as a name; None where they are none, or tell a clause, a time or a number."""
    held = words.list[first:last]
    if not 1 <= len(held) <= _LONGEST or is_time(words.text(first, last)) or held[-1].low in _TIMES:
        return None
    if any(word.tag in (QUANTITY, OPEN, CLOSE, REL, SUB, CONTRAST, *FINITE) for word in held) or held[0].tag == ADVERB:
        return None
    return first, last
