"""A P-value that no usual test of the two counts beside it gives.

## What it does
Where a sentence holds two counts of two wholes against each other and gives one P-value for them, computes chi-square
with and without correction, the N − 1 and likelihood-ratio chi-square, z of the difference, Fisher's exact test (both
ways to be two-sided), mid-P, and half of each (one-sided). Reports a P-value outside all of them.

## Why it matters
Counts or P-value are wrong, or another analysis was made than the counts suggest, and the text does not say so.

## Tolerance
None beyond printing. Where only '24 (16.8%)' is printed, all wholes that give the percentage are tried.
Every value between the smallest and the largest of the tests' P-values agrees.

## Example
`12/50 vs 5/52 (P = 0.40)`: the tests give 0.05 to 0.1.

## Known limits
Adjusted, paired, clustered, stratified and survival analyses of the same counts differ by nature: silent where the
sentence names one, or where both counts may be of the same persons (before, after, baseline); always a warning.

## References
Campbell I. Chi-squared and Fisher–Irwin tests of two-by-two tables. Statistics in Medicine 2007;26:3661–75.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.arithmetic import Interval, p_band
from evidex.check.arithmetic.fourfold import p_values_of_counts
from evidex.check.in_words import told_p
from evidex.check.judging import AGREES, Agrees, Fault, Judgement, NotApplicable, outcome
from evidex.check.rules.tst._groups import Comparison, comparisons
from evidex.check.socket import Case, Outcome, Rule
from evidex.schema import ProportionClaim
from evidex.text.number_words import IN_WORDS, ORDINALS

_ANOTHER = re.compile(
    r"\b(?:adjust\w*|multivaria\w*|multivariable|logistic|regression|Cox|hazard|log-?\s?rank|Kaplan|paired|matched|McNemar|GEE"
    r"|cluster\w*|strati\w*|Mantel\w*|Cochran\w*|trend|interaction|non-?\s?inferior\w*|equivalence|Bonferroni|corrected"
    r"|one-?\s?(?:sided|tailed)|before|after|baseline|pre-?\w*|post-?\w*|propensity|weighted|mean|median|rates? per)\b",
    re.I,
)

_AT_TIME = re.compile(
    r"\b(?:at|by|on|in|after|within)\s(?:the\s)?(?:(?:weeks?|months?|days?|years?|visits?|hours?)\s\d+"
    rf"|(?:\d+|{IN_WORDS}|{'|'.join(ORDINALS)})[\s-](?:weeks?|months?|days?|years?|hours?|visits?))\b",
    re.I,
)
_DESIGN = re.compile(r"\bcluster|\bcross-?over|\bmatched[- ]pair|\bgroup[- ]randomi|\bweighted\b", re.I)


def check(case: Case) -> Iterator[Outcome]:
    for pair in comparisons(case):
        start, end = pair.first.start, max(pair.p.end, pair.second.end)
        yield outcome(case, RULE, start, end, _judge(pair, case), (pair.first.id, pair.second.id))


def _judge(pair: Comparison, case: Case) -> Judgement:
    a, b = pair.counts
    if pair.p.value is None or not 0 <= pair.p.value <= 1:
        return NotApplicable("the P-value itself cannot be (TST101)")
    two_sided = _tested(pair, opposite=False)
    if two_sided is None:
        return NotApplicable("nobody or everybody: nothing to test")
    printed = p_band(pair.p.op or "=", pair.p.value)
    if printed.meets(two_sided):
        return AGREES
    if printed.meets(two_sided.times(0.5)):
        return Agrees("one-sided")
    opposite = _tested(pair, opposite=True)
    if opposite and printed.meets(opposite):
        return NotApplicable("the two counts may be of opposite outcomes")
    if designed := _DESIGN.search(case.document.text):
        return NotApplicable(f"the report says {designed[0]!r}: its tests may allow for that")
    if named := _ANOTHER.search(case.document.text, pair.sentence.start, pair.sentence.end):
        return NotApplicable(f"the sentence says {named[0]!r}: another analysis than of these counts")
    words = case.document.text[pair.sentence.start : pair.sentence.end]
    first, second = pair.wholes
    if (
        min(second) <= max(first)
        and min(first) <= max(second)
        and len({time[0].lower() for time in _AT_TIME.finditer(words)}) > 1
    ):
        return NotApplicable("the two counts may be of the same persons at two times")
    (m, n), some = (first[len(first) // 2], second[len(second) // 2]), "some " if pair.implied else ""
    return Fault(
        f"{a} of {some}{m} against {b} of {some}{n} gives {told_p(two_sided)} "
        f"by every usual test, printed P {pair.p.op} {pair.p.value}."
    )


def _tested(pair: Comparison, *, opposite: bool) -> Interval | None:
    """From the least to the greatest P of all tests and all wholes; `opposite`: the second count is of the others."""
    (a, b), (first, second) = pair.counts, pair.wholes
    found = [p for m in first for n in second for p in p_values_of_counts(a, m, n - b if opposite else b, n).values()]
    return Interval(min(found), max(found)) if found else None


RULE = Rule(
    code="TST104",
    name="p-not-reproduced-from-counts",
    severity="warning",
    status="preview",
    check=check,
    kind=ProportionClaim,
    compares=("numerator", "denominator", "p_value"),
)
