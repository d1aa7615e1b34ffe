"""Ranges whose ends or value are told in different units of time: 'a mean of 2.9 years (range, 7 months to 7 years)'.

A claim has one unit. What is in another is left out: 7 to 7 years would be a wrong number.
"""

from __future__ import annotations

import re

__all__ = ["are_mixed"]

_TIME = re.compile(
    r"\W{0,2}(?:(?P<s>s(?:ec(?:ond)?s?)?)|(?P<min>min(?:ute)?s?)|(?P<h>h(?:(?:ou)?rs?)?)|(?P<d>d(?:ays?)?)"
    r"|(?P<w>w(?:ee)?ks?)|(?P<mo>mo(?:nth)?s?)|(?P<y>y(?:(?:ea)?rs?)?))(?![a-zA-Z])"
)


def are_mixed(*behind: str) -> bool:
    """Whether the words behind several numbers name different units of time; none is named by words of another sort."""
    named = {match.lastgroup for words in behind if (match := _TIME.match(words))}
    return len(named) > 1
