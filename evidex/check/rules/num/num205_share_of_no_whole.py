"""A count with a percentage that is of no whole of the document, and one digit from what it should be.

## What it does
Looks at counts with a percentage beside them and no whole ('38 (28.3%)'). Where no number of the document is a whole
that gives the percentage, it is told if another place prints the same count with a percentage that its own whole
gives (or the same percentage with such a count), one digit or an exchange of two away; or if two others of its
sentence are shares of one whole, of which it would be one too but for such a slip; or if it and the one other of its
sentence, with a decimal, add up to a whole that the document prints and that gives the other.

## Why it matters
One of the two is mistyped: often the abstract was changed and the table was not.

## Tolerance
Percentages may have been rounded or cut off. Wholes are all whole numbers that the document prints.

## Example
`38 (28.3%) and 66 (44.0%)` in the abstract, `38 (25.3)` under `n = 150` in the table.

## Known limits
Cells of tables are not judged. Small counts stand beside many percentages: below 20 both places must share a word. A
percentage without decimals fits too many wholes to be told by another place, but for exchanged digits.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evidex.check.arithmetic import unit
from evidex.check.arithmetic.slips import OF_DIGITS, single_slips
from evidex.check.judging import AGREES, Fault, NotApplicable, outcome
from evidex.check.outcomes import related
from evidex.check.percentages import fits, fitting_wholes, nearly_fits, per_cent
from evidex.check.rules.num._row_wholes import is_plain_slip
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.tables import cell_at, context_of, header_size
from evidex.check.wording import content_stems
from evidex.schema import ProportionClaim
from evidex.text.numerals import find_numerals

TELLING = 20
"""A count from here on does not stand beside another percentage by chance."""
FEWEST = 5
"""A smaller count is of anything."""
FEWEST_BESIDE = 2


@dataclass(frozen=True, slots=True)
class _Share:
    claim: ProportionClaim
    count: Decimal
    percent: Decimal
    sound: bool
    """Whether a whole that the document prints gives the percentage."""
    proved: bool
    """Whether its own does: the one printed with it, or at the head of its column."""


def check(case: Case) -> Iterator[Outcome]:
    told = list(_shares(case))
    by_count: dict[Decimal, list[_Share]] = {}
    by_percent: dict[Decimal, list[_Share]] = {}
    for share in told:
        by_count.setdefault(share.count, []).append(share)
        by_percent.setdefault(share.percent, []).append(share)
    for share in told:
        claim = share.claim
        if (claim.denominator is not None and not claim.derived) or claim.section == "table":
            continue  # NUM101 compares it with its own whole; rows of a table have many wholes that it does not print
        if share.sound:
            yield outcome(case, RULE, claim.start, claim.end, AGREES, (claim.id,))
            continue
        others = [*by_count[share.count], *by_percent[share.percent]]
        other = next((one for one in others if one.proved and _is_slip_of(share, one, case)), None)
        if other is None and (whole := _whole_of_neighbours(share, told, case)) is not None:
            yield outcome(case, RULE, claim.start, claim.end, _unlike_neighbours(share, whole), (claim.id,))
        elif other is None:
            unknown = NotApplicable("its whole is not known")
            yield outcome(case, RULE, claim.start, claim.end, unknown, (claim.id,))
        else:
            yield outcome(case, RULE, claim.start, claim.end, _fault(case, share, other), (claim.id,))


def _shares(case: Case) -> Iterator[_Share]:
    for claim in case.claims_of(ProportionClaim):
        count, percent = claim.numerator, claim.percent
        if count is None or percent is None or claim.bound is not None or count % 1 or count < FEWEST:
            continue
        if not 0 < percent < 100:
            continue
        fitting = any(whole > count for whole in fitting_wholes(percent, count, case.once(_wholes)))
        own = _fits_own(claim, case)
        yield _Share(claim, count, percent, fitting or own, own)


def _wholes(case: Case) -> list[Decimal]:
    return sorted({n.value for n in find_numerals(case.document.text) if n.value % 1 == 0 and n.value >= FEWEST})


def _fits_own(claim: ProportionClaim, case: Case) -> bool:
    count, percent = claim.numerator, claim.percent
    found = cell_at(case, claim.start)
    sizes = [claim.denominator, Decimal(header_size(found[1]) or 0) if found else None]
    return any(size and count is not None and percent is not None and fits(percent, count, size) for size in sizes)


def _is_slip_of(one: _Share, other: _Share, case: Case) -> bool:
    if (one.count == other.count) == (one.percent == other.percent):
        return False
    mine, theirs = (one.percent, other.percent) if one.count == other.count else (one.count, other.count)
    if unit(mine) != unit(theirs) or len(str(mine)) != len(str(theirs)):
        return False
    whole = other.claim.denominator
    if whole and (nearly_fits(one.percent, one.count, whole)):
        return False
    kinds = OF_DIGITS if unit(one.percent) < 1 else OF_DIGITS[:1]
    slipped = any(slip.value == mine and slip.what in kinds for slip in single_slips(theirs))
    large = min(one.count, other.count) >= TELLING
    return slipped and (large or bool(_said(one, case) & _said(other, case)))


def _whole_of_neighbours(share: _Share, told: list[_Share], case: Case) -> Decimal | None:
    """The one whole of the other shares of the sentence, of which this one is but for a plain slip."""
    home = case.view.sentence_at(share.claim.start)
    if home is None or cell_at(case, share.claim.start):
        return None
    beside = [one for one in told if home.start <= one.claim.start < home.end and one is not share]
    beside = [one for one in beside if one.count != share.count]
    if not beside:
        return None
    wholes = {
        one for one in fitting_wholes(beside[0].percent, beside[0].count, case.once(_wholes)) if one > share.count
    }
    if len(beside) < FEWEST_BESIDE:  # 'confirmed in 97 (28.7%) and ruled out in 241 (73.1%)' of 338
        wholes &= {share.count + one.count for one in beside if unit(share.percent) < 1}
    fitting = [
        whole for whole in wholes if all(whole >= one.count and fits(one.percent, one.count, whole) for one in beside)
    ]
    if len(fitting) != 1 or not is_plain_slip(share.count, share.percent, fitting[0]):
        return None
    return None if fits(_unpadded(share.percent), share.count, fitting[0]) else fitting[0]


def _unpadded(percent: Decimal) -> Decimal:
    """21.7 of a printed 21.70: a zero that a table's format put there is no digit of the share."""
    printed = str(percent)
    return Decimal(printed.rstrip("0").rstrip(".")) if "." in printed else percent


def _unlike_neighbours(share: _Share, whole: Decimal) -> Fault:
    wanted = per_cent(share.count, whole, share.percent)
    return Fault(
        f"{share.count} of {whole}, of which the shares beside it are, is {wanted} %, printed {share.percent} %;"
        " no whole of the document gives that."
    )


def _said(share: _Share, case: Case) -> frozenset[str]:
    told = context_of(case, share.claim.start, share.claim.end)
    return frozenset(stem for stem in content_stems(told) if not stem.isdigit())


def _fault(case: Case, share: _Share, other: _Share) -> Fault:
    there = related(case.document, other.claim.start, other.claim.end, "told otherwise here")
    return Fault(
        f"{share.count} ({share.percent}%) here, {other.count} ({other.percent}%) elsewhere: {share.count} is"
        f" {share.percent}% of no total in the document.",
        related=(there,),
    )


RULE = Rule(
    code="NUM205",
    name="share-of-no-whole",
    severity="warning",
    status="preview",
    check=check,
    kind=ProportionClaim,
    compares=("numerator", "percent"),
)
