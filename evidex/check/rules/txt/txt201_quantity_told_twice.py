"""The same quantity given twice with other values.

## What it does
Compares shares, central values and effect estimates of different sentences that speak of the same things, and reports
pairs whose values exclude each other.

## Why it matters
One of the two is wrong, or they are of different groups and the text hides which.

## Tolerance
Printed and rounded values allow for their rounding. The clauses must share .28 of their weighted words where they
cite the same source, .6 otherwise (.75 where a share is 'about 35 %'), and name no different group or time; a share
and its complement (72 and 28 %) are one. What the claims say of both decides: shares of two things, of people of
another age, with and without something, of two tests or thresholds are no pair; two of one cited work whose claims
name the same thing in the same group are, in whatever words.

## Example
`ocular involvement occurs in 44% of cases [3]` and `Ocular rosacea is present in 29% of cases [3]`

## Known limits
Two groups that differ only by a word that the clause leaves out look like one, and so do two drugs or two sorts of
hospital whose names no claim tells. Research reports are left to the
rules that know their parts (TXT202 to TXT206).

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.contradiction import Mention
from evidex.check.outcomes import fires, related
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.told_again import told_again
from evidex.check.topic import set_aside
from evidex.text.own_study import reports_own_study


def _check(case: Case) -> Iterator[Outcome]:
    view = case.view
    reason = set_aside(view)
    if reason is None and reports_own_study(view):
        reason = "a study's own results differ by group and time; see TXT202 to TXT206"
    if reason is not None:
        yield Outcome("not_applicable", reason=reason)
        return
    for one, other in told_again(case):
        first, again = one.sentence, other.sentence
        message = (
            f"{_printed(case, other)} here, {_printed(case, one)} earlier, of what reads as the same quantity"
            f"{_source(one, other)}."
        )
        there = related(case.document, first.start, first.end, f"{_printed(case, one)} here")
        yield fires(case, RULE, again.start, again.end, message, related=(there,))


def _printed(case: Case, mention: Mention) -> str:
    number = case.document.text[mention.figure.start : mention.figure.end].strip()
    if mention.kind.isupper():
        return f"{mention.kind} {number}"
    return number if mention.kind == "%" else f"{number} {mention.kind}"


def _source(one: Mention, other: Mention) -> str:
    shared = sorted(one.labels & other.labels)
    return f" from the same source ({', '.join(shared)})" if shared else ""


RULE = Rule(code="TXT201", name="quantity-told-twice", severity="warning", status="preview", check=_check)
