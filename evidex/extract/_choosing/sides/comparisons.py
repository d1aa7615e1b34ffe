"""What a sentence sets against what, in which order: 'in A than in B', 'compared with B, A', 'between A and B'.

Only what is certain by its form: names of arms or of people on both sides of a word that compares, or the far side
alone. Which number belongs to which side is told in `pairs`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass

from evidex.extract._choosing.sides.small_words import GOES_ON, VERSUS
from evidex.text.clauses import PREDICATE, RATE, Stretch
from evidex.text.groups import GROUP_NOUNS, is_time
from evidex.text.people import ANYONE_WORDS
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
    MODAL,
    NOUN,
    OPEN,
    PREP,
    PUNCT,
    QUANTITY,
    REL,
    SUB,
    Words,
)

__all__ = [
    "NUMBERED",
    "Comparison",
    "Named",
    "comparisons",
    "doer_at",
    "is_doing",
    "led_by",
    "name_behind",
    "names_arm",
    "names_whom",
]

_WITH = frozenset({"with", "to"})
_PHRASES = {"in": frozenset({"comparison", "contrast"}), "as": frozenset({"opposed"})}
"""'in comparison with', 'as opposed to'."""
_LED_ON = frozenset({"compared", "relative"})
_OF_ARMS = frozenset({"among", "amongst", "with", "for", "on", "by", "after", "between", "receiving"})
"""What stands before the names of arms, not before what is measured ('a fall in pressure versus placebo')."""
_TO_A_SIDE = frozenset({"in", "with", "after", "among", "on", "by"})
_AMOUNT = frozenset({"more", "fewer", "less"})
_LED = frozenset({"without", "receiving", "taking", "using"})
_ALIKE = ANYONE_WORDS | {"those", "that", "cases"}
"""'than those with B', 'than patients with B': the name is what follows."""
_NO_SIDE = frozenset(
    """baseline expected before after previously previous those that it them other others either both all each none
    half one two three four more less most any half-life previous earlier pretreatment pre-treatment values
    level levels initial reported predicted time""".split()
)
_BEFORE_AND_AFTER = re.compile(
    r"(?:values?|measurements?|periods?|phases?|days?|weeks?|months?|rest|baseline|first|last|(?:pre|post)-?[a-z-]*(?:op|treat"
    r"|dose|inter|test|train|exerc)[a-z]*|(?:pre|post))$"
)
"""What is set against itself at another time: 'compared with pretest values'."""
NUMBERED = frozenset({"group", "arm", "cohort"})
"""What a number names: 'group 2'."""
_LONGEST = 9
_SUBJECT = 4
_NO_DEGREE = frozenset("well long soon far early late".split())
"""'as well as in B' compares nothing."""
_DOES = frozenset(
    """had has led caused produced resulted showed gave improved reduced increased decreased exhibited demonstrated
    experienced required reported received""".split()
)
"""Verbs of those who are compared, not of what is measured in them."""
_NEVER = RATE | frozenset(
    """significantly statistically respectively p n ci difference differences reduction higher lower more less fewer
    greater better worse longer shorter larger smaller mortality survival increase decrease""".split()
)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sides in the order of their numbers: the near side first; None where the form does not tell it."""

    at: int
    near: Stretch | None
    far: Stretch


Named = Callable[[Words, int, int], bool]


def comparisons(words: Words, named: Named, known: Named) -> Iterator[Comparison]:
    """Every comparison of a sentence whose far side is named.

    `named` says whether words name an arm, `known` whether they name what the document sets against something.
    """
    listed = words.list
    for at, word in enumerate(listed):
        if (behind := _sets_against(words, at)) is not None:
            far = name_behind(words, behind)
            if far is None or _behind_number(words, at) or _against_itself(words, far):
                continue
            near = _near_of_that(words, at, behind) or _near(words, at, behind, named)
            led = led_by(words, near) if near is not None else ""
            alike = led != "" and led == led_by(words, far)  # 'higher in A than in B'
            whom = alike or names_whom(words, far, known) or _opens_bracket(words, far[1])
            if word.low in ("than", "as") and not whom:
                continue
            yield Comparison(at, near or _fronting(words, at, far), far)
        elif word.tag == AND and (pair := _and_pair(words, at, known)) is not None:
            yield pair


def _sets_against(words: Words, at: int) -> int | None:
    """The word behind 'than', 'versus', 'compared with' or 'in comparison with' that begins at a word."""
    listed, low, behind = words.list, words.list[at].low, at + 1
    phrased = behind < len(listed) and listed[behind].low in _PHRASES.get(low, ())
    if phrased or low in _LED_ON:
        behind += phrased
        return behind + 1 if behind < len(listed) and listed[behind].low in _WITH else None
    if low in VERSUS:
        return behind + 1 if behind < len(listed) and listed[behind].low == "." else behind
    return behind if low == "than" or _is_as(words, at) else None


def _is_as(words: Words, at: int) -> bool:
    """Whether a word is the second 'as' of 'twice as common in A as in B'."""
    if words.list[at].low != "as" or at + 1 >= len(words.list) or words.list[at + 1].tag != PREP:
        return False
    first = next((n for n in range(at - 2, max(at - _LONGEST, 0) - 1, -1) if words.list[n].low == "as"), None)
    return first is not None and words.list[first + 1].low not in _NO_DEGREE


def _behind_number(words: Words, at: int) -> bool:
    """Whether a number stands right before a word, and not as the name of a group ('group 1 compared with group 2')."""
    if not at or words.list[at - 1].tag != QUANTITY:
        return False
    return at < 2 or words.list[at - 2].low not in GROUP_NOUNS


def _opens_bracket(words: Words, at: int) -> bool:
    """Whether a bracket that opens with a number follows: 'than ++ (57 vs 70 years)'."""
    return at + 1 < len(words.list) and words.list[at].tag == OPEN and words.list[at + 1].tag == QUANTITY


def led_by(words: Words, name: Stretch) -> str:
    """The preposition before a name and its articles; '' where none stands there."""
    at = name[0] - 1
    while at >= 0 and words.list[at].tag == DET:
        at -= 1
    return words.list[at].low if at >= 0 and words.list[at].tag == PREP else ""


def _near_of_that(words: Words, at: int, behind: int) -> Stretch | None:
    """'The rate with A was lower than that with B': what stands before the verb, led as the far side is."""
    listed = words.list
    if behind + 1 >= len(listed) or listed[behind].low not in ("that", "those") or listed[behind + 1].tag != PREP:
        return None
    verb = next((n for n in range(at - 1, max(at - _LONGEST, 0), -1) if listed[n].tag in FINITE), 0)
    lead = next((n for n in range(verb - 1, 0, -1) if listed[n].tag == PREP and n > verb - _LONGEST), 0)
    begin = lead + 1
    while begin < verb and listed[begin].tag == DET:
        begin += 1
    led = lead and listed[lead].low == listed[behind + 1].low
    return (begin, verb) if led and begin < verb and not _against_itself(words, (begin, verb)) else None


def names_arm(arms: Set[str], words: Words, first: int, last: int) -> bool:
    """Whether words of a sentence name an arm, by the words for arms in its document."""
    return any(word.low in arms for word in words.list[first:last])


def names_whom(words: Words, place: Stretch, named: Named) -> bool:
    """Whether a stretch names people or an arm."""
    return named(words, *place) or any(word.low in GROUP_NOUNS for word in words.list[slice(*place)])


def _against_itself(words: Words, place: Stretch) -> bool:
    """'than at baseline', 'compared with the pretreatment value': the same side at another time."""
    lows = [word.low for word in words.list[slice(*place)]]
    return is_time(words.text(*place)) or lows[0] in _NO_SIDE or any(map(_BEFORE_AND_AFTER.match, lows))


def name_behind(words: Words, first: int) -> Stretch | None:
    """The name that begins at a word, over 'those in the', up to where a name ends."""
    listed = words.list
    while first < len(listed) and (
        (listed[first].tag in (DET, MODAL) and not _is_relative(words, first + 1))
        or (listed[first].tag == PREP and listed[first].low not in ("without", "before", "over"))
        or (listed[first].low in _ALIKE and first + 1 < len(listed) and listed[first + 1].tag == PREP)
    ):
        first += 1
    at = first
    if at < len(listed) and listed[at].tag == QUANTITY:
        return None
    while at < len(listed) and at - first < _LONGEST and not _ends_name(words, first, at):
        at = words.on(at)
    while at > first and (listed[at - 1].tag in (PREP, DET, AND, ADVERB, CONTRAST) or listed[at - 1].low in ".,;:-"):
        at -= 1
    named = any(word.tag in (NOUN, ED, ING) or word.low == "+" for word in listed[first:at])
    return (first, at) if named else None


def _is_relative(words: Words, at: int) -> bool:
    """Whether a clause of those before begins at a word: 'those who died'."""
    return at < len(words.list) and words.list[at].low == "who"


def _ends_name(words: Words, first: int, at: int) -> bool:
    word = words.list[at]
    if word.tag == REL:
        return word.low != "who" and word.low != "whose"
    if word.tag in FINITE:
        relative = next((n for n in range(first, at) if words.list[n].tag == REL), None)
        return (
            relative is None
            or any(  # 'those who had died | were older'
                each.tag not in (*FINITE, ADVERB) for each in words.list[relative + 1 : at]
            )
        )
    if word.tag == PREP:
        assigned = word.low == "to" and at > first and words.list[at - 1].tag == ED
        return word.low not in GOES_ON and not assigned
    if word.low == "&":
        return False
    if word.tag == QUANTITY and words.list[at - 1].low in NUMBERED:
        return False
    if word.tag == QUANTITY:
        return words.read.shape[word.start] != "\ue000" or words.list[at - 1].tag == PREP
    return word.tag in (OPEN, CLOSE, CONTRAST, SUB, AND) or (word.tag == PUNCT and word.low in ".,;:")


def _near(words: Words, at: int, behind: int, named: Named) -> Stretch | None:
    """What stands before a word that compares, back to a preposition: 'in A than', 'with A versus', '(A versus'."""
    listed = words.list
    stop = at
    while stop and (
        (listed[stop - 1].tag in (ADVERB, BE, PUNCT) and listed[stop - 1].low not in (".", ";", ":"))
        or listed[stop - 1].low in ("when", "as")
    ):
        stop -= 1
    lead = begin = _name_start(words, stop)
    while begin < stop and (listed[begin].tag == DET or listed[begin].low in _AMOUNT):
        begin += 1
    near = begin, stop
    if not 0 < stop - begin <= _LONGEST or any(word.low in _NEVER for word in listed[begin:stop]):
        return None
    if _against_itself(words, near):
        return None
    if names_whom(words, near, named):
        return near
    versus = listed[at].low in VERSUS
    if lead == 0 or listed[lead - 1].tag == OPEN or listed[lead - 1].low in ".;:":
        return near if versus else None
    led = listed[lead - 1].low
    again = behind < len(listed) and listed[behind].low == led  # 'more in A than in B'
    before = listed[lead - 2] if lead > 1 else None
    told = before is not None and (  # 'decreased in A compared with B', 'lower with A compared with B'
        (led == "in" and before.tag != NOUN) or (led in _TO_A_SIDE and (before.tag == ED or before.low in PREDICATE))
    )
    return near if again or told or (versus and led in _OF_ARMS) else None


def _fronting(words: Words, at: int, far: Stretch) -> Stretch | None:
    """The subject behind a comparison that opens its clause, if it does something: 'Compared with B, A caused X'."""
    listed = words.list
    opens = at == 0 or listed[at - 1].low in (";", ":") or (at == 1 and listed[0].low in ("as", "when"))
    if not opens or far[1] + 1 >= len(listed) or listed[far[1]].low != ",":
        return None
    begin = far[1] + 1
    while begin < len(listed) and listed[begin].tag == DET:
        begin += 1
    return doer_at(words, begin)


def doer_at(words: Words, begin: int) -> Stretch | None:
    """The name that begins at a word, where it is the subject of a verb that does something to something."""
    listed = words.list
    end = begin
    while end < len(listed) and end - begin < _SUBJECT and (listed[end].tag in (NOUN, ING) or listed[end].low == "-"):
        end += 1
    if end == begin or end + 1 >= len(listed) or any(word.low in _NEVER for word in listed[begin:end]):
        return None
    return (begin, end) if is_doing(words, end) else None


def is_doing(words: Words, at: int) -> bool:
    """Whether a word is the verb of someone who does something, or has it, and is not measured itself."""
    listed = words.list
    if at + 1 >= len(listed):
        return False
    return (listed[at].tag == ED and listed[at + 1].tag in (DET, NOUN)) or listed[at].low in _DOES


def _name_start(words: Words, stop: int) -> int:
    """Where the name begins that ends before a word: behind a preposition, a verb or a mark."""
    listed = words.list
    begin = stop
    while begin:
        before = listed[begin - 1]
        if before.tag == CLOSE:
            opening = words.mate.get(begin - 1, begin - 1)
            if opening == begin - 1 or any(word.tag == QUANTITY for word in listed[opening:begin]):
                break
            begin = opening
        elif (
            (before.tag == PREP and before.low not in _LED)
            or before.tag in (*FINITE, CONTRAST, SUB, REL, OPEN)
            or before.low in (".", ";", ":", ",", "comparing", "comparison")
        ):
            break
        else:
            begin -= 1
    return begin


def _and_pair(words: Words, at: int, named: Named) -> Comparison | None:
    """'Between A and B', 'in the A and B groups', 'A and B groups'."""
    listed = words.list
    far = name_behind(words, at + 1)
    if far is None or not names_whom(words, far, named) or _against_itself(words, far):
        return None
    begin = at
    while begin and at - begin < 6:
        before = listed[begin - 1]
        if before.tag in (PREP, OPEN, CLOSE, QUANTITY, PUNCT, CONTRAST, SUB, REL, *FINITE) or before.tag == AND:
            break
        begin -= 1
    if not begin or listed[begin - 1].low not in ("between", "in", "among", "for", "of", "with", "by", "after"):
        return None
    lead = begin - 1
    while begin < at and listed[begin].tag in (DET, ADVERB):
        begin += 1
    near = begin, at
    if begin == at or not (named(words, *near) or listed[lead].low == "between" or names_whom(words, near, named)):
        return None
    return Comparison(at, near, far)
