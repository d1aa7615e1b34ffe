"""A share of the abstract that the body gives otherwise, or does not hold.

## What it does
Looks for each count with its percentage, and each percentage, of the abstract in body and tables. Where the body prints
the same count with another percentage, or neither count nor percentage anywhere, it is reported.

## Why it matters
The abstract is what most people read. Data that differ from the body, or are missing from it, stood in 18 to 68% of the
abstracts of six large journals (Pitkin).

## Tolerance
Numbers agree when one may be the other rounded or cut off, in figures or in words. A percentage without its count
may be worked out from a count and a group's size that the body prints; a count may be of another whole there.

## Example
`34 (17%) and 43 (21%)` in the abstract, `34 (16.7%)` and `29 (14.4%)` in the body.

## Known limits
What the body shows in a picture is not seen, nor what it leaves the reader to add up: so this is a note, given on
request. A body with fewer than half as many such numbers as its abstract tells no results and is not compared.

## References
Pitkin RM, Branagan MA, Burmeister LF. Accuracy of data in abstracts of published research articles. JAMA
1999;281:1110-1.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evidex.check.arithmetic import bands, unit
from evidex.check.judging import AGREES, Agrees, Fault, Judgement, NotApplicable, outcome
from evidex.check.outcomes import related
from evidex.check.percentages import PERCENT, fits
from evidex.check.report_parts import abstract_and_body
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.tables import header_sizes
from evidex.schema import ProportionClaim
from evidex.text.numerals import find_numerals

BESIDE = 90
"""Characters between a count and its percentage."""
OF_IT = 20
"""… and its whole."""
TELLING = 20
"""A count from here on does not stand in the body by chance."""
_PERCENT_BEHIND = re.compile(r"\s?(?:[a-z]+\s)?[(\[]\s?(\d{1,3}(?:[.·]\d+)?)\s?%\s?[)\]]")

_SIGN = re.compile(r"\s?(?:%|per\s?cent)")
_WHOLE = re.compile(r"(?:/|\bof(?:\sthe|\sall)?)\s?$")


@dataclass(frozen=True, slots=True)
class _Body:
    """Every number outside the abstract with its places; which of them stand in tables, which are percentages."""

    places: dict[Decimal, list[int]]
    percentages: frozenset[Decimal]
    in_tables: frozenset[Decimal]
    sizes: frozenset[Decimal]

    def near(self, one: Decimal, others: list[int], distance: int = BESIDE) -> bool:
        return any(abs(here - there) < distance for here in self.places.get(one, ()) for there in others)

    def like(self, percent: Decimal) -> list[int]:
        """Where a number stands that is this percentage, rounded less far, or further where it has its sign."""
        mine = bands(percent).interval()
        printed = [value for value in self.places if value in self.percentages or unit(value) <= unit(percent)]
        return [at for value in printed if bands(value).interval().meets(mine) for at in self.places[value]]


def check(case: Case) -> Iterator[Outcome]:
    if (reason := abstract_and_body(case.view)) is not None:
        yield Outcome("not_applicable", reason=reason)
        return
    abstract = [(section.start, section.end) for section in case.document.sections if section.part == "abstract"]
    told = [c for c in case.claims_of(ProportionClaim) if any(start <= c.start < end for start, end in abstract)]
    body = case.once(_body_of)
    if len(told) > 2 * len(body.percentages | body.in_tables):
        yield Outcome("not_applicable", reason="the body tells no results")  # a saved page around an abstract
        return
    for claim in told:
        yield outcome(case, RULE, claim.start, claim.end, _judge(claim, case), (claim.id,))


def _judge(claim: ProportionClaim, case: Case) -> Judgement:
    percent, count = claim.percent, claim.numerator
    if percent is None or claim.bound is not None or percent in (0, 100) or claim.derived:
        return NotApplicable("no percentage of its own")
    body = case.once(_body_of)
    likes = body.like(percent)
    if likes and count is None:
        return AGREES
    if count is None:
        if body.like(PERCENT - percent):
            return Agrees("the body tells the others")
        computed = any(fits(percent, part, whole) for whole in body.sizes for part in body.places if 0 < part <= whole)
        return NotApplicable("it may be worked out from counts of the body") if computed else _missing(claim)
    if body.near(count, likes) or (percent % 1 and percent in body.places):
        return AGREES
    if other := _another_percent(case, body, count, percent):
        return other
    known = count >= TELLING or count in body.in_tables
    wholes = body.places.get(claim.denominator, []) if claim.denominator is not None else []
    if count in body.places and (known or body.near(count, wholes, OF_IT)):
        return AGREES
    return _missing(claim)


def _missing(claim: ProportionClaim) -> Fault:
    shown = f"{claim.percent}%" if claim.numerator is None else f"{claim.numerator} ({claim.percent}%)"
    return Fault(f"{shown} stands in the abstract and not in the body.")


def _another_percent(case: Case, body: _Body, count: Decimal, percent: Decimal) -> Fault | None:
    """'514 (6.4%)' where the body has '514 (6.1%)' only."""
    text = case.document.text
    of_another = any(whole > count and fits(percent, count, whole) for whole in body.places)
    if count < TELLING or body.like(percent) or of_another:
        return None  # of its row here, of its column there
    parts = [at for at in body.places.get(count, ()) if not _WHOLE.search(text, max(at - 8, 0), at)]
    behind = [(at, m) for at in parts if (m := _PERCENT_BEHIND.match(text, at + len(f"{count:,}")))]
    if not behind:
        return None
    at, printed = behind[0]
    there = related(case.document, at, printed.end(), "the same count in the body")
    return Fault(
        f"{count} is {percent}% in the abstract and {printed[1]}% in the body.", related=(there,), severity="warning"
    )


def _body_of(case: Case) -> _Body:
    document = case.document
    out = [(s.start, s.end) for s in document.sections if s.part in ("abstract", "front")]
    out += [(entry.start, entry.end) for entry in document.references]
    tables = [(table.start, table.end) for table in document.tables]
    places: dict[Decimal, list[int]] = defaultdict(list)
    tabled: set[Decimal] = set()
    shares: set[Decimal] = set()
    for numeral in find_numerals(document.text):
        if not any(start <= numeral.start < end for start, end in out):
            places[abs(numeral.value)].append(numeral.start)
            if any(start <= numeral.start < end for start, end in tables):
                tabled.add(numeral.value)
            if _SIGN.match(document.text, numeral.end):
                shares.add(numeral.value)
    sizes = {size for table in document.tables for size in header_sizes(table)}
    sizes |= {c.denominator for c in case.claims_of(ProportionClaim) if c.denominator is not None}
    return _Body(dict(places), frozenset(shares), frozenset(tabled), frozenset(sizes))


RULE = Rule(
    code="TXT207",
    name="share-not-in-body",
    severity="note",
    status="preview",
    check=check,
    kind=ProportionClaim,
    compares=("percent", "numerator"),
    on_request=True,
)
