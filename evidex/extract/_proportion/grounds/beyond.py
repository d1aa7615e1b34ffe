"""Percentages below nothing or above all: what stands beside them in a sentence that counts nobody is no share either.

'LDL-C (-34%) fell, and HDL-C (18%) rose', 'the dose increased by 119% and 72%'.
"""

from __future__ import annotations

import re

from evidex.extract._proportion.numbers.share import Share
from evidex.text.people import PERSONS

__all__ = ["beside_what_is_beyond"]

_COUNTS = re.compile(
    r"\b(?:(?<!heart )(?<!pulse )(?<!filtration )rates?|proportions?|percentages?|prevalences?|incidences?|frequenc\w+"
    rf"|{PERSONS}|cases|those|survival|mortality|deaths?|sensitivit\w+"
    r"|specificit\w+|adheren\w+|complian\w+|prescri\w+|coverage|uptake|respon\w+|users?|cure|success)\b",
    re.IGNORECASE,
)
"""A word that counts people or their share: beside it, a share may stand next to a change."""


def beside_what_is_beyond(shape: str, shares: list[Share], grounds: list[str | None]) -> list[str | None]:
    """The grounds, with one for each percentage that is told together with one out of range."""
    if "out of range" not in grounds or _COUNTS.search(shape):
        return grounds
    return [
        "change" if ground is None and share.numerator is None else ground
        for share, ground in zip(shares, grounds, strict=True)
    ]
