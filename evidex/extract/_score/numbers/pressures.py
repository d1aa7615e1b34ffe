"""Blood pressures: 'blood pressure was 142/91 mm Hg', 'from 165/104 ± 13/6 to 149/91 ± 14/10': two values each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from evidex.extract._about import NEARLY
from evidex.extract._score.numbers.changes import CHANGE_NOUN, changed_by, is_signed
from evidex.extract._score.numbers.heads import SD, SE
from evidex.extract._score.numbers.values import Finder, Value
from evidex.text.units import TIME_UNIT, unit_length

__all__ = ["PRESSURES", "is_pressed", "pressed_again", "pressure", "spread_pair", "spread_pressures"]

_UNIT_BEHIND = (
    r"(?:\s?[(\[]\ue004[)\]])?(?:(?:[,;]\s(?:and\s)?|,?\s(?:[^.;\ue000-\ue006]{0,25}\s)?(?:to|vs\.?|versus|and|or)\s)"
    r"[-−–+]?\ue000\s?/\s?[-−–+]?\ue000){0,6}\s?(?:\ue003\s?)?mm\s?Hg"
)
"""Behind the lower pressure: the unit, or further pairs of which the last has it."""
_PRESSED = re.compile(rf"^[)\]]?{_UNIT_BEHIND}")
_MM_HG = re.compile(
    r"^[)\]]?(?:\s?[(\[]\ue004[)\]])?(?:(?:[,;]\s(?:and\s)?|,?\s(?:to|vs\.?|versus|and|or)\s)\ue000\s?/\s?\ue000){0,6}\s?(?:\ue003\s?)?mm\s?Hg"
)
"""Behind a lower pressure that only its form shows: the unit, or further pairs with no word of their own."""
_ONE_MORE = 2
"""Numbers of one further pair: with no more than that, and in no bracket, 3 more were extra (unseen)."""
PRESSURES = re.compile(rf"^\s?/\s?[-−–+]?\ue000{_UNIT_BEHIND}")
_LEADS = re.compile(
    r"\b(?:was|were|of|from|to|averaged)\s(?:[(\[](?:SD|SEM?|±\s?SD)[)\]]\s)?$|\b(?:BP|[Pp]ressures?)(?:,|:|\s=)\s$"
)
_MOVED = re.compile(
    rf"\b(?:fell|rose|dropped|declined|decreased|increased|reduced|lowered)\s(?:\w+ly\s)?(?:by\s)?{NEARLY}$"
)
_BRACKET = re.compile(r"[(\[]\s?(?:from\s|mean\s)?$")
_LEAST = 60
"""mm Hg: no pressure before the stroke is lower; what is, is a change."""
_FROM_TO = re.compile(r"\bfrom\s(?:\ue000\s?/\s?\ue000\s(?:[^.;\ue000-\ue006]{0,25}\s)?to\s)?$")
_TAKEN_IN = re.compile(
    r"\b(?:with|whose|had|having|hypertension|hypertensives?)\s[(]?(?:an?\s|the\s)?(?:[a-z-]+\s){0,4}(?:BP|pressures?)\s(?:of|from|between)\s"
    r"(?:\ue000\s?/\s?\ue000\s(?:[^.;\ue000-\ue006]{0,25}\s)?to\s)?$"
)
"""'patients with a sitting blood pressure of 160/95': who was taken in."""
_NO_PRESSURE = re.compile(
    r"\b(?:differences?|[Gg]oals?|[Tt]argets?|thresholds?|defined|criteri\w+|aim\w*|at least"
    r"|achiev\w+(?!\s(?:BP|blood pressures?)\s(?:was|were|averaged)))\b"
)
_SPREAD_PAIR = re.compile("\ue000\\s?/\\s?\ue003\\s?/\\s?\ue000")
"""'165/104 ± 13/6': the middle is read as one number with its spread."""
_PRESSURE_TOLD = re.compile(r"\b(?:[Mm]ean|[Mm]edian|[Aa]verage|[SD]?BPs?|[Pp]ressures?)\b")


def is_pressed(finder: Finder, values: Sequence[Value], index: int) -> bool:
    """Whether a number behind a stroke has the unit of pressures behind it; further pairs may stand between where a
    word, or a pair before, tells that they are pressures."""
    told_before = any((each.unit or "").startswith("mm") for each in values[:-1])
    behind = finder.after(finder.offsets[index] + 1)
    if values[-1].evidence != "pressure" or told_before:
        return _PRESSED.match(behind) is not None
    unit = _MM_HG.match(behind)
    if unit is None or "\ue000" not in unit.group() or unit.group().lstrip(")]").startswith(" to "):
        return unit is not None
    return unit.group().count("\ue000") > _ONE_MORE or finder.shape.endswith(("(", "["), 0, values[-1].start)


def pressure(finder: Finder, index: int) -> tuple[str, str] | None:
    """'a reduction in blood pressure at rest (-13/-9 mm Hg)', 'blood pressure was 142/91 mm Hg': two values."""
    offset = finder.offsets[index]
    before = finder.shape[max(offset - 160, 0) : offset]
    if not PRESSURES.match(finder.after(offset + 1)) or not _PRESSURE_TOLD.search(before):
        return None
    if _NO_PRESSURE.search(before[-110:]):
        return None
    if _TAKEN_IN.search(before) and not re.search(r"\b(?:[Mm]eans?|[Mm]edian)\b", before[-90:]):
        return None
    if _FROM_TO.search(before) and not CHANGE_NOUN.search(before):
        return None  # 'with a pressure from 160/95 to 190/110 mm Hg': who was taken in
    if is_signed(finder, index) or re.search(r"\bby\s$", before):
        return ("mean_change", "pressure") if CHANGE_NOUN.search(before) else None
    if re.search(
        r"\b(?:[Rr]eductions?|[Dd]ecreases?|[Ff]alls?|[Cc]hanges?|[Ii]ncreases?)\b"
        rf"(?:[^.;\ue000-\ue006]|\ue000[\s-]{TIME_UNIT}\b){{0,100}}\b(?:of|was|were|averaged)\s$",
        before,
    ):
        return "mean_change", "pressure"
    if _MOVED.search(before):
        return "mean_change", "pressure"
    if _BRACKET.search(before):
        return _in_bracket(finder, index, before)
    return ("mean", "pressure") if _LEADS.search(before) else None


_AGAIN = re.compile(
    r"^[^;()\ue001-\ue006]{0,140}?(?:,\s(?:and\s)?|\s(?:and|to|vs\.?|versus|than|compared with)\s)"
    r"(?:[^.;()\ue000-\ue006]{0,40}\s)?$"
)


def pressed_again(finder: Finder, values: Sequence[Value], index: int) -> tuple[str, str] | None:
    """'138/92 mm Hg after 4 weeks of placebo, and 136/87 mm Hg at home': a further pair with its unit in one list."""
    if (
        len(values) < 2
        or values[-2].evidence not in ("pressure", "word")
        or not (values[-1].unit or "").startswith("mm")
    ):
        return None
    between = finder.shape[values[-1].stop : finder.offsets[index]]
    if not _AGAIN.match(between) or ". " in between or _NO_PRESSURE.search(between):
        return None
    return (values[-1].statistic, "pressure") if PRESSURES.match(finder.after(finder.offsets[index] + 1)) else None


def _in_bracket(finder: Finder, index: int, before: str) -> tuple[str, str] | None:
    """'fell more with A (12/8 and 13/9 mm Hg)', 'pressure in A (150/95 mm Hg)': what is low is by how much it fell."""
    value = finder.found[index].value
    if value is None or (CHANGE_NOUN.search(before) is None and value < _LEAST):
        return None
    return ("mean" if value >= _LEAST else "mean_change"), "pressure"


def spread_pressures(finder: Finder, index: int) -> list[Value]:
    """'165/104 ± 13/6 mm Hg': the numbers before the stroke belong together, and those behind it."""
    offset = finder.offsets[index]
    if _SPREAD_PAIR.match(finder.shape, offset) is None:
        return []
    first, middle, last = finder.found[index : index + 3]
    before = finder.shape[max(offset - 160, 0) : offset]
    statistic = "mean_change" if changed_by(before) else "mean"
    values = []
    for at, number, spread in ((index, first.value, middle.spread), (index + 1, middle.value, last.value)):
        if number is None or spread is None:
            return []
        values.append(_with_spread(finder, at, number, spread, statistic))
    values[0].late = index + 1  # its spread stands behind the other's value
    values[1].chained = True
    values[1].last, values[1].end = index + 2, finder.offsets[index + 2] + 1
    if (place := unit_length(finder.after(values[1].end))) is not None:
        unit = finder.text(values[1].end + place[0], values[1].end + place[1])
        values[0].unit = values[1].unit = unit
    finder.used.update(range(index, index + 3))
    values[1].stop = values[1].end
    return values


_SPREADS = re.compile(
    rf"^(?:\s?mm\s?Hg)?\s?[(\[]\s?(?:±|\+/-)?\s?(?:(?P<sd>{SD})|(?P<se>{SE}))?[\s:=,]{{0,2}}(?P<pair>\ue004)\s?[)\]]"
    r"(?P<unit>\s?mm\s?Hg)?"
)


def spread_pair(finder: Finder, values: Sequence[Value]) -> None:
    """'173/99 mm Hg (SD 14/8)', '128/78 (12/8) mm Hg': the spreads of two pressures in one bracket behind both."""
    if len(values) < 2 or finder.shape[values[-2].end : values[-1].start].strip(" -−–+") != "/":
        return
    upper, lower = values[-2:]
    told = _SPREADS.match(finder.after(lower.end))
    if told is None or upper.spread or lower.spread:
        return
    index = finder.read.index_at(lower.end + told.start("pair"))
    spreads = finder.found[index]
    kind = "se" if told["se"] or (not told["sd"] and finder.head == "se") else "sd"
    for value, spread in ((upper, spreads.value), (lower, spreads.total)):
        setattr(value, kind, spread)
        value.spread = kind
    if lower.unit is None and told["unit"]:
        upper.unit = lower.unit = told["unit"].strip()
    upper.late = lower.last = index
    lower.end, lower.stop = finder.offsets[index] + 1, lower.end + told.end()
    finder.used.add(index)


def _with_spread(finder: Finder, index: int, number: Decimal, spread: Decimal, statistic: str) -> Value:
    offset = finder.offsets[index]
    value = Value(offset, offset + 1, index, index, number, statistic, evidence="pressure", stop=offset + 1)
    if finder.head == "se":
        value.se, value.spread = spread, "se"
    else:
        value.sd, value.spread = spread, "sd"
    return value
