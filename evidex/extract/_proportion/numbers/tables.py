"""Proportions in table cells: '12 (34.3%)', '12 (34.3)' where it is a count of its group, '34/124 (27%)', '27.4%'."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from evidex.extract._cells import Build, Reading, place_in_cell, read_cells
from evidex.extract._proportion.numbers.share import agrees
from evidex.extract._proportion.sides.roles import Setting, clues_of, read_setting, role_of
from evidex.schema import ProportionClaim
from evidex.schema.claim import Role
from evidex.text import View

__all__ = ["table_proportions"]

_LEVEL = re.compile(
    r"\b(?:HbA1c|h[a]?ematocrit|ejection fraction|LVEF|FEV|FVC|predicted|saturation|SpO2|SaO2|body fat|fat mass|CV"
    r"|coefficient|power|error|reversibility"
    r"|concentration|humidity|energy|variance|weight loss|dose|weights?(?= factor|$| \|))\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\b(?:baseline|characteristic|demographic|clinical features|patient data"
    r"|sample)\w*\b",
    re.IGNORECASE,
)
_WHOLE = re.compile(r"\b[Nn]\s?/\s?(?:N|total|\d+)\b|\b[Nn]o\./")
_SHARE = re.compile(r"\b(?:proportions?|prevalences?|(?<!per )percentages?|incidences?|\w+ rates?)\b", re.IGNORECASE)
"""What stands over '52% (49%–55%)' where that is a share with its confidence interval."""
_NO_FRACTION = re.compile(r"/|:|\bvs\b|pressure|\bBP\b|\b(?:sex|gender|ratio|date)\b", re.IGNORECASE)

Numbers = dict[str, Any]


def table_proportions(view: View, extractor: str) -> Iterator[ProportionClaim]:
    """One claim per cell that holds a share of the people that its headers name."""
    setting: Setting | None = None
    for reading in read_cells(view):
        fields = _numbers(reading)
        if fields is None:
            continue
        setting = setting or read_setting(view.text)
        fields |= {"of": reading.of, "role": _role(reading, setting)}
        fields |= {name: told for name in ("group", "timepoint") if (told := getattr(reading, name))}
        yield place_in_cell(ProportionClaim, view, reading, extractor, fields)


def _numbers(reading: Reading) -> Numbers | None:
    """Percentage, count and total of a cell; None where it holds no share."""
    read = _READ.get(reading.shape.build)
    if read is None or not reading.of or (reading.form and not reading.form.share):
        return None
    told = read(reading)
    if told is None:
        return None
    percent, count, total = (told.get(name) for name in ("percent", "numerator", "denominator"))
    if (percent is not None and not 0 <= percent <= 100) or (total is not None and not 0 <= (count or 0) <= total):
        return None
    return told


def _pair(reading: Reading) -> Numbers | None:
    """'12 (34.3)', '34.3% (12)': a count and its percentage, by its form, its sign or the size of its group."""
    shape = reading.shape
    turned = shape.turned or (reading.form is not None and reading.form.turned)
    percent, count = shape.numbers if turned else shape.numbers[::-1]
    if count != count.to_integral_value() or not (turned or shape.counts):
        return None
    if turned and not shape.turned and _LEVEL.search(_about(reading)):
        return None  # 'Ejection fraction (%)' with a mean and its SD
    said = reading.form is not None and (reading.form.counted or reading.size is not None)
    signed = any(shape.signs) and not reading.change and not _LEVEL.search(_about(reading))
    if not said and not signed:
        return None
    told: Numbers = {"percent": percent, "numerator": count}
    if shape.less:
        told["bound"] = "max"
    if reading.size:
        told |= {"denominator": reading.size, "derived": ("denominator",)}
    return told


def _fraction(reading: Reading) -> Numbers | None:
    """'34/124': said to be a count of a total, or one of several such in its column."""
    count, total = reading.shape.numbers
    said = reading.form is not None and reading.form.whole
    told = said or reading.form is not None or reading.fractions
    if not told or (not said and _NO_FRACTION.search(_WHOLE.sub("", reading.heads))):
        return None
    return {"numerator": count, "denominator": total} if total else None


def _fraction_percent(reading: Reading) -> Numbers | None:
    """'34/124 (27%)', '27% (34/124)'."""
    first, second, third = reading.shape.numbers
    count, total, percent = (first, second, third) if reading.shape.build == "a/b (c)" else (second, third, first)
    said = reading.shape.signs[0] or (reading.form is not None and reading.form.counted)
    if not said and not agrees(count, total, percent):
        return None  # '46.5 (121/216)' is a mean of percentages
    return {"percent": percent, "numerator": count, "denominator": total}


def _percent_alone(reading: Reading) -> Numbers | None:
    if reading.change or _LEVEL.search(_about(reading)):
        return None
    told: Numbers = {"percent": reading.shape.numbers[0]}
    if reading.size:
        told |= {"denominator": reading.size, "derived": ("denominator",)}
    return told


def _percent_interval(reading: Reading) -> Numbers | None:
    """'73.3 (69.0–77.6)' that is said to be a percentage with its confidence interval."""
    said = reading.form is not None and reading.form.spread == "ci"
    signed = (
        all(reading.shape.signs) and _SHARE.search(_about(reading)) and (reading.form is None or reading.form.share)
    )
    if not said and (not signed or reading.change or _LEVEL.search(_about(reading))):
        return None
    percent, low, high = reading.shape.numbers
    return {"percent": percent, "ci_low": low, "ci_high": high} if low <= percent <= high <= 100 else None


_READ: Mapping[Build, Callable[[Reading], Numbers | None]] = {
    "a (b)": _pair,
    "a/b": _fraction,
    "a/b (c)": _fraction_percent,
    "a (b/c)": _fraction_percent,
    "a%": _percent_alone,
    "a (b–c)": _percent_interval,
}


def _role(reading: Reading, setting: Setting) -> Role:
    if _WHO.search(reading.caption):
        return "characteristic"
    place = reading.start / max(setting.length, 1)
    about = _about(reading)
    return role_of(clues_of(reading.of, about, about, "table", setting, place))


def _about(reading: Reading) -> str:
    """Headers and caption in one."""
    return f"{reading.heads} | {reading.caption}"
