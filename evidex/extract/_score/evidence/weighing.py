"""Numbers that no construction takes, weighed from clues: is it a value, and is that a change?

`benchmarks/values.py` learns the weights (`weights.json`) from hand-made claims, and measures them on documents that
they were not learnt from. Numbers that only a joint parts ('a vs b', 'a, b and c') are decided together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from evidex.extract._score.evidence.clues import Before, clues_of, is_measured
from evidex.extract._score.numbers.values import Finder, Value
from evidex.text.people import HUMANS
from evidex.text.quantities import Quantity
from evidex.text.units import UNIT_WORDS

__all__ = ["before_of", "weighed"]

_CHANGED = 0.0
_ENOUGH, _ENOUGH_BARE = 1.0, 1.6
"""What a run of numbers must weigh on average to be values; more without a unit, or with one that doses have."""
_JOINED = re.compile(
    rf"^\s?(?:{UNIT_WORDS})?\s?(?:[(\[][A-Za-z][\w+/ -]{{0,24}}[)\]]\s)?"
    r"(?:,|;|/|,?\s?(?:and|or|vs\.?|versus|v\.?|to|compared (?:with|to)))\s?$"
)
Row = tuple[float, float]
"""What a clue weighs: for a value, and for a value's being a change."""


@cache
def weights() -> dict[str, Row]:
    """The learnt weights, by clue."""
    place = files("evidex.extract._score.evidence").joinpath("weights.json")
    return msgspec.json.decode(place.read_bytes(), type=dict[str, Row])


def before_of(values: list[Value]) -> Before | None:
    """What the clues need of the value told before."""
    return (values[-1].unit, values[-1].end) if values else None


def _run_of(finder: Finder, index: int) -> Iterator[int]:
    """This number, and those behind it that only joints part from it."""
    yield index
    for later in range(index + 1, len(finder.found)):
        between = finder.shape[finder.offsets[later - 1] + 1 : finder.offsets[later]]
        if finder.found[later].kind != finder.found[index].kind or not _JOINED.match(between):
            return
        yield later


_NO_VALUE_BEFORE = re.compile(
    r"(?:\b(?:(?:[Pp][- ][Vv]alues?|CIs?|(?:95|90|99) ?%|[Mm]eans? [Dd]ifferences?|MD|WMD|SMD|SD|SEM?)[\s:=,–-]{0,4}"
    r"|(?:ratios?|odds|hazard|OR|HR|RR|M/F|F/M|percentiles?|through)[\s:=,(]{1,3}|per\s"
    r"|differences?\b[^.;()\ue000-\ue006]{0,40}[\s=:,(\[]{1,4}"
    r"|(?:pH|factors? of|limits? of [a-z]+|under|over|above|below|goals?|targets?|yields?|at least|up to)"
    r"[\s:=,(~]{1,3}(?:approximately\s|about\s)?"
    r"|absolute\s(?:risk\s)?(?:increase|decrease|reduction|change|improvement)s?\s(?:of|was|were|=)?\s?)"
    r"|\[\s?\ue000\s?[,;]\s|/\s?|[×x*]\s|\ue003/)$"
)
"""Before a P-value, a bound, a difference of groups, a power."""
_HAPPENED = re.compile(r"\bfollow-?\s?up,\s$")
_GIVEN = re.compile(r"\b(?:(?<!compared )with|on|receiving|after)\s$")
_AS_DOSE = re.compile(r"^\s?(?:mg|[µμ]g|mcg|IU|c?GyE?|CGE)\b(?!/)")
_NO_VALUE_BEHIND = re.compile(
    r"^\s?[(\[]\s?\ue006\s?[)\]]|^\s?%|^\s?:|^\s?[AaPp]\.?[Mm]\b"
    r"|^\s?(?:vs\.?|versus|and)\s\ue000\s(?:" + HUMANS + r"|events|days with)\b"
    r"|^\s(?:fractions|trials|studies|times)\b|^\s[a-z]+[- ]years\b"
    r"|^\s?(?:mg|g|[µμ]g|ug|mcg|IU|mL|ml|c?GyE?|CGE|MBq)(?:/kg)?(?:/d(?:ay)?|\sdaily|\sper\sday)?"
    r"\s?(?:[,)\]]|\s(?:of|group|every|once|twice|or|dose|tablets?|b\.?i\.?d|[bt]id|q\.?d|in\s\ue000)\b)"
    r"|^[\s-](?:months?|weeks?|days?|hours?|years?|min|h)"
    r"(?:\s(?:after|before|later|following|post\w*|of)\b|,\s\ue000)"
)
"""Behind a count with its share, a dose, a time of measurement."""
_SPREAD_UNREAD = re.compile(r"\+/|±|\b(?:SD|SEM?|s\.d\.)\b|/divided")
"""A spread in a notation that no construction reads: better no value than one without it."""
_CONVERTED = re.compile(rf"\ue000\s?{UNIT_WORDS}\s?[(\[]\s?$")
"""'4.2 mmol/l (75 mg/dl)': the same in another unit."""


_BOTH_ENDS = re.compile(r"^\s?[,;]\s?[\ue000\ue006]\s?[)\]]")
"""'71% (100%, 0%)': two numbers alone in a bracket are the ends of something."""
_UNTOLD = frozenset({"background", "methods", "objective", "aims"})
"""Sections in which a number that no construction takes is none."""


def _weighable(finder: Finder, index: int) -> bool:
    """Whether a number may be a value at all."""
    quantity, offset = finder.found[index], finder.offsets[index]
    if quantity.words:
        return False
    before = finder.shape[max(offset - 70, 0) : offset]
    if _NO_VALUE_BEHIND.match(finder.after(offset + 1, 40)) or _NO_VALUE_BEFORE.search(before):
        return False
    if _SPREAD_UNREAD.search(finder.after(offset + 1, 24)):
        return False
    if _GIVEN.search(before) and _AS_DOSE.match(finder.after(offset + 1, 12)):
        return False  # 'to 12 months with 60 Gy'
    if not _decimals(quantity) and _HAPPENED.search(before):
        return False  # 'during 12 years of follow-up, 91 strokes occurred'
    if not before.rstrip().endswith(("(", "[")):
        return True
    return not (_CONVERTED.search(before) or _BOTH_ENDS.match(finder.after(offset + 1, 12)))


def _decimals(quantity: Quantity) -> bool:
    return quantity.value is not None and quantity.value != quantity.value.to_integral()


_MEASURED = frozenset({"change", "level", "mean", "change or level"})
"""Grounds on which a percentage is no share of a group, but may be a value."""


def weighed(finder: Finder, values: list[Value], index: int, where: str) -> tuple[str, str] | None:
    """What a number is by the weights of its clues; None where it is no value."""
    if where in _UNTOLD or not _weighable(finder, index):
        return None
    if finder.found[index].kind == "percent" and finder.grounds.get(index) not in _MEASURED and not _goes_on(values):
        return None
    if index not in finder.decided and _follows_none(finder, index):
        return None
    if index not in finder.decided:
        told = _decide(finder, before_of(values), where, run := list(_run_of(finder, index)))
        finder.decided |= dict.fromkeys(run, told)
    return finder.decided[index]


def _follows_none(finder: Finder, index: int) -> bool:
    """'HR 0.75 vs 0.73': joined to a number that is no value, or (50% vs 30%) to a share that reached a bound."""
    offset = finder.offsets[index]
    if finder.found[index].kind == "percent" and _BOUND.search(finder.shape, max(offset - 120, 0), offset):
        return True
    before = finder.found[index - 1].kind if index else None
    if before != finder.found[index].kind or index - 1 in finder.used:
        return False
    first = finder.offsets[index - 1]
    barred = _NO_VALUE_BEFORE.search(finder.shape, max(first - 70, 0), first)
    return barred is not None and _JOINED.match(finder.shape[first + 1 : offset]) is not None


_BOUND = re.compile(r"\bor (?:greater|more|higher|better|less)\b|\bat least\b|\blikely to\b|[≥≤<>]\s?[\ue000\ue006]")


def _goes_on(values: list[Value]) -> bool:
    """Whether a change in percent was told before: alone, a percentage is more often a share."""
    return bool(values) and values[-1].unit == "%" and values[-1].statistic == "mean_change"


_REACHED = re.compile(r"\b(?:to|from)\s(?:an?\s(?:mean|median|average)\sof\s)?$")
"""'fell to 15 mm': a level that was reached, no change."""


def _decide(finder: Finder, before: Before | None, where: str, run: list[int]) -> tuple[str, str] | None:
    known = weights()
    value = change = 0.0
    for each in run:
        rows = [known[clue] for clue in clues_of(finder, before, where, each) if clue in known]
        value += sum(row[0] for row in rows)
        change += sum(row[1] for row in rows)
    enough = _ENOUGH if is_measured(finder, run[-1]) else _ENOUGH_BARE
    if value <= enough * len(run):
        return None
    clause = finder.shape[: finder.offsets[run[0]]]
    if change > _CHANGED * len(run) and not _REACHED.search(clause):
        return "mean_change", "weighed"
    return ("median" if _MEDIAN.search(clause) or _speaks_of_medians(finder.words.read.text) else "mean"), "weighed"


_MEDIAN, _MEAN = re.compile(r"\b[Mm]edians?\b"), re.compile(r"\b(?:[Mm]eans?|[Aa]verag\w+)\b|±|\+/-")


@lru_cache(maxsize=4)
def _speaks_of_medians(text: str) -> bool:
    """Whether a document tells medians and no means."""
    return _MEDIAN.search(text) is not None and _MEAN.search(text) is None
