"""Marks of footnotes at headers and cells: 'BMIᵃ,ᵇ', 'Drug *'."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["RAISED", "RAISED_LETTERS", "SIGNS", "marks_of", "plain_mark", "without_marks"]

SIGNS = "*†‡§¶#‖ǂ"
RAISED_LETTERS = "ᵃ-ᶻʰʲʳʷʸˡˢˣⁱⁿ"
RAISED = f"{RAISED_LETTERS}⁰¹²³⁴-⁹"
"""For classes of characters. Unicode has some of the raised letters apart from the others."""
_BEHIND = re.compile(rf"(?:[{RAISED}]⁾?|[{SIGNS}]|(?<=[a-z)%])\s?\([a-z]\))(?:[\s,]*(?:[{RAISED}]⁾?|[{SIGNS}]))*$")
_REACH = 24
"""Characters at the end of a header that hold its marks."""
_ONE = re.compile(rf"[{RAISED}]+|[{SIGNS}]+|[a-z]")


def marks_of(words: str) -> frozenset[str]:
    """The marks at the end of a header or a cell ('BMIᵃ,ᵇ' has a and b)."""
    found = _BEHIND.search(words.rstrip()[-_REACH:])
    return frozenset(plain_mark(mark) for mark in _ONE.findall(found.group())) if found else frozenset()


def without_marks(words: str) -> str:
    """The words without the marks at their end; 'm²' ends with none."""
    return _AT_END.sub("", words)


_AT_END = re.compile(
    rf"(?:[{SIGNS}]+|(?<![⁻⁺])[{RAISED_LETTERS}⁰¹⁴-⁹]+⁾?|(?<![a-z\d⁻⁺])[²³]|(?<=[a-z]{{4}})[²³])[\s,]*$"
)


def plain_mark(mark: str) -> str:
    """A mark as a plain letter, figure or sign."""
    return unicodedata.normalize("NFKC", mark).strip("() ⁾").rstrip(")")
