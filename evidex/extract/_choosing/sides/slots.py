"""Numbers of a sentence that each carry a name in one frame: 'a h with A, b h with B', 'in A, a; in B, b', 'a (A)'.

Alone each number takes the name that weighs most, and often that of its neighbour. Where several stand in one frame,
and a side is named in it, each belongs to the name that stands in its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from evidex.extract._choosing.sides.comparisons import NUMBERED, led_by, name_behind
from evidex.extract._choosing.sides.small_words import AGAINST, CALLED, GOES_ON, LEADS, VERSUS
from evidex.text.clauses import PREDICATE, RATE, Stretch
from evidex.text.groups import PEOPLE, is_time
from evidex.text.words import (
    ADVERB,
    AND,
    CLOSE,
    CONTRAST,
    DET,
    ED,
    FINITE,
    NOUN,
    OPEN,
    PREP,
    PUNCT,
    QUANTITY,
    REL,
    SUB,
    Word,
    Words,
)

__all__ = ["Names", "joint", "may_name", "name_before", "slots"]

Names = Callable[[str], bool]
"""Whether a name is known as that of a side."""
_FAR = 9
"""Words, of a unit and statistics, between a number and its name."""
_LONGEST = 8
_LEADS = LEADS | {"under", "without", "taking", "using"}
_MARKS = frozenset({":", ",", "=", "-", "–", "—", "from", "was", "were", "about", "approximately"})
_NO_NAME = (
    RATE
    | PREDICATE
    | frozenset(
        """p n ci sd se sem range mean median ns or hr rr iqr comparison contrast addition order particular example
        terms view general total average overall respectively difference differences reduction reductions increase
        increases change changes value values level levels mortality survival years months weeks days hours minutes
        min mg kg ml g l mm cm hg""".split()
    )
)
_OF_SIDES = {"behind": frozenset({"with", "in", "on", "during"}), "ahead": frozenset({"with", "on", "during"})}
"""Words that lead the names of sides, not of what is measured, though the document does not say that they are."""
_BRACKET = "()"
_TREATED = frozenset("treated untreated assigned allocated randomized randomised".split())


@dataclass(frozen=True, slots=True)
class _Slot:
    """A name in a frame: the frame is told by the side that it stands on and the word that leads it."""

    number: int
    frame: tuple[str, str]
    name: Stretch


def slots(words: Words, numbers: Sequence[Stretch], names: Names, *, sure: bool) -> dict[int, Stretch]:
    """The name that each number carries, by its place among the numbers; only of series in which a side is named.

    `sure`: whether the document must say of one name that it is a side's, whatever leads it. So it is of shares, which
    may be of what the names tell ('45% with headache'); values are not.
    """
    if not numbers:
        return {}
    joints = [joint(words.list[one[1] : other[0]]) for one, other in pairwise(numbers)]
    series: dict[tuple[str, str], dict[int, _Slot]] = defaultdict(dict)
    for slot in _found(words, numbers, joints):
        if may_name(words, slot.name):
            series[slot.frame].setdefault(slot.number, slot)  # 'of children 6 to 59 months of age': the first 'of'
    found: dict[int, Stretch] = {}
    for by_number in sorted(series.values(), key=len, reverse=True):
        told, taken = list(by_number.values()), set(found.values())
        found |= {
            number: name
            for number, name in _single(_named(words, numbers, told, names, sure=sure), joints, words, numbers).items()
            if number not in found and name not in taken
        }
    return _spread(found, joints, numbers)


def may_name(words: Words, name: Stretch) -> bool:
    """Whether words could name a side: not a time, what is measured, a clause, or a name cut at a number."""
    listed = words.list[slice(*name)]
    if any(word.low == "who" for word in listed[1:]):
        return not any(word.tag in (QUANTITY, PUNCT) for word in listed)  # 'those who died'
    if listed[-1].tag == QUANTITY and not (len(listed) > 1 and listed[-2].low in NUMBERED):
        return False
    if any(word.low in _NO_NAME or (word.tag in (ADVERB, *FINITE) and word.low != "not") for word in listed) or is_time(
        words.text(*name)
    ):
        return False
    return not any(word.tag == ED and "-" not in word.low and word.low not in _TREATED for word in listed[1:])


def _named(
    words: Words, numbers: Sequence[Stretch], told: Sequence[_Slot], names: Names, *, sure: bool
) -> dict[int, Stretch]:
    """The names of one series by number; none where they are not several, or no side is among them."""
    texts = [words.text(*slot.name) for slot in told]
    sides = sum(map(names, texts))
    place, lead = told[0].frame
    if len(told) == 1 and lead.strip("()") and not CALLED.isdisjoint(texts[0].lower().split()):
        return {told[0].number: told[0].name}
    if len({text.lower() for text in texts}) < 2 or not (sides or (not sure and lead in _OF_SIDES[place])):
        return {}
    measured = lead in ("", "(") or (place, lead) == ("ahead", "of")
    headed = sides and _is_headed(words, numbers, told)
    if measured and sides < len(texts) and not headed:  # 'age 50, BMI 25, placebo 12'
        return {}
    return {slot.number: slot.name for slot in told}


def _is_headed(words: Words, numbers: Sequence[Stretch], told: Sequence[_Slot]) -> bool:
    """'Score: drug 12, placebo 8': what is measured stands before a list of nothing but names and numbers."""
    first = min(slot.name[0] for slot in told)
    close = all(slot.name[1] == numbers[slot.number][0] for slot in told)
    return close and first > 0 and words.list[first - 1].low == ":"


def _opens(words: Words, begin: int) -> bool:
    """Whether a name, with the words that lead it, opens a clause or a member of a list: '; in A, 5'."""
    at = begin - 1
    while at >= 0 and words.list[at].tag in (DET, PREP):
        at -= 1
    return at < 0 or words.list[at].tag in (OPEN, AND, SUB, CONTRAST) or words.list[at].low in ";:,."


def _single(
    named: dict[int, Stretch], joints: Sequence[str], words: Words, numbers: Sequence[Stretch]
) -> dict[int, Stretch]:
    """The names without those of lists that do not name each of their numbers: 'in A and B, 5 vs 6'."""
    if lists := _of_lists(named, joints, words, numbers):
        return lists
    found = dict(named)
    for at, joint in enumerate(joints):
        if joint == "list" and not (at in named and at + 1 in named and named[at] != named[at + 1]):
            found.pop(at, None)
            found.pop(at + 1, None)
    return found


def _of_lists(
    named: dict[int, Stretch], joints: Sequence[str], words: Words, numbers: Sequence[Stretch]
) -> dict[int, Stretch]:
    """The names of lists as long as one another, each for all numbers of its own: 'a and b (X), c and d (Y)'."""
    lists = [[0]]
    for number, joint in enumerate(joints, start=1):
        if joint == "list" and number - 1 not in named:
            lists[-1].append(number)
        else:
            lists.append([number])
    sizes = {len(each) for each in lists}
    if len(lists) < 2 or len(sizes) > 1 or 1 in sizes or [each[-1] for each in lists] != sorted(named):
        return {}
    between = (words.list[numbers[one][1] : numbers[other][0]] for each in lists for one, other in pairwise(each))
    if any(word.low in AGAINST for stretch in between for word in stretch):
        return {}  # 'a vs b in men, c vs d in women'
    return {number: named[each[-1]] for each in lists for number in each}


def joint(between: Sequence[Word]) -> str:
    """What the words between two numbers say of them: 'same' ('a to b', 'a/b'), 'list' ('a, b', 'a vs b'), else ''."""
    if len(between) > 6 or any(word.tag in (REL, SUB, *FINITE) or word.low in ";:" for word in between):
        return ""
    lows = {word.low for word in between}
    if any(word.tag == PREP and not (word.low == "to" or "compared" in lows) for word in between):
        return ""
    if not lows.isdisjoint(VERSUS) or not lows.isdisjoint({"and", ",", "compared"}):
        return "list" if all(word.tag != NOUN or len(word.low) < 6 for word in between) else ""
    return "same" if not lows.isdisjoint({"to", "/", "a"}) else ""


def _found(words: Words, numbers: Sequence[Stretch], joints: Sequence[str]) -> Iterator[_Slot]:
    for number, (low, high) in enumerate(numbers):
        after = numbers[number + 1][0] if number + 1 < len(numbers) else len(words)
        before = numbers[number - 1][1] if number else 0
        behind = list(_behind(words, high, after))
        if number + 1 == len(numbers) or joints[number] == "" or any(frame == _BRACKET for frame, _ in behind):
            for frame, name in behind:
                yield _Slot(number, ("behind", frame), name)
        for frame, name in _ahead(words, low, before):
            yield _Slot(number, ("ahead", frame), name)


def _behind(words: Words, at: int, stop: int) -> Iterator[tuple[str, Stretch]]:
    """What stands behind a number and its unit: a name in brackets, or those that prepositions lead."""
    listed, begin = words.list, at
    while at < stop and at - begin < _FAR:
        word = listed[at]
        if word.tag == OPEN:
            if (name := _in_bracket(words, at)) is not None:
                yield _BRACKET, name
                return
        elif word.tag == PREP and word.low in _LEADS:
            name = name_behind(words, at)
            if name is None or name[0] - at > 3 or name[1] > stop:
                return
            yield "with" if word.low == "without" else word.low, name
            at = begin = name[1]
            continue
        elif word.tag in (AND, CONTRAST, SUB, REL, CLOSE, *FINITE) or word.low in ",;:.":
            return
        at = words.on(at)


def _in_bracket(words: Words, opening: int) -> Stretch | None:
    """The name that a bracket holds, without the size behind it."""
    closing = words.mate.get(opening, opening)
    last = opening + 1
    while last < closing and words.list[last].low not in ",;=":
        last += 1
    inside = words.list[opening + 1 : last]
    if not 1 <= len(inside) <= 5 or any(word.tag == QUANTITY or word.low in _NO_NAME for word in inside):
        return None
    return opening + 1, last


def _ahead(words: Words, at: int, stop: int) -> Iterator[tuple[str, Stretch]]:
    """What stands before a number: a name and a mark ('A: 5'), or that of the bracket which holds it ('in A (x: 5')."""
    name = name_before(words, at, stop)
    if name is not None:
        yield led_by(words, name), name
    elif words.list[at - 1].low == "in" and (name := name_before(words, at - 1, stop)) and (led := led_by(words, name)):
        yield f"{led} … in", name  # 'in smokers in 2/17'
    opening = words.bracket_around(at)
    if opening is not None and opening > 0:
        host = name_before(words, opening)
        if host is not None and host != name:
            yield "(" + led_by(words, host), host


def name_before(words: Words, end: int, stop: int = 0) -> Stretch | None:
    """The name that ends before a word, over marks."""
    listed = words.list
    comma = False
    while end > stop and (listed[end - 1].low in _MARKS or listed[end - 1].tag == OPEN):
        end -= 1
        comma = comma or listed[end].low == ","
    begin = end
    while begin > stop and end - begin <= _LONGEST:
        word = listed[begin - 1]
        if word.tag == PREP and word.low in GOES_ON and (whom := _whom_before(words, begin - 1)) >= stop:
            begin = whom
        elif word.tag in (PREP, AND, OPEN, CLOSE, CONTRAST, SUB, REL, PUNCT, QUANTITY, *FINITE):
            break
        else:
            begin -= 1
    while begin < end and listed[begin].tag in (DET, ADVERB):
        begin += 1
    inside = listed[begin:end]
    if comma and not _opens(words, begin):
        return None
    if not inside or end - begin > _LONGEST or any(word.low in _NO_NAME for word in inside):
        return None
    return begin, end


def _whom_before(words: Words, at: int) -> int:
    """The people that stand before a preposition ('patients with', 'patients not taking'), else -1."""
    back = at - 2 if at and words.list[at - 1].low == "not" else at - 1
    return back if back >= 0 and words.list[back].low in PEOPLE else -1


def _spread(named: dict[int, Stretch], joints: Sequence[str], numbers: Sequence[Stretch]) -> dict[int, Stretch]:
    """Give the name of a number to those that are told with it: 'from a to b in A', 'A: a/b'."""
    found = dict(named)
    for number, name in named.items():
        step = -1 if name[0] >= numbers[number][1] else 1
        at = number
        while 0 <= at + step < len(numbers) and at + step not in named and joints[min(at, at + step)] == "same":
            at += step
            found[at] = name
    return found
