"""Words with which differences between groups are told: units, comparatives, what leads to the other group."""

from __future__ import annotations

import re

from evidex.text.quantities import SIGN
from evidex.text.units import DOSE_UNIT, TIME_UNIT

__all__ = [
    "AGAINST",
    "A_CHANGE",
    "BEAT",
    "CHANGED",
    "DOSE",
    "DOSES",
    "LISTED",
    "MORE",
    "NUMBER_OF_ARM",
    "THE_OTHER",
    "UNIT",
    "UNIT_ALONE",
    "WIDE",
    "WORDS",
    "tells_when",
]

_N, _P, _PC, _PM = (SIGN[kind] for kind in ("number", "p", "percent", "plus_minus"))
WORDS = "[^.;:()\\[\\]\ue000-\ue006]"
"""What goes on without a number, a bracket or the end of a clause."""
_NUMBERED = "".join(
    rf"(?<={noun} )|" for noun in ("group", "groups", "arm", "week", "month", "year", "day", "grade", "stage", "type")
).removesuffix("|")
DOSE = rf"\s?(?!(?:g|m[lL])\b){DOSE_UNIT}\b(?!\s?/)"
"""What a difference may be of as well ('3 g'), is none."""
WIDE = (
    rf"(?:{WORDS}|\((?:\s?{_P}\s?|[^()\ue000-\ue006]{{1,25}})\)|(?:{_NUMBERED}){_N}|{_N}(?={DOSE})"
    rf"|(?:(?<=\sat )|(?<=after )){_N}(?=\s{TIME_UNIT}\b))"
)
"""The same over a bracket of words or with a P-value, the number of a group or week, and a dose."""
UNIT_ALONE = (
    r"(?:mm\s?Hg|lbs?|[dmµμ]?[lL]|points?|units?|days?|weeks?|months?|years?|yrs?|hours?|minutes?|mins?|seconds?|secs?"
    r"|[hs]|ms|euros?|dollars|pounds|beats|bpm|grades|letters|lines|percentage\spoints?|degrees?|c?Gy|CGE|SDs?|QALYs?"
    r"|(?:[nmµμp]?mol|micro(?:g|mol)\w{0,6}|[kmµμn]?g|[kcmµμn]?m|kcal|kJ|I?U|dB|%)(?:/[A-Za-zµμ0-9²]{1,10})?"
    r"|(?!(?:and|or)/)[A-Za-zµμ]{1,11}/\s?[A-Za-zµμ0-9²]{1,10}(?:/[A-Za-z0-9²]{1,8})?|cm3|m2|mg\sper\sdL)(?![A-Za-z/])"
)
"""What differences are most often told in: every unit there is would make each of these patterns slow to compile."""
UNIT = rf"(?:\s?-?{UNIT_ALONE}(?:\sper\s[a-z]{{1,12}})?)"
LISTED = rf"{_N}{UNIT}?(?:(?:,\s(?:and\s)?|\sand\s){_N}{UNIT}?){{1,5}}(?<=[a-zA-Z])"
"""'66 and 50 s', '14 mm Hg, 8 mm Hg, and 9 bpm': at least two, and a unit behind the last."""
MORE = (
    r"(?:higher|lower|greater|larger|smaller|longer|shorter|better|worse|fewer|more|less|earlier|later|older|younger"
    r"|faster|slower|heavier|lighter|taller|thicker|thinner|further)"
)
AGAINST = (
    r"(?:than|compared\s(?:with|to)|versus|vs\.?|relative\sto"
    r"|over(?=\s(?:the\s)?(?:placebo|controls?|usual\scare|standard)))"
)
_NO_OTHER = rf"(?:no\b|{WORDS}{{0,25}}\b(?:baseline|before|pre-?treatment|previous|expected|predicted|actual)\b)"
THE_OTHER = rf"(?=\s(?!{_NO_OTHER})[a-zA-Z])"
"""Another group, not the same before; and nothing that is counted."""
CHANGED = (
    r"(?:reduc\w+|increas\w+|decreas\w+|lower\w*|rais\w+|improv\w+|fell|rose|falls?|rises?|declin\w+|prolong\w+"
    r"|shorten\w+|gains?|gained|drop\w*|attenuat\w+|slowed|diminish\w+|elevat\w+|lengthen\w+|changed|saved?|saves|difference)"
)
BEAT = r"(?:bettered|(?<!heart\s)beat|surpassed|outdid|outperformed|outscored|exceeded|overtook|trailed)"
A_CHANGE = r"(?:increase|decrease|reduction|improvement|gain|rise|drop|fall|decline)"
DOSES = (
    rf"(?:\s(?:with|for|at|on|after)\s(?:the\s)?(?:{_N}(?:\s?{DOSE_UNIT})?(?:,\s(?:and\s)?|\sand\s)){{1,4}}"
    rf"{_N}\s?{DOSE_UNIT}\b)?"
)
"""'with 5, 10 and 20 mg'."""
_NO_TIME = r"(?<!\bat )(?<!after )(?<!over )(?<!week )(?<!month )(?<!day )(?<!year )"
NUMBER_OF_ARM = rf"{WORDS}{{0,60}}(?:{_NO_TIME}[(\[]?\s?[{_N}{_PC}{_PM}])"
"""What the other group has stands behind: 'compared with 5 mm Hg'; the time when is no such number."""
_TIME = re.compile(rf".\s?-?{TIME_UNIT}\b", re.DOTALL)
_OF_TIME = re.compile(
    r"\b(?:times?|duration|stay|length|survival|age|delay\w*|longer|shorter|earlier|later|older|younger|progression)\b"
)


def tells_when(shape: str, place: int, words: str) -> bool:
    """Whether the number at `place` is a time, and the words that tell it measure none ('lower than A by 48 h')."""
    return _TIME.match(shape, place) is not None and _OF_TIME.search(words) is None
