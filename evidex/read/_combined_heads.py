"""Headers that say two things in one cell, as a table of one header row must: 'Drug mean | Drug SD | Placebo mean | …'.

Markdown has no cells that span, and a PDF may print none. Where several groups come with the same names of statistics
one after the other, each header is parted: the group stands over the statistic as if it spanned its columns.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

__all__ = ["parted_heads"]

_FORM = (
    r"n|no\.?|%|number|percent|means?|medians?|sds?|sem?s?|iqrs?|range|min|max|events?|total|cases|[aHOIR]{0,2}R"
    r"|(?:mean )?difference|md|smd|95\s?%\s?ci|p(?:[- ]?values?)?"
)
_HEAD = re.compile(
    rf"(?P<group>.*[^\s,;:(–—-])\s?(?:[\s,;:–—-]|\()\s?(?P<form>(?:{_FORM})(?:\s?[(\[,±]\s?(?:{_FORM})\s?[)\]]?)?)\)?",
    re.IGNORECASE | re.DOTALL,
)
_FEWEST = 2
"""Groups, and statistics of each: fewer may be names that happen to begin alike."""


def parted_heads(heads: Sequence[str]) -> Mapping[str, tuple[str, str]]:
    """Group and statistic of each header of a row that says both."""
    told = {head: (match["group"].strip(), match["form"]) for head in heads if (match := _HEAD.fullmatch(head.strip()))}
    beside = groupby(heads, lambda head: told[head][0] if head in told else "")
    runs = {group: tuple(told[head][1] for head in run) for group, run in beside if group}
    several = {group: forms for group, forms in runs.items() if len(set(forms)) >= _FEWEST}
    if len(several) < _FEWEST or len(set(several.values())) > 1:
        return {}
    return {head: parts for head, parts in told.items() if parts[0] in several}
