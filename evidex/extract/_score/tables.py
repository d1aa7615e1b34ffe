"""Scores in table cells: '39.1 ± 7.0', '59.9 (2.8)' under 'mean (SD)', '0.46 [0.35–0.61]' under 'median (IQR)'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from evidex.extract._cells import Reading, read_cells
from evidex.schema import ScoreClaim, place_claim
from evidex.text import View
from evidex.text.groups import find_timepoint
from evidex.text.numerals import find_numerals

__all__ = ["table_scores"]

_NUMBER = r"[-−–+]?\d[\d,]*(?:[.·]\d+)?"
_PLUS_MINUS = re.compile(rf"^\s*{_NUMBER}\s?%?\s?(?:±|\+/-|\+/−)\s?\d[\d,]*(?:[.·]\d+)?\s?%?\W*$")
_BRACKETED = re.compile(rf"^\s*{_NUMBER}\s?[(\[]\s?\d[\d,]*(?:[.·]\d+)?\s?[)\]]\W*$")
_WITH_RANGE = re.compile(
    rf"^\s*{_NUMBER}\s?[(\[]\s?(?P<low>{_NUMBER})\s?(?:[-–—−,;]"
    rf"|to)\s?(?P<high>{_NUMBER})\s?[)\]]\W*$"
)
_MEAN = re.compile(r"\bmeans?\b|\baverage\b", re.IGNORECASE)
_MEDIAN = re.compile(r"\bmedians?\b", re.IGNORECASE)
_SD = re.compile(r"\b(?:SD|S\.D\.|s\.d\.|standard deviations?)\b|±\s?sd\b", re.IGNORECASE)
_SE = re.compile(r"\b(?:SEM?|S\.E\.M?\.|s\.e\.m\.|standard errors?)\b")
_IQR = re.compile(r"\b(?:IQR|interquartile|quartiles?|Q1|25th)\b", re.IGNORECASE)
_RANGE = re.compile(r"\b(?:range|min|max)\b", re.IGNORECASE)
_UNIT = re.compile(
    r"[(\[,]\s?(?P<unit>years?|yrs?|months?|weeks?|days?|hours?|min|mm\s?Hg|kg/m\(?[2²]\)?|kg|cm|mm"
    r"|m[lL]|g/d[lL]|mg/d[lL]|mmol/[lL]|%|points?|[a-zµμ]{1,5}/[a-zA-Z]{1,3})\s?[)\]]?"
)


def table_scores(view: View, extractor: str) -> Iterator[ScoreClaim]:
    """One claim per cell that holds a central value with its spread."""
    for reading in read_cells(view):
        fields = _fields(reading)
        if fields is None:
            continue
        fields["of"] = reading.row
        if reading.column:
            fields["group"] = reading.column
            if timepoint := find_timepoint(reading.column, 0, len(reading.column), 0):
                fields["timepoint"] = timepoint
        if unit := _UNIT.search(reading.form):
            fields["unit"] = unit["unit"]
        page = view.page_at(reading.cell.start)
        if page is not None:
            fields["page"] = page
        start = reading.cell.start + len(reading.text) - len(reading.text.lstrip())
        end = reading.cell.start + len(reading.text.rstrip())
        yield place_claim(ScoreClaim, view.document, start, end, section="table", extractor=extractor, **fields)


def _fields(reading: Reading) -> dict[str, Any] | None:
    if not reading.row:
        return None
    values = [numeral.value for numeral in find_numerals(reading.text)]
    median = bool(_MEDIAN.search(reading.heads)) and not _MEAN.search(reading.form)
    statistic = "median" if median else "mean_change" if reading.change else "mean"
    if _PLUS_MINUS.match(reading.text) and len(values) == 2:
        spread = "se" if _SE.search(reading.heads) and not _SD.search(reading.heads) else "sd"
        return {
            "statistic": "mean_change" if reading.change else "mean",
            "value": values[0],
            spread: values[1],
            "spread": spread,
        }
    if _BRACKETED.match(reading.text) and len(values) == 2:
        spread = _bracket_spread(reading)
        return spread and {"statistic": statistic, "value": values[0], spread: values[1], "spread": spread}
    match = _WITH_RANGE.match(reading.text)
    if match is None or not (median or _MEAN.search(reading.heads)):
        return None
    return _with_range(match, reading, statistic)


def _bracket_spread(reading: Reading) -> Any:
    """'59.9 (2.8)': what the bracket holds, where the headers or the caption say so and do not speak of percentages."""
    if re.search(r"%", reading.form) or (re.search(r"[(\[]\s?%", reading.heads) and not _MEAN.search(reading.form)):
        return None
    for told in (reading.form, reading.heads):
        if _SD.search(told):
            return "sd"
        if _SE.search(told) and _MEAN.search(told):
            return "se"
    return None


def _with_range(match: re.Match[str], reading: Reading, statistic: str) -> dict[str, Any] | None:
    first = next(iter(find_numerals(reading.text)), None)
    low, high = (next(iter(find_numerals(match[name])), None) for name in ("low", "high"))
    if first is None or low is None or high is None or not low.value <= first.value <= high.value:
        return None
    spread = "iqr" if _IQR.search(reading.heads) else "range" if _RANGE.search(reading.heads) else None
    fields = {"statistic": statistic, "value": first.value, "low": low.value, "high": high.value}
    return fields | {"spread": spread} if spread else None
