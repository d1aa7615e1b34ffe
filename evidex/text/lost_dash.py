"""Intervals that lost their dash: '95% CI, 1.9076.206' stands for 1.907–6.206 where no other reading is left."""

from __future__ import annotations

import re
from decimal import Decimal

import msgspec

__all__ = ["LostDash", "find_lost_dashes"]


class LostDash(msgspec.Struct, frozen=True):
    """`text[start:end]` is to be read as `after`."""

    start: int
    end: int
    after: str
    confidence: float


_FUSED = re.compile(
    r"(?:\bCI\b|\b[Cc]onfidence [Ii]nterval\b)[^\d\n–−-]{0,12}(?P<sign>[-–−])?"
    r"(?P<fused>\d{1,4}[.·]\d{2,9}[.·]\d{1,6})(?![\d.·])"
)
_ESTIMATE = re.compile(r"(?<![\d.·])[-–−]?\d{1,4}[.·]\d{1,6}(?![\d.·%])")


def find_lost_dashes(text: str) -> tuple[LostDash, ...]:
    """Fused interval bounds behind 'CI' that can be parted in one way only.

    Both parts have the same decimals, the lower is below the upper, and the estimate printed before lies between.
    """
    found = []
    for match in _FUSED.finditer(text):
        estimates = _ESTIMATE.findall(text, max(0, match.start() - 80), match.start())
        parted = _part(match["fused"])
        if parted is None or not estimates or match["sign"]:
            continue
        low, high = (Decimal(part.replace("·", ".")) for part in parted)
        printed = re.sub("[–−]", "-", estimates[-1]).replace("·", ".")
        if not low < Decimal(printed) < high:
            continue
        same = len(printed.partition(".")[2]) == len(parted[0].replace("·", ".").partition(".")[2])
        found.append(LostDash(match.start("fused"), match.end("fused"), "-".join(parted), 0.95 if same else 0.8))
    return tuple(found)


def _part(fused: str) -> tuple[str, str] | None:
    point = "·" if "·" in fused else "."
    whole, middle, decimals = fused.split(point)
    first, second = middle[: len(decimals)], middle[len(decimals) :]
    if not second or (len(second) > 1 and second.startswith("0")):
        return None
    return f"{whole}{point}{first}", f"{second}{point}{decimals}"
