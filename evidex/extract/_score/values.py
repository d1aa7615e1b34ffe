"""Central values: a mean, median or mean change with its spread and unit ('66.5 ± 18.1 years', 'median 3 (IQR 1-5)').

Only the numbers; what they measure and in which group is told by the words around (`frames`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from evidex.extract._proportion.grounds import grounds_of
from evidex.extract._proportion.shares import find_shares
from evidex.text.quantities import SIGN, Quantity
from evidex.text.words import CLOSE, Words

__all__ = ["COUNTED", "SD", "SE", "UNIT", "UNIT_WORDS", "Finder", "Value"]

_N = SIGN["number"]
UNIT_WORDS = (
    r"(?:mm\s?Hg|cm\s?H2O|kg/m\(?2\)?|kg/m²|kg\s?m-2|kg\s?m\(-2\)|g/dL|g/dl|mg/dL|mg/dl|mmol/L|mmol/l|µmol/L|umol/L"
    r"|micromol/l|pmol/L|nmol/L"
    r"|ng/mL|ng/ml|pg/mL|pg/ml|U/L|IU/L|mL/min(?:/1\.73 ?m2)?|ml/min|L/min|l/min|beats/min|bpm|m/s|cm/s|mm/h"
    r"|(?:micrograms?|mg|µg|ng|pg|g|mL|ml|mmol|µmol|IU|U|kcal|kJ|cells)(?:\."
    r"|/)\s?(?:[A-Za-z0-9µ²³.-]+(?:/[A-Za-z0-9]+)?)"
    r"|percentage points?|percent|points?|years?|yrs?|months?|mos?|weeks?|wks?|days?|hours?|hrs?|h|minutes?|mins?"
    r"|min|seconds?|secs?|s"
    r"|mm|cm|mL|ml|dL|dl|L|l|mg|kg|µg|mcg|ng|pg|g|m|km|ccm|cc|kPa|Pa|mmHg|degrees?|°C?|units?|dB|Hz|Gy|cGy|mV|ms"
    r"|msec|kcal|kJ"
    r"|logMAR|D|dioptres|diopters|mEq/L|MPa|N|W|nM|µM|mM|IU|U|\$|euros?|dollars|USD|letters|lines|steps)"
)
UNIT = re.compile(rf"^(?:\s?-?\s?)(?P<unit>{UNIT_WORDS})(?![A-Za-z/²])(?!\s(?:vs|versus)\b(?=$))")
_OFTEN = re.compile(r"^\s(?:a|per)\s(?:day|night|week|month|year|hour|minute)\b")
COUNTED = re.compile(
    r"^\s(?P<unit>(?:[a-z]+\s)?(?:episodes|events|attacks|visits|doses|tablets|cigarettes|sessions|items|times"
    r"|copies|lesions|cells|cases|nights"
    r"|pack-years|lymph nodes|blinks|drinks|servings|beats|breaths|cycles|injections|procedures"
    r"|teeth|vessels|levels"
    r"|poultry|students|beds|steps)(?:\s(?:per|a|/)\s[a-z]+)?)\b"
)
SD = r"(?:SD|S\.D\.|s\.d\.|sd|[Ss]tandard deviations?|StDev|std\.? dev\.?)"
SE = r"(?:SEM|S\.E\.M\.|s\.e\.m\.|SE|S\.E\.|s\.e\.|[Ss]tandard errors?(?: of the mean)?)"
_IQR = (
    r"(?:(?:\ue000(?:%|th)?\s?)?(?:IQR|[Ii]nter-?[Qq]uartile [Rr]ange|[Ii]nterquartile|[Qq]uartiles?"
    r"|Q1\s?[-–,;]\s?Q3|IQ range|\ue000th\s?[-–]\s?\ue000th percentiles?))"
)
_SPREAD_HEAD = re.compile(
    rf"(?:[Mm]eans?|[Aa]verages?|values?)[^.;\ue000-\ue006]{{0,40}}?(?:\(|\[|±|\+/-|\+/−|,|and|with)\s?(?:±|\+/-"
    rf"|\+/−)?\s?(?:years,\s)?(?:(?P<sd>{SD})|(?P<se>{SE}))\b"
    rf"|(?:\(|\[|±|\+/-)\s?(?:(?P<sd2>{SD})|(?P<se2>{SE}))\s?[)\]]"
)
_MEDIAN_HEAD = re.compile(
    rf"[Mm]edians?\b[^.;\ue000-\ue006]{{0,30}}?(?:\(|\[|,)\s?(?:(?P<iqr>{_IQR})"
    rf"|(?P<range>[Rr]anges?|min-max))\s?[)\]]"
)
_OPEN = r"\s?[,;]?\s?[(\[]?\s?"
_BEHIND_SD = re.compile(rf"^{_OPEN}(?:(?P<sd>{SD})|(?P<se>{SE}))\s?(?:of|was|=|:|,|±|\+/-)?\s?\ue000")
_BEHIND_PM = re.compile(r"^\s?[(\[]\s?(?:±|\+/-|\+/−)\s?\ue000\s?[)\]]")
_BEHIND_BARE = re.compile(r"^\s?[(\[]\s?\ue000\s?[)\]]")
_BEHIND_RANGE = re.compile(
    rf"^{_OPEN}(?:(?P<iqr>{_IQR})|(?P<range>(?:full |total |overall )?[Rr]ange[sd]?|ranging|min-max|range limits"
    rf"|extremes|from))"
    r"\s?(?:of|from|was|=|:|,|between)?\s?[(\[]?\s?(?P<r>\ue005|\ue002|\ue000(?:\s?[a-z]{1,7})?\s?(?:to|and"
    r"|[-–,;])\s?\ue000)"
)
_BEHIND_BARE_RANGE = re.compile(r"^\s?[(\[]\s?(?P<r>\ue005)")
_BEHIND_CI = re.compile(r"^\s?[,;:]?\s?[(\[]?\s?\ue002")
_RANGE_BEFORE = re.compile(
    r"(?P<r>\ue005)\s?(?:years?|yrs?|months?|weeks?|days?|mm|cm|kg|old|\s)*[(\[]\s?(?:[^()\[\]]{0,30},\s)?"
    r"(?:(?:mean|median|average)(?:\sage)?\s?(?:of|was|[:,=])?)?\s?$"
)


@dataclass(slots=True)
class Value:
    """One central value. `start:end` are offsets of the shape, its spread included; `stop` behind its bracket."""

    start: int
    end: int
    first: int
    last: int
    value: Decimal
    statistic: str = "mean"
    sd: Decimal | None = None
    se: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    spread: str | None = None
    unit: str | None = None
    noun: tuple[int, int] | None = None
    stop: int = 0
    before: int | None = None
    """Offset of a range of its own that stands before it."""
    chained: bool = False
    """Follows another value in a list ('45.3 (11.2) vs 47.5 (11.5)')."""
    evidence: str = field(default="", repr=False)


class Finder:
    """Finds the central values of one sentence."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.read = words.read
        self.shape = words.read.shape
        self.found = words.read.found
        self.offsets = [words.list[number].start for number in words.signs]
        self.used: set[int] = set()
        self.head = self._heads()
        self.shares: set[int] = self._proportions() if "\ue006" in self.shape else set()

    def _proportions(self) -> set[int]:
        """Numbers of the quantities that are shares of a group."""
        shares = find_shares(self.words)
        kept = [share for share, ground in zip(shares, grounds_of(self.words, shares), strict=True) if ground is None]
        return {number for share in kept for number in range(share.first, share.last + 1)}

    def _heads(self) -> str | None:
        """What bracketed numbers are where the sentence says it once: 'mean (SD) age', 'median [IQR]'."""
        match = _SPREAD_HEAD.search(self.shape)
        if match:
            return "sd" if match["sd"] or match["sd2"] else "se"
        match = _MEDIAN_HEAD.search(self.shape)
        if match:
            return "iqr" if match["iqr"] else "range"
        return None

    def after(self, offset: int, length: int = 70) -> str:
        return self.shape[offset : offset + length]

    def take(self, index: int, statistic: str, evidence: str) -> Value | None:
        """The value at this quantity with all that belongs to it."""
        quantity = self.found[index]
        if quantity.value is None:
            return None
        offset = self.offsets[index]
        value = Value(offset, offset + 1, index, index, quantity.value, statistic, evidence=evidence)
        self.used.add(index)
        if quantity.kind == "plus_minus":
            self._set_spread(value, "se" if self.head == "se" else "sd", quantity.spread)
        self.set_unit(value, quantity)
        self._spread(value)
        self._range_before(value)
        value.stop = max(value.stop, value.end)
        self._close(value)
        return value

    def _range_before(self, value: Value) -> None:
        """'aged 4 to 48 years (mean 24 years, median 20 years)': the range stands before the bracket."""
        match = _RANGE_BEFORE.search(self.shape, max(value.start - 70, 0), value.start)
        if value.low is not None or match is None:
            return
        quantity = self.found[self.read.index_at(match.start("r"))]
        if quantity.low is not None and quantity.high is not None and quantity.low <= value.value <= quantity.high:
            value.low, value.high, value.spread = quantity.low, quantity.high, value.spread or "range"
            value.before = match.start("r")

    def _set_spread(self, value: Value, kind: str, number: Decimal | None) -> None:
        value.spread = kind
        if kind == "se":
            value.se = number
        else:
            value.sd = number

    def set_unit(self, value: Value, quantity: Quantity) -> None:
        if quantity.percent:
            value.unit = "%"
            return
        match = UNIT.match(self.after(value.end)) or COUNTED.match(self.after(value.end))
        if match:
            value.unit = match["unit"]
            value.end += match.end()
            if often := _OFTEN.match(self.after(value.end)):
                value.unit += often.group()
                value.end += often.end()

    def _spread(self, value: Value) -> None:
        behind = self.after(value.end)
        if value.spread is None:
            for pattern in (_BEHIND_SD, _BEHIND_PM):
                match = pattern.match(behind)
                if match:
                    kind = "se" if "se" in match.groupdict() and match["se"] else "sd"
                    self._take_number(value, match.end() - ((pattern is _BEHIND_PM and 1) or 0), kind)
                    break
            else:
                self._bare_spread(value, behind)
        self._range(value)
        if value.unit is None:
            match = UNIT.match(self.after(value.stop or value.end))
            if match:
                value.unit = match["unit"]
                value.end = (value.stop or value.end) + match.end()

    def _take_number(self, value: Value, length: int, kind: str) -> None:
        index = self.read.index_at(value.end)
        if index >= len(self.found) or self.found[index].value is None:
            return
        self._set_spread(value, kind, self.found[index].value)
        self.used.add(index)
        value.last, value.end = index, self.offsets[index] + 1
        self._close(value)
        del length

    def _bare_spread(self, value: Value, behind: str) -> None:
        """'45.3 (11.2)': a standard deviation where the sentence says so, or where a mean has nothing else there."""
        if not _BEHIND_BARE.match(behind) or self.head in ("iqr", "range") or value.statistic == "median":
            return
        index = self.read.index_at(value.end)
        number = self.found[index].value
        if number is None or number < 0:
            return
        if self.head is None and (
            value.evidence == "pair"
            or (number == number.to_integral() and value.value == value.value.to_integral() and number > value.value)
        ):
            return
        self._take_number(value, 0, self.head or "sd")

    def _range(self, value: Value) -> None:
        behind = self.after(value.stop or value.end)
        match = _BEHIND_RANGE.match(behind)
        kind = None
        if match:
            kind = "iqr" if match["iqr"] else "range"
        elif value.spread is None and (match := _BEHIND_BARE_RANGE.match(behind)):
            kind = self.head if self.head in ("iqr", "range") else "range"
        if match and kind:
            self._take_range(value, (value.stop or value.end) + match.start("r"), kind)
            return
        if value.spread is None and (match := _BEHIND_CI.match(behind)):
            self._take_range(value, (value.stop or value.end) + match.end() - 1, "ci")

    def _take_range(self, value: Value, offset: int, kind: str) -> None:
        index = self.read.index_at(offset)
        quantity = self.found[index]
        low, high, last = quantity.low, quantity.high, index
        if quantity.kind == "number":
            last = index + 1
            low, high = quantity.value, self.found[last].value if last < len(self.found) else None
        if low is None or high is None or low > high:
            return
        if kind == "ci" and not low <= value.value <= high:
            return
        value.low, value.high = low, high
        value.spread = value.spread or kind
        self.used.update(range(index, last + 1))
        value.last, value.end = last, self.offsets[last] + 1
        unit = UNIT.match(self.after(value.end))
        if unit:
            value.unit = value.unit or unit["unit"]
            value.end += unit.end()
        self._close(value)

    def _close(self, value: Value) -> None:
        """`stop` stands behind the bracket that the value opened."""
        number = self.words.at_offset(value.end)
        if number < len(self.words) and self.words.list[number].tag == CLOSE:
            opening = self.words.mate.get(number)
            if opening is not None and value.start < self.words.list[opening].start:
                value.stop = self.words.list[number].end
                return
        value.stop = max(value.stop, value.end)
