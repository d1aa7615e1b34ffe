"""Whom a clause speaks of: its subject, or what it opens with ('In smokers, X was 5')."""

from __future__ import annotations

from evidex.extract._choosing.comparisons import name_behind
from evidex.extract._choosing.small_words import FRONTS
from evidex.text.clauses import Stretch
from evidex.text.words import ADVERB, AND, DET, FINITE, OPEN, PREP, QUANTITY, REL, SUB, Words

__all__ = ["opening_of", "subject_of"]

_VERBS = frozenset(
    """reduced increased decreased lowered raised improved showed produced caused induced exhibited prolonged shortened
    attenuated""".split()
)
_LONGEST = 9


def subject_of(words: Words, at: int) -> Stretch | None:
    """What stands before the verb of the clause that holds a word: 'obese patients had a higher X (5 vs 3)'."""
    first = at
    while first and words.list[first - 1].low not in ";:" and words.list[first - 1].tag not in (SUB, REL):
        first -= 1
    verb = next((each for each in range(first, at) if _is_verb(words, each, first)), first)
    commas = [each for each in range(first, verb) if words.list[each].low == ","]
    begin = commas[-1] + 1 if commas else first
    while begin < verb and words.list[begin].tag in (DET, ADVERB, AND):
        begin += 1
    end = verb
    while end > begin and words.list[end - 1].tag == ADVERB:
        end -= 1
    if not 0 < end - begin <= _LONGEST or words.list[begin].tag == PREP:
        return None
    return None if any(word.tag in (QUANTITY, OPEN) for word in words.list[begin:end]) else (begin, end)


def _is_verb(words: Words, at: int, first: int) -> bool:
    word = words.list[at]
    return word.tag in FINITE or (word.low in _VERBS and at > first and words.list[at - 1].tag not in (DET, PREP))


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
