"""What a document says its letters mean where they have two meanings: ARR, an adjusted relative risk or a reduction."""

from __future__ import annotations

import re

from evidex.extract._effect.labels import Measure, find_labels
from evidex.text import read_quantities

__all__ = ["meanings_of"]

_LETTERS = re.compile(r"(?<![\w-])(?P<short>[aAP]?RR)s?(?![\w-])")
_BEHIND = re.compile(r"s?['\"”]?\s?[\])]?\s?(?:[,:;=–—-]|\bis\b|\bmeans\b|\s(?=[Aa]djusted|[Aa]bsolute))\s?(?:the\s)?")
_WINDOW = 60
"""Characters that a definition may take on either side of its letters."""
_LEAST = 8
"""Characters of a name in words: in 'ARR, HR and OR' the letters only stand side by side."""


def meanings_of(text: str) -> dict[str, Measure]:
    """Which measure the letters stand for: 'adjusted rate ratio (ARR)', 'ARR, adjusted relative risk'; first told."""
    found: dict[str, Measure] = {}
    for match in _LETTERS.finditer(text) if "RR" in text else ():
        if match["short"] not in found and (measure := _before(text, match) or _behind(text, match)):
            found[match["short"]] = measure
    if found.get("RR") in ("RR", "IRR"):
        found.setdefault("aRR", found["RR"])
    return found


def _before(text: str, match: re.Match[str]) -> Measure | None:
    """'adjusted relative risk (ARR)'."""
    if text[match.start() - 1 : match.start()] not in ("(", "["):
        return None
    shape = read_quantities(text[max(match.start() - _WINDOW, 0) : match.start() - 1]).shape.rstrip()
    label = next((each for each in find_labels(shape, {}) if each.end == len(shape)), None)
    return label.measure if label is not None and not label.plain else None


def _behind(text: str, match: re.Match[str]) -> Measure | None:
    """'ARR, adjusted relative risk', 'ARR: absolute risk reduction', 'ARR = adjusted RR'."""
    joint = _BEHIND.match(text, match.end("short"))
    if joint is None:
        return None
    shape = read_quantities(text[joint.end() : joint.end() + _WINDOW]).shape
    label = next(iter(find_labels(shape, {})), None)
    if label is None or label.start or label.plain or label.end < _LEAST:
        return None
    return label.measure
