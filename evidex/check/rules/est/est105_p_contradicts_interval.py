"""A P-value that does not fit the confidence interval beside it.

## What it does
Recomputes the two-sided P-value from estimate and interval, on the scale of the measure, and compares it with the
printed one. Before it speaks it tries other readings: the 90 and 99 % level where none is stated, the interval's middle
instead of its estimate, a delta-method interval, a one-sided test, changes in percent as ratios (12 % less is 0.88),
Student's t for differences (with fewer than 10 degrees of freedom only in tables whose headers do not say of how many
persons).

## Why it matters
A reader who looks at P and one who looks at the interval come to different conclusions.

## Tolerance
None beyond printing: all values that print as the given numbers are tried; short decimals give wide bands. `P < 0.05`
allows everything below 0.05. An **error** is raised only where interval and P stand on different sides of
significance (P 0.05 at 95 %) and no test of the same data could bridge it: likelihood-ratio, score and exact tests are
granted a quarter of the Wald statistic. Anything else is a warning.

## Example
`RR 0.74 (95% CI 0.63–0.87, P = 0.42)`: the interval gives P = 0.00015 to 0.0006.

## Known limits
P-values of another comparison (trend, interaction, non-inferiority, log-rank beside a Cox model), corrected for
multiplicity, or of exact tests in small samples differ by nature: silent where the sentence names such a thing.

## References
Altman DG, Bland JM. How to obtain the P value from a confidence interval. BMJ 2011;343:d2304.

## Measured
November 2026, 50 of 78 warnings and both errors on 12,000 abstracts, 2,163 records and 212 full texts read by hand: 50
of 52 right (.96). Both wrong ones (a P for trend in one word, a ratio called R) are mended since. Most warnings are
P-values of another test of the same data, a little off. `docs/rules/read_findings.md` lists them.
"""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.check.arithmetic import READINGS, first_slips, p_band, unit
from evidex.check.arithmetic.scale import LOG, Scale
from evidex.check.estimate_p import FEWEST_DF, any_p, bridged, computed_p, sides_differ, student_p
from evidex.check.estimates import Estimate, estimate_of, inside, scales_for, symmetric
from evidex.check.in_words import told_p
from evidex.check.judging import AGREES, Agrees, Fault, Judgement, NotApplicable, rule_on_claims
from evidex.check.rules.est._asymmetry import scales_of
from evidex.check.rules.est._percent_change import as_changes, is_percent_change
from evidex.check.socket import Case
from evidex.check.tables import cell_at, context_of, header_sizes
from evidex.schema import EffectClaim

_ANOTHER_P = re.compile(
    r"\bp[ _-]?trend\b"
    r"|\b(?:(?:for|of|linear) trend|trend tests?|interaction|heterogeneity|homogeneity|non-?\s?inferiority|equivalence"
    r"|bonferroni|holm|hochberg|FDR|false discovery|corrected (?:for multipl\w+|p)|p[- ]corrected|multiplicity"
    r"|permutation|bayes\w*|credib\w*|CrI|posterior (?:prob\w+|distribution|mean|median)|bootstrap\w*|log-?\s?rank"
    r"|overall (?:p|test|difference|effect)|omnibus|one-?\s?(?:sided|tailed)|exact|genome-?wide|Q test|I2|I²)\b",
    re.I,
)
"""Words of another test, or of another way to it; not 'overall survival', nor 'a trend towards'."""

_TWO_LEVELS = re.compile(
    r"\bbetween\b[^;.(]{0,60}\([^()]{0,80}\bCI\b[^()]{0,40}\)\s?(?:and|vs\.?|versus)\b[^;.(]{0,40}\([^()]{0,80}\bCI\b"
)
"""'… between A (20, 95% CI 18 to 22) and B (19, 95% CI 17 to 21; P = 0.37)': the intervals are of levels."""
_ANOTHER_INTERVAL = re.compile(
    r"\bref(?:erence|\.)?\b|\d\s?[(\[]\s?-?\d+[.·]\d+\s?(?:[-–—,;]|to)\s?-?\d+[.·]\d+\s?[)\]]", re.I
)


def judge(claim: EffectClaim, case: Case) -> Judgement:
    estimate = estimate_of(claim)
    if estimate is None or claim.p_value is None:
        return NotApplicable("interval and P-value are not both stated")
    if not 0 <= claim.p_value <= 1:
        return NotApplicable("the P-value itself cannot be (TST101)")
    if estimate.low >= estimate.high or not inside(estimate):
        return NotApplicable("the interval does not hold its estimate (EST101, EST102)")
    if scales_for(claim.measure)[0].name == "log" and estimate.low <= 0 and claim.measure != "other":
        return NotApplicable("a ratio's interval reaches zero or below (EST104)")
    op, printed = claim.p_op or "=", claim.p_value
    if reading := _reading_that_agrees(claim, estimate, op, printed):
        return Agrees(reading) if reading != "plain" else AGREES
    if reading := _agrees_as_change(claim, case, estimate, op, printed):
        return Agrees(reading)
    if op == "=" and printed <= Decimal("0.001") and printed == unit(printed) and _fits_below(claim, estimate, printed):
        return Agrees("the least P-value that a program prints")
    if named := _ANOTHER_P.search(context_of(case, claim.start, claim.end)):
        return NotApplicable(f"the sentence says {named[0]!r}: the P-value may be of another test")
    if scales_for(claim.measure)[0] is not LOG and _TWO_LEVELS.search(context_of(case, claim.start, claim.end)):
        return NotApplicable("two groups' intervals side by side: the P-value is of their difference")
    if _shared(claim, case):
        return NotApplicable("the row has several intervals: the P-value may be of a trend")
    if df := _of_few(claim, case, estimate, op, printed):
        return Agrees(f"Student's t with {df} degrees of freedom, as of a few persons")
    return _fault(claim, estimate, op, printed, _other_measure(claim, estimate, op, printed))


def _agrees_as_change(claim: EffectClaim, case: Case, estimate: Estimate, op: str, printed: Decimal) -> str | None:
    """'12% lower (95% CI 1-21, p=0.029)': P is that of the ratio 0.88 (0.79 to 0.99)."""
    if is_percent_change(claim, case):
        for changed, scale in as_changes(estimate):
            if symmetric(changed, scale, alike=False) and _fits(changed, scale, _level(claim), op, printed):
                return f"as of a ratio, {scale.name}"
    return None


def _of_few(claim: EffectClaim, case: Case, estimate: Estimate, op: str, printed: Decimal) -> int | None:
    """With how few degrees of freedom P and the interval of a mean difference agree; asked only in a table whose
    headers do not say of how many persons the row is (subgroups of three or four)."""
    found = cell_at(case, claim.start)
    if claim.measure != "MD" or found is None or header_sizes(found[0]):
        return None
    for df in range(1, int(FEWEST_DF)):
        for reading in READINGS:
            if p_band(op, printed, reading).meets(student_p(estimate, _level(claim), reading, df)):
                return df
    return None


def _other_measure(claim: EffectClaim, estimate: Estimate, op: str, printed: Decimal) -> str | None:
    """A ratio that was taken for a difference, or the other way round: P fits the other null value."""
    if (
        scales_for(claim.measure)[0] is not LOG
        and estimate.low > 0
        and _fits(estimate, LOG, _level(claim), op, printed)
    ):
        return "interval and P-value agree as those of a ratio"
    return None


def _fits_below(claim: EffectClaim, estimate: Estimate, printed: Decimal) -> bool:
    """'P = 0.0001' for everything smaller."""
    return any(_fits(estimate, scale, _level(claim), "<=", printed) for scale in scales_for(claim.measure))


def _shared(claim: EffectClaim, case: Case) -> bool:
    """Whether the P-value of a table's row may stand for several intervals of that row (a trend over groups)."""
    found = cell_at(case, claim.start)
    if found is None:
        return False
    table, cell = found
    text = case.document.text
    row = [
        text[other.start : other.end] for other in table.cells if other.row == cell.row and other.start != cell.start
    ]
    return any(_ANOTHER_INTERVAL.search(words) for words in row)


def _level(claim: EffectClaim) -> float:
    return float(claim.ci_level) if claim.ci_level is not None else 95.0


def _reading_that_agrees(claim: EffectClaim, estimate: Estimate, op: str, printed: Decimal) -> str | None:
    """The first reading under which P and interval fit: 'plain', or what it is.

    All four numbers together: a scale on which the interval is not symmetric did not make this P either, unless
    the interval is symmetric on none.
    """
    scales = scales_for(claim.measure)
    made_on = [scale for scale in scales if symmetric(estimate, scale)] or scales
    for number, scale in enumerate(scales):
        if scale not in made_on:
            continue
        if _fits(estimate, scale, _level(claim), op, printed):
            return "plain" if number == 0 else f"on the {scale.name} scale"
    return None


def _fits(estimate: Estimate, scale: Scale, level: float, op: str, printed: Decimal) -> bool:
    """Whether P and interval agree, all four numbers rounded, or all four cut off."""
    return any(p_band(op, printed, reading).meets(computed_p(estimate, scale, level, reading)) for reading in READINGS)


def _fault(claim: EffectClaim, estimate: Estimate, op: str, printed: Decimal, misread: str | None) -> Fault:
    scales, level = scales_of(claim, estimate), _level(claim)
    scale = next((scale for scale in scales if symmetric(estimate, scale)), scales[0])
    computed = any_p(estimate, scale, level)
    name = "The estimate" if claim.measure == "other" else claim.measure
    wanted = p_band(op, printed)
    suggestion, doubtful = None, True
    others = [other for other in (90.0, 99.0) if claim.ci_level is None or other != level]
    fitting = [other for other in others if _fits(estimate, scale, other, op, printed)]
    if wanted.meets(computed.times(0.5)):
        suggestion = "a one-sided P-value"
    elif fitting and claim.ci_level is None:
        suggestion = f"a {fitting[0]:g} % interval"
    else:
        doubtful = bridged(estimate, scale, level, wanted) or not sides_differ(estimate, scale, level, wanted)
        suggestion = first_slips(
            (("P", printed),), lambda _, value: 0 < value < 1 and _fits(estimate, scale, level, op, value)
        ) or (f"a {fitting[0]:g} % interval" if fitting else None)
        if op in ("<", "<="):  # a bound has no digit to mend: what it should have been is told
            suggestion = told_p(computed)
    return Fault(
        f"{name} {estimate.point} ({estimate.low} to {estimate.high}, {level:g} %) gives {told_p(computed)}, "
        f"printed P {op} {printed}{_why(estimate, scale, level, op, printed)}.",
        suggestion=suggestion,
        severity="warning" if doubtful else None,
        misread=misread,
    )


def _why(estimate: Estimate, scale: Scale, level: float, op: str, printed: Decimal) -> str:
    """Which side of significance the interval tells, where the printed P tells the other: seen without a table."""
    alpha, null = 1 - level / 100, f"{scale.null:g}"
    if float(estimate.low) < scale.null < float(estimate.high):
        told = f": an interval that holds {null}, no effect, means P above {alpha:.2g}"
        return told if op in ("=", "<", "<=") and float(printed) < alpha else ""
    told = f": an interval without {null}, no effect, means P below {alpha:.2g}"
    outside = float(estimate.low) > scale.null or float(estimate.high) < scale.null
    return told if outside and op in ("=", ">", ">=") and float(printed) > alpha else ""


RULE = rule_on_claims(
    code="EST105",
    status="stable",
    name="p-contradicts-interval",
    severity="error",
    kind=EffectClaim,
    judge=judge,
    compares=("estimate", "ci_low", "ci_high", "p_value"),
)
