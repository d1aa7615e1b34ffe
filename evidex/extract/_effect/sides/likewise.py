"""Estimates whose clause leaves its predicate out: it says of another factor what was said of the one before.

'… was associated with dry eye (OR …), and so was use of antihistamines (OR …)', 'as did obesity (OR …)', 'sex was not
(OR …)', 'neither did aspirin (HR …)', 'the same was true of obesity (OR …)', 'and gout did so to a lesser degree',
'followed by visual impairment (OR …) and a urinary catheter (OR …)'.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from evidex.extract._effect.sides.clause import Clause
from evidex.extract._effect.sides.phrasing import clean_arm, clean_outcome
from evidex.extract._effect.sides.side_words import Sides

__all__ = ["Before", "Likewise"]

_BE = r"(?:was|were|is|are|did|do|does|had|has|have|could|would)"
_NAME = (
    r"(?P<x>(?!(?:this|these|it|they|that|there|which|who|results?|findings?|differences?)\b)[^,;:.()\[\]]{2,90}?"
    r"(?<!\swith)(?<!\sof)(?<!\sin)(?<!\sfor))"
)
_FORMS = (
    re.compile(rf"(?:\b(?:and|but)\s)?\b(?:so|neither|nor)\s(?:too\s)?{_BE}\s{_NAME}\s?,?$", re.IGNORECASE),
    re.compile(rf"(?:^|,\s?|\s)as\s{_BE}\s{_NAME}\s?,?$", re.IGNORECASE),
    re.compile(
        r"\bthe same\s(?:was|is|were|held|holds|applied|applies|went|goes)\s(?:also\s)?(?:true\s)?"
        r"(?:of|for|to|with|in)\s"
        rf"{_NAME}\s?,?$",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?:^|[,;:]\s?|\s(?=(?:but|while|whereas|although|though|and)\s))(?:(?:but|while|whereas|although|though|and)\s)?"
        rf"(?:\w+ly,?\s)?{_NAME}\s{_BE}(?:\snot|n['’]t|\stoo|\slikewise|\ssimilarly"
        r"|(?<=did)\sso(?:\s(?:too|as\swell|to\sa\s\w+\s(?:degree|extent)|(?:less|more)\s\w+))?)\s?,?$",
        re.IGNORECASE,
    ),
    re.compile(rf"(?:^|[,;]\s?)(?:closely\s)?followed\sby\s(?:an?\s|the\s)?{_NAME}\s?,?$", re.IGNORECASE),
)
_NEXT = re.compile(rf"(?:,\s?)?(?:and\s)?(?:(?:then|finally)\s)?(?:an?\s|the\s)?{_NAME}", re.IGNORECASE)
"""A further member of a list that 'followed by' began."""
_VERB = re.compile(r"\b(?:was|were|is|are|had|has|have|did|do|does|by|with|in|for)\b", re.IGNORECASE)
_SAYS_MORE = re.compile(
    r"\b(?:do|does|did|have|seem|appear|(?:in|de)crease|improve|differ|change|rise|fall|occur|show|reach|affect|reduce)\b"
)
"""'Neither did symptoms increase' leaves nothing out."""
_NEW = re.compile(r"[;:]\s|\.\s(?=[A-Z])")


class Before(msgspec.Struct, frozen=True):
    """The sides of the estimate before, and the words of its sentence up to it."""

    sides: Sides
    words: str


def _likewise_names(sentence: str, clauses: Sequence[Clause]) -> dict[int, tuple[str, str]]:
    """The words before each such estimate's own clause, and the name it tells, by its number."""
    told: dict[int, tuple[str, str]] = {}
    following = len(clauses)
    """The last that 'followed by' led to."""
    for number, each in enumerate(clauses):
        clause = _NEW.split(each.lead)[-1].lstrip(" )],;.")
        name = _named(clause) or (_next(clause) if following == number - 1 else None)
        if name is not None:
            told[number] = sentence[: each.since], name
        if "ollowed by" in clause or (name is not None and following == number - 1):
            following = number
    return told


class Likewise:
    """The estimates of one sentence whose predicate is left out."""

    def __init__(self, sentence: str, clauses: Sequence[Clause]) -> None:
        self._names = _likewise_names(sentence, clauses)
        self._subject: str | None = None

    def sides(self, number: int, chosen: Sides, before: Before) -> Sides | None:
        """The sides of such an estimate, told by the one before; None for any other.

        The name stands on the side that was the subject before: 'death was rarer with A (RR …), as was stroke (RR …)'.
        """
        if (named := self._names.get(number)) is None:
            return None
        words, name = named
        if number - 1 not in self._names:  # the next of a list is named where the one before is
            self._subject = _subject(words if number else before.words, before.sides)
        other = {"factor": "outcome", "outcome": "factor"}.get(self._subject or "")
        if not self._subject or not other:
            return None
        told = {self._subject: _cleaned(self._subject, name), other: getattr(before.sides, other)}
        return msgspec.structs.replace(chosen, **told)


def _subject(words: str, sides: Sides) -> str | None:
    """Which side of an estimate stands first in the words that lead to it; None where the factor is not found there."""
    if not sides.factor or not sides.outcome:
        return None
    low = words.lower()
    first, second = low.rfind(sides.factor.lower()), low.rfind(sides.outcome.lower())
    if first < 0 or first == second:
        return None
    return "outcome" if 0 <= second < first else "factor"  # an outcome that stands elsewhere is what the text is about


def _cleaned(side: str, name: str) -> str:
    return clean_arm(name) if side == "factor" else clean_outcome(name)


def _next(clause: str) -> str | None:
    match = _NEXT.fullmatch(clause.strip(" ,"))
    return None if match is None or _VERB.search(match["x"]) else str(match["x"])


def _named(clause: str) -> str | None:
    for form in _FORMS:
        if (match := form.search(clause)) and not _SAYS_MORE.search(match["x"]):
            return str(match["x"])
    return None
