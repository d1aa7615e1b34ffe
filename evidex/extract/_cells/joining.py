"""What the names of several headers say together: which of them say anything, and how they are put in one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from evidex.extract._cells.names import Named

__all__ = ["grouped", "joined", "of_sides"]

_HEADING = re.compile(
    r"\b(?:outcomes?|end[- ]?points?|characteristics?|(?:socio-?)?demographics?|data|variables?|parameters?|features?"
    r"|information)$|^(?:[\w-]+\s){0,2}characteristics? (?:of|at)\b"
    r"|^(?:(?:other|additional|further|laboratory|clinical|self-?reported|objective|subjective|anthropometric"
    r"|biochemical"
    r"|primary|secondary|safety|efficacy)\s)+(?:measures?|measurements?|assessments?|values|tests?|findings|results)$",
    re.IGNORECASE,
)
_NUMBERING = re.compile(r"\(?\d{1,3}[.)]?|[a-zA-Z][.)]")
"""What only numbers the rows."""


def of_sides(names: Iterable[Named]) -> list[Named]:
    """Those of some names that can say what is measured or whose it is."""
    told = [each for each in names if each.name and not each.is_time and not each.is_change]
    return [each for each in told if each is told[-1] or not _NUMBERING.fullmatch(each.name)]


def joined(told: Iterable[Named]) -> str:
    """The names in one, without headings that say nothing of their own ('Secondary outcomes')."""
    return _joined_names(each.name for each in told)


def _joined_names(told: Iterable[str]) -> str:
    names = list({name.casefold(): name for name in told}.values())
    telling = [name for name in names if not _HEADING.search(name)]
    return ", ".join(telling or names)


def grouped(told: Iterable[Named]) -> str:
    """The names of groups in one, without the time with which one ends: 'Training alone after'."""
    return _joined_names(map(_without_time, told))


def _without_time(group: Named) -> str:
    if group.is_time or not group.time or not group.name.endswith(group.time):
        return group.name
    return group.name.removesuffix(group.time).rstrip(" ,:;(-–") or group.name
