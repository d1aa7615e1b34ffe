"""Lists whose members stand in the order of groups or times: 'in groups 1, 2 and 3 was 1.1, 0.5 and 0.1'."""

from __future__ import annotations

import re

from evidex.extract._about import NEARLY
from evidex.extract._score.numbers.changes import EFFECT, is_no_measurement
from evidex.extract._score.numbers.labelled import DOSED, NO_VALUES, measures
from evidex.extract._score.numbers.statistic_words import average_of
from evidex.extract._score.numbers.values import Finder
from evidex.text.units import UNIT_WORDS

__all__ = ["in_order"]

_JOINT = r"(?:,\s(?:and\s|or\s)?|\s(?:and|or)\s)"
_SAME_UNIT = r"(?:\s?[A-Za-zµμ%°][A-Za-zµμ²/]{0,9}(?:\sHg)?)?"
_RUN = re.compile(rf"\ue000(?:{_SAME_UNIT}{_JOINT}\ue000){{1,7}}(?P<unit>\s?{UNIT_WORDS}(?![A-Za-z]))?")
_LED = re.compile(rf"\b(?:was|were|averaged|(?P<lasted>lasted|(?:lasted|maintained)\sfor))\s{NEARLY}$")
_LABEL = r"(?:\ue000|[A-Z]\d?|I{1,3}|IV)"
_TIME = r"\s(?:weeks?|months?|days?|years?|hours?|h|min)"
_NAMED = re.compile(
    rf"\b(?:[Gg]roups?|[Aa]rms?|[Cc]ohorts?|[Cc]lasses|[Gg]rades?|[Tt]ypes?|[Dd]ays?|[Ww]eeks?|[Mm]onths?|[Yy]ears?|[Vv]isits?)\s"
    rf"{_LABEL}(?:,\s{_LABEL})*,?\s(?:and|or|to)\s{_LABEL}\b"
    r"|\b[Pp]re-?(?:operative(?:ly)?|treatment|test|intervention)?,?\sand\s(?:final|[Pp]ost-?\w*)\b"
    rf"|\b(?:baseline|entry|{_LABEL})(?:{_TIME})?(?:,\s{_LABEL}(?:{_TIME})?)*,?\sand\s{_LABEL}{_TIME}\b"
)
_SCORED = re.compile(r"\b(?:[Ss]cores?|[Ii]ndex|[Ii]ndices)\b")
_OF_SHARES = re.compile(r"\b(?:frequenc\w+|probabilit\w+|alleles?|genotype)\b")
_RESPECTIVELY = "espective"
_REACH = 240


def in_order(finder: Finder, index: int) -> tuple[str, str] | None:
    """Whether a number is of a list right behind 'was' that stands in the order of groups or times."""
    offset = finder.offsets[index]
    for run in _RUN.finditer(finder.shape, max(offset - 40, 0)):
        if run.start() <= offset < run.end():
            return _of_run(finder, index, run)
        if run.start() > offset:
            return None
    return None


def _of_run(finder: Finder, index: int, run: re.Match[str]) -> tuple[str, str] | None:
    before = finder.shape[max(run.start() - _REACH, 0) : run.start()]
    led = _LED.search(before)
    others = (EFFECT, NO_VALUES, DOSED, _OF_SHARES)
    if led is None or any(word.search(before) for word in others) or is_no_measurement(before):
        return None
    behind = re.split(r"[.;](?:\s|$)", finder.shape[run.end() : run.end() + _REACH])[0]
    if _RESPECTIVELY not in behind and not _NAMED.search(before) and not _NAMED.search(behind):
        return None
    unit, number = run["unit"], finder.found[index].value
    exact = number is not None and number.as_tuple().exponent != 0
    scored = exact or _SCORED.search(before) is not None
    told = led["lasted"] is not None or measures(unit.strip(), before.lower()) if unit else scored
    if not told:
        return None
    return average_of(before), "order"
