"""A P-value that the printed test statistic does not give.

## What it does
Reads t, F, chi-square, z and r with their degrees of freedom from the text, recomputes the P-value and compares it with
the one printed beside it.

## Why it matters
One in eight psychology papers has such a disagreement that changes its conclusion; nobody checked medicine.

## Tolerance
None beyond printing: statistic and P may each have been rounded or cut off. One-sided tests are tried before it
speaks. A disagreement that leaves P on its side of 0.05 is a warning.

## Example
`t(28) = 1.20, P = 0.03`: two-sided P is 0.24.

## Known limits
Silent where degrees of freedom are not printed (but for z) and where the sentence names a correction (Bonferroni,
Greenhouse–Geisser, permutation). Statistics in tables are not read.

## References
Nuijten MB, et al. The prevalence of statistical reporting errors in psychology. Behavior Research Methods
2016;48:1205–26. Schmidt T. Sources of false positives and false negatives in the statcheck algorithm. 2017.

## Measured
November 2026, all findings on 12,000 abstracts, 2,163 records and 212 full texts read by hand: 29 of 29 right.
`docs/rules/read_findings.md` lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.arithmetic import Interval, first_slips, p_band
from evidex.check.in_words import told_p
from evidex.check.judging import AGREES, Agrees, Fault, Judgement, NotApplicable, outcome
from evidex.check.rules.tst._statistics import PrintedTest, computed_p, printed_tests
from evidex.check.socket import Case, Outcome, Rule

_CORRECTED = re.compile(
    r"\b(?:bonferroni|holm|hochberg|FDR|tukey|scheff\w+|dunnett|greenhouse|huynh|permutation|monte carlo|corrected"
    r"|adjusted|one-?\s?(?:sided|tailed))\b",
    re.I,
)


def check(case: Case) -> Iterator[Outcome]:
    for test in printed_tests(case):
        yield outcome(case, RULE, test.start, test.end, _judge(test, case))


def _judge(test: PrintedTest, case: Case) -> Judgement:
    computed = computed_p(test)
    if computed is None or not 0 <= test.p <= 1:
        return NotApplicable("degrees of freedom are not printed, or a number cannot be")
    printed = p_band(test.op, test.p)
    if printed.meets(computed):
        return AGREES
    if test.kind in ("t", "z", "r") and printed.meets(computed.times(0.5)):
        return Agrees("one-sided")
    sentence = case.view.sentence_at(test.start)
    words = case.document.text[sentence.start : sentence.end] if sentence else ""
    if named := _CORRECTED.search(words):
        return NotApplicable(f"the sentence says {named[0]!r}: the P-value may be corrected")
    flips = (computed.high < 0.05 <= printed.low) or (computed.low > 0.05 and printed.high <= 0.05)
    slips = first_slips(
        (("P", test.p), (test.kind, test.value)),
        lambda name, value: _agrees(test, name, value, computed),
        signed=False,
    )
    return Fault(
        f"{test.told} gives {told_p(computed)}, printed P {test.op} {test.p}.",
        suggestion=told_p(computed) if test.op in ("<", "<=") else slips,  # a bound has no digit to mend
        severity=None if flips else "warning",
    )


def _agrees(test: PrintedTest, name: str, value: object, computed: Interval) -> bool:
    changed = test.with_number(name, value)
    again = computed if name == "P" else computed_p(changed)
    return 0 < changed.p < 1 and again is not None and p_band(changed.op, changed.p).meets(again)


RULE = Rule(code="TST103", name="p-not-reproduced-from-statistic", severity="error", status="stable", check=check)
