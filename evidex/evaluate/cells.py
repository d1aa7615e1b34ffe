"""What readers say that the cells of tables hold, and what evidex tells of them.

A file of labels has a line for a table of a JATS article: what its columns, its rows and single cells
hold, later ones going before earlier ones (`kind` share, score, effect or other; `form` as 'n (%)' or 'mean (SD)'; `n`
the size of the group; `doubt` where a careful reader could well say otherwise). Rows and columns are counted from 0 in
the grid of the source, spans filled; no word of an article is kept. The grid is read here with lxml alone.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from lxml import etree

from evidex.errors import UnreadableError
from evidex.extract import extract_claims
from evidex.read import find_sources, read_source
from evidex.schema import Cell, Claim, Document, ProportionClaim, ScoreClaim, Table
from evidex.text import View

__all__ = ["Measured", "measure"]

_KINDS = {"share": "proportion", "score": "score", "effect": "effect"}
_NUMBERS = {
    "n (%)": ("numerator", "percent"),
    "% (n)": ("percent", "numerator"),
    "n/N (%)": ("numerator", "denominator", "percent"),
    "% (n/N)": ("percent", "numerator", "denominator"),
    "n/N": ("numerator", "denominator"),
    "%": ("percent",),
    "% (95% CI)": ("percent", "ci_low", "ci_high"),
}
"""What the numbers of a share are, in printed order."""
_SPREADS = {"SD": "sd", "SE": "se", "IQR": "iqr", "range": "range", "CI": "ci"}
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)(?:[.·]\d+)?|\d+(?:[.,·]\d+)?")
"""A comma before three digits parts thousands, before others it is a decimal comma: '51,2'."""


@dataclass
class Measured:
    """Counts by kind of claim, and of fields that agree."""

    right: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    extra: Counter[str] = field(default_factory=Counter)
    agreed: Counter[str] = field(default_factory=Counter)
    stated: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    judged: list[tuple[Claim, bool]] = field(default_factory=list)
    """Each share and score that was told of a cell of which readers are sure, and whether its numbers are right."""

    def figures(self) -> dict[str, float]:
        """Precision and recall by kind, and the share right of each field."""
        told: dict[str, float] = {}
        for kind in _KINDS.values():
            right = self.right[kind]
            told[f"{kind} precision"] = right / max(1, right + self.extra[kind])
            told[f"{kind} recall"] = right / max(1, right + self.missed[kind])
        return told | {name: self.agreed[name] / stated for name, stated in self.stated.items()}


def measure(labels: Path, articles: Path) -> Measured:
    """All tables of a file of labels. A cell that the reader of evidex does not find counts as missed."""
    measured = Measured()
    for line in labels.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        path = articles / label["article"]
        grid = _grid(path, label["table"])
        document = _document(path)
        table = max(document.tables, key=lambda each: len(_words_of(each, document) & _all(grid)))
        claims = [each for each in extract_claims(View(document)) if each.section == "table"]
        own = [each for each in claims if table.start <= each.start < table.end]
        _hold(measured, label, grid, _placed(grid, table, document), own)
    return measured


Grid = list[list[str]]


def _hold(
    measured: Measured, label: Mapping[str, Any], grid: Grid, cells: Mapping[Any, Cell], claims: list[Claim]
) -> None:
    right: set[str] = set()
    other: dict[str, Claim] = {}
    for at, words in (((row, col), words) for row, line in enumerate(grid) for col, words in enumerate(line) if col):
        told = _told(label, *at)
        if not _NUMBER.search(words) or told.get("doubt"):
            continue
        cell = cells.get(at)
        if cell is not None and cell.header:
            continue
        held = [each for each in claims if cell and each.start < cell.end and cell.start < each.end]
        kind = _KINDS.get(told.get("kind", "other"))
        hit = next((each for each in held if each.kind == kind), None)
        if kind is not None:
            (measured.missed if hit is None else measured.right)[kind] += 1
            if hit is None:
                place = f"{label['article']}, table {label['table']}, row {at[0]}, column {at[1]}"
                measured.misses.append(f"{place}: {words!r} is {told.get('form')}")
        if hit is not None:
            right.add(hit.id)
            if kind != "effect":
                measured.judged.append((hit, _fields(measured, told, words, hit)))
        elif kind != "effect":
            other |= {each.id: each for each in held}
    wrong = [claim for claim in other.values() if claim.id not in right]
    measured.extra.update(claim.kind for claim in wrong)
    measured.judged += [(claim, False) for claim in wrong if claim.kind != "effect"]


def _told(label: Mapping[str, Any], row: int, col: int) -> dict[str, Any]:
    """What the readers say of a cell."""
    parts = (("columns", str(col)), ("rows", str(row)), ("cells", f"{row},{col}"))
    return {name: value for part, key in parts for name, value in label.get(part, {}).get(key, {}).items()}


def _fields(measured: Measured, told: Mapping[str, Any], words: str, claim: Claim) -> bool:
    """Count the fields that agree; whether the numbers that the cell prints do."""
    form = told.get("form", "")
    numbers = [_value(each) for each in _NUMBER.findall(words)]
    expected: dict[str, Any] = {}
    if isinstance(claim, ProportionClaim):
        expected = dict(zip(_NUMBERS.get(form, ()), numbers, strict=False))
        if "n" in told:
            expected.setdefault("denominator", Decimal(str(told["n"])))
    elif isinstance(claim, ScoreClaim) and "?" not in form:
        expected["statistic"] = (
            "mean_change" if form.startswith("change mean") else "median" if "median" in form else "mean"
        )
        if spread := next((spread for name, spread in _SPREADS.items() if name in form), None):
            expected["spread"] = spread
    for name, value in expected.items():
        measured.stated[name] += 1
        measured.agreed[name] += getattr(claim, name) == value
    printed = _NUMBERS.get(form, ()) if isinstance(claim, ProportionClaim) else ("spread",)
    return all(getattr(claim, name) == expected[name] for name in printed if name in expected)


def _value(printed: str) -> Decimal:
    whole = printed.replace(",", "") if re.search(r",\d{3}(?!\d)", printed) else printed.replace(",", ".")
    return Decimal(whole.replace("·", "."))


def _document(path: Path) -> Document:
    (document,) = (read for source in find_sources(path) for read in read_source(source))
    if isinstance(document, UnreadableError):
        raise document
    return document


def _placed(grid: Grid, table: Table, document: Document) -> dict[tuple[int, int], Cell]:
    """The cell of evidex at each place of the grid: rows that share most words, in their order."""
    rows: dict[int, dict[int, Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.col] = cell
    words = {
        row: {col: _plain(document.text[cell.start : cell.end]) for col, cell in own.items()}
        for row, own in rows.items()
    }
    found: dict[tuple[int, int], Cell] = {}
    last = -1
    for at, line in enumerate(grid):
        own = {col: _plain(text) for col, text in enumerate(line) if text}
        shared = {row: sum(words[row].get(col) == text for col, text in own.items()) for row in rows if row > last}
        best = max(shared, key=lambda row: (shared[row], -row), default=None)
        if best is None or 2 * shared[best] < max(2, len(own)):
            continue
        last = best
        found |= {(at, col): rows[best][col] for col in own if words[best].get(col) == own[col]}
    return found


def _plain(words: str) -> str:
    return re.sub(r"[\s^]+", "", unicodedata.normalize("NFKC", words))[:60]


def _words_of(table: Table, document: Document) -> set[str]:
    return {_plain(document.text[cell.start : cell.end]) for cell in table.cells}


def _all(grid: Grid) -> set[str]:
    return {_plain(words) for row in grid for words in row if words}


def _grid(path: Path, number: int) -> Grid:
    """The table of an article: rows of texts, '' where a span covers a place."""
    tree = etree.parse(str(path), etree.XMLParser(recover=True, load_dtd=False, no_network=True, huge_tree=True))
    table = next(list(tree.iter("{*}table-wrap"))[number].iter("{*}table"))
    taken: dict[tuple[int, int], str] = {}
    rows = list(table.iter("{*}tr"))
    for row, line in enumerate(rows):
        col = 0
        for cell in line.iterchildren("{*}td", "{*}th"):
            while (row, col) in taken:
                col += 1
            down, across = (int(re.sub(r"\D", "", cell.get(name, "")) or 1) for name in ("rowspan", "colspan"))
            for place in ((row + i, col + j) for i in range(down) for j in range(across)):
                taken[place] = ""
            taken[row, col] = "".join(_texts(cell)).strip()
            col += across
    width = max((col for _, col in taken), default=-1) + 1
    return [[taken.get((row, col), "") for col in range(width)] for row in range(len(rows))]


def _texts(element: etree._Element) -> Iterator[str]:
    """The text of a cell; raised text behind '^', as evidex lifts it."""
    yield "^" if etree.QName(element).localname == "sup" else ""
    yield element.text or ""
    for inner in element.iterchildren(tag=etree.Element):
        yield from _texts(inner)
        yield inner.tail or ""
