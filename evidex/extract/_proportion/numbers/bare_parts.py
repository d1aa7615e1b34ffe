"""The share that two counts make, and whether a verb says what those counted did."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evidex.extract._proportion.numbers.share import Share
from evidex.text.groups import PEOPLE
from evidex.text.words import ADVERB, BE, ED, FINITE, HAVE, NOUN, OPEN, Words

__all__ = ["counted", "fits", "share_of", "verb_behind"]


def verb_behind(words: Words, offset: int) -> bool:
    """Whether a verb follows the count, at most after a noun or two ('15 patients had', '378 died')."""
    number = words.at_offset(offset)
    if number < len(words) and words.list[number].tag == OPEN:
        number = words.mate.get(number, number) + 1  # '10 (6 boys) had'
    for step in range(4):
        if number + step >= len(words):
            return False
        word = words.list[number + step]
        people = step > 0 and words.list[number + step - 1].low in PEOPLE
        if word.tag in (BE, HAVE) or word.tag in FINITE or (word.tag == ED and (step <= 1 or people)):
            return True
        if word.tag not in (NOUN, ADVERB):
            return False
        follows = words.list[number + 1].low if number + 1 < len(words) else ""
        if word.tag == NOUN and step == 0 and not {word.low, follows} & PEOPLE:
            return False
    return False


def share_of(words: Words, match: re.Match[str], name: str, whole_span: bool = False) -> Iterator[Share]:
    read = words.read
    index, other = read.index_at(match.start(name)), read.index_at(match.start("total"))
    for share in counted(words, index, other):
        if whole_span:
            share.last, share.end = other, match.end("total")
            share.stop = share.end
        yield share


def counted(words: Words, index: int, other: int) -> Iterator[Share]:
    """The share that two quantities make: a count and the number of all."""
    read = words.read
    count, total = read.found[index].value, read.found[other].total or read.found[other].value
    if count is None or total is None or not fits(count, total):
        return
    start = words.list[words.signs[index]].start
    share = Share(start, start + 1, index, index, numerator=count, denominator=total, stop=start + 1)
    share.anchor = other
    yield share


def fits(count: Decimal, total: Decimal) -> bool:
    whole = count == count.to_integral() and total == total.to_integral()
    return whole and 0 <= count <= total and total >= 2
