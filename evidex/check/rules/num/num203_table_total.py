"""A total of a table that is not the sum of its parts.

## What it does
Adds up the rows above a row called 'Total' (of its group), and the columns beside a column called 'Total', counts and
shares of 100 %. Where the table adds up everywhere else, or count and share of one row tell which of them is wrong,
reports the sum that does not hold.

## Why it matters
A number of the table was mistyped, or somebody is missing.

## Tolerance
None for counts. Shares may be off by one in the last place for each that is added.

## Example
`Low 211 27.0`, `Moderate 259 33.1`, `High 312 43.9`, `Total 782 100.0`: 104.0 %, and 312 of 782 is 39.9 %.

## Known limits
One sum that fails among fewer than three that hold says nothing: rows may overlap (several complaints of one person).
Silent unless the wrong cell is told by its own row's share, or by a row and a column that fail by as much, or five sums
hold for each that fails (three at least). Means, scores and rates are not added.

## References
None.

## Measured
November 2026: 768 tables of 258 full texts have 37 total rows and columns of counts, 214 sums hold; 3 findings, all 3
right by reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from evidex.check.arithmetic.slips import OF_DIGITS, single_slips
from evidex.check.judging import AGREES, Fault, NotApplicable, outcome
from evidex.check.outcomes import related
from evidex.check.percentages import fits
from evidex.check.rules.num._totals import Line, Sum, lines_of
from evidex.check.socket import Case, Outcome, Rule
from evidex.schema import Cell, Table

FEWEST = 3
"""Sums of a total row or column that hold before one that does not is held against them …"""
FOR_EACH = 5
"""… and so many for each that fails."""
FEWEST_BESIDE_A_SLIP = 2
"""… and so few where one digit otherwise would make the sum right."""
LEAST_SLIPPED = 10
"""A number of one digit is one digit from any other."""


def check(case: Case) -> Iterator[Outcome]:
    for table in case.document.tables:
        yield from _of_table(case, table)


def _of_table(case: Case, table: Table) -> Iterator[Outcome]:
    lines = [line for line in lines_of(table, case.document.text) if any(each.tells for each in line.sums)]
    told: set[int] = set()
    for line in lines:
        for each in line.sums:
            if not each.tells:
                continue
            if each.holds:
                yield outcome(case, RULE, each.total.start, each.total.end, AGREES)
                continue
            wrong = _wrong_cell(each, line, lines)
            if wrong is None and (line.of_sizes or not _alone(line)):
                unclear = NotApplicable("too little of the table adds up: its parts may overlap")
                yield outcome(case, RULE, each.total.start, each.total.end, unclear)
                continue
            place = wrong or each.total
            if place.start not in told:
                told.add(place.start)
                yield outcome(case, RULE, place.start, place.end, _fault(case, each, wrong))


def _good_and_bad(line: Line) -> tuple[int, int]:
    good = sum(each.tells and each.holds for each in line.sums)
    return good, sum(not each.holds for each in line.sums)


def _alone(line: Line) -> bool:
    """Whether nearly all other sums of the line hold; of fewer, where one slip makes the one that does not hold."""
    good, bad = _good_and_bad(line)
    if good >= FEWEST and good >= FOR_EACH * (bad - 1):
        return True
    failed = [each for each in line.sums if not each.holds]
    if good >= FEWEST_BESIDE_A_SLIP and len({each.excess for each in failed}) == 1 and _in_one_row(failed):
        return all(_is_slip(each) for each in failed)
    return False


def _in_one_row(failed: Sequence[Sum]) -> bool:
    """One sum, or two of a row whose second number was worked out from the wrong first."""
    return len(failed) == 1 or (len(failed) == 2 and failed[0].total.row == failed[1].total.row)


def _is_slip(failed: Sum) -> bool:
    """Whether two digits exchanged, or another digit in a number of two at least, part the sum from its total."""
    if failed.share:
        return False
    pairs = [(part, part - failed.excess) for part in failed.parts] + [(failed.whole, failed.whole + failed.excess)]
    return any(
        slip.value == mended and slip.what in OF_DIGITS and len(str(slip.value)) == len(str(printed))
        for printed, mended in pairs
        if min(printed, mended) >= LEAST_SLIPPED
        for slip in single_slips(printed)
    )


def _mostly(line: Line) -> bool:
    good, bad = _good_and_bad(line)
    return good >= bad and good > 0


def _wrong_cell(failed: Sum, line: Line, lines: Sequence[Line]) -> Cell | None:
    """The part that another sum, or the share beside it, shows to be the wrong one."""
    if not _mostly(line):
        return None
    for other in lines:
        if other.down == line.down or not _mostly(other):
            continue
        for each in other.sums:
            if each.holds or each.share or failed.share:
                continue
            errors = _errors(each)
            if crossing := [cell for cell, error in _errors(failed).items() if errors.get(cell) == error]:
                return crossing[0]
    return _by_share(failed, line) if line.down else None


def _errors(failed: Sum) -> dict[Cell, Decimal]:
    """By how much each cell would be too much, if it were the wrong one."""
    return {**dict.fromkeys(failed.cells, failed.excess), failed.total: -failed.excess}


def _by_share(failed: Sum, line: Line) -> Cell | None:
    """The one part whose count and share do not fit, and would if it were mended by what is too much."""
    for other in line.sums:
        if other.share == failed.share or not other.holds or len(other.parts) != len(failed.parts):
            continue
        counts, shares = (other, failed) if failed.share else (failed, other)
        pairs = list(zip(counts.parts, shares.parts, strict=True))
        amiss = [at for at, (count, share) in enumerate(pairs) if not fits(share, count, counts.whole)]
        if len(amiss) != 1 or not counts.whole:
            continue
        count, share = pairs[amiss[0]]
        mended = (count, share - failed.excess) if failed.share else (count - failed.excess, share)
        if failed.share and abs(mended[1] * counts.whole - count * 100) <= failed.slack * counts.whole:
            return failed.cells[amiss[0]]
        if not failed.share and mended[0] >= 0 and fits(mended[1], mended[0], counts.whole):
            return failed.cells[amiss[0]]
    return None


def _fault(case: Case, failed: Sum, wrong: Cell | None) -> Fault:
    total = sum(failed.parts, Decimal(0))
    told = " + ".join(str(part) for part in failed.parts) if len(failed.parts) < 9 else f"the {len(failed.parts)} parts"
    mark = " %" if failed.share else ""
    where = failed.cells[0] if wrong in (None, failed.total) else failed.total
    suggestion = None
    if wrong is not None and not failed.share:
        numbers = {**dict(zip(failed.cells, failed.parts, strict=True)), failed.total: failed.whole}
        printed, error = numbers[wrong], _errors(failed)[wrong]
        suggestion = f"{printed} → {printed - error}" if printed >= error else None
    return Fault(
        f"{told} = {total}{mark}, printed total {failed.whole}{mark}.",
        suggestion=suggestion,
        related=(
            related(case.document, where.start, where.end, "the total" if where is failed.total else "its first part"),
        ),
    )


RULE = Rule(code="NUM203", name="table-total", severity="warning", status="preview", check=check)
