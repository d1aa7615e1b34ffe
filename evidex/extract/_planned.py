"""Numbers that nobody found: what a study assumed, hoped for or reckoned with before it began.

'assuming a cure rate of 95% with A and 86% with B', 'to detect a fall from 9% to 5%, 2400 women were needed', 'the
expected participation rate in patients was set at 30%'. What was found beside it ('lower than the expected 10%, with 6%
of …') stands.
"""

from __future__ import annotations

import re
from functools import lru_cache

from evidex.text.people import PERSONS

__all__ = ["ONLY_TO_BE_FOUND", "TO_BE_FOUND", "is_planned"]

TO_BE_FOUND = r"(?:detect|powered|power\sto|assum\w+)"
"""What leads to a difference that a study was to find."""
ONLY_TO_BE_FOUND = r"(?:detect\w*|power\w*|assum\w+|clinically|minim\w+|smallest|expected|margin|determine|demonstrate)"
"""The same, and what a difference would have to be: beside one that no interval and no P-value follows."""

_N = "\ue000-\ue006"
_NUMBER_OF = rf"number of (?:{PERSONS}|clusters)"
_SIZE = rf"(?:sample(?:s|\ssizes?)|study sizes?|{_NUMBER_OF})"
_FIND = r"(?:detect|show|demonstrate|find|identify|reject|establish|prove|exclude)"
_SUCH = r"\s(?:an?|this|the|such|any|differences?)\b"
_NEEDED = r"\b(?:required|needed|necessary|enough|sufficient)\b"
_NOT_OUR_OWN = r"(?<!\bin )(?<!\bfor )(?<!in the )(?<!in our )(?<!by the )(?<!from the )(?<!than the )"
"""'trials that accounted for it in sample size calculations', 'the 5% expected in the sample size calculation'."""
_WEAK = (
    r"(?<!limited )(?<!limited statistical )(?<!low )(?<!insufficient )(?<!inadequate )(?<!lacked )(?<!lack of )"
    r"(?<!not )(?<!not adequately )(?<!not sufficiently )(?<!inadequately )(?<!insufficiently )"
)
"""'despite limited power to detect differences, A was better': what was found."""
_LOST = r"(?:drop-?\s?outs?|attrition|loss(?:es)?|withdrawals?|non-?\s?(?:response|compliance|adherence))"
_CALCULATED = re.compile(
    rf"(?:(?<!\w)(?=\w)|(?=[\ue000\ue006]))(?:{_NOT_OUR_OWN}\b(?:{_SIZE}|power)\s(?:calculation|estimation|estimate|assumption|computation)s?\b"
    rf"|\b(?:{_SIZE}|power analys[ie]s)\b[^.;]{{0,80}}?\b(?:calculated|estimated|determined|computed|chosen|based on"
    r"|required|needed|necessary|sufficient (?:to|for)|large enough|would (?:be|have|give|provide|yield|allow))\b"
    r"|\b(?:required|needed|calculated|estimated|necessary)\s(?:total\s)?sample sizes?\s(?:was|is|of|=)\s\ue000"
    r"|[\ue000\ue006]\s(?:statistical\s)?power\b|\bpower\s?[(\[]?(?:(?:of|=|:|was|is|set at|at)\s?){1,2}(?:\ue006"
    r"|\ue000(?=\s?(?:[),.;]|and\b|to\b|for\b|at\b|with\b|in\b|$)))|\bpower\s\ue006"
    rf"|{_WEAK}(?<!the )\bpower(?:ed)?\s(?:in order\s)?(?:to|of|for)\s(?:\w+ly\s)?{_FIND}"
    r"|\b(?:probability|chance) of detecting\b"
    rf"|\bto\s(?:be able to\s)?(?:\w+ly\s)?{_FIND}{_SUCH}[^.]{{0,260}}{_NEEDED}"
    rf"|{_NEEDED}[^.]{{0,60}}\bto\s(?:be able to\s)?(?:\w+ly\s)?{_FIND}{_SUCH}"
    r"|\ue000\s(?:[\w-]+\s){1,3}(?:per|in each|for each)\s(?:\w+\s)?(?:group|arm|cluster|condition)s?\s"
    r"(?:were|are|would be|was|is)\s(?:required|needed|necessary)\b"
    r"|\b(?:allow(?:ing)?(?:\sfor)?|(?:account(?:ing)?|adjust(?:ing|ed)?|compensat(?:e|ing)) for)\s(?:an?\s)?"
    rf"(?:[\w-]+\s){{0,3}}(?:\ue006\s(?:[\w-]+\s){{0,2}})?{_LOST}\b)",
    re.IGNORECASE,
)
"""What only the reckoning of a sample says: nothing in its sentence was found. Where neither a word nor a number begins
it is not looked for, which is faster."""
_FOUND = re.compile(
    r"\b(?:in which|(?:that|which) (?:found|showed|reported|had shown)|we found|was found|were found|reached|obtained"
    r"|observed)\b(?:[^.;]|\.(?!\s[A-Z]))*$",
    re.IGNORECASE,
)
"""'the sample size was based on a pilot study that found a rate of 9%': which somebody did find."""
_STOP = (
    rf"(?:[.;]\s|,\s(?!$|(?:and|or|about|approximately)\s|[{_N}])|\b(?:but|whereas|although|which|who|was not|were not"
    r"|observed|actual|found|showed|attained|achieved|compared with)\b)"
)
"""Where what was assumed ends."""
_RATE = (
    r"(?:rates?|proportions?|prevalences?|incidences?|frequenc(?:y|ies)|percentages?|probabilit(?:y|ies)|mortality"
    r"|means?|averages?|medians?|improvements?|reductions?|differences?|drop-?\s?outs?|attrition|loss(?:es)?"
    r"|responses?|survival|accuracy|sensitivit(?:y|ies)|specificit(?:y|ies)|efficacy|effectiveness|adherence"
    r"|compliance|participation|withdrawals?)"
)
_NAMED = r"(?:expected|anticipated|assumed|hypothesi[sz]ed|presumed|projected|planned|postulated)"
_ADVERB = r"(?:had\s|have\s|also\s|conservatively\s|therefore\s|initially\s|further\s){0,2}"
_ASSUMED = re.compile(
    r"\b(?:assuming|hypothesi[sz]ing|supposing|presuming|anticipating|expecting"
    rf"|(?:we|authors|investigators|they)\s{_ADVERB}(?:assumed?|expect(?:ed)?|anticipated?|presumed?|supposed?)"
    r"|(?:was|were|is|are)\s(?:conservatively\s|initially\s)?(?:assumed|presumed|expected|anticipated)"
    r"|assumptions?\s(?:of|that)"
    rf"|(?<!than )(?<!as ){_NAMED}\s(?:[\w/\ue000-]+\s){{0,6}}?{_RATE}"
    rf"|(?:an?|the|our|its|their|of|for|with)\s{_NAMED}(?=\s(?:about\s|approximately\s|only\s)?[\ue000\ue006])"
    rf")\b(?:(?!{_STOP})[^\n])*$",
    re.IGNORECASE,
)
"""What was assumed goes on up to the end of its clause: 'assuming rates of 9% and', 'the expected rate was'."""
_SET = re.compile(
    r"\s(?:(?:that\s)?(?:was|were|had been|we|is)\s)?(?:expected|anticipated|assumed)\s?"
    r"(?:[.,;)]|in the sample|a priori|by\s|$)"
)
"""'lower than the 5% expected in the sample size calculation'."""
_RECKONING = tuple("ample ower alculat etect equired eeded ecessary nough llow ccount djust ompensat".split())
_ASSUMING = tuple("ssum xpect nticipat ypothesi uppos resum roject lanned ostulat stimate".split())
"""Pieces of the words that either begins with: cheap to look for."""
_REACH = 240
"""Characters before a number in which an assumption can begin."""


@lru_cache(maxsize=64)
def _is_reckoned(shape: str) -> bool:
    return any(piece in shape for piece in _RECKONING) and _CALCULATED.search(shape) is not None


def _clause(shape: str, start: int, end: int) -> str:
    """What stands between the semicolons around a number."""
    stop = shape.find("; ", end)
    return shape[shape.rfind("; ", 0, start) + 1 : stop if stop >= 0 else len(shape)]


def is_planned(shape: str, start: int, end: int) -> bool:
    """Whether the number at `shape[start:end]` was assumed, or is part of how large a sample must be."""
    before = shape[max(start - _REACH, 0) : start]
    if _is_reckoned(_clause(shape, start, end)) and not _FOUND.search(before):
        return True
    if not any(piece in before or shape.find(piece, end, end + 40) >= 0 for piece in _ASSUMING):
        return False
    return _ASSUMED.search(before) is not None or _SET.match(shape, end) is not None
