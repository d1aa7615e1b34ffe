"""Signs that became '?': a minus ('difference, ?14.06 [95% CI, ?27.19 to ?0.92]'), thin spaces ('CI?=?1.2 to 3.4').

A '?' before a number may stand for '≥' as well, so that a minus is read only in the bounds of a named interval that are
in order with it, and before the estimate that such bounds hold.
"""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.text.interval_names import INTERVAL_NAME

__all__ = ["lost_minuses", "with_spaces"]

_DIGITS = r"(?:\d+(?:[.·]\d+)?|[.·]\d+)(?![.·]?\d)"
_UNIT = r"(?:\s?(?:%|[A-Za-zµμ]{1,10}(?:\s?Hg)?(?:/[A-Za-z0-9²]{1,6})?))?"
_NAME = INTERVAL_NAME.replace("#", r"\d\d")
_BOUNDS = re.compile(
    rf"(?<![A-Za-z])(?:{_NAME})(?:\s?[\[(]CI[\])])?[\s:,;=(\[]{{1,3}}(?P<one>\?)(?P<low>{_DIGITS}){_UNIT}"
    rf"(?:\sto\s|,\s?|\s?[-–;]\s?)(?P<two>\?)?(?P<high>{_DIGITS})"
)
_VALUE = re.compile(rf"(?P<sign>\?)(?P<value>{_DIGITS}){_UNIT}[\s,;]{{0,2}}[(\[]?\s?(?:9\d\s?%\s?)?$")
_SET_APART = "([? \u00a0\u2009\u202f"
"""What a '?' stands behind where it is no space: one stands there already."""
_LONGEST = 40
"""Characters from an estimate to the name of its interval."""


def lost_minuses(text: str, start: int, stop: int) -> frozenset[int]:
    """The places of `text[start:stop]` at which a '?' stands for a minus."""
    if text.find("?", start, stop) < 0:
        return frozenset()
    found: set[int] = set()
    for match in _BOUNDS.finditer(text, start, stop):
        low, high = -_of(match["low"]), -_of(match["high"]) if match["two"] else _of(match["high"])
        if low >= high:
            continue  # '?0.2 to ?2.3' has its order without minuses
        found.update(match.start(name) for name in ("one", "two") if match[name])
        estimate = _VALUE.search(text, max(match.start() - _LONGEST, start), match.start())
        if estimate is not None and _is_minus(text, estimate, low, high):
            found.add(estimate.start("sign"))
    return frozenset(found)


def _is_minus(text: str, estimate: re.Match[str], low: Decimal, high: Decimal) -> bool:
    """Whether the bounds hold the estimate below zero, and above zero either do not or a space stands before it."""
    value = _of(estimate["value"])
    if not low <= -value <= high:
        return False
    return not low <= value <= high or text[max(estimate.start("sign") - 1, 0)] in _SET_APART


def _of(digits: str) -> Decimal:
    return Decimal(digits.replace("·", "."))


def with_spaces(words: str) -> str:
    """The words before a number, 'RR?=?', 'A vs B,?', with the spaces that '?' stood for; as long as they were."""
    words = words.replace("?=?", " = ").replace("%?CI", "% CI")
    return words[:-1] + " " if words.endswith((",?", ";?")) else words
