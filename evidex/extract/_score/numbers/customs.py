"""What a document says once of how it prints: 'mean ± SEM', 'median (interquartile range)', 'mean (95% CI)'.

Further on it prints only '53.9 ± 1.9' or '31 (12-40)', and means the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["Customs", "customs_of"]

_SE = re.compile(
    r"(?:±|\+/[-−–]|[Mm]eans?(?:\s[a-z-]+){0,3}\s?(?:and\s|,\s|[(\[])|plus (?:or )?minus\s)\s?(?:the\s)?(?:1\s)?"
    r"(?:SEM|S\.E\.M\.|s\.e\.m\.|SE|S\.E\.|s\.e\.|standard errors?)(?![A-Za-z])"
)
"""'(SE)' alone may be short for anything: it names a spread beside a mean or a sign."""
_SD = re.compile(r"(?<![A-Za-z])(?:SDs?|S\.D\.|s\.d\.|sd|[Ss]tandard deviations?)(?![A-Za-z])")
_RANGED = re.compile(
    r"\b(?:(?P<median>[Mm]edians?)|(?P<mean>[Mm]eans?|GM[TC]s?))\b(?P<between>(?:[^.;()\[\]]|\.(?=\d)){0,40})(?:[(\[]\s?|\bwith\s(?:the\s|an\s)?(?=IQR|[Ii]nter-?[Qq]))"
    r"(?:(?P<iqr>IQR|[Ii]nter-?[Qq]uartile|25th|[Qq]uartiles?|Q1)|(?P<range>[Rr]anges?\b|min-max)"
    r"|(?P<ci>(?:9\d ?%\s?)?(?:CI|[Cc]onfidence)\b))"
)


@dataclass(frozen=True, slots=True)
class Customs:
    """`spread` is what stands behind ±; `ranged` what a bare range behind a value is, and of which statistic."""

    spread: str = "sd"
    ranged: str | None = None
    statistic: str | None = None


@lru_cache(maxsize=8)
def customs_of(text: str) -> Customs:
    """What the document says of spreads; a range only where it names one kind alone."""
    kinds: set[str] = set()
    statistics: set[str] = set()
    for match in _RANGED.finditer(text):
        kinds.add("iqr" if match["iqr"] else "range" if match["range"] else "ci")
        statistics.add("median" if match["median"] else "mean")
    spread = "se" if _SD.search(text) is None and _SE.search(text) is not None else "sd"
    ranged = kinds.pop() if len(kinds) == 1 else None
    return Customs(spread, ranged, statistics.pop() if ranged and len(statistics) == 1 else None)
