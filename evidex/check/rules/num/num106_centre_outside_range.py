"""A mean or median that lies outside its own range, quartiles or interval.

## What it does
Reports a mean outside the observed range or the confidence interval, a median outside range or quartiles, and quartiles
outside the range; in tables also where they stand in columns of their own, side by side.

## Why it matters
It cannot be: one of the three numbers is wrong.

## Tolerance
None beyond printing: each number may have been rounded or cut off at its last place.

## Example
`median 42 days (IQR 12–38)`.

## Known limits
A mean may lie outside the quartiles: not applicable. A range of another group in the same parentheses is reported.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.arithmetic import READINGS, band, bands, first_slips
from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, outcome, rule_on_claims
from evidex.check.rules.num._spreads import Spread, spreads
from evidex.check.socket import Case, Outcome, Rule
from evidex.schema import ScoreClaim

_CHANGE = re.compile(r"(?<!ranging )(?<!ranged )(?<!range )\bfrom\b|%\s?\(\d+\s?[-–]\s?\d+\s?%")
_TIME = re.compile(r"\b(?:years?|yrs?|yr|months?|mos?|weeks?|wks?|days?|hours?|hrs?|min(?:utes)?)\b", re.I)
_SD = re.compile(r"\bSD\)?\s?=?\s?$")


def judge(claim: ScoreClaim, case: Case) -> Judgement | None:
    low, high = claim.low, claim.high
    if low is None or high is None:
        return None
    if low > high:
        return NotApplicable("the range is reversed (NUM105)")
    if claim.spread == "iqr" and claim.statistic != "median":
        return NotApplicable("a mean may lie outside the quartiles")
    if claim.spread == "ci" and claim.statistic == "other":
        return NotApplicable("what the value is, is not said")
    around = case.document.text[max(claim.start - 12, 0) : claim.end + 10]
    if claim.spread is None or claim.statistic == "mean_change" or _CHANGE.search(around):
        return NotApplicable("a change from one value to another, perhaps")
    if len({match[0][:2].lower() for match in _TIME.finditer(around)}) > 1:
        return NotApplicable("several units of time")
    if _SD.search(case.document.text[max(claim.start - 12, 0) : claim.end].partition(str(abs(claim.value)))[0][-12:]):
        return NotApplicable("the value is called an SD")
    for reading in READINGS:
        centre, lower, upper = (band(value, reading) for value in (claim.value, low, high))
        if centre.high >= lower.low and centre.low <= upper.high:
            return AGREES
    return Fault(
        f"The {claim.statistic.replace('_', ' ')} {claim.value} lies outside {low} to {high}.",
        suggestion=first_slips((("value", claim.value),), lambda _, value: low <= value <= high, signed=True),
    )


def check(case: Case) -> Iterator[Outcome]:
    """Each claim by itself, then what a claim does not hold: two spreads of one value, columns of a table."""
    placed: set[int] = set()
    for made in _ON_CLAIMS.check(case):
        if made.finding is not None:
            placed.update(range(made.finding.start, made.finding.end))
        yield made
    for spread in spreads(case):
        if spread.start not in placed:
            yield outcome(case, RULE, spread.start, spread.end, _of_spread(spread))


def _of_spread(spread: Spread) -> Judgement:
    lowest, highest = bands(spread.low).low, bands(spread.high).high
    if all(bands(value).high >= lowest and bands(value).low <= highest for value in spread.inner):
        return AGREES
    inner = " to ".join(str(value) for value in spread.inner)
    verb = "lies" if len(spread.inner) == 1 else "lie"
    return Fault(f"The {spread.what} {inner} {verb} outside {spread.low} to {spread.high}, the {spread.outer}.")


_ON_CLAIMS = rule_on_claims(code="NUM106", name="centre-outside-range", severity="error", kind=ScoreClaim, judge=judge)
RULE = Rule(
    code="NUM106",
    name="centre-outside-range",
    severity="error",
    status="preview",
    check=check,
    compares=("value", "low", "high"),
)
