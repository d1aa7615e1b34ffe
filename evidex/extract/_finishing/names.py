"""Phrases that lost a part of a name: 'serum 25 D' is 'serum 25(OH)D', 'mean FEV' is 'mean FEV(1)', 'day mortality'
is '28-day mortality'."""

from __future__ import annotations

import re
from typing import Any

from evidex.schema import Claim
from evidex.text import View
from evidex.text.matching import stands_alone
from evidex.text.number_words import IN_WORDS

__all__ = ["whole_names"]

_PHRASES = ("factor", "outcome", "comparator", "of", "group")
_GOES_ON = r"(?:\((?:[A-Z]{1,3}|\d[+-]?|[+-]|\d?[a-z]{1,2})\)[A-Za-z0-9]{0,4})(?!\w)"
"""What is written to a name without a blank: '(OH)D', '(2+)', '(1c)'."""
_WITHIN = re.compile(r"\s+|\([A-Za-z0-9+-]{1,3}\)|\[[A-Z]{1,3}\]")
"""What parts the words of a phrase whose brackets were passed over: 'serum 25 D' stands for 'serum 25(OH)D'."""
_TIME_FIRST = re.compile(r"(?:year|month|week|day|hour|min(?:ute)?|h)\b(?!-to-)")
_NUMBER = rf"(?<![\w.-])(?:\d+(?:[.·]\d+)?|{IN_WORDS})"
_NEAR = 1_500
"""Characters before and behind a claim in which its phrases are looked for."""


def whole_names(claim: Claim, view: View) -> dict[str, Any]:
    """The phrases of a claim that stop before a bracket of their last word, with the whole of it."""
    found: dict[str, Any] = {}
    begin = max(claim.start - _NEAR, 0)
    around = view.text[begin : claim.end + _NEAR]
    for field in _PHRASES:
        phrase = getattr(claim, field, None)
        if phrase and (whole := _whole(phrase, around) or _with_number(phrase, around, claim.start - begin)):
            found[field] = whole
    return found


def _with_number(phrase: str, around: str, place: int) -> str | None:
    """A phrase that begins with a unit of time, with the number before its hyphen where it stands next to `place`."""
    if not _TIME_FIRST.match(phrase):
        return None
    there = re.finditer(rf"(?P<number>{_NUMBER}[-‐‑–])?(?<!\w){re.escape(phrase)}(?!\w)", around)
    nearest = min(there, key=lambda match: abs(match.start() - place), default=None)
    return nearest.group() if nearest is not None and nearest["number"] else None


def _written(words: list[str], around: str) -> str | None:
    """How the text writes words one behind the other; no pattern is compiled for them, which takes long."""
    start = around.find(words[0])
    while start >= 0:
        end = start + len(words[0])
        for word in words[1:]:
            within = _WITHIN.match(around, end)
            if within is None or not around.startswith(word, within.end()):
                break
            end = within.end() + len(word)
        else:
            if stands_alone(around, start, end):
                return around[start:end]
        start = around.find(words[0], start + 1)
    return None


def _whole(phrase: str, around: str) -> str | None:
    """The phrase as the text writes it, brackets of its words and all; None where it stands as it is."""
    if phrase not in around:
        words = phrase.split()
        written = _written(words, around) if " " in phrase.strip() else None
        return written if written and written.split() != words else None
    if not phrase[-1].isalnum() or f"{phrase}(" not in around:
        return None
    ends = {match.group(1) for match in re.finditer(rf"{re.escape(phrase)}({_GOES_ON})?", around)}
    return phrase + end if len(ends) == 1 and (end := ends.pop()) else None
