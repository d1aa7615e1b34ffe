"""Words that lead from a ratio's name to its number where no interval stands behind it."""

from __future__ import annotations

import re

from evidex.text.quantities import SIGN, Quantities

__all__ = ["leads_on"]

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


def leads_on(read: Quantities, before: str, place: int) -> bool:
    """'a hazard ratio for death of 1.2', 'the hazard ratio of the treated to the untreated, 0.10, P = .008'."""
    if _FOR_WHAT.fullmatch(before) or (_BARE_FOR.fullmatch(before) and _CLOSED.match(read.shape, place)):
        return True
    return _OF_TO.fullmatch(before) is not None and _P_NEXT.match(read.shape, place + 1) is not None
