"""The people of whom an estimate is told where a sentence parts them: 'in men (OR …) and in women (OR …)'."""

from __future__ import annotations

import re

import msgspec

from evidex.extract._effect.numbers.estimate import Estimate, end_of
from evidex.extract._effect.sides.side_words import Sides
from evidex.text.number_words import IN_WORDS
from evidex.text.people import ANYONE, ANYONE_WORDS, PERSONS
from evidex.text.quantities import Quantities

__all__ = ["Opened", "in_subgroup", "is_arm"]

_PEOPLE = (
    rf"(?:{PERSONS}"
    r"|(?:non-?|ex-?)?smokers|drinkers|mothers|carriers|(?:non-?)?diabetics|(?:non)?responders|homozygotes|heterozygotes|whites"
    r"|blacks|Asians|non-Asians|trials|studies|subgroup|subpopulation|risk group)"
)
_OF_WHAT = (
    r"(?:\s(?:with|without|who|aged|having|not|older|younger|above|below|in|at|whose|from)\s[^,;:()\[\]]{2,60}?)?"
)
_WHO = (
    rf"(?P<x>(?:(?!(?:in|of|for|among|to|than)\b)[\w<>≤≥'’.-]+\s){{0,4}}?{_PEOPLE}\b{_OF_WHAT}|those\s(?:with|without|aged|who|from|at|of)\s"
    r"[^,;:()\[\]]{2,60}?)"
)
_IN = r"(?:[Aa]mong|[Ii]n(?:\scontrast\sto)?|[Ff]or|[Oo]f)\s(?:the\s|both\s|all\s)?"
_BESIDE = re.compile(rf"\b{_IN}{_WHO}\s?[(\[]\s?$")
_ALSO = re.compile(rf"[)\]],?\s(?:and|or|but|versus|vs\.?)\s(?:not\s)?(?:{_IN})?{_WHO}\s?[(\[]\s?$")
_BOTH = re.compile(r"\b(?:in|among)\sboth\s(?P<x>[\w-]+(?:\s[\w-]+){0,3})\s[(\[]\s?$")
_AND_PEOPLE = re.compile(rf"[)\]]\sand\s(?:[\w-]+\s){{1,4}}?(?<=\s){_PEOPLE}\s[(\[]")
"""'in both hypertensive (…) and normotensive patients (…)'."""
_BEHIND = re.compile(rf"[)\]\s,]{{0,3}}{_IN}{_WHO}(?=\s?[,.;:(]|\s(?:and|but|compared|than|versus|vs)\b|$)")
_LEADS = re.compile(rf"(?:^|[;.:]\s|,\s(?:and|but|whereas|while)\s)(?:and\s|but\s|whereas\s)?{_IN}{_WHO},\s")
_ARM = re.compile(
    r"\b(?:intervention|control|placebo|treated|treatment|receiving|received|given|assigned|allocated|randomi[sz]ed|taking"
    r"|arm|arms|compared|than|versus|vs|all (?:patients|studies|trials)|these|our|most|both|analys[ie]s|total)\b"
    rf"|^(?:(?:remaining|\d+|{IN_WORDS}|several|some|many|other|such|study)\s){{0,3}}"
    rf"(?:trials|studies|{ANYONE})$"
)
_WORD = re.compile(r"[a-z0-9-]{4,}|\bmen\b")
_NOBODY = ANYONE_WORDS | frozenset("with without those who group aged".split())
_REACH = 130


class Opened(Sides, frozen=True):
    """Sides of a clause that whom they are of opens: that is surer than what stands near the estimate."""


def in_subgroup(read: Quantities, sentence: str, estimate: Estimate, sides: Sides) -> Sides:
    """The sides with the people of whom the estimate is told, where the sentence names them."""
    people = None if isinstance(sides, Opened) else _subgroup(read, sentence, estimate, sides)
    return msgspec.structs.replace(sides, population=people) if people else sides


def _subgroup(read: Quantities, sentence: str, estimate: Estimate, sides: Sides) -> str | None:
    """The words that name whom the estimate is of: beside its bracket, behind it, or at the head of its clause."""
    place = read.place(min(estimate.label, estimate.place)) - read.start
    before, behind = sentence[max(place - _REACH, 0) : place], sentence[end_of(read, estimate) - read.start :][:_REACH]
    for pattern in (_BESIDE, _ALSO, _BOTH):
        match = pattern.search(before)
        if match and (pattern is not _BOTH or _AND_PEOPLE.search(behind)):
            return _who(match["x"], sides)
    if match := _BEHIND.match(behind):
        return _who(match["x"], sides)
    leads = [match["x"] for match in _LEADS.finditer(sentence, 0, place)]
    return _who(leads[-1], sides) if leads else None


def is_arm(words: str) -> bool:
    """Whether words name what is compared, or all of a study: no part of those in whom an effect is told."""
    return _ARM.search(words) is not None


def _who(words: str, sides: Sides) -> str | None:
    """None for an arm: what is compared is no subgroup."""
    if is_arm(words):
        return None
    named = set(_WORD.findall(words.lower())) - _NOBODY
    for side in (sides.factor, sides.comparator):
        other = set(_WORD.findall(side.lower())) - _NOBODY if side else set()
        if other and named and len(named & other) * 2 >= len(named):
            return None
    return " ".join(words.split())
