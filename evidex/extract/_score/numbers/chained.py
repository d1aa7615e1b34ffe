"""A value that only a joint parts from the one before, in its form: '45.3 (11.2) vs 47.5', '446 min in A, 489 in B'."""

from __future__ import annotations

import re

from evidex.extract._score.numbers.going_on import goes_on
from evidex.extract._score.numbers.pressures import PRESSURES, is_pressed
from evidex.extract._score.numbers.values import Finder, Value
from evidex.text.people import PERSONS
from evidex.text.units import DOSE_UNIT, MONEY, UNIT_WORDS, unit_length

__all__ = ["chained"]

_OTHER_GROUP = re.compile(
    r"^,?\s(?:in|for|with|among|after|at|on|under|before|during)\s[^.;\ue000-\ue006]{1,80}?,?(?:\s|(?<=,))(?:and|vs\.?|versus"
    r"|(?:as\s)?compared (?:with|to)"
    r"|whereas|while|but|to|than|(?<=,))\s(?:(?:it|was|were|an?|the|mean|median|of|by|only|that|to|from)\s){0,4}"
    rf"(?:{MONEY}\s?)?$"
)
_NEXT_GROUP = re.compile(
    rf"^,?\s(?:in|for|with|among|after|on|during)\s[^.,;\ue000-\ue006]{{1,60}}[,;]\s(?:{MONEY}\s?)?$"
)
"""'446 min in A, 489 min in B': only a comma, and the same unit again."""
_PAIR = re.compile(
    r"^\s?(?:vs\.?|v\.?|versus|compared (?:with|to)|and|or|,\s?and|,|to|/|;)\s?(?:that of\s)?" + rf"(?:{MONEY})?\s?$"
)


def chained(finder: Finder, values: list[Value], index: int) -> tuple[str, str] | None:
    """A value that only a joint parts from the one before, in the same form."""
    if not values:
        return None
    if finder.found[index].kind == "percent" and values[-1].unit != "%" and values[-1].sd is None:
        same = values[-1].statistic == "mean_change" and not finder.is_share(index)
        again = same and re.match(r"^\s?(?:[(\[]|,?\sor\s)$", finder.shape[values[-1].stop : finder.offsets[index]])
        return ("mean_change", "change") if again else None
    before = values[-1]
    stroke = finder.shape[before.end : finder.offsets[index]].strip(" )-−–+") == "/"
    pressed = stroke and is_pressed(finder, values, index)
    apart = finder.found[index].value in (10, 100, 5, 7) or before.evidence != "pair"
    if stroke and apart and not (pressed or _of_three(finder, before, index)):
        return None
    between = _BETWEEN.sub("", finder.shape[before.stop : finder.offsets[index]])
    if goes_on(finder, before, index):
        return before.statistic, "chain"
    joined = _OTHER_GROUP.match(between) or (before.unit is not None and _NEXT_GROUP.match(between))
    pressures = before.evidence in ("pressure", "chain") and PRESSURES.match(finder.after(finder.offsets[index] + 1))
    if joined and (pressures or _alike(finder, before, index)):
        return before.statistic, "chain"
    if not _PAIR.match(between) and not stroke:
        return None
    if pressures:
        return before.statistic, "chain"
    if before.statistic == "mean_change" and before.evidence in ("change", "word") and re.match(r"^\s?to\s", between):
        return None
    number = finder.found[index].kind == "number"
    if between.strip() in _COMMA_OR_AND and number and before.sd is None and not _same_unit(finder, before, index):
        return None
    if number and before.evidence == "plus_minus":
        return None
    return before.statistic, "chain"


_THREE = re.compile(r"(?<![/\ue000])\ue000/\ue000/\ue000(?![/\ue000]|\s?mm)")


def _of_three(finder: Finder, before: Value, index: int) -> bool:
    """'mean scores were 62/38/19 in the three groups': no pressure and no date has three parts so."""
    if before.evidence not in ("word", "chain") or before.unit is not None:
        return False
    offset = finder.offsets[index]
    return any(run.start() < offset < run.end() for run in _THREE.finditer(finder.shape, max(offset - 8, 0)))


_COMMA_OR_AND = (",", ";", "and", "or", ", and")


def _same_unit(finder: Finder, before: Value, index: int) -> bool:
    """Whether a number behind a mere comma or 'and' can be one more value: its unit is that of the one before, or is
    left out and said behind all of them."""
    behind = finder.offsets[index] + 1
    unit = _unit_text(finder.after(behind, 30))
    if unit is not None:
        return before.unit in (None, unit)
    return "respective" in finder.shape or bool(_UNIT_AT_END.match(finder.after(behind)))


def _alike(finder: Finder, before: Value, index: int) -> bool:
    """Whether a number looks like the value before: the same unit behind it, or the same spread."""
    quantity = finder.found[index]
    if quantity.kind == "plus_minus":
        return before.evidence == "plus_minus" or before.sd is not None
    behind = finder.after(finder.offsets[index] + 1)
    if before.unit and re.match(rf"\s?{re.escape(before.unit)}(?![\w/])", behind):
        return True
    unit = _unit_text(behind) or finder.money(index) or ("%" if quantity.kind == "percent" else None)
    if unit is not None:
        return before.unit is None or unit == before.unit
    number = quantity.value
    decimals = number is not None and number.as_tuple().exponent == before.value.as_tuple().exponent
    if before.unit is not None or not decimals:
        return False
    return before.value.as_tuple().exponent != 0 or _IN_AN_ARM.match(behind) is not None


_IN_AN_ARM = re.compile(
    r"\s(?:in|for|with|among)\s(?:the\s)?(?:[\w+-]+\s){0,3}?(?:groups?|arms?|controls?|placebo|"
    rf"{PERSONS})\s?(?:[.,;)]|$|\()"
)
"""'was 54 in the drug group and 72 in the placebo group.': the clause ends with whose it is."""
_BETWEEN = re.compile(
    r"\s?[(\[](?:[,;\s]|n\s?=\s?\ue000|[\ue001\ue002\ue005]|IQR|range|SD|SEM?)+[)\]]|^\s?%"
    r"|\s?[(\[][A-Za-z][\w+/ -]{0,24}[)\]](?=\s(?:vs\.?|versus|and|compared)\s)"
    rf"|(?<=\s)\ue000\s?(?:{DOSE_UNIT}|Gy)(?:/\w+)?\s(?=(?:\w+\s)?(?:group|dose|arm))"
)
"""Of no weight between two members of a list: a P-value, the name of a group in brackets, a dose that names it."""
_UNIT_AT_END = re.compile(rf"^(?:\s?(?:,|,?\s(?:and|or))\s\ue000){{1,6}}\s?{UNIT_WORDS}(?![A-Za-z])")
"""The rest of a list whose unit stands behind the last: '661, 427 and 380 kIU/l'."""


def _unit_text(behind: str) -> str | None:
    place = unit_length(behind)
    return behind[place[0] : place[1]] if place else None
