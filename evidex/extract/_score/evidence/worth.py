"""Which sentences are worth a closer look: a cheap question, asked of every sentence with a number.

A hint is a form of which some evidence of `find` is made; a sentence without one holds no value, or none that anything
there would find. All hints are one pattern, each alternative of which begins with its own character: found
faster than one after the other.
"""

from __future__ import annotations

import re

from evidex.extract._score.numbers.statistic_words import STATISTIC, STATISTIC_STEMS

__all__ = ["is_worth_reading"]

_COMPARED = r"[^()\ue000]{0,20}\s(?:\([^()\ue000]{1,20}\)\s)?(?:vs?\.?|versus|compared|to)\s"
_TOLD = "|".join(
    (
        r"\ue000(?:(?<=\swas\s.)",
        r"(?<=\swere\s.)",
        r"(?<==.)",
        r"(?<=\saveraged\s.)",
        r"(?<=\sto\s.)(?=[^.;]{0,40}[(,]\s?\ue001)",
        r"(?<=\sfor\s.)(?=,\s\ue000))\s?[A-Za-zµμ°$(/,]",
    )
)
_HINTS = {
    "a pair: '12/8', '12 (3', '12 vs 8'": rf"\ue000(?:/[-−–+]?\ue000|\s?[(\[]\ue000|{_COMPARED})",
    "a range compared: '3–5 vs'": rf"\ue005{_COMPARED}",
    "a range in brackets": r"\(\ue005|\[\ue005",
    "a list: ': 12'": r":\s\ue000",
    "'M = 12', 'x = 12'": r"M(?<!\w.)\s?=|x(?<!\w.)\s?=",
    "a spread by name: 'SD', 'SEM'": r"S(?<!\w.)(?:D|EM?)\b",
    "labels and values: 'drug, 12 mg; placebo, 8'": (r",(?<=[A-Za-z],)\s\ue000[^;()]{0,30};\s[^;()]{1,40},\s\ue000"),
    "what a number is, behind it: '12 mg (3–5)', '12 days (median'": (
        r"\ue000\s?[A-Za-zµμ][^()\ue000]{0,12}[(](?:\ue005\)|median|mean|IQR|inter)"
    ),
    "brackets beside one another: '(12) in A, (8'": r"[(]\ue000\)[^()]{0,60}[(]\ue000\)",
    "two percentages: '(12% vs 8%'": r"[(]\ue006\s(?:vs?\.?|versus)\s\ue006",
    "two in one bracket: '(12 mg and 8'": r"[(]\ue000\s(?:[A-Za-z/]{1,8}\s)?(?:and|or)\s\ue000",
    "a run in one bracket: '(12, 8'": r"[(]\ue000,\s\ue000,?\s(?:and\s)?\ue000",
    "a plain clause: 'was 12 mg', 'averaged 12 mg'": _TOLD,
    "a measure of its own: '12 out of 20', '12 on a scale', '12-week follow-up'": (
        r"\ue000(?:\sout\sof\s\ue000|\son\san?\s|-(?:year|month|week)s?\sfollow"
        r"|\s[a-z/ ]{3,40}before\s(?:[a-z]+\s)?and\s\ue000|\s[^()\ue000]{3,45},\s\ue000\s[^()\ue000]{3,45}[;)]"
        r"|(?<=[a-z]\sof\s.)\s?[A-Za-zµμ/]+(?:,\s(?:and\s)?|\sand\s)\ue000)"
    ),
    "a range with its P-value: '5 to 3, P ='": r"\ue005[;,]\s\ue001",
    "a range, then a word: '12 (3–5) m'": r"\ue000\s?[(]\ue005\)\s?[A-Za-z]",
    "a range by name: '12 (range', '12 m; range'": r"\ue000[^()\ue000-\ue006]{0,14}[(,;]\s?[Rr]ange",
    "a part of what is normal: '61% of predicted'": (
        r"\ue006\s?(?:of\s(?:the\s)?)?(?:pred|normal|baseline|initial|control(?:\s(?:values?|levels?)|[,.;)]))"
    ),
    "an interval behind a unit": r"\ue000\s?[a-zA-Zµμ][^()\ue000]{0,12}[(]\ue002",
    "brackets with units: '(12 m) … (8 m'": (
        r"[(]\ue000\s?[A-Za-z][^()\ue000]{0,10}[),;][^.]{0,200}[(]\ue000\s?[A-Za-z]"
    ),
}
"""What a sentence needs, each with what it looks like."""
_HINT = re.compile("|".join(_HINTS.values()))
_MOVES = tuple("crease mprove educ ecline fell rose gain ower rais drop elevat horten rolong hange ifference".split())
_STEM = "|".join(_MOVES[:-2])
_MOVED = re.compile(
    rf"(?:{_STEM})[^.;]{{0,120}}(?:\ue006|(?:by|from|to)\s(?:[a-z~]+\s){{0,2}}(?:US)?[$€£]?\ue000)"
    rf"|(?:{_STEM})[a-z]{{0,4}}\s(?:[^.;(]{{0,70}}[(\[](?:[a-z]+,\s)?|[a-z]+ly\s|)(?:\ue000\s?[a-zA-Z]|\ue006)"
    r"|hanged[^.;]{0,30}\sfrom\s\ue000|\b(?:[Cc]hange|[Dd]ifference)s?\s(?:[a-z\s]{0,40}\s(?:was|were)\s)?\ue006"
)
_BESIDE = re.compile(
    rf"\ue000[\s-][^.;()\ue000-\ue006]{{1,14}}\s(?:\(\ue006\)\s)?(?:[a-z]+\s)?[a-z]{{0,3}}(?:{_STEM})"
    rf"|(?:{_STEM})[^.;]{{0,70}}\sof\s(?:[a-z]+\s)?\ue000"
    r"|[(:]\s?(?:[A-Za-z][^()]{0,30}\s)?\ue000[^()]{0,12}[,;)]"
)
"""An amount beside a noun of change, or a number alone or behind a label in a bracket where a change is told."""
_WITH_INTERVAL = re.compile("[\ue000\ue006][^.;()\\[\\]\ue000-\ue006]{0,24}[(\\[;]?[^.;()\ue000-\ue006]{0,3}\ue002")
"""A number with its interval: where a change is told, it may be one."""


def is_worth_reading(shape: str) -> bool:
    """Whether a sentence may hold a value; a pattern of words is looked for only where a piece of one stands."""
    if "\ue003" in shape:
        return True
    if not any(sign in shape for sign in "\ue000\ue006\ue005"):
        return False
    return _HINT.search(shape) is not None or _names_a_statistic(shape) or _tells_a_change(shape)


def _names_a_statistic(shape: str) -> bool:
    return any(stem in shape for stem in STATISTIC_STEMS) and STATISTIC.search(shape) is not None


def _tells_a_change(shape: str) -> bool:
    """Whether a change has a number: behind 'by', 'from' or 'to', in a bracket, or with its interval."""
    if not any(move in shape for move in _MOVES):
        return False
    if _MOVED.search(shape) is not None or _BESIDE.search(shape) is not None:
        return True
    return "\ue002" in shape and _WITH_INTERVAL.search(shape) is not None
