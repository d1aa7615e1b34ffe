"""Effects in tables: an estimate with its interval and P-value in one cell, or over neighbouring columns.

The headers say what a cell holds: a measure's name, an interval (in one column or as lower and upper bound), a
P-value. A column with a measure takes the interval and P-value columns to its right, up to the next measure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

import msgspec

from evidex.extract._effect.bounds_beside import bounds_beside
from evidex.extract._effect.labels import FAR_RATIO, RATIOS, Measure
from evidex.extract._effect.table_measures import (
    Column,
    Speech,
    adjusted,
    column_of,
    is_contrast,
    measure_in_cell,
    measure_of,
)
from evidex.extract._effect.table_stars import Stars
from evidex.extract._effect.table_words import is_told_in_words
from evidex.schema import Cell, Table
from evidex.text import Quantities, Quantity, read_quantities

__all__ = ["TableEffect", "find_table_effects"]


class TableEffect(msgspec.Struct, frozen=True):
    """An effect of one row; `start:end` runs from the first to the last cell that it was read from."""

    start: int
    end: int
    measure: Measure
    adjusted: bool
    value: Decimal
    low: Decimal | None
    high: Decimal | None
    level: Decimal | None
    p: Quantity | None
    factor: str | None
    outcome: str | None


_REFERENCE = re.compile(r"^\W*(?:1(?:\.0{1,3})?)?\W*(?:ref(?:erence|erent)?\.?|—|-|–)?\W*$|\bref", re.IGNORECASE)
_BARE = re.compile(r"^\W{0,3}(?:[<>≤≥=]\s?)?\ue000")
_COUNTED = re.compile(r"\s*\ue000\s?[(\[]\s?\ue006\s?[)\]]\s*$")
"""'191 (1.9%)'."""
_NEGATIVE = re.compile(r"(?:^|[(\[,;]|\bto)\s?[-−–]\s?\d", re.MULTILINE)
_SHARE = re.compile(r"\d\s?%\s?\)|\d\s?%\s*$", re.MULTILINE)
_OF = re.compile(
    r"\b(?:for|of|with|on|predicting|and|by)\s(?:the\s)?"
    r"(?:risk of\s|development of\s|incidence of\s|odds of\s)?(?P<x>[A-Za-z][^,;.():]{3,90})",
    re.IGNORECASE,
)


def find_table_effects(
    text: str, table: Table, around: Callable[[], Measure | None], meanings: Mapping[str, Measure]
) -> Iterator[TableEffect]:
    """The effects of a table, row by row; `around` says which measure the words around it name.

    `meanings`: what the document says its letters stand for.
    """
    speech = Speech(text, table, meanings)
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if not cell.header and text[cell.start : cell.end].strip():
            rows.setdefault(cell.row, []).append(cell)
    heads = {cell.col_headers for cells in rows.values() for cell in cells}
    known = {head: column_of(head, speech) for head in heads}
    if "ARR" not in speech.meanings:
        known |= {head: _as_ratio(column) for head, column in known.items() if _holds_ratios(text, rows, head, column)}
    headed = any(column.role == "measure" and not column.vague for column in known.values())
    contrasts = set() if headed else {head for head, column in known.items() if is_contrast(head, column)}
    told = speech.of_contrasts() if contrasts else None
    if told and not (told.measure in RATIOS and _has_negatives(text, rows, contrasts)):
        known |= {head: _in_contrast(known[head], told) for head in contrasts}
    vague = {head for head, column in known.items() if column.vague}
    measure = around() if vague and not headed and speech.named is None else None
    if measure and not (measure in RATIOS and _has_negatives(text, rows, vague)):
        known |= {head: msgspec.structs.replace(known[head], measure=measure) for head in vague}
    stars = Stars(text, table)
    found: list[tuple[Column, TableEffect]] = []
    for number in sorted(rows):
        cells = sorted(rows[number], key=lambda cell: cell.col)
        columns = {cell.col: known[cell.col_headers] for cell in cells}
        found += _row_effects(text, cells, columns, speech, None if headed else speech.named, stars)
    sure = {column for column, effect in found if _is_sure(column, effect)}
    yield from (effect for column, effect in found if _is_sure(column, effect) or (column in sure and _is_bare(effect)))


def _is_sure(column: Column, effect: TableEffect) -> bool:
    """Whether something says that it is an estimate: interval, P-value, or a header that means nothing else."""
    if effect.low is not None:
        return True
    return _is_bare(effect) and (effect.p is not None or (effect.measure in ("r", "SMD") and not column.vague))


def _is_bare(effect: TableEffect) -> bool:
    """Whether a number can be an estimate without its interval: 'B' over whole numbers is a group."""
    return "." in str(effect.value) and (effect.measure in _PLAIN or effect.p is not None)


_PLAIN = frozenset(("beta", "r", "SMD", "other", "MD"))
"""Measures that tables give without intervals."""


_LETTERS_OF_TWO = re.compile(r"\bARRs?\b")


def _holds_ratios(text: str, rows: dict[int, list[Cell]], head: tuple[str, ...], column: Column) -> bool:
    """Whether a column headed ARR, which nobody explains, holds adjusted relative risks and no risk reductions.

    Its intervals lie above 0, its values on both sides of 1 and not far from it.
    """
    if column.measure != "RD" or not any(map(_LETTERS_OF_TWO.search, head)):
        return False
    held = [read_quantities(text, c.start, c.end) for cells in rows.values() for c in cells if c.col_headers == head]
    found = [(first.value, low, high) for first, low, high in filter(None, map(_bounds, held))]
    values = [value for value, *_ in found if value is not None]
    return (
        bool(values)
        and all(low > 0 for _, low, _ in found)
        and min(low for _, low, _ in found) < 1 < max(high for *_, high in found)
        and max(values) < FAR_RATIO
        and not any(quantity.percent or quantity.kind == "percent" for read in held for quantity in read.found)
    )


def _in_contrast(column: Column, told: Column) -> Column:
    """A column of two arms with the measure that the table tells: believed where a cell has its interval."""
    level = column.level or told.level
    return msgspec.structs.replace(told, role="interval", group=column.group, level=level)


def _as_ratio(column: Column) -> Column:
    return msgspec.structs.replace(column, measure="RR", adjusted=True)


def _has_negatives(text: str, rows: dict[int, list[Cell]], heads: set[tuple[str, ...]]) -> bool:
    """Whether a column under these headers holds a number below zero: then 'HR' around the table is a heart rate."""
    held = (cell for cells in rows.values() for cell in cells if cell.col_headers in heads)
    return any(_NEGATIVE.search(text, cell.start, cell.end) for cell in held)


def _row_effects(
    text: str, cells: list[Cell], columns: dict[int, Column], speech: Speech, named: Column | None, stars: Stars
) -> Iterator[tuple[Column, TableEffect]]:
    """The effects of one row with what their columns say.

    `named` is the measure of the whole table, where no column has one of its own.
    """
    by_row = speech.of_row(cells[0].row_headers)
    shares = any(_SHARE.search(text, cell.start, cell.end) for cell in cells)
    for index, cell in enumerate(cells):
        column = columns[cell.col]
        words = text[cell.start : cell.end]
        if not re.search(r"\d", words) or _REFERENCE.search(words):
            continue
        read = read_quantities(text, cell.start, cell.end)
        measure = _measure(read, column, by_row, named, speech)
        if measure is None or is_told_in_words(read):
            continue
        percent = bool(read.found) and read.found[0].kind == "percent"
        if measure.plain and (shares or percent):
            measure = msgspec.structs.replace(measure, measure="RD")
        elif measure.measure in RATIOS and not measure.vague and (percent or _COUNTED.match(read.shape)):
            continue  # a share or a count beside its ratio
        effect = _read_cell(read, measure)
        if effect is None:
            continue
        effect, end = _with_neighbours(text, effect, cells[index + 1 :], columns, column)
        if effect.p is None:
            effect = msgspec.structs.replace(effect, p=stars.of(text, cell.start, max(end, cell.end)))
        if not _is_possible(effect, measure):
            continue
        yield column, _placed(effect, cell, max(end, effect.end), speech)


def _placed(effect: TableEffect, cell: Cell, end: int, speech: Speech) -> TableEffect:
    """The effect with its place, its sides, and whether the row says that it is adjusted."""
    factor, outcome = _sides(cell, speech.caption)
    by_row = any(map(adjusted, cell.row_headers))
    return msgspec.structs.replace(
        effect, start=cell.start, end=end, factor=factor, outcome=outcome, adjusted=effect.adjusted or by_row
    )


def _is_possible(effect: TableEffect, column: Column) -> bool:
    """Whether the numbers can be what the header says: no ratio below zero, no correlation beyond one.

    A column that names nothing is believed where it gives intervals.
    """
    if column.measure == "r":
        return all(value is None or abs(value) <= 1 for value in (effect.value, effect.low, effect.high))
    if column.measure == "other" and column.vague:
        return effect.low is not None
    return column.measure not in RATIOS or (effect.value >= 0 and (effect.low is not None or effect.p is not None))


def _measure(
    read: Quantities, column: Column, by_row: Column | None, named: Column | None, speech: Speech
) -> Column | None:
    """What the cell itself calls its estimate, else its row (where the cell has an interval), its column, the caption.

    A row goes before the column: 'Age: mean difference' in a column of odds ratios.
    """
    if column.role not in ("measure", "interval", "other"):
        return None
    whole = _bounds(read) is not None
    own = measure_in_cell(read, speech.meanings) if whole else None
    if own is None and whole and by_row is not None:
        own = by_row
    if own is None and column.measure and (column.role == "measure" or whole) and not (column.vague and named):
        return column
    told = own or (named if whole else None)
    if told is None:
        return None
    return msgspec.structs.replace(told, adjusted=told.adjusted or column.adjusted, level=told.level or column.level)


_ESTIMATES = ("number", "plus_minus", "percent")


def _bounds(read: Quantities) -> tuple[Quantity, Decimal, Decimal] | None:
    """An estimate and the interval behind it in one cell: '3.58 (1.14–11.25)', '0.79 [0.71, 0.88]'.

    A standard error may stand between: '3.4 (1.2) [1.0 to 5.8]'.
    """
    found = [quantity for quantity in read.found if quantity.kind != "p"]
    if len(found) < 2 or found[0].value is None or found[0].kind not in _ESTIMATES:
        return None
    first, second, value = found[0], found[1], found[0].value
    if (pair := _ends(second)) is not None:
        low, high = pair
        if low <= value <= high or high < low or low <= -value <= high:
            return first, low, high  # outside only by its sign, or turned round: as printed
    elif len(found) >= 3 and second.value is not None and read.text[first.end : second.start].strip() in ("(", "["):
        if (pair := _ends(found[2])) is not None:
            return (first, *pair) if pair[0] <= value <= pair[1] else None
        if re.fullmatch(r"[)\]]\s?[(\[]", read.text[second.end : found[2].start].strip()) and len(found) >= 4:
            second, found = found[2], found[1:]
        low, high = second.value, found[2].value  # type: ignore[assignment]
        if low is not None and high is not None and low <= value <= high:
            return first, low, high
    return None


def _ends(quantity: Quantity) -> tuple[Decimal, Decimal] | None:
    if quantity.kind not in ("range", "interval") or quantity.low is None or quantity.high is None:
        return None
    return quantity.low, quantity.high


def _read_cell(read: Quantities, column: Column) -> TableEffect | None:
    """The estimate of a cell, with what stands beside it in the same cell."""
    if column.measure is None:
        return None
    p = next((quantity for quantity in read.found if quantity.kind == "p"), None)
    bounds = _bounds(read) or bounds_beside(read, column)
    if bounds is not None:
        first, low, high = bounds
        end = max(quantity.end for quantity in read.found)
        value = first.value if first.value is not None else Decimal(0)
        return TableEffect(
            first.start, end, column.measure, column.adjusted, value, low, high, column.level, p, None, None
        )
    number = next((q for q in read.found if q.kind in ("number", "plus_minus")), None)
    if number is None or number.value is None or (not _BARE.match(read.shape) and number.kind == "number"):
        return None
    return TableEffect(
        number.start, number.end, column.measure, column.adjusted, number.value, None, None, None, p, None, None
    )


def _with_neighbours(
    text: str, effect: TableEffect, following: list[Cell], columns: dict[int, Column], own: Column
) -> tuple[TableEffect, int]:
    """The interval and the P-value from the columns to the right, up to the next measure."""
    end = effect.end
    low, high, level, p = effect.low, effect.high, effect.level, effect.p
    for cell in following:
        column = columns[cell.col]
        read = read_quantities(text, cell.start, cell.end)
        if low is None and column.role == "interval" and _bounds(read) is not None:
            break  # an estimate with its own interval, which is no interval of this one
        shared = (not cell.col_headers or column == own) and _is_interval_of(effect, read, cell)
        if column.role == "measure" and not shared:
            break
        if column.role in ("other", "centre") and column.group != own.group and column.role == own.role:
            break
        if (shared or column.role == "interval") and low is None and (pair := _pair(read)):
            (low, high), level, end = pair, column.level or own.level, cell.end
        elif column.role in ("lower", "upper") and read.found and read.found[0].value is not None:
            if column.role == "lower" and low is None:
                low, level, end = read.found[0].value, column.level, cell.end
            elif column.role == "upper" and high is None:
                high, end = read.found[0].value, cell.end
        elif column.role == "p" and p is None and (found := _p_of(read)):
            p, end = found, cell.end
            break
    if low is None or high is None:
        low = high = level = None
    return msgspec.structs.replace(effect, low=low, high=high, level=level, p=p), end


def _is_interval_of(effect: TableEffect, read: Quantities, cell: Cell) -> bool:
    """'(-21.9, 0.56)' around the estimate, in a column that shares the header of the one before."""
    words = read.text[cell.start : cell.end].strip()
    pair = _pair(read)
    return words[:1] + words[-1:] in ("()", "[]") and pair is not None and pair[0] <= effect.value <= pair[1]


def _pair(read: Quantities) -> tuple[Decimal, Decimal] | None:
    if pair := next(filter(None, map(_ends, read.found)), None):
        return pair
    values = [quantity.value for quantity in read.found if quantity.value is not None]
    return (values[0], values[1]) if len(values) == 2 else None


def _p_of(read: Quantities) -> Quantity | None:
    """The P-value of a cell that holds nothing else: '0.029', '<0.001', '.03*'."""
    for quantity in read.found:
        if quantity.kind == "p":
            return quantity
        if quantity.kind == "number" and quantity.value is not None and 0 <= quantity.value <= 1:
            if re.match(r"0\d", read.text[quantity.start : quantity.end]):
                return None  # '<001': its point is lost, and we do not guess
            before = read.text[read.start : quantity.start].strip()
            op = "<" if before[-1:] in ("<", "≤") else ">" if before[-1:] in (">", "≥") else "="
            if before[-1:] in ("≤", "≥"):
                op += "="
            return Quantity("p", quantity.start, quantity.end, value=quantity.value, op=op)
        return None
    return None


def _sides(cell: Cell, caption: str) -> tuple[str | None, str | None]:
    """The row says the factor; a header above the columns, or the caption, the outcome."""
    factor = ": ".join(header.strip(" :") for header in cell.row_headers if header.strip()) or None
    outcome = None
    for header in cell.col_headers[:-1]:
        words = header.strip()
        if (
            words
            and measure_of(words) is None
            and not re.search(r"\b(?:model|univaria|multivaria|adjust|crude)", words, re.IGNORECASE)
        ):
            outcome = words
    if outcome is None:
        for match in _OF.finditer(caption):
            words = re.split(
                r"\s(?:in|among|by|at|from|with|for|during|using|after|according|and 95)\b", match.group("x")
            )[0]
            if not re.search(
                r"\b(?:ratio|analys|regression|model|interval|factors?|variables?|patients|study|association)\b",
                words,
                re.IGNORECASE,
            ):
                outcome = words.strip()
    return factor, outcome
