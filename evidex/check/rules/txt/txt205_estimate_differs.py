"""An effect estimate of the abstract that the body or a table gives otherwise.

## What it does
Looks for each estimate with interval of the abstract in body and tables. Where none fits in all three numbers and one
of the same measure fits in exactly two, the third is reported.

## Why it matters
The abstract is what most people read and what databases hold.

## Tolerance
Numbers agree when they may be roundings of one value. Only estimates with two decimals or more are compared.

## Example
`OR 3.54 (95% CI 1.14–11.25)` in the abstract, `OR 3.577 (1.138–11.25)` in Table 5.

## Known limits
An estimate that differs in two numbers is held to be another one.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from evidex.check.arithmetic import bands
from evidex.check.outcomes import fires, related
from evidex.check.report_parts import abstract_and_body
from evidex.check.socket import Case, Outcome, Rule
from evidex.schema import EffectClaim
from evidex.text.numerals import find_numerals

BESIDE = 3
"""Numbers that both sentences tell: then they tell one result."""
_LEVELS = frozenset(map(Decimal, (90, 95, 99)))
LEAST_DECIMALS = 2
"""With one decimal, bounds of different estimates are equal by chance too often."""


def _check(case: Case) -> Iterator[Outcome]:
    if (reason := abstract_and_body(case.view)) is not None:
        yield Outcome("not_applicable", reason=reason)
        return
    effects = [claim for claim in case.claims if isinstance(claim, EffectClaim) and claim.ci_low is not None]
    parts = {claim.id: _part(case, claim.start) for claim in effects}
    body = [claim for claim in effects if parts[claim.id] == "body"]
    for claim in effects:
        if parts[claim.id] == "abstract":
            yield _judge(case, claim, body)


def _judge(case: Case, claim: EffectClaim, body: list[EffectClaim]) -> Outcome:
    mine = _numbers(claim)
    same = [(other, _agreeing(mine, _numbers(other))) for other in body if other.measure == claim.measure]
    if any(all(agreeing) for _, agreeing in same):
        return Outcome("agrees", claims=(claim.id,))
    nearly = [(other, agreeing) for other, agreeing in same if sum(agreeing) == len(agreeing) - 1 == 2]
    decimals = min(-int(number.as_tuple().exponent) for number in mine)
    if not nearly and (twin := _beside_the_same(case, claim, same)) is not None:
        message = f"{_told(claim)} in the abstract and {_told(twin)} in the body, beside the same other numbers."
        there = related(case.document, twin.start, twin.end, "the same estimate in the body")
        return fires(case, RULE, claim.start, claim.end, message, related=(there,), claims=(claim.id, twin.id))
    if not nearly or decimals < LEAST_DECIMALS:
        return Outcome("not_applicable", claims=(claim.id,), reason="the body does not give this estimate")
    other, agreeing = nearly[0]
    which = ("estimate", "lower bound", "upper bound")[agreeing.index(False)]
    printed, elsewhere = mine[agreeing.index(False)], _numbers(other)[agreeing.index(False)]
    message = f"The {which} is {printed} in the abstract and {elsewhere} in the body; the other two numbers agree."
    there = related(case.document, other.start, other.end, "the same estimate in the body")
    return fires(case, RULE, claim.start, claim.end, message, related=(there,), claims=(claim.id, other.id))


def _beside_the_same(case: Case, claim: EffectClaim, same: list[tuple[EffectClaim, list[bool]]]) -> EffectClaim | None:
    """The one estimate of the measure whose sentence in the body has the other numbers of the abstract's sentence."""
    if any(agreeing[0] for _, agreeing in same):
        return None
    mine = _others(case, claim)
    beside = [each for each, _ in same if each.adjusted == claim.adjusted and len(mine & _others(case, each)) >= BESIDE]
    return beside[0] if len(beside) == 1 else None


def _others(case: Case, claim: EffectClaim) -> set[Decimal]:
    """The numbers of its sentence that are none of it: of two digits at least, no levels and no years."""
    sentence = case.view.sentence_at(claim.start)
    if sentence is None:
        return set()
    told = case.document.text[sentence.start : claim.start] + " | " + case.document.text[claim.end : sentence.end]
    found = {abs(each.value) for each in find_numerals(told) if sum(map(str.isdigit, told[each.start : each.end])) > 1}
    return {value for value in found if value not in _LEVELS and not 1900 <= value <= 2100}


def _told(claim: EffectClaim) -> str:
    return f"{claim.estimate} ({claim.ci_low} to {claim.ci_high})"


def _numbers(claim: EffectClaim) -> tuple[Decimal, ...]:
    return tuple(number for number in (claim.estimate, claim.ci_low, claim.ci_high) if number is not None)


def _agreeing(mine: tuple[Decimal, ...], yours: tuple[Decimal, ...]) -> list[bool]:
    """Which of the numbers may be roundings of one value."""
    if len(mine) != len(yours):
        return [False]
    return [bands(a).interval().meets(bands(b).interval()) for a, b in zip(mine, yours, strict=True)]


def _part(case: Case, position: int) -> str:
    section = case.view.section_at(position)
    return section.part if section is not None else "body"


RULE = Rule(
    code="TXT205",
    name="estimate-differs",
    severity="warning",
    status="preview",
    check=_check,
    compares=("estimate", "ci_low", "ci_high"),
)
