"""Proportions in table cells: '12 (34.3%)', '12 (34.3)' under 'n (%)', '34/124 (27%)', '27.4%'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from evidex.extract._cells import Reading, read_cells
from evidex.extract._proportion.roles import Setting, clues_of, read_setting, role_of
from evidex.extract._proportion.share import agrees
from evidex.schema import ProportionClaim, place_claim
from evidex.schema.claim import Role
from evidex.text import View
from evidex.text.numerals import find_numerals

__all__ = ["table_proportions"]

_NUMBER = r"\d[\d,]*(?:[.·]\d+)?"
_COUNT_PERCENT = re.compile(
    rf"^\s*(?P<n>\d[\d,]*)(?:\s?/\s?(?P<total>\d[\d,]*))?\s?[(\[]\s?(?P<x>{_NUMBER})\s?(?P<sign>%?)\s?[)\]]\W*$"
)
_PERCENT_COUNT = re.compile(
    rf"^\s*(?P<x>{_NUMBER})\s?(?P<sign>%)\s?[(\[]\s?(?:n\s?=\s?)?(?P<n>\d[\d,]*)(?:\s?/\s?(?P<total>\d[\d,]*))?\s?[)\]]\W*$"
)
_FRACTION = re.compile(
    r"^\s*(?P<n>\d[\d,]*)\s?/\s?(?P<total>\d[\d,]*)(?:\s?[(\[,;]\s?(?P<x>\d+(?:[.·]\d+)?)\s?(?P<sign>%)\s?[)\]]?)\W*$"
)
_PERCENT = re.compile(rf"^\s*(?P<x>{_NUMBER})\s?(?P<sign>[%％])\W*$")
_SAYS_PERCENT = re.compile(r"%|\bpercent|\bper cent")
_LEVEL = re.compile(
    r"\b(?:HbA1c|h[a]?ematocrit|ejection fraction|LVEF|FEV|FVC|predicted|saturation|SpO2|SaO2|body fat|fat mass|CV"
    r"|coefficient|power|error"
    r"|concentration|humidity|energy|variance|weight loss|dose)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\b(?:baseline|characteristic|demographic|clinical features|patient data"
    r"|sample)\w*\b",
    re.IGNORECASE,
)


def table_proportions(view: View, extractor: str) -> Iterator[ProportionClaim]:
    """One claim per cell that holds a share of the people that its headers name."""
    setting: Setting | None = None
    for reading in read_cells(view):
        fields = _fields(reading)
        if fields is None:
            continue
        setting = setting or read_setting(view.text)
        fields["of"] = reading.row
        fields["role"] = _role(reading, setting)
        if reading.column:
            fields["group"] = reading.column
        page = view.page_at(reading.cell.start)
        if page is not None:
            fields["page"] = page
        start = reading.cell.start + len(reading.text) - len(reading.text.lstrip())
        end = reading.cell.start + len(reading.text.rstrip())
        yield place_claim(ProportionClaim, view.document, start, end, section="table", extractor=extractor, **fields)


def _fields(reading: Reading) -> dict[str, Any] | None:
    if reading.change or _LEVEL.search(reading.heads) or not reading.row:
        return None
    match = _COUNT_PERCENT.match(reading.text) or _PERCENT_COUNT.match(reading.text) or _FRACTION.match(reading.text)
    if match is None:
        return _percent_alone(reading)
    if not match["sign"] and not (_SAYS_PERCENT.search(reading.heads) and _in_percent(reading)):
        return None
    return _numbers(match, reading)


def _percent_alone(reading: Reading) -> dict[str, Any] | None:
    match = _PERCENT.match(reading.text)
    return _numbers(match, reading) if match else None


def _in_percent(reading: Reading) -> bool:
    """Whether '12 (34.3)' is a count with a percentage: the form says so, no mean or range does, and the digits fit."""
    if re.search(r"\b(?:mean|median|SD|SEM?|IQR|range)\b", reading.form, re.IGNORECASE):
        return False
    if re.search(r"[(\[]\s?%\s?[)\]]|/\s?%|\bn\s?,\s?%", reading.form):
        return True
    total = reading.total
    values = [numeral.value for numeral in find_numerals(reading.text)]
    return total is not None and len(values) == 2 and values[0] <= total and agrees(values[0], total, values[1])


def _numbers(match: re.Match[str], reading: Reading) -> dict[str, Any] | None:
    groups = match.groupdict()
    told = {name: next(iter(find_numerals(groups[name])), None) for name in ("n", "total", "x") if groups.get(name)}
    if any(numeral is None for numeral in told.values()):
        return None
    values = {name: numeral.value for name, numeral in told.items() if numeral is not None}
    percent, numerator, denominator = values.get("x"), values.get("n"), values.get("total")
    if percent is None or not 0 <= percent <= 100:
        return None
    fields: dict[str, Any] = {"percent": percent}
    if numerator is not None:
        fields["numerator"] = numerator
    if denominator is not None:
        fields["denominator"] = denominator
    elif (
        numerator is not None
        and reading.total
        and numerator <= reading.total
        and agrees(numerator, reading.total, percent)
    ):
        fields["denominator"] = reading.total
        fields["derived"] = ("denominator",)
    return fields


def _role(reading: Reading, setting: Setting) -> Role:
    if _WHO.search(reading.heads.rsplit("|", 1)[-1]):
        return "characteristic"
    place = reading.cell.start / max(setting.length, 1)
    return role_of(clues_of(reading.row, reading.heads, reading.heads, "table", setting, place))
