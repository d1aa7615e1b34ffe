"""Counts of men and women that the table gives otherwise.

## What it does
Compares 'N men and M women' of a sentence with the rows for the sexes of the document's tables, in the column that
the sentence names.

## Why it matters
One of the two is wrong; most often the sexes were exchanged.

## Tolerance
None: counts are exact. Only a column of the same total, whose own header words stand in the sentence, is compared.

## Example
`60 cases (41 male patients and 19 female patients) … in the unsatisfactory group`, the table: 19 men, 41 women.

## Known limits
Columns that the sentence names by another word are not compared.

## References
None.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.check.outcomes import fires, related
from evidex.check.socket import Case, Outcome, Rule
from evidex.check.wording import content_stems
from evidex.schema import Cell, Table

_N = r"(\d{1,3}(?:,\d{3})+|\d{1,6})"
_MEN, _WOMEN = r"(?:males?|men|boys)", r"(?:females?|women|girls)"
_GAP = r"(?:\s?\(\d[\d.]*\s?%\))?\s(?:were\s)?"
_PAIRS = (
    (re.compile(rf"{_N}{_GAP}{_MEN}\b[^.;\d]{{0,30}}(?:\(\d[\d.]*\s?%\)[^.;\d]{{0,20}})?\b{_N}{_GAP}{_WOMEN}\b"), 1, 2),
    (re.compile(rf"{_N}{_GAP}{_WOMEN}\b[^.;\d]{{0,30}}(?:\(\d[\d.]*\s?%\)[^.;\d]{{0,20}})?\b{_N}{_GAP}{_MEN}\b"), 2, 1),
)
_COUNT = re.compile(r"\s*(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\s?[(/;]|\s*$)")


def _check(case: Case) -> Iterator[Outcome]:
    text = case.document.text
    columns = [column for table in case.document.tables for column in _columns(case, table)]
    if not columns:
        yield Outcome("not_applicable", reason="no table counts men and women")
        return
    for sentence in case.view.sentences:
        for pattern, men, women in _PAIRS:
            for match in pattern.finditer(text, sentence.start, sentence.end):
                told = (_count(match[men]), _count(match[women]))
                stems = set(content_stems(text, sentence.start, sentence.end))
                yield _compare(case, match.start(), match.end(), told, stems, columns)


Column = tuple[tuple[int, int], frozenset[str], frozenset[str], Table, Cell, Cell]
"""Counts of men and women, the stems that set the column's header apart, all its stems, and where it stands."""


def _compare(
    case: Case, start: int, end: int, told: tuple[int, int], stems: set[str], columns: list[Column]
) -> Outcome:
    if any(told == counts for counts, *_ in columns):
        return Outcome("agrees")
    named = [c for c in columns if sum(c[0]) == sum(told) and c[1] and c[1] <= stems]
    if len(named) != 1:
        return Outcome("not_applicable", reason="no column of the same size is named in the sentence")
    counts, _, _, table, first, second = named[0]
    swapped = counts == told[::-1]
    message = (
        f"{told[0]} men and {told[1]} women here, {counts[0]} and {counts[1]} in "
        f"{table.label or 'the table'} ({first.col_headers[-1] if first.col_headers else 'the same group'})."
    )
    places = sorted((first, second), key=lambda cell: cell.start)
    there = related(case.document, places[0].start, places[1].end, "the table's counts")
    suggestion = "men and women exchanged" if swapped else None
    return fires(case, RULE, start, end, message, related=(there,), suggestion=suggestion)


def _columns(case: Case, table: Table) -> Iterator[Column]:
    by_column: dict[int, dict[str, Cell]] = {}
    for cell in table.cells:
        label = cell.row_headers[-1].lower().strip() if cell.row_headers and not cell.header else ""
        sex = "men" if re.match(rf"{_MEN}\b", label) else "women" if re.match(rf"{_WOMEN}\b", label) else ""
        if sex:
            by_column.setdefault(cell.col, {}).setdefault(sex, cell)
    headers = {col: _stems(cells) for col, cells in by_column.items()}
    for col, cells in by_column.items():
        if len(cells) < 2:
            continue
        men, women = (_COUNT.match(case.document.text[cells[s].start : cells[s].end]) for s in ("men", "women"))
        if men and women:
            others = frozenset().union(*(headers[other] for other in headers if other != col))
            counts = (_count(men[1]), _count(women[1]))
            yield counts, headers[col] - others, headers[col], table, cells["men"], cells["women"]


def _stems(cells: dict[str, Cell]) -> frozenset[str]:
    return frozenset(stem for cell in cells.values() for header in cell.col_headers for stem in content_stems(header))


def _count(printed: str) -> int:
    return int(printed.replace(",", ""))


RULE = Rule(code="TXT203", name="sexes-differ-from-table", severity="warning", status="preview", check=_check)
