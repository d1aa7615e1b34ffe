"""Words that lead from a measure's name to its number."""

from __future__ import annotations

import re

from evidex.extract._effect.numbers.labels import Label
from evidex.text.quantities import SIGN, Quantities
from evidex.text.units import TIME_UNIT

__all__ = ["is_said_to_be", "leads_on"]

_N, _I, _R, _P, _PC = (SIGN[kind] for kind in ("number", "interval", "range", "p", "percent"))
_FOR_WHAT = re.compile(
    rf"(?:\s?\([A-Za-z]{{1,5}}\))?\sfor\s"
    rf"(?!\S*\s?(?:increase|increment|decrease|difference|change|reduction|each|every|unit)\b)"
    rf"[a-z][^,;:(){_N}{_I}{_P}{_R}{_PC}]{{2,60}}(?<!increase)(?<!increment)(?<!decrease)(?<!change)(?<!difference)\sof\s"
)
"""'a hazard ratio for death of 1.20'."""
_BARE_FOR = re.compile(
    rf"(?:\s?\([A-Za-z]{{1,5}}\))?(?:\srelative\sto\s[a-z][^,;:(){_N}{_I}{_P}{_R}{_PC}]{{2,40}})?"
    rf"\sfor\s[A-Za-z][^,;:(){_N}{_I}{_P}{_R}{_PC}<>=≤≥/]{{1,60}}"
    r"(?<!\sof)(?<!\sby)(?<!\sto)(?<!\sat)(?<!\sin)(?<!\sper)(?<!\sfrom)(?<!\sover)(?<!\sabove)(?<!\sunder)(?<!\sbelow)"
    r"(?<!\sthan)(?<!\swith)(?<!\sand)(?<!\sor)(?<!\svs)(?<!aged)(?<!\s[<>])\s"
)
"""'OR for history of angina 0.84)': nothing stands between what it is for and the number that closes the clause."""
_CLOSED = re.compile(rf".(?:\s?[),;\]]|,?\s(?:and|but)\s|\.?$|\s?[,(]?\s?{_P})", re.DOTALL)
_OF_TO = re.compile(
    rf"\s(?:of|for)\s[^,;:(){_N}{_I}{_P}{_R}{_PC}]{{2,60}}\s(?:to|versus|vs\.?)\s[^,;:(){_N}{_I}{_P}{_R}{_PC}]{{2,60}},\s"
)
_P_NEXT = re.compile(rf"\s?[,;(]\s?[{_P}{_I}]")
_AT_TIME = re.compile(rf"\sat\s{_N}\s?{TIME_UNIT}\b")
_TIME_BEHIND = 10
"""Characters in which the unit of a time ends."""
_IN_BRACKET = re.compile(rf"{_N}(?:,\s{_P})?[)\]]")


def is_said_to_be(shape: str, label: Label, end: int) -> bool:
    """Whether what stands between a name and the number at `end` joins them.

    'beta(2)' is a receptor, 'r (12' a footnote, 'the difference at 6 months' has its number further on.
    """
    between = shape[label.end : end]
    if _AT_TIME.search(shape, label.end, end + _TIME_BEHIND):
        return False
    if label.measure not in ("beta", "r") or re.search(r"[=:,]|\b(?:of|was|were|is)\b", between):
        return True
    if label.measure != "r":
        return False
    return shape.endswith("orrelation coefficient", label.start, label.end) or (
        shape.endswith("orrelation", label.start, label.end) and _IN_BRACKET.match(shape, end) is not None
    )


def leads_on(read: Quantities, before: str, place: int) -> bool:
    """'a hazard ratio for death of 1.2', 'the hazard ratio of the treated to the untreated, 0.10, P = .008'."""
    if _FOR_WHAT.fullmatch(before) or (_BARE_FOR.fullmatch(before) and _CLOSED.match(read.shape, place)):
        return True
    return _OF_TO.fullmatch(before) is not None and _P_NEXT.match(read.shape, place + 1) is not None
