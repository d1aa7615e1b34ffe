"""Which marks were lost in running text, and which single reading is left? Everything else stays as it stands.

An interval's dash at a line end, digits set apart by their letter-spacing, operators that a pi font coded as letters.
"""

from __future__ import annotations

import re

from evidex.read.pdf.passage import Passage
from evidex.text.lost_dash import find_lost_dashes

__all__ = ["restore_marks"]

_SPACED = re.compile(r"(?<![\w.,])(?:\d\s){0,3}\d?\s?[.·]\s\d(?:\s\d){0,4}(?![\w.])")
"""'0. 0 0 1': a decimal whose digits were set apart."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


_QUARTER = re.compile(r"(?<=[\w)%²\]])\s?(?P<sign>¼)\s?(?=[-−–]?\d|[-−–]?[.·]\d)")
"""Pi fonts of several publishers hold '=' in the place of '¼': 'n ¼ 12'."""
_LETTER_SIGN = re.compile(r"\b[Pp]\s(?P<sign>[bN5])\s(?=0?[.·]\d)")
"""And '<', '>', '=' in those of 'b', 'N', '5': 'P b 0.05' has one reading."""
_SIGNS = {"¼": "=", "b": "<", "N": ">", "5": "="}


def restore_marks(passage: Passage) -> None:
    """Mend the passage where one reading is left; each change is recorded with how sure it is."""
    lost = [
        (dash.start, dash.end, dash.after, "interval-dash", dash.confidence) for dash in find_lost_dashes(passage.text)
    ]
    if lost:
        passage.mend_all(lost)
    spaced = [
        (match.start(), match.end(), re.sub(r"\s", "", match.group()), "spaced-digits", 0.9)
        for match in _SPACED.finditer(passage.text)
        if _is_decimal(match.group())
    ]
    if spaced:
        passage.mend_all(spaced)
    operators = [
        (match.start("sign"), match.end("sign"), _SIGNS[match["sign"]], "symbol-font", 0.95)
        for pattern in (_QUARTER, _LETTER_SIGN)
        for match in pattern.finditer(passage.text)
    ]
    if operators:
        passage.mend_all(operators)
    if _CONTROLS.search(passage.text):
        _restore_operators(passage)


def _is_decimal(text: str) -> bool:
    """Whether the digits behind the point stand apart one by one; a list number before a figure does not."""
    return re.fullmatch(r"(?:\d\s)*\d?\s?[.·](?:\s\d){2,5}", text) is not None


def _restore_operators(passage: Passage) -> None:
    """A control character stands for a sign that the font did not name: it is left visible as '�', sure of nothing."""
    passage.mend_all(
        [(match.start(), match.end(), "\ufffd", "unknown-sign", 0.0) for match in _CONTROLS.finditer(passage.text)]
    )
