"""Pairs of pressures that a clause sets against another group: systolic and diastolic, each a difference.

'net reductions averaged 12.9/5.4, 8.3/3.4, and 6.8/3.2 mm Hg', 'differences were 7/4 mm Hg (p = 0.004/0.006) and 8/5
mm Hg between A and B and C', 'lower than during A by 18.0/14.5 mm Hg', 'an incremental reduction of -10.5/-6.9 mm Hg'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from evidex.extract._about import ABOUT
from evidex.extract._effect.differences.words import AGAINST, CHANGED, THE_OTHER, WORDS
from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._effect.numbers.made import made_with
from evidex.text.quantities import SIGN, Quantities

__all__ = ["NAMELESS_ARM", "find_pressures", "pressures_at"]

_N, _P = SIGN["number"], SIGN["p"]
_PAIR = rf"{_N}\s?/\s?[-−–]?{_N}"
_P_BEHIND = rf"(?:\s?mm\s?Hg)?(?:\s?\([^()]{{0,12}}{_P}[^()]{{0,12}}\))?"
_LIST = rf"(?P<pairs>(?:{_PAIR}{_P_BEHIND}(?:,\s(?:and\s)?|\sand\s)){{0,4}}{_PAIR})\s?mm\s?Hg"
_WORDS = r"[^.;:()\ue000-\ue006]|\([^().;\ue000-\ue006]{1,25}\)"
_NET = (
    r"(?:\b(?:[Nn]et|(?:[Pp]lacebo|[Cc]ontrol)[- ](?:subtracted|corrected|adjusted)|[Ii]ncremental|[Aa]dditional"
    r"|[Bb]etween-group)\s(?:[\w-]+\s){0,5}?(?:reductions?|decreases?|lowering|falls?|increases?|changes?|effects?"
    r"|differences?)|\b[Dd]ifferences?)"
)
_LED = re.compile(rf"{_NET}\b(?:{_WORDS}){{0,110}}?\s(?:of|was|were|averaged|amounted to|by|at)\s{ABOUT}{_LIST}")
_LOWERED_MORE = re.compile(
    rf"\b(?:incrementally|additionally)\s(?:lowered|reduced|raised)\s(?:{_WORDS}){{2,40}}?\sby\s{_LIST}"
)
_THAN = re.compile(
    r"\b(?:lower|higher|greater|less|more)\s(?:in\s|with\s|on\s)?(?:\w+\s){0,3}?than\s"
    rf"(?:{_WORDS}){{2,60}}?\sby\s{ABOUT}{_LIST}"
)
_CHANGED_BY = re.compile(
    rf"\b{CHANGED}\s(?:{WORDS}{{1,60}}?\s)?(?:by|of)\s{ABOUT}{_LIST}{WORDS}{{0,45}}?,?\s(?:as\s)?{AGAINST}{THE_OTHER}"
    rf"(?!{WORDS}{{0,60}}[(\[]?\s?[{_N}])"
)
_OF_BEFORE = re.compile(r"\b(?:baseline|before treatment|pre-?treatment|targets?|goals?)\b")
NAMELESS_ARM = re.compile(r"\b(?:intervention|treatment|study|active)\s(?:groups?|arms?)\b")
"""'the net reduction in the intervention group was -8/-3 mm Hg': its factor would be told as that group."""
_ONE = re.compile(rf"{_N}\s?/\s?(?P<minus>[-−–])?(?P<two>{_N})")
_OF_EACH = re.compile(rf"\s?mm\s?Hg\s?\(\s?{_P}\s?/")


def find_pressures(read: Quantities) -> Iterator[Estimate]:
    """Both pressures of each pair, with the P-value of the pair."""
    if "Hg" not in read.shape or "/" not in read.shape:
        return
    for pattern in (_LED, _LOWERED_MORE, _THAN, _CHANGED_BY):
        for match in pattern.finditer(read.shape):
            if not _OF_BEFORE.search(match.group()) and not NAMELESS_ARM.search(match.group()):
                yield from pressures_at(read, match.start("pairs"), match.end("pairs"))


def pressures_at(read: Quantities, start: int, end: int) -> Iterator[Estimate]:
    for pair in _ONE.finditer(read.shape, start, end):
        one, two = (read.found[read.index_at(pair.start(at))].value for at in (0, "two"))
        if one is None or two is None:
            continue
        second = made_with(read, "MD", -two if pair["minus"] else two, pair.start("two"), None, pair.end("two"))
        first = made_with(read, "MD", one, pair.start(), None, pair.start() + 1)
        if _OF_EACH.match(read.shape, pair.end("two")):  # 'p = 0.004/0.006': the first is of the first
            second, first = msgspec.structs.replace(second, p=None, end=pair.end("two")), _with_p(first, second)
        yield _with_p(first, second)
        yield second


def _with_p(estimate: Estimate, other: Estimate) -> Estimate:
    return estimate if other.p is None else msgspec.structs.replace(estimate, p=other.p)
