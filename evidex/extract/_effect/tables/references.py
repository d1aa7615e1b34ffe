"""What the estimates of categories are set against: the category of their variable that is marked as the reference.

'Never' with '1.00 (reference)' above 'Former' and 'Current', or to the left of them. A label may tell it itself:
'Volume (high vs. low)', 'Sex (ref: male)'. Of two categories the one without an estimate is the reference.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import islice

from evidex.extract._cells.marks import without_marks
from evidex.schema import Cell

__all__ = ["CATEGORY", "References", "told_in_label", "without_reference_heading"]

_MARKED = re.compile(r"\W*(?:1(?:[.·]0{1,3})?\W*)?(?:\bref(?:erence|erent)?\b[^\d]{0,24})?\W*", re.IGNORECASE)
"""'1', '1.00 (ref.)', 'Reference group'."""
_SAID = re.compile(r"\bref(?:erence|erent|\.|\b)", re.IGNORECASE)
_SAYING = re.compile(
    r"\W*[(\[,;:]?\s*\bref(?:erence|erent)?\b\.?(?:\s(?:group|category|level|class))?\W*$", re.IGNORECASE
)
_EMPTY = re.compile(r"[\W_]*")
_IN_BRACKETS = re.compile(
    r"(?P<name>.{2,80}?)\s?[(\[]\s?(?:(?P<a>[^()\[\]=]{1,40}?)\s)?(?:vs?\.?|versus|compared (?:with|to))\s"
    r"(?P<b>[^()\[\]=,;]{1,40})[)\]]\W*",
    re.IGNORECASE,
)
_REFERRED = re.compile(
    r"(?P<name>[^()\[\]]{2,80}?)\s?[,;(\[]\s?ref(?:erence|erent)?\.?(?:\s(?:group|category|level|class))?"
    r"\s?(?:[:=]|is|\s)\s?(?P<b>[^()\[\],;]{1,40})[)\]]?\W*",
    re.IGNORECASE,
)
_OF_ESTIMATE = re.compile(r"\bC\.?I\b|[Cc]onfidence|^\W*[Pp]\b")
_NUMBER = re.compile(r"\d")
_YES = re.compile(r"(?:yes|any|ever|current|former|present|some|\W*[<>≥≤\d])", re.IGNORECASE)
_NONE = re.compile(r"(?:no|non|none|never|not|without|absent)\b", re.IGNORECASE)

_GENERIC = re.compile(
    r"\b(?:variables?|characteristics?|factors?|predictors?|parameters?|covariates?|outcomes?|end-?points?|stud(?:y|ies)"
    r"|trials?|models?|determinants?|comparisons?|measures?|items?|authors?)\b|^\W*$",
    re.IGNORECASE,
)
"""A corner below which rows are not categories of one thing."""
CATEGORY = re.compile(
    r"\W*(?:[QT]\d|(?:quartile|tertile|quintile|decile)\s?\d{1,2}|(?:\d(?:st|nd|rd|th)|first|second|third|fourth|fifth"
    r"|lowest|highest|low|medium|middle|high|top|bottom)(?:\s(?:quartile|tertile|quintile|decile|third|quarter|fifth))?"
    r"|[<>≤≥]?\s?\d[\d.,]*\W.{0,30}|[<>≤≥]\s?\d.{0,30})\W*",
    re.IGNORECASE,
)
"""A label that only says which part of something, not of what: 'Q2', '≥3 per week'."""


Headers = tuple[str, ...]


class References:
    """The reference categories of one table."""

    def __init__(
        self, text: str, rows: Mapping[int, Sequence[Cell]], names_measure: Callable[[str], bool], corner: str
    ) -> None:
        self._text, self._rows, self._names_measure = text, rows, names_measure
        self._labels = {row: cells[0].row_headers for row, cells in rows.items()}
        self._siblings: defaultdict[Headers, list[int]] = defaultdict(list)
        for row, labels in self._labels.items():
            if len(labels) > 1:
                self._siblings[labels[:-1]].append(row)
        if _are_categories(list(self._labels.values()), corner):
            self._siblings[()] = list(self._labels)

    def of(self, cell: Cell) -> str | None:
        """The reference category of the estimate in a cell."""
        return self._beside(cell) or self._among(cell)

    def _beside(self, cell: Cell) -> str | None:
        """The header of a column in the same row that is marked as the reference, where columns are categories."""
        heads = cell.col_headers
        if not heads or self._names_measure(heads[-1]):
            return None
        found = [
            other.col_headers[-1].strip()
            for other in self._marked[cell.row]
            if other.col_headers[:-1] == heads[:-1] and len(other.col_headers) == len(heads)
            if other.col_headers != heads
        ]
        return _label(found[0]) if len(found) == 1 and not self._names_measure(found[0]) else None

    def _among(self, cell: Cell) -> str | None:
        """The label of the row below the same heading that is marked as the reference, or the only other one."""
        heading = cell.row_headers[:-1]
        said = _others(self._said[heading], cell.row)
        marked = said or _others(self._marked_below[heading, cell.col_headers], cell.row)
        if len(marked) == 1:
            return _label(self._labels[marked[0]][-1])
        rows = _others(self._siblings[heading], cell.row)
        if not marked and len(rows) == 1 and abs(rows[0] - cell.row) == 1 and self._is_without(rows[0]):
            return _label(self._labels[rows[0]][-1])
        return None

    @cached_property
    def _said(self) -> Mapping[Headers, Sequence[int]]:
        """The rows below each heading that are called the reference."""
        said: defaultdict[Headers, list[int]] = defaultdict(list)
        for heading, rows in self._siblings.items():
            said[heading] += filter(self._is_said, rows)
        return said

    @cached_property
    def _marked(self) -> Mapping[int, Sequence[Cell]]:
        """The cells of each row that are marked as the reference."""
        return {row: list(filter(self._is_marked, cells)) for row, cells in self._rows.items()}

    @cached_property
    def _marked_below(self) -> Mapping[tuple[Headers, Headers], Sequence[int]]:
        """The rows below each heading that are marked as the reference in the column of some headers."""
        marked: defaultdict[tuple[Headers, Headers], list[int]] = defaultdict(list)
        for heading, rows in self._siblings.items():
            for row in rows:
                for heads in {cell.col_headers for cell in self._marked[row] if not self._is_estimated(cell)}:
                    marked[heading, heads].append(row)
        return marked

    def _is_said(self, row: int) -> bool:
        return _SAID.search(self._labels[row][-1]) is not None or any(
            _SAID.search(words) is not None and _MARKED.fullmatch(words) is not None
            for words in map(self._words, self._rows[row])
        )

    def _is_estimated(self, cell: Cell) -> bool:
        """Whether a bare '1.00' has an interval or a P-value of its own beside it: an estimate like others."""
        if _SAID.search(self._words(cell)):
            return False
        return any(
            each.col_headers[:-1] == cell.col_headers[:-1]
            and not self._is_marked(each)
            and _NUMBER.search(self._words(each))
            for each in self._rows[cell.row]
            if each.col_headers in self._of_estimates
        )

    @cached_property
    def _of_estimates(self) -> Collection[Headers]:
        """The headers of intervals and P-values."""
        heads = {cell.col_headers for cells in self._rows.values() for cell in cells if cell.col_headers}
        return {head for head in heads if _OF_ESTIMATE.search(head[-1])}

    def _is_without(self, row: int) -> bool:
        """Whether nothing stands in a row below the name of any measure, but counts or values elsewhere."""
        held = [cell for cell in self._rows[row] if not _EMPTY.fullmatch(self._words(cell))]
        return bool(held) and not any(self._names_measure(head) for cell in held for head in cell.col_headers)

    def _is_marked(self, cell: Cell) -> bool:
        words = self._words(cell)
        return _EMPTY.fullmatch(words) is None and _MARKED.fullmatch(words) is not None

    def _words(self, cell: Cell) -> str:
        return self._text[cell.start : cell.end].strip()


def _are_categories(rows: Sequence[Headers], corner: str) -> bool:
    """Whether the rows of a table without headings are all categories of one variable, as corner or labels say."""
    if any(len(labels) != 1 for labels in rows) or len(rows) < 2:
        return False
    labels = [labels[0].strip() for labels in rows]
    first = {label.split(" ")[0].casefold() for label in labels}
    return len(first) == 1 or all(map(CATEGORY.fullmatch, labels)) or not _GENERIC.search(corner)


def _others(rows: Iterable[int], own: int) -> list[int]:
    """The first two of some rows besides one's own: enough to see whether there is just one."""
    return list(islice((row for row in rows if row != own), 2))


def told_in_label(label: str) -> tuple[str, str] | None:
    """(factor, comparator) of a label that names its reference: 'Volume (high vs. low)' is 'Volume: high'."""
    match = _IN_BRACKETS.fullmatch(label)
    if match is not None:
        name = match["name"].strip(" ,:")
        return f"{name}: {match['a'].strip()}" if match["a"] else name, match["b"].strip()
    match = _REFERRED.fullmatch(label)
    return (match["name"].strip(" ,:"), match["b"].strip()) if match else None


def without_reference_heading(labels: list[str]) -> tuple[list[str], str | None]:
    """Labels without a reference category that stands over the others as if it were a heading, and that category.

    Its row is empty: 'No alcohol', then 'Alcohol' with the estimate.
    """
    if len(labels) < _LEAST or not (_SAYING.search(labels[-2]) or _denies(labels[-2], labels[-1])):
        return labels, None
    return [*labels[:-2], labels[-1]], _label(labels[-2])


def _denies(heading: str, label: str) -> bool:
    """'No alcohol' over 'Alcohol', 'Never' over 'Former'; 'No. of children' over 'Girls' is a heading."""
    words = set(re.findall(r"[a-z]{3,}", heading.lower()))
    alike = not words.isdisjoint(re.findall(r"[a-z]{3,}", label.lower()))
    return _NONE.match(heading) is not None and (alike or _YES.match(label) is not None)


_LEAST = 3
"""A heading, the reference and the category itself."""


def _label(words: str) -> str | None:
    plain = without_marks(_SAYING.sub("", words.strip(" :"))).strip(" ,;:")
    return plain or None
