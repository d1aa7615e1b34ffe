"""The arms that a document says people were given: 'randomized to A (n = 30) or B (n = 30)', 'received A, B or C'.

Lists of names in the order told: where a later sentence tells numbers 'respectively' and names nobody, they are of
these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.extract._choosing.sides.design import is_of_several
from evidex.extract._choosing.sides.small_words import GOES_ON, VERSUS
from evidex.text import View
from evidex.text.clauses import Stretch
from evidex.text.groups import is_time, trim
from evidex.text.words import AND, CLOSE, DET, FINITE, NOUN, OPEN, PREP, QUANTITY, REL, SUB, Words

__all__ = ["Allocated"]

_WORTH = re.compile(
    r"\b(?:randomi[sz]ed|randomly|assigned|allocated|received?|receiving|given|treated|divided|underwent|administered)\b"
)
_VERBS = frozenset(
    """randomized randomised randomly assigned allocated received receive receiving given treated divided underwent
    administered""".split()
)
_TAKES = frozenset("received receive receiving given underwent".split())
"""Verbs that need no 'to' or 'with' before what was given."""
_LEADS = frozenset(
    """to into with receive received undergo take treatment therapy either of in a the daily oral and assigned allocated
    continue attain attend use have be keep provide follow get groups group arms two three four equal treatments :
    double-blind doses dose for""".split()
)
_ENDS = frozenset("for in during after before at over until within on by as from daily twice once per each".split())
_MOST = 5
_LONGEST = 6
_LEADS_ON = frozenset({"to", "either", "receive"})
_NO_ARM = frozenset(
    """difference differences effect effects efficacy safety percentage number year years similar greater more less
    compared significant results time times dose doses it longer""".split()
)
_NOBODY = frozenset("patients subjects participants treatment therapy group groups arms others controls".split())


class Allocated:
    """The lists of arms of a document, each of two names or more, in the order told."""

    def __init__(self, view: View) -> None:
        several = is_of_several(view.text)
        found = (names for words in _worth(view) for names in _lists(words)) if not several else ()
        self.lists = list(dict.fromkeys(found))

    def of_size(self, size: int) -> tuple[str, ...]:
        """The only list of so many arms; empty where there is none, or several that differ."""
        lists = [each for each in self.lists if len(each) == size]
        return lists[0] if len(lists) == 1 else ()


def _worth(view: View) -> Iterator[Words]:
    """The sentences that may allocate."""
    for sentence in view.sentences:
        if _WORTH.search(view.text, sentence.start, sentence.end):
            yield view.words_of(sentence)


def _lists(words: Words) -> Iterator[tuple[str, ...]]:
    for at, word in enumerate(words.list):
        if word.low in _VERBS:
            first = at + 1
            while first < len(words.list) and words.list[first].low in _LEADS:
                first += 1
            if first > at + 1 or word.low in _TAKES:
                yield from _members(words, first)


def _members(words: Words, first: int) -> Iterator[tuple[str, ...]]:
    """The members of a list that begins at a word, if they are arms: parted by 'or' or 'versus', or all with a size."""
    last = _end(words, first)
    parts = list(_parts(words, first, last))
    joints = {word.low for word in words.list[first:last]}
    sized = [_is_sized(words, part) for part in parts]
    if not ("or" in joints or not joints.isdisjoint(VERSUS) or all(sized)):
        return
    names = tuple(filter(None, (_name(words, part) for part in parts)))
    if 2 <= len(names) == len(parts) <= _MOST and len({name.lower() for name in names}) == len(names):
        yield names


def _end(words: Words, first: int) -> int:
    """Where a list ends: at a verb, at what leads on to something else, at the end of a clause."""
    at = first
    while at < len(words.list):
        word = words.list[at]
        if word.tag in (CLOSE, SUB, REL, *FINITE) or word.low in (";", ":", "."):
            return at
        if word.tag == PREP and (word.low in _ENDS or word.low not in GOES_ON | {"to"}):
            return at
        at = words.on(at)
    return at


def _parts(words: Words, first: int, last: int) -> Iterator[Stretch]:
    """The stretches between commas and 'or'; 'and' parts them too where no 'or' does."""
    lows = {word.low for word in words.list[first:last]}
    joints = {",", "or", *VERSUS} if "or" in lows or not lows.isdisjoint(VERSUS) else {",", "and"}
    begin = at = first
    while at < last:
        if words.list[at].low in joints:
            if at > begin:
                yield begin, at
            begin = at + 1
        at = words.on(at)
    if begin < last:
        yield begin, last


def _is_sized(words: Words, part: Stretch) -> bool:
    """Whether a member ends with its size: 'A (n = 30)'."""
    opening = next((at for at in range(*part) if words.list[at].tag == OPEN), None)
    return opening is not None and any(word.tag == QUANTITY for word in words.list[opening : part[1]])


def _name(words: Words, part: Stretch) -> str | None:
    """The name of a member, without its dose and size."""
    begin, end = part
    begin = next((at + 1 for at in range(end - 1, begin - 1, -1) if words.list[at].low in _LEADS_ON), begin)
    while begin < end and (words.list[begin].tag in (DET, AND) or words.list[begin].low in _LEADS):
        begin += 1
    stop = next((at for at in range(begin, end) if words.list[at].tag in (OPEN, QUANTITY)), end)
    begin, stop = trim(words, begin, stop)
    inside = words.list[begin:stop]
    if not 0 < len(inside) <= _LONGEST or all(word.low in _NOBODY for word in inside):
        return None
    if any(word.low in _NO_ARM for word in inside):
        return None
    name = words.text(begin, stop)
    return None if is_time(name) or not any(word.tag == NOUN for word in inside) else name
