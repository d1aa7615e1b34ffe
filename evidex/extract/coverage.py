"""Coverage: what became of every number of a document. Claimed, set aside with a reason, or unread.

What was seen but not understood is counted, so that nobody takes silence for absence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

import msgspec

from evidex.schema import Claim
from evidex.text import View
from evidex.text.numerals import Numeral, find_numerals

__all__ = ["Coverage", "NumberFate", "coverage", "number_fates"]

Fate = Literal["claimed", "set_aside", "unread"]


class NumberFate(msgspec.Struct, frozen=True):
    """One number of the running text or of a table at `start:end`, and what became of it."""

    start: int
    end: int
    fate: Fate
    reason: str = ""
    """For `set_aside`: why it is no claim (year, dose, citation, confidence level …)."""


class Coverage(msgspec.Struct, frozen=True):
    """Counts over a document."""

    claimed: int
    set_aside: dict[str, int]
    unread: int

    @property
    def share(self) -> float | None:
        """Claimed or set aside, of all; None where there is no number."""
        total = self.claimed + sum(self.set_aside.values()) + self.unread
        return None if not total else (total - self.unread) / total


_PEOPLE = (
    r"(?:consecutive |eligible |adult |elderly |healthy |female |male |hospitali[sz]ed |"
    r"included |randomi[sz]ed |different |other |new )*"
    r"(?:patients?|participants?|subjects?|women|men|children|cases?|controls?|people|persons?|"
    r"individuals?|infants?|studies|trials?"
    r"|articles?|records|publications|reports?|hospitals?|cent(?:re|er)s?|countries|groups?|"
    r"arms|adults|volunteers|students|nurses|users"
    r"|samples?|specimens?|procedures?|deaths|events|eyes|knees|hips|teeth|levels|RCTs|cohorts|"
    r"rats|mice|animals|families|households"
    r"|items|questions|factors|variables|outcomes|times|sites|schools|visits|sessions|"
    r"questionnaires|physicians|vertebrae|operations)\b"
)


class _Sign(NamedTuple):
    """What tells a reason: words before the number, words behind it, or both; None: anything."""

    reason: str
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    last: re.Pattern[str] | None
    """How the last word before the number ends wherever `before` fits; None: in many ways."""


def _sign(reason: str, before: str = "", behind: str = "", last: str = "") -> _Sign:
    return _Sign(
        reason,
        re.compile(before + "$") if before else None,
        re.compile(behind) if behind else None,
        re.compile(last + "$") if last else None,
    )


_LABELS = (
    r"(?:Tables?|Figs?\.?|Figures?|Grades?|Stages?|Types?|Phases?|Groups?|Class|Levels?|Steps?|Parts?|Chapters?|Study"
    r"|Studies|Box|Appendix|Models?|Sections?|Category|Categories|Cluster|Version|version|score of|[Dd]ay|[Ww]eek"
    r"|[Mm]onth|[Yy]ear|[Vv]isit|[Cc]ycle|No\.|[Nn]umber)"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
_SOFTWARE = r"(?:SPSS|SAS|Stata|STATA|R|version|RevMan|release|v)\.?"
_SIGNS = (  # in the order in which they are looked at
    _sign(
        "confidence level",
        behind=r"\s?(?:%|percent|per cent)[\s-]{0,2}(?:posterior |two-sided )?(?:C\.?I\b|CIs|Cr\.?I|"
        r"[Cc]onfidence|[Cc]redib|CL\b|limits|HDI)",
    ),
    _sign("confidence level", r"(?:CI|[Ii]ntervals?|limits)\W{0,3}", r"\s?%\W"),
    _sign(
        "P-value",
        r"(?<![A-Za-z])[Pp][\s-]?(?:values?|trend|interaction|for \w+)?\s?(?:[<>=≤≥]|</=|< or =|of|"
        r"was|less than)\s{0,2}",
        last=r"(?:[<>=≤≥]|of|was|than)",
    ),
    _sign("label", rf"\b{_LABELS}\s", last=_LABELS.replace("score of", "of")),
    _sign(
        "scale",
        behind=r"\s?(?:-|–|to)\s?(?:point|item|level|stage|step|part|lead|fold|way|arm|D|month|year|week|"
        r"day|hour|h|min|minute|dose)\b",
    ),
    _sign(
        "test statistic",
        r"(?:\b[tFzZHU]|χ2?|χ²|[Cc]hi-?2?|\bdf|I2|I²|[Cc]hi-square[d]?)\s?(?:\([^)]{1,12}\)\s?)?\s?[=:<>]\s?",
        last=r"[=:<>]",
    ),
    _sign(
        "dose or amount",
        behind=r"\s?(?:-|–)?\s?(?:mg|µg|μg|mcg|micrograms?|milligrams?|g|kg|IU|units?|mL|ml|L|litres?|"
        r"liters?|mmol|mol|nmol|µmol|mEq|Gy|cGy|MBq|mCi|kcal|kJ|ppm|ppb|tablets?|capsules?|drops|"
        r"cigarettes|cups|drinks|servings)\b",
    ),
    _sign(
        "age limit",
        r"(?:\b[Aa]ge[ds]?(?: of| from| between)?|older than|younger than|over|under|above|below|"
        r"[≥>≤<]=?|at least)\s{0,2}",
        r"\s?(?:-|–|to \d+)?\s?(?:years?|yrs?|y|months?|mo)\b",
    ),
    _sign(
        "duration",
        behind=r"\s?(?:-|–)?\s?(?:years?|yrs?|y|months?|mos?|weeks?|wks?|days?|hours?|hrs?|h|minutes?|min|"
        r"seconds?|s|sec|d)\b",
    ),
    _sign("calendar", rf"\b{_MONTH}\.?,?\s", last=rf"{_MONTH}\.?,?"),
    _sign("calendar", behind=rf"\s{_MONTH}\b"),
    _sign("number of subjects", r"\b[nN]\s?[=:]\s?", last="[=:]"),
    _sign("number of subjects", behind=rf"\s{_PEOPLE}"),
    _sign("allocation ratio", r"\d\s?:\s?", last=":"),
    _sign("allocation ratio", behind=r"\s?:\s?\d"),
    _sign("threshold", r"cut-?off(?: \w+)?\s?=?\s?"),
    _sign(
        "threshold",
        r"(?:[<>≤≥⩽⩾]|</=|>/=|threshold(?: of)?|defined as|at least|more than|less than|greater than|up to"
        r"|exceed\w+|criterion)\s?=?\s?",
        last=r"(?:[<>≤≥⩽⩾=]|old|of|as|least|than|to|exceed\w+|criterion)",
    ),
    _sign("ordinal", behind=r"(?:st|nd|rd|th)\b"),
    _sign("software version", rf"\b{_SOFTWARE}\s", last=_SOFTWARE),
)
_BEHIND = re.compile("|".join(sign.behind.pattern for sign in _SIGNS if sign.behind))
_YEAR = re.compile(r"^(?:1[89]|20)\d\d$")
_COUNTED = re.compile(r"\s?(?:patients|women|men|mg|%|participants)")
_PLAIN_WORDS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "none", "zero"}
)


def coverage(view: View, claims: Sequence[Claim]) -> Coverage:
    """The counts over a document."""
    claimed, unread, aside = 0, 0, Counter[str]()
    for number in number_fates(view, claims):
        if number.fate == "claimed":
            claimed += 1
        elif number.fate == "unread":
            unread += 1
        else:
            aside[number.reason] += 1
    return Coverage(claimed, dict(sorted(aside.items())), unread)


def number_fates(view: View, claims: Sequence[Claim]) -> Iterator[NumberFate]:
    """Every number of the sentences and table cells, in text order, with what became of it."""
    places = sorted((claim.start, claim.end, frozenset(abs(v) for _, v in claim.numbers())) for claim in claims)
    starts = [start for start, _, _ in places]
    longest = max((end - start for start, end, _ in places), default=0)
    for start, end, numerals in _stretches(view):
        for numeral in numerals:
            last = bisect_right(starts, numeral.start)
            if any(
                abs(numeral.value) in values
                for s, e, values in places[bisect_right(starts, numeral.start - longest - 1) : last]
                if s <= numeral.start and numeral.end <= e
            ):
                yield NumberFate(numeral.start, numeral.end, "claimed")
            elif reason := _reason(view, numeral, start, end):
                yield NumberFate(numeral.start, numeral.end, "set_aside", reason)
            else:
                yield NumberFate(numeral.start, numeral.end, "unread")


def _stretches(view: View) -> list[tuple[int, int, tuple[Numeral, ...]]]:
    """Sentences and table cells in text order, with their numerals."""
    found = [(s.start, s.end, view.numerals_of(s)) for s in view.sentences]
    for table in view.document.tables:
        found += [(c.start, c.end, tuple(find_numerals(view.text, c.start, c.end))) for c in table.cells]
    return sorted(found, key=lambda stretch: stretch[0])


def _reason(view: View, numeral: Numeral, start: int, end: int) -> str:
    """Why a number is no claim, from the words around it; empty where they do not tell."""
    text = view.text
    if view.document.citations and view.is_cited_at(numeral.start, numeral.end):
        return "citation"
    printed = text[numeral.start : numeral.end]
    behind = text[numeral.end : min(end, numeral.end + 60)]
    if len(printed) == 4 and _YEAR.match(printed) and not _COUNTED.match(text, numeral.end):
        return "year"
    before = text[max(start, numeral.start - 40) : numeral.start]
    for sign in _signs_after(_last_word(before), told=_BEHIND.match(behind) is not None):
        if (sign.behind is None or sign.behind.match(behind)) and (sign.before is None or sign.before.search(before)):
            return sign.reason
    if numeral.words and printed.lower() in _PLAIN_WORDS:
        return "number word"
    return ""


def _last_word(before: str) -> str:
    led = before.rstrip()
    return led[led.rfind(" ") + 1 :]


@lru_cache(maxsize=4096)
def _signs_after(word: str, *, told: bool) -> tuple[_Sign, ...]:
    """The signs that the last word before a number leaves; without `told` none that needs words behind it."""
    return tuple(
        sign for sign in _SIGNS if (told or sign.behind is None) and (sign.last is None or sign.last.search(word))
    )
