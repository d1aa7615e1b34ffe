"""P-values as they stand in the text, claims or not: in sentences and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from evidex.check.arithmetic import bands, p_band
from evidex.check.arithmetic.significance import p_from_chi2
from evidex.check.significance_words import LEVEL
from evidex.check.socket import Case
from evidex.schema import Cell, Table

__all__ = ["PrintedP", "df_beyond_one", "p_columns", "p_of_cell", "printed_p_values", "side_of"]

_P = re.compile(
    r"[Pp](?=[\s<>=≤≥⩽⩾:(Vv-]|was|is|of|[Pp]rob)"
    r"(?<![\w.'’/&-][Pp])(?:[\s-]?[Vv]alues?|[\s-]?[Pp]robability)?(?:\s?\([a-z -]{3,16}\))?\s{0,2}"
    r"(?P<op><\s?or\s?=|>\s?or\s?=|[<>]\s?=|[<>=≤≥⩽⩾]|was|is|of|:)\s{0,2}"
    r"(?P<value>[-−–]?\d{0,6}(?:[.·∙,]\d{1,12})?)"
    r"(?!\w|\s?[%×/]|\s\d|\s?[.,·]\s?\d|\s?(?:(?:x|\*|Ã—)\s?10|[kM]?Pa|mm|bar|cm|kg|times?|days?|hours?|years?|points?)\b|[-–]\d|\s?\([-−–])"
)
_HEADER = re.compile(
    r"^\W*[Pp]\W*(?:[Vv]al(?:ue)?s?|[Tt]rend|[Ss]ig\w*)?\W*[a-z*†‡]?\W*$|^\W*[Ss]ig\.?\W*(?:\(2-tailed\))?$"
)
_CELL = re.compile(r"^\s*[Pp]?\s?(?P<op>[<>=≤≥]?)\s{0,2}(?P<value>\d{0,2}[.·]\d{1,12}|\d{1,6})\s*[*†‡§a-e]{0,4}\s*$")
_WORDS = frozenset({"was", "is", "of", ":"})
_OPS = {"≤": "<=", "⩽": "<=", "≥": ">=", "⩾": ">=", "was": "=", "is": "=", "of": "=", ":": "="}


@dataclass(frozen=True, slots=True)
class PrintedP:
    """'P op value' at `text[start:end]`; `digits` as printed."""

    start: int
    end: int
    op: str
    value: Decimal
    digits: str


def side_of(printed: PrintedP) -> int:
    """On which side of 0.05 a P-value is: 1 above, -1 below, 0 where it may be either, or is none."""
    op, value = printed.op, printed.value
    if not 0 <= value <= 1:
        return 0
    band = bands(value).interval()
    if op not in (">", ">=") and (band.high < float(LEVEL) or (op in ("<", "<=") and value <= LEVEL)):
        return -1
    above = band.low > float(LEVEL) or (op in (">", ">=") and value >= LEVEL)
    return 1 if above and op not in ("<", "<=") else 0


def printed_p_values(case: Case) -> list[PrintedP]:
    """Every P-value of the running text and of tables' P columns, in the order of the text."""
    return case.once(_printed)


def _printed(case: Case) -> list[PrintedP]:
    text = case.document.text
    found = list(_in_prose(text, case))
    for table in case.document.tables:
        columns = p_columns(table)
        found += [p for cell in table.cells if cell.col in columns and not cell.header if (p := p_of_cell(text, cell))]
    return sorted(found, key=lambda p: (p.start, p.end))


def _in_prose(text: str, case: Case) -> Iterator[PrintedP]:
    for match in _P.finditer(text):
        if case.view.sentence_at(match.start()) is None:
            continue
        made = _made(match, match.start(), match.end())
        if made is not None:
            yield made


def _made(match: re.Match[str], start: int, end: int) -> PrintedP | None:
    digits = match["value"]
    plain = digits.replace("−", "-").replace("–", "-").replace("·", ".").replace("∙", ".").replace(",", ".")
    try:
        value = Decimal(plain)
    except InvalidOperation:  # nothing, or a lone sign or point: not a number
        return None
    op = match["op"].replace(" ", "").replace("or", "")
    if op in _WORDS and not 0 <= value <= 1:  # 'P: 1.75' is an arm called P, 'p is 3' a number of predictors
        return None
    return PrintedP(start, end, _OPS.get(op, op or "="), value, digits)


def p_columns(table: Table) -> frozenset[int]:
    """Columns whose own header says P."""
    return frozenset(
        cell.col for cell in table.cells if not cell.header and cell.col_headers and _HEADER.match(cell.col_headers[-1])
    )


def p_of_cell(text: str, cell: Cell) -> PrintedP | None:
    """The P-value of a cell of a P column, if it holds nothing else."""
    start, end = cell.start, cell.end
    match = _CELL.match(text[start:end])
    return _made(match, start, end) if match else None


MOST_DF = 10
"""Degrees of freedom that are tried: with more, some would fit by chance."""


def df_beyond_one(statistic: Decimal, printed: PrintedP) -> int | None:
    """The degrees of freedom with which chi-square gives the printed P-value, where one does not."""
    wanted, value = p_band(printed.op, printed.value), bands(abs(statistic)).interval()
    if wanted.meets(p_from_chi2(value, 1)):
        return None
    return next((df for df in range(2, MOST_DF + 1) if wanted.meets(p_from_chi2(value, df))), None)
