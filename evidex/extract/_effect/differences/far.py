"""Differences whose interval stands behind further words.

'12 fewer deaths per 1000 patients (95% CI …)', 'was 3.4 kg greater with lunazine (95% CI …)'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._effect.numbers.labels import Measure
from evidex.extract._effect.numbers.made import holds, made_with
from evidex.extract._effect.numbers.scales import of_difference
from evidex.text.quantities import SIGN, Quantities

__all__ = ["HUNDREDS", "find_far"]

_N, _I, _P, _PC, _PM = (SIGN[kind] for kind in ("number", "interval", "p", "percent", "plus_minus"))
HUNDREDS = (100, 1_000, 10_000, 100_000)
"""What cases are counted of."""
_TO = rf"\s?[;,(\[]{{1,2}}\s?{_I}"
_PER_HUNDRED = re.compile(
    rf"{_N}\s(?:fewer|more|less|additional|extra|excess)\s(?:[a-z-]+\s){{0,3}}(?:per|in)\s(?P<of>{_N})"
    rf"(?:\s[a-z-]+){{0,4}}{_TO}"
)
_SPREAD = rf"(?:\s?[(\[]?\s?SDs?\s{_N}[)\]]?)?"
_OF_HUNDRED = re.compile(
    rf"(?<![<>≤≥])(?<!\bto\s)(?<!\bfrom\s)(?<!\bbetween\s)[{_N}{_PM}]{_SPREAD}\s(?:fewer|additional|extra|excess|more|less"
    rf"|lives saved)\s(?:[a-z-]+\s){{0,3}}per\s(?P<of>{_N})"
    r"(?!\s?[a-z]+[- ]years\b)"
    rf"|\b(?:increase|decrease|reduction|excess|difference)\sof\s(?P<value>{_N}){_SPREAD}\s"
    rf"(?:[a-z]+\s){{0,3}}per\s(?P<of2>{_N})"
    r"(?!\s?[a-z]+[- ]years\b)"
)
_NEXT_OF = re.compile(rf"[^.;()]{{2,90}}?,\s(?:and\s)?of\s(?P<value>{_N}){_SPREAD}\sper\s(?P<of2>{_N})")
"""'an increase of 52 (SD 2) patients per 1000 in A, of 5 (SD 2) per 1000 in B'."""
_MORE_WITH = re.compile(
    rf"{_N}\s?(?:[a-zA-Z%µμ/²-]{{1,14}}\s){{0,3}}?(?:(?:higher|lower|greater|larger|smaller|longer|shorter|heavier|better|worse"
    rf"|more|less|fewer|earlier|later|faster|slower)\s(?:with|in|for|among|after|than|while|when|during|on|an?|per|each)"
    rf"|below|above|apart)(?:\s(?P<arm>[^.;:()\[\]{_I}{_PC}]{{2,70}}?))?{_TO}"
)
_STEP = re.compile(
    rf"\ban?\s(?P<value>{_N})\s?(?:[a-zA-Z%µμ/²]{{1,14}}\s){{1,2}}(?:rise|increase|decrease|reduction|fall|decline)"
    rf"\sin\s[^.;:()\[\]{_N}{_PC}]{{2,60}}{_TO}"
)
_LED_TO = re.compile(r"\b(?:associated|related|linked)\s(?:with|to)\s$")
_GOES_ON = re.compile(rf"[^()\[\]]{{0,14}}(?:{_P})?[)\]],?\s(?:and\s)?(?:with\s|to\s)?")
"""'a doubling was associated with a 1 mm Hg rise in pressure (95% CI …) and with a 0.6 mm Hg increase in …'."""
_FROM_BEFORE = re.compile(r"\b(?:baseline|pre-?treatment|before)\b")


def find_far(read: Quantities) -> Iterator[Estimate]:
    """Counts of more or fewer of a hundred, and differences told with the arm before their interval."""
    if _I in read.shape:
        yield from _with_bounds(read)
    if " per " in read.shape:
        yield from _of_hundred(read)


def _of_hundred(read: Quantities) -> Iterator[Estimate]:
    """Counts of more or fewer of a hundred, or of a thousand, that no bounds tell."""
    for match in _OF_HUNDRED.finditer(read.shape):
        found: re.Match[str] | None = match
        while found is not None:
            at, of = ("value", "of2") if found["value"] else (0, "of")
            value = read.found[read.index_at(found.start(at))].value
            if value is not None and read.found[read.index_at(found.start(of))].value in HUNDREDS:
                yield made_with(read, "RD", value, found.start(at), None, found.start(at) + 1)
            found = _NEXT_OF.match(read.shape, found.end())


def _with_bounds(read: Quantities) -> Iterator[Estimate]:
    for match in _PER_HUNDRED.finditer(read.shape):
        if read.found[read.index_at(match.start("of"))].value in HUNDREDS:
            yield from _told(read, match, "RD")
    for match in _MORE_WITH.finditer(read.shape):
        if not _FROM_BEFORE.search(match["arm"] or ""):
            yield from _told(read, match, "MD")
    yield from _steps(read)


def _steps(read: Quantities) -> Iterator[Estimate]:
    last: int | None = None
    measure: Measure = "MD"
    for match in _STEP.finditer(read.shape):
        goes_on = last is not None and _GOES_ON.fullmatch(read.shape, last, match.start())
        if goes_on or _LED_TO.search(read.shape, 0, match.start()):
            last, place = match.end(), match.start("value")
            measure = measure if goes_on else of_difference(read.shape[:place], "")
            yield from _told(read, match, measure, place)


def _told(read: Quantities, match: re.Match[str], measure: Measure, place: int | None = None) -> Iterator[Estimate]:
    place = match.start() if place is None else place
    value = read.found[read.index_at(place)].value
    bounds = read.found[read.index_at(match.end() - 1)]
    if value is not None and holds(bounds, value):
        yield made_with(read, measure, value, place, bounds, match.end())
