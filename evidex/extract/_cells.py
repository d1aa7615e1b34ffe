"""Table cells with the headers that govern them: what a row and a column are about, how many a group has.

Headers say how a cell is to be read ('n (%)', 'Mean (SD)', 'n = 60'); what is left of them when that is taken away
names the row and the group.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evidex.schema import Cell, Table
from evidex.text import View

__all__ = ["Reading", "read_cells"]

LONGEST = 44
"""A cell with more characters is prose, not a value."""

_FORM = re.compile(
    r"[,;:]?\s?[(\[]?\s?\b(?:n|N|[Nn]o\.?|[Nn]umber|[Ff]requency|[Cc]ount)\s?[,/]?\s?[(\[]?\s?%\s?[)\]]?\s?[)\]]?"
    r"|[,;]?\s?\(?%\)?(?=\s|$|\))"
    r"|[,;]?\s?[(\[]?\b[Nn]\s?[=:]\s?[\d,]+\s?[)\]]?|[,;]?\s?[(\[]?\s?(?:[Mm]ean|[Mm]edian"
    r"|[Aa]verage)s?\b\s?(?:[(\[±,]|\+/-|and)?"
    r"\s?[(\[]?\s?(?:SD|S\.D\.|SEM?|s\.e\.m\.|IQR|[Rr]ange|standard (?:deviation|error)|interquartile range"
    r"|[Qq]1\s?[-–,]\s?[Qq]3"
    r"|min\s?[-–]\s?max)?\s?[)\]]?\s?[)\]]?|[,;]?\s?±\s?(?:SD|SEM?|sd)\b|[,;]?\s?[(\[](?:SD|SEM?|IQR)[)\]]"
    r"|[*†‡§¶#]+$|[ᵃᵇᶜᵈᵉ]+$"
)
_TOTAL = re.compile(r"\b[Nn]\s?[=:]?\s?(\d{1,3}(?:,\d{3})+|\d+)\b")
_NO_VALUE = re.compile(
    r"(?:^|[\s(,/])(?:[Pp](?:[\s-]?[Vv]alues?)?|OR|RR|HR|aOR|AOR|SMD|MD|95\s?%\s?CI|CI|[Cc]onfidence [Ii]ntervals?"
    r"|χ2|χ²|[Cc]hi-?\s?square|[Dd]ifferences?"
    r"|[Ss]tatistics?|[Tt]est|β|[Bb]eta|[Cc]oefficients?|[Rr]atios?|I2|I²|[Ww]eight|df|F|t|r|R2|[Ee]ffect"
    r"|[Cc]orrelations?|[Rr]eferences?|[Yy]ears? of publication|[Aa]uthors?)"
    r"(?:$|[\s),*:/†‡])"
)
_CHANGE = re.compile(
    r"\b(?:change|difference|increase|decrease|reduction|improvement|increment|gain"
    r"|loss)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """One cell of values. `heads` are all its headers and the caption in one, for what they say of its form."""

    table: Table
    cell: Cell
    text: str
    row: str
    column: str
    heads: str
    form: str
    total: Decimal | None
    change: bool


def read_cells(view: View) -> Iterator[Reading]:
    """The value cells of all tables; columns of P-values, ratios and tests are passed over."""
    for table in view.document.tables:
        if table.figure:
            continue
        caption = table.caption.of(view.text) if table.caption else ""
        for cell in table.cells:
            text = view.text[cell.start : cell.end]
            if cell.header or not 0 < len(text) <= LONGEST or not any(character.isdigit() for character in text):
                continue
            if not cell.row_headers or any(map(_NO_VALUE.search, (*cell.col_headers, *cell.row_headers))):
                continue
            yield _reading(table, cell, text, caption)


def _reading(table: Table, cell: Cell, text: str, caption: str) -> Reading:
    own = " | ".join((*cell.row_headers, *cell.col_headers))
    totals = [match.group(1) for head in (*cell.col_headers, *cell.row_headers) if (match := _TOTAL.search(head))]
    return Reading(
        table=table,
        cell=cell,
        text=text,
        row=_name(cell.row_headers),
        column=_name(cell.col_headers),
        heads=f"{own} | {caption}",
        form=own,
        total=Decimal(totals[-1].replace(",", "")) if totals else None,
        change=bool(_CHANGE.search(own)),
    )


def _name(headers: tuple[str, ...]) -> str:
    """What headers name, without what they say of the form of the values."""
    named = []
    for header in headers:
        plain = " ".join(_FORM.sub(" ", header).split()).strip(" ,;:()[]-–*")
        if plain.count("(") > plain.count(")"):
            plain += ")"
        if plain and plain.lower() not in ("n", "no", "total n", "value", "values", "mean", "median", "sd"):
            named.append(plain)
    return ", ".join(dict.fromkeys(named))
