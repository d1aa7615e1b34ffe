"""Effects in tables: an estimate with its interval and P-value in one cell, or over neighbouring columns.

The headers say what a cell holds: a measure's name, an interval (in one column or as lower and upper bound), a
P-value. A column with a measure takes the interval and P-value columns to its right, up to the next measure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

import msgspec

from evidex.extract._effect.numbers.labels import FAR_RATIO, RATIOS, Measure
from evidex.extract._effect.tables.beside import Beside, TableEffect, bounds_of, is_reference
from evidex.extract._effect.tables.bounds_beside import bounds_beside
from evidex.extract._effect.tables.cell import read_cell
from evidex.extract._effect.tables.measures import Column, adjusted, measure_in_cell, measure_of
from evidex.extract._effect.tables.mixed import of_kind
from evidex.extract._effect.tables.p_in_cell import p_in_cell
from evidex.extract._effect.tables.speech import Speech, column_of, is_contrast
from evidex.extract._effect.tables.stars import Stars
from evidex.extract._effect.tables.words import is_told_in_words
from evidex.schema import Cell, Table
from evidex.text import Quantities

__all__ = ["TableEffect", "find_table_effects"]


_ONE = re.compile(r"^\W*1(?:[.·]0{1,3})?\W*$")
"""The estimate of a reference, unless an interval stands beside it."""
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


Shares = Callable[[], Mapping[int, bool]]
"""Of the cells that hold values of groups, by where they start: whether each is a share."""


def find_table_effects(
    text: str,
    table: Table,
    around: Callable[[], Measure | None],
    meanings: Mapping[str, Measure],
    shares: Shares,
) -> Iterator[TableEffect]:
    """The effects of a table, row by row; `around` says which measure the words around it name.

    `meanings`: what the document says its letters stand for.
    """
    speech = Speech(text, table, meanings)
    rows = _value_rows(text, table)
    known, headed = _columns(text, rows, speech, around)
    lines = [sorted(rows[number], key=lambda cell: cell.col) for number in sorted(rows)]
    told_once = None if headed else speech.named
    row_reader = _Row(text, known, speech, told_once, Stars(text, table), Beside(text, lines, known), shares)
    found = [each for cells in lines for each in row_reader.effects(cells)]
    sure = {column for column, effect, _ in found if _is_sure(column, effect)}
    for column, effect, beside_owner in found:
        if _is_sure(column, effect) or ((column in sure or beside_owner) and _is_bare(effect)):
            yield effect


_FIT = re.compile(
    r"\W*(?:(?:[Tt]otal|[Aa]djusted|[Aa]dj\.?|[Mm]odel|[Oo]verall|[Cc]hange in|Nagelkerke|Pseudo|pseudo|Δ|∆)[-\s]?)*"
    r"(?:R\s?[-–]?(?:[2²]|squared?\b)|AIC|BIC|QIC|[-−–]?\s?2?\s?[Ll]og[-\s]?likelihood)"
)
"""Rows that tell how a model fits."""
_BOLD = re.compile(r"\W{0,3}\d[\d.,·]*\W{0,3}")


def _value_rows(text: str, table: Table) -> dict[int, list[Cell]]:
    """The cells with values, by row; a number that a source marks as a header, right of values, is one in bold."""
    rows: dict[int, list[Cell]] = {}
    for cell in table.cells:
        words = text[cell.start : cell.end]
        if words.strip() and (not cell.header or (cell.row in rows and _BOLD.fullmatch(words))):
            rows.setdefault(cell.row, []).append(cell)
    return rows


def _columns(
    text: str, rows: dict[int, list[Cell]], speech: Speech, around: Callable[[], Measure | None]
) -> tuple[dict[tuple[str, ...], Column], bool]:
    """What the headers over the values say, and whether any of them names its measure."""
    known = {head: column_of(head, speech) for head in {cell.col_headers for cells in rows.values() for cell in cells}}
    known |= {head: Column("other", group=" ".join(head)) for head in _categories(text, rows, known)}
    if "ARR" not in speech.meanings:
        known |= {head: _as_ratio(column) for head, column in known.items() if _holds_ratios(text, rows, head, column)}
    headed = any(column.role == "measure" and not column.vague for column in known.values())
    contrasts = set() if headed else {head for head, column in known.items() if is_contrast(head, column)}
    told = speech.of_contrasts() if contrasts else None
    if told and (told.kinds or not (told.measure in RATIOS and _has_negatives(text, rows, contrasts))):
        known |= {head: _in_contrast(known[head], told) for head in contrasts}
    vague = {head for head, column in known.items() if column.vague}
    measure = around() if vague and not headed and speech.named is None else None
    if measure and not (measure in RATIOS and _has_negatives(text, rows, vague)):
        known |= {head: msgspec.structs.replace(known[head], measure=measure) for head in vague}
    adjusted_for = (head for head, column in known.items() if speech.adjusts(head, column) and not column.adjusted)
    known |= {head: msgspec.structs.replace(known[head], adjusted=True) for head in adjusted_for}
    return known, headed


def _is_sure(column: Column, effect: TableEffect) -> bool:
    """Whether something says that it is an estimate: interval, P-value, or a header that means nothing else."""
    if effect.low is not None:
        return True
    named = column.alone or (effect.measure in ("r", "SMD") and not column.vague)
    return _is_bare(effect) and (effect.p is not None or named)


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
    held = [read_cell(text, c) for cells in rows.values() for c in cells if c.col_headers == head]
    found = [(first.value, low, high) for first, low, high in filter(None, map(bounds_of, held))]
    values = [value for value, *_ in found if value is not None]
    return (
        bool(values)
        and all(low > 0 for _, low, _ in found)
        and min(low for _, low, _ in found) < 1 < max(high for *_, high in found)
        and max(values) < FAR_RATIO
        and not any(quantity.percent or quantity.kind == "percent" for read in held for quantity in read.found)
    )


def _categories(
    text: str, rows: Mapping[int, list[Cell]], known: Mapping[tuple[str, ...], Column]
) -> list[tuple[str, ...]]:
    """The headers 'Low' and 'High' where columns under them hold estimates with their intervals: they are no bounds."""
    heads = [head for head, column in known.items() if column.role in ("lower", "upper")]
    held = (cell for cells in rows.values() for cell in cells if cell.col_headers in heads)
    return heads if any(bounds_of(read_cell(text, cell)) for cell in held) else []


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


class _Row(msgspec.Struct, frozen=True):
    """What is known of the columns of a table when its rows are read."""

    text: str
    known: Mapping[tuple[str, ...], Column]
    speech: Speech
    named: Column | None
    """The measure of the whole table, where no column has one of its own."""
    stars: Stars
    beside: Beside
    shares: Shares

    def effects(self, cells: list[Cell]) -> Iterator[tuple[Column, TableEffect, bool]]:
        """The effects of one row with what their columns say, and whether others beside them own the interval."""
        if cells[0].row_headers and _FIT.match(cells[0].row_headers[-1]):
            return
        by_row = self.speech.of_row(cells[0].row_headers)
        shares = any(_SHARE.search(self.text, cell.start, cell.end) for cell in cells)
        for cell in cells:
            column = self.known[cell.col_headers]
            words = self.text[cell.start : cell.end]
            if not re.search(r"\d", words) or (is_reference(words) and not _ONE.match(words)):
                continue
            read = read_cell(self.text, cell)
            measure = _measure(read, column, by_row, self.named, self.speech)
            if measure is None or is_told_in_words(read):
                continue
            if measure.kinds:
                measure = of_kind(measure, self._holds_shares(cells), _values(read))
            percent = bool(read.found) and read.found[0].kind == "percent"
            if measure.plain and (shares or percent):
                measure = msgspec.structs.replace(measure, measure="RD")
            elif (
                measure.measure in RATIOS
                and not (measure.vague or measure.alone)
                and (percent or _COUNTED.match(read.shape))
            ):
                continue  # a share or a count beside its ratio
            effect = self._completed(read, measure, cell, cells)
            if effect is not None and _is_possible(effect, measure) and not (_ONE.match(words) and effect.low is None):
                yield column, effect, self.beside.is_passed_over(cell.col_headers)

    def _holds_shares(self, cells: list[Cell]) -> bool | None:
        """Whether the other cells of a row are shares; None where they do not tell."""
        told = {share for cell in cells if (share := self.shares().get(cell.start)) is not None}
        return next(iter(told)) if len(told) == 1 else None

    def _completed(self, read: Quantities, measure: Column, cell: Cell, cells: list[Cell]) -> TableEffect | None:
        """The effect of a cell with what the cells beside it, the marks and the headers tell of it."""
        effect = _read_cell(read, measure)
        if effect is None:
            return None
        if effect.p is None and effect.low is not None:
            heads = (*cell.col_headers, *cell.row_headers[-1:])
            effect = msgspec.structs.replace(effect, p=p_in_cell(self.text, cell.start, cell.end, heads))
        effect, end = self.beside.complete(effect, cell, cells)
        if effect.p is None:
            marked = (self.stars.of(self.text, cell.start, last) for last in (cell.end, max(end, cell.end)))
            effect = msgspec.structs.replace(effect, p=next(filter(None, marked), None))
        return _placed(effect, cell, max(end, effect.end), self.speech)


def _values(read: Quantities) -> list[Decimal | None]:
    return [end for quantity in read.found for end in (quantity.value, quantity.low) if quantity.kind != "p"]


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
    if column.alone:
        return True
    return column.measure not in RATIOS or (effect.value >= 0 and (effect.low is not None or effect.p is not None))


def _measure(
    read: Quantities, column: Column, by_row: Column | None, named: Column | None, speech: Speech
) -> Column | None:
    """What the cell itself calls its estimate, else its row (where the cell has an interval), its column, the caption.

    A row goes before the column: 'Age: mean difference' in a column of odds ratios.
    """
    if column.role not in ("measure", "interval", "other"):
        return None
    whole = bounds_of(read) is not None
    own = measure_in_cell(read, speech.meanings) if whole else None
    if own is None and whole and by_row is not None:
        own = by_row
    if own is None and column.measure and (column.role == "measure" or whole) and not (column.vague and named):
        return column
    told = own or (named if whole or column.role == "measure" else None)
    if told is None:
        return None
    return msgspec.structs.replace(told, adjusted=told.adjusted or column.adjusted, level=told.level or column.level)


def _read_cell(read: Quantities, column: Column) -> TableEffect | None:
    """The estimate of a cell, with what stands beside it in the same cell."""
    if column.measure is None:
        return None
    p = next((quantity for quantity in read.found if quantity.kind == "p"), None)
    bounds = bounds_of(read) or bounds_beside(read, column)
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
