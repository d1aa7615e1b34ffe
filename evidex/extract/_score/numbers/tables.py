"""Scores in table cells: '39.1 ± 7.0', '59.9 (2.8)' that is a mean with its SD, '0.46 [0.35–0.61]' with its IQR."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from evidex.extract._cells import Build, Reading, place_in_cell, read_cells
from evidex.schema import ScoreClaim
from evidex.text import View

__all__ = ["table_scores"]

_ESTIMATES = re.compile(r"\beffect estimates?\b|\bregression\b|\bassociat\w+|\bdifferences? between\b", re.IGNORECASE)
"""What captions of tables of effects say, whose means with intervals are differences."""

Numbers = dict[str, Any]


def table_scores(view: View, extractor: str) -> Iterator[ScoreClaim]:
    """One claim per cell that holds a central value with its spread."""
    for reading in read_cells(view):
        read = _READ.get(reading.shape.build)
        fields = read(reading) if read is not None and reading.of else None
        if fields is None:
            continue
        fields |= {name: told for name in ("of", "group", "timepoint", "unit") if (told := getattr(reading, name))}
        yield place_in_cell(ScoreClaim, view, reading, extractor, fields)


def _plus_minus(reading: Reading) -> Numbers:
    """'39.1 ± 7.0': the spread is the SD unless something says that it is the standard error."""
    value, beside = reading.shape.numbers
    spread = "se" if reading.form is not None and reading.form.spread == "se" else "sd"
    told: Numbers = {"statistic": _statistic(reading), "value": value, spread: abs(beside), "spread": spread}
    return told | ({"derived": (spread,)} if reading.form is not None and reading.form.below else {})


def _plus_minus_within(reading: Reading) -> Numbers | None:
    """'5.8 ± 3.5 [0–14]': mean and SD with the range."""
    value, beside, low, high = reading.shape.numbers
    if not low <= value <= high:
        return None
    spread = "se" if reading.form is not None and reading.form.spread == "se" else "sd"
    return {
        "statistic": _statistic(reading),
        "value": value,
        spread: abs(beside),
        "spread": spread,
        "low": low,
        "high": high,
    }


def _bracketed(reading: Reading) -> Numbers | None:
    """'59.9 (2.8)', where something says what the bracket holds; of a median it is how wide its quartiles are."""
    value, beside = reading.shape.numbers
    if reading.form is None or reading.form.spread is None:
        return None
    told: Numbers = {"statistic": _statistic(reading), "value": value}
    if (spread := reading.form.spread) in ("sd", "se"):
        told |= {spread: beside, "spread": spread}
    return told


def _with_range(reading: Reading) -> Numbers | None:
    """'4 (2–7)' that is said to be a mean or a median."""
    value, low, high = reading.shape.numbers
    if reading.form is None or reading.form.share or not low <= value <= high:
        return None
    if reading.form.spread == "ci" and _ESTIMATES.search(reading.caption):
        return None
    told: Numbers = {"statistic": _statistic(reading), "value": value, "low": low, "high": high}
    return told | ({"spread": reading.form.spread} if reading.form.spread else {})


def _alone(reading: Reading) -> Numbers | None:
    """'39.1' under 'Mean'."""
    if reading.form is None or reading.form.centre is None:
        return None
    return {"statistic": _statistic(reading), "value": reading.shape.numbers[0]}


def _statistic(reading: Reading) -> str:
    if reading.form is not None and reading.form.centre == "median":
        return "median"
    return "mean_change" if reading.change else "mean"


_READ: Mapping[Build, Callable[[Reading], Numbers | None]] = {
    "a ± b": _plus_minus,
    "a ± b (c–d)": _plus_minus_within,
    "a (b)": _bracketed,
    "a (b–c)": _with_range,
    "a": _alone,
}
