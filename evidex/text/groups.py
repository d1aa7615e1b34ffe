"""Groups and times near a number: which words name an arm or a subgroup, which a timepoint, and how lists are split.

'in the tapentadol group' names a group, 'at 12 months' a timepoint; 'for placebo, and zolmitriptan 1, 2.5 and 5 mg'
names four groups where four numbers stand before it.
"""

from __future__ import annotations

import functools
import re

from evidex.text.lowering import lowered
from evidex.text.number_words import IN_WORDS
from evidex.text.people import PEOPLE
from evidex.text.units import DOSE_UNITS
from evidex.text.words import (
    ADVERB,
    AND,
    BE,
    CLOSE,
    CONTRAST,
    DET,
    ED,
    HAVE,
    NOUN,
    OPEN,
    PREP,
    PUNCT,
    QUANTITY,
    VERB,
    Word,
    Words,
)

__all__ = [
    "ARM_NOUNS",
    "DENIAL",
    "GROUP_NOUNS",
    "PEOPLE",
    "find_timepoint",
    "is_next_number",
    "is_time",
    "is_unit_of_dose",
    "names_group",
    "phrase",
    "split_list",
    "trim",
]

ARM_NOUNS = frozenset("group groups arm arms cohort cohorts".split())
"""Nouns for a group as such: what it is called stands before them."""
GROUP_NOUNS = (
    PEOPLE
    | ARM_NOUNS
    | frozenset(
        """subgroup subgroups population populations sample series controls control
    placebo treatment users intervention comparison survivors nonsurvivors responders nonresponders class stratum
    quartile quintile tertile regimen sector side""".split()
    )
)
"""Nouns that make the phrase that they head the name of a group."""

_TIME_UNIT = (
    r"(?:years?|yrs?|yr|months?|mos?|weeks?|wks?|wk|days?|hours?|hrs?|hr|h|minutes?|mins?|min|d|decades?|cycles?"
    r"|visits?)"
)
_COUNTED = (
    r"(?:\d+(?:[.,·]\d+)?(?:\s?(?:-|–|to|and|or)\s?\d+(?:\.\d+)?)?"
    rf"|{IN_WORDS})"
)
_TIME = re.compile(
    rf"(?:{_COUNTED}[\s-]{{0,2}}{_TIME_UNIT}\b(?!\s(?:old|of age))|\b(?:week|month|day|year|hour|visit"
    rf"|cycle)s?\s{_COUNTED}\b"
    r"|\b(?:baseline|follow-?up|discharge|admission|birth|presentation|diagnosis|enrol?lment|entry|end ?point"
    r"|completion"
    r"|final visit|last visit|end of (?:the )?(?:study|treatment|therapy|trial|follow-up)|the time of"
    r"|post-?operative(?:ly)?"
    r"|pre-?operative(?:ly)?|intra-?operative(?:ly)?|peri-?operative(?:ly)?|post-?treatment|pre-?treatment"
    r"|study entry"
    r"|preinjury|discharge)\b|^(?:the\s)?(?:late|early|mid)?\s?(?:19|20)\d\d(?:\D{1,5}(?:19|20)?\d\d)?$)"
)
"""A phrase that can only be a time, whatever leads to it."""
_TIMEPOINT = re.compile(
    rf"\b(?:(?:at|by|after|within|during|over|through|until|before|for|from|in|on)\s(?:the\s|a\s|an\s|day\s)?"
    rf"(?:(?:latest|last|final|first|next|previous|mean|median|end of|following|preceding|subsequent|early|late"
    rf"|post\w*|"
    rf"approximately|about)\s(?:the\s)?)*"
    rf"(?:{_COUNTED}[\s-]{{0,2}}{_TIME_UNIT}\b(?:\s(?:of\s(?:treatment|therapy|follow-up|age)|follow-?up|post\w*"
    rf"|after\s\w+))?"
    rf"|(?:week|month|day|year|hour|visit|cycle)s?\s{_COUNTED}\b|baseline\b|(?:[a-z0-9\w]+\s)?follow-?up\b|discharge\b"
    rf"|admission\b|end ?point\b"
    r"|(?:the\s)?end of (?:the )?(?:study|treatment|therapy|trial|follow-up)|study (?:entry|end)\b|(?:final"
    r"|last) visit\b)"
    rf"|{_COUNTED}\s{_TIME_UNIT}\s(?:after|before|post|following|later)\b(?:\s(?:the\s)?[a-z-]+)?"
    r"|\b(?:post|pre|intra|peri)-?(?:operative|treatment|intervention|test|injury|op|therapy)(?:ly)?\b|\bbaseline\b"
    r"|\b(?:early|late|mid-?term|final|last|latest|long-term|short-term)\s(?:follow-?up|visit|examination)\b"
    r"|\b(?:first|second|third|fourth|\d+(?:st|nd|rd|th))\s(?:year|month|week|day|hour|visit|trimester)\b)"
)
"""A time with the preposition that makes it one: 'at 12 weeks', 'after the end of treatment'."""


_TIME_LEAD = re.compile(
    r"(?:(?:the|a|an|each|both|about|approximately|up to|early|late|mean|median|first|last|final|latest|next|previous"
    r"|preceding|past|following|all|day|least|long-term|short-term|subsequent|\w+ (?=follow))\s){0,4}"
)


@functools.lru_cache(maxsize=4_096)
def is_time(text: str) -> bool:
    """Whether a phrase behind a preposition tells when ('12 months', 'baseline', '2004')."""
    words = text.strip().lower()
    lead = _TIME_LEAD.match(words)
    return _TIME.match(words[lead.end() :] if lead else words) is not None


_REACH = 1000
"""Characters from a number to its timepoint: longer than sentences are, shorter than lines of a million characters."""


def find_timepoint(text: str, start: int, end: int, near: int) -> str | None:
    """The timepoint of `text[start:end]` that stands nearest to `near`, None where there is none."""
    start, end = max(start, near - _REACH), min(end, near + _REACH)
    best: tuple[int, str] | None = None
    for first, last, told in _timepoints(text[start:end]):
        distance = near - start - last if last <= near - start else max(first - near + start, 0)
        if best is None or distance < best[0]:
            best = (distance, told)
    return best[1] if best else None


@functools.lru_cache(maxsize=64)
def _timepoints(sentence: str) -> tuple[tuple[int, int, str], ...]:
    """Every timepoint of a sentence: kept, as each of its claims asks for the nearest."""
    places = [match.span() for match in _TIMEPOINT.finditer(lowered(sentence))]
    return tuple([(start, end, sentence[start:end]) for start, end in places])


def trim(words: Words, first: int, last: int) -> tuple[int, int]:
    """The phrase `first:last` without determiners, conjunctions, adverbs and marks at its ends."""
    held = words.list
    while first < last:
        if held[first].tag == CLOSE or _is_loose(held[first], (DET, AND, ADVERB, CONTRAST)):
            first += 1
        elif held[last - 1].tag == OPEN or _is_loose(held[last - 1], (PREP, DET, AND, CONTRAST)):
            last -= 1
        else:
            break
    return first, last


def _is_loose(word: Word, tags: tuple[str, ...]) -> bool:
    """Whether a word at the end of a phrase is none of it; a denial is ('not able to walk', 'no relief')."""
    return (word.tag in tags and word.low not in DENIAL) or word.low in _LOOSE


DENIAL = frozenset({"not", "never", "neither"})
_LOOSE = frozenset(
    ", ; : . - – — = ~ < > % also only respectively significantly however thus therefore overall".split()
)


def phrase(words: Words, first: int, last: int) -> str | None:
    """The trimmed phrase as the text prints it, without numbers in brackets at its end; None where nothing is left."""
    numbers = (at - 1 for at in range(first + 2, last) if is_next_number(words, at))
    first, last = trim(words, first, next(numbers, last))
    while last > first and words.list[last - 1].tag == CLOSE:
        opening = words.mate.get(last - 1, last)
        if opening < first or not any(word.tag == QUANTITY for word in words.list[opening:last]):
            break
        first, last = trim(words, first, opening)
    return words.text(first, last) or None


_JOINTS = frozenset(("and", "vs", "vs.", "versus"))
_IN_WHOM = frozenset(("in", "with", "for", "among"))


def is_next_number(words: Words, at: int) -> bool:
    """Whether the number of the next of a list stands there, no part of a name: 'with the pump and 6 with tablets'."""
    listed = words.list
    if listed[at].tag != QUANTITY or listed[at - 1].low not in _JOINTS:
        return False
    return at + 1 < len(listed) and listed[at + 1].low in _IN_WHOM


def is_unit_of_dose(words: Words, at: int) -> bool:
    """Whether a word is the unit of the number before it: 'the 2 mg group' is no 'mg group'."""
    listed = words.list
    return 0 < at < len(listed) and listed[at].low in DOSE_UNITS and listed[at - 1].tag == QUANTITY


def names_group(words: Words, first: int, last: int) -> bool:
    """Whether the noun phrase `first:last` is about people or an arm ('patients with MM', 'the control group')."""
    return any(word.low in GROUP_NOUNS for word in words.list[first:last])


def split_list(words: Words, first: int, last: int, parts: int) -> list[str] | None:
    """The phrase `first:last` as a coordinated list of exactly `parts`; None where it is no such list.

    What all share is given to each: 'ergotamine and sumatriptan overuse' → 'ergotamine overuse', 'sumatriptan overuse';
    'zolmitriptan 1, 2.5 and 5 mg' → 'zolmitriptan 1 mg', …
    """
    first, last = trim(words, first, last)
    if last > first + 2 and words.list[last - 2].tag == BE and words.list[last - 1].tag in (ED, VERB):
        last -= 2  # 'A, B and C were observed' in …
    while last > first and words.list[last - 1].tag in (BE, HAVE):
        last -= 1
    cuts = _cut(words, first, last)
    if len(cuts) != parts:
        return None
    texts = [words.text(*trim(words, *cut)) for cut in cuts]
    if any(not text for text in texts):
        return None
    return _share_ends(words, cuts, texts)


def _cut(words: Words, first: int, last: int) -> list[tuple[int, int]]:
    cuts, begin, number = [], first, first
    while number < last:
        word = words.list[number]
        if word.tag == OPEN:
            number = words.on(number)
            continue
        if _separates(word):
            if number > begin:
                cuts.append((begin, number))
            begin = number + 1
        number += 1
    if begin < last:
        cuts.append((begin, last))
    return [cut for cut in cuts if _has_content(words, cut)]


def _separates(word: Word) -> bool:
    return word.low in (",", ";", "and", "or", "vs", "vs.", "versus", "than", "compared", "v")


def _has_content(words: Words, cut: tuple[int, int]) -> bool:
    return any(word.tag not in (PUNCT, DET, AND, PREP, CONTRAST, ADVERB) for word in words.list[cut[0] : cut[1]])


def _share_ends(words: Words, cuts: list[tuple[int, int]], texts: list[str]) -> list[str]:
    """Give the head of the last part, or the beginning of the first, to parts that are bare."""
    if len(cuts) < 2:
        return texts
    last_words = [word for word in words.list[cuts[-1][0] : cuts[-1][1]] if word.tag in (NOUN, QUANTITY)]
    if all(_is_bare_number(words, cut) for cut in cuts[1:]):
        stem = _stem(words, cuts[0])
        unit = words.text(cuts[-1][0] + 1, cuts[-1][1])
        if stem or unit:
            return [" ".join(filter(None, (stem, _number(words, cut), unit))) for cut in cuts]
    head = words.list[cuts[-1][0]]
    if head.tag == QUANTITY and all(_is_bare_number(words, cut) for cut in cuts[:-1]):
        tail = words.text(cuts[-1][0] + 1, cuts[-1][1])
        return [f"{_number(words, cut)}{tail if tail[:1] in '-–%' else ' ' + tail}" for cut in cuts]
    if len(last_words) >= 2 and all(cut[1] - cut[0] == 1 for cut in cuts[:-1]):
        size = cuts[-1][1] - cuts[-1][0]
        if 2 <= size <= 4 and words.list[cuts[-1][0] + 1].tag not in (PREP, OPEN):
            tail = words.text(cuts[-1][0] + 1, cuts[-1][1])
            return [f"{text} {tail}" for text in texts[:-1]] + [texts[-1]]
    return texts


def _is_bare_number(words: Words, cut: tuple[int, int]) -> bool:
    tags = [word.tag for word in words.list[cut[0] : cut[1]]]
    return bool(tags) and tags[0] == QUANTITY and QUANTITY not in tags[1:] and len(tags) <= 3


def _number(words: Words, cut: tuple[int, int]) -> str:
    for number in range(*cut):
        if words.list[number].tag == QUANTITY:
            return words.text(number, number + 1)
    return words.text(*cut)


def _stem(words: Words, cut: tuple[int, int]) -> str:
    for number in range(*cut):
        if words.list[number].tag == QUANTITY:
            return words.text(cut[0], number)
    return ""
