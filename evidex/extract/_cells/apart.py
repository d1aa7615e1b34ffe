"""Values whose numbers stand in cells of their own: 'Mean | SD' and 'n | %' as columns, or a mean or percentage alone.

A bare number is a value only where a header is nothing but the name of a statistic.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Container, Mapping
from decimal import Decimal

from evidex.extract._cells.forms import Form, forms_in
from evidex.extract._cells.names import named
from evidex.extract._cells.shapes import Shape, shape_of
from evidex.extract._cells.sizes import sizes_in, without_sizes
from evidex.extract._cells.values import bare_words
from evidex.extract._cells.wholes import Wholes
from evidex.schema import Cell, Table
from evidex.schema.claim import Spread

__all__ = ["Apart"]

_CENTRED = re.compile(
    r"(?:[Gg]eometric )?(?:[Mm]ean|[Mm]edian|[Aa]verage) \w|.*[(\[](?:mean|median|average)\b"
    r"|.*, (?:mean|median|average)$"
)
_SHARES = re.compile(
    r"^(?:per\s?cent(?:age)?|proportion|prevalence|%)\s(?:of|with|who)\b|^%\s?(?:fe)?male\b"
    r"|^(?:(?:fe)?male|women|men|boys|girls)(?:\ssex)?,?\s?\(?%\)?$",
    re.IGNORECASE,
)
"""Labels of rows of percentages, whatever stands above them: of people only the sexes, which are shares of all."""
_SIGNED = re.compile(r"[A-Za-z)\]].*[\s,;:(\[](?:%|percent|per cent)\s?[)\]]?\W*$", re.IGNORECASE)
"""How a label ends that says its row to hold percentages: 'Living alone, %', 'Diabetes (%)'."""
_NO_SHARES = re.compile(
    r"correlat|regression|coefficient|ratios?\b|^\W*(?:\w+\s){0,2}(?:changes?|differences?)\b", re.IGNORECASE
)
"""What the caption of a table has whose numbers are no shares, whatever its labels end with."""
_ACCURATE = re.compile(
    r"\W*(?:sensitivity|specificity|(?:diagnostic )?accuracy|[pn]pv|(?:positive|negative) predictive values?)\W*%\W*",
    re.IGNORECASE,
)
"""Headers whose percentages are shares whatever else stands in the row."""
_COUNTED = re.compile(r"\b(?:numbers?|missing|no\.)(?!\w)|^\W*n\W*$", re.IGNORECASE)
_MEASURED = re.compile(r"\b(?:scores?|mean|median|ratio|index|total)(?!\w)", re.IGNORECASE)
"""What the label of a row has that holds no percentages though a heading or the caption speaks of such."""
_OF_SHARES = re.compile(
    r"^\W*(?:\w+\s)?(?:proportions?|percentages?|prevalences?)\b.{0,10}\b(?:of|with|who)\b|[,(]\s?(?:%|percent)\s?\)?\W*$",
    re.IGNORECASE,
)
"""How a caption begins or ends whose table holds percentages: 'Women at recruitment, %'."""
_RANGE = re.compile(
    r"\W*(?:min(?:imum)?\.?\W{1,3}max(?:imum)?\.?|ranges?|(?P<quartiles>IQRs?|interquartile ranges?|Q1\W{1,3}Q3))\W*",
    re.IGNORECASE,
)
_ENDS: Mapping[Spread, tuple[str, str]] = {
    "iqr": (
        r"(?:Q1|P?25\s?(?:%|th(?: percentile)?)|(?:1st|first|lower) quartile)",
        r"(?:Q3|P?75\s?(?:%|th(?: percentile)?)|(?:3rd|third|upper) quartile)",
    ),
    "range": (r"(?:min(?:imum)?)", r"(?:max(?:imum)?)"),
    "ci": (
        r"(?:(?:95\s?%\s?)?(?:CI\s)?(?:lower|LCL)(?:\s(?:CI|95\s?%\s?CI|limit|bound))?)",
        r"(?:(?:95\s?%\s?)?(?:CI\s)?(?:upper|UCL)(?:\s(?:CI|95\s?%\s?CI|limit|bound))?)",
    ),
}
"""The headers of two columns of which each holds an end."""
_COUNTS = frozenset("n no no. number numbers count counts frequency freq freq. f #".split())


OneValue = tuple[Shape, Form, Cell, Cell]
"""Cells read as one value, its form, and its first and last cell."""


class Apart:
    """The cells of a table that hold one number each, by their place."""

    def __init__(self, text: str, table: Table, wholes: Wholes, mixed: Container[int] = ()) -> None:
        """`mixed`: the rows with values of several numbers, beside which a bare one is something else."""
        caption = table.caption.of(text) if table.caption else ""
        self._text, self._wholes, self._mixed = text, wholes, mixed
        self._of_shares = _OF_SHARES.search(caption) is not None and set(forms_in(caption)) == {Form(share=True)}
        """Whether the caption says that the whole table holds percentages."""
        self._can_be_shares = not _NO_SHARES.search(caption) and not any(form.centre for form in forms_in(caption))
        self._cells = {(cell.row, cell.col): cell for cell in table.cells if not cell.header}

    def read(self, cell: Cell, shape: Shape) -> OneValue | None:
        """A bare number with those beside it."""
        form = None if _is_count(cell, sized=False) else self._form_of(cell)
        if form is None or form.spread is not None:
            return None
        if form.counted and shape.counts and shape.numbers[0]:
            return None  # a count whose percentage is left out
        return self._share(cell, shape, form) if form.share else self._centre(cell, shape, form)

    def _form_of(self, cell: Cell) -> Form | None:
        """What the nearest headers of a bare number say that it is; 'M' is a mean beside the column of its spread."""
        form = next((form for head in _nearest(cell) if (form := _only(head)) is not None), None)
        if form is None and any(map(_ACCURATE.fullmatch, _nearest(cell))):
            return Form(share=True)
        form = form or _leading(cell) or self._signed(cell)
        if form is None and cell.col_headers[-1:] == ("M",):
            behind = self._beside(cell, 1)
            return Form("mean") if behind and _only(behind[0].col_headers[-1]) else None
        return form

    def _share(self, cell: Cell, shape: Shape, form: Form) -> OneValue:
        """A percentage with the count before or behind it."""
        sized = bool(cell.col_headers) and _only(cell.col_headers[-1]) is not None
        before, behind = (self._beside(cell, step) for step in (-1, 1))
        if before and self._is_part(before, cell, sized=sized):
            both = Shape("a (b)", (*before[1].numbers, *shape.numbers), (False, False))
            return both, Form(share=True, counted=True), before[0], cell
        if behind and self._is_part(behind, cell, sized=sized):
            both = Shape("a (b)", (*shape.numbers, *behind[1].numbers), (True, False))
            return both, Form(share=True, counted=True), cell, behind[0]
        return Shape("a%", shape.numbers, (True, False)), form, cell, cell

    def _centre(self, cell: Cell, shape: Shape, form: Form) -> OneValue:
        """A mean or median with the spread behind or below it."""
        behind = self._beside(cell, 1)
        if behind and (spread := _only(behind[0].col_headers[-1])) is not None and spread.spread in ("sd", "se"):
            both = Shape("a ± b", (*shape.numbers, *behind[1].numbers), (False, False))
            return both, Form(form.centre, spread.spread), cell, behind[0]
        if (ranged := self._with_range(cell, form)) is not None:
            return ranged
        if (below := self._below(cell)) is not None:
            both = Shape("a ± b", (*shape.numbers, below[1]), (False, False))
            return both, Form(form.centre, below[0], below=True), cell, cell
        return Shape("a", shape.numbers, (False, False)), form, cell, cell

    def _is_part(self, beside: tuple[Cell, Shape], cell: Cell, *, sized: bool) -> bool:
        """Whether the number beside a percentage is the count that is so much of its group."""
        counted, shape = beside
        return shape.counts and _is_count(counted, sized=sized) and not self._wholes.is_whole(counted, cell)

    def _signed(self, cell: Cell) -> Form | None:
        """A percentage where the row's label ends with the sign, or what stands over it: 'Living alone, %'."""
        if not self._can_be_shares or cell.row in self._mixed or any(map(_COUNTED.search, cell.col_headers)):
            return None
        if not cell.row_headers:
            return None
        *headings, label = cell.row_headers
        if _is_signed(label) or (_is_plain(label) and (self._of_shares or any(map(_is_signed, headings)))):
            return Form(share=True)
        return None

    def _with_range(self, cell: Cell, form: Form) -> OneValue | None:
        """A centre with the range or quartiles in the next column of its group: 'Median | Min/Max'."""
        other = self._next(cell, 1)
        if other is None:
            return None
        if (ends := self._between(cell, other, form)) is not None:
            return ends
        told = _RANGE.fullmatch(other.col_headers[-1])
        own, words = (self._text[each.start : each.end].strip() for each in (cell, other))
        shape = shape_of(f"{own} ({words.strip('()[] ')})") if told else None
        if told is None or shape is None or shape.build != "a (b–c)":
            return None
        return shape, Form(form.centre, "iqr" if told["quartiles"] else "range"), cell, other

    def _between(self, cell: Cell, other: Cell, form: Form) -> OneValue | None:
        """A centre with its quartiles or ends in the next two columns: 'Median | 25% | 75%', 'Mean | Min | Max'."""
        third = self._next(other, 1)
        if third is None or third.col_headers[:-1] != cell.col_headers[:-1]:
            return None
        spread = next((name for name, (low, high) in _ENDS.items() if _are(other, low) and _are(third, high)), None)
        words = [self._text[each.start : each.end].strip() for each in (cell, other, third)]
        shape = shape_of("{} ({}–{})".format(*words)) if spread else None
        if spread is None or shape is None or shape.build != "a (b–c)":
            return None
        return shape, Form(form.centre, spread), cell, third

    def _below(self, cell: Cell) -> tuple[Spread, Decimal] | None:
        """The SD or SE of a mean where these are rows: 'Mean', and below it 'SD'."""
        if not cell.row_headers or (own := _only(cell.row_headers[-1])) is None or own.centre != "mean":
            return None
        other = self._cells.get((cell.row + 1, cell.col))
        told = _only(other.row_headers[-1]) if other is not None and other.row_headers else None
        if other is None or told is None or told.spread not in ("sd", "se"):
            return None
        shape = shape_of(bare_words(self._text[other.start : other.end]))
        return (told.spread, shape.numbers[0]) if shape is not None and shape.build == "a" else None

    def _next(self, cell: Cell, step: int) -> Cell | None:
        other = self._cells.get((cell.row, cell.col + step))
        return other if other and other.col_headers and other.col_headers[:-1] == cell.col_headers[:-1] else None

    def _beside(self, cell: Cell, step: int) -> tuple[Cell, Shape] | None:
        """The bare number in the next column, where that is of the same group."""
        other = self._next(cell, step)
        if other is None:
            return None
        shape = shape_of(bare_words(self._text[other.start : other.end]))
        return (other, shape) if shape is not None and shape.build == "a" else None


def _nearest(cell: Cell) -> list[str]:
    return [*cell.col_headers[-1:], *cell.row_headers[-1:]]


@functools.lru_cache(maxsize=4_096)
def _only(head: str) -> Form | None:
    """The form that is all a header says."""
    forms = forms_in(head)
    if len(forms) != 1 or named(head).name:
        return None
    # 'n = 199 (%)' stands over counts with their percentages
    return Form(share=True, counted=True) if forms[0].share and sizes_in(head) else forms[0]


@functools.lru_cache(maxsize=4_096)
def _begun(label: str) -> Form | None:
    words = label.strip()
    if _SHARES.search(words):
        return Form(share=True)
    forms = forms_in(words)
    return forms[0] if len(forms) == 1 and not forms[0].spread and _CENTRED.match(words) else None


@functools.lru_cache(maxsize=4_096)
def _is_signed(label: str) -> bool:
    return _SIGNED.search(label.strip()) is not None and forms_in(label) == (Form(share=True),)


@functools.lru_cache(maxsize=4_096)
def _is_plain(label: str) -> bool:
    """Whether a label says nothing of how its row is to be read: no form, no unit, no count."""
    return (
        not forms_in(label) and named(label).unit is None and not _COUNTED.search(label) and not _MEASURED.search(label)
    )


def _leading(cell: Cell) -> Form | None:
    """The form with which a row label begins, or a header over it: 'Mean age', 'Percentage of women'."""
    own = _begun(cell.row_headers[-1]) if cell.row_headers else None
    if own is not None or (cell.row_headers and forms_in(cell.row_headers[-1])):
        return own
    above = [form for head in (*cell.col_headers[-1:], *cell.row_headers[-2:-1]) if (form := _begun(head)) is not None]
    return next((form for form in above if form.centre), None)


def _are(cell: Cell, pattern: str) -> bool:
    return re.fullmatch(rf"\W*{pattern}\W*", cell.col_headers[-1], re.IGNORECASE) is not None


def _is_count(cell: Cell, *, sized: bool) -> bool:
    """Whether the header says that a column counts; `sized`: also where it is nothing but a size ('N = 66')."""
    if not cell.col_headers:
        return False
    head = cell.col_headers[-1]
    return head.strip(" ()").lower() in _COUNTS or (sized and bool(sizes_in(head)) and not without_sizes(head).strip())
