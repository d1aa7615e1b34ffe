"""Where a measurement began and ended, read as one range: '(24.2 to 17)', 'pain (6.2 to 3.4, P < .01) improved'."""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.extract._score.numbers.changes import CHANGE_NOUN, DOSES, EFFECT, VALUE_BEFORE, VERB
from evidex.extract._score.numbers.values import Finder, Value
from evidex.text.quantities import Quantity
from evidex.text.units import unit_length

__all__ = ["moved_range"]

_LABEL_BEFORE = re.compile(r"\b(?:[Gg]roups?|[Aa]rms?|[Cc]ohorts?|[Pp]hases?)\s\ue000\s?$")
_FROM_A_MEAN = re.compile(
    r"\bfrom\s(?:an?\s)?(?:(?:mean|median|average)\s)(?:baseline\s|initial\s|value\s|level\s|score\s)?(?:of\s)?$"
)
"""'fell from a mean of 3.6 to 0.5': 'of' lets the number grammar read a range."""


def _is_tested(behind: str) -> bool:
    """'decreased pulmonary artery pressure (36-29 mm Hg, P = 0.0001)': a range has no P-value, a change has one."""
    place = unit_length(behind)
    return re.match(r"\s?[,;]\s?\ue001", behind[place[1] if place else 0 :]) is not None


def _stands_for_two(finder: Finder, offset: int, opened: str, before: str) -> bool:
    """Whether what is read as a range is where a measurement began and ended, by the words on both sides."""
    if opened.startswith("from"):
        return DOSES.search(before[-80:]) is None
    behind = r"^\s?(?:[a-zA-Z/%²]{0,14}\s?[;,)\]]|vs\.?\s|versus\s|and\s|compared\s)"
    return re.match(behind, finder.after(offset + 1)) is not None


_CHANGED_BEHIND = re.compile(rf"^[^.;]{{0,110}}?[)\]][^.;()]{{0,90}}\b{VERB}\b")
"""'pain (6.2 to 3.4, P < .01) and function (…) improved': the verb stands behind what changed."""


def _apart(finder: Finder, index: int, host: str) -> bool:
    """'fell by 45% (6.2 to 3.4 points)': a change in percent, and where what changed began and ended."""
    before, ends = finder.found[index - 1], finder.found[index]
    if not host.rstrip().endswith("\ue006") or before.value is None or ends.low is None or ends.high is None:
        return False
    return not min(ends.low, ends.high) <= before.value <= max(ends.low, ends.high)


def moved_range(finder: Finder, index: int, quantity: Quantity) -> list[Value]:
    """'improvement in LL (30.9 to 38.3; p = .013)': two values where a change is told and 'to' stands between."""
    printed = finder.read.text[quantity.start : quantity.end]
    offset = finder.offsets[index]
    before = finder.shape[max(offset - 160, 0) : offset]
    tested = before.endswith("(") and _is_tested(finder.after(offset + 1))
    if not (tested or " to " in printed) or quantity.percent or quantity.low is None or quantity.high is None:
        return []
    opened = _FROM_A_MEAN.search(before) or _OPENED.search(before)
    if opened is None or quantity.low == -quantity.high:  # '(+3 to -3)': the ends of a scale
        return []
    if not _is_of_change(finder, index, before, opened.start(), tested=tested) or _is_range(before, opened.group()):
        return []
    if not tested and not _stands_for_two(finder, offset, opened.group(), before):
        return []
    fell = printed.startswith(str(quantity.high))  # '25.5-22.7'
    ends = (quantity.high, quantity.low) if fell else (quantity.low, quantity.high)
    values = [_value_at(finder, index, quantity, number) for number in ends]
    values[1].chained = True
    finder.used.add(index)
    return values


_OPENED = re.compile(r"[(\[](?:[^()\[\]\ue001\ue002\ue004]{0,60}?)$")
_OF_AN_INTERVAL = re.compile(r"[\ue000\ue006][,;:]\s?$")
"""'(1.2, -0.1 to 2.5)': the interval of the first."""
_NAMED = re.compile(r"\b(?:range|IQR|CI|aged?|weeks?|days?|months?)\b|[<>≤≥]")
_OF_WHAT_IS_NORMAL = re.compile(r"\b(?:elevated|normal|low|high|raised)\s[(\[]")
_STEPS = re.compile(r"\b(?:[Ii]n|[Dd]e)creasing\s(?:dos|conc|amount|level)")
"""'increasing doses (1 to 10 mg)'."""


def _is_of_change(finder: Finder, index: int, before: str, stop: int, *, tested: bool) -> bool:
    """Whether the words up to where a range opens tell a change, and no value of their own."""
    host = before[:stop]
    if VALUE_BEFORE.search(host) and not (_LABEL_BEFORE.search(host) or _apart(finder, index, host)):
        return False
    behind = finder.after(finder.offsets[index] + 1, 130)
    changed = CHANGE_NOUN.search(host) or (tested and _CHANGED_BEHIND.match(behind))
    return bool(changed) and EFFECT.search(before[-90:]) is None


def _is_range(before: str, opened: str) -> bool:
    """Whether the words before say that it is a range all the same."""
    if _OF_AN_INTERVAL.search(opened) or _NAMED.search(opened):
        return True
    return _OF_WHAT_IS_NORMAL.search(before[-60:]) is not None or _STEPS.search(before) is not None


def _value_at(finder: Finder, index: int, quantity: Quantity, number: Decimal) -> Value:
    """One end of a range as a value, with the unit of both."""
    offset = finder.offsets[index]
    value = Value(offset, offset + 1, index, index, number, "mean", evidence="range", stop=offset + 1)
    finder.set_unit(value, Quantity("number", quantity.start, quantity.end))
    value.stop = value.end
    return value
