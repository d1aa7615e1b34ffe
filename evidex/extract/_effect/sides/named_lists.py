"""Lists behind a colon in which a name leads each number: 'were as follows: A, 1.6 (…); B, 1.4 (…); and C, 1.5 (…)'.

Each number is of its own name: a factor where the head says of what the numbers are told ('the odds ratios for stroke
were as follows'), an outcome where it does not ('the mean net changes were as follows: weight, −1.9 (…) kg; …').
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidex.extract._effect.numbers.estimate import Estimate, placed
from evidex.extract._effect.numbers.labels import RATIOS
from evidex.extract._effect.sides.phrasing import clean_arm, clean_outcome
from evidex.extract._effect.sides.side_words import OUTCOME_WORDS, Sides
from evidex.text.groups import is_time
from evidex.text.people import PERSONS
from evidex.text.quantities import Quantities

__all__ = ["named_lists"]

_NAME = r"(?P<x>[^\s;:,()\[\]][^;:,()\[\]]{1,60}?(?:\s[(\[][^()\[\]\d]{1,30}[)\]])?)"
_FIRST = re.compile(rf":\s(?:the\s)?{_NAME}[,:]?\s$")
_NEXT = re.compile(rf"[)\]]{{0,2}}[^;:,.()\[\]]{{0,25}}[;:,]\s(?:and\s)?(?:the\s)?{_NAME}[,:]\s$")
_PREDICATE = re.compile(
    r"\b(?:was|were|is|are|had|has|have|did|not|than|versus|vs|compared|respectively|[aA]?(?:OR|RR|HR)|ratios?|differences?|CI)\b"
    r"|^(?:in|for|with|at|of|among|when|after|and|or|but)\s"
)
_PART_OF_DAY = re.compile(
    r"^(?:at\s|the\s)?(?:morning|evening|night|day|week|month|year|baseline|follow-?up|visit|\d+|one|two|three|six|twelve)\b"
    r"|\s(?:at|after)\s(?:\d+|six|one|two|three|twelve)$",
    re.IGNORECASE,
)
_WHOM = re.compile(rf"\b{PERSONS}$|^(?:aged?|ages)\b", re.IGNORECASE)
_TOLD_OF = re.compile(
    r"\b(?:ratios?|risks?|odds|hazards?|differences?|reductions?|changes?|(?:[A-Z]{1,2})?(?:OR|RR|HR|MD)s?)\b"
    r"[^:;,]{0,30}?\s(?:for|of|in)\s(?!the\scomparisons?\b|patients\b|follow)"
)
_MEASURED = re.compile(r"\b(?:ratios?|risks?|odds|hazards?|relative|absolute)\b", re.IGNORECASE)
_SET_AGAINST = re.compile(
    r"(?:\bcompar\w+\s(?:of\s)?(?:[^,;:.()]{2,40}?\s)?(?:with|to)|\bversus|\bvs\.?|\brelative\sto|\bagainst)\s(?:the\s)?"
    r"(?P<c>[^;:,()]{2,50}?)(?=,|\s(?:was|were|are|is|in|for|at)\b|:|$)",
    re.IGNORECASE,
)


def named_lists(read: Quantities, sentence: str, estimates: Sequence[Estimate]) -> dict[int, Sides]:
    """The name of each member of such a list, two at least, on its side; by the number of the estimate."""
    told: dict[int, Sides] = {}
    for run in _runs(read, sentence, estimates):
        numbers, names = [number for number, _, _ in run], [name for _, name, _ in run]
        head = sentence[: run[0][2]]
        if any(map(_WHOM.search, names)):
            continue  # 'RR: women, 0.7 (…); men, 0.8 (…)': of whom, not of what
        if _heads_factors(head, names, estimates[numbers[0]]):
            against = _SET_AGAINST.search(head)
            other = clean_arm(against["c"]) if against else None
            told |= {number: Sides(clean_arm(name), None, other) for number, name in zip(numbers, names, strict=True)}
        else:
            told |= {number: Sides(None, clean_outcome(name)) for number, name in zip(numbers, names, strict=True)}
    return told


def _heads_factors(head: str, names: Sequence[str], first: Estimate) -> bool:
    """Whether what is told of stands before the list, so that its members are whose numbers they are."""
    said = OUTCOME_WORDS.search(_MEASURED.sub("", head)) is not None
    if all(map(OUTCOME_WORDS.search, names)) or (not said and any(map(OUTCOME_WORDS.search, names))):
        return False
    return said or _TOLD_OF.search(head) is not None or first.measure in RATIOS


def _runs(read: Quantities, sentence: str, estimates: Sequence[Estimate]) -> Iterator[list[tuple[int, str, int]]]:
    """Lists: the number of each estimate, its name, and where the head of the list ends."""
    run: list[tuple[int, str, int]] = []
    for number, (each, since, _, _) in enumerate(placed(read, estimates)):
        place = read.place(each.place) - read.start
        words = sentence[since:place]
        match = (_NEXT.fullmatch(words) if run else None) or _FIRST.search(words)
        name = match["x"] if match and _is_name(match["x"]) and each.measure != "r" else None
        if match is None or name is None or match.re is _FIRST:
            yield from _whole(run)
            run = []
        if match is not None and name is not None:
            run.append((number, name, run[0][2] if run else since + match.start()))
    yield from _whole(run)


def _is_name(words: str) -> bool:
    """Whether words could name a member: no predicate, no time of day or of a study."""
    return _PREDICATE.search(words) is None and not is_time(words) and _PART_OF_DAY.search(words) is None


def _whole(run: list[tuple[int, str, int]]) -> Iterator[list[tuple[int, str, int]]]:
    if len(run) > 1:
        yield run
