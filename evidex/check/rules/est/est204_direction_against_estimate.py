"""A word of direction that the estimate and its interval contradict.

## What it does
Where 'more likely', 'less frequent', 'a lower risk' stands before a ratio, holds it against the ratio: wholly below 1
it cannot be more, wholly above 1 not less.

## Why it matters
The word or the estimate is the wrong way round, and the word is what is quoted.

## Tolerance
The whole interval must lie on the other side of no difference.

## Example
`Death was less frequent in patients with delirium (risk ratio 1.93, 95% CI 1.34 to 2.78)`.

## Known limits
Ratios whose reference group is the one that is named ('more likely in men than in women (OR for women …)') look alike:
silent where 'for', 'reference' or a denial stands beside them, and where survival or its like is told.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.arithmetic.scale import LOG
from evidex.check.estimates import Estimate, scales_for
from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, outcome
from evidex.check.rules.est._told_estimates import told_estimates
from evidex.check.socket import Case, Outcome, Rule
from evidex.schema import EffectClaim

_WORD = re.compile(
    r"\b(?:(?P<more>more\s(?:likely|often|frequent(?:ly)?|common(?:ly)?)"
    r"|(?:higher|greater|increased|elevated|raised)\s(?:[a-z-]+\s){0,3}?(?:risks?|odds|rates?|incidence|mortality|likelihood|probability|hazards?|prevalence))"
    r"|less\s(?:likely|often|frequent(?:ly)?|common(?:ly)?)"
    r"|(?:lower|decreased|reduced)\s(?:[a-z-]+\s){0,3}?(?:risks?|odds|rates?|incidence|mortality|likelihood|probability|hazards?|prevalence))\b",
    re.I,
)
_OTHER = re.compile(
    r"\b(?:not|no|neither|nor|without|free|absence|surviv\w*|but|while|whereas|although|than\sless|than\smore|for|reference|referent|invers\w*|protect\w*"
    r"|respectively|per|each|interaction|ratio\sof|former|latter|times|fold|non\w*|avoid\w*|prevent\w*|fail\w*)\b|n't\b",
    re.I,
)
_FAR = 130
_BEHIND = 12
"""Characters behind the estimate in which 'for age' may stand."""


def check(case: Case) -> Iterator[Outcome]:
    text = case.document.text
    for told in case.once(told_estimates):
        claim = told.claim
        begin = max(told.behind_estimate, claim.start - _FAR)
        words = list(_WORD.finditer(text, begin, claim.start))
        if len(words) == 1 and scales_for(claim.measure)[0] is LOG and claim.measure != "other":
            judgement = _judge(
                words[0], text[begin : claim.start], text[claim.start : claim.end + _BEHIND], told.estimate
            )
            yield outcome(case, RULE, words[0].start(), claim.end, judgement, (claim.id,))


def _judge(word: re.Match[str], before: str, told: str, estimate: Estimate) -> Judgement:
    if any(character.isdigit() for character in before[before.find(word[0]) :]):
        return NotApplicable("other numbers stand between")
    if named := _OTHER.search(before) or _OTHER.search(told):
        return NotApplicable(f"the clause says {named[0]!r}")
    more = word["more"] is not None
    against = (estimate.high < 1) if more else (estimate.low > 1)
    if against and estimate.low <= estimate.point <= estimate.high:
        return Fault(
            f"'{word[0]}' is said of {estimate.point} ({estimate.low} to {estimate.high}), all "
            f"{'below' if more else 'above'} 1: the word is wrong, or the ratio is of the other group."
        )
    return AGREES


RULE = Rule(
    code="EST204",
    name="direction-against-estimate",
    severity="note",
    status="preview",
    check=check,
    kind=EffectClaim,
    compares=("estimate", "ci_low", "ci_high"),
)
