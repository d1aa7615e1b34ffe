"""Parts that do not add up to their whole.

## What it does
Adds up parts that the sentence itself shows to exclude one another, and compares the sum with the whole it names (or
with 100%): men and women; arms of so many randomised; categories of which each member has one; parts of which the last
are 'the remaining' or 'the other'; a list of all behind a colon or in a bracket that 'and' closes; ladders of number
classes ('one', 'two to four', 'five or more'); degrees of one scale (mild, moderate, severe; stages; never, former,
current); types of which the last are mixed or unclassified.

## Why it matters
A count is wrong, or persons are missing without a word.

## Tolerance
None: counts are printed exactly. Percentages are only added where counts are missing, each with its rounding; 'half' or
'a third' may be two points off.

## Example
`Of the 300 patients, 174 (58%) were women and 136 (42%) were men`: 310.

## Known limits
More parts than the whole is an error; fewer is a warning, since sex or allocation of some may be unknown, and is only
told where the parts must be all of them (not of three degrees of severity: some may have had none). 'Of 400, 310 were
…, 62 … and 38 …' is no such list by its words; a sum that one digit parts from the whole is a warning there. Silent
where the text prints the sum, or as many as are missing (a third sex, those who left), or shares that are of the sum;
where some of the parts make the whole; and where the sum is further off than one slip would bring it (below 70% or
above 130% of the whole). It looks at one sentence at a time, but for 'The other 12%' behind another sentence.

## References
None.
"""

from __future__ import annotations

from collections.abc import Iterator

from evidex.check.arithmetic.slips import OF_DIGITS, single_slips
from evidex.check.judging import AGREES, Fault, outcome
from evidex.check.rules.num._parts import parts_of_wholes
from evidex.check.rules.num._sums import Parts
from evidex.check.socket import Case, Outcome, Rule


def check(case: Case) -> Iterator[Outcome]:
    for parts in parts_of_wholes(case):
        yield outcome(case, RULE, parts.start, parts.end, AGREES if parts.sound else _fault(parts), parts.claims)


def _fault(parts: Parts) -> Fault:
    told = " + ".join(f"{count}{parts.sign}" for count in parts.counts)
    return Fault(
        f"{told} = {parts.total}{parts.sign}, printed whole {parts.whole}{parts.sign} ({parts.what}).",
        suggestion=None if parts.sign else _suggestion(parts),
        severity="warning" if parts.total < parts.whole or parts.doubtful else None,
    )


def _suggestion(parts: Parts) -> str | None:
    """The numbers that an exchange of two digits, or another digit, would make right."""
    changes = [(count, parts.whole - (parts.total - count)) for count in parts.counts] + [(parts.whole, parts.total)]
    found: dict[str, list[str]] = {kind: [] for kind in OF_DIGITS}
    for one, two in changes:
        for slip in single_slips(one):
            if slip.what in found and slip.value == two and len(str(one)) == len(str(two)):
                found[slip.what].append(f"{one} → {two}")
    return "; or ".join(f"{kind}: {' or '.join(told)}" for kind, told in found.items() if told) or None


RULE = Rule(
    code="NUM201",
    name="parts-against-whole",
    severity="error",
    status="preview",
    check=check,
    compares=("numerator", "denominator"),
)
