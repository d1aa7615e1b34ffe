"""Dates of a study that cannot follow one another.

## What it does
Reports a period that ends before it begins ('from June 2017 through August 2016'), and a follow-up that ends before
the only period in which persons were enrolled does.

## Why it matters
A year is wrong; the length of follow-up and the setting of the study hang on it.

## Tolerance
A year alone may be any of its months, a month any of its days.

## Example
`Patients were enrolled from May 2012 to October 2014. … follow-up ended in October 2013.`

## Known limits
Two years alone are a period only behind 'from', 'between' or 'during'. Where two periods are given for enrolment, or
two ends of follow-up, nothing is compared. References and tables are left out.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.outcomes import fires, related
from evidex.check.rules.txt._months import month_in
from evidex.check.socket import Case, Outcome, Rule

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{2,6})?\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATED = rf"(?:(?:{_DAY}\s(?:of\s)?)?{_MONTH},?\s(?:{_DAY},?\s)?(?:of\s)?(?:19|20)\d\d|(?:19|20)\d\d)(?![\d/.-]\d|\w)"
_YEAR = re.compile(r"[12](?<!\d.)[09]\d\d")
_PERIOD = re.compile(
    rf"\b(?P<lead>between|from|during)\s(?:the\s)?(?P<a>{_DATED})\s(?P<link>and|to|through|until|till)\s(?P<b>{_DATED})",
    re.I,
)
_TURNED = re.compile(
    r"\b(?:compar\w*|back|backwards?|retrospectively|projected|versus|vs|dropp\w*|fell|falls?|rose|declin\w*|decreas\w*|increas\w*|chang\w*|improv\w*|revers\w*|differen\w*)\b",
    re.I,
)
_ENROLLED = re.compile(
    r"\b(?:enrol\w*|recruit\w*|randomi[sz]ed|included|admitted|operated|diagnosed|treated|entered|accrual|accrued|registered)\b",
    re.I,
)
_ENDED = re.compile(
    rf"\bfollow(?:ed)?[\s-]?up(?:\s(?:visits?|period|data|examinations?|assessments?))?\s(?:(?:was|were|had)\s(?:been\s)?)?"
    rf"(?:ended|closed|completed|continued|concluded|finished|(?:took\splace\s)?(?=in\s|on\s))(?:\s?(?:on|in|by|at|until|through)\s)"
    rf"(?:the\send\sof\s)?(?P<date>{_DATED})",
    re.I,
)
_FOLLOWED_UNTIL = re.compile(rf"\bfollowed(?:[\s-]up)?\s(?:until|till|through|to)\s(?P<date>{_DATED})", re.I)

Date = tuple[int, int, int]
"""Year, month, day: 0 where it is not said."""


def check(case: Case) -> Iterator[Outcome]:
    enrolled: dict[tuple[Date, Date], tuple[int, int]] = {}
    ends: dict[Date, tuple[int, int]] = {}
    text = case.document.text
    for sentence in case.view.sentences:
        if _YEAR.search(text, sentence.start, sentence.end) is None:
            continue
        for match in _PERIOD.finditer(text, sentence.start, sentence.end):
            period = (_date(match["a"]), _date(match["b"]))
            if not _before(period[1], period[0]):
                yield Outcome("agrees")
                if _ENROLLED.search(text, sentence.start, sentence.end):
                    enrolled.setdefault(period, match.span())
            elif _TURNED.search(text, sentence.start, sentence.end):
                yield Outcome("not_applicable", reason="a change from a later time to an earlier one, perhaps")
            else:
                message = f"The period '{_words(match[0])}' ends before it begins."
                yield fires(case, RULE, match.start(), match.end(), message)
        for pattern in (_ENDED, _FOLLOWED_UNTIL):
            for match in pattern.finditer(text, sentence.start, sentence.end):
                ends.setdefault(_date(match["date"]), match.span())
    if len(enrolled) == len(ends) == 1:
        yield _follow_up(case, *enrolled.popitem(), *ends.popitem())


def _follow_up(
    case: Case, period: tuple[Date, Date], place: tuple[int, int], end: Date, where: tuple[int, int]
) -> Outcome:
    if not _before(end, period[1]):
        return Outcome("agrees")
    text = case.document.text
    there = related(case.document, *place, "the period of enrolment")
    message = f"'{_words(text[slice(*where)])}', but persons were enrolled '{_words(text[slice(*place)])}'."
    return fires(case, RULE, *where, message, related=(there,))


def _words(words: str) -> str:
    return " ".join(words.split())


def _before(one: Date, other: Date) -> bool:
    """Whether the one is earlier by all that is said of both."""
    for mine, yours in zip(one, other, strict=True):
        if not mine or not yours:
            return False
        if mine != yours:
            return mine < yours
    return False


def _date(words: str) -> Date:
    year = re.search(r"(?:19|20)\d\d", words)
    day = re.search(r"(?<!\d)\d{1,2}(?!\d)", words)
    return int(year[0]) if year else 0, month_in(words) or 0, int(day[0]) if day else 0


RULE = Rule(code="TXT208", name="dates-out-of-order", severity="warning", status="preview", check=check)
