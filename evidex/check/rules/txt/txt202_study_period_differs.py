"""A study period that the abstract gives otherwise than the body.

## What it does
Compares the period between two dates that the abstract states with those of methods and results.

## Why it matters
Which patients were studied is unclear; often one of the two comes from an earlier draft.

## Tolerance
A year alone agrees with any month of it. Only periods that share their beginning or their end are held to be the
same one, and not where the body is coarser than the abstract; periods of literature searches are left out.

## Example
`Between March 2013 and January 2015` in the abstract, `Between March 2013 and January 2016` in the methods.

## Known limits
Where the abstract states two periods (recruitment and follow-up), nothing is compared.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.outcomes import fires, related
from evidex.check.report_parts import abstract_and_body, outside_abstract, sentences_of
from evidex.check.rules.txt._months import month_in
from evidex.check.socket import Case, Outcome, Rule
from evidex.schema import Span

_DATE = (
    r"(?:\d{1,2}(?:st|nd|rd|th)?\s)?(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?,?\s"
    r"(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?(?:of\s)?)?(?:19|20)\d\d"
)
_PERIOD = re.compile(
    rf"\b(?:between|from|during)?\s?({_DATE})\s?(?:and|to|through|until|till|[-–—])\s?({_DATE})\b", re.IGNORECASE
)
_MONTH = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?,?\s(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?(?:19|20)\d\d"
)
_SEARCH = re.compile(
    r"\b(?:databases?|medline|pubmed|embase|cochrane|search(?:ed|es)?|literature|published)\b", re.IGNORECASE
)

Date = tuple[int, int | None]
Period = tuple[Date, Date]


def _check(case: Case) -> Iterator[Outcome]:
    view = case.view
    if (reason := abstract_and_body(view)) is not None:
        yield Outcome("not_applicable", reason=reason)
        return
    told, body = _periods(case, "abstract"), _periods(case, "body")
    if len(told) != 1 or not body:
        yield Outcome("not_applicable", reason="abstract and methods do not state one study period each")
        return
    (period, place), *_ = told.items()
    if any(_fits(period, other) for other in body):
        yield Outcome("agrees")
        return
    near = [(other, where) for other, where in body.items() if any(map(_shared, period, other))]
    if not near:
        yield Outcome("not_applicable", reason="the periods of abstract and body have no end in common")
        return
    other, where = near[0]
    if _told_elsewhere(case, period, other):
        yield Outcome("not_applicable", reason="the body tells the other end of the abstract's period elsewhere")
        return
    message = f"The abstract's study period is '{_words(case, place)}', the body's '{_words(case, where)}'."
    there = related(case.document, where.start, where.end, "the body's period")
    yield fires(case, RULE, place.start, place.end, message, related=(there,))


def _told_elsewhere(case: Case, period: Period, other: Period) -> bool:
    """'Invited from May to July 2008; followed until June 2012': the abstract joins the ends of two periods."""
    ends = [end for end in period if end[1] is not None and not any(_fit(end, each) for each in other)]
    told = (match[0] for match in _MONTH.finditer(outside_abstract(case.view)))
    dates = {_date(words) for words in told}
    return bool(ends) and all(end in dates for end in ends)


def _words(case: Case, place: Span) -> str:
    return " ".join(place.of(case.document.text).split())


def _periods(case: Case, part: str) -> dict[Period, Span]:
    """Study periods by value, each where it is first told; in the body only from methods and results."""
    view = case.view
    found: dict[Period, Span] = {}
    for sentence in sentences_of(view, part):
        if part == "body" and sentence.section not in ("methods", "results"):
            continue
        if _SEARCH.search(view.text, sentence.start, sentence.end):
            continue
        for match in _PERIOD.finditer(view.text, sentence.start, sentence.end):
            period = (_date(match[1]), _date(match[2]))
            if period[0] != period[1]:
                found.setdefault(period, Span(match.start(), match.end()))
    return found


def _date(words: str) -> Date:
    year = int(re.findall(r"(?:19|20)\d\d", words)[-1])
    return year, month_in(words)


def _fit(one: Date, other: Date) -> bool:
    return one[0] == other[0] and (one[1] == other[1] or one[1] is None or other[1] is None)


def _shared(abstract: Date, body: Date) -> bool:
    """The abstract may round to the year; a body that is coarser than the abstract tells of something else."""
    return _fit(abstract, body) and not (abstract[1] is not None and body[1] is None)


def _fits(one: Period, other: Period) -> bool:
    return _fit(one[0], other[0]) and _fit(one[1], other[1])


RULE = Rule(code="TXT202", name="study-period-differs", severity="warning", status="preview", check=_check)
