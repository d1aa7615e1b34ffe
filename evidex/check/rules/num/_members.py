"""The parts that a sentence tells, each a count of people or things or a percentage: '78 (34.8%)', '36%', 'a third'."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from evidex.check.arithmetic import unit
from evidex.text.numerals import Numeral, find_numerals
from evidex.text.people import PERSON_WORDS, any_of

__all__ = [
    "NESTED",
    "OF_NO_PERSONS",
    "Member",
    "leads_whole",
    "may_lead_whole",
    "members_of",
    "same_kind",
    "slack_of",
    "without_brackets",
]


@dataclass(frozen=True, slots=True)
class Member:
    """One number that may be a part, with the bracket behind it. `percent` is told, be it in that bracket.

    `count` is missing for a mere percentage; both are missing for another number (an age, a dose). `bracketed`: it
    stands in a bracket itself. `slack`: how far from the printed percentage the share may be.
    """

    start: int
    end: int
    count: Decimal | None
    percent: Decimal | None
    bracketed: bool = False
    slack: Decimal = Decimal(0)


OF_NO_PERSONS = re.compile(
    r"[\s-](?:(?:consecutive|participating|different)\s)?(?:days?|weeks?|months?|years?|hours?|h|min|minutes?|mg|g|kg|mL|ml"
    r"|times|doses?|sessions?|visits?|points?|groups?|arms?|cent(?:re|er)s?|hospitals?|sites?|countries|clinics?|units?)\b"
    rf"(?![\s-]{any_of(PERSON_WORDS | {'cases', 'controls', 'staff', 'members'})}\b)",
    re.I,
)
NESTED = re.compile(
    r"\b(?:of (?:whom|which|these|those|them)|including|included|both|each|respectively|versus|vs|compared|at least)\b",
    re.I,
)
"""Words behind which a number is a part of a part, of two parts at once, or of another group."""
_LEADS_WHOLE = re.compile(
    r"(?:^|[.:;,]\s)\W{0,2}(?:of|among|out of|from)(?:\s(?:the|these|those|our|all|a|total|of)){0,4}\s$", re.I
)
_MAY_LEAD = re.compile(r"(?:^|[.:;,]\s)\W{0,2}(?:of|among|out of|from)\s", re.I)
_OPENS_WITH = re.compile(r"(?:the|these|those|our|all|a total of)\s", re.I)
_STUDIED = re.compile(r"\s(?:[a-z-]+\s){1,4}(?:\([^()]*\)\s)?(?:were|was)\s(?:[a-z-]+\s){0,3}[a-z]+ed[;:]")
_WHAT_BECAME = re.compile(r"\s(?:[a-z-]+\s){1,4}(?:were|was|had|comprised)\b")
_PERCENT = re.compile(r"\s?(?:%|per\s?cent\b)", re.I)
_TOLD = re.compile(r"(\d{1,3}(?:[.·]\d+)?)\s?%")
_BRACKETS = re.compile(r"[()\[\]]")
_BRACKET = re.compile(r"\s?[(\[][^()\[\]]{1,40}[)\]]")
_NO_COUNT_BEHIND = re.compile(
    r"(?:(?<!\(n\s)(?<!\(n)=|[<>≤≥±/.·^-]|\b(?:type|stage|grade|phase|class|level|day|week|month|visit|group|arm|table|figure|fig\.?|score|aged?"
    r"|than|least|version|p))\s?$",
    re.I,
)
_NO_COUNT_BEFORE = re.compile(r"[-/–:=^]|\s?[±=/]|\s?[-–]\s?\d|\sto\s\d")
_YEAR_BEHIND = re.compile(r"\b(?:in|since|from|and|to|until|between|during|of|[A-Z][a-z]{2,8})\s$")
_FRACTIONS = {"half": 50, "a third": 33, "one third": 33, "two thirds": 67, "a quarter": 25, "one quarter": 25,
              "three quarters": 75, "a fifth": 20, "one fifth": 20}  # fmt: skip
_FRACTION = re.compile(
    r"(?<![\w-])(half|(?:a|one|two|three)[ -](?:thirds?|quarters?|fifth))\b"
    r"(?!-|\s(?:an?\s)?(?:hour|year|day|month|century|dose|tablet))",
    re.I,
)
_ROUGH = Decimal(2)
"""Percentage points by which 'half' or 'a third' may be off."""


@lru_cache(maxsize=8)
def members_of(words: str) -> tuple[Member, ...]:
    """Every number of the sentence in order; those in the bracket behind another are told with it."""
    depths, used = _depths(words), 0
    found: list[Member] = []
    fractions = {m.start(): m for m in _FRACTION.finditer(words) if m[1].lower().replace("-", " ") in _FRACTIONS}
    for start, end, numeral in _numbers(words, fractions):
        if start < used:
            continue
        bracketed = depths[start] > 0
        if numeral is None:
            share = Decimal(_FRACTIONS[words[start:end].lower().replace("-", " ")])
            member = Member(start, end, None, share, bracketed, _ROUGH)
        else:
            member = _member(words, numeral, bracketed)
        used = member.end
        found.append(member)
    return tuple(found)


def _numbers(words: str, fractions: dict[int, re.Match[str]]) -> list[tuple[int, int, Numeral | None]]:
    found: list[tuple[int, int, Numeral | None]] = [(m.start(), m.end(), None) for m in fractions.values()]
    for numeral in find_numerals(words):
        if words[numeral.start : numeral.end].lower() != "none" and numeral.start not in fractions:
            found.append((numeral.start, numeral.end, numeral))
    return sorted(found, key=lambda each: each[0])


def _member(words: str, numeral: Numeral, bracketed: bool) -> Member:
    share = _PERCENT.match(words, numeral.end)
    end = share.end() if share else numeral.end
    numbered = not bracketed and words.startswith(")", numeral.end)  # '1) …, 2) …'
    count = None if share or numbered or not _is_count(words, numeral) else numeral.value
    percent = numeral.value if share and numeral.value >= 0 else None
    bracket = None if bracketed else _BRACKET.match(words, end)
    if bracket is not None and any(c.isdigit() for c in bracket[0]):
        told = _TOLD.findall(bracket[0])
        if count is not None and len(told) == 1:
            percent = Decimal(told[0].replace("·", "."))
        end = bracket.end()
    slack = unit(percent) if percent is not None else Decimal(0)
    return Member(numeral.start, end, count, percent, bracketed, slack)


def _is_count(words: str, numeral: Numeral) -> bool:
    value, start, end = numeral.value, numeral.start, numeral.end
    if value < 0 or "." in str(value) or value != value.to_integral_value():
        return False
    behind = words[max(0, start - 12) : start]
    if 1900 <= value <= 2100 and _YEAR_BEHIND.search(behind):
        return False
    return not (
        _NO_COUNT_BEHIND.search(behind) or _NO_COUNT_BEFORE.match(words, end) or OF_NO_PERSONS.match(words, end)
    )


def _depths(words: str) -> list[int]:
    """How many brackets are open at each character."""
    depths, depth, last = [0] * len(words), 0, 0
    for bracket in _BRACKETS.finditer(words):
        place = bracket.start()
        if depth:
            depths[last:place] = [depth] * (place - last)
        depth, last = max(depth + (1 if bracket[0] in "([" else -1), 0), place
    return depths


def may_lead_whole(words: str) -> bool:
    """Whether any number of the words can be told so: asked before they are read for numbers."""
    studied = "ed;" in words or "ed:" in words
    return studied or _OPENS_WITH.match(words) is not None or _MAY_LEAD.search(words) is not None


def leads_whole(words: str, member: Member) -> bool:
    """Whether it is told as the whole: 'Of the 517 patients, …', 'The 180 biopsies were …'."""
    if member.count is None or member.bracketed:
        return False
    if _LEADS_WHOLE.search(words, 0, member.start):
        return True
    if member.start == 0 and _STUDIED.match(words, member.end):
        return True
    return _OPENS_WITH.fullmatch(words, 0, member.start) is not None and bool(_WHAT_BECAME.match(words, member.end))


def same_kind(members: Sequence[Member]) -> tuple[Decimal, ...] | None:
    """Their percentages, where each has one."""
    shares = tuple(member.percent for member in members if member.percent is not None)
    return shares if len(shares) == len(members) else None


def slack_of(members: Sequence[Member]) -> Decimal:
    """How far the sum of their percentages may be from 100 under any rounding of each."""
    return sum((member.slack for member in members), Decimal(0))


def without_brackets(words: str) -> str:
    return re.sub(r"[(\[][^()\[\]]*[)\]]", "", words)
