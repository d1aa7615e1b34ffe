"""Changes less those of the other group: 'the placebo-adjusted improvement in FEV1 was 240 ml', without an interval.

'the placebo-subtracted reduction was 0.8% with 50 mg and 1.1% with 100 mg', 'similar placebo-adjusted improvements (240
ml vs. 235 ml)', 'mean changes (with placebo values subtracted) were 0.82 and 0.74%'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from evidex.extract._about import ABOUT
from evidex.extract._effect.differences.more_than import measure_at
from evidex.extract._effect.differences.pressures import NAMELESS_ARM, pressures_at
from evidex.extract._effect.differences.words import DOSE, UNIT, WIDE
from evidex.extract._effect.numbers.bounds import complete
from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._effect.numbers.made import listed_in
from evidex.text.quantities import SIGN, Quantities

__all__ = ["find_net"]

_N, _P, _PC = (SIGN[kind] for kind in ("number", "p", "percent"))
_OTHER = r"(?:[Pp]lacebo|[Cc]ontrol|[Vv]ehicle|[Ss]ham)"
_NET = (
    rf"(?:\b{_OTHER}[- ](?:adjusted|subtracted|corrected)\b"
    rf"|\(\s?(?:(?:with|after)\s)?{_OTHER}\s(?:\w+\s)?(?:subtracted|corrected)\)"
    rf"|\b(?:with|after)\s{_OTHER}\s(?:\w+\s)?subtracted\b|\b[Nn]et\s(?:of\s{_OTHER}|changes?|reductions?|increases?|effects?))"
)
_IN_WHOM = rf"(?:\s(?:with|in|for|at|on|after|by)\s{WIDE}{{2,40}}?)?(?:\s?\(\s?{_P}\s?\))?"
_AND = r"(?:,\sand\s|,\s|\sand\s|\s(?:vs\.?|versus)\s)"
_VALUE = rf"[{_N}{_PC}](?:{UNIT})?"
_LIST = rf"(?P<list>{_VALUE}(?:{_IN_WHOM}{_AND}{ABOUT}{_VALUE}){{0,4}})"
_LED = re.compile(rf"{_NET}{WIDE}{{0,110}}?\s(?:of|was|were|averaged|amounted\sto|by)\s{ABOUT}{_LIST}")
_IN_BRACKET = re.compile(rf"{_NET}{WIDE}{{0,90}}?\s[(\[]{_LIST}(?:[,;]\s{_P})?\s?[)\]]")
_PRESSURES = re.compile(rf"{_N}\s?/\s?[-−–]?{_N}")
"""'was -8.2/-3.4 mm Hg': systolic and diastolic."""
_DOSE = re.compile(DOSE)


def find_net(read: Quantities) -> Iterator[Estimate]:
    """Each number of such a list; their places may meet those of estimates with intervals."""
    if "lacebo" not in read.shape and "ontrol" not in read.shape and "et " not in read.shape:
        return
    for form in (_LED, _IN_BRACKET):
        for match in form.finditer(read.shape):
            if pair := _PRESSURES.match(read.shape, match.start("list")):
                if not NAMELESS_ARM.search(match.group()):
                    yield from pressures_at(read, pair.start(), pair.end())
                continue
            for place in listed_in(read, match):
                quantity = read.found[read.index_at(place)]
                counts = quantity.kind in ("number", "percent") and not quantity.words
                if counts and quantity.value is not None and not _DOSE.match(read.shape, place + 1):
                    yield complete(read, measure_at(read, place), quantity, place, place, None)
