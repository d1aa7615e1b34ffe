"""Clauses that open with whom their numbers are of. Three forms are read, the surest first:

    opened      every clause opens so: 'In cases, the mean was 31, in controls 27'
    fronted     a clause opens so and says no more of its numbers: '…; in men, from 11 to 13 g/dL'
    opening_of  the sentence opens so, and nothing else was chosen: 'In smokers the level was 5'

Alone the first number takes the name that stands right behind it, which opens the next clause, and the numbers of a
clause take the name of the one before as often as their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from evidex.extract._choosing.no_name import is_no_name
from evidex.extract._choosing.sides.comparisons import name_behind
from evidex.extract._choosing.sides.slots import Names
from evidex.extract._choosing.sides.small_words import FRONTS, GOES_ON, TAKEN_UP
from evidex.extract._choosing.sides.subjects import before_subject
from evidex.text.clauses import Stretch
from evidex.text.groups import GROUP_NOUNS, PEOPLE, is_time, is_unit_of_dose
from evidex.text.quantities import SIGN
from evidex.text.words import (
    ADVERB,
    AND,
    BE,
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
    Words,
)

__all__ = ["fronted", "opened", "opening_of", "without_opening"]

_LEADS = frozenset("in with among amongst on of during for after under".split())
_OF_SIDES = frozenset({"with", "on", "under"})
"""What leads the names of sides, though nothing else says that they are."""
_IN_ARM = frozenset("in on given receiving taking assigned allocated to".split())
_LONGEST = 9
_BARE = TAKEN_UP | frozenset("mean median average by about only these , : rose fell occurred".split())
"""Words between the name of a later clause and its number: 'in controls it was 27'."""
_WHOM = PEOPLE | GROUP_NOUNS | {"those", "them", "rest", "others", "other"}
_ARTICLES = frozenset({"the", "a", "an", "all"})
_BETWEEN = frozenset(
    """it this they the a an mean median average of by from to about only approximately up was were seen observed found
    noted reported recorded present did so""".split()
)
"""Words between the name and its number: 'in men, it was 13'."""
_ENDS_NAME = TAKEN_UP | {","}
_WHILE = frozenset({"while", "whereas"})
_STOPS = _ENDS_NAME | {";", ":", "."}
_ENDS = frozenset("; . with on among compared whereas".split())


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
    placed = all(text[0].isupper() for text in texts)  # 'In Europe …, in Asia'
    if not known and not placed and words.list[0].low not in _OF_SIDES:
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
        return not is_unit_of_dose(words, at + 1)
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
        return at in starts or not (_is_numbered(words, at) or is_unit_of_dose(words, at + 1))
    if word.tag == PREP:
        return word.low not in GOES_ON
    return word.low in (",", ";", ":", ".") or word.tag in (OPEN, CLOSE, CONTRAST, SUB, *FINITE)


def _is_numbered(words: Words, at: int) -> bool:
    """'group 1', but not 'in the drug group 5 (4%)', where a count stands behind the name."""
    after = words.list[at + 1] if at + 1 < len(words.list) else None
    counts = after is not None and after.tag in (OPEN, NOUN) and at - 2 >= 0 and words.list[at - 2].tag == NOUN
    return words.list[at - 1].low in GROUP_NOUNS and words.text(at, at + 1).isdigit() and not counts


def without_opening(text: str | None, name: str) -> str | None:
    """What is measured without the name that opens its clause: 'placebo group recurrence rate', 'mg group pain'."""
    of_dose = name.partition(" ")[2] if name[0].isdigit() else name
    for opening in (name, of_dose):
        _, found, behind = f" {text or ''}".partition(f" {opening} ")
        if found:
            return behind
    return text


def _end(words: Words, at: int) -> int:
    """Where the last clause ends."""
    while at < len(words.list) and words.list[at].low != ";" and words.list[at].tag != REL:
        at += 1
    return at


def fronted(words: Words, numbers: Sequence[Stretch], names: Names) -> dict[int, Stretch]:
    """The name of each number whose clause opens with one and has no other."""
    found: dict[int, Stretch] = {}
    for name in _fronts(words, names):
        stop = name[1]
        own = next((at for at, (start, _) in enumerate(numbers) if start > stop), None)
        if own is None or not _is_bare(words, stop + 1, numbers[own][0]):
            continue
        end = _end_of_clause(words, stop + 1)
        while own < len(numbers) and numbers[own][0] < end:
            found[own] = name
            own += 1
    return found


def _fronts(words: Words, names: Names) -> Iterator[Stretch]:
    """Names behind a mark and a preposition that end at a comma, or before what takes up the subject."""
    for at in range(1, len(words.list) - 2):
        if words.list[at].low not in FRONTS or not _is_parted(words, at):
            continue
        first = at + 1
        while first < len(words.list) and words.list[first].low in _ARTICLES:
            first += 1
        stop = first
        while stop < len(words.list) and stop - first <= _LONGEST and words.list[stop].low not in _STOPS:
            stop += 1
        if stop >= len(words.list) or words.list[stop].low not in _ENDS_NAME or stop == first:
            continue
        if _names_whom(words, first, stop, names):
            yield first, stop


def _is_parted(words: Words, at: int) -> bool:
    """Whether a preposition stands behind ';', or behind ', and', ', whereas'."""
    before = at - 1
    while before > 0 and (words.list[before].tag in (AND, CONTRAST, SUB, ADVERB) or words.list[before].low == ","):
        before -= 1
    if words.list[before].low == ";":
        return True
    joined = words.list[before + 1 : at]
    if any(word.low in _WHILE for word in joined):
        return True
    return any(word.low == "," for word in joined) and any(word.tag in (AND, CONTRAST, SUB) for word in joined)


def _names_whom(words: Words, first: int, last: int, names: Names) -> bool:
    text = words.text(first, last)
    if is_time(text) or any(word.tag == QUANTITY for word in words.list[first:last]):
        return False
    return names(text) or not _WHOM.isdisjoint(word.low for word in words.list[first:last])


def _is_bare(words: Words, first: int, last: int) -> bool:
    """Whether nothing between a name and its number tells what was measured anew."""
    return all(word.low in _BETWEEN or word.tag in (DET, PREP, BE, ADVERB) for word in words.list[first:last])


def _end_of_clause(words: Words, at: int) -> int:
    """Where the numbers of the name end: before the next mark, or the next preposition that leads to a name."""
    begin = at
    while at < len(words.list) and words.list[at].low not in _ENDS:
        if words.list[at].tag == CLOSE and words.mate.get(at, begin) < begin:
            break
        at += 1
    return at


def opening_of(words: Words) -> Stretch | None:
    """The name that a preposition leads at the beginning of a sentence: 'In smokers the level was 5'."""
    if not words.list or words.list[0].low not in FRONTS:
        return None
    first = 1
    while first < len(words) and words.list[first].tag in (DET, QUANTITY):
        first += 1
    name = name_behind(words, first) if first < len(words) else None
    if name is None:
        return None
    last = next((at for at in range(name[0] + 1, name[1]) if words.list[at].tag == DET), name[1])
    return name[0], last  # 'For A the level was 5'
