"""Central values: a mean, median or mean change with its spread and unit ('66.5 ± 18.1 years', 'median 3 (IQR 1-5)').

Only the numbers; what they measure and in which group is told by the words around (`frames`).
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cached_property

from evidex.extract._proportion.grounds.find import grounds_by_number
from evidex.extract._score.numbers.customs import Customs, customs_of
from evidex.extract._score.numbers.heads import NAMED_AFTER, SD, SE, head_of
from evidex.extract._score.numbers.other_units import are_mixed
from evidex.extract._score.numbers.ranges import (
    BEHIND_BARE_RANGE,
    BEHIND_CI,
    BEHIND_COMMA_RANGE,
    BEHIND_ENDS,
    BEHIND_NAMED_QUARTILES,
    BEHIND_QUARTILES,
    BEHIND_RANGE,
    BEHIND_SD_RANGE,
    BESIDE_CI,
    COUNTED_BEFORE,
    OPEN,
    RANGE_BEFORE,
    RANGE_NAMED,
)
from evidex.extract._score.numbers.value import Value
from evidex.text.quantities import Quantity
from evidex.text.units import MONEY, UNIT_WORDS, unit_inside, unit_length
from evidex.text.words import CLOSE, Words

__all__ = ["Finder", "Value"]

_PM = r"(?:±|\+/[-−–])"
_BEHIND_SD = re.compile(
    rf"^{OPEN}{_PM}?\s?[(\[]?(?:(?P<sd>{SD})|(?P<se>{SE}))[)\]]?\s?(?:of|was|=|:|,|{_PM})?\s?(?:{MONEY})?[\ue000\ue006]"
)
_BEHIND_THEN_NAME = re.compile(
    rf"^\s?[(\[]\s?{_PM}?\s?[\ue000\ue006]\s?(?:{UNIT_WORDS}\s)?(?:(?P<sd>{SD})|(?P<se>{SE}))\s?[)\]]"
)
"""'11.8% (1.7% SEM)': the name of a spread behind it."""
_BEHIND_BARE = re.compile(
    rf"^\s?[(\[]\s?(?:{MONEY}\s?)?(?:\ue000(?P<unit>\s?{UNIT_WORDS})?|(?P<percent>\ue006))\s?[)\]]"
)
_OPENED = re.compile(r"[(\[]\s?(?:(?:mean|median|average)\s(?:of\s)?)?$")
_BEHIND_GROUP = re.compile(r"^\s(?:in|with|for|among|after|on)\s[^.;:,()\[\]\ue000-\ue006]{2,60}?\s?(?=[(\[])")
"""'12.5 days in the usual care group (IQR 9.0, 22.3)': the group stands between a value and its spread."""
_OF_AGE = " of age"
_OWN_UNIT = re.compile(
    r"^\s(?P<unit>(?!(?:in|for|at|with|of|on|after|during|and|or|to)\s)[A-Za-z][A-Za-z-]{1,14})"
    r"(?=\s[(\[](?:[Rr]ange|IQR|SD|SEM|[Ii]nter)\b)"
)
"""'2.2 isocenters (range, 1-5)': a word that only a spread shows to be a unit."""
_BEHIND_NAME = re.compile(rf"^(?:\s?[(\[]\s?(?:means?\s?)?{_PM}?\s?(?:{SD}|{SE})\s?[)\]]|\s(?:SD|SEM)(?=\s[a-z]))")
"""'1.54 ± .07 [SEM] µg/mL', '26.8 ± 5.7 (mean ± SD) s', '-21 ± 19 SD mm Hg': between a value and its unit."""
_SE_BEHIND = re.compile(rf"^\s?(?:{UNIT_WORDS}\s?)?[,(\[]?\s?{SE}(?![A-Za-z])")
_PERCENT_OVER = re.compile(
    r"(?:\s?(?:per|/)\s?(?:\ue000\s)?(?:min(?:ute)?|h(?:our)?|day|week|month|year|s(?:ec)?)|\s(?:s|h|min)\((?:\ue000|-?1)\))"
    r"(?![A-Za-z])"
)
_TIME_BEFORE = re.compile(
    r"\b(?P<unit>days|hours|nights|units)\s(?:of\s(?:[a-z]+\s){1,3})?[(\[]\s?(?:mean\s|median\s)?$"
)
_MONEY = re.compile(rf"(?P<money>{MONEY})\s?[(]?$")
_CI_NAMED = re.compile(r"\b(?:CIs?|confidence (?:intervals?|limits))\b")


class Finder:
    """Finds the central values of one sentence."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self.read = words.read
        self.shape = words.read.shape
        self.found = words.read.found
        self.offsets = [words.list[number].start for number in words.signs]
        self.used: set[int] = set()
        self.decided: dict[int, tuple[str, str] | None] = {}
        """What was weighed of numbers that no construction takes."""
        self.named: str | None = None
        """What the last range was that the sentence names: a bare one behind the next value is the same."""
        self.head = head_of(self.shape)
        self.grounds: dict[int, str | None] = grounds_by_number(words) if "\ue006" in self.shape else {}
        """Why the percentages of the sentence are no shares of a group; None for those that are."""

    @cached_property
    def customs(self) -> Customs:
        """How the document prints, said anywhere in it; most values never need it."""
        return customs_of(self.read.text)

    def is_share(self, index: int) -> bool:
        """Whether a number belongs to a share of a group."""
        return self.grounds.get(index, "none") is None

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
            self._set_spread(value, self._kind_of_plus_minus(index), quantity.spread)
        self.set_unit(value, quantity)
        self._spread(value)
        self._range_before(value)
        value.stop = max(value.stop, value.end)
        self._close(value)
        return value

    def _kind_of_plus_minus(self, index: int) -> str:
        """What stands behind ±: named behind ('82 ± 4% SEM'), by the sentence, or by the document."""
        if self.head is None and _SE_BEHIND.match(self.after(self.offsets[index] + 1)):
            self.head = "se"
        return "se" if (self.head or self.customs.spread) == "se" else "sd"

    def _range_before(self, value: Value) -> None:
        """'aged 4 to 48 years (mean 24 years, median 20 years)': the range stands before the bracket."""
        match = RANGE_BEFORE.search(self.shape, max(value.start - 110, 0), value.start)
        if value.low is not None or match is None:
            return
        ranged = RANGE_NAMED.search(self.shape, max(match.start() - 20, 0), match.start("r")) is not None
        ends = self._ends(match.start("r"), value.value if ranged else None)
        if ends is None or not ends[0] <= value.value <= ends[1] or (";" in match.group() and not ranged):
            return
        named = self.shape[match.start()] == "\ue002" or _CI_NAMED.search(
            self.shape, max(match.start() - 80, 0), match.start()
        )
        if value.unit is None and (place := unit_length(self.after(match.end("r")))):
            value.unit = self.text(match.end("r") + place[0], match.end("r") + place[1])
        value.low, value.high, value.spread = *ends, value.spread or ("ci" if named else "range")
        value.before = match.start("r")

    def _ends(self, offset: int, held: Decimal | None = None) -> tuple[Decimal, Decimal] | None:
        """The two ends of a range at this offset: one quantity ('4-48'), or two numbers ('from 4 to 48'). The higher
        may stand first where they hold a value ('mean 13 degrees; range, 55 to -65 degrees')."""
        index = self.read.index_at(offset)
        quantity = self.found[index]
        low, high = quantity.low, quantity.high
        if quantity.kind == "number" and index + 1 < len(self.found):
            low, high = quantity.value, self.found[index + 1].value
        elif quantity.kind == "interval" and low is not None and high is not None:
            low, high = min(low, high), max(low, high)  # of a fall: '-6 to -15'
        if low is None or high is None or (low > high and not (held is not None and high <= held <= low)):
            return None
        return min(low, high), max(low, high)

    def _set_spread(self, value: Value, kind: str, number: Decimal | None) -> None:
        value.spread = kind
        if kind == "se":
            value.se = number
        else:
            value.sd = number

    def set_unit(self, value: Value, quantity: Quantity) -> None:
        """The unit right behind a value."""
        if quantity.percent:
            borrowed = quantity.shared and self.is_share(value.last + 1)  # 'mean age 51, 70% women'
            value.unit = None if borrowed else self._percent_of(value)
            return
        self._unit_at(value, value.end)
        if value.unit is None and quantity.kind == "plus_minus":
            value.unit = unit_inside(self.read.text[quantity.start : quantity.end])
        if value.unit is None and self.shape.startswith((")", "]"), value.end):
            self._unit_at(value, value.end + 1)  # '12.9 (+/- 7.3) mm Hg'
        if value.unit is None and (named := _BEHIND_NAME.match(self.after(value.end))):
            self._unit_at(value, value.end + named.end())  # '1.54 +/- .07 [SEM] µg/mL'
        if value.unit is None and (own := _OWN_UNIT.match(self.after(value.end))):
            value.unit, value.end = self.text(value.end + 1, value.end + own.end()), value.end + own.end()
        if value.unit is None or value.unit.startswith(("per ", "/")):
            value.unit = self.money(value.first) or value.unit
        value.unit = value.unit or self.time_before(value)

    def time_before(self, value: Value) -> str | None:
        """'fewer ventilator days (4.2 ± 1.3': the time that the bracket measures stands before it."""
        named = _TIME_BEFORE.search(self.shape, max(value.start - 55, 0), value.start)
        return named["unit"] if named is not None else None

    def _percent_of(self, value: Value) -> str:
        """'%', with the time over which it is measured ('% per 8 min', '%/h', '% s(-1)') or what it is of."""
        over = _PERCENT_OVER.match(self.after(value.end))
        if over is None:
            return "%"
        start, value.end = value.end, value.end + over.end()
        self.used.update(range(self.read.index_at(start), self.read.index_at(value.end)))
        return "%" + self.text(start, value.end)

    def money(self, index: int) -> str | None:
        """The sign of money right before a number."""
        told = _MONEY.search(self.shape, max(self.offsets[index] - 8, 0), self.offsets[index])
        return told["money"] if told is not None else None

    def _unit_at(self, value: Value, offset: int) -> None:
        """Take the unit at this offset, with the numbers that are part of it ('g/24 h')."""
        place = unit_length(self.after(offset))
        if place is None or (place[0] == 1 and self.after(offset, 2)[1:] in "xX×*" and not self._is_ten(offset)):
            return
        start, end = offset + place[0], offset + place[1]
        value.unit = value.unit or self.text(start, end)
        value.end = end
        self.used.update(range(self.read.index_at(start), self.read.index_at(end)))

    def _is_ten(self, offset: int) -> bool:
        """Whether the next number is the base of a power of ten ('x 10(9)/L')."""
        index = self.read.index_at(offset)
        return index < len(self.found) and self.found[index].value == 10

    def text(self, start: int, end: int) -> str:
        """The document's text of a stretch of the shape."""
        first, last = self.read.place(start), self.read.place(end - 1)
        if self.shape[end - 1] in "\ue000\ue001\ue002\ue003\ue004\ue005\ue006":
            return self.read.text[first : self.read.found[self.read.index_at(end - 1)].end]
        return self.read.text[first : last + 1]

    def _spread(self, value: Value) -> None:
        behind = self.after(value.end)
        if value.spread is None:
            if match := _BEHIND_SD.match(behind) or _BEHIND_THEN_NAME.match(behind):
                kind = "se" if match["se"] else "sd"
                self.head = self.head or kind
                self._take_number(value, kind)
            else:
                self._bare_spread(value, behind)
        if value.unit is None and value.spread is not None:
            self._unit_at(value, value.past)  # '71 (6) years, range 59-82'
        self._range(value)
        if value.unit is None:
            self._unit_at(value, value.past)
        if value.unit is None and (sign := re.match(r"^\s?%", self.after(value.past, 3))):
            value.unit, value.end = "%", value.past + sign.end()  # '72.9 (19.4)%'

    def _take_number(self, value: Value, kind: str) -> None:
        index = self.read.index_at(value.end)
        if index >= len(self.found) or self.found[index].value is None:
            return
        self._set_spread(value, kind, self.found[index].value)
        self.used.add(index)
        value.last, value.end = index, self.offsets[index] + 1
        if value.unit is None or self.after(value.end).lstrip().startswith(value.unit):
            self._unit_at(value, value.end)
        self._close(value)

    def _bare_spread(self, value: Value, behind: str) -> None:
        """'45.3 (11.2)': a standard deviation where the sentence says so, or where a mean has nothing else there."""
        bare = _BEHIND_BARE.match(behind)
        if bare is None or self.head in ("iqr", "range", "ci") or value.statistic == "median":
            return
        if (bare["percent"] or bare["unit"]) and (self.head is None or value.unit != (bare["unit"] or "%").strip()):
            return
        index = self.read.index_at(value.end)
        number = self.found[index].value
        if number is None or number < 0:
            return
        if self.head is None and (
            value.evidence == "pair"
            or (
                number == number.to_integral()
                and value.value == value.value.to_integral()
                and number > abs(value.value)
            )
        ):
            return
        self._take_number(value, self.head or "sd")

    def _range(self, value: Value) -> None:
        behind = self.after(value.past)
        aged = len(_OF_AGE) if behind.startswith(_OF_AGE) else 0
        behind = behind[aged:]
        match = BEHIND_RANGE.match(behind)
        kind = None
        if match and not self._tells_a_move(value, match["range"], value.past + aged + match.start("r")):
            kind = self.named = "iqr" if match["iqr"] else "range"
        elif value.spread is None and (match := BEHIND_BARE_RANGE.match(behind)):
            kind = self._kind_of_range(value, "range")
        elif value.spread is None and self._opens(value) and (match := BEHIND_COMMA_RANGE.match(behind)):
            kind = self._kind_of_range(value, "ci")
        elif value.statistic == "median" and (match := BEHIND_QUARTILES.match(behind)):
            kind = self._kind_of_range(value, "iqr")
        elif match := BEHIND_NAMED_QUARTILES.match(behind):
            kind = "iqr"
        elif self._between_ends(value) and (match := BEHIND_QUARTILES.match(behind)):
            kind = "ci"
        elif (match := BEHIND_ENDS.match(behind)) or (
            value.sd is not None and (match := BEHIND_SD_RANGE.match(behind))
        ):
            kind = "range"
        if match and kind:
            self._take_range(value, value.past + aged + match.start("r"), kind)
            return
        if match := BEHIND_CI.match(behind):
            self.named = self.named if value.spread else "ci"
            self._take_range(value, value.past + aged + match.end() - 1, "ci")
        self._late_range(value)

    def _tells_a_move(self, value: Value, name: str | None, offset: int) -> bool:
        """'rose by 9.2% (from 1.20 to 1.31 mmol/L)': where something began and ended, no range of a value outside."""
        ends = self._ends(offset, value.value) if name == "from" else (value.value, value.value)
        return ends is None or not ends[0] <= value.value <= ends[1]

    def _kind_of_range(self, value: Value, otherwise: str) -> str:
        """What a bare range is: by the sentence's head, a range named before, the document, or an interval before."""
        if told := NAMED_AFTER.match(self.after(value.end, 90)):
            value.statistic = "median" if told["median"] else value.statistic
            return "iqr" if told["iqr"] else "range"
        kind = self.head if self.head in ("iqr", "range", "ci") else self.named or self.customs.ranged
        if kind == self.customs.ranged and self.customs.statistic == "median":
            value.take_for_median()
        if kind is not None:
            return kind
        return "ci" if BESIDE_CI.search(self.shape, max(value.start - 60, 0), value.start) else otherwise

    def _late_range(self, value: Value) -> None:
        """The range behind the group that a value holds for; the value's own end stays before the group."""
        behind = self.after(value.past, 140)
        group = _BEHIND_GROUP.match(behind) if value.spread is None else None
        if group is None:
            return
        begin = (COUNTED_BEFORE.match(behind, group.end()) or group).end()
        told = BEHIND_RANGE.match(behind[begin:]) or BEHIND_CI.match(behind[begin:])
        if told is None:
            return
        kind = "ci" if told.re is BEHIND_CI else "iqr" if told["iqr"] else "range"
        offset = value.past + begin + (told.end() - 1 if kind == "ci" else told.start("r"))
        ends, index = self._ends(offset), self.read.index_at(offset)
        if ends is None or not ends[0] <= value.value <= ends[1]:
            return
        value.late = index + (self.found[index].kind == "number")
        value.low, value.high, value.spread = *ends, kind
        self.used.update(range(index, value.late + 1))

    def _between_ends(self, value: Value) -> bool:
        """Whether the two numbers behind hold a value: '-0.02 mm (-0.14, 0.10 mm)', where a CI is named."""
        ahead = [each.value for each in self.found[value.last + 1 : value.last + 3]]
        if (
            value.spread is not None
            or len(ahead) < 2
            or not _CI_NAMED.search(self.read.text, 0, self.found[value.first].start)
        ):
            return False
        low, high = ahead
        if low is None or high is None:
            return False
        return low < value.value < high or self._mirrored(value, low, high)

    def _mirrored(self, value: Value, low: Decimal, high: Decimal) -> bool:
        """'decreased by 0.048 mm (95% CI -0.066, -0.031 mm)': the interval has the sign that the verb says."""
        return value.statistic == "mean_change" and low <= -value.value <= high

    def _opens(self, value: Value) -> bool:
        """Whether a value is the first of its bracket."""
        return _OPENED.search(self.shape, max(value.start - 16, 0), value.start) is not None

    def _take_range(self, value: Value, offset: int, kind: str) -> None:
        index = self.read.index_at(offset)
        last = index + (self.found[index].kind == "number")
        if are_mixed(value.unit or "", *(self.after(at + 1, 9) for at in self.offsets[index : last + 1])):
            self.used.update(range(index, last + 1))
            value.spread = value.spread or kind
            return
        ends = self._ends(offset, value.value if kind == "range" else None)
        if ends is None:
            return
        low, high = ends
        moved = value.statistic == "mean_change" and value.unit == "%" and not self.found[index].percent
        if moved and kind == "range" and not low <= value.value <= high:
            return
        if kind == "ci" and not low <= value.value <= high and not self._mirrored(value, low, high):
            return
        value.low, value.high = low, high
        value.spread = value.spread or kind
        if kind == "iqr" and value.sd is None and not NAMED_AFTER.match(self.after(value.start + 1, 90)):
            value.take_for_median()
        self.used.update(range(index, last + 1))
        value.last, value.end = last, self.offsets[last] + 1
        if value.unit is None and self.found[index].percent:
            value.unit = "%"  # '3.5 [2 to 5.3%]'
        self._unit_at(value, value.end)
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
