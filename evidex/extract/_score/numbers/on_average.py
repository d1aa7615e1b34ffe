"""What was so 'on average': 'the block lasted 6 minutes on average', 'On average, each patient made 10 visits'."""

from __future__ import annotations

import re

from evidex.extract._score.numbers.changes import changed_by
from evidex.extract._score.numbers.values import Finder
from evidex.text.people import PERSONS
from evidex.text.units import UNIT_WORDS

__all__ = ["on_average"]

_NO_NOUN = r"(?!(?:to|and|or|vs|of|in|for|at|was|were|is|are|had|has)\b)"
_UNIT = rf"(?:\s?(?:{UNIT_WORDS})|\s{_NO_NOUN}[a-z-]+(?:\s{_NO_NOUN}[a-z-]+)?)?"
_BEHIND = re.compile(rf"^(?:\sto\s\ue000)?{_UNIT}\s\(?on average\b(?!\s[a-z]+-[a-z-]+ed\b)")
_NO_VALUE = re.compile(r"(?:\bor|[-–/]|\bto \ue000 and|\bgroups?|\bgrades?|\bweeks?|\bdays?|\bmonths?|\bthe)\s?$")
_DID = (
    r"(?:[a-z]+ed|had|took|made|lost|spent|gave|ate|drank|slept|saw|kept|held|underwent|need|take|have|make|use|report"
    r"|receive)"
)
_FRONTED = re.compile(
    r"(?:^|[.;:,]\s|\b(?:and|but|that|while)\s)[Oo]n average,?\s(?!(?:by|at|after|within|with)\s)"
    rf"[^.;:()\ue000-\ue006]{{3,90}}?\b{_DID}\s"
    r"(?:(?:for|only|about|approximately|around|nearly|almost|over|up|an additional|a total of)\s){0,2}$"
)
_OF_PEOPLE = re.compile(rf"^\s(?:of\s|(?:[\w-]+\s){{0,2}}{PERSONS}\b)")


def on_average(finder: Finder, index: int) -> tuple[str, str] | None:
    """Whether a number is what the words 'on average' behind it or at the head of its clause make a mean."""
    if "n average" not in finder.shape or finder.found[index].kind != "number":
        return None
    offset = finder.offsets[index]
    before, behind = finder.shape[max(offset - 150, 0) : offset], finder.after(offset + 1)
    if _BEHIND.match(behind) and not _NO_VALUE.search(before):
        return ("mean_change" if changed_by(before) else "mean"), "word"
    if _FRONTED.search(before) and not _OF_PEOPLE.match(behind):
        return "mean", "word"
    return None
