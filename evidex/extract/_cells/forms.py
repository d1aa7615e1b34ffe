"""What headers, captions and notes say of the form of values: 'n (%)', 'mean ± SD', 'Data are median (IQR) or number'.

Words for a centre, a spread, a count and a percentage are found one after the other; two that stand together are a
form. A note that says two forms leaves it to the cell which of them is meant.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from evidex.extract._cells.marks import RAISED
from evidex.schema.claim import Spread
from evidex.text.people import PERSONS

__all__ = ["Form", "forms_in", "without_forms", "without_spread"]

Centre = Literal["mean", "median"]

_CENTRE = (
    r"(?:\b(?:[Gg]eometric|(?:[Uu]n)?[Aa]djusted|[Aa]rithmetic|[Ll]east[- ][Ss]quares?|LS"
    r"|[Ee]stimated [Mm]arginal)\s?)?"
    r"(?:[Mm]eans?|MEANS?|[Aa]verages?|[Mm]edians?|MEDIANS?)\b(?:\s(?:values?|scores?)\b)?"
    r"|\bls ?means?\b|\bM(?=\s?(?:[(,±]|and)\s?SD)"
)
_SPREAD = (
    r"[Ss]tandard [Dd]eviations?|\b[Ss]td\.?\s?(?:[Dd]ev|[Ee]rr)\w*|\b[Ss]td\b\.?"
    r"|(?<![A-Za-z])S\.?\s?D\.?(?![A-Za-z])|\bs\.?d\.?(?![a-z])"
    r"|[Ss]tandard [Ee]rrors?(?: of (?:the )?means?)?|\bS\.?\s?E\.?\s?M?\.?s?\b|\bs\.e\.(?:m\.)?|\bsem\b"
    r"|\bIQRs?\b|\bIQ\.R\b|[Ii]nter[-‐\s]?quartile(?:[- ](?:ranges?|intervals?|rate))?"
    r"|\bQ[1₁]\s?[-–,]\s?Q[3₃]|\b25th\b[^.;]{0,20}75th"
    r"|\b[Rr]anges?\b|\b[Mm]in(?:imum)?\.?\s?[-–,]\s?[Mm]ax(?:imum)?\b"
    r"|9\d\s?%\s?(?:[Cc]onfidence [Ii]ntervals?|CIs?)|\bCIs?\b"
)
_FRACTION = (
    r"(?:\b(?:[nNxr]|[Nn]o\.?|[Nn]umbers?|[Ee]vents?|[Cc]ases)\s?|(?<=[a-z]{4})\s?)/\s?"
    r"(?:[nN]|[Tt]otals?(?:\s(?:[Nn]o\.?|[Nn]umbers?|[nN]))?|(?:[Nn]o\.?|[Nn]umbers?)\s(?:at risk|[a-z]+ed)|[Aa]t risk"
    rf"|[Aa]ssessed|[Ee]valuated|[Ee]xamined|[Tt]ested|[Tt]reated|[Aa]naly[sz]ed|[Rr]andomi[sz]ed|{PERSONS})"
    r"(?=\s*(?:[,;:()\[\]%]|$))"
)
"""A count of a total: 'n/N', 'No./total no.', 'events/patients'; what is counted may be named: 'Healed/assessed'."""
_COUNT = (
    r"\b[nN]\b(?!\s?[=:]\s?\d)|\b[Nn]o\.(?=\s)|\b[Nn]o\b(?=\s?[,(/]\s?%)"
    r"|\b[Nn]umbers?\b(?:\sof(?:\s[a-z]+){1,3}?(?=\s?[,(/%]|$))?|\b[Ff]requenc(?:y|ies)\b|\b[Cc]ounts?\b|\bcases/"
)
_PERCENT = r"%|\b[Pp]er\s?cent(?:ages?|s)?\b|\b[Pp]roportions?\b"
_TOKEN = re.compile(
    rf"(?P<centre>{_CENTRE})|(?P<spread>{_SPREAD})|(?P<fraction>{_FRACTION})|(?P<count>{_COUNT})|(?P<percent>{_PERCENT})"
)
_JOINED = rf"[\s()\[\],;:/±{RAISED}]*"
_BETWEEN = re.compile(
    rf"{_JOINED}(?:\+/[-−]|and|or|with|of|their|the|one|1|in|values?|given|parenthes[ei]s|brackets|cases"
    rf"|corresponding)?"
    rf"{_JOINED}(?:their|the|corresponding|1)?{_JOINED}"
)
"""What may part two words of one form: 'means with their standard errors', 'mean (± SD)'."""
_OPENED = re.compile(r"[(\[]\s?(?:and|with|BS|bootstrap\w*)?\s?$")
"""What stands before the spread of a centre that was named before: 'Mean change (95% CI)', 'Mean units (and SD)'."""
_REACH = 40
"""Characters between two words of one form."""
_SAYS = re.compile(r"[A-Za-z%]")
"""Without these nothing is said: most cells hold but figures."""
_SPREADS: tuple[tuple[Spread, re.Pattern[str]], ...] = (
    ("se", re.compile(r"(?:standard|std\.?)\s?e|s\.?\s?e", re.IGNORECASE)),
    ("sd", re.compile(r"s", re.IGNORECASE)),
    ("iqr", re.compile(r"i.*q|q|25", re.IGNORECASE)),
    ("ci", re.compile(r".*ci|.*confidence", re.IGNORECASE)),
    ("range", re.compile(r"r|m", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Form:
    """A centre with its spread (either may be unsaid), or a share; `counted` where a count stands with it.

    `turned` where the percentage comes before the count.
    """

    centre: Centre | None = None
    spread: Spread | None = None
    share: bool = False
    counted: bool = False
    turned: bool = False
    whole: bool = False
    """Whether the total stands with the count."""
    plus_minus: bool = False
    """Whether it is written with ±, so that a bracket is none of it."""
    below: bool = False
    """Whether the spread stands in a row of its own, below the centre."""


def forms_in(words: str) -> tuple[Form, ...]:
    """The forms that some words say, each once, in their order."""
    return _forms_in(words) if _SAYS.search(words) else ()


@functools.lru_cache(maxsize=4_096)
def _forms_in(words: str) -> tuple[Form, ...]:
    return tuple(dict.fromkeys(form for form, _, _ in _places(words)))


@functools.lru_cache(maxsize=4_096)
def without_forms(words: str) -> str:
    """The words without what they say of a form; a lone 'mean' that begins a name stays ('Mean arterial pressure')."""
    kept, at = [], 0
    for form, start, end in _places(words):
        opened = _opened(words, start)
        begin = len(words[: opened.start() if opened else start].rstrip(" ,;:([-–±"))
        stop = len(words) - len(words[end:].lstrip(" )]"))
        if form.share and not form.counted and not form.spread:
            continue  # '(%)' behind a name is its unit
        lone = form.spread is None and not form.share
        if lone and words[stop:] and begin == len(words[:start].rstrip()):
            continue
        comma = "," if "," in words[begin:start] and words[stop : stop + 1].isalpha() else ""
        kept.append(words[at:begin] + comma)
        at = max(at, stop)
    return " ".join([*kept, words[at:]])


def without_spread(words: str) -> str:
    """A label without the form that it says, where that is whole: 'FEV1, mL, mean (SD)', 'Eczema, n (%)'."""
    whole = any(form.counted or (form.centre and form.spread) for form in forms_in(words))
    return without_forms(words).strip(" ,:;–—-") or words if whole else words


@functools.lru_cache(maxsize=4_096)
def _places(words: str) -> Sequence[tuple[Form, int, int]]:
    """Each form with where its words stand."""
    tokens = list(_TOKEN.finditer(words))
    found: list[tuple[Form, int, int]] = []
    before: Centre | None = None
    """The first centre without a spread so far."""
    at = 0
    while at < len(tokens):
        own = tokens[at]
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        if behind is not None and _are_joined(words, own.end(), behind.start()) and (form := _together(own, behind)):
            found.append((form, own.start(), behind.end()))
            at += 2
            continue
        if (form := _alone(own, before)) is not None:
            found.append((form, own.start(), own.end()))
            before = before or (form.centre if not form.spread else None)
        at += 1
    return found


def _are_joined(words: str, start: int, end: int) -> bool:
    return end - start <= _REACH and _BETWEEN.fullmatch(words, start, end) is not None


def _opened(words: str, start: int) -> re.Match[str] | None:
    return _OPENED.search(words, max(0, start - _REACH), start)


def _together(one: re.Match[str], other: re.Match[str]) -> Form | None:
    kinds = one.lastgroup, other.lastgroup
    if kinds == ("centre", "spread"):
        joined = one.string[one.end() : other.start()]
        return Form(_centre(one.group()), _spread(other.group()), plus_minus="±" in joined or "+/" in joined)
    if kinds == ("percent", "spread") and _spread(other.group()) == "ci":
        return Form(spread="ci", share=True)
    counts = {"count", "fraction"}.intersection(kinds)
    if counts and "percent" in kinds:
        return Form(share=True, counted=True, turned=one.lastgroup == "percent", whole="fraction" in counts)
    return None


def _alone(own: re.Match[str], before: Centre | None) -> Form | None:
    """What one word says, perhaps of a centre `before` it: 'Median time from surgery (range)'."""
    if own.lastgroup == "centre":
        return Form(_centre(own.group()))
    if own.lastgroup == "spread":
        spread = _spread(own.group())
        if before and _opened(own.string, own.start()):
            return Form(before, spread)
        return Form("median" if spread == "iqr" else "mean", spread) if spread in ("sd", "se", "iqr") else None
    if own.lastgroup == "fraction":
        return Form(share=True, counted=True, whole=True)
    return Form(share=True) if own.lastgroup == "percent" else None


def _centre(word: str) -> Centre:
    return "median" if "median" in word.lower() else "mean"


def _spread(word: str) -> Spread:
    return next(spread for spread, pattern in _SPREADS if pattern.match(word.strip()))
