"""The names of spreads, and what a sentence says once of all its brackets: 'mean (SD) age', 'median [IQR]'."""

from __future__ import annotations

import re

from evidex.text.units import UNIT_WORDS

__all__ = ["IQR", "NAMED_AFTER", "SD", "SE", "head_of"]

SD = r"(?:SD|S\.D\.|s\.d\.|sd|[Ss]tandard deviations?|StDev|std\.? dev\.?)"
SE = r"(?:SEM|S\.E\.M\.|s\.e\.m\.|SE|S\.E\.|s\.e\.|[Ss]tandard errors?(?: of the mean)?)"
IQR = (
    r"(?:(?:\ue000(?:%|th)?\s?)?(?:IQR|[Ii]nter-?[Qq]uartile [Rr]ange|[Ii]nterquartile|[Qq]uartiles?"
    r"|Q1\s?[-–,;]\s?Q3|P25\s?[-–]\s?P75|IQ range"
    r"|(?:25|\ue000)th\s?(?:[-–]|to|and)\s?(?:75|\ue000)th percentiles?|IR\b)(?:,?\s?[(\[]?IQR[)\]]?)?)"
)
_SPREAD_HEAD = re.compile(
    rf"(?:[Mm]eans?|[Aa]verages?|values?)[^.;\ue000-\ue006]{{0,40}}?(?:\(|\[|±|\+/-|\+/−|,|and|with"
    rf"|plus or minus)\s?(?:±|\+/-|\+/−)?\s?(?:years,\s)?(?:(?P<sd>{SD})|(?P<se>{SE}))\b"
    rf"|(?:\(|\[|±|\+/-)\s?(?:(?P<sd2>{SD})|(?P<se2>{SE}))\s?[)\]]"
)
_MEDIAN_HEAD = re.compile(
    rf"(?:[Mm]edians?|[Mm]eans?)\b[^.;\ue000-\ue006]{{0,30}}?(?:\(|\[|,)\s?(?:(?P<iqr>{IQR})"
    rf"|(?P<range>[Rr]anges?|min-max)|(?P<ci>(?:(?:\ue000\s?%|\ue006)\s?)?(?:CI|confidence intervals?)"
    r"(?:\s?\(CI\))?))\s?[)\]]"
)

NAMED_AFTER = re.compile(
    rf"^\s?[(\[]\s?(?:\ue005|\ue000\s(?:to|[-–])\s\ue000)\s?[)\]]\s?(?:{UNIT_WORDS})?\s?[(\[](?:geometric\s)?"
    rf"(?:(?P<median>medians?)|means?),?\s?[(\[]?(?:(?P<iqr>{IQR})|ranges?)"
)
"""'6 (2 to 15) years [median (range)]': what the numbers are is said behind them."""


def head_of(shape: str) -> str | None:
    """What bracketed numbers are where the sentence says it once: sd, se, iqr, range or ci."""
    match = _SPREAD_HEAD.search(shape)
    if match:
        return "sd" if match["sd"] or match["sd2"] else "se"
    match = _MEDIAN_HEAD.search(shape)
    if match:
        return "iqr" if match["iqr"] else "ci" if match["ci"] else "range"
    return None
