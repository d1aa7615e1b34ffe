"""How a table cell is printed: '12 (34.3)', '39.1 ± 7.0', '4 (2–7)', '34/124 (27%)', '27.4%', read as numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from evidex.extract._cells.marks import RAISED, SIGNS
from evidex.text.numerals import find_numerals

__all__ = ["Build", "Shape", "shape_of"]

Build = Literal["a (b)", "a ± b", "a ± b (c–d)", "a (b–c)", "a/b (c)", "a (b/c)", "a/b", "a%", "a"]

_NUMBER = r"(?:[-−–+]\s?)?(?:\d{1,3}(?:,\d{3})+(?:[.·]\d+)?|\d+,\d{1,2}(?!\d)|\d+(?:[.·]\d+)?)"
_MARKED = rf"[\s,{SIGNS}{RAISED}⁾]*$"
"""What may stand behind: marks of footnotes."""
_FIRST = rf"(?P<a>{_NUMBER})\s?(?P<as>%?)\s?[{SIGNS}]{{0,3}}\s?"
_COUNT = r"\d[\d,]*"
_BOUNDED = rf"(?:[<>]\s?)?{_NUMBER}"
_TO = r"(?:[-–—−;,÷]|to)"
_SAID = r"(?:(?:IQR|[Rr]ange|(?:9\d\s?%\s?)?CI|Q1)\s?[=:,]?\s?)?"
"""What a bracket itself may say that it holds."""
_ENDS = (
    rf"[(\[]\s?{_SAID}(?P<b>{_NUMBER})\s?(?P<bs>%?)\s?(?:{_TO}|/(?=[-−–]?\d*\.))"
    rf"\s?(?:Q3\s?=\s?)?(?P<c>{_NUMBER})\s?%?\s?[)\]]"
)
_PATTERNS: Mapping[Build, str] = {
    "a (b–c)": rf"{_FIRST}{_ENDS}",
    "a ± b (c–d)": rf"{_FIRST}(?:±|\+/[-−])\s?(?P<sd>{_NUMBER})\s?{_ENDS}",
    "a (b)": rf"{_FIRST}[(\[]\s?(?:(?:n|SD|SE|SEM)\s?=?\s?)?(?P<b>{_BOUNDED})\s?(?P<bs>%?)\s?[)\]]",
    "a ± b": rf"{_FIRST}(?:±|\+/[-−])\s?(?P<b>{_NUMBER})\s?(?P<bs>%?)(?:\s?[(\[]\s?(?:n\s?=\s?)?{_COUNT}\s?[)\]])?",
    "a/b (c)": rf"(?P<a>{_COUNT})\s?/\s?(?P<b>{_COUNT})\s?[(\[,;]\s?(?P<c>{_BOUNDED})\s?(?P<as>%?)\s?[)\]]?",
    "a (b/c)": rf"{_FIRST}[(\[]\s?(?P<b>{_COUNT})\s?/\s?(?P<c>{_COUNT})\s?[)\]]",
    "a/b": rf"(?P<a>{_COUNT})\s?/\s?(?P<b>{_COUNT})",
    "a%": rf"[(\[]?\s?(?P<a>{_NUMBER})\s?(?P<as>[%％])\s?[)\]]?",
    "a": rf"(?P<a>{_NUMBER})",
}
_RANGED: frozenset[Build] = frozenset(("a (b–c)", "a ± b (c–d)"))
_SHAPES = [(build, re.compile(rf"^\s*{pattern}{_MARKED}")) for build, pattern in _PATTERNS.items()]


@dataclass(frozen=True, slots=True)
class Shape:
    """A cell of values: its numbers in printed order, and behind which of the first two a percent sign stands."""

    build: Build
    numbers: tuple[Decimal, ...]
    signs: tuple[bool, bool]
    less: bool = False
    """Whether what the bracket holds is only a bound ('4 (<1)')."""

    @property
    def turned(self) -> bool:
        """Whether only the first number is a percentage by its sign: '34.3% (12)'."""
        return self.signs == (True, False)

    @property
    def counts(self) -> bool:
        """Whether the first number can be a count."""
        first = self.numbers[0]
        return first >= 0 and first == first.to_integral_value() and first.as_tuple().exponent == 0


def shape_of(text: str) -> Shape | None:
    """How a cell is printed; None where it is none of these."""
    for build, pattern in _SHAPES:
        if match := pattern.match(text):
            groups = match.groupdict("")
            printed = [groups[name] for name in ("a", "sd", "b", "c") if name in groups]
            numbers = tuple(number for each in printed if (number := _number(each)) is not None)
            if len(numbers) < len(printed):
                return None
            if build in _RANGED:
                joined = text[match.end("bs") : match.start("c")]
                if "," in joined and not _is_range(text, numbers, tight=joined == ","):
                    continue  # '40,7 (8,7)' has decimal commas, '73 (1,689)' thousands
            bounded = "<" in groups.get("b", "") + groups.get("c", "")
            return Shape(build, numbers, (bool(groups.get("as")), bool(groups.get("bs"))), bounded)
    return None


_NEAR = 4
"""'94 (92,101)': ends that are not more than so many times away from the value."""


def _is_range(text: str, numbers: tuple[Decimal, ...], *, tight: bool) -> bool:
    """Whether a comma parts the ends of a range; a `tight` one, between digits, may be within one number."""
    value, low, high = numbers[0], *numbers[-2:]
    if not low <= value <= high:
        return False
    if not tight:
        return True
    if _DECIMAL.match(text):
        return False
    return _THOUSANDS.search(text) is None or (_NEAR * low >= value and high <= _NEAR * value)


_DECIMAL = re.compile(r"\D*\d+,\d{1,2}(?!\d)")
_THOUSANDS = re.compile(r"\d,\d{3}(?!\d)")


def _number(printed: str) -> Decimal | None:
    numeral = next(iter(find_numerals("".join(printed.split()))), None)
    return numeral.value if numeral is not None else None
