"""Clauses that leave out the verb of the one before: 'Women scored 24.3 and men 22.1', 'cases lost 4 kg, controls 1'.

Alone the first number takes the name right behind it, or what was measured is told by that name.
"""

from __future__ import annotations

from collections.abc import Sequence

from evidex.extract._choosing.sides.slots import Names
from evidex.extract._choosing.sides.small_words import CALLED, DID
from evidex.text.clauses import Stretch
from evidex.text.groups import PEOPLE
from evidex.text.words import ADVERB, AND, CONTRAST, DET, ED, FINITE, NOUN, PREP, REL, SUB, Words

__all__ = ["gapped"]

_LEADS_ON = frozenset({"of", "by", "at", "for", "only"})
_BEGINS = frozenset({AND, CONTRAST, SUB, REL})
_WHOM = PEOPLE | CALLED
_LONGEST = 6
"""Words of a name, and of what may stand between a number and the next clause."""


def gapped(words: Words, numbers: Sequence[Stretch], names: Names) -> dict[int, Stretch]:
    """The names of numbers of which the first has a verb, and each further one but its name before it."""
    found: dict[int, Stretch] = {}
    for own in range(1, len(numbers)):
        (_, end), (at, _) = numbers[own - 1], numbers[own]
        name = _name_before(words, at, names)
        if name is None or not end <= name[0] <= end + _LONGEST or _has_verb(words, end, name[0]):
            continue
        if words.bracket_around(at) is not None:
            continue  # 'The arms differed (lenazine 38%, placebo 31%)': each has its name
        subject = found.get(own - 1) or _subject(words, numbers[own - 1][0], names)
        if subject is not None and words.text(*subject) != words.text(*name):
            found |= {own - 1: subject, own: name}
    return found


def _name_before(words: Words, at: int, names: Names) -> Stretch | None:
    """Whom the words right before a number name, where they open a clause."""
    while at and words.list[at - 1].low in _LEADS_ON:
        at -= 1
    first = at
    while first and at - first < _LONGEST and words.list[first - 1].tag == NOUN:
        first -= 1
    begin = first - 1 if first and words.list[first - 1].tag == DET else first
    opens = begin > 0 and (words.list[begin - 1].low in (",", ";") or words.list[begin - 1].tag in (AND, CONTRAST, SUB))
    return (first, at) if opens and _is_whom(words, (first, at), names) else None


def _subject(words: Words, at: int, names: Names) -> Stretch | None:
    """Whom the clause before a number speaks of: the words before its verb."""
    first = at
    while first and words.list[first - 1].low not in (";", ",") and words.list[first - 1].tag not in _BEGINS:
        first -= 1
    while first < at and words.list[first].tag in (DET, ADVERB):
        first += 1
    verb = next((each for each in range(first, at) if _is_verb(words, each)), first)
    named = verb > first and words.list[first].tag != PREP and verb - first <= _LONGEST
    return (first, verb) if named and _is_whom(words, (first, verb), names) else None


def _is_whom(words: Words, name: Stretch, names: Names) -> bool:
    inside = [word.low for word in words.list[slice(*name)]]
    return bool(inside) and (inside[-1] in _WHOM or inside[0] in PEOPLE or names(words.text(*name)))


def _has_verb(words: Words, first: int, last: int) -> bool:
    return any(_is_verb(words, at) for at in range(first, last))


def _is_verb(words: Words, at: int) -> bool:
    return words.list[at].tag in (ED, *FINITE) or words.list[at].low in DID
