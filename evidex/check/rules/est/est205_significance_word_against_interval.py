"""A result called significant, or not, against the interval printed with it.

## What it does
Where a word of significance stands before a ratio or difference with its 95 % interval, and no P-value is printed,
holds the word against the interval: it includes no difference, or it does not.

## Why it matters
Word or interval is wrong, and the word is what is remembered.

## Tolerance
None: an interval that ends at no difference agrees with both words.

## Example
`significantly more falls (OR 1.31, 95% CI 0.89 to 1.94)`.

## Known limits
As those of TST204, which looks at P-values. Intervals at another level than 95 % are not judged.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.arithmetic.scale import IDENTITY, LOG
from evidex.check.estimates import Estimate, scales_for
from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, outcome
from evidex.check.rules.est._told_estimates import told_estimates
from evidex.check.significance_words import WORD, another_level, is_denied, unclear
from evidex.check.socket import Case, Outcome, Rule
from evidex.schema import EffectClaim

_NEAR = 140
"""Characters between the word and the estimate."""
_BEFORE = 90
"""… and in which a denial may stand before the word."""
_TURNS = re.compile(r"[,;)]|\band\s(?:an?|the|in)\b|\d")
_PRINTED_P = re.compile(r"\b[Pp](?:[\s-]?values?)?\s?[<>=≤≥]")


def check(case: Case) -> Iterator[Outcome]:
    text = case.document.text
    for told in case.once(told_estimates):
        claim, estimate = told.claim, told.estimate
        if claim.p_value is not None or claim.ci_level not in (None, 95):
            continue
        begin = max(told.behind_any, claim.start - _NEAR - _BEFORE)
        if _PRINTED_P.search(text, begin, min(told.sentence_end, claim.end + _BEFORE)):
            continue
        words = list(WORD.finditer(text, begin, claim.start))
        if len(words) != 1 or claim.start - words[0].end() > _NEAR:
            continue
        behind = text[words[0].end() : min(told.sentence_end, claim.end + _BEFORE)]
        judgement = _judge(
            claim, estimate, words[0], text[begin : words[0].start()], behind, text[words[0].end() : claim.start]
        )
        if isinstance(judgement, Fault) and (named := case.once(another_level)):
            judgement = NotApplicable(f"the document says {named!r}")
        yield outcome(case, RULE, words[0].start(), claim.end, judgement, (claim.id,))


def _judge(
    claim: EffectClaim, estimate: Estimate, word: re.Match[str], before: str, behind: str, between: str
) -> Judgement:
    if reason := unclear(before, behind):
        return NotApplicable(reason)
    if _TURNS.search(between):
        return NotApplicable("the interval may be of what is told next")
    scale = scales_for(claim.measure)[0]
    if claim.measure == "other" or scale not in (LOG, IDENTITY) or not estimate.low <= estimate.point <= estimate.high:
        return NotApplicable("what no difference would be is not known")
    if scale is IDENTITY and 0 < estimate.low < 1 < estimate.high:
        return NotApplicable("it may be a ratio")  # 'an effect size of 0.81, 95% CI 0.51 to 1.28'
    null = 1 if scale is LOG else 0
    shown = f"{estimate.point} ({estimate.low} to {estimate.high})"
    no_effect = f"{null}, no effect,"
    if is_denied(before, word[0]):
        outside = estimate.low > null or estimate.high < null
        return Fault(f"Called not significant: {shown}, and {no_effect} lies outside.") if outside else AGREES
    held = estimate.low < null < estimate.high
    return Fault(f"Called significant: {shown}, and {no_effect} lies inside.") if held else AGREES


RULE = Rule(
    code="EST205",
    name="significance-word-against-interval",
    severity="warning",
    status="preview",
    check=check,
    kind=EffectClaim,
    compares=("estimate", "ci_low", "ci_high"),
)
