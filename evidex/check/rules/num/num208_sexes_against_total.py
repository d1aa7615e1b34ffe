"""Men and women that do not add up to the number they are of.

## What it does
Reads the two counts behind 'male/female', 'women (men)' or 'M:F', in a sentence and in a table, and adds them up
against the persons told just before, the n of the column, or the row or column 'n'.

## Why it matters
One of the three numbers is wrong, and all percentages of the group hang on them.

## Tolerance
Only where one exchanged or other digit in one of the three numbers explains it; in a table, where persons may lack a
sex, fewer by less than ten are no fault. Ratios are not counts.

## Example
`181 participants, women (men) 117 (54)`.

## Known limits
Counts that stand in two cells, and numbers in words, are not compared. '28 boys and 19 girls' is NUM201's.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from evidex.check.arithmetic.slips import OF_DIGITS, single_slips
from evidex.check.judging import AGREES, Fault, Judgement, NotApplicable, outcome
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.tables import header_size
from evidex.schema import Cell, Table
from evidex.text.people import PERSONS

_MEN, _WOMEN = r"(?:males?|men|boys|m)", r"(?:females?|women|girls|f)"
_NAMES = rf"(?<![\w/])(?:{_MEN}\s?[/:(]\s?{_WOMEN}|{_WOMEN}\s?[/:(]\s?{_MEN})\b\)?"
_N = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6})"
_COUNTS = rf"(?P<a>{_N})\s?(?:[/:]\s?(?P<b>{_N})(?![\d.,]*\d)|\((?P<c>{_N})\))"
_TOLD = re.compile(rf"{_NAMES}(?!\s?(?:sex\s)?ratio)(?:,?\s(?:was|were|n))?\s?[,:=]?\s?\(?{_COUNTS}", re.I)
_LABEL = re.compile(rf"(?:[^|]*\W)?{_NAMES}(?!\s?ratio)[^a-z]*(?:n|no\.?|number)?[^a-z]*", re.I)
_CELL = re.compile(rf"\s*\(?{_COUNTS}\)?\s*")
_TOTAL = re.compile(rf"(?<![\d.,/–-])(?P<n>{_N})\s(?:[a-z-]+\s){{0,4}}?{PERSONS}\b|\bn\s?=\s?(?P<m>{_N})\b", re.I)
_SIZE = re.compile(
    rf"\W*(?:n|no\.?|number|total|sample\ssize|(?:no\.?|number)\sof\s{PERSONS})\W*",
    re.I,
)
_MISSING = re.compile(
    r"\b(?:unknown|missing|unrecorded|not\s(?:recorded|known|stated)|non-?binary|transgender|ratio|prefer\w*|other)\b",
    re.I,
)
_HINT = re.compile(r"[mMnNsS]\s?[/:(]\s?[fFwWgG]|[fFnNsS]\s?[/:(]\s?[mMbB]")
"""What two names side by side hold."""
FAR = 120
"""Characters between the persons and the two counts."""
LACKING = 10
"""So many persons fewer in a table may be without a sex."""


def check(case: Case) -> Iterator[Outcome]:
    yield from _in_sentences(case)
    yield from _in_tables(case)


def _in_sentences(case: Case) -> Iterator[Outcome]:
    text = case.document.text
    places = {hint.start() for hint in _HINT.finditer(text)}
    sentences = {sentence for place in places if (sentence := case.view.sentence_at(place)) is not None}
    for sentence in sorted(sentences, key=lambda each: each.start):
        for match in _TOLD.finditer(text, sentence.start, sentence.end):
            begin = max(sentence.start, match.start() - FAR)
            totals = list(_TOTAL.finditer(text, begin, match.start()))
            if totals and not _MISSING.search(text, begin, sentence.end):
                total = _count(totals[-1]["n"] or totals[-1]["m"])
                yield outcome(case, RULE, totals[-1].start(), match.end(), _judge(match, total, 1))


def _in_tables(case: Case) -> Iterator[Outcome]:
    for table in case.document.tables:
        for cell in table.cells:
            headers = (*cell.row_headers[-1:], *cell.col_headers[-1:])
            if cell.header or not any(_LABEL.fullmatch(words) for words in headers):
                continue
            match, total = _CELL.fullmatch(case.document.text, cell.start, cell.end), _total(case, table, cell)
            if match and total is not None:
                yield outcome(case, RULE, cell.start, cell.end, _judge(match, total, LACKING))


def _judge(match: re.Match[str], total: int, lacking: int) -> Judgement:
    one, other = _count(match["a"]), _count(match["b"] or match["c"])
    if one + other == total:
        return AGREES
    if 0 < total - one - other < lacking:
        return NotApplicable("of some the sex may not be known")
    slips = (
        any(slip.value + other == total for slip in single_slips(Decimal(one)) if slip.what in OF_DIGITS),
        any(slip.value + one == total for slip in single_slips(Decimal(other)) if slip.what in OF_DIGITS),
        any(slip.value == one + other for slip in single_slips(Decimal(total)) if slip.what in OF_DIGITS),
    )
    if not any(slips):
        return NotApplicable("the two counts may be a ratio, or of others")
    return Fault(f"{one} and {other} of the two sexes make {one + other}, printed total {total}.")


def _total(case: Case, table: Table, cell: Cell) -> int | None:
    """The persons of the cell's column, or of its row."""
    if (size := header_size(cell)) is not None:
        return size
    for other in table.cells:
        label = (
            other.row_headers[-1:] if other.col == cell.col else other.col_headers[-1:] if other.row == cell.row else ()
        )
        if other is not cell and not other.header and label and _SIZE.fullmatch(label[0]):
            printed = case.document.text[other.start : other.end].strip()
            return _count(printed) if re.fullmatch(_N, printed) else None
    return None


def _count(printed: str) -> int:
    return int(printed.replace(",", ""))


RULE = Rule(code="NUM208", name="sexes-against-total", severity="warning", status="preview", check=check)
