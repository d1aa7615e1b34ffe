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

__all__ = ["STATISTIC", "Value", "find_values"]

_N = SIGN["number"]
STATISTIC = re.compile(r"\b(?:[Mm]eans?|[Mm]edians?|[Aa]verag(?:e[sd]?|ing))\b")
_NOT_STATISTIC = re.compile(
    r"^\s(?:difference|differences|arterial|corpuscular|blood pressure of|square|ratio|risk|effect size|reciprocal"
    r"|of the two)\b"
    r"|^\s?-"
)
_CHANGE = (
    r"(?:reductions?|increases?|decreases?|changes?|improvements?|declines?|gains?|loss(?:es)?|correction|rise|fall"
    r"|drop"
    r"|decrement|increment|shortening|reduced|increased|decreased|improved|declined|rose|fell|dropped|gained|lost"
    r"|elevation)"
)
_CHANGED_BY = re.compile(
    rf"\b{_CHANGE}\b(?:\s[\w-]+){{0,7}}?\sby\s(?:an?\s)?(?:(?:mean|median|average)\s(?:of\s)?)?(?:approximately\s"
    rf"|about\s)?$",
    re.IGNORECASE,
)
_CHANGE_NOUN = re.compile(rf"\b{_CHANGE}\b", re.IGNORECASE)
_EFFECT = re.compile(
    r"\b(?:difference|odds|hazard|risk ratio|relative risk|ratio|OR|HR|RR|SMD|WMD|MD|effect size|beta|coefficient"
    r"|correlation"
    r"|r\s?=|kappa|AUC|chi-?square|statistic|per (?:unit|SD)|cut-?off|threshold|slope|regression|log-?rank|R\(?2\)?"
    r"|R²|multiple R)\b"
)
_UNIT_WORDS = (
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
_UNIT = re.compile(rf"^(?:\s?-?\s?)(?P<unit>{_UNIT_WORDS})(?![A-Za-z/²])(?!\s(?:vs|versus)\b(?=$))")
_COUNTED = re.compile(
    r"^\s(?P<unit>(?:[a-z]+\s)?(?:episodes|events|attacks|visits|doses|tablets|cigarettes|sessions|items|times"
    r"|copies|lesions|cells|cases|nights"
    r"|pack-years|lymph nodes|blinks|drinks|servings|beats|breaths|cycles|injections|procedures"
    r"|teeth|vessels|levels"
    r"|poultry|students|beds|steps)(?:\s(?:per|a|/)\s[a-z]+)?)\b"
)
_SD = r"(?:SD|S\.D\.|s\.d\.|sd|[Ss]tandard deviations?|StDev|std\.? dev\.?)"
_SE = r"(?:SEM|S\.E\.M\.|s\.e\.m\.|SE|S\.E\.|s\.e\.|[Ss]tandard errors?(?: of the mean)?)"
_IQR = (
    r"(?:(?:\ue000(?:%|th)?\s?)?(?:IQR|[Ii]nter-?[Qq]uartile [Rr]ange|[Ii]nterquartile|[Qq]uartiles?"
    r"|Q1\s?[-–,;]\s?Q3|IQ range|\ue000th\s?[-–]\s?\ue000th percentiles?))"
)
_SPREAD_HEAD = re.compile(
    rf"(?:[Mm]eans?|[Aa]verages?|values?)[^.;\ue000-\ue006]{{0,40}}?(?:\(|\[|±|\+/-|\+/−|,|and|with)\s?(?:±|\+/-"
    rf"|\+/−)?\s?(?:years,\s)?(?:(?P<sd>{_SD})|(?P<se>{_SE}))\b"
    rf"|(?:\(|\[|±|\+/-)\s?(?:(?P<sd2>{_SD})|(?P<se2>{_SE}))\s?[)\]]"
)
_MEDIAN_HEAD = re.compile(
    rf"[Mm]edians?\b[^.;\ue000-\ue006]{{0,30}}?(?:\(|\[|,)\s?(?:(?P<iqr>{_IQR})"
    rf"|(?P<range>[Rr]anges?|min-max))\s?[)\]]"
)
_OPEN = r"\s?[,;]?\s?[(\[]?\s?"
_BEHIND_SD = re.compile(rf"^{_OPEN}(?:(?P<sd>{_SD})|(?P<se>{_SE}))\s?(?:of|was|=|:|,|±|\+/-)?\s?\ue000")
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
_OTHER_GROUP = re.compile(
    r"^,?\s(?:in|for|with|among|after|at|on|before|during)\s[^.;\ue000-\ue006]{2,80}?,?\s(?:and|vs\.?|versus"
    r"|(?:as\s)?compared (?:with|to)"
    r"|whereas|while|but|to|than)\s(?:(?:it|was|were|a|an|the|mean|median|of|by|only|that|to)\s){0,4}$"
)
_PAIR = re.compile(r"^\s?(?:vs\.?|v\.?|versus|compared (?:with|to)|and|or|,\s?and|,|to|/|;)\s?(?:that of\s)?$")


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
        self._unit(value, quantity)
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

    def _unit(self, value: Value, quantity: Quantity) -> None:
        if quantity.percent:
            value.unit = "%"
            return
        match = _UNIT.match(self.after(value.end)) or _COUNTED.match(self.after(value.end))
        if match:
            value.unit = match["unit"]
            value.end += match.end()

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
            match = _UNIT.match(self.after(value.stop or value.end))
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
        unit = _UNIT.match(self.after(value.end))
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


def find_values(words: Words) -> list[Value]:
    """The central values of a sentence, in order."""
    finder = Finder(words)
    values: list[Value] = []
    for index, quantity in enumerate(finder.found):
        if index in finder.used or quantity.kind not in ("number", "plus_minus", "percent", "range"):
            continue
        if quantity.kind == "range":
            values.extend(_changed_range(finder, index, quantity))
            continue
        if quantity.value is None or _set_aside(finder, index):
            continue
        told = _chain(finder, values, index) or _governed(finder, index) or _other_evidence(finder, values, index)
        if told is None:
            continue
        if told == ("mean", "plus_minus") and values and _compared_change(finder, values[-1], index):
            told = ("mean_change", "plus_minus")
        value = finder.take(index, *told)
        if value is not None:
            value.chained = told[1] == "chain"
            values.append(value)
    _share_units(values)
    return values


def _compared_change(finder: Finder, before: Value, index: int) -> bool:
    """'weight increased by 3.2 ± 0.8 kg compared to 0.02 ± 0.70 kg in UC': the other side of a change is one."""
    between = finder.shape[before.end : finder.offsets[index]]
    compared = re.search(r"\b(?:compared|vs\.?|versus|than|and|,)\b|,", between)
    return before.statistic == "mean_change" and len(between) < 110 and compared is not None and ";" not in between


_SCALE_BEHIND = re.compile(r"^\s?(?:[-‐–]\s?[a-z]|to\s\ue000\s?(?:point|scale|[(,;.]?\s?(?:on|\(where|=))|=\s?[a-z])")
_PEOPLE_BEHIND = re.compile(
    r"^\s(?:of\s(?:the\s)?\ue000|(?:[\w-]+\s){0,2}(?:patients|subjects|participants|women|men|children|infants|cases"
    r"|studies|trials"
    r"|individuals|people|controls|adults|eyes|rats|mice|dogs|animals|hospitals|cent(?:er|re)s|countries|males"
    r"|females|girls|boys|respondents)\b)"
)
_COMPARED_WITH = re.compile(r"(?:[<>≤≥]|> or =|< or =|less than|more than|at least|greater than)\s?$")


def _set_aside(finder: Finder, index: int) -> bool:
    """Whether a number is no value of anything: a scale's end, a threshold, a count of people, a share."""
    offset, quantity = finder.offsets[index], finder.found[index]
    if quantity.kind == "plus_minus":
        return False
    behind, before = finder.after(offset + 1, 60), finder.shape[max(offset - 24, 0) : offset]
    if quantity.words or _PEOPLE_BEHIND.match(behind) or _SCALE_BEHIND.match(behind):
        return True
    if _COMPARED_WITH.search(before) and not re.search(
        r"(?:was|were|of)\s(?:[<>≤≥]\s?|more than |less than "
        r"|at least )$",
        before,
    ):
        return True
    if re.search(r"\b(?:n|N|[Pp])\s?[=:<>]\s?$|\bfrom 0\s$|\bscale\s(?:of|from)\s$", before) or re.search(
        r"\(\s?0\s?-", before
    ):
        return True
    if re.match(r"^\s?[x×]\s?10\b", behind) or re.search(r"\border of\s$|[A-Za-z]\d*[-–]$|[A-Za-z]\ue000[-–]$", before):
        return True
    if quantity.value == 0 and re.match(r"^\s?(?:to|-|–)\s?", behind):
        return True
    if quantity.kind == "percent":
        noun = re.match(
            r"^\s(?!(?:in|for|at|of|and|or|vs|versus|with|after|to|by|from|on|during|among|compared|than"
            r"|respectively|points?|was|were|is)\b)[a-z]",
            behind,
        )
        return index in finder.shares or noun is not None
    return False


def _changed_range(finder: Finder, index: int, quantity: Quantity) -> list[Value]:
    """'improvement in LL (30.9 to 38.3; p = .013)': two values where a change is told and 'to' stands between."""
    printed = finder.read.text[quantity.start : quantity.end]
    offset = finder.offsets[index]
    before = finder.shape[max(offset - 90, 0) : offset]
    if " to " not in printed or quantity.percent or quantity.low is None or quantity.high is None:
        return []
    if not before.endswith(("(", "[")) or not _CHANGE_NOUN.search(before) or _EFFECT.search(before[-50:]):
        return []
    if not re.match(r"^\s?[a-zA-Z/%²]{0,9}\s?[;,)\]]", finder.after(offset + 1)):
        return []
    values = []
    for number in (quantity.low, quantity.high):
        value = Value(offset, offset + 1, index, index, number, "mean", evidence="range", stop=offset + 1)
        finder._unit(value, Quantity("number", quantity.start, quantity.end))
        value.stop = value.end
        values.append(value)
    values[1].chained = True
    finder.used.add(index)
    return values


def _share_units(values: list[Value]) -> None:
    """'6 vs 2 cm': a unit behind the last of a list is that of all."""
    for left, right in zip(reversed(values[:-1]), reversed(values[1:]), strict=True):
        if right.chained and left.unit is None and right.unit is not None:
            left.unit = right.unit


def _alike(finder: Finder, before: Value, index: int) -> bool:
    """Whether a number looks like the value before: the same unit behind it, or the same spread."""
    quantity = finder.found[index]
    if quantity.kind == "plus_minus":
        return before.evidence == "plus_minus" or before.sd is not None
    behind = finder.after(finder.offsets[index] + 1)
    unit = _UNIT.match(behind) or _COUNTED.match(behind)
    if unit is not None:
        return before.unit is None or unit["unit"] == before.unit
    number = quantity.value
    decimals = number is not None and number.as_tuple().exponent == before.value.as_tuple().exponent
    return before.unit is None and decimals and before.value.as_tuple().exponent != 0


def _signed(finder: Finder, index: int) -> bool:
    """Whether a number is printed with a sign: '-11.7' of a scale that falls."""
    value = finder.found[index].value
    return finder.read.text[finder.found[index].start] == "+" or (value is not None and value < 0)


def _chain(finder: Finder, values: list[Value], index: int) -> tuple[str, str] | None:
    """A value that only a joint parts from the one before, in the same form."""
    if not values or (finder.found[index].kind == "percent" and values[-1].unit != "%"):
        return None
    before = values[-1]
    stroke = finder.shape[before.end : finder.offsets[index]].strip() == "/"
    if stroke and (finder.found[index].value in (10, 100, 5, 7) or before.evidence != "pair"):
        return None
    between = finder.shape[before.stop : finder.offsets[index]]
    if _OTHER_GROUP.match(between) and _alike(finder, before, index):
        return before.statistic, "chain"
    if not _PAIR.match(between):
        return None
    if between.strip() in (",", ";", "and", "or") and finder.found[index].kind == "number" and before.sd is None:
        behind = finder.after(finder.offsets[index] + 1, 30)
        unit = _UNIT.match(behind)
        if (
            not (unit and (before.unit is None or unit["unit"] == before.unit))
            and "respectively" not in finder.shape
            and between.strip() != "/"
        ):
            return None
    if finder.found[index].kind == "number" and before.evidence == "plus_minus":
        return None
    return before.statistic, "chain"


def _governed(finder: Finder, index: int) -> tuple[str, str] | None:
    """A value that a word such as 'mean' governs, or that has a ± spread."""
    offset = finder.offsets[index]
    before = finder.shape[max(offset - 150, 0) : offset]
    quantity = finder.found[index]
    word = _statistic_word(before)
    if quantity.kind == "plus_minus":
        statistic = word[0] if word else "mean"
        if _signed(finder, index) and _CHANGE_NOUN.search(finder.shape[max(offset - 160, 0) : offset]):
            return "mean_change", "plus_minus"
        if _CHANGED_BY.search(before) or (word and word[1] and _CHANGE_NOUN.search(word[2])):
            statistic = "mean_change"
        return statistic, "plus_minus"
    if word is None or not word[1]:
        return None
    between = word[2]
    if _EFFECT.search(between) or not _connected(between):
        return None
    change = _CHANGE_NOUN.search(between) or _CHANGED_BY.search(before)
    if re.search(r"\bfrom\s$|\bfrom\s[^.;]{1,40}\sto\s$|\bloss\s?[(]?$", before) and not re.search(
        r"\bchanged?\b[^.;]{0,40}\bof\s$", before
    ):
        change = None
    if quantity.kind == "percent" and not change and _SHARE_NOUN.search(between):
        return None
    return ("mean_change" if change and word[0] == "mean" else word[0]), "word"


_SHARE_NOUN = re.compile(
    r"\b(?:rates?|proportions?|percentages? of (?:patients|subjects)|prevalence|incidence"
    r"|sensitivity|specificity)\b"
)
_CONNECTED = re.compile(
    r"(?:\b(?:was|were|is|are|of|at|being|reached|averaged|to|from|by|equal(?:s|ed)?|in|than|only|about"
    r"|approximately|just|over|around|nearly)|[=:,(\[~≈<>≥≤-]|^\s?)\s{0,2}$"
)
_NOUN_END = re.compile(
    r"(?:score|scores|age|index|level|levels|follow-?up|duration|time|stay|BMI|ratio|value"
    r"|pressure|rate|size|weight|loss|dose|count|volume|[A-Z]{2,6}|\)|correction|angle|years|SD|improvement|reduction"
    r"|change|intensity|diameter|length|width|thickness|number)\s$"
)


def _connected(between: str) -> bool:
    """Whether the words between 'mean' and a number lead to it."""
    if len(between) > 110 or re.search(r"[.;]\s|\b(?:while|whereas|but|although|which|because)\b", between):
        return False
    return bool(_CONNECTED.search(between) or _NOUN_END.search(between))


def _statistic_word(before: str) -> tuple[str, bool, str] | None:
    """The nearest 'mean', 'median', 'average' before: what it is, whether nothing else took it, the words between."""
    last = None
    for match in STATISTIC.finditer(before):
        if not _NOT_STATISTIC.match(before[match.end() : match.end() + 16]):
            last = match
    if last is None:
        return None
    between = before[last.end() :]
    free = not re.search(
        "[\ue000-\ue006]",
        re.sub(
            r"\([^()]*\)|\[[^\]]*\]|\ue000\s(?:\w+\s)?(?:arms|groups|treatments|doses|regimens|cohorts)|\b(?:\ue000"
            r"|at|after|over|of|within|in|first|last|week|month|day|year)[- ]?\s?\ue000[- ]?(?:year|month|week|day"
            r"|hour|min|point|item|h\b|yr|mm|cm|m\b)s?",
            "",
            between,
        ),
    )
    kind = "median" if last.group().lower().startswith("median") else "mean"
    return kind, free, between


_LABEL = r"(?P<label>[A-Za-z][^()\[\];:\ue000-\ue006]{1,120}?)"
_PAIR_NUMBER = r"\ue000(?:\s?[a-zA-Z/%µ²°]{1,9}(?:\s?(?:Hg|points))?)?(?:\s?[(\[][^()\[\]]{1,24}[)\]])?"
_PAIRED = re.compile(
    r"[(\[]\s?(?P<a>\ue000)(?:\s[a-zA-Z.%µ²°/-]{1,20}\d?)?\s?(?:vs\.?|versus|v\.?"
    r"|compared (?:with|to)|to)\s\ue000"
)
_FROM_TO = re.compile(
    r"\b(?:from\s)(?:an?\s(?:mean|median|average"
    r"|baseline)\s(?:of\s)?)?(?P<a>\ue000)(?P<between>[^.;,\ue000-\ue006]{0,60}?(?:[(\[][^()]{0,30}[)\]])?[^.;,\ue000-\ue006]{0,40}?)\sto\s(?:an?\s(?:mean|median|average)\s(?:of\s)?)?\ue000"
)


def _other_evidence(finder: Finder, values: list[Value], index: int) -> tuple[str, str] | None:
    """Evidence other than a word for the statistic."""
    offset = finder.offsets[index]
    before = finder.shape[max(offset - 130, 0) : offset]
    if re.search(r"(?:\bx̄?|X̄|\bM|\bx)\s?=\s?$", before):
        return "mean", "word"
    printed = finder.read.text[finder.found[index].start]
    if printed == "+" and before.endswith((": ", ":", "(", ", ")) and _CHANGE_NOUN.search(finder.shape[:offset]):
        return "mean_change", "word"
    if finder.found[index].kind == "percent":
        return ("mean_change", "change") if _percent_change(finder, index, before) else None
    return (
        _again(finder, values, index)
        or _with_spread(finder, index)
        or _paired(finder, index)
        or _slashed(finder, index)
    )


def _again(finder: Finder, values: list[Value], index: int) -> tuple[str, str] | None:
    """'(-11.5 and -15.4 mm Hg) than in the captopril group (-9.3 …': a bracket like the one before."""
    if not values or values[-1].evidence == "range":
        return None
    offset = finder.offsets[index]
    between = finder.shape[values[-1].end : offset]
    if len(between) > 110 or not between.rstrip().endswith(("(", "[")) or "." in between.strip(". ") or ";" in between:
        return None
    opened = finder.shape[max(values[-1].start - 12, 0) : values[-1].start]
    if not re.search(r"[(\[]\s?(?:mean|median|average)?\s?$", opened) and not values[-1].chained:
        return None
    if re.search(r"\b(?:than|and|versus|vs\.?|compared|to|or|,)\b", between) and not _EFFECT.search(between):
        number = finder.found[index].value
        alike = number is not None and number.as_tuple().exponent == values[-1].value.as_tuple().exponent
        if alike or _UNIT.match(finder.after(offset + 1)):
            return values[-1].statistic, "again"
    return None


_N_SPREAD_UNIT = re.compile(rf"^\s?[(\[]\s?\ue000\s?[)\]]\s?{_UNIT_WORDS}(?![A-Za-z])")
_SD_STATED = re.compile(rf"^\s?(?:{_UNIT_WORDS})?\s?[,;]?\s?[(\[]\s?(?:{_SD}|{_SE}|±|\+/-)\s?[=:,±]?\s?\ue000")


def _with_spread(finder: Finder, index: int) -> tuple[str, str] | None:
    """'32.3 (19.7) years', '302 pmol/L (SD 88)': the spread shows what it is."""
    behind = finder.after(finder.offsets[index] + 1)
    if _EFFECT.search(finder.shape[max(finder.offsets[index] - 40, 0) : finder.offsets[index]]):
        return None
    if _SD_STATED.match(behind):
        return "mean", "spread"
    value = finder.found[index].value
    follower = finder.found[index + 1].value if index + 1 < len(finder.found) else None
    if value is None or follower is None or not _N_SPREAD_UNIT.match(behind):
        return None
    if value == value.to_integral() and follower == follower.to_integral():
        return None
    return "mean", "spread"


_RISKS = re.compile(
    r"\b(?:risks?|odds|hazards?|incidences?|rates?|mortality|prevalences?|proportions?|number|numbers|likelihood"
    r"|probability|frequency|costs?"
    r"|deaths?|admissions?|events|cases|patients|survival|admission|use|prescri\w+|chance|efficacy|effectiveness"
    r"|variance|power)\b",
    re.IGNORECASE,
)


def _percent_change(finder: Finder, index: int, before: str) -> bool:
    """'weight fell by 12%', 'improvements of 21% and 14%': a change of a measurement in percent."""
    clause = re.split(r"[;:.]\s|\b(?:while|whereas|but|although)\b", before)[-1]
    if _RISKS.search(clause) or _EFFECT.search(clause):
        return False
    if _CHANGED_BY.search(clause) or re.search(
        r"\b(?:improvements?|reductions?|increases?|decreases?|gains?"
        r"|loss) of\s$",
        clause,
    ):
        behind = finder.after(finder.offsets[index] + 1, 60)
        return not _RISKS.search(behind[:40]) and not re.match(r"^\s?(?:or more|or greater|per|/)", behind)
    return bool(
        re.search(
            r"\b(?:increased|decreased|fell|rose|improved"
            r"|declined)\b[^(\ue000-\ue006]{0,60}[(]\s?$",
            clause,
        )
    )


def _slashed(finder: Finder, index: int) -> tuple[str, str] | None:
    """'Pain scores …: AL/AL-AU preoperative, 4.1/4.0': a pair parted by a stroke, both with decimals."""
    offset = finder.offsets[index]
    if finder.after(offset + 1, 2) != "/\ue000" or "score" not in finder.shape:
        return None
    pair = (finder.found[index].value, finder.found[index + 1].value)
    if any(value is None or value.as_tuple().exponent == 0 for value in pair):
        return None
    return "mean", "pair"


def _paired(finder: Finder, index: int) -> tuple[str, str] | None:
    """'PT (21.6 vs. 23.6, p = .009)': two numbers in brackets that a comparison parts."""
    offset = finder.offsets[index]
    if finder.found[index].kind != "number" or offset == 0:
        return None
    opening = finder.shape.rfind("(", max(offset - 2, 0), offset)
    square = finder.shape.rfind("[", max(offset - 2, 0), offset)
    begin = max(opening, square)
    if begin < 0:
        return None
    match = _PAIRED.match(finder.shape, begin)
    if match is None or match.start("a") != offset:
        return None
    host = finder.shape[max(begin - 120, 0) : begin]
    if _EFFECT.search(host[-60:]) or re.search(
        r"\b(?:n|number of (?:patients|cases|events|deaths)|patients|P|p"
        r"|years? (?:19|20)\d\d)\s?=?\s?$",
        host,
    ):
        return None
    first, second = finder.found[index], finder.found[index + 1]
    if first.value is not None and first.value == -(second.value or 0):
        return None
    if any(
        q.value is not None and 1900 <= q.value <= 2030 and q.value == q.value.to_integral() for q in (first, second)
    ):
        return None
    signed = _signed(finder, index) and _CHANGE_NOUN.search(host + finder.shape[max(begin - 200, 0) : begin])
    return ("mean_change" if signed else "mean"), "pair"
