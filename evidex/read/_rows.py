"""The rows of a drafted table, and what can be told of each by itself."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from evidex.read._phrase import Words

__all__ = ["Placed", "Rows", "is_number", "is_value"]


_NUMERIC = re.compile(r"[\d\s.,·%()\[\]/±<>=≤≥≦≧~+*†‡§¶|‖#:;×^–—‑−‒\-⁰¹²³⁴-⁹⁻⁺ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ]+")
"""Figures and what stands between and behind them, footnote letters too."""

_REFERENCE = re.compile(
    r"\(?(?:(?:1(?:[.·]0{0,3})?\s?)?\(?(?:ref|reference|referent)\.?\)?|n/?a|n\.?[sd]\.?|nr)\)?", re.IGNORECASE
)
_VALUE_WORDS = re.compile(r"\b(?:to|vs|and|of|ref|reference|p)\b", re.IGNORECASE)
_SAYS_A_VALUE = re.compile(r"\d|^[–—‑−‒-]+$")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[–/-]\s?(?:19|20)?\d\d)?")


@dataclass(frozen=True, slots=True)
class Placed:
    """A drafted cell at its place in the grid."""

    phrase: Words
    text: str
    row: int
    col: int
    row_span: int
    col_span: int
    header: bool
    indent: float


def is_number(text: str) -> bool:
    """Whether figures stand here and no words beside them: '12 (34%)', '<0.001', '—'; a year is a name here."""
    bare = _VALUE_WORDS.sub("", text).strip()
    return bool(_NUMERIC.fullmatch(bare) and _SAYS_A_VALUE.search(bare)) and not _YEAR.fullmatch(text)


def is_value(text: str) -> bool:
    """Whether this is what stands in the body of a table: figures, a dash, 'Ref.', 'n/a'; not 'Age', '95% CI'."""
    return bool(_REFERENCE.fullmatch(text)) or is_number(text)


class Rows:
    """The cells by row, and what can be told of a row by itself."""

    def __init__(self, placed: list[Placed]) -> None:
        self.filled: dict[int, list[Placed]] = defaultdict(list)
        self.width = 0
        for cell in placed:
            self.width = max(self.width, cell.col + cell.col_span)
            if cell.text:
                self.filled[cell.row].append(cell)
        self.numbers = sorted(self.filled)
        self._reaching = [c for c in placed if c.text and c.row_span > 1]

    def covers(self, row: int, col: int) -> bool:
        """Whether a filled cell from above reaches into this slot."""
        return any(c.row < row < c.row + c.row_span and c.col <= col < c.col + c.col_span for c in self._reaching)

    def is_group(self, row: int) -> bool:
        """A heading for the rows below: one filled cell in the first column, or one across the whole table."""
        cells = self.filled[row]
        if len(cells) != 1 or self.width < 2 or self._is_reached(row):
            return False
        cell = cells[0]
        if cell.col_span >= self.width:
            return cell.row_span == 1
        return cell.col == 0 and cell.row_span == 1 and not is_value(cell.text)

    def spans_all(self, row: int) -> bool:
        return self.filled[row][0].col_span >= max(self.width - 1, 2)

    def _is_reached(self, row: int) -> bool:
        return any(c.row < row < c.row + c.row_span for c in self._reaching)

    def is_wordy(self, row: int) -> bool:
        """Words and no figures outside the first column."""
        beyond = [c for c in self.filled[row] if c.col > 0]
        return bool(beyond) and not any(is_number(c.text) for c in beyond)

    def starts_empty(self, row: int) -> bool:
        return all(c.col > 0 for c in self.filled[row]) and not self.covers(row, 0)
