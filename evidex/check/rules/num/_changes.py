"""Two values of a sentence and the difference that it draws from them: 'fell from 96 to 24 mg/L, a fall of 75%'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evidex.check.arithmetic.printed import signed

__all__ = ["FROM_TO", "NUMBER", "SPREAD", "UNIT", "Change", "changes_of"]


@dataclass(frozen=True, slots=True)
class Change:
    """`before` and `after` as printed, and the change that is told of them.

    `percent`: it has a percent sign; `points`: it says percentage points; `shares`: the values are percentages.
    `of_first`: a percentage is of the first value
    (what fell from A to B). `start` and `end` are places in the sentence. `behind` is what follows the change.
    """

    start: int
    end: int
    before: Decimal
    after: Decimal
    told: Decimal
    percent: bool
    points: bool
    shares: bool
    of_first: bool
    behind: str


NUMBER = r"[-−–]?(?:\d{1,3}(?:,\d{3})+|\d{1,7})(?:[.·]\d+)?(?![\d.·,/]*\d|[-–−/]\d)"
_ASIDE = r"(?:\s?[(\[][^()\[\]]{0,60}[)\]])?"
_POINTS = r"(?:percentage|per\scent|percent|%)[\s-]points?\b"
_NO_UNIT = r"(?!(?:and|or|to|vs|versus|in|with|by|of|at|on|a|an|as|than|after|from|per|for)\b)"
UNIT = rf"(?:\s?{_POINTS}|\s?%|\s?{_NO_UNIT}[A-Za-zµμ°](?:[^\s,;:()\[\].]|\.(?=\S)){{0,11}})?"
_SHORT = r"(?:\s(?!(?:and|or|to|from|but|while|whereas|vs|versus)\b)[A-Za-z][\w'’-]*){0,5}"
_NOUN = (
    r"(?:fall|rise|drop|increase|decrease|reduction|gain|loss|decline|difference|shortening|lengthening|lowering"
    r"|improvement)"
)
_MADE = rf"(?:an?\s(?:(?:absolute|relative|net|total|crude|overall|further)\s){{0,2}}{_NOUN}\s(?:of|by)\s|by\s)"
_LED = r"(?:an?\s)?(?:(?:mean|average|baseline|total|score|value)\s(?:(?:value|score|level)\s)?(?:of\s)?)?"
_WHEN = (
    r"(?:\s(?:in|at|on|by|during)\s(?:the\s)?(?:[A-Za-z]+\s)?"
    r"(?:(?:19|20)\d\d|\d{1,2}\s(?:weeks?|months?|years?|days?|hours?)))?"
)
SPREAD = r"(?:\s?(?:±|\+/?[-−–])\s?\d+(?:[.·]\d+)?)?"
FROM_TO = (
    rf"\bfrom\s{_LED}(?P<a>{NUMBER}){SPREAD}(?P<ua>{UNIT}){_ASIDE}{_SHORT}\s?{_ASIDE}{_WHEN}"
    rf"\sto\s{_LED}(?P<b>{NUMBER}){SPREAD}(?P<ub>{UNIT}){_ASIDE}{_SHORT}"
)
_TOLD = rf"(?P<x>{NUMBER})(?P<ux>{UNIT})"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{FROM_TO},?\s(?:that\sis,?\s)?{_MADE}{_TOLD}",
        rf"\b{_NOUN}\sin\s[^.;:,()\d]{{2,60}},\sfrom\s{_LED}(?P<a>{NUMBER})(?P<ua>{UNIT})\sto\s(?P<b>{NUMBER})(?P<ub>{UNIT}){_SHORT},\swas\s{_TOLD}",
        rf"(?P<a>{NUMBER})(?P<ua>{UNIT}){_ASIDE}{_SHORT}{_ASIDE},?\s(?:and|versus|vs\.?|against|compared\s(?:with|to))\s(?P<b>{NUMBER})(?P<ub>{UNIT}){_ASIDE}{_SHORT}{_ASIDE},\s"
        rf"an?\s(?:(?:absolute|crude)\s)?difference\sof\s{_TOLD}",
        rf"\b{_TOLD}(?:\s(?!or\b)[A-Za-z][\w-]*){{0,2}}\s(?:higher|lower|more|less|fewer|longer|shorter|greater|smaller|older|younger)\s[^.;:()\d]{{0,60}}"
        rf"[(\[](?P<a>{NUMBER})(?P<ua>{UNIT})\s(?:vs\.?|versus|against|compared\swith)\s(?P<b>{NUMBER})(?P<ub>{UNIT})(?=[;,)\]])",
        rf"\bby\s{_TOLD}(?:\s[a-z-]+){{0,2}},?\s[(]?from\s(?P<a>{NUMBER})(?P<ua>{UNIT})\sto\s(?P<b>{NUMBER})(?P<ub>{UNIT})",
    )
)
_THREE_NUMBERS = re.compile(r"\d\D+\d+\D+\d")
_HINT = re.compile(r"\bfrom\s|\bdifference\sof\s|\b(?:vs|versus|against|compared\swith)\b")
_SHARE = re.compile(r"\s?%")
_IS_POINTS = re.compile(rf"\s?(?:{_POINTS})")
_MEASURED_IN_TIME = re.compile(r"\s?(?:s|sec|min|h|hours?|days?|weeks?|months?|years?|minutes?|seconds?)$", re.I)
_FROM = re.compile(r"\bfrom\s")
_LISTED = re.compile(r"\s?(?:,\s|(?:and|or|to|vs\.?|versus)\s|[-–]\s?)[-−–]?\d")
_FOLD = re.compile(r"[\s-]?(?:fold|times)\b")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_NO_WORDS_OF_IT = re.compile(r"\s?(?:points?|units?|cases|patients)$", re.I)


def changes_of(words: str) -> Iterator[Change]:
    """Every change that the sentence tells with both its values, each once."""
    if not _THREE_NUMBERS.search(words) or not _HINT.search(words):
        return
    used: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(words):
            change = _change(match, words)
            if change is not None and not any(a < match.end() and match.start() < b for a, b in used):
                used.append(match.span())
                yield change


def _change(match: re.Match[str], words: str) -> Change | None:
    behind = words[match.end("ux") :]
    if _LISTED.match(behind) or _FOLD.match(words, match.end("x")) or _are_dates(match):
        return None
    points = _IS_POINTS.fullmatch(match["ux"]) is not None
    percent = not points and _SHARE.match(match["ux"]) is not None
    shares = any(_SHARE.match(match[unit]) for unit in ("ua", "ub"))
    if not (percent or points) and (shares or not _same_unit(match)):
        return None
    if percent and not shares and _in_time(match):
        return None
    before, after, told = (signed(match[name]) for name in ("a", "b", "x"))
    return Change(
        match.start(),
        match.end(),
        before,
        after,
        told,
        percent,
        points,
        shares,
        _FROM.search(match[0]) is not None,
        behind,
    )


def _are_dates(match: re.Match[str]) -> bool:
    return all(_YEAR.fullmatch(match[name]) for name in ("a", "b"))


def _same_unit(match: re.Match[str]) -> bool:
    """Whether the change can be in the unit of the values: the same word, or a word on one side only."""
    mine, theirs = match["ux"].strip(), {match["ua"].strip(), match["ub"].strip()} - {""}
    if not mine or _NO_WORDS_OF_IT.match(mine):
        return not any(_MEASURED_IN_TIME.match(unit) for unit in theirs)
    if not theirs:
        return not _MEASURED_IN_TIME.match(mine)
    return mine.rstrip("s") in {unit.rstrip("s") for unit in theirs}


def _in_time(match: re.Match[str]) -> bool:
    """'from 3 to 6 months, an increase of 20%': of something else, perhaps."""
    return any(_MEASURED_IN_TIME.match(match[unit]) for unit in ("ua", "ub"))
