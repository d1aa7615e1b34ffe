"""What a document says its letters mean where they have two meanings: ARR, an adjusted relative risk or a reduction."""

from __future__ import annotations

import re
from decimal import Decimal

from evidex.extract._effect.numbers.estimate import Estimate
from evidex.extract._effect.numbers.labels import FAR_RATIO, Label, Measure, find_labels
from evidex.text import read_quantities
from evidex.text.quantities import Quantities

__all__ = ["is_relative", "meanings_of"]

_LETTERS = re.compile(r"(?<![\w-])(?P<short>[aAP]?RR)s?(?![\w-])")
_BEHIND = re.compile(r"s?['\"”]?\s?[\])]?\s?(?:[,:;=–—-]|\bis\b|\bmeans\b|\s(?=[Aa]djusted|[Aa]bsolute))\s?(?:the\s)?")
_POOLED = re.compile(
    r"(?:ooled|ummary|ombined)\s(?:\w+\s)?(?:effects?|estimates?)\s(?:(?:was|were|of|to|is)\s)?[-−–]?\d"
)
_INITIALS = re.compile(r"(?:ifferences?|ffect size)\s?(?=[(\[](?P<short>[A-Z][A-Za-z]{1,3})[)\]])")
_WINDOW = 60
"""Characters that a definition may take on either side of its letters."""
_LEAST = 8
"""Characters of a name in words: in 'ARR, HR and OR' the letters only stand side by side."""
_NEAR_NOTHING = Decimal("0.2")
"""The interval of a difference of risks that is printed as a fraction begins lower."""


def meanings_of(text: str) -> dict[str, Measure]:
    """Which measure the letters stand for: 'adjusted rate ratio (ARR)', 'ARR, adjusted relative risk'; first told."""
    found: dict[str, Measure] = {}
    for match in _LETTERS.finditer(text) if "RR" in text else ():
        if match["short"] in found or not (measure := _before(text, match) or _behind(text, match)):
            continue
        if (match["short"], measure) != ("RR", "other"):  # 'a relative risk reduction (RR 0.85, 95% CI …)'
            found[match["short"]] = measure
    for match in _INITIALS.finditer(text) if "ifference" in text or "ffect size" in text else ():
        if match["short"] not in found and (measure := _named_by_initials(text, match)):
            found[match["short"]] = measure
    if found.get("RR") in ("RR", "IRR"):
        found.setdefault("aRR", found["RR"])
    pooled = any(word in text for word in ("ooled", "ummary", "ombined")) and _POOLED.search(text)
    if pooled and (measure := _only_measure(text)):
        found["pooled"] = measure
    return found


def _only_measure(text: str) -> Measure | None:
    """The measure that a document names where it names one only."""
    named = {label.measure for label in find_labels(read_quantities(text).shape, {}) if not label.plain}
    named.discard("other")
    return named.pop() if len(named) == 1 else None


def _named_by_initials(text: str, match: re.Match[str]) -> Measure | None:
    """'difference of differences [DOD]', 'mean percentage point difference (PPD)': letters that are the name's own."""
    shape = read_quantities(text[max(match.end() - _WINDOW, 0) : match.end()]).shape.rstrip()
    label = next((each for each in find_labels(shape, {}) if each.end == len(shape)), None)
    if label is None:
        return None
    initials = "".join(word[0] for word in re.findall(r"[A-Za-z]+", shape[label.start :]))
    return label.measure if initials.lower().endswith(match["short"].lower()) else None


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


def is_relative(read: Quantities, label: Label, made: Estimate) -> bool:
    """'ARR 1.10, 95% CI 1.02-1.20': by what is below 1 no risk is reduced; an adjusted relative risk."""
    if not label.unexplained or made.low is None or made.high is None:
        return False
    in_percent = "%" in read.text[read.place(label.start) : read.place(made.place)]
    return not in_percent and made.low > _NEAR_NOTHING and 1 < made.high < FAR_RATIO
