"""The test whose accuracy a share is: 'the sensitivity of CT was 85%', 'CT had a specificity of 90%', 'CT (PPV 70%)'.

Weights learn from trials, whose shares are of arms, and choose nothing for most shares of this kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from evidex.extract._choosing.sides.comparisons import name_behind
from evidex.text.clauses import Stretch
from evidex.text.words import (
    ADVERB,
    AND,
    BE,
    CLOSE,
    CONTRAST,
    DET,
    ED,
    FINITE,
    ING,
    NOUN,
    OPEN,
    PREP,
    PUNCT,
    QUANTITY,
    REL,
    SUB,
    Words,
)

__all__ = ["Tested", "tested"]

_MEASURES = frozenset("sensitivity sensitivities specificity specificities accuracy accuracies ppv npv".split())
_VALUES = {"predictive": {"value", "values"}, "negative": {"rate", "rates"}, "positive": {"rate", "rates"}}
"""Second words of a measure by their first: 'predictive value', 'false negative rate'."""
_KINDS = frozenset(
    """positive negative overall diagnostic false true pooled high higher highest low lower lowest good better
    best poor excellent reported calculated combined mean total same respective corresponding its their clinical
    relative moderate estimated observed summary per-patient per-lesion only similar comparable greater great
    reasonable acceptable perfect maximum average optimal""".split()
)
"""Words of degree and kind before a measure, which name no test."""
_OWNS = frozenset(
    """had has have having showed shows show shown yielded yields achieved achieves reached gave gives provided provides
    demonstrated revealed produced exhibited attained displayed offered possessed possesses with""".split()
)
_NO_TEST = frozenset(
    """detection detecting diagnosis diagnosing prediction predicting sensitivity specificity accuracy results it they
    this these that there which we study studies cases patients model performance""".split()
)
_STUDIED = frozenset("evaluation validation use assessment performance application addition analysis".split())
"""What was done with a test, before its name: 'evaluation of the panel'."""
_WITHIN = frozenset("of with for from in on plus and -".split())
"""Small words that stand within the name of a test."""
_LONGEST = 8


class Tested(NamedTuple):
    """What is told of a test, and which test that is."""

    measure: str
    test: str


@dataclass(frozen=True, slots=True)
class _Measures:
    """Measures that are told together ('sensitivity and specificity'), and the test that they are of, if it is named.

    `named`: where the measures stand; before, where 'that of …' stands for them.
    """

    first: int
    last: int
    test: Stretch | None
    named: Stretch


def tested(words: Words, numbers: Sequence[Stretch], before: str | None) -> list[Tested | None]:
    """The measure and the test of each number that a measure of accuracy stands before, else None.

    `before` is the test that a sentence before told: measures that name none are of it.
    """
    found = list(_measures(words))
    told: list[Tested | None] = []
    for low, _ in numbers:
        ahead = [each for each in found if each.last <= low]
        if not ahead or not _reaches(words, ahead[-1].last, low):
            told.append(None)
            continue
        place = next((each.test for each in reversed(ahead) if each.test), None)
        test = words.text(*place) if place else before if _opens(words, ahead[0].first) else None
        told.append(Tested(words.text(*ahead[-1].named), test) if test else None)
    return told


def _opens(words: Words, first: int) -> bool:
    """Whether a sentence opens with a measure: 'The specificity was 90%' is of the test told before."""
    return all(word.tag in (DET, ADVERB) or word.low in _KINDS for word in words.list[:first])


def _reaches(words: Words, last: int, low: int) -> bool:
    """Whether a measure still rules at a number: its clause has not gone on to something else."""
    return not any(word.low == ";" or word.tag in (SUB, REL) for word in words.list[last:low])


def _measures(words: Words) -> Iterator[_Measures]:
    """Every list of measures, and every 'that of …' that stands for the ones before."""
    at, named = 0, None
    while at < len(words.list):
        end = _measure_end(words, at)
        if end == at:
            if named and (test := _that_of(words, at)):
                yield _Measures(at, test[1], test, named)
            at += 1
            continue
        first = at
        while (more := _next_measure(words, end)) > end:
            end = more
        named = first, end
        yield _Measures(first, end, _test_of(words, first, end), named)
        at = end


def _that_of(words: Words, at: int) -> Stretch | None:
    """The test of 'that of …', if a word begins it."""
    listed = words.list
    if listed[at].low not in ("that", "those") or at + 1 >= len(listed) or listed[at + 1].low != "of":
        return None
    return _test(words, name_behind(words, at + 2))


def _measure_end(words: Words, at: int) -> int:
    """Where a measure ends that begins here, else here: 'sensitivity', 'positive and negative predictive values'."""
    listed = words.list
    if listed[at].low in _MEASURES:
        return at if at + 1 < len(listed) and listed[at + 1].low == "to" else at + 1  # 'sensitivity to penicillin'
    seconds = _VALUES.get(listed[at].low.removeprefix("false-"), set())
    if at + 1 < len(listed) and listed[at + 1].low in seconds:
        false = listed[at].low != "predictive" and "false" not in (listed[at].low[:5], listed[max(at - 1, 0)].low)
        return at if false else at + 2
    return at


def _next_measure(words: Words, at: int) -> int:
    """Where the next measure of a list ends ('… and specificity'), else here."""
    first = at
    while first < len(words.list) and (
        words.list[first].tag in (AND, DET) or words.list[first].low in _KINDS or words.list[first].low == ","
    ):
        first += 1
    if first == at or first >= len(words.list):
        return at
    end = _measure_end(words, first)
    return end if end > first else at


def _test_of(words: Words, first: int, last: int) -> Stretch | None:
    """The test that a list of measures is of: behind it, before it, or the subject that has it."""
    of = last < len(words.list) and words.list[last].low == "of"
    if of and (test := _test(words, name_behind(words, last + 1))) is not None:
        return test  # not 'a sensitivity of 85%'
    before = first
    while before and (words.list[before - 1].low in _KINDS or words.list[before - 1].tag in (DET, ADVERB)):
        before -= 1
    if not before:
        return None
    listed = words.list[before - 1]
    if listed.tag == OPEN:
        return _hosting(words, before - 1)
    if listed.low in _OWNS:
        return _test(words, _subject(words, before - 1))
    return _test(words, _compound(words, before))


def _hosting(words: Words, opening: int) -> Stretch | None:
    """Who a bracket of measures hangs on: 'CT (sensitivity 85%) was better'; behind a verb the subject has it."""
    verb = next((at for at in range(opening - 1, -1, -1) if words.list[at].tag in FINITE), None)
    if verb is not None and not any(word.low in (",", ";") for word in words.list[verb:opening]):
        return _test(words, _subject(words, verb))
    return _test(words, _compound(words, opening))


def _subject(words: Words, verb: int) -> Stretch | None:
    """What stands before a verb, or before the one that 'with' hangs on; nothing for 'CT and MRI had'."""
    listed = words.list
    if listed[verb].tag == PREP:
        verb = next((at for at in range(verb - 1, 0, -1) if _is_verb(words, at)), 0)
    begin = verb
    while begin and listed[begin - 1].tag not in (CONTRAST, SUB, REL, *FINITE) and listed[begin - 1].low not in ",;:":
        begin -= 1
    joined = [at for at in range(begin, verb) if listed[at].tag == AND]
    if joined:
        if begin == 0 or listed[verb].tag == ED:
            return None
        begin = joined[-1] + 1
    while begin < verb and listed[begin].tag in (DET, ADVERB):
        begin += 1
    end = verb
    while end > begin and listed[end - 1].tag == ADVERB:
        end -= 1
    return (begin, end) if begin < end and listed[begin].tag != PREP else None


def _is_verb(words: Words, at: int) -> bool:
    """Whether a word is the verb of a clause: 'the test detected', not 'in untreated patients'."""
    return words.list[at].tag in FINITE or (words.list[at].tag == ED and words.list[at - 1].tag == NOUN)


def _compound(words: Words, end: int) -> Stretch | None:
    """The noun that ends before a word: 'CT sensitivity', 'stress scintigraphy (sensitivity …)'."""
    begin = end
    while begin and words.list[begin - 1].tag not in (
        PREP, AND, DET, OPEN, CLOSE, QUANTITY, SUB, REL, BE, ADVERB, *FINITE,
    ) and words.list[begin - 1].low not in ".,;:":  # fmt: skip
        begin -= 1
    return (begin, end) if begin < end and words.list[end - 1].tag in (NOUN, ING) else None


def _test(words: Words, place: Stretch | None) -> Stretch | None:
    """A name as that of a test; None for what could not be one."""
    if place is None or not 0 < place[1] - place[0] <= _LONGEST:
        return None
    begin, end = place
    studied = [at for at in (begin, begin + 1) if at + 2 < end and words.list[at].low in _STUDIED]
    if studied and words.list[studied[0] + 1].low == "of":
        begin = studied[0] + 2
    while begin < end and words.list[begin].tag == DET:
        begin += 1
    inside = words.list[begin:end]
    if any(word.tag in (*FINITE, QUANTITY, PUNCT, PREP, CONTRAST) and word.low not in _WITHIN for word in inside):
        return None
    if (
        all(word.low in _NO_TEST or word.low in _KINDS for word in inside)
        or inside[0].low in _NO_TEST
        or inside[-1].low in _NO_TEST
    ):
        return None
    return None if any(word.low in _MEASURES or word.low == "predictive" for word in inside) else (begin, end)
