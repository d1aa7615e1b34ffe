"""A confidence interval that is not symmetric around its estimate on the scale of its measure.

## What it does
An interval made from an estimate and a standard error is symmetric on some scale: the logarithm for ratios, Fisher's
z for a correlation, the printed scale for differences. The rule asks whether any values that could have been printed
as these three numbers are symmetric, and reports where none are.

## Why it matters
A wrong digit in an estimate or a bound mostly leaves the estimate inside its interval; nothing else shows it.

## Tolerance
None beyond printing: each number stands for all values that round, or are cut off, to it; all three in the same way.
A fixed allowance (15 %, say) raises false alarms for short decimals and is blind for long ones.

## Example
`OR 3.44 (95% CI 1.907–8.206)`: the middle on the log scale lies between 3.953 and 3.958, printed 3.44.

## Known limits
Exact, profile-likelihood, bootstrap and Bayesian intervals are asymmetric by nature, as are Hedges' g, conditional
and median-unbiased estimates: so a warning, never an error. Where a third of a table's intervals and at least four miss
the middle, each by little, the method is the likelier cause: one note for the table. Ratios that lie in the middle as
printed were made without logarithms; from three on they have one finding in a document, and no digit is suggested.
Silent where the sentence names such a method, where the document names one for all its intervals, for standardised
ratios (exact Poisson intervals) and numbers needed to treat; changes in percent are also read as ratios (24 % less is
0.76), numbers that all end in 0 as told to a place less. Of 467 risk, rate and prevalence ratios in 6,000 abstracts
none had an interval that is symmetric as printed.

## References
Altman DG, Bland JM. How to obtain the confidence interval from a P value. BMJ 2011;343:d2090. Georgescu C, Wren JD.
Bioinformatics 2018;34:1758–66.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from decimal import Decimal

from evidex.check.arithmetic import READINGS, first_slips
from evidex.check.arithmetic.scale import FISHER, IDENTITY, LOG, LOWERED, Scale
from evidex.check.estimates import Estimate, estimate_of, inside, plain, symmetric, unpadded
from evidex.check.in_words import told_between
from evidex.check.judging import AGREES, Agrees, Fault, Judgement, NotApplicable, outcome
from evidex.check.misreading import misreading
from evidex.check.rules.est._asymmetry import gathered, scales_of, unlogged
from evidex.check.rules.est._percent_change import as_changes, is_percent_change, words_before
from evidex.check.signed_in_words import signed_in_words
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.tables import cell_at, context_of
from evidex.schema import EffectClaim

_BY_NATURE = re.compile(
    r"\b(?:exact|profile[- ]likelihood|likelihood profile|bootstrap\w*|bayes\w*|credib\w*|CrI"
    r"|posterior (?:prob\w+|distribution|mean|median|interval)|jackknife|percentile (?:bootstrap|method|interval)"
    r"|permutation|median-unbiased|shrunk\w*|penali[sz]ed|Firth|geometric|back-?transformed|median difference|Hodges"
    r"|Poisson (?:CI|confidence|interval|limits)|AUC|area under|c-statistic)\b"
)
"""Not 'lipid profile', '90th percentile', nor a Poisson regression, whose intervals are symmetric."""
_INTERVALS = r"(?:confidence\s(?:intervals?|limits?)|credible\sintervals?|intervals|CIs?|CrIs?|uncertainty\sintervals?)"
_MADE_BY = (
    r"(?:exact|profile[- ]likelihood|likelihood[- ]profile|bootstrap\w*|bayes\w*|MCMC|Markov\schain|posterior"
    r"|percentile|bias-corrected|Clopper|permutation|jackknife|Firth|median-unbiased|conditional\smaximum)"
)
_OF_ALL = re.compile(
    rf"\b{_MADE_BY}\b[^.;\n]{{0,120}}\b(?:gave|give|given|to\s(?:obtain|calculate|compute|derive|estimate|construct|produce"
    r"|get|generate)|for\s(?:all|the|calculating|computing)|were|was|used|yield\w*|provid\w*|of)\b"
    rf"[^.;\n\d]{{0,60}}(?:9[059](?:[.·]\d)?\s?%\s?)?{_INTERVALS}\b(?!\s?[,:=(\[]?\s?[-−–€$£]?\d)"
    rf"|\b{_INTERVALS}\b(?!\s?[,:=(\[]?\s?[-−–€$£]?\d)[^.;\n\d]{{0,80}}"
    r"\b(?:calculated|computed|obtained|derived|estimated|constructed|generated|made|based|came|come|are|were|from|by|with"
    rf"|using)\b[^.;\n\d]{{0,60}}\b{_MADE_BY}\b"
    rf"|\b{_MADE_BY}\s(?:9[059](?:[.·]\d)?\s?%\s?)?{_INTERVALS}\s(?:are|were|is|was)\b",
    re.IGNORECASE,
)
"""'Bootstrapping with 5 000 replications gave 95% confidence intervals', 'intervals were obtained by the exact method':
said once, of all intervals of the document. 'OR 2 (exact 95% CI 1 to 4)' is said of one."""
_OF_SHARES = re.compile(
    r"\b(?:proportions?|percentages?|prevalences?|sensitivit\w+|specificit\w+|binomial|incidences?|AUCs?|medians?)\b",
    re.I,
)
_OF_DIFFERENCES = re.compile(r"\b(?:costs?|QALYs?|indirect|mediat\w+|mean|means|differences?)\b", re.I)
_MEDIAN = re.compile(r"\b[Mm]edians?\b")
_NO_EFFECT = re.compile(
    r"\b(?:medians?|IQR|interquartile|quartiles?|ranges?|ICC|kappa|sensitivity|specificity|accuracy|descriptive|baseline)\b",
    re.I,
)
"""Words of a table by which its `a (b–c)` cells are no effects with their intervals."""

_NEEDED = re.compile(r"\bNNTB?\b|\bNNH\b|number needed|needed to (?:treat|harm)|individuals \($")
_TO_BE_TREATED = re.compile(
    r"^[^.;]{0,90}\b(?:need(?:ed|s)?|should|ha(?:ve|s|d)|must|would have)\s(?:to\s)?be\s(?:treated|screened)"
)
_STANDARDISED = re.compile(r"\bS[MI]Rs?\b|standardi[sz]ed (?:mortality|incidence)", re.I)
_FOLD = re.compile(r"\d[\s-]?fold\b|\btimes (?:as|more|less|higher|lower)\b", re.IGNORECASE)
_RATIO = re.compile(r"\b[ac]?(?:OR|RR|HR|IRR)s?\b|\bratios?\b|\brelative risk|\bodds\b")


def judge(claim: EffectClaim, case: Case) -> Judgement:
    estimate = estimate_of(claim)
    if estimate is None:
        return NotApplicable("no interval is stated")
    if estimate.low > estimate.high or not inside(estimate):
        return NotApplicable("the interval does not hold its estimate (EST101, EST102)")
    before = words_before(claim, case)
    needed = _NEEDED.search(before) or _TO_BE_TREATED.match(case.document.text[claim.end : claim.end + 120])
    standardised = claim.measure == "SIR" or _STANDARDISED.search(before[-60:] + claim.quote)
    if standardised or (needed and not _RATIO.search(before[-40:])):
        return NotApplicable("standardised ratios and numbers needed to treat have other intervals")
    scales = scales_of(claim, estimate)
    if not scales:
        return NotApplicable("a ratio's interval reaches zero or below (EST104)")
    if symmetric(estimate, scales[0]):
        return AGREES
    if reading := _other_reading(claim, case, estimate, scales):
        return Agrees(reading)
    if word := signed_in_words(claim, case, estimate, lambda changed: symmetric(changed, scales[0])):
        return Agrees(f"{word!r} tells its sign")
    context = context_of(case, claim.start, claim.end)
    named = (
        _BY_NATURE.search(context)
        or _named_once(case, scales[0])
        or _MEDIAN.search(before[-80:])
        or (cell_at(case, claim.start) and _NO_EFFECT.search(context))
    )
    if named:
        told = " ".join(named[0].split())
        return NotApplicable(f"the text says {told!r}: such intervals need not be symmetric")
    if scales[0] is LOG and 0 < estimate.low < estimate.high < 100 and is_percent_change(claim, case):
        return Fault(_message(estimate, LOWERED))
    as_printed = unlogged(estimate, scales[0])
    return Fault(
        _message(estimate, scales[0]) + (" It lies halfway, as if no logarithm was taken." if as_printed else ""),
        suggestion=None if as_printed else _suggestion(estimate, scales[0], claim.measure),
        misread=_other_measure(estimate, scales[0], before[-100:] + claim.quote)
        or misreading(claim, case, estimate, lambda changed: symmetric(changed, scales[0]), ratio=scales[0] is LOG),
    )


def _named_once(case: Case, scale: Scale) -> re.Match[str] | None:
    """Where the document says of all its intervals, or of all on this scale, by which method they were made."""
    for said in case.once(_said_of_all):
        if scale is not LOG or not _OF_DIFFERENCES.search(said[0]):
            return said
    return None


def _said_of_all(case: Case) -> tuple[re.Match[str], ...]:
    found = _OF_ALL.finditer(case.document.text)
    return tuple(said for said in found if not _OF_SHARES.search(case.document.text, said.start(), said.end() + 40))


def _other_reading(claim: EffectClaim, case: Case, estimate: Estimate, scales: tuple[Scale, ...]) -> str | None:
    """Under which other reading the interval is symmetric."""
    for scale in scales[1:]:
        if symmetric(estimate, scale):
            return f"symmetric on the {scale.name} scale"
    if symmetric(unpadded(estimate), scales[0]):
        return "symmetric without the zeros at the end of all three numbers"
    if scales[0] is IDENTITY and estimate.low > 0 and symmetric(estimate, LOG) and _told_as_ratio(claim, case):
        return "symmetric as the ratio that its words tell"
    if is_percent_change(claim, case):
        for changed, scale in as_changes(estimate):
            if symmetric(changed, scale, alike=False):  # one less, times a hundred: by hand, one of the three cut off
                return f"symmetric as a ratio, {scale.name}"
    return None


def _told_as_ratio(claim: EffectClaim, case: Case) -> bool:
    """'5.67-fold higher', a column called 'Ratio': no difference, though the claim calls it one."""
    return _FOLD.search(claim.quote) is not None or _RATIO.search(context_of(case, claim.start, claim.end)) is not None


def _other_measure(estimate: Estimate, scale: Scale, words: str) -> str | None:
    """An interval called a difference that is symmetric as a ratio (`exp(β)`, a column of mixed measures), or a
    rate, level or change that was taken for a ratio: no word near it calls it one."""
    if scale is IDENTITY and estimate.low > 0 and symmetric(estimate, LOG):
        return "the interval is symmetric on the log scale, as of a ratio"
    if scale is LOG and not _RATIO.search(words) and symmetric(estimate, IDENTITY):
        return "the interval is symmetric as printed, and no word calls it a ratio"
    return None


def _message(estimate: Estimate, scale: Scale) -> str:
    middles = []
    for reading in READINGS:
        _, low, high = (scale.of(end) for end in plain(estimate, reading))
        middles.append((low + high).times(0.5))
    hull = middles[0].hull(middles[1])
    ends = (math.exp(hull.low), math.exp(hull.high)) if scale is LOG else (hull.low, hull.high)
    if scale is FISHER:
        ends = (math.tanh(hull.low), math.tanh(hull.high))
    if scale is LOWERED:
        ends = (100 - 100 * math.exp(-hull.low), 100 - 100 * math.exp(-hull.high))
    return (
        f"The interval {estimate.low} to {estimate.high} belongs to an estimate of "
        f"{told_between(*ends, estimate.point)}, printed {estimate.point}: {_BETWEEN[scale.name]}."
    )


_BETWEEN = {
    LOG.name: "a ratio is the same factor away from both bounds",
    IDENTITY.name: "a difference lies halfway between its bounds",
    LOWERED.name: "100 % less the change, a ratio, is the same factor away from both bounds",
    FISHER.name: "Fisher's z of a correlation lies halfway between those of its bounds",
}
"""Where an estimate lies, in words for those who make no intervals."""


def _suggestion(estimate: Estimate, scale: Scale, measure: str) -> str | None:
    def agrees(name: str, value: Decimal) -> bool:
        changed = estimate._replace(**{name: value})
        if scale is LOG and changed.low <= 0:
            return False
        return changed.low <= changed.point <= changed.high and symmetric(changed, scale)

    return first_slips(estimate._asdict().items(), agrees, signed=measure in {"RD", "MD", "SMD", "beta", "r"})


def check(case: Case) -> Iterator[Outcome]:
    judged = [(claim, judge(claim, case)) for claim in case.claims_of(EffectClaim)]
    for claims, judgement in gathered(case, judged):
        first = claims[0]
        yield outcome(case, RULE, first.start, first.end, judgement, tuple(claim.id for claim in claims))


RULE = Rule(
    code="EST103",
    name="interval-asymmetric",
    severity="warning",
    status="preview",
    check=check,
    compares=("estimate", "ci_low", "ci_high"),
    kind=EffectClaim,
)
