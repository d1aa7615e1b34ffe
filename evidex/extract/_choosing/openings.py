"""Clauses that open alike with whom their numbers are of: 'In cases, the mean was 31, in controls 27'.

Alone the first number takes the name that stands right behind it, which opens the next clause.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from evidex.extract._choosing.no_name import is_no_name
from evidex.extract._choosing.slots import Names
from evidex.extract._choosing.small_words import CALLED, GOES_ON, TAKEN_UP
from evidex.text.clauses import Stretch
from evidex.text.groups import GROUP_NOUNS, PEOPLE, is_time
from evidex.text.quantities import SIGN
from evidex.text.words import (
    ADVERB,
    AND,
    CLOSE,
    CONTRAST,
    DET,
    FINITE,
    NOUN,
    OPEN,
    PREP,
    QUANTITY,
    REL,
    SUB,
    Word,
    Words,
)

__all__ = ["NAMING", "before_subject", "opened", "without_opening"]

_LEADS = frozenset("in with among amongst on of during for after under".split())
_OF_SIDES = frozenset({"with", "on", "under"})
"""What leads the names of sides, though nothing else says that they are."""
NAMING = PEOPLE | CALLED
"""Nouns that end the name of a group."""
_STATISTICS = frozenset("mean means median average total overall the".split())
_IN_ARM = frozenset("in on given receiving taking assigned allocated to".split())
_LONGEST = 9
_BARE = TAKEN_UP | frozenset("mean median average by about only these , : rose fell occurred".split())
"""Words between the name of a later clause and its number: 'in controls it was 27'."""


@dataclass(frozen=True, slots=True)
class _Opening:
    """A clause that a preposition and a name open."""

    at: int
    name: Stretch


def opened(words: Words, numbers: Sequence[Stretch], names: Names) -> dict[int, Stretch]:
    """The name of each number of a sentence whose clauses all open with one, behind the same preposition.

    The first clause says what was measured, and the others have but a name and their numbers.
    """
    openings = list(_openings(words, {at for number in numbers for at in range(*number)}, names))
    texts = [words.text(*each.name) for each in openings]
    lows = [set(text.lower().split()) for text in texts]
    if len(openings) < 2 or len(set(texts)) < len(texts) or any(map(is_time, texts)) or is_no_name("group", texts[0]):
        return {}
    known = any(map(_is_whom, lows)) or any(map(names, texts)) or set.intersection(*lows)
    if not known and words.list[0].low not in _OF_SIDES:
        return {}
    ends = [*[each.at for each in openings[1:]], _end(words, openings[-1].name[1])]
    found: dict[int, Stretch] = {}
    for opening, end in zip(openings, ends, strict=True):
        own = [at for at, (_, last) in enumerate(numbers) if opening.name[1] < last <= end]
        if not own and opening is openings[0]:
            return {}
        found |= dict.fromkeys(own, opening.name)
    return found


def _openings(words: Words, starts: Set[int], names: Names) -> Iterator[_Opening]:
    """What opens the sentence, and each further clause behind a comma or 'and' that has but a name and a number."""
    if not words.list or words.list[0].low not in _LEADS:
        return
    lead = words.list[0].low
    if (name := _name(words, 1, starts, names)) is None or (lead == "of" and not _is_counted(words, name[0])):
        return
    yield _Opening(0, name)
    for before, at in pairwise(range(name[1], len(words.list))):
        if words.list[at].low == lead and _begins_clause(words, before):
            name = _name(words, at + 1, starts, names)
            if name is not None and _leads_to_number(words, name[1], starts):
                yield _Opening(at, name)


def _begins_clause(words: Words, before: int) -> bool:
    word = words.list[before]
    return word.low in (",", ";") or word.tag in (AND, CONTRAST, SUB)


def _name(words: Words, first: int, starts: Set[int], names: Names) -> Stretch | None:
    """The name that a preposition leads, up to a mark, a verb or a number, or to where the subject begins without a
    comma: 'In the placebo group | pain was', 'On placebo | mean pain was'."""
    counted = words.list[first - 1].low == "of"
    while first < len(words.list) and (counted or first not in starts) and _leads_on(words, first, counted=counted):
        first += 1
    stop = first
    while stop < len(words.list) and stop - first < _LONGEST and not _stops(words, stop, starts):
        stop += 1
    if stop >= len(words.list):
        return None
    if words.list[stop].low != ",":
        cut = before_subject(words, (first, stop), names)
        if cut is None and words.list[stop].tag in FINITE:
            return None
        stop = cut or stop
    inside = words.list[first:stop]
    return (first, stop) if inside and not any(word.tag == AND for word in inside) else None


def _leads_on(words: Words, at: int, *, counted: bool) -> bool:
    """Whether a word stands before a name: 'the', 'of the 118 patients in the'."""
    word = words.list[at]
    if word.tag in (DET, QUANTITY):
        return True
    if not counted or words.list[at - 1].low == "of":
        return False
    after = words.list[at + 1].low if at + 1 < len(words.list) else ""
    return word.low in _IN_ARM or (word.low in PEOPLE and after in _IN_ARM)


def _is_counted(words: Words, at: int) -> bool:
    """Whether a number stands between 'of' and a name."""
    return any(word.tag == QUANTITY for word in words.list[1:at])


def _is_whom(lows: Set[str]) -> bool:
    return not GROUP_NOUNS.isdisjoint(lows)


def _leads_to_number(words: Words, at: int, starts: Set[int]) -> bool:
    """Whether a number stands behind a name and words that say nothing else."""
    while at < len(words.list) and (words.list[at].low in _BARE or words.list[at].tag in (ADVERB, OPEN, PREP, *FINITE)):
        at += 1
    return at in starts or (at < len(words.list) and words.read.shape[words.list[at].start] == SIGN["number"])


def _stops(words: Words, at: int, starts: Set[int]) -> bool:
    """Whether a name ends before a word: 'group 1' has a number that is none of those told."""
    word = words.list[at]
    if word.tag == QUANTITY:
        return at in starts or not _is_numbered(words, at)
    if word.tag == PREP:
        return word.low not in GOES_ON
    return word.low in (",", ";", ":", ".") or word.tag in (OPEN, CLOSE, CONTRAST, SUB, *FINITE)


def _is_numbered(words: Words, at: int) -> bool:
    """'group 1', but not 'in the drug group 5 (4%)', where a count stands behind the name."""
    after = words.list[at + 1] if at + 1 < len(words.list) else None
    counts = after is not None and after.tag in (OPEN, NOUN) and at - 2 >= 0 and words.list[at - 2].tag == NOUN
    return words.list[at - 1].low in GROUP_NOUNS and words.text(at, at + 1).isdigit() and not counts


def before_subject(words: Words, name: Stretch, names: Names) -> int | None:
    """Where within a name the subject begins that no comma parts from it, if it does."""
    first, stop = name
    for at in range(first + 1, stop):
        word, before = words.list[at], words.list[at - 1]
        if word.low in _STATISTICS or word.low in TAKEN_UP:
            return at
        if before.low in NAMING and _begins_subject(word):
            return at
    nouns = (at for at in range(first + 1, stop) if words.list[at - 1].tag == NOUN and _begins_subject(words.list[at]))
    return next((at for at in nouns if names(words.text(first, at))), None)


def _begins_subject(word: Word) -> bool:
    return word.tag == NOUN and word.low not in GROUP_NOUNS and len(word.low) > 1


def without_opening(text: str | None, name: str) -> str | None:
    """What is measured without the name that opens its clause: 'placebo group recurrence rate'."""
    _, found, behind = f" {text or ''}".partition(f" {name} ")
    return behind if found else text


def _end(words: Words, at: int) -> int:
    """Where the last clause ends."""
    while at < len(words.list) and words.list[at].low != ";" and words.list[at].tag != REL:
        at += 1
    return at
