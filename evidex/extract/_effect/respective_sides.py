"""Numbers told one after the other, and the list of what each holds for, before or behind them.

'A and B prolonged exercise by 66 and 50 s', 'systolic and diastolic pressure rose by 8.6 and 3.9 mm Hg', 'A lowered
pain and fever by 3 and 2 points', 'were 115 and 142 mL for A and B, respectively'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from evidex.extract._effect.estimate import Estimate, end_of
from evidex.extract._effect.more_than import CHANGED
from evidex.extract._effect.phrasing import clean_arm, clean_outcome
from evidex.extract._effect.side_words import LEVEL, OUTCOME_WORDS
from evidex.text.quantities import Quantities

__all__ = ["respective_sides"]

_JOINED = re.compile(r"(?:\s?[A-Za-z%µμ/²]{1,10}){0,2}(?:,\s(?:and\s)?|\sand\s)[-−–+]?")
_WORDS = r"[^;:.()\[\]\d]"
_BEHIND = re.compile(
    r"(?:\s?[A-Za-z%µμ/²]{1,10}){0,2}?\s(?:for|in|with|on|after)\s(?:the\s)?(?P<list>[^;:()\[\]]{3,120}?)"
    r",?\srespectively"
)
_RESPECTIVELY = re.compile(r"[^;.]{0,25}?,?\srespectively")
_STOPS = re.compile(r"\s(?:in|among|with|during|after|between|at|than|compared|versus|vs\.?)\s.*$", re.DOTALL)
_OBJECT = re.compile(
    rf"\b{CHANGED}\s(?:both\s|the\s)*(?P<list>{_WORDS}{{3,100}}?)\s(?:by|of)\s(?:\w+\s){{0,3}}[-−–+]?$"
)
_SUBJECT = re.compile(
    rf"^(?:[^,;:()]{{3,60}},\s)?(?:[Bb]oth\s|[Tt]he\s|[Mm]ean\s)*(?P<list>{_WORDS}{{3,120}}?)\s"
    rf"(?:(?:was|were|both|significantly|also)\s){{0,2}}(?P<verb>differed|{CHANGED})\s(?P<rest>{_WORDS}{{0,80}})$"
)
_MEMBERS = re.compile(r",\s(?:and\s|or\s)?|\s(?:and|or)\s")
_BY = re.compile(r"(?:by\s|of\s)?(?:about\s|approximately\s|an average of\s|only\s)?[-−–+]?")


def respective_sides(read: Quantities, sentence: str, estimates: Sequence[Estimate]) -> dict[int, dict[str, str]]:
    """What each estimate of such a list holds for, by its number among the estimates."""
    told: dict[int, dict[str, str]] = {}
    for run in _runs(read, sentence, estimates):
        first = read.place(estimates[run[0]].place) - read.start
        last = end_of(read, estimates[run[-1]]) - read.start
        found = _told_behind(sentence[last:], len(run)) or _told_before(sentence[:first], sentence[last:], len(run))
        told |= dict(zip(run, found, strict=False))
    return told


def _runs(read: Quantities, sentence: str, estimates: Sequence[Estimate]) -> Iterator[list[int]]:
    """Numbers of estimates that stand side by side, without bounds."""
    run: list[int] = []
    for number, each in enumerate(estimates):
        start = read.place(each.place) - read.start
        before = end_of(read, estimates[number - 1]) - read.start if number else 0
        if run and each.low is None and _JOINED.fullmatch(sentence, before, start):
            run.append(number)
            continue
        if len(run) > 1:
            yield run
        run = [number] if each.low is None else []
    if len(run) > 1:
        yield run


def _told_behind(behind: str, count: int) -> list[dict[str, str]]:
    match = _BEHIND.match(behind)
    names = _MEMBERS.split(match["list"]) if match else []
    if match is None or len(names) != count:
        return []
    measured = all(OUTCOME_WORDS.search(name) and not LEVEL.search(name) for name in names)
    return [{"outcome": clean_outcome(name)} if measured else {"factor": clean_arm(name)} for name in names]


def _told_before(before: str, behind: str, count: int) -> list[dict[str, str]]:
    """The object of the verb, else its subject; of two lists as long, 'respectively' is of the object."""
    if (changed := _OBJECT.search(before)) and len(names := _split(changed["list"])) == count:
        return [{"outcome": clean_outcome(name)} for name in names]
    subject = _SUBJECT.match(before)
    names = _split(subject["list"]) if subject else []
    if subject is None or len(names) != count or not _RESPECTIVELY.match(behind):
        return []
    moves = subject["verb"] == "differed" or _BY.fullmatch(subject["rest"])
    return [{"outcome": clean_outcome(name)} if moves else {"factor": clean_arm(name)} for name in names]


def _split(words: str) -> list[str]:
    return [name for name in _MEMBERS.split(_STOPS.sub("", words)) if name]
