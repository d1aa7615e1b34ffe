"""Which measure does a header, a caption or a note name?

A bare 'difference' is a measure where the table speaks of confidence intervals; in running text it needs more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

import msgspec

from evidex.extract._effect.numbers.labels import Measure, find_labels, is_adjusted
from evidex.text import Quantities, read_quantities

__all__ = [
    "NOTHING_TOLD",
    "WITH_P",
    "Column",
    "adjusted",
    "difference_of",
    "level_of",
    "measure_in_cell",
    "measure_of",
    "says_interval",
    "spelt_out",
]


class Column(msgspec.Struct, frozen=True):
    """What the headers of a column say it holds."""

    role: str
    """measure, interval, lower, upper, p, centre (a mean or median), other"""
    measure: Measure | None = None
    adjusted: bool = False
    level: Decimal | None = None
    group: str = ""
    """The headers above the last: columns of one model or outcome share them."""
    plain: bool = False
    """A bare 'difference': of means, unless the row tells of shares."""
    vague: bool = False
    """An 'estimate' or 'effect' without a name: what caption or row call it goes before."""
    alone: bool = False
    """An effect size that is no difference (η²): believed without an interval, as standardised differences are."""
    kinds: tuple[Measure, Measure] | None = None
    """Where caption or notes name two measures: that of continuous variables and that of categories."""


NOTHING_TOLD: Mapping[str, Measure] = MappingProxyType({})
NOTE_MARKS = "ᵃᵇᶜᵈᵉᶠ*†‡§¶#"
_INTERVAL_HEADER = re.compile(r"\bC\.?I\.?(?:s|[a-z*†‡])?\b|[Cc]onfidence|[Cc]redib|\bCrI\b|\blimits?\b")
WITH_P = re.compile(
    r"C\.?I.*\b[Pp](?![a-uw-z])|(?:[/,;(&]|\band)\s?[Pp](?:[\s-]?[Vv]alues?)?\s?\)?(?:$|[\s,;])", re.DOTALL
)
"""'RR (95% CI), p-value' over or beside cells that hold all three."""
_LEVEL = re.compile(r"(\d\d(?:\.\d)?)\s?%[\s-]?(?:C\.?I|[Cc]onf|[Cc]red|CrI|limits|[LU]CL)")
_EXPONENT = re.compile(r"Exp\s?\(\s?[Bβb]\s?\)", re.IGNORECASE)
_SUMMARY = re.compile(r"\b[sS](?=(?:OR|RR)s?\b)")
"""SOR, sRR: a summary (pooled) ratio."""
_COEFFICIENT = re.compile(
    r"\W*(?:(?:(?:[Uu]n|[Nn]on-?)?[Ss]tandardi[sz]ed|[Rr]egression|(?:[Uu]n)?[Aa]djusted|[Cc]rude|[Aa]nalysis|[Mm]odel|\d"
    r"|(?:[Uu]ni|[Bb]i|[Mm]ulti)varia(?:te|ble))\s)*"
    rf"(?:B|β|b|[Bb]eta|[Cc]oef(?:ficient)?s?\.?|[Ss]lope|[Ee]stimate)\s?[{NOTE_MARKS}]{{0,2}}"
    r"(?:\W{0,3}(?:\(?\s?(?:9\d\s?%\s?CI|SE|s\.e\.|S\.E\.|standard error)\W{0,2})?)"
)
_VAGUE = re.compile(
    r"\W*(?:(?:[Pp]oint|[Ee]ffect|[Tt]reatment|[Ii]ntervention|[Pp]ooled|[Ss]ummary|[Oo]verall|[Rr]elative|[Mm]ain"
    r"|[Tt]otal|(?:[Uu]n)?[Aa]djusted|[Cc]rude)\s)*"
    r"(?:[Ee]stimates?|[Ee]ffects?(?: of (?:the )?(?:treatment|intervention|exposure))?|[Cc]ontrasts?|ES)\b"
)
_UNSAID = re.compile(rf"{_VAGUE.pattern}\W{{0,3}}(?:\(?\s?(?:9\d\s?%\s?(?:CI|[Cc]onfidence [Ii]ntervals?))\W{{0,2}})?")
"""A header that says only that estimates stand below."""
_CORRELATION = re.compile(
    rf"(?:(?:Pearson|Spearman)(?:[’']s)?\s)?(?:r\s?(?:s|ₛ)?|ρ|rho)\s?[{NOTE_MARKS}]{{0,2}}(?:\W{{1,3}}9\d\s?%\s?CI\W{{0,2}})?"
)
_AGREEMENT = re.compile(
    r"\W*(?:ICCs?|[Ii]ntra-?class [Cc]orrelation(?: [Cc]oefficients?)?|(?:Cohen[’']s )?[Kk]appa|κ)\b.{0,24}"
)
_STANDARDISED = re.compile(
    r"\W*(?:Cohen[’']s d|[Ss]tandardi[sz]ed (?:[Mm]ean )?[Dd]ifferences?|Hedges[’']?s? g)\W*(?:\(?9\d.{0,12})?"
)
_INCREMENTAL = re.compile(r"\W*[Ii]ncremental (?:costs?|effects?|benefits?|QALYs?|gains?)\b.{0,24}")
_GLUED = re.compile(r"\b([Mm]ean|[Rr]isk|[Rr]ate|[Oo]dds|[Hh]azards?)(?=(?:[Dd]ifference|[Rr]atio))")
"""'Meandifference': bold headings lose their space."""
_RAISED = re.compile(r"(?<=[A-Za-z]{2})[ᵃᵇᶜᵈᵉᶠᵍʰⁱ¹²³⁴⁵⁶⁷⁸⁹⁰]+")
"""A note's mark that would make one word of 'ORᵃ'."""
_SHORT = re.compile(r"\b([Dd])iff\b\.?")


def spelt_out(words: str) -> str:
    """A header with its measure in full: 'Mean diff.' is a mean difference, 'Exp(B)' an odds ratio."""
    words = _SHORT.sub(r"\1ifference", _GLUED.sub(r"\1 ", _RAISED.sub("", words)))
    return _SUMMARY.sub("", _EXPONENT.sub("OR", words))


_OF_SHARES = re.compile(
    r"percent(?:age)?[- ]points?|proportions?|\brisks?\b|\brates?\b|incidence|prevalence", re.IGNORECASE
)
_RELATIVE = re.compile(r"(?:[Rr]elative|[Pp]ercent(?:age)?|%)\s(?:\w+\s)?$")


def measure_of(words: str, meanings: Mapping[str, Measure] = NOTHING_TOLD) -> Column | None:
    """The measure that a header or caption names; `meanings`: what the document says its letters stand for."""
    words = spelt_out(words)
    for pattern, measure in _BY_NAME:
        if pattern.fullmatch(words):
            return Column("measure", measure, level=level_of(words))
    shape = read_quantities(words).shape
    labels = [label for label in find_labels(shape, dict(meanings)) if not label.plain]
    if not labels:
        if _COEFFICIENT.fullmatch(words):
            return Column("measure", "beta", adjusted(words), level_of(words), vague=bool(_VAGUE.match(words)))
        if _UNSAID.fullmatch(words):
            return Column("measure", "other", adjusted(words), level_of(words), vague=True)
        return None
    label = labels[-1] if labels[-1].measure != "other" else labels[0]
    return Column("measure", label.measure, label.adjusted or adjusted(words), level_of(words))


_BY_NAME: Sequence[tuple[re.Pattern[str], Measure]] = (
    (_CORRELATION, "r"),
    (_AGREEMENT, "other"),
    (_STANDARDISED, "SMD"),
    (_INCREMENTAL, "MD"),
)
"""Headers that are nothing but the name of a measure of which running text makes less."""


def difference_of(words: str) -> Column | None:
    """'Difference (95% CI)': of shares where it says so, else of means; one relative to something is neither."""
    shape = read_quantities(spelt_out(words)).shape
    plain = next((label for label in find_labels(shape, {}) if label.plain), None)
    if plain is None or _RELATIVE.search(shape[: plain.start]):
        return None
    measure: Measure = "RD" if _OF_SHARES.search(words) else "MD"
    return Column("measure", measure, adjusted(words), level_of(words), plain=True)


def says_interval(words: str) -> bool:
    """Whether the words speak of confidence intervals."""
    return _INTERVAL_HEADER.search(words) is not None


def measure_in_cell(read: Quantities, meanings: Mapping[str, Measure]) -> Column | None:
    """The measure that a cell names before its first number: 'HR 2.05 (1.51–2.77)'."""
    if not read.found:
        return None
    words = read.text[read.start : read.found[0].start]
    return measure_of(words, meanings) if words.strip() else None


def adjusted(words: str) -> bool:
    return is_adjusted(words, len(words))


def level_of(words: str) -> Decimal | None:
    match = _LEVEL.search(words)
    return Decimal(match.group(1)) if match else None
