"""P-values that the notes of a table give to marks: '−0.29*' under which '* P < 0.05, ** P < 0.01' stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.extract._cells.marks import SIGNS
from evidex.schema import Table
from evidex.text import Quantity, read_quantities

__all__ = ["Stars"]

_STAR = "*∗⁎＊"
_MARK = rf"[{_STAR}]{{1,4}}|[{SIGNS}]{{1,2}}|[ᵃ-ᶻ]"
_EXPLAINED = re.compile(rf"(?P<mark>{_MARK})\s?[:=]?\s?(?P<what>[^{_STAR}{SIGNS}ᵃ-ᶻ]{{4,160}})")
_SIGN = f"[{_STAR}{SIGNS}ᵃ-ᶻ]"
_BORNE = re.compile(rf"(?<=[\d)\]%])\s?(?P<marks>{_SIGN}+(?:[\s,]{{1,2}}{_SIGN}+)*)(?!\s?[\d.])")
"""Behind a number or its bracket: '0.16*', '1.35 (1.1–1.6)**', '0.26**,ᵃ'."""
_EACH = re.compile(r"([^\s,])\1*")
"""A mark among several is a sign, or that sign repeated."""
_OF_OTHERS = re.compile(
    r"\b(?:trends?|interactions?|heterogeneity|homogeneity|model|overall|tests? of)\b", re.IGNORECASE
)
"""What a P-value is of that is no estimate's own."""


class Stars:
    """What the marks behind the estimates of a table say of their P-values."""

    def __init__(self, text: str, table: Table) -> None:
        spans = [*table.footnotes, *([table.caption] if table.caption else [])]
        self._meant: dict[str, Quantity] = {}
        for span in spans:
            for mark, p in _explained(text, span.start, span.end):
                self._meant.setdefault(mark, p)

    def of(self, text: str, start: int, end: int) -> Quantity | None:
        """The P-value for which a mark in these cells stands; of two marks nothing says which is the estimate's."""
        if not self._meant:
            return None
        for borne in _BORNE.finditer(text, start, end):
            marks = (match.group() for match in _EACH.finditer(_plain(borne["marks"])))
            meant = [self._meant[mark] for mark in marks if mark in self._meant]
            if meant:
                return meant[0] if len(meant) == 1 else None
        return None


def _explained(text: str, start: int, end: int) -> Iterator[tuple[str, Quantity]]:
    """Each mark of a note that stands for one P-value, which is below a bound or given."""
    for match in _EXPLAINED.finditer(text, start, end):
        if _OF_OTHERS.search(match["what"]):
            continue
        read = read_quantities(text, match.start("what"), match.end("what"))
        found = [quantity for quantity in read.found if quantity.kind == "p"]
        if len(found) == 1 and found[0].op in ("<", "<=", "=") and found[0].value is not None:
            yield _plain(match["mark"]), found[0]


def _plain(mark: str) -> str:
    return re.sub(rf"[{_STAR}]", "*", mark)
