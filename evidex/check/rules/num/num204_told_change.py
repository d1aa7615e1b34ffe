"""A change or difference that the two values told with it do not make.

## What it does
Where a sentence tells two values and draws their difference ('from 312 m to 351 m, by 39 m'; '(58 vs 45)' behind '13
more'), works out difference and relative change and compares.

## Why it matters
One of the three numbers is wrong, and readers quote the change.

## Tolerance
All values that print as the numbers do; 40% may have been rounded to tens. A percentage is of
the first value behind 'from … to', else of either; of two percentages it may be percentage points or relative.

## Example
`from 52 to 234 µg/L, an increase of 250%`: 350%.

## Known limits
Adjusted, modelled and median changes differ from the difference of the printed values: silent where the sentence says
so. A difference with an interval or an SD behind it may be of a model: told only where one slip makes it right and the
interval is around the value that the two give. Values and change that are apart by more than a few words are not
brought together; units must be the same where both are printed.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.arithmetic import Interval, bands, first_slips
from evidex.check.arithmetic.printed import signed
from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, outcome
from evidex.check.rules.num._changes import Change, changes_of
from evidex.check.socket import Case, Outcome, Rule

_ANOTHER = re.compile(
    r"\b(?:adjust\w*|model\w*|regression|least[\s-]squares?|LS|ANCOVA|imput\w*|weighted|pooled|medians?|geometric|annual\w*"
    r"|per\s(?:year|month|week|day|decade)|Hodges\w*|respectively|log\w*|each|at\sleast|up\sto|estimated)\b",
    re.IGNORECASE,
)
_TESTED = re.compile(
    r"\s?(?:[a-z]+\s?)?[,;(\[]\s?(?:±|SD|SE|(?:\d{2}\s?%\s?)?(?:CI|confidence)|[-−–]?\d[\d.·]*\s?(?:to|[-–])\s)"
)
_BOUNDS = re.compile(
    r"(?:CI|confidence\sinterval)\D{0,6}(?P<l>[-−–]?\d+(?:[.·]\d+)?)\s?(?:%\s?)?(?:to|[-–]|,)\s?(?P<h>[-−–]?\d+(?:[.·]\d+)?)"
)


def check(case: Case) -> Iterator[Outcome]:
    text = case.document.text
    for sentence in case.view.sentences:
        words = text[sentence.start : sentence.end]
        for change in changes_of(words):
            judgement = _judge(change, words)
            yield outcome(case, RULE, sentence.start + change.start, sentence.start + change.end, judgement)


def _judge(change: Change, words: str) -> Judgement:
    wanted = _wanted(change)
    if not wanted:
        return NotApplicable("nothing is a percentage of zero")
    told = _as_rounded(change)
    if any(told.meets(each) for each in wanted):
        return AGREES
    if named := _ANOTHER.search(words):
        return NotApplicable(f"the sentence says {named[0]!r}")
    if _TESTED.match(change.behind) and not _interval_is_around(wanted[0], change.behind):
        return NotApplicable("the difference may be of a model")
    slip = first_slips((("change", abs(change.told)),), lambda _, v: any(bands(v).interval().meets(w) for w in wanted))
    made = " or ".join(_shown(each, change) for each in wanted[:2])
    return Fault(
        f"From {change.before} to {change.after} it is {made}, printed {change.told}{_sign(change)}.", suggestion=slip
    )


def _as_rounded(change: Change) -> Interval:
    """All that prints as the change; '50% greater' may be 45%."""
    told = abs(change.told)
    if change.percent and told % 10 == 0 and told % 1 == 0 and "." not in str(told):
        return Interval(float(told) - 5, float(told) + 5)
    return bands(told).interval()


def _wanted(change: Change) -> list[Interval]:
    """The changes that the two values make: the one that is told first, then other readings of it; none where a
    percentage would be of zero."""
    one, two = bands(change.before).interval(), bands(change.after).interval()
    difference = abs(two - one)
    bases = (one,) if change.of_first else (one, two)
    relative = [(difference / abs(base)).times(100) for base in bases if base.low > 0 or base.high < 0]
    if change.percent:
        return [*relative, difference] if change.shares else relative
    return [difference]


def _shown(value: Interval, change: Change) -> str:
    low, high = (f"{each:.3g}" for each in (value.low, value.high))
    sign = "%" if change.percent else ""
    return f"{low}{sign}" if low == high else f"{low} to {high}{sign}"


def _sign(change: Change) -> str:
    return "%" if change.percent else " percentage points" if change.points else ""


def _interval_is_around(value: Interval, behind: str) -> bool:
    """Whether the interval behind the change has the difference of the two values in its middle."""
    found = _BOUNDS.search(behind)
    if found is None:
        return False
    low, high = (bands(abs(signed(found[end]))).interval() for end in ("l", "h"))
    middle = (low + high).times(0.5)
    return middle.meets(value)


RULE = Rule(code="NUM204", name="told-change", severity="warning", status="preview", check=check)
